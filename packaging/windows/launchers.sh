#!/bin/sh
# Makes StudyApp.exe, StudyApp-console.exe, studyapp.ico and the picture of the last page. Usage: launchers.sh TARGET_FOLDER VERSION
# Needs gcc-mingw-w64-x86-64-win32, librsvg2-bin, icoutils, PySide6. Reproducible: no time is written into the programs.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
mkdir -p "$1"
cd "$1"
for size in 16 24 32 48 64 128 256; do
  rsvg-convert -w "$size" -h "$size" "$here/../../resources/studyapp.svg" -o "$size.png"
done
icotool -c -o studyapp.ico 16.png 24.png 32.png 48.png 64.png 128.png --raw=256.png
rsvg-convert "$here/side.svg" -o side.png
QT_QPA_PLATFORM=offscreen python -c '
from PySide6.QtGui import QImage
QImage("side.png").convertToFormat(QImage.Format.Format_RGB888).save("side.bmp")'
cp "$here/launcher.manifest" .
numbers=$(printf '%s' "$2" | tr -c '0-9\n' ' ' | awk '{ printf "%d,%d,%d,0", $1, $2, $3 }')
x86_64-w64-mingw32-windres -DVERSION="\\\"$2\\\"" -DNUMBERS="$numbers" -I . "$here/launcher.rc" launcher.o
make_launcher() { # make_launcher NAME OPTION
  x86_64-w64-mingw32-gcc -O2 -Wall -Wextra -Werror -municode "$2" -s -static -Wl,--no-insert-timestamp -o "$1" \
    "$here/launcher.c" launcher.o
}
make_launcher StudyApp.exe -mwindows
make_launcher StudyApp-console.exe -DCONSOLE
rm -f ./*.png launcher.o launcher.manifest
