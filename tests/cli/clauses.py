"""`complaint clauses`: the register, for people and as JSON."""

import glob
import json
import os
import pty
import shutil
import unittest

from program import GOOD, PROGRAM, ROOT, ProgramTest

MORE = GOOD.replace('require "clauses.good"', """{
    ["1"] = { kind = "rule", zh = "一切照章办理", en = "All by the book" },
    ["10"] = { kind = "duty", zh = "归档", en = "Filed" },
    ["2"] = { advisory = { zh = "看不见", en = "unseen" }, zh = "态度", en = "Manner" },
  }""").replace('ends = true, cites = "1"', 'ends = true, heeds = "2", cites = "10"')


def is_institution(path):
    """A file with a version is a policy; the others are parts of one. A base is nobody's own."""
    with open(path, encoding="utf-8") as file:
        return "\n  version = " in file.read() and not path.endswith("/base.lua")


SHIPPED = sorted(filter(is_institution, glob.glob(os.path.join(ROOT, "policies", "*", "*.lua"))))


class ClausesTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("policies/kind/more.lua", MORE)

    def test_a_table_for_people(self):
        self.assertEqual(self.assert_answer(0, "clauses", "policies/kind/more.lua"), (
            "t:1   rule     action main.start      All by the book\n"
            "t:2   conduct  heeds main.close       Manner\n"
            "               advisory               unseen\n"
            "t:10  duty     action main.close      Filed\n"
            "               duty main.close@start\n"))

    def test_what_there_is_one_of_is_called_once(self):
        self.write("policies/kind/more.lua", MORE.replace(
            "processes =", 'quality = { percent = { speed = 100 }, cites = "1" }, processes =', 1))
        answer = self.assert_answer(0, "clauses", "policies/kind/more.lua")
        self.assertRegex(answer, r" quality( |\n)")
        self.assertNotIn("quality quality", answer)

    def test_it_speaks_chinese(self):
        answer = self.assert_answer(0, "clauses", "policies/kind/more.lua", "--lang", "zh")
        self.assertIn("heeds main.close       态度\n", answer)
        self.assertIn("advisory               看不见\n", answer)

    def test_json_is_canonical(self):
        answer = self.assert_answer(0, "clauses", "policies/kind/more.lua", "--json")
        self.assertEqual(answer, json.dumps(json.loads(answer), ensure_ascii=False, sort_keys=True,
                                            separators=(",", ":")) + "\n")

    def test_json_leaves_out_what_is_empty(self):
        answer = json.loads(self.assert_answer(0, "clauses", "policies/kind/more.lua", "--json"))
        self.assertEqual(answer["policy"], "test.good@1.0.0")
        self.assertRegex(answer["digest"], "^[0-9a-f]{64}$")
        self.assertEqual(answer["clauses"][:2], [
            {"clause": "t:1", "items": [{"kind": "action", "name": "start", "process": "main"}],
             "kind": "rule", "label": {"en": "All by the book", "zh": "一切照章办理"}},
            {"advisory": {"en": "unseen", "zh": "看不见"}, "clause": "t:2",
             "items": [{"kind": "heeds", "name": "close", "process": "main"}],
             "kind": "conduct", "label": {"en": "Manner", "zh": "态度"}}])

    def test_inherited_clauses_show_themselves(self):
        self.write("policies/kind/child.lua", """
            return extend(require "kind.more", { regulation = "u", id = "test.child",
              clauses = { ["3"] = { kind = "rule" } },
              processes = { main = { actions = { start = { cites = "3" } } } } })""")
        self.assertEqual(self.assert_answer(0, "clauses", "policies/kind/child.lua"), (
            "u:3   rule                action main.start\n"
            "t:2   conduct, inherited  heeds main.close       Manner\n"
            "                          advisory               unseen\n"
            "t:10  duty, inherited     action main.close      Filed\n"
            "                          duty main.close@start\n"))
        self.assertIn(": ok, 1 clause and 2 inherited, ",
                      self.assert_answer(0, "check", "policies/kind/child.lua"))

    def test_every_clause_that_is_shipped_is_accounted_for(self):
        for shipped in SHIPPED:
            answer = json.loads(self.assert_answer(0, "clauses", shipped, "--json"))
            for clause in answer["clauses"]:
                with self.subTest(clause=clause["clause"]):
                    enforced = [item for item in clause.get("items", []) if item["kind"] != "heeds"]
                    self.assertTrue(enforced or "advisory" in clause)

    def test_colours_are_for_terminals_that_want_them(self):
        def on_terminal(**env):
            ours, theirs = pty.openpty()
            self.run_program("clauses", "policies/kind/more.lua", env=env, stdout=theirs)
            os.close(theirs)
            shown = os.read(ours, 65536)
            os.close(ours)
            return b"\x1b[" in shown
        self.assertTrue(on_terminal(TERM="xterm", NO_COLOR=""))
        self.assertFalse(on_terminal(TERM="xterm", NO_COLOR="1"))
        self.assertFalse(on_terminal(TERM="dumb", NO_COLOR=""))
        self.assertNotIn("\x1b", self.assert_answer(0, "clauses", "policies/kind/more.lua",
                                                    env={"TERM": "xterm"}))


