"""The demo as `./dev demo` runs it: each step says in both languages what it opens and what is owed."""

import os
import re
import subprocess
import unittest

from program import PROGRAM, ROOT

TAKEN = re.compile(r"^    taken as event (\d+): ", re.MULTILINE)


def run_demo(name):
    path = os.path.dirname(PROGRAM) + os.pathsep + os.environ["PATH"]
    return subprocess.run(["sh", os.path.join(ROOT, "examples", name)], check=False, timeout=120,
                          env=dict(os.environ, PATH=path), capture_output=True)


class DemoTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        done = run_demo("demo.sh")
        cls.code, cls.errors = done.returncode, done.stderr.decode()
        cls.text = done.stdout.decode()
        steps = re.split(r"^(?=\d\d-\d\dT\d\d:\d\d  )|^── ", cls.text, flags=re.MULTILINE)
        cls.taken = [step for step in steps if TAKEN.search(step)]
        cls.refused = [step for step in steps if re.search(r"^      refused:", step, re.MULTILINE)]

    def test_it_runs_without_a_word_of_complaint(self):
        self.assertEqual([self.code, self.errors], [0, ""])

    def test_every_event_says_what_is_owed_until_it_rests(self):
        self.assertEqual([int(TAKEN.search(step)[1]) for step in self.taken], list(range(1, 25)))
        for step in self.taken[:-2]:
            self.assertRegex(step, r"\n    owed   .+, (by 2026-10-13|promptly): .+\n")
            self.assertRegex(step, r"\n    应办   .+，(至 2026-10-13|及时)：.+\n")
        self.assertIn("\n    stage  filed\n", self.taken[-1])

    def test_what_a_step_opens_is_told_with_who_may(self):
        for at, english, chinese in [(1, "leader in charge: approve an extension\n",
                                      "主管领导：批准延长\n"),
                                     (8, "information supervision office: make a finding (a1)\n",
                                      "信息督察室：认定 (a1)\n"),
                                     (22, "information supervision office: file the case\n",
                                      "信息督察室：归档\n")]:
            self.assertIn(english, self.taken[at])
            self.assertIn(chinese, self.taken[at])

    def test_no_line_of_a_step_is_too_wide(self):
        for step in self.taken:
            for line in step.splitlines()[2:]:
                self.assertLessEqual(len(line), 125, line)

    def test_every_refusal_is_told_in_both_languages_with_its_clauses(self):
        self.assertEqual(len(self.refused), 3)
        for step, clause in zip(self.refused, ["boxing:7.3", "boxing:6.0", "boxing:7.2"]):
            for words in ["would have to change: ", "clauses:", "不能办理：", "须改变：", "依据："]:
                self.assertIn(words, step)
            self.assertEqual(len(re.findall(rf"^        {clause}  ", step, re.MULTILINE)), 2, step)

    def test_the_due_is_explained_over_the_holiday_with_its_make_up_day(self):
        self.assertIn("2026-10-10               make-up working day", self.text)
        self.assertIn("2026-10-10               调休上班", self.text)

    def test_three_full_tables_and_a_clean_end(self):
        self.assertEqual(len(re.findall(r"^(?:Actions|可办事项)$", self.text, re.MULTILINE)), 3)
        self.assertIn("\nno breaches\n", self.text[self.text.index("── At rest"):])
        self.assertIn("\n无违规\n", self.text[self.text.index("── At rest"):])


class HospitalTest(unittest.TestCase):
    """On one screen: who owes what, what is refused, and how it ends."""

    @classmethod
    def setUpClass(cls):
        cls.done = run_demo("demo_hospital.sh")
        cls.lines = cls.done.stdout.decode().splitlines()

    def test_it_runs_without_a_word_of_complaint(self):
        self.assertEqual([self.done.returncode, self.done.stderr], [0, b""])

    def test_it_fits_on_a_screen(self):
        self.assertLessEqual(len(self.lines), 40)
        for line in self.lines:
            self.assertLessEqual(len(line), 110, line)

    def test_what_is_owed_stands_with_its_due_and_its_target(self):
        for line in ["    owed   medical dispute office, by 2026-03-09: tell the handling opinion",
                     "           director of the department, by 2026-03-04: "
                     "give medical affairs the qualitative result",
                     "           person responsible in the department, by 2026-03-04 (target): "
                     "hand in the statement",
                     "           科室责任人，至 2026-03-04（目标）：交来书面说明"]:
            self.assertIn(line, self.lines)

    def test_the_opinion_alone_is_refused_and_the_case_ends_well(self):
        self.assertEqual([line.strip() for line in self.lines].count("refused:"), 1)
        self.assertIn("        须改变：`view`（患者或家属的态度）不得为`disagrees`（不同意）", self.lines)
        self.assertIn("no breaches", self.lines)
        self.assertEqual(self.lines[-1], "无违规")


class PropertyTest(unittest.TestCase):
    """A night at the property company, on one screen."""

    @classmethod
    def setUpClass(cls):
        cls.done = run_demo("demo_property.sh")
        cls.lines = cls.done.stdout.decode().splitlines()

    def test_it_runs_without_a_word_of_complaint(self):
        self.assertEqual([self.done.returncode, self.done.stderr], [0, b""])

    def test_it_fits_on_a_screen(self):
        self.assertLessEqual(len(self.lines), 40)
        for line in self.lines:
            self.assertLessEqual(len(line), 110, line)

    def test_the_call_waits_for_the_next_day(self):
        self.assertIn("    owed   night maintenance staff, by 2026-03-03: "
                      "hand it to the service staff on duty the next day", self.lines)
        self.assertIn("           夜间维修值班人员，及时：告知住户安排次日处理", self.lines)

    def test_the_gap_is_told_to_the_second_and_the_relief_is_late(self):
        for line in ["    gap  arrive@always  come on post  03-03T02:00:00 .. 03-03T02:20:15  "
                     "property-duty:1, property-duty:6",
                     "    late  arrive@roster  w2  come on post  event 5  "
                     "property-duty:7, property-handover:1",
                     "    空缺  arrive@always  到岗  03-03T02:00:00 .. 03-03T02:20:15  "
                     "property-duty:1、property-duty:6"]:
            self.assertIn(line, self.lines)


if __name__ == "__main__":
    unittest.main()
