# Sourced by ./run and ./test, which call `set_up run` or `set_up test`. Makes .venv from the locks and stamps it, so
# that the next start only compares a checksum. Needs sh, and a Python 3.12 or 3.13 somewhere. See packaging/README.md.

root=$(cd "$(dirname "$0")" && pwd -P)
cd "$root"
# No PYTHONHOME or PYTHONPATH of the caller's may lead the program to other packages than the locked ones.
unset PYTHONHOME PYTHONPATH || :

say() { printf '%s\n' "$*" >&2; }

no_display() { [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; }

# What Qt needs and no wheel carries: found one by one in a minimal Debian 12.
qt_packages="libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 libx11-xcb1 libxcb-cursor0
 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0
 libwayland-client0 libwayland-cursor0 libwayland-egl1 fonts-dejavu-core"
test_packages="xvfb xauth fonts-noto-core fonts-noto-color-emoji"

set_up() { # set_up run|test
  kind=$1
  lock=packaging/requirements.lock
  packages=$qt_packages
  if [ "$kind" = test ]; then
    lock=packaging/requirements-test.lock
    packages="$qt_packages $test_packages"
  fi
  wanted=$(stamp_of "$lock") || exit 1
  if is_done; then return 0; fi
  if [ ! -w . ]; then
    is_stamped && return 0
    say "studyapp is not set up yet, and the folder $root cannot be written: let somebody start it once who may."
    exit 1
  fi

  find_python || {
    say "studyapp needs Python 3.12 or 3.13 with its venv module: please install one (Debian 13: apt-get install python3-venv; elsewhere python.org or pyenv), or name one with STUDYAPP_PYTHON=/path/to/python3.12."
    exit 1
  }
  take_lock || return 0
  is_stamped || make_environment
  install_system_packages
  release_lock
}

# The quick path: a checksum over all that a set-up depends on, and over where it was made (its scripts name the place).
stamp_of() { cat "$1" pyproject.toml packaging/setup.sh | cksum | tr -d '\n' && printf ' %s\n' "$root"; }

is_done() { is_stamped && have_system_packages; }

is_stamped() {
  [ -x .venv/bin/python ] && [ -f ".venv/stamp-$kind" ] && read -r found <".venv/stamp-$kind" && [ "$found" = "$wanted" ]
}

have_system_packages() { # nothing was installed or removed since we last looked
  [ "$(uname -s)" != Linux ] || [ ! -e /var/lib/dpkg/status ] || [ ".venv/system-$kind" -nt /var/lib/dpkg/status ]
}

is_suitable() {
  [ -n "$1" ] && "$1" -c 'import ensurepip, sqlite3, ssl, sys, venv
sys.exit(not (3, 12) <= sys.version_info[:2] <= (3, 13))' </dev/null >/dev/null 2>&1
}

find_python() { # sets $python
  home=${HOME:-/nonexistent}
  pyenv=${PYENV_ROOT:-$home/.pyenv}/versions
  uv=${XDG_DATA_HOME:-$home/.local/share}/uv/python
  if [ -n "${STUDYAPP_PYTHON:-}" ]; then
    python=$STUDYAPP_PYTHON
    is_suitable "$python" && return 0
    say "STUDYAPP_PYTHON=$STUDYAPP_PYTHON is not a Python 3.12 or 3.13 with venv; looking further."
  fi
  # A pattern that matches nothing stays as it is, and is not suitable. A pyenv shim may be there and answer nothing.
  for python in "$(command -v python3.12 || :)" "$(command -v python3.13 || :)" "$(command -v python3 || :)" \
    "$pyenv"/3.12.*/bin/python "$pyenv"/3.13.*/bin/python "$uv"/cpython-3.1[23]*/bin/python3 \
    /usr/local/bin/python3.1[23] /opt/homebrew/bin/python3.1[23] /opt/python/cp31[23]-cp31[23]/bin/python; do
    is_suitable "$python" && return 0
  done
  return 1
}

missing_packages() { # newer systems call some of them NAMEt64
  for package in $packages; do
    for name in "$package" "${package}t64"; do
      case $(dpkg-query -W -f='${Status}' "$name" 2>/dev/null) in *" ok installed") continue 2 ;; esac
    done
    printf ' %s' "$package"
  done
}

