#!/usr/bin/env python3
"""Write docs/api.md from the public headers; with --check, only say whether it is up to date.

A header's first comment opens its section. Each /** comment */ describes the declarations that
stand behind it without a blank line between. The order is that of complaint.h.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "api.md"
OPENING = """# The C API

Made from `include/complaint/*.h` by `./dev docs`; change the headers, not this page. One
`#include <complaint.h>` brings in all of it.
"""


def prose(comment):
    """The text of a comment, without its stars."""
    lines = comment.strip().removeprefix("/**").removeprefix("/*").removesuffix("*/").splitlines()
    return "\n".join(re.sub(r"^\s*\*? {0,2}", "", line).rstrip() for line in lines).strip()


def declarations(text):
    """What stands at the head of `text`, up to a blank line or a comment outside of braces."""
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if depth == 0 and char == "\n" and re.match(r"\s*(\n|/\*|#|$)", text[at + 1:]) and at > 0:
            return text[:at].strip()
    return text.strip()


def names(code):
    """What a piece of C declares."""
    bare = re.sub(r"/\*.*?\*/", "", code, flags=re.DOTALL)
    if bare.startswith("#define"):
        return [re.match(r"#define\s+(\w+)", bare).group(1)]
    if bare.startswith("typedef") and "{" in bare:
        return [re.search(r"}\s*(\w+)\s*;", bare).group(1)]
    if bare.startswith("typedef"):
        return re.findall(r"\(\*(\w+)\)", bare)[:1] or re.findall(r"(\w+)\s*;", bare)
    return (re.findall(r"^[^(]*?\b(complaint_\w+)\s*\(", bare, flags=re.MULTILINE)
            or re.findall(r"\b((?:complaint|COMPLAINT)_\w+)\s*[;,={]", bare)[:1])


def heading(declared):
    """One name, or the first and the last of several."""
    return " ... ".join(f"`{name}`" for name in dict.fromkeys((declared[0], declared[-1])))


def section(header):
    """One header as Markdown."""
    text = (ROOT / "include" / header).read_text(encoding="utf-8")
    opening = re.search(r"/\*(?!\*).*?\*/", text, flags=re.DOTALL)
    yield f"## {header}\n"
    yield prose(opening.group()) + "\n"
    for comment in re.finditer(r"^/\*\*.*?\*/", text, flags=re.DOTALL | re.MULTILINE):
        code = declarations(text[comment.end():].lstrip("\n"))
        yield f"### {heading(names(code))}\n"
        yield f"```c\n{code}\n```\n"
        yield prose(comment.group()) + "\n"


def page():
    umbrella = (ROOT / "include" / "complaint.h").read_text(encoding="utf-8")
    parts = [OPENING]
    for header in re.findall(r'#include "(complaint/\w+\.h)"', umbrella):
        parts.extend(section(header))
    return "\n".join(parts)


def main():
    fresh = page()
    if sys.argv[1:] == ["--check"]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == fresh:
            return 0
        print("docs/api.md is stale: run `./dev docs`", file=sys.stderr)
        return 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(fresh, encoding="utf-8")
    return 0


sys.exit(main())
