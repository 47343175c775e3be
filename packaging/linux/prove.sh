#!/bin/sh
# Proves dist/*.deb and dist/*.run in empty Debian 12 and 13 systems, as a plain user, offscreen and on a real X server:
#   .deb: over an older build, self-tests, a window (screenshot), a signed course inside, deleted stays deleted, purge
#   .run: the same over its older build, portable copy, update out of the running program, damaged files, each exit status
# Needs root, debootstrap, a Debian mirror ($DEBIAN_MIRROR or the usual one) and imagemagick. Takes about 4 GB.
# OLDER names a folder with older builds of both; without it the same files stand for them, the .deb as version 0.0.9.
# ONLY=deb or ONLY=run proves one of them.
# Usage: packaging/linux/prove.sh [SCRATCH_FOLDER] [SUITE ...]     screenshots: SCRATCH_FOLDER/SUITE-*.png
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
scratch=${1:-$(mktemp -d)}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- bookworm trixie
package=$(ls "$root"/dist/studyapp_*_amd64.deb)
runner=$(ls "$root"/dist/studyapp-*.run)
run=/tmp/$(basename "$runner")
program="$root/build/linux/tree/studyapp/studyapp"
suite=here

say() { printf '\n=== %s\n' "$*"; }
fail() {
  say "FAILED ($suite): $*"
  exit 1
}
[ "$(id -u)" = 0 ] || { echo "this needs root" && exit 1; }

home_in() { chroot "$system" getent passwd learner | cut -d: -f6; }
as_learner() { # as_learner COMMAND... ; with next to no environment
  # shellcheck disable=SC2016  # expanded inside
  chroot --userspec=learner:learner "$system" /usr/bin/env -i PATH="${learner_path:-/usr/local/bin:/usr/bin:/bin}" \
    HOME="$(home_in)" LANG=C.UTF-8 /bin/sh -c 'cd "$HOME" && exec "$@"' sh "$@" </dev/null
}
apt_in() { chroot "$system" /usr/bin/env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends "$@" </dev/null >>"$scratch/$suite-apt.log" 2>&1; }
unmount() { umount "$system/proc" "$system/dev/shm" "$system/mnt" 2>/dev/null || :; }
expect() { # expect STATUS COMMAND... ; as the learner
  wanted=$1
  shift
  status=0
  as_learner "$@" >"$scratch/output" 2>&1 || status=$?
  [ "$status" = "$wanted" ] || { cat "$scratch/output" && fail "$* ended with $status, not $wanted"; }
}
listed() { as_learner "$1" list 2>/dev/null; }

# for `sh -c`: starts an X server on a free number, and waits until it is there; its process is $x
# shellcheck disable=SC2016  # expanded inside
x_server='rm -f /tmp/display
  Xvfb -displayfd 3 -screen 0 1280x800x24 3>/tmp/display >/dev/null 2>&1 & x=$!
  for _ in $(seq 240); do [ -s /tmp/display ] && break || sleep 0.5; done
  export DISPLAY=:$(cat /tmp/display)'

