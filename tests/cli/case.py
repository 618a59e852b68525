"""The verbs about a case - decide, act, audit, explain - and everything that can go wrong."""

import fcntl
import json
import os
import signal
import subprocess
import unittest

from program import PROGRAM, ROOT, ProgramTest

POLICY = "policies/kind/good.lua"
START = {"action": "start", "actor": "s:li", "at": "2026-09-29T10:00:00+08:00",
         "facts": {"note": "x"}, "roles": ["clerk"]}
CLOSE = {"action": "close", "actor": "s:li", "at": "2026-09-30T10:00:00+08:00", "roles": ["clerk"]}
NEW = ["--process", "main", "--case", "c1"]


class CaseTest(ProgramTest):
    def act(self, event, *options, code=0, case="c1.jsonl"):
        text = event if isinstance(event, (str, bytes)) else json.dumps(event)
        return self.assert_answer(code, "act", POLICY, case, *options, stdin=text)

    def refuse(self, words, event, *options, case="c1.jsonl"):
        text = event if isinstance(event, (str, bytes)) else json.dumps(event)
        self.assert_wrong(words, "act", POLICY, case, *options, stdin=text)

    def read(self, name="c1.jsonl"):
        with open(self.path(name), "rb") as file:
            return file.read()

    def lines(self, name="c1.jsonl"):
        return [json.loads(line) for line in self.read(name).splitlines()]


