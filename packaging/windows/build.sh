#!/bin/sh
# Builds the Windows installers on Debian 12 or later: dist/windows/StudyApp-VERSION-Setup.exe, -portable.zip, SHA256SUMS.
# Needs a package registry, root (for the tools below) or the tools installed, and a Python 3.13 (its compiled modules
# are for the version that is shipped). Usage: packaging/windows/build.sh [--fast] [--tree-only]
#   --fast       little compression: half a minute instead of four
#   --tree-only  only the tree, build/windows/tree
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
cd "$here/../.."
# shellcheck source=../setup.sh
. packaging/setup.sh # takes the folder of $0 for the root
cd "$here/../.."
root=$(pwd -P)
fast= tree_only=
for option in "$@"; do
  case $option in
    --fast) fast=-DFAST ;;
    --tree-only) tree_only=1 ;;
    *) say "usage: packaging/windows/build.sh [--fast] [--tree-only]" && exit 2 ;;
  esac
done

kind=build-windows
packages="nsis gcc-mingw-w64-x86-64-win32 librsvg2-bin icoutils osslsigncode libgl1 libegl1 libxkbcommon0 libglib2.0-0
 libfontconfig1 libdbus-1-3"
mkdir -p build/windows .venv
have_system_packages || install_system_packages
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-1764000000}" PYTHONHASHSEED=1
work=$root/build/windows
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' src/studyapp/__init__.py)

say "== the build environment"
lock=packaging/requirements-build.lock
stamp="$(cksum <"$lock") $root"
if [ "$(cat "$work/venv/stamp" 2>/dev/null || :)" != "$stamp" ]; then
  python=
  for candidate in "${STUDYAPP_PYTHON:-}" "$(command -v python3.13 || :)" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.13.*/bin/python \
    "${XDG_DATA_HOME:-$HOME/.local/share}"/uv/python/cpython-3.13*/bin/python3; do
    if is_suitable "$candidate" && "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))'; then
      python=$candidate
      break
    fi
  done
  [ -n "$python" ] || { say "A Python 3.13 with venv is needed; name one with STUDYAPP_PYTHON." && exit 1; }
  rm -rf "$work/venv"
  "$python" -m venv "$work/venv"
  "$work/venv/bin/python" -m pip install -qq --disable-pip-version-check --no-input --require-hashes \
    --only-binary :all: -r "$lock"
  printf '%s\n' "$stamp" >"$work/venv/stamp"
fi
PATH=$work/venv/bin:$PATH
export PATH

say "== the parts for Windows"
# pip reads the lock's conditions for the machine it runs on: what Windows alone needs would be left out.
windows_lock=$work/requirements-windows.lock
sed "s/ ; sys_platform == 'win32'//" packaging/requirements.lock >"$windows_lock"
parts_stamp="$(cat "$windows_lock" packaging/windows/python.lock | cksum)"
if [ "$(cat "$work/parts.stamp" 2>/dev/null || :)" != "$parts_stamp" ]; then
  rm -rf "$work/wheels" "$work/python"
  python -m pip download -qq --disable-pip-version-check --no-input --no-deps --require-hashes --only-binary :all: \
    --platform win_amd64 --python-version 313 --implementation cp --abi cp313 --abi abi3 --abi none \
    -r "$windows_lock" -d "$work/wheels"
  python -m pip download -qq --disable-pip-version-check --no-input --no-deps --require-hashes --no-binary :all: \
    --no-build-isolation -r packaging/windows/python.lock -d "$work/python"
  printf '%s\n' "$parts_stamp" >"$work/parts.stamp"
fi

say "== the tree"
packaging/windows/launchers.sh "$work/launchers" "$version"
python packaging/windows/stage.py "$work"/python/*.tar.gz "$work/wheels" "$work/launchers" "$work/tree"
python packaging/windows/shipped.py "$work/tree"
[ -z "$tree_only" ] || exit 0

say "== the installers"
target=$root/dist/windows
rm -rf "$target"
mkdir -p "$target"
find "$work/tree" "$work/launchers" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
numbers=$(printf '%s' "$version" | tr -c '0-9\n' ' ' | awk '{ printf "%d.%d.%d.0", $1, $2, $3 }')
# shellcheck disable=SC2086  # empty or one word
makensis -V2 $fast "-DVERSION=$version" "-DNUMBERS=$numbers" "-DTREE=$work/tree" "-DPARTS=$work/launchers" \
  "-DOUT=$target/StudyApp-$version-Setup.exe" packaging/windows/studyapp.nsi
python packaging/windows/portable.py "$work/tree" "$target/StudyApp-$version-portable.zip" ${fast:+--fast}
python packaging/windows/shipped.py "$work/tree" "$target/StudyApp-$version-portable.zip"
size=$(stat -c %s "$target/StudyApp-$version-Setup.exe")
[ -n "$fast" ] || [ "$size" -le 80000000 ] || { say "Setup.exe has $size bytes: more than 80 MB. Find what grew." && exit 1; }
(cd "$target" && sha256sum -- * >"$work/sums" && mv "$work/sums" SHA256SUMS)
say "Done: $(cd "$target" && du -k --apparent-size -- *.exe *.zip | awk '{ printf "%s %.1f MB  ", $2, $1 * 1.024 / 1000 }')in dist/windows"