picture() { # picture NAME PROGRAM ; the window on a real X server, until article and glossary are there; then ends it
  as_learner sh -c "$x_server
    $2 /tmp/article.md >/tmp/window.log 2>&1 & w=\$!
    for _ in \$(seq 60); do
      sleep 2
      import -window root /tmp/$1.png
      empty=
      for place in 450x100+330+110 380x120+860+140; do # empty until title and glossary are there
        [ \$(convert /tmp/$1.png -crop \$place +repage -format %k info:) -ge 80 ] || empty=\$place
      done
      [ -n \"\$empty\" ] || break
    done
    [ -z \"\$empty\" ] || echo the place \$empty of the picture is empty >>/tmp/window.log
    sleep 1; import -window root /tmp/$1.png
    kill \$w; wait \$w; s=\$?; kill \$x; exit \$s" || fail "the window ended with $? when it was told to end ($1)"
  cp "$system/tmp/$1.png" "$scratch/$suite-$1.png"
  [ ! -s "$system/tmp/window.log" ] || fail "the window wrote: $(cat "$system/tmp/window.log")"
}

self_tests() { # self_tests PROGRAM ; what the library needs, then the window, on no screen and on an X server
  as_learner env QT_QPA_PLATFORM=offscreen "$1" self-test || fail "the self-test of $1"
  as_learner env QT_QPA_PLATFORM=offscreen "$1" self-test --window || fail "the window's self-test of $1"
  as_learner sh -c "$x_server
    $1 self-test --window; s=\$?; kill \$x; exit \$s" || fail "the window's self-test of $1 on an X server"
}

course_comes_once() { # course_comes_once PROGRAM ; and what the learner takes out stays out
  as_learner "$1" list >"$scratch/first" 2>"$scratch/first-errors"
  grep -q "“The mill” was installed" "$scratch/first-errors" || fail "the first start did not take the course in"
  [ "$(grep -c mill "$scratch/first")" = 1 ] || fail "the course is not in the library once"
  as_learner "$1" list >"$scratch/second" 2>"$scratch/second-errors"
  [ ! -s "$scratch/second-errors" ] || fail "the second start took the course in again"
  as_learner "$1" pack show /opt/course.studypack | grep -q "signed by A. Teacher" || fail "the course is not signed"
  as_learner "$1" pack remove "The mill" >/dev/null
  listed "$1" | grep -q mill && fail "a course that was taken out is still there"
  return 0
}

prove_deb() {
  say "$suite: the .deb"
  cp "$older_package" "$system/tmp/older.deb"
  apt_in install /tmp/older.deb
  as_learner studyapp open /tmp/article.md >/dev/null || fail "opening an article with the older build"
  apt_in install --reinstall "/tmp/$(basename "$package")"
  [ "$(chroot "$system" dpkg-query -W -f='${Version}' studyapp)" = "$version" ] || fail "the upgrade is not installed"
  listed studyapp | grep -q Bridges || fail "the upgrade lost the library"
  [ -z "$(chroot "$system" dpkg --verify studyapp)" ] || fail "dpkg finds changed files"
  self_tests studyapp
  picture deb studyapp
  expect 0 studyapp --version
  expect 1 studyapp open /nowhere.md
  expect 2 studyapp no-such-command
  expect 2 studyapp # no display
  say "$suite: a class .deb over it keeps the data and brings the course, once"
  "$program" installer make --class "9a" --pack "$scratch/course.studypack" --to "$scratch/class" "$package" >/dev/null
  cp "$scratch"/class/*.deb "$system/tmp/class.deb"
  apt_in install /tmp/class.deb
  [ -f "$system/usr/share/studyapp/packs/course.studypack" ] || fail "the course is not there"
  [ -z "$(chroot "$system" dpkg --verify studyapp)" ] || fail "dpkg finds changed files in the class .deb"
  course_comes_once studyapp
  listed studyapp | grep -q Bridges || fail "the class .deb lost the library"
  apt_in install --reinstall /tmp/class.deb
  listed studyapp | grep -q mill && fail "installing again brought back what the learner took out"
  apt_in purge studyapp
  [ ! -e "$system/usr/lib/studyapp" ] || fail "purge left the program"
  [ -f "$system$(home_in)/.local/share/studyapp/library.db" ] || fail "purge took the learner's data"
  rm -rf "$system$(home_in)/.local/share/studyapp"
}

prove_run() {
  say "$suite: the .run"
  home=$system$(home_in)
  there=$(home_in)/.local/share/studyapp-program/program/studyapp
  cp "$older_runner" "$system/tmp/older.run"
  as_learner sh /tmp/older.run --silent || fail "silent installation"
  as_learner "$there" open /tmp/article.md >/dev/null || fail "opening an article with the older build"
  as_learner sh "$run" --silent || fail "upgrade"
  listed "$there" | grep -q Bridges || fail "the upgrade lost the library"
  as_learner .local/bin/studyapp --version >/dev/null || fail "no link to the program"
  grep -q "^Exec=\"$there\"" "$home/.local/share/applications/org.studyapp.StudyApp.desktop" || fail "no menu entry"
  self_tests "$there"
  picture run "$there"
  as_learner sh "$run" --portable /opt/stick --silent || fail "portable copy"
  as_learner /opt/stick/StudyApp/program/studyapp open /tmp/article.md >/dev/null
  [ -f "$system/opt/stick/StudyApp/data/library.db" ] || fail "the portable copy keeps its data elsewhere"
  as_learner sh "$run" --portable /opt/stick --silent || fail "upgrading the portable copy"
  mv "$system/opt/stick" "$system/opt/stick2"
  listed /opt/stick2/StudyApp/program/studyapp | grep -q Bridges || fail "a moved portable copy lost its data"
  say "$suite: a class .run, and packs beside a .run"
  "$program" installer make --class "9a" --pack "$scratch/course.studypack" --to "$scratch/class" "$runner" >/dev/null
  cp "$scratch"/class/*.run "$system/tmp/class.run"
  expect 0 sh /tmp/class.run --silent
  [ -f "$home/.local/share/studyapp-program/program/preload/course.studypack" ] || fail "the course is not there"
  course_comes_once "$there"
  expect 0 sh /tmp/class.run --silent
  listed "$there" | grep -q mill && fail "installing again brought back what the learner took out"
  mkdir -p "$system/srv/beside" && cp "$runner" "$scratch/course.studypack" "$system/srv/beside/"
  expect 0 sh "/srv/beside/$(basename "$runner")" --silent --prefix /opt/beside
  [ -f "$system/opt/beside/program/preload/course.studypack" ] || fail "the pack beside the file was not taken along"
  say "$suite: the program starts a newer .run, and ends"
  as_learner sh -c "$x_server
    sleep 4 & old=\$!
    began=\$(date +%s); sh $run --silent --after \$old || exit 1
    [ \$((\$(date +%s) - began)) -ge 3 ] || exit 2; sleep 4
    sh $run --silent; running=\$?
    for exe in /proc/[0-9]*/exe; do
      [ \"\$(readlink \$exe)\" != \"$there\" ] || { p=\${exe%/exe}; kill \${p#/proc/}; }
    done 2>/dev/null; sleep 2; kill \$x; [ \$running = 4 ]" || fail "the update out of the program ($?)"
  statuses
  as_learner sh "$run" --uninstall --silent
  [ ! -e "$home/.local/share/studyapp-program" ] || fail "uninstalling left the program"
  [ -f "$home/.local/share/studyapp/library.db" ] || fail "uninstalling took the learner's data"
}

statuses() { # each exit status of the guide; nothing of it changes what is installed
  say "$suite: the exit statuses of the .run"
  expect 0 sh "$run" --check
  expect 0 sh "$run" --help
  expect 2 sh "$run" --no-such-option
  expect 2 sh "$run" --prefix
  mkdir -p "$system/opt/old" "$system/opt/mac" "$system/opt/bare" "$system/opt/locked"
  printf '#!/bin/sh\necho glibc 2.31\n' >"$system/opt/old/getconf"
  printf '#!/bin/sh\n[ "$1" = -m ] && echo arm64 || echo Darwin\n' >"$system/opt/mac/uname"
  chmod 755 "$system/opt/old/getconf" "$system/opt/mac/uname"
  for tool in sh uname getconf cut sort head printf awk tail cat dirname readlink; do
    ln -sf "/usr/bin/$tool" "$system/opt/bare/$tool"
  done
  learner_path=/opt/old:/usr/bin:/bin
  expect 3 sh "$run" --silent
  grep -q "glibc 2.31" "$scratch/output" || fail "an old system is not told of"
  learner_path=/opt/mac:/usr/bin:/bin
  expect 3 sh "$run" --silent
  learner_path=/opt/bare
  expect 3 sh "$run" --silent
  learner_path=
  mount -t tmpfs -o size=40m,mode=1777 tmpfs "$system/mnt"
  expect 3 sh "$run" --silent --prefix /mnt/small
  umount "$system/mnt"
  expect 3 sh "$run" --silent --prefix /etc/studyapp-here
  expect 1 sh "$run" --silent --prefix /opt/locked
  head -c 5000000 "$runner" >"$system/tmp/short.run"
  expect 5 sh /tmp/short.run --silent
  cp "$runner" "$system/tmp/bent.run"
  printf x | dd of="$system/tmp/bent.run" bs=1 conv=notrunc seek=40000000 2>/dev/null
  expect 5 sh /tmp/bent.run --silent
  expect 5 sh /tmp/bent.run --check
  cp "$system/tmp/class.run" "$system/tmp/bent.run"
  printf x | dd of="$system/tmp/bent.run" bs=1 conv=notrunc seek=$(($(stat -c %s "$system/tmp/bent.run") - 70)) 2>/dev/null
  expect 5 sh /tmp/bent.run --silent
  expect 5 sh /tmp/bent.run --silent --portable /opt/never
  [ ! -e "$system/opt/never/StudyApp/program" ] || fail "a damaged course was installed"
  expect 0 "$there" --version
}

# A real course, made and signed by the program that is proved: it must be in the library after the first start.
author=$scratch/author
rm -rf "$author" "$scratch/class" "$scratch/older" && mkdir -p "$author" "$scratch/older"
printf '# The mill\n\nAda Holt founded the mill at Osby in 1877. It burned in 1902 and was built again by 1905.\n' >"$author/mill.md"
"$program" open "$author/mill.md" --approve --data-dir "$author/data" >/dev/null
"$program" pack keys --make "A. Teacher" --data-dir "$author/data" >/dev/null
"$program" pack make "The mill" --title "The mill" --to "$scratch/course.studypack" --data-dir "$author/data"
version=$(dpkg-deb -f "$package" Version)
if [ -n "${OLDER:-}" ]; then
  older_package=$(ls "$OLDER"/studyapp_*_amd64.deb)
  older_runner=$(ls "$OLDER"/studyapp-*.run)
else
  older_runner=$runner
  older_package=$scratch/older/studyapp_0.0.9_amd64.deb
  dpkg-deb -R "$package" "$scratch/older/tree"
  sed -i 's/^Version: .*/Version: 0.0.9/' "$scratch/older/tree/DEBIAN/control"
  dpkg-deb -Zgzip -z1 --root-owner-group -b "$scratch/older/tree" "$older_package" >/dev/null
  rm -rf "$scratch/older/tree"
fi
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
  unmount
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
  cp "$scratch/course.studypack" "$system/opt/" # not beside the .run in /tmp, which would take it along
  [ "${ONLY:-deb}" != deb ] || prove_deb
  apt_in install libegl1 libgl1 libfontconfig1 libdbus-1-3 libglib2.0-0 libx11-xcb1
  [ "${ONLY:-run}" != run ] || prove_run
  unmount
done
say "Proved."
