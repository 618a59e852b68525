"""Run programs again and again, each time in another world, and claim that they print the same.

    same_bytes.py --program P [--program P...] --locales DIR [--runs N] [--rounds N]
                  [--expected CORPUS] [WORD...]

Each program is run N times, as `P SEED ROUNDS WORD...`. Worlds differ in locale, time zone,
environment, working folder, in what fresh memory holds, and, since addresses are random, in where
things lie. All rounds of all runs must print the same lines; with --expected, the digests must be
those of the corpus's expected answers. Exit status 1 tells of a difference.
"""

import argparse
import concurrent.futures
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile

LOCALES = {"C": ".", "de_DE.UTF-8": ",", "tr_TR.UTF-8": ",", "tr_TR.ISO-8859-9": ","}
ZONES = [None, "CST-8", "NST3:30NDT2:30,M3.2.0,M11.1.0", "<+14>-14", "<-12>12"]
ENVIRONMENTS = [
    {},
    {"HOME": "/nowhere", "LANGUAGE": "tr:de", "LUA_INIT": "error('read')", "LUA_PATH": "/?.lua"},
    {f"FILLER_{i}": "x" * 997 for i in range(64)},
]
SHOWN = 10


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", action="append", required=True, type=os.path.abspath)
    parser.add_argument("--locales", required=True, type=os.path.abspath)
    parser.add_argument("--runs", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--expected", type=pathlib.Path)
    parser.add_argument("words", nargs="*")
    return parser.parse_args()


def world(number, locales, folders):
    """Environment and folder of a run; the counts have no common factor, so that all combine."""
    byte = number * 37 % 256
    environment = dict(ENVIRONMENTS[number % len(ENVIRONMENTS)])
    environment.update(LC_ALL=list(LOCALES)[number % len(LOCALES)], LOCPATH=locales,
                       MALLOC_PERTURB_=str(byte), ASAN_OPTIONS=f"malloc_fill_byte={byte}")
    zone = ZONES[number % len(ZONES)]
    if zone:
        environment["TZ"] = zone
    return environment, folders[number // len(LOCALES) % len(folders)]


def run(program, number, ask, folders):
    environment, folder = world(number, ask.locales, folders)
    command = [program, str(number), str(ask.rounds), *ask.words]
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, check=False)
    place = f"{program}, run {number} in {environment['LC_ALL']}, TZ {environment.get('TZ')}"
    told = done.stderr.decode(errors="replace").split()
    if done.returncode != 0 or len(told) != 3:
        sys.exit(f"{place}: exit status {done.returncode}: {done.stderr.decode(errors='replace')}")
    locale, point, address = told
    if locale != environment["LC_ALL"] or point != LOCALES[locale]:
        sys.exit(f"{place}: the locale was {locale} with the decimal point `{point}`")
    return place, address, done.stdout.decode()


def rounds(output):
    """Each round as {name: digest}."""
    for block in output.split("round ")[1:]:
        lines = block.splitlines()
        yield f"round {lines[0]}", dict(reversed(line.split("  ", 1)) for line in lines[1:])


def differences(one, other):
    return [name for name in {**one, **other} if one.get(name) != other.get(name)]


def expected(corpus, answers):
    """What the answers to the folders of the corpus must be, by the corpus."""
    texts = {name: corpus / name / "expected.json" for name in answers if "/" in name}
    return {name: hashlib.sha256(path.read_bytes().rstrip(b"\n")).hexdigest()
            for name, path in texts.items()}


def main():
    ask = arguments()
    first, wrong, addresses = None, [], set()
    with tempfile.TemporaryDirectory() as scratch, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        pathlib.Path(scratch, "here").touch()
        ran = [pool.submit(run, program, number, ask, ["/", scratch])
               for number in range(ask.runs) for program in ask.program]
        for future in concurrent.futures.as_completed(ran):
            place, address, output = future.result()
            addresses.add(address)
            for name, answers in rounds(output):
                first = first or answers
                wrong += [f"{place}, {name}: {answer} differs"
                          for answer in differences(first, answers)]
    if ask.expected:
        for name, digest in expected(ask.expected, first).items():
            if first[name] != digest:
                wrong.append(f"{name} differs from what the corpus expects")
    if len(addresses) < 2:
        sys.exit("the heap lay at the same address in every run: switch ASLR on")
    print(f"{len(ran)} runs of {ask.rounds} rounds and {len(first)} answers, heaps at "
          f"{len(addresses)} addresses: {len(wrong)} differences")
    print("\n".join(wrong[:SHOWN]))
    sys.exit(1 if wrong else 0)


main()
