#!/bin/sh
# lint.sh - what a reader would stumble over. Run by `./dev lint`, from the root, with the tools on
# PATH. Each check says what it looks at; all run, and one that fails fails the whole.
set -u
failed=

check() {
  name=$1
  shift
  if "$@"; then echo "ok    $name"; else
    echo "FAIL  $name"
    failed=yes
  fi
}

# files PATTERN...: what git tracks, and what it would.
files() { git ls-files --cached --others --exclude-standard -- "$@" | sort -u; }

no_long_files() {
  files '*.c' '*.h' '*.py' '*.sh' '*.lua' | grep -v '^policies/' | xargs wc -l |
    awk '$2 != "total" && $1 > 500 { print $2 ": " $1 " lines, 500 are allowed"; bad = 1 }
         END { exit bad }'
}

no_long_functions() { files '*.c' | xargs lizard -w -L 40 -C 1000 -l c; }

formatted() { files '*.c' '*.h' | xargs clang-format --dry-run -Werror; }

clean_lua() {
  lua=$(files 'policies/*.lua' 'libcomplaint/*.lua' 'tests/model/*.lua')
  [ -z "$lua" ] || echo "$lua" | xargs luacheck -q --no-color
}

clean_scripts() { { echo dev && echo .ci/run && files '*.sh'; } | xargs shellcheck; }

spelled() { files | xargs codespell; }

# A file with a version is a policy; the others are parts of one.
checked_policies() {
  bad=
  for policy in $(files 'policies/*.lua' | xargs grep -lE '^  version = '); do
    build/release/cli/complaint check "$policy" || bad=yes
  done
  [ -z "$bad" ]
}

fresh_clauses() {
  sh .dev/clauses.sh | cmp -s - docs/clauses.md ||
    { echo "docs/clauses.md is stale: run \`./dev docs\`"; false; }
}

check "clang-format" formatted
check "functions of at most 40 lines" no_long_functions
check "files of at most 500 lines" no_long_files
check "luacheck" clean_lua
check "shellcheck" clean_scripts
check "codespell" spelled
check "complaint check" checked_policies
check "docs/api.md is up to date" python3 .dev/docs.py --check
check "docs/clauses.md is up to date" fresh_clauses

if [ -n "$failed" ]; then
  echo "lint: FAILED"
  exit 1
fi
echo "lint: all clean"
