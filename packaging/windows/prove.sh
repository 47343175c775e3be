#!/bin/sh
# Proves dist/windows/* under Wine: everything that a class meets, from the silent installation to the last trace gone.
# What runs the program runs a COPY of what was installed, with the stubs of wine/ in it; Setup.exe and the zip are
# checked to hold none. Needs Debian 12's wine64, xvfb, xdotool, imagemagick, gcc-mingw-w64-x86-64-win32 (installed when
# root). Usage: packaging/windows/prove.sh [SCRATCH_FOLDER]     pictures: SCRATCH_FOLDER/*.png, to be looked at
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
scratch=${1:-$(mktemp -d)}
mkdir -p "$scratch"
scratch=$(cd "$scratch" && pwd -P)
setup=$(ls "$root"/dist/windows/StudyApp-*-Setup.exe)
zip=$(ls "$root"/dist/windows/StudyApp-*-portable.zip)
tree=$root/build/windows/tree
python=$root/build/windows/venv/bin/python
missing=
for package in wine64 xvfb xdotool imagemagick unzip gcc-mingw-w64-x86-64-win32; do
  dpkg-query -W "$package" >/dev/null 2>&1 || missing="$missing $package"
done
# shellcheck disable=SC2086  # a list of words
[ -z "$missing" ] || { [ "$(id -u)" = 0 ] && apt-get install -y -q --no-install-recommends $missing >/dev/null; }

