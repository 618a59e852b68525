#!/usr/bin/env python3
"""Plants bugs in a copy of the library, one at a time, and lets the differ find each.

    planted.py ROOT BUILD [NAME ...]      BUILD: where the copy goes

A comparison that cannot find a bug proves nothing. Each file of bugs/ is one: a sentence, the file it
is in, the lines that go (`-`) and those that come (`+`); how they are broken and indented does not matter.
A bug that is not found, or whose lines are not there any more, fails the run: those are named at once,
to be mended or retired. So does a baseline that differs: within as many pairs as the last bug took the
library without one must differ nowhere, or what was found was not the bug."""
import filecmp
import re
import shutil
import subprocess
import sys
from pathlib import Path

PAIRS = 20000
IGNORED = shutil.ignore_patterns("build", ".git", "node_modules", "__pycache__")


class Bug:
    def __init__(self, path):
        lines = path.read_text(encoding="utf-8").splitlines()
        self.name, self.claim, self.file = path.stem, lines[0], lines[1]
        old = " ".join(line[2:] for line in lines[2:] if line.startswith("-")).split()
        self.old = re.compile(r"\s+".join(map(re.escape, old)))
        self.new = "\n".join(line[2:] for line in lines[2:] if line.startswith("+"))

    def text(self, root):
        """Of its file, where the bug has one place there; else None."""
        path = root / self.file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        return text if len(self.old.findall(text)) == 1 else None

    def plant(self, root):
        """The text as it was."""
        text = self.text(root)
        (root / self.file).write_text(self.old.sub(lambda _: self.new, text), encoding="utf-8")
        return text


def renew(source, target):
    """Copies what differs, and as new: the build goes by the time of a file."""
    if not Path(target).exists() or not filecmp.cmp(source, target, shallow=False):
        shutil.copy(source, target)


def copy(root, build):
    tree = build / "tree"
    tree.mkdir(parents=True, exist_ok=True)
    shutil.copytree(root, tree, dirs_exist_ok=True, ignore=IGNORED, copy_function=renew)
    return tree


def make(build):
    command = ["cmake", "--build", str(build / "made"), "--target", "complaint_answers"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def prepare(tree, build):
    subprocess.run(["cmake", "-G", "Ninja", "-S", str(tree), "-B", str(build / "made"),
                    "-DCMAKE_BUILD_TYPE=Release"], check=True, capture_output=True)
    made = make(build)
    if made.returncode != 0:
        sys.exit(made.stdout[-2000:])


def differ(root, build, pairs):
    """After how many pairs a difference came, or None; and what the differ printed."""
    program = build / "made" / "tests" / "model" / "complaint_answers"
    run = subprocess.run(
        ["lua5.4", str(root / "tests/model/differ.lua"), str(program), "--pairs", str(pairs), "--most",
         "1", "--trials", "0", "--out", str(build / "found")],
        capture_output=True, text=True, check=False)
    told = re.search(r"^(\d+) pairs.* (\d+) differences", run.stdout, re.M)
    if told is None:
        sys.exit(f"the differ did not come to its end: {run.stderr[:300]}")
    return (int(told[1]) if told[2] != "0" else None), run.stdout


def try_bug(bug, root, tree, build):
    text = bug.plant(tree)
    try:
        made = make(build)
        if made.returncode != 0:
            return 0, "does not build\n" + made.stdout[-1000:]
        after, _ = differ(root, build, PAIRS)
    finally:
        (tree / bug.file).write_text(text, encoding="utf-8")
    if after is None:
        return PAIRS, f"NOT FOUND in {PAIRS} pairs"
    print(f"{bug.name}: found after {after} pairs - {bug.claim}", flush=True)
    return after, None


def baseline(root, build, pairs):
    """Does the library as it is agree with the model?"""
    made = make(build)
    if made.returncode != 0:
        sys.exit(made.stdout[-2000:])
    after, said = differ(root, build, pairs)
    if after is None:
        print(f"baseline: no difference in {pairs} pairs", flush=True)
    else:
        print(f"baseline differs after {after} pairs: what was found proves nothing\n{said}", flush=True)
    return after is None


def wanted(root, names):
    """The bugs of these names, all where there are none; those that have a place, and how many have not."""
    bugs = [Bug(path) for path in sorted((root / "tests/model/bugs").glob("*.bug"))
            if not names or path.stem in names]
    lost = [bug for bug in bugs if bug.text(root) is None]
    for bug in lost:
        print(f"{bug.name}: its lines are not (once) in {bug.file}: mend the patch or retire it",
              flush=True)
    return [bug for bug in bugs if bug not in lost], len(lost)


def main():
    root, build = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    bugs, failed = wanted(root, sys.argv[3:])
    tree = copy(root, build)
    prepare(tree, build)
    found = []
    for bug in bugs:
        pairs, wrong = try_bug(bug, root, tree, build)
        if wrong is None:
            found.append(pairs)
        else:
            failed += 1
            print(f"{bug.name}: {wrong} - {bug.claim}", flush=True)
    print(f"{len(found)} of {len(found) + failed} found, each after {sorted(found)} pairs")
    sys.exit(0 if baseline(root, build, max(found, default=0)) and not failed else 1)


main()
