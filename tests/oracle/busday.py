"""Every due date of 2007 to 2026 against numpy's busday functions:  busday.py DUE_TABLE

numpy counts over a plain list of rest days, which it gets from the library, so that only the counting
is compared; cn_days.py compares the days. Ends with 77 (skipped) where there is no numpy.
"""

import subprocess
import sys

try:
    import numpy as np
except ImportError:
    print("skipped: no numpy")
    sys.exit(77)

FIRST, LAST = np.datetime64("2007-01-01"), np.datetime64("2026-12-31")
SPAN = np.arange(np.datetime64("2006-01-01"), np.datetime64("2029-01-01"))
LIMITS = 61


def table(program, what, kind):
    out = subprocess.run([program, what], check=True, stdout=subprocess.PIPE).stdout
    return np.frombuffer(out, dtype=kind)


def expected(rest, starts):
    """The same table by numpy: all seven weekdays count but the days in `rest`."""
    amounts = np.arange(LIMITS)

    def offset(days, by, roll):
        return np.busday_offset(days, by, roll=roll, weekmask="1111111", holidays=rest)

    # The start day is not counted: from a rest day, counting begins at the working day before it.
    # A limit of 0 days has nothing to count and ends on the next working day.
    working = offset(starts[:, None], amounts[None, :], "backward")
    working[:, 0] = offset(starts, 0, "forward")
    natural = offset(starts[:, None] + amounts[None, :], 0, "forward")
    return np.stack([working, natural], axis=1)


def main(program):
    counts = table(program, "days", np.uint8).astype(bool)
    starts = np.arange(FIRST, LAST + 1)
    dues = table(program, "dues", np.int32).reshape(len(starts), 2, LIMITS)
    wanted = expected(SPAN[~counts], starts).astype("datetime64[D]")
    wrong = np.argwhere(wanted.astype(np.int64) != dues)
    for start, unit, amount in wrong[:20]:
        due = np.datetime64(int(dues[start, unit, amount]), "D")
        print(f"{starts[start]} + {amount}{('wd', 'd')[unit]}: {due}, "
              f"numpy {wanted[start, unit, amount]}")
    print(f"compared {len(starts)} days x {LIMITS} limits x 2 units = {wanted.size} pairs: "
          f"{len(wrong)} differences")
    return 1 if len(wrong) > 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
