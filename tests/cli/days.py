"""`complaint due` and `complaint days`, and the calendars that `--calendar` loads for every verb."""

import json
import unittest

from program import GOOD, ProgramTest

POLICY = "policies/kind/good.lua"
START = {"action": "start", "actor": "s:li", "at": "2026-09-30T10:00:00+08:00",
         "facts": {"note": "x"}, "roles": ["clerk"]}
NEW = ["--process", "main", "--case", "c1"]
# No holidays but one Thursday.
LIST = "covers 2026-01-01 2026-12-31\npublished 2026-01-01\n2026-10-01 rest Founding day\n"
JSON = ('{"year":2026,"days":[{"name":"Founding day","date":"2026-10-01","isOffDay":true}]}')
ICS = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261001\r\n"
       "SUMMARY:Founding day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")


class DaysTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("days.txt", LIST)
        self.write("days.json", JSON)
        self.write("days.ics", ICS)

    def due(self, *words, calendar="cn", start="2026-09-30", limit="5wd"):
        return self.assert_answer(0, "due", "--calendar", calendar, "--from", start, "--limit",
                                  limit, *words)


class DueTest(DaysTest):
    def test_a_day_and_nothing_else(self):
        self.assertEqual(self.due(), "2026-10-13\n")

    def test_a_close_shows(self):
        self.assertEqual(self.due("--close", "17:30"), "2026-10-13, before 17:30\n")
        self.assertEqual(self.due("--close", "24:00"), "2026-10-13\n")
        answer = json.loads(self.due("--close", "17:30", "--json"))
        self.assertEqual([answer["due"], answer["too_late"]],
                         ["2026-10-13", "2026-10-13T17:30:00+08:00"])

    def test_a_limit_in_hours_has_no_close(self):
        answer = self.due("--close", "17:30", start="2026-09-30T08:00:00+08:00", limit="2h")
        self.assertEqual(answer, "2026-09-30T10:00:00+08:00\n")

    def test_dates_that_cannot_be(self):
        due = ["due", "--calendar", "cn", "--limit", "5wd", "--from"]
        self.assert_wrong("`2026-02-30` is no date: that month has 28 days", *due, "2026-02-30")
        self.assert_wrong("`2026-13-01` is no date: years go from 0001 to 9999, months from 01 to "
                          "12", *due, "2026-13-01")
        self.assert_wrong("neither a date as in `2026-09-30` nor a time", *due, "tomorrow")

    def test_options_stand_once(self):
        due = ["due", "--calendar", "cn", "--from", "2026-09-30", "--limit", "5wd"]
        self.assert_wrong("due: `--limit` is given twice: keep one", *due, "--limit", "7wd")
        self.assert_wrong("due: `--json` is given twice", *due, "--json", "--json")
        self.assert_wrong("several calendars are given", *due, "--calendar", "o=days.txt")
        self.assert_wrong("`25:00` is no time of the day", *due, "--close", "25:00")
        self.assert_wrong("`--calendar`, `--from` and `--limit` are needed", "due")


class CountTest(DaysTest):
    def days(self, *words, calendar="cn"):
        return ["days", "--calendar", calendar, *words]

    def test_days_are_counted(self):
        words = self.days("--from", "2026-09-30", "--to", "2026-10-13")
        self.assertEqual(self.assert_answer(0, *words), "5\n")
        words = self.days("--from", "2026-09-30", "--to", "2026-10-13", calendar="our=days.txt")
        self.assertEqual(self.assert_answer(0, *words), "8\n")

    def test_errors_call_dates_by_their_options(self):
        self.assert_wrong("days: --to: `x` is no date",
                          *self.days("--from", "2026-09-30", "--to", "x"))
        self.assert_wrong("days: --from: `2026-09-31` is no date: that month has 30 days",
                          *self.days("--from", "2026-09-31", "--to", "2026-10-01"))
        self.assert_wrong("days: --known-by: `x`", *self.days(
            "--from", "2026-09-30", "--to", "2026-10-01", "--known-by", "x"))


