"""What libcomplaint.so shows is what include/ declares, no more and no less: complaint_* only; and
tests/test_handles.c calls each of these functions without its handle."""

import re
import subprocess
import sys
from pathlib import Path


def declared(include):
    """The functions that the public headers declare."""
    names = set()
    for header in include.rglob("*.h"):
        text = re.sub(r"/\*.*?\*/", "", header.read_text(encoding="utf-8"), flags=re.DOTALL)
        text = re.sub(r"^\s*#(\\\n|.)*$", "", text, flags=re.MULTILINE)
        text = re.sub(r"\btypedef\b[^;{]*;", "", text)
        names.update(re.findall(r"\b(complaint_\w+)\s*\(", text))
    return names


def exported(library):
    """The symbols that the shared library defines for others."""
    listing = subprocess.run(["nm", "-D", "--defined-only", library], check=True,
                             capture_output=True, text=True).stdout
    return {line.split()[-1].split("@")[0] for line in listing.splitlines()}


def called(path):
    """The functions that a file of C calls."""
    return set(re.findall(r"\b(complaint_\w+)\(", path.read_text(encoding="utf-8")))


root, library = Path(sys.argv[1]), sys.argv[2]
inside, outside = exported(library), declared(root / "include")
faults = [f"{name}: exported, but no public header declares it" for name in inside - outside]
faults += [f"{name}: declared, but not exported" for name in outside - inside]
faults += [f"{name}: exported, but not called complaint_*" for name in inside
           if not name.startswith("complaint_")]
faults += [f"{name}: not tried without a handle in tests/test_handles.c"
           for name in inside - called(root / "tests" / "test_handles.c")]
print("\n".join(sorted(faults)) or f"{len(inside)} functions, all declared and exported")
sys.exit(bool(faults))
