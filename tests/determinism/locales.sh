#!/bin/sh
# locales.sh DIR - the locales of the test, generated into DIR, for LOCPATH to name.
set -eu
mkdir -p "$1"
for locale in de_DE.UTF-8 tr_TR.UTF-8 tr_TR.ISO-8859-9; do
  [ -d "$1/$locale" ] && continue
  localedef --no-archive -i "${locale%%.*}" -f "${locale#*.}" "$1/$locale" || {
    echo "locales.sh: no $locale: install the package \`locales\`" >&2
    exit 1
  }
done
