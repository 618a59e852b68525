"""The verb `report`: many cases in files and on stdin, its three forms, and recording it."""

import csv
import io
import json
import os
import unittest
from pathlib import Path

from program import ROOT, ProgramTest

POLICY = "policies/kind/desk.lua"
DESK = """
return {
  regulation = "t", id = "test.desk", version = "1.0.0", zone = "+08:00", calendar = "cn",
  clauses = { ["1"] = { kind = "rule", zh = "一切照章办理", en = "All by the book" } },
  upholds = { silence = { cites = "1" } },
  reports = { weekly = {
    every = "week", of = "main", cites = "1",
    record = { process = "office", action = "tell_week", facts = { many = "received" } },
  } },
  roles = { clerk = { zh = "职员", en = "clerk" }, guard = { en = "guard" } },
  facts = { many = { type = "int" }, why = { type = "text" }, when_many = { type = "int" } },
  processes = {
    main = { zh = "投诉", en = "complaints", actions = {
      start = { by = "clerk", starts = true, cites = "1" },
      close = { by = "clerk", after = "start", owed = { start = { within = days(3) } }, ends = true, cites = "1" },
    } },
    office = { standing = true, actions = {
      open = { by = "clerk", cites = "1" },
      tell_week = {
        by = "clerk", needs = { "many", { "why", when = { many = 0 } } }, asks = "when_many",
        owed = { week = {} }, cites = "1",
      },
    } },
  },
}
"""
WEEK = ["--week", "2026-W10"]


def event(seq, action, at, **more):
    made = {"action": action, "actor": "s:li", "at": f"2026-{at}:00+08:00", "id": f"e{seq}",
            "recorded_at": f"2026-{at}:00+08:00", "roles": ["clerk"], "seq": seq, **more}
    return json.dumps(made) + "\n"


def case(name, *events, process="main"):
    head = json.dumps({"case": name, "process": process}) + "\n"
    return head + "".join(event(i + 1, *one) for i, one in enumerate(events))


class ReportTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write(POLICY, DESK)
        self.write("c1.jsonl", case("c1", ("start", "03-02T09:00"), ("close", "03-03T09:00")))
        self.write("c2.jsonl", case("c2", ("start", "03-02T09:00")))
        self.write("office.jsonl", case("office", ("open", "02-23T08:00"), process="office"))

    def report(self, *words, code=0, **options):
        return self.assert_answer(code, "report", POLICY, *words, **options)

    def refuse(self, text, *words, **options):
        self.assert_wrong(text, "report", POLICY, *words, **options)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()


class FilesTest(ReportTest):
    def counts(self, *words, **options):
        return json.loads(self.report(*words, *WEEK, "--json", **options))["cases"]["main"]

    def test_files_are_counted_together(self):
        self.assertEqual(self.counts("c1.jsonl", "c2.jsonl"), {
            "laid_to_rest": 1, "open": 1, "open_before": 0, "overdue": 1, "received": 2,
            "reopened": 0})

    def test_a_file_may_hold_many_cases(self):
        self.write("all.jsonl", self.read("c1.jsonl") + self.read("c2.jsonl")
                   + self.read("office.jsonl"))
        self.assertEqual(self.counts("all.jsonl"), self.counts("c1.jsonl", "c2.jsonl"))

    def test_stdin_may_too(self):
        self.assertEqual(self.counts("-", stdin=self.read("c1.jsonl") + self.read("c2.jsonl")),
                         self.counts("c1.jsonl", "c2.jsonl"))

    def test_cases_that_are_larger_than_one_reading_are_whole(self):
        text = "".join(case(f"c{i}", *[("start", "03-02T09:00")] * 40) for i in range(200))
        self.assertGreater(len(text), 1 << 20)
        self.assertEqual(self.counts("-", stdin=text)["received"], 200)

    def test_the_last_line_feed_may_be_missing(self):
        self.assertEqual(self.counts("-", stdin=self.read("c2.jsonl").rstrip("\n"))["received"], 1)

    def test_no_case_at_all_is_a_week_without_complaints(self):
        answer = self.report(os.devnull, *WEEK)
        self.assertIn("cases read: 0.", answer)
        self.assertIn("Nothing was received in `complaints`.\n  That may mean full satisfaction;",
                      answer)
        self.assertIn("neither success nor failure. [t:1]", answer)

    def test_a_malformed_case_stops_the_report(self):
        broken = self.read("c1.jsonl") + self.read("c2.jsonl").replace('"start"', '"stort"')
        self.write("all.jsonl", broken)
        self.refuse("all.jsonl:5: process `main` has no action `stort`;", "all.jsonl", *WEEK)
        self.refuse("stdin:1: no JSON object; the first line must be", "-", *WEEK, stdin="x")

    def test_a_first_line_is_refused_with_its_number(self):
        text = self.read("c1.jsonl") + self.read("c2.jsonl").replace('"c2"', '"a name"')
        self.refuse("stdin:4: `case` must be an opaque id", "-", *WEEK, stdin=text)
        text = self.read("c1.jsonl") + "\n" + self.read("c2.jsonl")
        self.refuse("stdin:4: an empty line", "-", *WEEK, stdin=text)

    def test_a_case_that_is_given_twice_is_refused(self):
        self.refuse("c1.jsonl:1: case `c1` of process `main` is counted already", "c1.jsonl",
                    "c2.jsonl", "c1.jsonl", *WEEK)

    def test_a_file_that_is_not_there_is_told(self):
        self.refuse("cannot read `no.jsonl`", "no.jsonl", *WEEK)
        self.refuse("name a policy and a case file")

    def test_other_rules_are_refused(self):
        self.write("old.jsonl", self.read("c1.jsonl").replace(
            '"main"', '"main", "policy": "test.desk@0.9.0"'))
        self.refuse("old.jsonl:1: the case was recorded under other rules", "old.jsonl", *WEEK)
        self.assertEqual(self.counts("old.jsonl", "--other-rules")["received"], 1)