class CalendarTest(DaysTest):
    def setUp(self):
        super().setUp()
        self.write(POLICY, GOOD.replace('calendar = "cn"', 'calendar = "our"').replace(
            'owed = "start"', "owed = { start = { within = working_days(5) } }"))

    def assert_due(self, calendar, day):
        words = [POLICY, "c1.jsonl", "--calendar", calendar]
        answer = json.loads(self.assert_answer(0, "decide", *words, "--json"))
        self.assertEqual(answer["duties"][0]["due"], day)

    def test_every_verb_takes_one(self):
        ours = ["--calendar", "our=days.txt"]
        self.assert_answer(0, "check", POLICY, *ours)
        self.assert_answer(0, "clauses", POLICY, *ours)
        self.assert_answer(0, "act", POLICY, "c1.jsonl", *NEW, *ours, stdin=json.dumps(START))
        self.assert_due("our=days.txt", "2026-10-08")
        self.assert_answer(0, "audit", POLICY, "c1.jsonl", *ours)
        self.assertIn("Founding day", self.assert_answer(
            0, "explain", POLICY, "c1.jsonl", "close@start", *ours))
        self.assertEqual(self.due(calendar="our=days.txt"), "2026-10-08\n")

    def test_the_three_shapes_say_the_same(self):
        for name in ("days.txt", "days.json"):
            self.assertEqual(self.due(calendar="our=" + name), "2026-10-08\n")
        done = self.run_program("due", "--calendar", "our=days.ics", "--from", "2026-09-30",
                                "--limit", "5wd")
        self.assertEqual([done.returncode, done.stdout], [0, "2026-10-08\n"])
        self.assertIn("provisional: `our` does not cover", done.stderr)

    def test_a_second_file_adds_to_the_first(self):
        self.write("more.txt", "published 2026-02-01\ncovers 2026-10-02 2026-10-02\n2026-10-02\n")
        both = ["--calendar", "our=more.txt"]
        self.assertEqual(self.due(*both, calendar="our=days.txt"), "2026-10-09\n")
        self.assertEqual(self.due(*both, "--known-by", "2026-01-31", calendar="our=days.txt"),
                         "2026-10-08\n")

    def test_a_file_adds_to_the_built_in_one(self):
        self.write("late.txt", "published 2026-10-01\ncovers 2026-10-08 2026-10-08\n2026-10-08\n")
        self.assertEqual(self.due(calendar="cn=late.txt"), "2026-10-14\n")

    def test_an_unknown_calendar_says_which_there_are(self):
        answer = self.assert_answer(1, "check", POLICY)
        self.assertIn("unknown calendar `our`; there is `cn`; load another with `--calendar "
                      "our=FILE`", answer)
        answer = self.assert_answer(1, "check", POLICY, "--calendar", "theirs=days.txt")
        self.assertIn("there is `theirs`, `cn`; ", answer)

    def test_another_calendar_than_that_of_the_record_is_told(self):
        self.assert_answer(0, "act", POLICY, "c1.jsonl", *NEW, "--calendar", "our=days.txt",
                           stdin=json.dumps(START))
        words = ["decide", POLICY, "c1.jsonl", "--calendar", "our=days.json"]
        self.assert_wrong("recorded under another calendar: it is `our/2026-01-01@", *words)
        self.assert_wrong("in the file and `our@", *words)
        self.assert_wrong("take this one with `--other-rules`", *words)
        self.assert_answer(0, *words, "--other-rules")

    def test_files_that_are_none(self):
        for words, given in (("cannot read `no.txt`: No such file", "our=no.txt"),
                             ("ends in `.json`, `.ics` or `.txt`", "our=" + POLICY),
                             ("there is `cn`; a file is given as `--calendar our=FILE`", "our"),
                             ("names no calendar: `cn` is built in", "days.txt"),
                             ("names no calendar", "=days.txt"),
                             ("names no calendar", "x" * 80 + "=days.txt"),
                             ("`working` is a word of the language", "working=days.txt")):
            self.assert_wrong(words, "check", POLICY, "--calendar", given)

    def test_a_broken_file_says_where(self):
        self.write("bad.json", '{"year": 2026,\n "days": [,]}')
        self.assert_wrong("bad.json:2: column 11: no JSON stands here", "check", POLICY,
                          "--calendar", "our=bad.json")
        self.write("bad.txt", "2026-10-01 rest\n2026-10-32\n")
        self.assert_wrong("bad.txt:2: `2026-10-32` is no date", "due", "--calendar", "our=bad.txt",
                          "--from", "2026-09-30", "--limit", "5wd")


if __name__ == "__main__":
    unittest.main()
