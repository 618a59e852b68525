#!/usr/bin/env python3
"""Line and branch coverage of build/coverage after a test run: a table, and each branch not taken.

Run by `./dev coverage`. build/coverage/uncovered.txt names the branches, `file:line: source`.
"""

import json
import subprocess
from pathlib import Path

BUILD = Path("build/coverage")
DATA = BUILD / "coverage.json"


def measure():
    """Let gcovr count. A failed assertion is no branch that a test could take."""
    subprocess.run(["gcovr", "--root", ".", "--filter", "libcomplaint/", "--filter", "cli/",
                    "--exclude-branches-by-pattern", r".*\bassert\(.*",
                    # gcc bug 68080: a count may come out below zero
                    "--gcov-ignore-parse-errors", "negative_hits.warn_once_per_file",
                    "--json", DATA, str(BUILD)], check=True)
    return json.loads(DATA.read_text(encoding="utf-8"))["files"]


def share(part, whole):
    return f"{part:6}/{whole:<6}{100 * part / whole if whole else 100:6.1f} %"


def report(files):
    print(f"{'file':36}{'lines':>13}{'branches':>22}")
    total = [0, 0, 0, 0]
    uncovered = []
    for file in files:
        source = Path(file["file"]).read_text(encoding="utf-8").splitlines()
        lines = [line for line in file["lines"] if not line.get("gcovr/excluded")]
        branches = [(line["line_number"], branch) for line in lines for branch in line["branches"]
                    if not branch.get("gcovr/excluded")]
        missed = [number for number, branch in branches if branch["count"] == 0]
        counts = [sum(line["count"] > 0 for line in lines), len(lines),
                  len(branches) - len(missed), len(branches)]
        total = [a + b for a, b in zip(total, counts)]
        print(f"{file['file']:36}{share(*counts[:2])}{share(*counts[2:])}")
        uncovered += [f"{file['file']}:{number}: {source[number - 1].strip()}"
                      for number in sorted(set(missed))]
    print(f"{'all':36}{share(*total[:2])}{share(*total[2:])}")
    (BUILD / "uncovered.txt").write_text("".join(f"{line}\n" for line in uncovered))
    print(f"\n{len(uncovered)} lines with a branch not taken: {BUILD}/uncovered.txt")


report(measure())
