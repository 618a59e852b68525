"""How much memory `complaint report` takes over very many cases, and how long.

    report_memory.py PROGRAM ROOT [CASES [MOST]]

The month of tests/corpus/reports/boxing-a-month is told again and again, each time with new ids, into
the program's stdin. With MOST (mebibytes), more than that is a failure.
"""

import os
import resource
import subprocess
import sys
import time

PROGRAM, ROOT = sys.argv[1], sys.argv[2]
CASES = int(sys.argv[3]) if len(sys.argv) > 3 else 200_000
MOST = int(sys.argv[4]) if len(sys.argv) > 4 else 0
MONTH = os.path.join(ROOT, "tests", "corpus", "reports", "boxing-a-month")


def templates():
    """The case files, split where the id of the case stands."""
    for name in sorted(os.listdir(MONTH)):
        if name.endswith(".jsonl") and name != "office.jsonl":
            with open(os.path.join(MONTH, name), encoding="utf-8") as file:
                head, events = file.read().split("\n", 1)
            before, after = head.split('"case":"', 1)
            yield f'{before}"case":"'.encode(), f'-{after}\n{events}'.encode()


def tell(stream):
    files = list(templates())
    for i in range(CASES):
        before, after = files[i % len(files)]
        stream.write(before + b"%d" % i + after)
    stream.close()


def main():
    began = time.monotonic()
    words = [PROGRAM, "report", "school.boxing", "-", "--root", os.path.join(ROOT, "policies"),
             "--from", "2026-03-01", "--to", "2026-03-31", "--format", "json"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        tell(program.stdin)
        answer = program.stdout.read()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{CASES} cases, peak {peak:.1f} MiB, {time.monotonic() - began:.0f} s")
    if program.returncode != 0 or b'"read":%d,' % CASES not in answer:
        sys.exit("the report is not what it should be")
    if 0 < MOST < peak:
        sys.exit(f"more than {MOST} MiB")


main()
