#!/usr/bin/env python3
"""The table of complaint_bench with its instructions counted, for this tree or beside another commit.

Run by `./dev bench`:
  ./dev bench [PART...]           parts: decisions events guidelines dues loads bytes size
  ./dev bench --quick [PART...]   times only; valgrind, which counts, takes most of the while
  ./dev bench --compare REF ...   REF is built in a worktree below build/bench, which is kept
"""

import argparse
import re
import statistics
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TURNS = 3  # of old and new, one after the other


def program(tree):
    return tree / "build" / "release" / "tests" / "complaint_bench"


# ---- instructions ----------------------------------------------------------------------------------

def count(tree, parts):
    """Instructions for one item of each task: every task leaves a dump of callgrind with its name."""
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["valgrind", "-q", "--tool=callgrind", "--instr-atstart=no",
                        f"--callgrind-out-file={folder}/dump", program(tree), *parts],
                       check=True, stdout=subprocess.DEVNULL)
        for dump in Path(folder).glob("dump.*"):
            text = dump.read_text(encoding="utf-8")
            task = re.search(r"^desc: Trigger: Client Request: (\d+) times (.*)$", text, re.M)
            if task:
                total = int(re.search(r"^totals: (\d+)", text, re.M)[1])
                counts[task[2]] = total / int(task[1])
    return counts


def instructions(counts, what):
    """Of a row: a task's count, or the ratio of two tasks'. None where nothing was counted."""
    task, _, peer = what.partition(" / ")
    if task not in counts or (peer and peer not in counts):
        return None
    return counts[task] / counts[peer] if peer else counts[task]


def number(value):
    return "" if value is None else f"{value:.2f}" if value < 100 else f"{value:,.0f}"


# ---- this tree -------------------------------------------------------------------------------------

def rows(tree, parts):
    """Lines of the program's table as they come, each with the name in its first column."""
    with subprocess.Popen([program(tree), *parts], stdout=subprocess.PIPE, text=True,
                          encoding="utf-8") as bench:
        for line in bench.stdout:
            yield re.split(r"\s{2,}", line)[0], line.rstrip("\n")
    if bench.returncode != 0:
        raise SystemExit(f"{program(tree)} failed")


def tell(parts, quick):
    counts = {} if quick else count(ROOT, parts)
    table = rows(ROOT, parts)
    _, head = next(table)
    print(f"{head:112}{'' if quick else 'instructions':>14}", flush=True)
    for what, line in table:
        print(f"{line:112}{number(instructions(counts, what)):>14}".rstrip(), flush=True)


# ---- before and after ------------------------------------------------------------------------------

def quietly(tree, *command):
    """What a command says; heard only if it fails."""
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{done.stdout}{done.stderr}{command[0]} failed in {tree}")
    return done.stdout.strip()


def built(ref):
    """A worktree of that commit with its benchmark, as it was then."""
    quietly(ROOT, "git", "worktree", "prune")
    commit = quietly(ROOT, "git", "rev-parse", "--short", "--verify", f"{ref}^{{commit}}")
    tree = ROOT / "build" / "bench" / commit
    if not tree.exists():
        quietly(ROOT, "git", "worktree", "add", "--detach", tree, commit)
    quietly(tree, "cmake", "--preset", "release")
    quietly(tree, "cmake", "--build", "--preset", "release", "--target", "complaint_bench")
    return tree


def medians(tree, parts):
    found = {}
    for what, line in rows(tree, parts):
        value = re.match(r"[\d.]+", re.split(r"\s{2,}", line)[1])
        if value:
            found[what] = float(value[0])
    return found


def change(old, new):
    """A pair of columns, and what it came to in per cent."""
    if old is None or new is None:
        return f"{number(old):>12} {number(new):>12} {'':>9}"
    share = f"{100 * (new - old) / old:+.1f} %" if old else ""
    return f"{number(old):>12} {number(new):>12} {share:>9}"


def compare(ref, parts, quick):
    old = built(ref)
    turns = {old: [], ROOT: []}
    for _ in range(TURNS):
        for tree, found in turns.items():
            found.append(medians(tree, parts))
    counts = {tree: {} if quick else count(tree, parts) for tree in turns}
    print(f"{ref} -> this tree; the median of {TURNS} runs each, in turns")
    print(f"{'what':54}{'old':>12} {'new':>12} {'change':>9}", end="")
    print("" if quick else f"   {'instr. old':>12} {'instr. new':>12} {'change':>9}")
    for what in turns[ROOT][0]:
        times = [statistics.median(values) if values else None for values in
                 ([run[what] for run in turns[tree] if what in run] for tree in turns)]
        line = f"{what:54}{change(*times)}"
        if not quick:
            line += "   " + change(*(instructions(counts[tree], what) for tree in turns))
        print(line.rstrip())


def main():
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="times only")
    parser.add_argument("--compare", metavar="REF", help="beside this commit")
    parser.add_argument("parts", nargs="*", metavar="PART")
    asked = parser.parse_args()
    if asked.compare:
        compare(asked.compare, asked.parts, asked.quick)
    else:
        tell(asked.parts, asked.quick)


main()
