#!/bin/sh
# Renews the locks from pyproject.toml. `packaging/relock.sh` keeps pins that still fit; `--upgrade` takes the newest.
# Needs uv (python -m pip install uv) and the registry. The locks hold hashes for every system and name no registry.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .venv/bin/uv)

compile() { # compile LOCK ARGUMENT... ; an existing lock is what uv keeps its pins from
  lock=$1
  shift
  "$uv" pip compile --universal --python-version 3.12 --generate-hashes --no-header --no-annotate \
    --no-emit-index-url --no-emit-find-links --quiet --output-file "$lock" "$@" pyproject.toml packaging/build.in
}

compile packaging/requirements.lock "$@"
compile packaging/requirements-test.lock --extra test --constraint packaging/requirements.lock "$@"
compile packaging/requirements-build.lock --extra build --constraint packaging/requirements.lock "$@"

if grep -nE '://' packaging/requirements*.lock; then
  echo "A lock names a place: packages must come from whatever registry the machine has." >&2
  exit 1
fi
