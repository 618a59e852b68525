"""The top level holds what the design allows, and nothing else."""

import sys
from pathlib import Path

FOLDERS = {"bindings", "cli", "docs", "examples", "include", "libcomplaint", "policies", "tests",
           "build"}
FILES = {"CHANGELOG.md", "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md",
         "SECURITY.md", "dev"}

strangers = [entry.name for entry in sorted(Path(sys.argv[1]).iterdir())
             if not entry.name.startswith(".")
             and entry.name not in (FOLDERS if entry.is_dir() else FILES)]
print("".join(f"{name}: does not belong at the top level\n" for name in strangers)
      or "the top level is as designed")
sys.exit(bool(strangers))
