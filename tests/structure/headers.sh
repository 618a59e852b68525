#!/bin/sh
# Each public header compiles alone, as C11 and as C++17:  headers.sh ROOT COMPILER
set -eu
cd "$1/include"
find complaint.h complaint -name '*.h' | sort | while read -r header; do
  for language in "c -std=c11" "c++ -std=c++17"; do
    # shellcheck disable=SC2086 # two words are wanted
    echo "#include <$header>" |
      "$2" -x $language -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror \
        -I. -fsyntax-only - || { echo "$header does not compile alone as $language"; exit 1; }
  done
done