class VersionsTest(ReportTest):
    """A case of each version, and the standing case under the later one."""

    def setUp(self):
        super().setUp()
        self.write(POLICY, DESK.replace('"1.0.0"', '"1.0.0", in_force = { to = "2026-03-03" }'))
        self.write("policies/kind/later.lua", DESK.replace(
            '"1.0.0"', '"2.0.0", in_force = { from = "2026-03-04" }'))
        self.write("c3.jsonl", case("c3", ("start", "03-05T09:00")))
        self.write("later.jsonl", case("later", ("open", "03-04T08:00"), process="office"))

    def test_each_case_runs_under_its_own(self):
        answer = json.loads(self.report("c1.jsonl", "c3.jsonl", *WEEK, "--json", "--version",
                                        "policies/kind/later.lua"))
        self.assertEqual(answer["cases"]["main"]["received"], 2)
        self.assertEqual([one["version"] for one in answer["versions"]], ["1.0.0", "2.0.0"])

    def test_a_report_is_recorded_under_that_of_the_standing_case(self):
        done = self.run_program(
            "report", POLICY, "c1.jsonl", "c3.jsonl", *WEEK, "--version", "policies/kind/later.lua",
            "--record", "later.jsonl", "--actor", "s:li", "--role", "clerk",
            "--now", "2026-03-06T16:00:00+08:00")
        self.assertEqual(done.returncode, 0, done.stderr)
        last = json.loads(self.read("later.jsonl").splitlines()[-1])
        self.assertEqual([last["facts"], last["roles"]], [{"many": 2}, ["clerk"]])


class ChainTest(ProgramTest):
    """The cases of the corpus, week by week."""

    def cases(self, policy):
        for number, path in enumerate(sorted(Path(ROOT, "tests", "corpus").glob("*/*/case.jsonl"))):
            ask = json.loads((path.parent / "ask.json").read_text(encoding="utf-8"))
            if ask.get("policy") == policy:
                head, *events = path.read_text(encoding="utf-8").splitlines()
                named = {"case": f"c{number}", "process": json.loads(head)["process"]}
                yield "".join(line + "\n" for line in [json.dumps(named), *events])

    def assert_chained(self, policy):
        text, before, received = "".join(self.cases(policy)), None, 0
        words = ["report", os.path.join(ROOT, "policies", policy), "-", "--json", "--now",
                 "2026-06-01T00:00:00+08:00"]
        for week in range(1, 19):
            answer = self.assert_answer(0, *words, f"--week=2026-W{week:02}", stdin=text)
            counts = json.loads(answer)["cases"]
            for process, count in counts.items():
                with self.subTest(policy, process=process, week=week):
                    self.assertEqual(count["open_before"] + count["received"] + count["reopened"],
                                     count["laid_to_rest"] + count["open"])
                    if before:
                        self.assertEqual(count["open_before"], before[process]["open"])
                    received += count["received"]
            before = counts
        self.assertGreater(received, 100)
        answer = self.assert_answer(0, *words, "--from=2025-12-29", "--to=2026-05-03", stdin=text)
        whole = json.loads(answer)["cases"]
        self.assertEqual(sum(count["received"] for count in whole.values()), received)
        self.assertEqual({process: count["open"] for process, count in whole.items()},
                         {process: count["open"] for process, count in before.items()})

    def test_a_week_begins_with_what_the_one_before_left_open(self):
        self.assert_chained("school/boxing.lua")
        self.assert_chained("property/company.lua")


