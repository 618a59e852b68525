"""Each file of libcomplaint includes its own floor and those below; <lua.h> only in lua/."""

import re
import sys
from pathlib import Path

FLOORS = ["base", "calendar", "lua", "policy", "case", "proof", "journal", "store", "report"]
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])(.+?)[>"]', re.MULTILINE)
LUA = {"lua.h", "lauxlib.h", "lualib.h", "luaconf.h", "lua.hpp"}


def fault(floor, bracket, header):
    """What is wrong with an include on a floor (None for the public headers), or None."""
    if header in LUA and floor != "lua":
        return "Lua is spoken in libcomplaint/lua only"
    if bracket == "<" or header.startswith("complaint/"):
        return None
    parts = header.split("/")
    if parts[0] != "libcomplaint" or len(parts) != 3 or parts[1] not in FLOORS:
        return "not a path from the root to a known floor"
    if floor is None:
        return "a public header shows nothing of the inside"
    if FLOORS.index(parts[1]) > FLOORS.index(floor):
        return f"{floor} stands below {parts[1]}"
    return None


def faults(root):
    for path in sorted([*root.glob("libcomplaint/**/*.[ch]"), *root.glob("include/**/*.h")]):
        place = path.relative_to(root)
        floor = place.parts[1] if place.parts[0] == "libcomplaint" else None
        if floor is not None and floor not in FLOORS:
            yield f"{place}: not on a known floor"
            continue
        for bracket, header in INCLUDE.findall(path.read_text(encoding="utf-8")):
            wrong = fault(floor, bracket, header)
            if wrong:
                yield f"{place}: includes {header}: {wrong}"


found = list(faults(Path(sys.argv[1])))
print("\n".join(found) or "every include looks sideways or down")
sys.exit(bool(found))