install_system_packages() {
  [ "$(uname -s)" = Linux ] && command -v dpkg-query >/dev/null || return 0
  missing=$(missing_packages)
  if [ -n "$missing" ] && [ "$(id -u)" -ne 0 ]; then
    say "System packages are missing here. Please install them:  sudo apt-get install --no-install-recommends$missing"
    return 0
  elif [ -n "$missing" ]; then
    say "Installing system packages:$missing"
    apt-get update -qq >/dev/null 2>&1 || say "apt-get update failed; trying with the lists that are there."
    # shellcheck disable=SC2086  # a list of words
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing </dev/null >.venv/apt.log 2>&1 || {
      tail -n 5 .venv/apt.log >&2
      say "The system packages could not be installed; the window may not open. Nothing else is affected."
      return 0
    }
  fi
  : >.venv/system-run
  : >".venv/system-$kind"
}

make_environment() {
  # A set-up that was killed in the middle may have left half a package that pip takes for a whole one: begin anew.
  if [ -e .venv/unfinished ] || ! made_here || ! is_suitable .venv/bin/python; then rm -rf .venv; fi
  if [ ! -x .venv/bin/python ]; then
    say "Setting up .venv with $python (once; some minutes on a slow line)"
    mkdir -p .venv
    : >.venv/unfinished
    "$python" -m venv .venv || stop "The environment could not be made."
  else
    say "Bringing .venv up to date"
  fi
  : >.venv/unfinished
  rm -f .venv/stamp-*
  .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --require-hashes --only-binary :all: \
    -r "$lock" >&2 || stop_cleanly "The packages could not be installed (the reason is above). Is there a network?"
  .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --no-deps --no-build-isolation \
    -e . >&2 || stop_cleanly "The program could not be installed into .venv (the reason is above)."
  printf '%s\n' "$root" >.venv/place
  stamp_of packaging/requirements.lock >.venv/stamp-run # the other lock holds all that this one does
  printf '%s\n' "$wanted" >".venv/stamp-$kind"
  rm -f .venv/unfinished
}

made_here() { [ ! -f .venv/place ] || { read -r place <.venv/place && [ "$place" = "$root" ]; }; }

stop() {
  say "$1 Start again to try once more."
  exit 1
}

stop_cleanly() { # pip has put back what it had begun
  rm -f .venv/unfinished
  stop "$1"
}

# One set-up at a time: a folder, which only one process can make. The lock of a process that is gone is taken over by
# whoever first makes the folder named after it inside. Fails when nothing is left to do, since another one did it.
take_lock() {
  waited=0
  until mkdir .venv.lock 2>/dev/null; do
    holder=$(cat .venv.lock/pid 2>/dev/null) || holder=
    if { [ -n "$holder" ] && ! is_alive "$holder"; } || { [ -z "$holder" ] && [ "$waited" -ge 5 ]; }; then
      if mkdir ".venv.lock/after-${holder:-nobody}" 2>/dev/null; then break; fi
    fi
    [ "$waited" -ne 0 ] || say "Waiting for another start to finish the set-up"
    [ "$waited" -lt 1200 ] || stop "Another start seems to hang; if none is running, delete the folder .venv.lock."
    sleep 1
    if is_done; then return 1; fi
    waited=$((waited + 1))
  done
  trap release_lock EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  echo $$ >.venv.lock/pid
}

is_alive() { kill -0 "$1" 2>/dev/null || [ -d "/proc/$1" ]; } # another user's process cannot be signalled

release_lock() {
  rm -rf .venv.lock
  trap - EXIT INT TERM HUP
}
