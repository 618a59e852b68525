"""What the program says about itself."""

import unittest

from program import ProgramTest

VERBS = ["act", "audit", "check", "clauses", "days", "decide", "due", "explain"]
OF_CASES = ["act", "audit", "decide", "explain"]


class HelpTest(ProgramTest):
    def test_all_verbs_are_listed(self):
        for words in (["help"], ["--help"], ["-h"]):
            answer = self.assert_answer(0, *words)
            for verb in VERBS:
                self.assertIn(f"  complaint {verb} ", answer)
            self.assertIn("\nExit codes:\n  0  ", answer)

    def test_each_verb_has_options_exit_codes_and_an_example(self):
        for verb in VERBS:
            with self.subTest(verb):
                answer = self.assert_answer(0, verb, "--help")
                self.assertEqual(answer, self.assert_answer(0, "help", verb))
                self.assertTrue(answer.startswith(f"complaint {verb} "), answer)
                for part in ("\nOptions:\n", "\nExit codes:\n  0  ", "\n  2  the question was wrong",
                             f"\nExample:\n  complaint {verb} "):
                    self.assertIn(part, answer)
                self.assertIn("  --calendar NAME=FILE  ", answer)
                self.assertEqual("  --other-rules" in answer, verb in OF_CASES)
                self.assertEqual("\n  1  " in answer, verb in ("act", "audit", "check", "clauses"))

    def test_what_help_lists_is_taken(self):
        for verb in VERBS:
            answer = self.assert_answer(0, "help", verb).partition("\nOptions:\n")[2]
            for line in answer.partition("\n\n")[0].splitlines():
                option = line.split()[0]
                if option.startswith("--") and option != "--help":
                    done = self.run_program(verb, option)
                    self.assertNotIn("unknown option", done.stderr)

    def test_lines_fit_a_terminal(self):
        for words in (["help"], *(["help", verb] for verb in VERBS)):
            for line in self.assert_answer(0, *words).splitlines():
                self.assertLessEqual(len(line), 100, line)

    def test_what_is_not_known(self):
        self.assert_wrong("unknown verb `decidee`; did you mean `decide`?", "decidee")
        self.assert_wrong("unknown verb `decidee`; did you mean `decide`?", "help", "decidee")
        self.assert_wrong("which verb? `complaint help` lists them")


if __name__ == "__main__":
    unittest.main()
