"""Several versions of a policy: which one a case runs under, which one an offence is read under."""

import json
import shutil
import unittest
from pathlib import Path

from program import ROOT, ProgramTest

CHAIN = Path(ROOT, "tests", "corpus", "versions")
OTHERS = ["--version", "v2018.lua", "--version", "v2023.lua"]
NEW = ["--process", "complaint", "--case", "h-1"]


def event(action, day, **more):
    return json.dumps({"action": action, "actor": "li", "roles": ["clerk"],
                       "at": f"{day}T09:00:00+08:00", **more})


class VersionsTest(ProgramTest):
    def setUp(self):
        super().setUp()
        for file in CHAIN.glob("*.lua"):
            shutil.copy(file, self.path(file.name))

    def receive(self, day):
        """A new case, received on that day, and what its first line says."""
        self.assert_answer(0, "act", "v2014.lua", "h.jsonl", *OTHERS, *NEW,
                           stdin=event("record", day))
        return json.loads(Path(self.path("h.jsonl")).read_text(encoding="utf-8").split("\n", 1)[0])

    def test_a_new_case_runs_under_the_version_of_its_receipt(self):
        self.assertEqual(self.receive("2017-12-31")["policy"], "example.house@2014")

    def test_and_goes_on_under_it(self):
        self.assertEqual(self.receive("2022-12-31")["policy"], "example.house@2018")
        self.assert_answer(0, "act", "v2014.lua", "h.jsonl", *OTHERS, stdin=event(
            "allege", "2023-02-01", on="a1",
            facts={"offence": "late", "conduct_on": "2017-01-01"}))
        answer = json.loads(self.assert_answer(0, "decide", "v2023.lua", "h.jsonl", "--json",
                                               "--version", "v2014.lua", "--version", "v2018.lua"))
        self.assertEqual(answer["policy"], "example.house@2018")
        self.assertEqual(answer["laws"][0]["version"], "2014")

    def test_no_case_is_received_without_a_version(self):
        self.assert_wrong("no version of `example.house` was in force on 2018-02-01",
                          "act", "v2014.lua", "h.jsonl", *OTHERS, *NEW,
                          stdin=event("record", "2018-02-01"))
        self.assert_wrong("`at` must be a time", "act", "v2014.lua", "h.jsonl", *OTHERS, *NEW,
                          stdin='{"action":"record"}')

    def test_people_are_told_by_which_law(self):
        self.receive("2018-04-01")
        for item, day in (("a1", "2017-01-01"), ("a2", "2018-02-01")):
            self.assert_answer(0, "act", "v2014.lua", "h.jsonl", *OTHERS, stdin=event(
                "allege", "2018-04-02", on=item,
                facts={"offence": "smoking", "conduct_on": day}))
        for verb in ("decide", "audit"):
            told = self.assert_answer(0, verb, "v2014.lua", "h.jsonl", *OTHERS)
            self.assertIn("Read under the law of another day", told)
            self.assertRegex(told, r"a1 +2017-01-01 +2014\n")
            self.assertRegex(told, r"a2 +2018-02-01 +none was in force\n")

    def test_the_version_that_a_file_names_must_be_there(self):
        self.receive("2023-02-01")
        without = ["decide", "v2014.lua", "h.jsonl", "--version", "v2018.lua"]
        self.assert_wrong("h.jsonl:1: the case was recorded under `example.house@2023`", *without)
        self.assert_wrong("is not among those that are loaded of `example.house`: `2014`, `2018`",
                          *without)
        answer = json.loads(self.assert_answer(0, *without, "--other-rules", "--json"))
        self.assertEqual(answer["policy"], "example.house@2018")  # that of the receipt

    def test_a_version_of_another_text_is_told_by_its_digest(self):
        head = self.receive("2023-02-01")
        path = Path(self.path("h.jsonl"))
        path.write_text(path.read_text(encoding="utf-8").replace(head["digest"], "0000"),
                        encoding="utf-8")
        self.assert_wrong("`example.house@2023` with digest `0000`, and the `2023` that is loaded "
                          f"has digest `{head['digest'][:12]}`: it is another text",
                          "decide", "v2014.lua", "h.jsonl", *OTHERS)

    def test_a_role_is_one_of_the_version_of_the_case(self):
        self.receive("2018-04-01")
        self.assert_wrong("policy `example.house` has no role `cook`", "decide", "v2014.lua",
                          "h.jsonl", *OTHERS, "--actor", "li", "--role", "cook")

    def test_what_is_no_set_of_versions_is_told(self):
        self.assert_wrong("version `2014` of `example.house` is there twice", "decide",
                          "v2014.lua", "h.jsonl", "--version", "v2014.lua")
        self.assert_wrong("`example.house` and `test.good` are not versions of one policy",
                          "decide", "v2014.lua", "h.jsonl", "--version", "policies/kind/good.lua")
        self.assert_wrong("nothing.lua", "decide", "v2014.lua", "h.jsonl",
                          "--version", "nothing.lua")


if __name__ == "__main__":
    unittest.main()
