#!/bin/sh
# Proves the two commands on an empty Debian 12 (debootstrap, minbase), with an emptied environment:
#   1. without a suitable Python: one sentence and nothing else
#   2. as a plain user: names the apt line, sets up, and the command line works
#   3. as root: installs what Qt needs, ./run without a display, the whole of ./test, the window under Xvfb, and a
#      quick second start
# Needs root, debootstrap, a Debian mirror ($DEBIAN_MIRROR or the usual one), a package registry, and a folder with a
# built Python 3.12 or 3.13 below root's ~/.pyenv/versions, which is copied in.
# Usage: packaging/prove-setup.sh PYTHON_FOLDER [SCRATCH_FOLDER]
# Takes about 3 GB; not part of ./test. The scratch folder is kept, and its bare system used again.
set -eu
repository=$(cd "$(dirname "$0")/.." && pwd -P)
python_folder=$(cd "$1" && pwd -P)
scratch=${2:-$(mktemp -d)}
bare=$scratch/bare
system=$scratch/system
# What a CPython built on Debian links to. None of it is Qt's.
python_needs=libbz2-1.0,libexpat1,libffi8,liblzma5,libncursesw6,libreadline8,libsqlite3-0,libssl3,libuuid1,zlib1g
passed_on= # what else of the environment the commands see

say() { printf '\n=== %s\n' "$*"; }
fail() {
  say "FAILED: $*"
  exit 1
}
[ "$(id -u)" = 0 ] || fail "this needs root"

home_of() { chroot "$system" getent passwd "$1" | cut -d: -f6; }

inside() { # inside USER COMMAND... ; run in the user's checkout, with next to no environment
  user=$1
  shift
  # shellcheck disable=SC2086  # empty or one word
  chroot --userspec="$user" "$system" /usr/bin/env -i PATH=/usr/bin:/bin HOME="$(home_of "$user")" CI=true $passed_on \
    /bin/sh -c 'cd "$HOME/studyapp" && exec "$@"' sh "$@" </dev/null
}

seconds_of() { # seconds_of COMMAND... ; its output goes on, its status too, the time into $seconds
  begin=$(date +%s%N)
  "$@" || return
  seconds=$(awk "BEGIN { printf \"%.2f\", ($(date +%s%N) - $begin) / 1e9 }")
}

unmount() { umount "$system/proc" "$system/dev/shm" 2>/dev/null || :; }

if [ ! -e "$bare.done" ]; then
  say "A bare Debian 12"
  rm -rf "$bare"
  # shellcheck disable=SC2086  # empty or one word
  debootstrap --variant=minbase --include="$python_needs" bookworm "$bare" ${DEBIAN_MIRROR:-} >"$scratch/debootstrap.log"
  : >"$bare.done"
fi
unmount
rm -rf "$system"
cp -a "$bare" "$system"
# This machine's way to the registry; a fresh machine has its own.
for file in /etc/resolv.conf /etc/pip.conf /etc/ssl/certs/ca-certificates.crt; do
  [ ! -e "$file" ] || { mkdir -p "$system$(dirname "$file")" && cp -L "$file" "$system$file"; }
done
trap unmount EXIT
mount -t proc proc "$system/proc"
mkdir -p "$system/dev/shm"
mount -t tmpfs -o mode=1777 tmpfs "$system/dev/shm"
chroot "$system" useradd --create-home learner
for user in root learner; do
  git clone -q "$repository" "$system$(home_of "$user")/studyapp"
  chroot "$system" chown -R "$user:" "$(home_of "$user")"
done

say "1. Without a suitable Python"
if inside root ./run --help >"$scratch/1.out" 2>"$scratch/1.err"; then fail "it should have refused"; fi
cat "$scratch/1.err"
[ ! -s "$scratch/1.out" ] && [ "$(wc -l <"$scratch/1.err")" -eq 1 ] || fail "more than one sentence"

# At the same place, since a built Python knows where its library lies; the plain user is told about it.
mkdir -p "$system$(dirname "$python_folder")"
cp -a "$python_folder" "$system$python_folder"
chmod a+x "$system$(home_of root)"

say "2. As a plain user"
passed_on=STUDYAPP_PYTHON=$python_folder/bin/python3
seconds_of inside learner ./run --help >"$scratch/2.out" 2>"$scratch/2.err" || { cat "$scratch/2.err"; fail "./run --help"; }
cat "$scratch/2.err"
grep -q "sudo apt-get install" "$scratch/2.err" || fail "it should name the apt line"
head -n 3 "$scratch/2.out"
say "first ./run as a plain user: $seconds s"
passed_on=

say "3. As root"
seconds_of inside root ./run self-test || fail "./run self-test"
say "first ./run: $seconds s"
if inside root ./run 2>"$scratch/3.err"; then fail "./run should say that there is no display"; fi
cat "$scratch/3.err"
seconds_of inside root bash .ci/run || fail "./test"
say "first ./test: $seconds s"
say "the window on a real X server, for ten seconds"
status=0
inside root xvfb-run -a timeout 10 ./run >"$scratch/5.out" 2>&1 || status=$?
[ "$status" -eq 124 ] || { cat "$scratch/5.out"; fail "the window did not stay open (status $status)"; }
seconds_of inside root ./run --help >"$scratch/4.out"
say "a second ./run --help: $seconds s"
say "Proved."