class CasesTest(ProgramTest):
    """With --cases: a table over several policies, and what is missing in it."""

    COLUMNS = ["clause", "kind", "enforced by, or why not", "reading", "kept in", "broken in",
               "what it says"]

    def setUp(self):
        super().setUp()
        self.write("policies/kind/more.lua", MORE)
        self.cases("t/1-kept-a", "t/1-broken-b", "t/1-reading-c", "t/10-found-d", "t/10-refused-e",
                   "other/9-kept-of-no-policy")

    def cases(self, *folders):
        for folder in folders:
            self.write("cases/" + folder + "/ask.json", "{}")

    def table(self, code, *policies, cases="cases"):
        done = self.run_program("clauses", *policies, "--cases", cases, "--markdown")
        self.assertEqual(done.returncode, code, done.stderr)
        rows = [line.strip("| ").split(" | ") for line in done.stdout.splitlines()]
        self.assertEqual(rows[0], self.COLUMNS)
        return {row[0]: dict(zip(self.COLUMNS, row)) for row in rows[2:]}, done.stderr

    def test_a_clause_stands_with_its_cases(self):
        rows, told = self.table(0, "policies/kind/more.lua")
        self.assertEqual(told, "")
        self.assertEqual(list(rows), ["t:1", "t:2", "t:10"])
        self.assertEqual(list(rows["t:1"].values()), [
            "t:1", "rule", "action main.start", "-", "t/1-kept-a", "t/1-broken-b",
            "All by the book"])
        self.assertEqual((rows["t:10"]["kept in"], rows["t:10"]["broken in"]),
                         ("t/10-found-d", "t/10-refused-e"))
        self.assertEqual(rows["t:2"]["enforced by, or why not"], "advisory: unseen")

    def test_for_people(self):
        answer = self.assert_answer(0, "clauses", "policies/kind/more.lua", "--cases", "cases")
        self.assertEqual(answer.splitlines()[3], "t:10    duty     action main.close" + " " * 17
                         + "t/10-found-d  t/10-refused-e  Filed")
        self.assertEqual(answer.splitlines()[4], " " * 17 + "duty main.close@start")

    def test_a_rule_without_a_case_is_missed(self):
        shutil.rmtree(self.path("cases/t/1-broken-b"))
        _, told = self.table(1, "policies/kind/more.lua")
        self.assertEqual(told, "complaint: t:1: no case in which it is broken\n")

    def test_a_case_of_no_clause_is_told(self):
        self.cases("t/3-kept-f", "t/1-kep-g", "t/inherited-1-kept-h")
        _, told = self.table(1, "policies/kind/more.lua")
        self.assertEqual([line.split(": ")[1] for line in told.splitlines()],
                         ["t/1-kep-g", "t/3-kept-f", "t/inherited-1-kept-h"])

    def test_an_inherited_clause_stands_once(self):
        self.write("policies/kind/child.lua", """
            return extend(require "kind.more", { regulation = "u", id = "test.child",
              clauses = { ["3"] = { kind = "rule" } },
              processes = { main = { actions = { start = { cites = "3" } } } } })""")
        self.cases("u/3-kept-f", "u/3-broken-g", "u/inherited-10-kept-h")
        rows, _ = self.table(0, "policies/kind/child.lua")
        self.assertEqual(rows["t:10"]["kind"], "duty<br>inherited")
        self.assertEqual(rows["t:10"]["kept in"], "t/10-found-d<br>u/inherited-10-kept-h")
        os.rename(self.path("cases/u/inherited-10-kept-h"), self.path("gone"))
        rows, _ = self.table(0, "policies/kind/child.lua", "policies/kind/more.lua")
        self.assertEqual(list(rows), ["u:3", "t:1", "t:2", "t:10"])
        self.assertEqual(rows["t:10"]["kept in"], "t/10-found-d")

    def test_a_clause_that_two_policies_have_stands_with_the_last(self):
        self.write("policies/kind/whole.lua", """
            return extend(require "kind.more", { regulation = { "u", "t" }, id = "test.whole",
              clauses = { ["3"] = { kind = "rule" } },
              processes = { main = { actions = { start = { cites = { "3", "t:1" } } } } } })""")
        self.cases("u/3-kept-f", "u/3-broken-g")
        rows, _ = self.table(0, "policies/kind/more.lua", "policies/kind/whole.lua")
        self.assertEqual(list(rows), ["t:1", "t:2", "t:10", "u:3"])
        self.assertEqual(rows["t:1"]["kind"], "rule")

    def test_no_cell_of_the_shipped_policies_is_empty(self):
        rows, told = self.table(0, *SHIPPED, cases=os.path.join(ROOT, "tests", "corpus"))
        self.assertEqual(told, "")
        for clause in rows.values():
            with self.subTest(clause=clause["clause"]):
                self.assertNotIn("", clause.values())
                self.assertNotEqual(clause["enforced by, or why not"], "-")
                self.assertNotEqual(clause["what it says"], "-")
                if clause["kind"] in ("rule", "duty"):
                    self.assertNotEqual(clause["kept in"], "-")
                    self.assertNotEqual(clause["broken in"], "-")

    def test_no_folder_of_cases(self):
        self.assert_wrong("cannot read the cases in `nowhere`: No such file", "clauses",
                          "policies/kind/more.lua", "--cases", "nowhere")


