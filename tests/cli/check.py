"""`complaint check`, and how policy files are found."""

import os
import unittest

from program import CLAUSES, GOOD, ROOT, ProgramTest

BAD = GOOD.replace('needs = "note"', 'needs = "nota"').replace('ends = true, cites = "1"',
                                                               'ends = true, cites = "2"')


class CheckTest(ProgramTest):
    def test_a_good_policy_is_summed_up(self):
        proved, granted, summed_up = self.assert_answer(
            0, "check", "policies/kind/good.lua").splitlines()
        self.assertEqual(proved, "main: every case can come to rest: proved (1 kind of case)")
        self.assertTrue(granted.startswith("taken for granted: facts can be learnt"), granted)
        self.assertEqual(summed_up, "policies/kind/good.lua: ok, 1 clause, 1 process, 2 actions")

    def test_every_problem_has_its_place_and_its_rule(self):
        self.write("policies/kind/bad.lua", BAD)
        self.assertEqual(
            self.assert_answer(1, "check", "policies/kind/bad.lua").splitlines(),
            ["policies/kind/bad.lua:8: error: unknown fact `nota`; did you mean `note`? "
             "[main.start.needs, t:1]",
             "policies/kind/bad.lua:9: error: unknown clause `t:2`: give it an entry in "
             "`clauses`, or correct the number [main.close.cites]",
             "policies/kind/bad.lua: 2 errors"])

    def test_a_wrong_citation_is_one_error_and_a_missing_one_another(self):
        parts = ('offences = {{ smell = {{ {0} }} }}, sanctions = menu {{ {{ id = "rebuke", {0} }} }}, '
                 'upholds = {{ rest = {{ {0} }} }}, facts = {{')
        for cites, wrong in (('cites = "9"', "unknown clause `t:9`"), ("", "names no clause")):
            self.write("policies/kind/odd.lua", GOOD.replace("facts = {", parts.format(cites)))
            problems = self.assert_answer(1, "check", "policies/kind/odd.lua").splitlines()[:-1]
            errors = [problem for problem in problems if ": error: " in problem]
            self.assertEqual([wrong in problem for problem in errors], [True] * 3, problems)

    def test_a_problem_stands_in_the_file_that_has_it(self):
        self.write("policies/clauses/good.lua", CLAUSES + "x =\n")
        answer = self.assert_answer(1, "check", "policies/kind/good.lua")
        self.assertTrue(answer.startswith("policies/clauses/good.lua:2: error: "), answer)

    def test_several_policies_are_all_checked(self):
        self.write("policies/kind/bad.lua", BAD)
        answer = self.assert_answer(1, "check", "policies/kind/bad.lua", "policies/kind/good.lua")
        self.assertIn("policies/kind/bad.lua: 2 errors\n", answer)
        self.assertIn("policies/kind/good.lua: ok", answer)

    def test_a_warning_fails_only_when_asked_to(self):
        self.write("policies/kind/odd.lua", GOOD.replace("facts = {", "facts = { x = { type = "
                                                         "'text' },"))
        answer = self.assert_answer(0, "check", "policies/kind/odd.lua")
        self.assertIn("odd.lua:6: warning: no event can carry fact `x`", answer)
        self.assertTrue(answer.endswith("2 actions, 1 warning\n"), answer)
        self.assert_answer(1, "check", "--strict", "policies/kind/odd.lua")

    def test_control_characters_do_not_reach_the_terminal(self):
        self.write("policies/kind/odd.lua", GOOD.replace('starts = true', '["\\27[31m"] = true'))
        answer = self.assert_answer(1, "check", "policies/kind/odd.lua")
        self.assertNotIn("\x1b", answer)

    def test_a_policy_that_never_ends_is_stopped(self):
        self.write("policies/kind/loop.lua", "while true do end\n")
        answer = self.assert_answer(1, "check", "policies/kind/loop.lua")
        self.assertIn("policies/kind/loop.lua:1: error: ", answer)

    def test_it_answers_the_same_in_any_locale(self):
        answers = {self.assert_answer(0, "check", "policies/kind/good.lua", env={"LC_ALL": name})
                   for name in ("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "no-such")}
        self.assertEqual(len(answers), 1)

    def test_the_policies_that_are_shipped_are_good(self):
        for name in ("school/boxing", "school/zengdu", "hospital/general", "hospital/management",
                     "hospital/registration", "property/company"):
            shipped = os.path.join(ROOT, "policies", name + ".lua")
            answer = self.assert_answer(0, "check", "--strict", shipped)
            self.assertIn(name + ".lua: ok, ", answer)


FORM = '{ type = "text" }, form = { type = "enum", values = { "call", "letter" } }'
NEEDS_FORM = GOOD.replace('{ type = "text" }', FORM).replace('needs = "note"', 'needs = { "note", "form" }')
CALLS_END = NEEDS_FORM.replace('after = "start"', 'after = "start", when = { form = "call" }')
ONLY_A_GUEST = GOOD.replace('roles = {', 'roles = { guest = { party = true, en = "guest" },').replace(
    'by = "clerk", after', 'by = "guest", after')


class ProofTest(ProgramTest):
    def check(self, code, policy, *options):
        self.write("policies/kind/odd.lua", policy)
        return self.assert_answer(code, "check", "policies/kind/odd.lua", *options)

    def test_a_case_that_cannot_come_to_rest_refutes_the_policy(self):
        answer = self.check(1, CALLS_END)
        self.assertIn("main: every case can come to rest: refuted by a history of 1 event, after which "
                      "no end can be reached: where `form` is `letter`: ", answer)
        self.assertNotIn("taken for granted", answer)

    def test_the_witness_is_a_case_without_a_breach_and_without_rest(self):
        self.check(1, CALLS_END, "--witness", "witness.jsonl")
        audit = self.assert_answer(0, "audit", "policies/kind/odd.lua", "witness.jsonl")
        self.assertIn("not at rest", audit)
        self.assertIn("no breaches", audit)

    def test_without_a_refutation_there_is_no_witness(self):
        self.assert_wrong("nothing is refuted", "check", "policies/kind/good.lua", "--witness", "w.jsonl")
        self.assertFalse(os.path.exists(self.path("w.jsonl")))

    def test_a_witness_is_of_one_policy_and_can_be_written(self):
        self.assert_wrong("name only that", "check", "a.lua", "b.lua", "--witness", "w.jsonl")
        self.write("policies/kind/odd.lua", CALLS_END)
        self.assert_wrong("`no/where` cannot be written", "check", "policies/kind/odd.lua", "--witness",
                          "no/where")

    def test_a_doubt_fails_only_when_asked_to(self):
        answer = self.check(0, ONLY_A_GUEST)
        self.assertIn("not proved: ", answer)
        self.check(1, ONLY_A_GUEST, "--strict")

    def test_what_never_happens_is_a_warning(self):
        policy = NEEDS_FORM.replace("close = {", 'odd = { by = "clerk", after = "start", when = { form = '
                                    '"call" }, unless = { form = "call" }, cites = "1" }, close = {')
        self.assertIn("odd.lua: warning: `odd` can never happen: ", self.check(0, policy))
        self.check(1, policy, "--strict")

    def test_no_worse_case_has_a_lighter_sanction(self):
        policy = GOOD.replace(
            "facts = {", 'sanctions = ladder { { id = "warning", cites = "1" }, { id = "fine", cites = "1" } }, '
            'guidelines = { { when = { harm = true }, to = "warning", cites = "1" }, '
            '{ from = "fine", cites = "1" } }, facts = { harm = { type = "bool" }, '
            'sanction = { type = "sanction" },').replace('needs = "note"', 'needs = { "note", "harm" }').replace(
            'ends = true', 'ends = true, needs = "sanction", imposes = "sanction"')
        self.assertIn("ladder: a worse case never has a lighter sanction: not so: where `harm` is `false`, "
                      "it goes from `fine` to `fine`; where `harm` is `true`, it goes from `warning` to "
                      "`warning`\n", self.check(1, policy, "--monotone"))
        self.assertIn("ladder: a worse case never has a lighter sanction\n",
                      self.check(0, GOOD, "--monotone"))

    def test_what_is_taken_for_granted_is_told_once(self):
        answer = self.assert_answer(0, "check", "policies/kind/good.lua", "policies/kind/good.lua")
        self.assertEqual(answer.count("taken for granted"), 1)


class FilesTest(ProgramTest):
    def test_a_policy_is_found_from_any_folder(self):
        answer = self.assert_answer(0, "check", "good.lua", cwd=self.path("policies/kind"))
        self.assertTrue(answer.endswith("\ngood.lua: ok, 1 clause, 1 process, 2 actions\n"), answer)
        self.assert_answer(0, "check", self.path("policies/kind/good.lua"), cwd="/")

    def test_a_folder_with_clauses_is_where_a_policy_belongs(self):
        os.rename(self.path("policies"), self.path("rules"))
        self.assert_answer(0, "check", "rules/kind/good.lua")

    def test_else_it_belongs_to_its_own_folder(self):
        self.write("mine/good.lua", GOOD.replace("clauses.good", "good_clauses"))
        self.write("mine/good_clauses.lua", CLAUSES)
        self.assert_answer(0, "check", "mine/good.lua")

    def test_a_root_comes_first(self):
        self.write("other/clauses/good.lua", CLAUSES.replace('"1"', '"2"'))
        answer = self.assert_answer(1, "check", "--root", "other", "policies/kind/good.lua")
        self.assertIn("unknown clause `t:1`", answer)

    def test_below_a_root_names_will_do(self):
        for name in ("kind.good", "kind/good"):
            answer = self.assert_answer(0, "check", "--root", "policies", name)
            self.assertTrue(answer.endswith(f"\n{name}: ok, 1 clause, 1 process, 2 actions\n"))

    def test_a_file_name_need_not_be_an_identifier(self):
        os.rename(self.path("policies/kind/good.lua"), self.path("policies/kind/2 good-ones.lua"))
        self.assert_answer(0, "check", "policies/kind/2 good-ones.lua")

    def test_a_policy_may_be_reached_through_a_link(self):
        os.symlink("policies/kind/good.lua", self.path("link.lua"))
        self.assert_answer(0, "check", "link.lua")

    def test_what_it_requires_may_not(self):
        os.rename(self.path("policies/clauses/good.lua"), self.path("secret.lua"))
        os.symlink("../../secret.lua", self.path("policies/clauses/good.lua"))
        answer = self.assert_answer(1, "check", "policies/kind/good.lua")
        self.assertIn("links are not followed", answer)

    def test_nor_through_a_folder_that_is_a_link(self):
        os.rename(self.path("policies/clauses"), self.path("elsewhere"))
        os.symlink("../elsewhere", self.path("policies/clauses"))
        answer = self.assert_answer(1, "check", "policies/kind/good.lua")
        self.assertIn("there is no policy file `clauses.good`", answer)

    def test_a_policy_gets_out_of_its_folder_by_no_name(self):
        self.write("secret.lua", CLAUSES)
        for name in ("secret", "..secret", "../secret", "../../secret", "kind...secret",
                     self.path("secret"), self.path("secret.lua"), "kind/good", ""):
            self.write("policies/kind/evil.lua", GOOD.replace("clauses.good", name))
            answer = self.assert_answer(1, "check", "policies/kind/evil.lua")
            self.assertIn("policies/kind/evil.lua:4: error: ", answer)

    def test_a_missing_file_says_where_it_was_looked_for(self):
        os.remove(self.path("policies/clauses/good.lua"))
        answer = self.assert_answer(1, "check", "policies/kind/good.lua")
        self.assertIn("policies/kind/good.lua:4: error: ", answer)
        self.assertIn("there is no policy file `clauses.good` below ", answer)
        self.assertIn(f"`{self.path('policies')}` (the policy's own folder)", answer)

    def test_a_policy_by_name_says_where_it_was_looked_for(self):
        os.makedirs(self.path("rules"))
        self.assert_wrong("(where policies are installed: there is no such folder): say where it "
                          "is with --root DIR, or give its path", "check", "school.nowhere")
        self.assert_wrong(f"`{self.path('rules')}` (--root)", "check", "school.nowhere", "--root",
                          "rules")


class WrongQuestionTest(ProgramTest):
    def test_no_file(self):
        self.assert_wrong("name the policies", "check")

    def test_files_that_are_not_there(self):
        self.assert_wrong("cannot read `nowhere.lua`: No such file", "check", "nowhere.lua")
        self.assert_wrong("there is no policy file `no.where`", "check", "no.where")
        self.assert_wrong("cannot use `nowhere` as --root", "check", "--root", "nowhere", "a.b")

    def test_a_folder(self):
        self.assert_wrong("it is a folder", "check", "policies")

    def test_a_pipe_or_a_device(self):
        os.mkfifo(self.path("pipe.lua"))
        self.assert_wrong("it is no regular file", "check", "pipe.lua")
        self.assert_wrong("it is no regular file", "check", "/dev/zero")

    @unittest.skipIf(os.geteuid() == 0, "root may read every file")
    def test_a_file_that_must_not_be_read(self):
        os.chmod(self.path("policies/kind/good.lua"), 0)
        self.assert_wrong("Permission denied", "check", "policies/kind/good.lua")

    def test_a_file_of_10_megabytes(self):
        self.write("big.lua", b"-" * 10_000_000)
        self.assert_wrong("it is larger than 1 MiB", "check", "big.lua")

    def test_one_bad_question_does_not_hide_the_other_answers(self):
        done = self.run_program("check", "nowhere.lua", "policies/kind/good.lua")
        self.assertEqual(done.returncode, 2)
        self.assertIn("policies/kind/good.lua: ok", done.stdout)

    def test_options(self):
        self.assert_wrong("unknown option `--stric`", "check", "--stric", "x")
        self.assert_wrong("`--root` needs a value", "check", "x", "--root")
        self.assert_wrong("`--strict` takes no value", "check", "--strict=1", "x")
        self.assert_wrong("cannot read `--strict`", "check", "--", "--strict")

    def test_an_option_stands_once(self):
        self.assert_wrong("`--root` is given twice: keep one", "check", "--root", "a", "--root=b",
                          "x")
        self.assert_wrong("`--strict` is given twice", "check", "--strict", "--strict", "x")


if __name__ == "__main__":
    unittest.main()