class FormTest(ReportTest):
    def test_the_days_must_be_given_and_be_possible(self):
        self.refuse("give `week`, or `from` and `to`", "c1.jsonl")
        self.refuse("as in 2026-W40", "c1.jsonl", "--week", "2026-W54")
        self.refuse("is before `from`", "c1.jsonl", "--from", "2026-03-02", "--to", "2026-03-01")
        self.refuse("before the first day", "c1.jsonl", *WEEK, "--now", "2026-03-01T00:00:00+08:00")

    def test_csv_is_one_table(self):
        answer = self.report("c1.jsonl", "c2.jsonl", "office.jsonl", *WEEK, "--format", "csv")
        self.assertEqual(answer.count("\r\n"), answer.count("\n"))
        rows = list(csv.DictReader(io.StringIO(answer, newline="")))
        self.assertEqual({(row["policy"], row["from"], row["to"], row["end"]) for row in rows},
                         {("test.desk", "2026-03-02", "2026-03-08", "2026-03-09T00:00:00+08:00")})
        found = {(row["part"], row["process"], row["name"], row["measure"]): row["value"]
                 for row in rows}
        self.assertEqual(found["cases", "main", "", "received"], "2")
        self.assertEqual(found["breaches", "main", "close@start", "overdue"], "1")
        self.assertEqual(found["breaches", "office", "tell_week@week", "missed"], "1")
        self.assertEqual(found["clauses", "", "t:1", "missed"], "1")

    def test_csv_lists_the_weeks_without_complaints(self):
        answer = self.report("c1.jsonl", "--from", "2026-03-01", "--to", "2026-03-31",
                             "--format=csv")
        self.assertIn(",silence,main,2026-03-09,week,0\r\n", answer)
        self.assertNotIn("2026-03-02,week", answer)
        self.assertNotIn("2026-03-30,week", answer)

    def test_both_languages_say_the_same(self):
        chinese = self.report("c1.jsonl", *WEEK, "--lang", "zh")
        self.assertIn("2026-03-02 至 2026-03-08 情况报告 (2026-W10)", chinese)
        self.assertRegex(chinese, r"本期收到 +1\n")
        self.assertRegex(self.report("c1.jsonl", *WEEK), r"received +1\n")

    def test_small_counts_can_be_withheld(self):
        answer = json.loads(self.report("c1.jsonl", "c2.jsonl", *WEEK, "--json", "--withhold"))
        self.assertEqual(answer["cases"]["main"]["received"], "<5")
        self.assertEqual(answer["cases"]["main"]["open_before"], "withheld")
        self.assertEqual(answer["read"], "<5")
        answer = json.loads(self.report("c1.jsonl", "c2.jsonl", *WEEK, "--json",
                                        "--withhold-below", "3"))
        self.assertEqual((answer["cases"]["main"]["received"], answer["read"]), ("<3", "<3"))
        for wrong in ("2", "1", "0", "-1", "five", ""):
            self.refuse("--withhold-below is the smallest count to be shown", "c1.jsonl", *WEEK,
                        f"--withhold-below={wrong}")

    def test_forms_that_are_none_are_refused(self):
        self.refuse("unknown format `xml`: `text`, `json` or `csv`", "c1.jsonl", *WEEK,
                    "--format", "xml")
        self.refuse("keep one", "c1.jsonl", *WEEK, "--format", "csv", "--json")


