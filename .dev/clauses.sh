#!/bin/sh
# clauses.sh - docs/clauses.md on stdout: every clause of every shipped regulation, from the policies
# and the corpus. Run from the root. Fails where a clause has no case, or a case no clause.
set -eu

cat <<'HEAD'
# The clauses

Made by `./dev docs` from `policies/` and `tests/corpus/`; change those, not this page. It is what
`complaint clauses FILE... --cases tests/corpus --markdown` prints.

Each sentence of the regulations stands here once, with what in its policy enforces it, or why software cannot. A
**rule** is enforced or worked out, a **duty** is owed until it is done, **conduct** is shown to whoever acts. The reading
says how a sentence was understood that can be understood in two ways. A rule or duty is kept in one case of the corpus and
broken in another: an offence is found, and refused without what makes it one; a sanction is imposed, and refused before
what must stand; a definition is shown. What a policy takes over from another regulation is *inherited*.

HEAD
# A file with a version is a policy; the others are parts of one. A base is nobody's own.
grep -lE '^  version = ' policies/*/*.lua | grep -v '/base\.lua$' | sort |
  xargs "${COMPLAINT:-build/release/cli/complaint}" clauses --cases tests/corpus --markdown