class WrongQuestionTest(ProgramTest):
    def test_options_that_do_not_go_together(self):
        self.assert_wrong("--markdown needs --cases", "clauses", "--markdown", "a")
        self.assert_wrong("with --cases there is no JSON", "clauses", "--json", "--cases", "b", "a")

    def test_one_policy(self):
        self.assert_wrong("name one policy", "clauses")
        self.assert_wrong("name one policy", "clauses", "a", "b")

    def test_languages(self):
        self.assert_wrong("unknown language `fr`", "clauses", "--lang", "fr", "a")
        self.assert_wrong("JSON has no language", "clauses", "--json", "--lang", "zh", "a")

    def test_a_policy_that_is_wrong_has_no_register(self):
        self.write("policies/kind/bad.lua", GOOD.replace('needs = "note"', 'needs = "nota"'))
        done = self.run_program("clauses", "policies/kind/bad.lua")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("policies/kind/bad.lua:8: error: unknown fact `nota`", done.stderr)
        self.assertIn("complaint: `policies/kind/bad.lua` cannot be used", done.stderr)

    def test_an_answer_that_cannot_be_written(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            self.assert_wrong("cannot write the answer: No space left", "clauses",
                              "policies/kind/good.lua", stdout=full)


class ProgramItselfTest(ProgramTest):
    def test_version(self):
        self.assertRegex(self.assert_answer(0, "--version"), r"^complaint \d+\.\d+\.\d+\n$")

    def test_help(self):
        overview = self.assert_answer(0, "--help")
        self.assertEqual(overview, self.assert_answer(0, "help"))
        self.assertIn("Exit codes:", overview)
        for line in overview.splitlines():
            words = line.split()
            if words[:1] != ["complaint"] or words[1] in ("-", "help", "--version"):
                continue
            answer = self.assert_answer(0, "help", words[1])
            self.assertTrue(answer.startswith("complaint " + words[1] + " "), answer)
            self.assertEqual(answer, self.assert_answer(0, words[1], "--help"))

    def test_verbs_that_do_not_exist(self):
        self.assert_wrong("which verb?")
        self.assert_wrong("unknown verb `checc`; did you mean `check`?", "checc")
        self.assert_wrong("unknown verb `xyzzy`", "help", "xyzzy")


if __name__ == "__main__":
    assert os.path.exists(PROGRAM)
    unittest.main()