class RecordTest(ReportTest):
    NOW = ["--now", "2026-03-06T16:00:00+08:00"]
    WHO = ["--record", "office.jsonl", "--actor", "s:li", "--role", "clerk"]

    def record(self, *words, code=0, cases=("c1.jsonl",)):
        done = self.run_program("report", POLICY, *cases, *WEEK, *self.NOW, *self.WHO, *words)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertIn("Report on 2026-03-02 to 2026-03-08 (2026-W10)", done.stdout)
        return done.stderr

    def test_recording_a_report_discharges_the_duty(self):
        self.assertIn("taken as event 2: `tell_week`", self.record())
        last = json.loads(self.read("office.jsonl").splitlines()[-1])
        self.assertEqual(last["facts"], {"many": 1})
        self.assertEqual([last["actor"], last["at"]], ["s:li", "2026-03-06T16:00:00+08:00"])
        audit = json.loads(self.assert_answer(
            1, "audit", POLICY, "office.jsonl", "--json", "--now", "2026-03-09T00:00:00+08:00"))
        self.assertEqual([b["period"] for b in audit["breaches"]], ["2026-02-23"])

    def test_the_standing_case_may_be_among_those_reported(self):
        self.record(cases=("c1.jsonl", "office.jsonl"))
        self.assertEqual(len(self.read("office.jsonl").splitlines()), 3)

    def test_what_no_program_knows_is_given_as_a_fact(self):
        before = self.read("office.jsonl")
        told = self.record(code=1, cases=(os.devnull,))
        self.assertIn("`why`", told)
        self.assertEqual(self.read("office.jsonl"), before)
        self.record("--fact", "why=nobody came", "--fact", "when_many=7", cases=(os.devnull,))
        last = json.loads(self.read("office.jsonl").splitlines()[-1])
        self.assertEqual(last["facts"], {"many": 0, "when_many": 7, "why": "nobody came"})

    def test_a_refused_record_exits_with_1_and_the_report_is_printed(self):
        before = self.read("office.jsonl")
        self.WHO = ["--record", "office.jsonl", "--actor", "s:li", "--role", "guard"]
        self.assertIn("`clerk` (clerk)", self.record(code=1))
        self.assertEqual(self.read("office.jsonl"), before)

    def test_recording_needs_a_time_and_somebody(self):
        words = ["c1.jsonl", *WEEK]
        self.refuse("--record needs --actor ID and --role ROLE, who records, and --now TIME, when",
                    *words, *self.WHO)
        self.refuse("--record needs", *words, *self.NOW, "--record", "office.jsonl")
        self.refuse("give --record STANDING.jsonl too", *words, "--actor", "s:li")
        self.refuse("give --record STANDING.jsonl too", *words, "--fact", "why=x")

    def refuse_to_record(self, text, *words):
        done = self.run_program("report", POLICY, "c1.jsonl", *words, *self.NOW, *self.WHO)
        self.assertEqual(done.returncode, 2)
        self.assertIn(text, done.stderr)
        self.assertEqual(len(self.read("office.jsonl").splitlines()), 2)

    def test_facts_must_be_facts(self):
        self.refuse_to_record("--fact is NAME=VALUE", *WEEK, "--fact", "why")
        self.refuse_to_record("--fact: `many` is given already", *WEEK, "--fact", "many=3")
        self.refuse_to_record("`wy`", *WEEK, "--fact", "wy=3")

    def test_a_standing_case_that_is_not_there_is_begun_with_act(self):
        self.WHO = ["--record", "no.jsonl", "--actor", "s:li", "--role", "clerk"]
        told = self.record(code=2)
        self.assertIn("no case in `no.jsonl` yet: begin the standing case with `complaint act`",
                      told)
        self.assertFalse(os.path.exists(self.path("no.jsonl")))

    def test_a_policy_without_reports_records_none(self):
        self.write(POLICY, DESK.replace("record = {", "unknown = {}, --[[").replace(
            "},\n  } },\n  roles", "]]\n  } },\n  roles"))
        self.refuse_to_record("policy `test.desk` has no report with `record`", *WEEK)

    def test_days_that_no_report_is_due_about_cannot_be_recorded(self):
        self.refuse_to_record("says of no report over just these days how it is recorded",
                              "--from", "2026-03-02", "--to", "2026-03-07")

    def test_a_report_counts_for_no_other_week_than_its_own(self):
        self.NOW = ["--now", "2026-03-10T16:00:00+08:00"]  # the week after
        self.refuse_to_record("it would count for other days than its own", *WEEK)

    def test_a_report_that_names_its_week_is_late_for_it(self):
        self.write(POLICY, DESK.replace('many = "received" }', 'many = "received", since = "from" }')
                   .replace("facts = { many = { t", 'facts = { since = { type = "date" }, many = { t')
                   .replace('"when_many",', '{ "since", "when_many" },')
                   .replace("week = {}", 'week = { period = "since" }'))
        self.NOW = ["--now", "2026-03-10T16:00:00+08:00"]
        self.record()
        last = json.loads(self.read("office.jsonl").splitlines()[-1])
        self.assertEqual(last["facts"], {"many": 1, "since": "2026-03-02"})
        answer = json.loads(self.assert_answer(
            1, "audit", POLICY, "office.jsonl", "--json", "--now", "2026-03-12T00:00:00+08:00"))
        self.assertEqual([(b["why"], b["period"]) for b in answer["breaches"]],
                         [("late", "2026-03-02"), ("missed", "2026-02-23")])
        self.assertEqual([(d["state"], d["due"]) for d in answer["duties"]],
                         [("owed", "2026-03-15")])

    def test_json_stays_pure(self):
        done = self.run_program("report", POLICY, "c1.jsonl", *WEEK, *self.NOW, *self.WHO, "--json")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(json.loads(done.stdout)["week"], "2026-W10")
        self.assertIn("taken as event 2", done.stderr)


if __name__ == "__main__":
    unittest.main()
