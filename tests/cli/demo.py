"""The demo as `./dev demo` runs it: each step says in both languages what it opens and what is owed."""

import os
import re
import subprocess
import unittest

from program import PROGRAM, ROOT

TAKEN = re.compile(r"^    taken as event (\d+): ", re.MULTILINE)


def run_demo():
    path = os.path.dirname(PROGRAM) + os.pathsep + os.environ["PATH"]
    return subprocess.run(["sh", os.path.join(ROOT, "examples", "demo.sh")], check=False, timeout=120,
                          env=dict(os.environ, PATH=path), capture_output=True)


class DemoTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        done = run_demo()
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


if __name__ == "__main__":
    unittest.main()
