"""Every day of 2007 to 2026 in the built-in calendar `cn` against somebody else's reading of the same
notices:  cn_days.py COMPLAINT

The other reading is chinesecalendar from PyPI (MIT, github.com/LKI/chinese-calendar), which covers all
of these years; `./dev test` installs it. Ends with 77 (skipped) where it is not there.
"""

import datetime
import json
import subprocess
import sys

try:
    import chinese_calendar
except ImportError:
    print("skipped: no chinesecalendar")
    sys.exit(77)

YEARS = range(2007, 2027)
MORE_THAN_A_YEAR = "262wd"


def days_of(program, year):
    """The days of a year as the program explains them."""
    asked = [program, "due", "--calendar", "cn", "--from", f"{year - 1}-12-31", "--limit",
             MORE_THAN_A_YEAR, "--explain", "--json"]
    answer = json.loads(subprocess.run(asked, check=True, stdout=subprocess.PIPE,
                                       stderr=subprocess.DEVNULL).stdout)
    return [day for day in answer["days"] if day["date"].startswith(str(year))]


def difference(day):
    """What is wrong with a day, or None."""
    counts = day["use"] in ("counted", "due")
    if day.get("provisional"):
        return "provisional in the library"
    if counts == chinese_calendar.is_workday(datetime.date.fromisoformat(day["date"])):
        return None
    return "counts in the library only" if counts else "counts in chinesecalendar only"


def main(program):
    compared = differences = 0
    for year in YEARS:
        days = days_of(program, year)
        missing = datetime.date(year, 12, 31).timetuple().tm_yday - len(days)
        if missing != 0:
            print(f"{year}: {missing} days are missing")
        wrong = [(day["date"], difference(day)) for day in days if difference(day)]
        for date, what in wrong:
            print(f"{date}: {what}")
        compared += len(days)
        differences += len(wrong) + abs(missing)
    print(f"compared {compared} days of {YEARS[0]} to {YEARS[-1]}: {differences} differences")
    return 1 if differences > 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