class ActTest(CaseTest):
    def test_a_new_file_begins_with_what_it_is(self):
        self.assertEqual(self.act(START, *NEW), "taken as event 1: `start`, recorded "
                                                "2026-09-29T10:00:00+08:00\n")
        head, event = self.lines()
        self.assertEqual([head["case"], head["process"], head["policy"]],
                         ["c1", "main", "test.good@1.0.0"])
        self.assertEqual([event["action"], event["id"], event["seq"]], ["start", "e1", 1])

    def test_events_are_appended(self):
        self.act(START, *NEW)
        before = self.read()
        self.act(CLOSE, "--now", "2026-09-30T12:00:00+08:00")
        self.assertTrue(self.read().startswith(before))
        self.assertEqual(self.lines()[2]["recorded_at"], "2026-09-30T12:00:00+08:00")

    def test_json_is_what_the_library_answers(self):
        answer = json.loads(self.act(START, *NEW, "--json"))
        self.assertEqual(answer["accepted"], self.lines()[1])

    def test_a_refused_event_changes_nothing(self):
        self.act(START, *NEW)
        before = self.read()
        answer = self.act(START, "--lang", "zh", code=1)
        self.assertIn("案件已经开始", answer)
        self.assertIn("t:1  一切照章办理", answer)
        self.assertEqual(self.read(), before)

    def test_a_refusal_says_what_would_have_to_change(self):
        answer = self.act(CLOSE, *NEW, code=1)
        self.assertEqual(answer.splitlines(), [
            "`close`", "  refused:",
            "  - the case has not started [t:1]",
            "    what would have to change: take `start` first",
            "  clauses:", "    t:1  All by the book"])

    def test_an_event_from_beyond_now_is_refused(self):
        self.refuse("`at` is after `recorded_at`", dict(START, at="9999-01-01T00:00:00+08:00"), *NEW,
                    "--now", "2026-09-29T10:00:00+08:00")
        self.act(dict(START, at="9999-01-01T00:00:00+08:00"), *NEW)
        self.refuse("is before that of event 1, 9999-01-01T00:00:00+08:00;", CLOSE)

    def test_a_first_event_that_is_refused_makes_no_file(self):
        self.act(CLOSE, *NEW, code=1)
        self.assertFalse(os.path.exists(self.path("c1.jsonl")))

    def test_an_empty_file_is_a_new_one(self):
        self.write("c1.jsonl", "")
        self.act(CLOSE, *NEW, code=1)
        self.assertEqual(self.read(), b"")
        self.act(START, *NEW)
        self.assertEqual(len(self.lines()), 2)

    def test_a_missing_line_feed_is_put_in(self):
        self.act(START, *NEW)
        self.write("c1.jsonl", self.read().rstrip(b"\n"))
        self.act(CLOSE)
        self.assertEqual(len(self.lines()), 3)

    def test_a_new_file_must_be_named(self):
        self.refuse("there is no case in `c1.jsonl` yet: to begin one, say --process PROCESS "
                    "--case ID; the processes of `test.good` are: `main`", START)
        self.refuse("to begin one, say --case ID;", START, "--process", "main")
        self.refuse("to begin one, say --process PROCESS;", START, "--case", "c1")
        self.write("empty.jsonl", "")
        self.refuse("say --process PROCESS --case ID", START, case="empty.jsonl")
        self.assertFalse(os.path.exists(self.path("c1.jsonl")))

    def test_a_file_is_what_it_is_said_to_be(self):
        self.act(START, *NEW)
        self.refuse("is case `c1`, not `c2`", CLOSE, "--process", "main", "--case", "c2")
        self.refuse("runs through process `main`, not `m`", CLOSE, "--process", "m", "--case", "c1")

    def test_a_process_or_a_case_that_cannot_be_is_refused(self):
        self.refuse("no process `mainn`; did you mean `main`?", START, "--process", "mainn", "--case",
                    "c1")
        self.refuse("an opaque id", START, "--process", "main", "--case", "张三")
        self.assertFalse(os.path.exists(self.path("c1.jsonl")))

    def test_malformed_events_are_bad_input(self):
        self.refuse("an event is expected on stdin, one JSON object: {", "", *NEW)
        self.refuse("an event is expected on stdin", " \n\t\r\n", *NEW)
        self.refuse("event: byte 1: the text ends in the middle", "{", *NEW)
        self.refuse("event: byte", b"\xff\xfe", *NEW)
        self.refuse("unknown fact `nota`; did you mean `note`?",
                    dict(START, facts={"nota": "x"}), *NEW)
        self.refuse("longer than 1048576 bytes", dict(START, facts={"note": "x" * (1 << 20)}), *NEW)
        self.refuse("longer than 1048576 bytes", b"x" * (10 << 20), *NEW)

    def test_a_torn_file_is_not_written_to(self):
        self.act(START, *NEW)
        self.write("c1.jsonl", self.read() + b'{"action":"clo')
        before = self.read()
        self.refuse("c1.jsonl:3: the last line is torn", CLOSE)
        self.assertEqual(self.read(), before)

    def test_a_full_disk_leaves_no_half_line(self):
        self.act(START, *NEW)
        before = self.read()
        done = subprocess.run(["sh", "-c", 'ulimit -f 1; trap "" XFSZ; exec "$@"', "sh", PROGRAM, "act", POLICY,
                               "c1.jsonl"], input=json.dumps(dict(CLOSE, **{"with": [
                                   f"p{n}" for n in range(400)]})).encode(),
                              cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(done.returncode, 2, done)
        self.assertIn(b"cannot write `c1.jsonl`", done.stderr)
        self.assertEqual(self.read(), before)

    def test_a_recorded_event_is_told_although_its_answer_is_lost(self):
        read, pipe = os.pipe()
        os.close(read)
        self.addCleanup(os.close, pipe)
        with open("/dev/full", "wb") as full:
            for number, (stdout, word) in enumerate([(full, "--lang=en"), (pipe, "--lang=en"),
                                                     (full, "--json"), (pipe, "--json")]):
                case = f"c{number}.jsonl"
                done = self.run_program("act", POLICY, case, *NEW, word, stdout=stdout,
                                        stdin=json.dumps(START))
                first, second = done.stderr.splitlines()
                self.assertEqual([done.returncode, first], [
                    2, f"complaint: the event is recorded, as event 1 of `{case}`: do not enter it again"])
                self.assertIn("complaint: cannot write the answer", second)
                self.assertEqual(len(self.lines(case)), 2)

    def test_a_refusal_that_is_lost_recorded_nothing(self):
        self.act(START, *NEW)
        before = self.read()
        with open("/dev/full", "wb") as full:
            self.assert_wrong("cannot write the answer", "act", POLICY, "c1.jsonl", stdout=full,
                              stdin=json.dumps(START))
        self.assertEqual(self.read(), before)

    def test_a_writer_waits_for_another(self):
        self.act(START, *NEW)
        with open(self.path("c1.jsonl"), "r+b") as file:
            fcntl.lockf(file, fcntl.LOCK_EX)
            with subprocess.Popen([PROGRAM, "act", POLICY, "c1.jsonl"], cwd=self.folder,
                                  stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as waiting:
                waiting.stdin.write(json.dumps(CLOSE).encode())
                waiting.stdin.close()
                with self.assertRaises(subprocess.TimeoutExpired):
                    waiting.wait(0.3)
                fcntl.lockf(file, fcntl.LOCK_UN)
                self.assertEqual(waiting.wait(20), 0)
        self.assertEqual(len(self.lines()), 3)

    def test_what_cannot_be_written_says_so(self):
        self.refuse("Is a directory", START, *NEW, case="policies")
        self.refuse("No such file", START, *NEW, case="nowhere/c1.jsonl")


class DecideTest(CaseTest):
    def setUp(self):
        super().setUp()
        self.act(START, *NEW)

    def test_people_get_columns(self):
        answer = self.assert_answer(0, "decide", POLICY, "c1.jsonl", "--now",
                                    "2026-10-09T10:00:00+08:00")
        head, *rest = answer.splitlines()
        self.assertEqual(head, "c1  main  test.good@1.0.0  2026-10-09T10:00:00+08:00  not at rest")
        self.assertEqual([line.split() for line in rest if line], [
            ["Actions"], ["open", "close", "clerk"],
            ["refused", "start", "clerk"], ["-", "the", "case", "has", "started", "already"],
            ["Duties"], ["owed", "close@start", "for", "10", "days", "clerk"],
            ["no", "breaches"]])

    def test_an_age_says_what_it_is(self):
        case = ["decide", POLICY, "c1.jsonl", "--now", "2026-09-30T10:00:00+08:00"]
        self.assertIn("  for 1 day  clerk", self.assert_answer(0, *case))
        self.assertIn("  已 1 天  职员", self.assert_answer(0, *case, "--lang", "zh"))

    def test_an_actor_may_or_may_not(self):
        answer = self.assert_answer(0, "decide", POLICY, "c1.jsonl", "--actor", "s:wu", "--json")
        close = json.loads(answer)["actions"][0]
        self.assertEqual(close["refused"][0]["why"], "role")
        answer = self.assert_answer(0, "decide", POLICY, "c1.jsonl", "--actor", "s:wu", "--role",
                                    "clerk", "--json")
        self.assertNotIn("refused", json.loads(answer)["actions"][0])

    def test_chinese_is_a_language(self):
        answer = self.assert_answer(0, "decide", POLICY, "c1.jsonl", "--lang", "zh")
        self.assertIn("可办事项", answer)
        self.assertIn("未了结", answer)

    def of_corpus(self, name, *options, verb="decide", code=0):
        """What is said of a case of the corpus, as it is asked there."""
        folder = os.path.join(ROOT, "tests", "corpus", "language", name)
        with open(os.path.join(folder, "ask.json"), encoding="utf-8") as file:
            now = json.load(file)["now"]
        return self.assert_answer(code, verb, "policy.lua", "case.jsonl", "--now", now, *options,
                                  cwd=folder)

    def test_a_due_that_stands_still_says_so(self):
        self.assertRegex(self.of_corpus("suspends-still-running"), r"owed +\S+ +stands still +for ")
        self.assertRegex(self.of_corpus("suspends-still-running", "--lang", "zh"),
                         r"未了 +\S+ +时限中止 +已 ")

    def test_a_due_beyond_the_calendar_is_provisional(self):
        for verb in ("decide", "audit"):
            answer = self.of_corpus("provisional-due", verb=verb)
            self.assertRegex(answer, r"owed +\S+ +20\d\d-\d\d-\d\d \(provisional\) ")
        self.assertIn("（暂定）", self.of_corpus("provisional-due", "--lang", "zh"))

    def test_what_is_to_be_heeded_is_shown_with_an_open_action(self):
        with open(self.path(POLICY), encoding="utf-8") as file:
            text = file.read()
        self.write(POLICY, text.replace('owed = "start"', 'owed = "start", heeds = "1"'))
        answer = self.assert_answer(0, "decide", POLICY, "c1.jsonl", "--other-rules")
        self.assertRegex(answer, r"open +close +clerk\n +heed t:1\n")
        answer = self.assert_answer(0, "decide", POLICY, "c1.jsonl", "--other-rules", "--lang", "zh")
        self.assertRegex(answer, r"可办 +close +职员\n +请注意 t:1\n")

    def test_questions_that_cannot_be_answered(self):
        case = ["decide", POLICY, "c1.jsonl"]
        self.assert_wrong("--now must be a time", *case, "--now", "2026-10-09")
        self.assert_wrong("no role `clark`; did you mean `clerk`?", *case, "--actor", "a", "--role",
                          "clark")
        self.assert_wrong("--actor must be an opaque id", *case, "--actor", "张三")
        self.assert_wrong("--actor must be an opaque id", *case, "--actor", "")
        self.assert_wrong("`--now` is given twice", *case, "--now", "x", "--now", "y")
        self.assert_wrong("--role needs --actor", *case, "--role", "clerk")
        self.assert_wrong("unknown option `--process`", *case, "--process", "main")
        self.assert_wrong("unknown language", *case, "--lang", "fr")
        self.assert_wrong("name a policy and a case file", "decide", POLICY)
        self.assert_wrong("name a policy and a case file", *case, "more")

    def test_files_that_cannot_be_read(self):
        self.assert_wrong("cannot read `nothing.jsonl`: No such file", "decide", POLICY,
                          "nothing.jsonl")
        self.assert_wrong("Is a directory", "decide", POLICY, "policies")
        self.write("utf8.jsonl", b'{"case":"c1","process":"main"}\n{"actor":"\xff"}\n')
        self.assert_wrong("utf8.jsonl:2: byte 10: not UTF-8", "decide", POLICY, "utf8.jsonl")
        self.write("empty.jsonl", "")
        self.assert_wrong("empty.jsonl:1: the file is empty", "decide", POLICY, "empty.jsonl")

    def test_a_file_of_ten_megabytes_is_read(self):
        head = self.read().splitlines(keepends=True)[0]
        lines = [head]
        for seq in range(1, 60001):
            lines.append(b'{"action":"start","actor":"s:li","at":"2026-09-29T10:00:00+08:00",'
                         b'"facts":{"note":"%b"},"id":"e%d","roles":["clerk"],"seq":%d}\n'
                         % (b"x" * 100, seq, seq))
        self.write("large.jsonl", b"".join(lines))
        self.assertGreater(os.path.getsize(self.path("large.jsonl")), 10 << 20)
        answer = json.loads(self.assert_answer(0, "decide", POLICY, "large.jsonl", "--json"))
        self.assertEqual(answer["events"], 60000)

    def test_other_rules_must_be_asked_for(self):
        self.write("old.jsonl", self.read().replace(b"test.good@1.0.0", b"test.good@0.9.0"))
        self.assert_wrong("old.jsonl:1: the case was recorded under other rules: `policy` is "
                          "`test.good@0.9.0` in the file and `test.good@1.0.0` as loaded; load the "
                          "version it was recorded under, or take this one with `--other-rules`",
                          "decide", POLICY, "old.jsonl")
        self.assert_answer(0, "decide", POLICY, "old.jsonl", "--other-rules")

    def test_a_file_without_events_needs_a_time(self):
        self.write("new.jsonl", b'{"case":"c1","process":"main"}\n')
        for verb in (["decide"], ["audit"], ["explain", "close"]):
            words = [verb[0], POLICY, "new.jsonl", *verb[1:]]
            self.assert_wrong("`new.jsonl` holds no event yet, so that no time follows from it: "
                              "say as of when with --now TIME", *words)
            self.assert_answer(0, *words, "--now", "2026-10-09T10:00:00+08:00")

    def test_an_answer_that_does_not_arrive_was_not_given(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            self.assert_wrong("cannot write the answer", "decide", POLICY, "c1.jsonl", stdout=full)

    def test_who_stops_reading_ends_it_quietly(self):
        for words in (["decide", POLICY, "c1.jsonl"], ["explain", POLICY, "c1.jsonl", "close"]):
            read, write = os.pipe()
            os.close(read)
            done = self.run_program(*words, stdout=write)
            os.close(write)
            self.assertEqual([done.returncode, done.stderr], [-signal.SIGPIPE, ""])

    def test_a_closed_stdout_is_not_a_crash(self):
        done = subprocess.run(["sh", "-c", 'exec "$@" >&-', "sh", PROGRAM, "decide", POLICY,
                               "c1.jsonl"], cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(done.returncode, 2, done)
        self.assertIn(b"cannot write the answer", done.stderr)

    def test_control_characters_do_not_reach_the_terminal(self):
        with open(self.path(POLICY), encoding="utf-8") as file:
            text = file.read()
        self.write(POLICY, text.replace('en = "clerk"', 'en = "\\27[31m"'))
        answer = self.assert_answer(0, "explain", POLICY, "c1.jsonl", "close", "--other-rules")
        self.assertNotIn("\x1b", answer)


class AuditTest(CaseTest):
    def test_a_clean_case_is_clean(self):
        self.act(START, *NEW)
        answer = self.assert_answer(0, "audit", POLICY, "c1.jsonl")
        self.assertIn("no breaches", answer)
        self.assertIn("owed  close@start", answer)

    def test_breaches_are_told_with_their_clauses(self):
        self.act(START, *NEW)
        event = dict(CLOSE, id="e2", seq=2, roles=["guest"])
        self.write("c1.jsonl", self.read() + json.dumps(event).encode() + b"\n")
        answer = self.assert_answer(1, "audit", POLICY, "c1.jsonl")
        self.assertIn("unlawful (void)", answer)
        self.assertIn("no role that may do this, such as `clerk` (clerk)", answer)
        self.assertIn("t:1  All by the book", answer)
        breach = json.loads(self.assert_answer(1, "audit", POLICY, "c1.jsonl", "--json"))
        self.assertEqual(breach["breaches"][0]["reasons"][0]["why"], "role")


    def test_a_late_period_names_its_event_and_a_missed_one_has_none(self):
        folder = os.path.join(ROOT, "tests", "corpus", "language", "per-period")
        answer = self.assert_answer(1, "audit", "policy.lua", "case.jsonl", "--now",
                                    "2026-03-03T12:00:00+08:00", cwd=folder)
        self.assertRegex(answer, r"late +report_month@month .*2026-02-01, event 7 ")
        self.assertRegex(answer, r"missed +open_box@day +2026-03-01 +small:1")


class ExplainTest(CaseTest):
    def setUp(self):
        super().setUp()
        self.act(START, *NEW)

    def test_an_action_and_a_duty_explain_themselves(self):
        answer = self.assert_answer(0, "explain", POLICY, "c1.jsonl", "close")
        self.assertEqual(answer, "`close`\n  who may: `clerk` (clerk)\n  open\n  clauses:\n"
                                 "    t:1  All by the book\n")
        answer = self.assert_answer(0, "explain", POLICY, "c1.jsonl", "close@start", "--lang", "zh")
        self.assertIn("期限：及时，无确定日期", answer)

    def test_what_is_not_known_is_bad_input(self):
        self.assert_wrong("did you mean `close`?", "explain", POLICY, "c1.jsonl", "clozse")
        self.assert_wrong("the case has no item `x`", "explain", POLICY, "c1.jsonl", "close", "x")
        self.assert_wrong("an action or a duty", "explain", POLICY, "c1.jsonl")
        self.assert_wrong("unknown option `--json`", "explain", POLICY, "c1.jsonl", "close", "--json")


if __name__ == "__main__":
    unittest.main()
