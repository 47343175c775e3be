#!/bin/sh
# Proves dist/*.deb and dist/*.run in empty Debian 12 and 13 systems, as a plain user, offscreen and on a real X server:
#   .deb: install, self-test, a window (screenshot), a course inside, upgrade over older data, purge
#   .run: silent install, self-test, upgrade, portable copy, a damaged file, a course inside, uninstall
# Needs root, debootstrap, a Debian mirror ($DEBIAN_MIRROR or the usual one) and imagemagick. Takes about 4 GB.
# Usage: packaging/linux/prove.sh [SCRATCH_FOLDER] [SUITE ...]     screenshots: SCRATCH_FOLDER/SUITE-*.png
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
scratch=${1:-$(mktemp -d)}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- bookworm trixie
package=$(ls "$root"/dist/studyapp_*_amd64.deb)
runner=$(ls "$root"/dist/studyapp-*.run)
program="$root/build/linux/tree/studyapp/studyapp"

say() { printf '\n=== %s\n' "$*"; }
fail() {
  say "FAILED ($suite): $*"
  exit 1
}
[ "$(id -u)" = 0 ] || { echo "this needs root" && exit 1; }

home_in() { chroot "$system" getent passwd learner | cut -d: -f6; }
as_learner() { # as_learner COMMAND... ; with next to no environment
  # shellcheck disable=SC2016  # expanded inside
  chroot --userspec=learner:learner "$system" /usr/bin/env -i PATH=/usr/local/bin:/usr/bin:/bin HOME="$(home_in)" \
    LANG=C.UTF-8 /bin/sh -c 'cd "$HOME" && exec "$@"' sh "$@" </dev/null
}
apt_in() { chroot "$system" /usr/bin/env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends "$@" </dev/null >>"$scratch/$suite-apt.log" 2>&1; }
unmount() { umount "$system/proc" "$system/dev/shm" 2>/dev/null || :; }

picture() { # picture NAME PROGRAM ; starts the window on a real X server, and keeps what is seen after a while
  as_learner sh -c "Xvfb :7 -screen 0 1280x800x24 >/dev/null 2>&1 & x=\$!; sleep 2
    DISPLAY=:7 $2 >/tmp/window.log 2>&1 & w=\$!; sleep 12
    DISPLAY=:7 import -window root /tmp/$1.png; kill \$w; wait \$w 2>/dev/null; kill \$x" || fail "no window ($1)"
  cp "$system/tmp/$1.png" "$scratch/$suite-$1.png"
  [ ! -s "$system/tmp/window.log" ] || fail "the window wrote: $(cat "$system/tmp/window.log")"
  colours=$(identify -format %k "$scratch/$suite-$1.png")
  [ "$colours" -gt 50 ] || fail "the picture $1 is empty ($colours colours)"
}

