# shellcheck shell=sh disable=SC2086 # lists of packages are meant to fall apart
# install.sh - what a chore lacks, installed once; sourced by `dev`. Knows apt and PyPI, and nothing
# of what the packages are for. Where there is no apt, the tools must be there already.

# need PACKAGE...: Debian packages.
need() {
  command -v apt-get >/dev/null || return 0
  missing=
  for package; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
      missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  echo "dev: installing$missing" >&2
  as_root apt-get update -q >&2
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends $missing >&2 </dev/null
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# venv: the pinned Python tools of .dev/requirements.txt, first on PATH from here on.
venv() {
  need python3 python3-venv
  if ! cmp -s .dev/requirements.txt build/venv/installed.txt; then
    echo "dev: installing the Python tools of .dev/requirements.txt" >&2
    python3 -m venv --clear build/venv
    build/venv/bin/pip install -q --disable-pip-version-check -r .dev/requirements.txt >&2
    cp .dev/requirements.txt build/venv/installed.txt
  fi
  PATH="$PWD/build/venv/bin:$PATH"
}