export WINEPREFIX="$scratch/prefix" WINEDEBUG=-all LC_ALL=C.UTF-8
export WINEDLLOVERRIDES="winedbg.exe=d;mscoree=;mshtml=;mscms=n" # a crash must not wait for a debugger
unset DISPLAY WAYLAND_DISPLAY || :
drive=$WINEPREFIX/drive_c
started=$(date +%s)
title=$(sed -n 's/^# \(.\{12\}\).*/\1/p' "$root"/resources/samples/*.md | head -n 1)

say() { printf '=== %4d s  %s\n' "$(($(date +%s) - started))" "$*"; }
fail() {
  say "FAILED: $*"
  exit 1
}
run() { # run WINDOWS_PROGRAM ARGUMENTS... ; ends with its exit status, its output piped as Wine wants it
  { timeout 600 wine "$@" </dev/null 2>&1; echo $? >"$scratch/status"; } | cat
  return "$(cat "$scratch/status")"
}
expect() { # expect STATUS PROGRAM ARGUMENTS...
  wanted=$1
  shift
  got=0
  run "$@" >"$scratch/output" || got=$?
  [ "$got" = "$wanted" ] || { cat "$scratch/output" && fail "$* ended with $got, not $wanted"; }
}
gone() { # gone FOLDER ; an uninstaller works on in a copy of itself
  for _ in $(seq 600); do
    [ -e "$1" ] || return 0
    sleep 0.5
  done
  return 1
}
copy_for_tests() { # copy_for_tests INSTALLED NAME ; C:\NAME is the installed tree with the stubs
  rm -rf "${drive:?}/$2"
  cp -r "$1" "$drive/$2"
  "$python" "$here/wine/apply.py" "$drive/$2" >/dev/null
}
program() { # program NAME ARGUMENTS... ; the console launcher of C:\NAME
  name=$1
  shift
  WINEQT_QPA_PLATFORM=offscreen run "C:\\$name\\StudyApp-console.exe" "$@"
}
screen() { # screen PROGRAM ARGUMENTS... ; on an X server of its own, in the background
  rm -f "$scratch/display"
  Xvfb -displayfd 3 -screen 0 1440x900x24 3>"$scratch/display" >/dev/null 2>&1 &
  server=$!
  for _ in $(seq 240); do
    [ -s "$scratch/display" ] && break || sleep 0.5
  done
  DISPLAY=:$(cat "$scratch/display")
  export DISPLAY
  wineserver -k || :
  sleep 2
  { wine explorer /desktop=proof,1440x900 "$@" </dev/null 2>&1 | cat >"$scratch/screen.log"; } &
}
picture() { # picture NAME LEAST_COLOURS [PLACE ...] ; waits until there is that much to see in each place of the screen
  name=$1 least=$2
  shift 2
  [ $# -gt 0 ] || set -- 1440x900+0+0
  for _ in $(seq 120); do
    import -window root "$scratch/$name.png"
    empty=
    for place in "$@"; do
      colours=$(convert "$scratch/$name.png" -crop "$place" +repage -format %k info:)
      [ "$colours" -ge "$least" ] || empty=$place
    done
    [ -n "$empty" ] || return 0
    sleep 2
  done
  fail "in the picture $name the place $empty is empty"
}
screen_off() {
  wineserver -k || :
  kill "$server" 2>/dev/null || :
  unset DISPLAY
}
trap 'wineserver -k 2>/dev/null || :; kill ${server:-} 2>/dev/null || :' EXIT

say "an empty Windows (Wine)"
wineserver -k 2>/dev/null || :
rm -rf "$WINEPREFIX" "$scratch/by-linux"
wineboot -i >/dev/null 2>&1 </dev/null
run winecfg -v win10
user=$(basename "$(ls -d "$drive"/users/* | grep -v Public)")
installed=$drive/users/$user/AppData/Local/Programs/StudyApp
data=$drive/users/$user/AppData/Roaming/studyapp
cp "$setup" "$drive/Setup.exe"

say "wrong use"
expect 2 'C:\Setup.exe' /S /SILENT
[ ! -e "$installed" ] || fail "wrong use installed something"
say "a computer that does not fit"
run winecfg -v win81
expect 3 'C:\Setup.exe' /S
run winecfg -v win10
if [ "$(id -u)" = 0 ]; then # a drive with too little room
  mkdir -p "$scratch/small"
  mount -t tmpfs -o size=60m tmpfs "$scratch/small"
  ln -sfn "$scratch/small" "$WINEPREFIX/dosdevices/e:"
  expect 3 'C:\Setup.exe' /S '/D=E:\StudyApp'
  rm "$WINEPREFIX/dosdevices/e:"
  umount "$scratch/small"
fi
[ ! -e "$installed" ] || fail "a computer that does not fit got something"
say "silent installation"
expect 0 'C:\Setup.exe' /S
[ -x "$installed/StudyApp.exe" ] || fail "nothing was installed"
run reg query 'HKCU\Software\Classes\StudyApp.Pack\shell\open\command' | grep -q StudyApp.exe || fail "no file type"
run reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\StudyApp' | grep -q QuietUninstall || fail "no entry"
ls "$drive/users/$user/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/StudyApp.lnk" >/dev/null || fail "no menu entry"
"$python" "$here/shipped.py" "$tree" "$installed" "$zip"

say "self-tests of the copy"
copy_for_tests "$installed" app
program app self-test || fail "self-test"
program app self-test --window || fail "the window's self-test"
say "analyse the sample, take cards, review"
cp "$root/resources/samples/"*.md "$drive/article.md"
program app open 'C:\article.md' || fail "opening an article"
[ -f "$data/library.db" ] || fail "the library does not lie where the guide says"
program app analyze 'C:\article.md' >"$scratch/analysis.json" || fail "analysing"
grep -q Tajikistan "$scratch/analysis.json" || fail "the analysis found no Tajikistan"
{ printf '\n1\nq\n' | WINEQT_QPA_PLATFORM=offscreen timeout 300 wine 'C:\app\StudyApp-console.exe' review --approve 2>&1 || :; } |
  cat >"$scratch/review"
grep -q 'Everything is kept' "$scratch/review" || { cat "$scratch/review" && fail "no review"; }
program app stats
program app list | grep -q "$title" || fail "the library is empty"

say "the window, on Qt's own platform for Windows"
screen 'C:\app\StudyApp.exe' 'C:\article.md'
# The window stands long before the library is open; these places stay empty until title and glossary are there.
picture window 80 450x80+330+150 350x90+860+210
sleep 5
import -window root "$scratch/window.png"
say "it runs: an installer must not touch it"
WINEQT_QPA_PLATFORM=offscreen timeout 300 wine 'C:\Setup.exe' /S '/D=C:\app' </dev/null >/dev/null 2>&1 && status=0 || status=$?
[ "$status" = 4 ] || fail "over a running program the installer ended with $status, not 4"
[ -f "$drive/app/python/studyapp-stub-crtmath.dll" ] || fail "the running program was replaced"
screen_off

say "the program makes a signed course, and an installer for a class of each file"
printf '# The mill\n\nAda Holt founded the mill at Osby in 1877. It burned in 1902 and was built again by 1905.\n' >"$drive/mill.md"
printf '# The pier\n\nThe pier at Osby was opened by Ada Holt on 4 June 1881. A storm broke it in 1912.\n' >"$drive/pier.md"
program app pack keys --make "A. Teacher" --data-dir 'C:\author' >/dev/null || fail "making a key"
for course in mill pier; do
  program app open "C:\\$course.md" --approve --data-dir 'C:\author' >/dev/null || fail "opening the course's article"
  program app pack make "The $course" --title "The $course" --to "C:\\$course.studypack" --data-dir 'C:\author' || fail "no pack"
done
program app pack show 'C:\mill.studypack' | grep -q "signed by A. Teacher" || fail "the course is not signed"
cp "$zip" "$drive/portable.zip"
before=$(date +%s%N)
program app installer make --class "9a history" --pack 'C:\mill.studypack' --to 'C:\class' 'C:\Setup.exe' 'C:\portable.zip' ||
  fail "making the installers for a class"
say "  made in $((($(date +%s%N) - before) / 1000000)) ms, Wine's start included"
linux=$root/build/linux/tree/studyapp/studyapp
if [ -x "$linux" ]; then # what Windows and Linux make of one file must be the same, to the last byte
  set -- "$drive/Setup.exe" "$drive/portable.zip"
  for base in "$root"/dist/*.deb "$root"/dist/*.run; do
    [ ! -f "$base" ] || set -- "$@" "$base"
  done
  "$linux" installer make --class "9a history" --pack "$drive/mill.studypack" --to "$scratch/by-linux" "$@" >/dev/null
  mkdir "$drive/bases"
  cp "$@" "$drive/bases/"
  (cd "$drive/bases" && program app installer make --class "9a history" --pack 'C:\mill.studypack' --to 'C:\by-windows' -- *) ||
    fail "making the installers for each system"
  diff -r "$scratch/by-linux" "$drive/by-windows" || fail "Windows and Linux make different installers"
  [ "$(grep -c . "$drive/by-windows/SHA256SUMS")" = $# ] || fail "SHA256SUMS does not name each file"
  (cd "$drive/by-windows" && sha256sum --check --strict --quiet SHA256SUMS) || fail "the sums made on Windows"
  say "  $# files are the same as those made on Linux"
  rm -rf "$drive/bases" "$drive/by-windows"
fi

say "the course, and a pack beside the installer"
cp "$drive/class/"*.exe "$drive/Class.exe"
mkdir -p "$drive/hidden"
mv "$drive/mill.studypack" "$drive/hidden/"
expect 0 'C:\Class.exe' /S
for name in mill.studypack pier.studypack class.txt; do
  [ -f "$installed/preload/$name" ] || fail "the preload folder has no $name"
done
mv "$drive/pier.studypack" "$drive/hidden/"
copy_for_tests "$installed" app
program app list >"$scratch/list"
grep -q "$title" "$scratch/list" || fail "the upgrade lost the library"
grep -q "“The mill” was installed" "$scratch/list" || { cat "$scratch/list" && fail "the first start took no course in"; }
program app list >"$scratch/list"
grep -q "was installed" "$scratch/list" && fail "the second start took the course in again"
[ "$(grep -c 'The mill' "$scratch/list")" = 1 ] && grep -q 'The pier' "$scratch/list" || fail "the course is not there once"
program app pack remove "The mill" >/dev/null || fail "taking the course out"
expect 0 'C:\Class.exe' /S
copy_for_tests "$installed" app
program app list | grep -q 'The mill' && fail "installing again brought back what the learner took out"
say "a damaged course is refused, and changes nothing; so is a damaged installer"
"$python" "$here/wine/damage.py" "$drive/Class.exe" "$drive/Damaged.exe" -60
"$python" "$here/wine/damage.py" "$drive/Class.exe" "$drive/Bent.exe" 30000000
head -c 30000000 "$setup" >"$drive/Short.exe"
find "$installed" -type f -exec sha256sum {} + | sort >"$scratch/before"
expect 5 'C:\Damaged.exe' /S
expect 2 'C:\Bent.exe' /S # NSIS itself looks at its own part before any line of ours runs
expect 2 'C:\Short.exe' /S
find "$installed" -type f -exec sha256sum {} + | sort | diff - "$scratch/before" || fail "a damaged file changed the program"
expect 5 'C:\Damaged.exe' /S '/D=C:\new'
[ ! -e "$drive/new/python" ] || fail "a damaged file was installed"
say "for all users, without an administrator's rights"
x86_64-w64-mingw32-gcc -O1 -Wall -Wextra -Werror -municode -s -static -o "$drive/plain_user.exe" "$here/wine/plain_user.c"
expect 6 'C:\plain_user.exe' 'C:\Setup.exe' /S /ALLUSERS
[ ! -e "$drive/Program Files/StudyApp" ] || fail "without rights something was installed for all"
say "a folder of somebody else's is left alone"
mkdir -p "$drive/theirs/python"
expect 1 'C:\Setup.exe' /S '/D=C:\theirs'
[ -z "$(ls "$drive/theirs/python")" ] || fail "somebody else's folder was written"

say "for all users"
expect 0 'C:\Setup.exe' /S /ALLUSERS
[ -x "$drive/Program Files/StudyApp/StudyApp.exe" ] || fail "nothing in Program Files"
run reg query 'HKLM\Software\StudyApp' | grep -q InstallDir || fail "not registered for all"
expect 0 'C:\Program Files\StudyApp\uninstall.exe' /S
gone "$drive/Program Files/StudyApp" || fail "uninstalling for all left the program"

say "a portable copy, moved; and the zip"
expect 0 'C:\Setup.exe' /S /PORTABLE '/D=C:\stick\StudyApp'
[ ! -e "$drive/stick/StudyApp/uninstall.exe" ] || fail "a portable copy has an uninstaller"
copy_for_tests "$drive/stick/StudyApp" moved
program moved open 'C:\article.md' >/dev/null || fail "the portable copy"
[ -f "$drive/moved/data/library.db" ] || fail "the portable copy keeps its data elsewhere"
expect 0 'C:\Setup.exe' /S '/D=C:\moved'
[ -f "$drive/moved/data/library.db" ] && [ -f "$drive/moved/portable.txt" ] || fail "upgrading the portable copy"
unzip -q "$drive/class/"*.zip -d "$drive/zip"
copy_for_tests "$drive/zip/StudyApp" unzipped
program unzipped open 'C:\article.md' >/dev/null || fail "the zip"
program unzipped list | grep -q 'The mill' || fail "the zip for a class brought no course"
[ -f "$drive/unzipped/data/library.db" ] || fail "the zip keeps its data elsewhere"

say "the pages of the installer"
screen 'C:\Setup.exe' '/D=C:\pages'
sleep 8
picture page-1-folder 20
xdotool key Return
sleep 3
picture page-2-progress 20
for _ in $(seq 900); do
  [ ! -e "$drive/pages/uninstall.exe" ] || break
  sleep 1
done
[ -e "$drive/pages/uninstall.exe" ] || fail "the installer's pages do not come to an end"
sleep 15
picture page-3-end 200
screen_off
screen 'C:\pages\uninstall.exe'
sleep 8
picture page-4-uninstall 20
xdotool key Return
gone "$drive/pages/StudyApp.exe" || fail "the uninstaller's button does nothing"
sleep 3
picture page-5-removed 20
screen_off

say "uninstalling leaves what was learned; /PURGE takes it"
expect 0 'C:\Setup.exe' /S
expect 0 "$installed/uninstall.exe" /S
gone "$installed" || fail "uninstalling left the program: $(ls "$installed")"
[ -f "$data/library.db" ] || fail "uninstalling took the learner's data"
run reg query 'HKCU\Software\Classes\StudyApp.Pack' >/dev/null 2>&1 && fail "the file type is still there"
expect 0 'C:\Setup.exe' /S
expect 0 "$installed/uninstall.exe" /S /PURGE
gone "$installed" && gone "$data" || fail "/PURGE left something"
say "Proved. Look at $scratch/*.png"