prove_deb() {
  say "$suite: the .deb"
  apt_in install "/tmp/$(basename "$package")"
  as_learner env QT_QPA_PLATFORM=offscreen studyapp self-test || fail "self-test of the .deb"
  [ -z "$(chroot "$system" dpkg --verify studyapp)" ] || fail "dpkg finds changed files"
  as_learner studyapp open /tmp/article.md >/dev/null || fail "opening an article"
  picture deb studyapp
  say "$suite: a class .deb over it keeps the data and brings the course"
  "$program" installer make --class "9a" --pack "$scratch/course.studypack" --to "$scratch/class" "$package" >/dev/null
  cp "$scratch"/class/*.deb "$system/tmp/class.deb"
  apt_in install /tmp/class.deb
  [ -f "$system/usr/share/studyapp/packs/course.studypack" ] || fail "the course is not there"
  as_learner studyapp list | grep -q Bridges || fail "the upgrade lost the library"
  as_learner studyapp list | grep -q mill || fail "the course did not come into the library"
  apt_in purge studyapp
  [ ! -e "$system/usr/lib/studyapp" ] || fail "purge left the program"
  [ -f "$system$(home_in)/.local/share/studyapp/library.db" ] || fail "purge took the learner's data"
}

prove_run() {
  say "$suite: the .run"
  home=$system$(home_in)
  run=/tmp/$(basename "$runner")
  program_there=$(home_in)/.local/share/studyapp-program/program/studyapp
  as_learner sh "$run" --silent || fail "silent installation"
  as_learner env QT_QPA_PLATFORM=offscreen .local/bin/studyapp self-test 2>/dev/null ||
    as_learner env QT_QPA_PLATFORM=offscreen "$program_there" self-test || fail "self-test of the .run"
  as_learner "$program_there" list | grep -q Bridges || fail "another installer lost the library"
  picture run "$program_there"
  as_learner sh "$run" --silent || fail "installing again"
  as_learner sh "$run" --portable /opt/stick --silent || fail "portable copy"
  as_learner /opt/stick/StudyApp/program/studyapp open /tmp/article.md >/dev/null
  [ -f "$system/opt/stick/StudyApp/data/library.db" ] || fail "the portable copy keeps its data elsewhere"
  as_learner sh "$run" --portable /opt/stick --silent || fail "upgrading the portable copy"
  mv "$system/opt/stick" "$system/opt/stick2"
  as_learner /opt/stick2/StudyApp/program/studyapp list | grep -q Bridges || fail "a moved portable copy lost its data"
  say "$suite: a class .run, a damaged one, and the end"
  "$program" installer make --class "9a" --pack "$scratch/course.studypack" --to "$scratch/class" "$runner" >/dev/null
  cp "$scratch"/class/*.run "$system/tmp/class.run"
  as_learner sh /tmp/class.run --silent || fail "class installation"
  [ -f "$home/.local/share/studyapp-program/program/preload/course.studypack" ] || fail "the course is not there"
  head -c 5000000 "$runner" >"$system/tmp/short.run"
  as_learner sh /tmp/short.run --silent && fail "a truncated file was installed"
  cp "$system/tmp/class.run" "$system/tmp/bent.run"
  printf x | dd of="$system/tmp/bent.run" bs=1 conv=notrunc seek=$(($(stat -c %s "$system/tmp/bent.run") - 70)) 2>/dev/null
  status=0
  as_learner sh /tmp/bent.run --silent 2>/dev/null || status=$?
  [ "$status" = 5 ] || fail "a damaged course ended with $status, not 5"
  as_learner "$program_there" --version >/dev/null || fail "a damaged file spoilt what was installed"
  as_learner sh "$run" --uninstall --silent
  [ ! -e "$home/.local/share/studyapp-program" ] || fail "uninstalling left the program"
  [ -f "$home/.local/share/studyapp/library.db" ] || fail "uninstalling took the learner's data"
}

# A real course, made by the program that is proved: its pack must be in the library after the first start.
author=$scratch/author
rm -rf "$author" "$scratch/class" && mkdir -p "$author"
printf '# The mill\n\nAda Holt founded the mill at Osby in 1877. It burned in 1902 and was built again by 1905.\n' >"$author/mill.md"
"$program" open "$author/mill.md" --data-dir "$author/data" >/dev/null
"$program" pack make mill --title "The mill" --author "A. Teacher" --to "$scratch/course.studypack" \
  --data-dir "$author/data" >/dev/null
for suite in "$@"; do
  system=$scratch/$suite
  bare=$scratch/$suite-bare
  if [ ! -e "$bare.done" ]; then
    say "$suite: a bare system"
    rm -rf "$bare"
    # shellcheck disable=SC2086  # empty or one word
    debootstrap --variant=minbase "$suite" "$bare" ${DEBIAN_MIRROR:-} >"$scratch/$suite-debootstrap.log"
    : >"$bare.done"
  fi
  umount "$system/proc" "$system/dev/shm" 2>/dev/null || :
  rm -rf "$system"
  cp -a "$bare" "$system"
  cp -L /etc/resolv.conf "$system/etc/resolv.conf"
  trap unmount EXIT
  mount -t proc proc "$system/proc"
  mkdir -p "$system/dev/shm"
  mount -t tmpfs -o mode=1777 tmpfs "$system/dev/shm"
  chroot "$system" useradd --create-home learner
  cp "$package" "$runner" "$system/tmp/"
  chroot "$system" chown learner /opt
  printf '# Bridges\n\nThe bridge over the Lune was opened on 3 May 1901 by Mayor Ada Holt. It is made of steel.\n' >"$system/tmp/article.md"
  apt_in update
  apt_in install xvfb imagemagick xz-utils fonts-dejavu-core
  prove_deb
  apt_in install libegl1 libgl1 libfontconfig1 libdbus-1-3 libglib2.0-0 libx11-xcb1
  prove_run
  unmount
done
say "Proved."
