#!/bin/sh
# StudyApp self-extracting installer. Works offline and without root; `sh FILE --help` says how.
# Exit status: 0 done, 2 wrong use, 3 this computer does not fit (system, room, missing tool), 4 the program is running,
# 5 the file is damaged, 1 anything else.
set -eu
skip=@SKIP@
size=@SIZE@
sum=@SUM@
need_kb=@NEED@
version=@VERSION@
data_home=${XDG_DATA_HOME:-$HOME/.local/share}
prefix=$data_home/studyapp-program
id=org.studyapp.StudyApp
portable= silent= remove= check= after=

say() { [ -n "$silent" ] || printf '%s\n' "$*"; }
die() { # die STATUS TEXT
  status=$1
  shift
  printf 'studyapp: %s\n' "$*" >&2
  exit "$status"
}
usage() {
  cat <<END
Installs studyapp $version for you alone, in $prefix.

  --prefix FOLDER    install there instead
  --portable FOLDER  put a copy with its own data into FOLDER/StudyApp (a stick); nothing else is touched
  --silent           print nothing but errors, ask nothing
  --check            only check that this file is whole
  --uninstall        remove the program; what you learned stays in $data_home/studyapp
Exit status: 0 done, 2 wrong use, 3 the computer does not fit, 4 the program is running, 5 the file is damaged.
END
}
while [ $# -gt 0 ]; do
  case $1 in
    --prefix | --portable | --after) [ $# -gt 1 ] || die 2 "$1 wants a folder" ;;
  esac
  case $1 in
    --prefix) prefix=$2 && shift ;;
    --portable) portable=$2 && prefix=$2/StudyApp && shift ;;
    --silent | -q) silent=1 ;;
    --after) after=$2 && shift ;; # the program itself: wait until that process has ended, and start the new one
    --uninstall) remove=1 ;;
    --check) check=1 ;;
    --help | -h) usage && exit 0 ;;
    *) die 2 "there is no option $1 (try --help)" ;;
  esac
  shift
done

entry=$data_home/applications/$id.desktop
mime=$data_home/mime/packages/$id.xml
icon=$data_home/icons/hicolor/256x256/apps/$id.png
link=$HOME/.local/bin/studyapp
refresh() {
  update-desktop-database "$data_home/applications" 2>/dev/null || :
  update-mime-database "$data_home/mime" 2>/dev/null || :
}
running() { # the program's own executable in use by some process of ours
  for process in /proc/[0-9]*/exe; do
    [ "$(readlink "$process" 2>/dev/null || :)" != "$prefix/program/studyapp" ] || return 0
  done
  return 1
}
payload() { tail -c +$((skip + 1)) "$0" | head -c "$size"; }

case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
[ ! -d "$prefix" ] || prefix=$(cd "$prefix" && pwd -P)
if [ -n "$remove" ]; then
  ! running || die 4 "studyapp is running; close its window first"
  rm -rf "$prefix/program" "$prefix/program.old" "$prefix/new"
  rmdir "$prefix" 2>/dev/null || :
  [ "$(readlink "$link" 2>/dev/null || :)" != "$prefix/program/studyapp" ] || rm -f "$link"
  rm -f "$entry" "$mime" "$icon"
  refresh
  say "Removed. What you learned stays in $data_home/studyapp"
  exit 0
fi

[ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || die 3 "this file is for Linux on x86_64, not $(uname -s) on $(uname -m)"
waited=0
while [ -n "$after" ] && kill -0 "$after" 2>/dev/null && [ "$waited" -lt 60 ]; do
  sleep 1
  waited=$((waited + 1))
done
glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d' ' -f2)
[ "$(printf '%s\n2.35\n' "${glibc:-0}" | sort -V | head -n 1)" = 2.35 ] ||
  die 3 "this system is too old: it has glibc ${glibc:-?}, and 2.35 is needed (Debian 12, Ubuntu 22.04 or later)"
for tool in xz sha256sum tar; do
  command -v "$tool" >/dev/null || die 3 "the program $tool is missing here (package xz-utils, coreutils or tar)"
done
say "Checking the file ..."
[ "$(payload | sha256sum | cut -d' ' -f1)" = "$sum" ] || die 5 "this file is damaged; copy it again"
[ -z "$check" ] || { say "The file is whole."; exit 0; }
! running || die 4 "studyapp is running; close its window first"
mkdir -p "$prefix" || die 3 "the folder $prefix cannot be made"
free_kb=$(df -Pk "$prefix" | awk 'NR == 2 { print $4 }')
[ "$free_kb" -gt "$need_kb" ] || die 3 "there is too little room: $((need_kb / 1024)) MB are needed in $prefix"

say "Installing studyapp $version in $prefix ..."
trap 'rm -rf "$prefix/new"' EXIT
rm -rf "$prefix/new"
mkdir "$prefix/new"
payload | xz -dc | tar x -C "$prefix/new" || die 5 "this file could not be unpacked; what was installed before is unchanged"
mkdir -p "$prefix/new/preload"
[ ! -d "$prefix/program/preload" ] || cp -p "$prefix/program/preload/"* "$prefix/new/preload/" 2>/dev/null || :
here=$(cd "$(dirname "$0")" && pwd -P)
cp -p "$here"/*.studypack "$prefix/new/preload/" 2>/dev/null || : # packs that lie beside this file
"$prefix/new/studyapp" installer extract "$0" "$prefix/new/preload" >/dev/null ||
  die 5 "the course in this file is damaged; copy it again. What was installed before is unchanged"
rm -rf "$prefix/program.old"
[ ! -d "$prefix/program" ] || mv "$prefix/program" "$prefix/program.old"
[ ! -e "$prefix/portable.txt" ] || portable=$prefix
mv "$prefix/new" "$prefix/program"
rm -rf "$prefix/program.old"

start_again() { [ -z "$after" ] || { "$prefix/program/studyapp" >/dev/null 2>&1 & } }
if [ -n "$portable" ]; then
  printf 'The data of this copy lie in the folder data beside this file.\n' >"$prefix/portable.txt"
  say "Done. Start it with $prefix/program/studyapp"
  start_again
  exit 0
fi
mkdir -p "$(dirname "$link")" "$(dirname "$entry")" "$(dirname "$mime")" "$(dirname "$icon")"
ln -sfn "$prefix/program/studyapp" "$link"
sed "s#^Exec=studyapp#Exec=\"$prefix/program/studyapp\"#" "$prefix/program/share/$id.desktop" >"$entry"
cp "$prefix/program/share/$id.xml" "$mime"
cp "$prefix/program/share/$id.png" "$icon"
refresh
say "Done. Start it from the menu, or with $link"
start_again
exit 0
#---payload---
