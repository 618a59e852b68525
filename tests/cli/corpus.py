"""Every folder of tests/corpus through the program: the same bytes, the right exit code."""

import json
import os
import shutil
import unittest
from pathlib import Path

from program import ROOT, ProgramTest

CORPUS = Path(ROOT, "tests", "corpus")
POLICIES = Path(ROOT, "policies")


def folders():
    """All of them; with the sanitizers, which make starting the program slow, one of some."""
    every = sorted(path.parent for path in CORPUS.glob("*/*/ask.json"))
    return every[::int(os.environ.get("CORPUS_STEP", "1"))]


def policy_of(folder, ask):
    return path_of(folder, ask.get("policy", "policy.lua"))


def path_of(folder, name):
    """Beside the case, or in its area, where several cases share it, or among the policies."""
    places = (folder / name, folder.parent / name, POLICIES / name)
    return str(next((path for path in places if path.exists()), places[-1]))


def exit_code(verb, expected):
    if "error" in expected:
        return 2
    if verb == "act":
        return 0 if "accepted" in expected else 1
    if verb == "audit":
        return 1 if expected["breaches"] else 0
    if verb == "check":
        return 1 if any(p["severity"] == "error" for p in expected["problems"]) else 0
    return 0


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class CorpusTest(ProgramTest):
    def words(self, folder, ask, form="--json"):
        """What comes behind `complaint`; `form` is how the answer is to look."""
        if ask["verb"] == "check":
            return ["check", policy_of(folder, ask), "--root", str(POLICIES)]
        if ask["verb"] == "report":
            return self.words_of_report(folder, ask)
        shutil.copy(folder / "case.jsonl", self.path("case.jsonl"))
        words = [ask["verb"], policy_of(folder, ask), "case.jsonl", "--root", str(POLICIES)]
        for version in ask.get("versions", []):
            words += ["--version", path_of(folder, version)]
        if ask["verb"] == "explain":
            words += [ask["name"], *filter(None, [ask.get("on")]), "--lang", ask.get("lang", "en")]
        else:
            words.append(form)
        if "now" in ask:
            words += ["--now", ask["now"]]
        if "actor" in ask:
            words += ["--actor", ask["actor"]]
        if ask.get("roles"):
            words += ["--role", ",".join(ask["roles"])]
        return words

    def words_of_report(self, folder, ask):
        for name in ask["events"]:
            shutil.copy(folder / name, self.path(os.path.basename(name)))
        words = ["report", policy_of(folder, ask), *map(os.path.basename, ask["events"]),
                 "--root", str(POLICIES)]
        given = {"format": "json", **ask}
        for option in ("week", "from", "to", "now", "format", "lang"):
            words += [f"--{option}={given[option]}"] if option in given else []
        return words + ([f"--withhold-below={ask['withhold']}"] if "withhold" in ask else [])

    def assert_appended(self, before, expected):
        """An event that was accepted is the new last line; else the file is what it was."""
        after = Path(self.path("case.jsonl")).read_text(encoding="utf-8")
        if "accepted" in expected:
            before = before if before.endswith("\n") else before + "\n"
            before += canonical(expected["accepted"]) + "\n"
        self.assertEqual(after, before)

    def assert_answered(self, folder):
        ask = json.loads((folder / "ask.json").read_text(encoding="utf-8"))
        answer = (folder / "expected.json").read_text(encoding="utf-8")
        expected = json.loads(answer)
        event = ask.get("event", "")
        text = event if isinstance(event, str) else json.dumps(event, ensure_ascii=False)
        done = self.run_program(*self.words(folder, ask), stdin=text)
        self.assertEqual(done.returncode, exit_code(ask["verb"], expected), done.stderr)
        if "error" in expected:
            self.assertEqual(done.stderr, f"complaint: {expected['error']['text']}\n")
        elif ask["verb"] == "explain":
            self.assertEqual(done.stdout, expected["explanation"])
        elif "report" in expected:
            self.assertEqual(done.stdout, expected["report"])
        elif ask["verb"] != "check":
            self.assertEqual(done.stdout.rstrip("\n"), answer.rstrip("\n"))
        if ask["verb"] == "act":
            before = (folder / "case.jsonl").read_text(encoding="utf-8")
            self.assert_appended(before, expected)

    def assert_told(self, folder, language):
        """People get an answer too, with the same exit code, fit for a terminal."""
        ask = json.loads((folder / "ask.json").read_text(encoding="utf-8"))
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        if ask["verb"] not in ("act", "audit", "decide") or "error" in expected:
            return
        words = self.words(folder, ask, f"--lang={language}")
        done = self.run_program(*words, stdin=json.dumps(ask.get("event"), ensure_ascii=False))
        self.assertEqual(done.returncode, exit_code(ask["verb"], expected), done.stderr)
        self.assertNotIn("\x1b", done.stdout)
        for reason in expected.get("refused", []):
            self.assertIn(reason.get("what", "  - "), done.stdout)
        for breach in expected.get("breaches", []):
            self.assertIn(breach["what"], done.stdout)
        for duty in expected.get("duties", []):
            self.assertIn(duty["duty"], done.stdout)

    def test_people_are_told_what_programs_are(self):
        for folder in folders():
            for language in ("zh", "en"):
                with self.subTest(os.path.relpath(folder, CORPUS), language=language):
                    self.assert_told(folder, language)

    def test_every_folder_is_answered_as_expected(self):
        self.assertTrue(folders())
        for folder in folders():
            with self.subTest(os.path.relpath(folder, CORPUS)):
                self.assert_answered(folder)


if __name__ == "__main__":
    unittest.main()
