"""What the tests of the program share: a folder of policies to work in, and running `complaint`."""

import os
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))
ROOT = os.path.abspath(sys.argv.pop(1))

GOOD = """
return {
  regulation = "t", id = "test.good", version = "1.0.0", zone = "+08:00", calendar = "cn",
  clauses = require "clauses.good",
  roles = { clerk = { zh = "职员", en = "clerk" } },
  facts = { note = { type = "text" } },
  processes = { main = { actions = {
    start = { by = "clerk", starts = true, needs = "note", cites = "1" },
    close = { by = "clerk", after = "start", owed = "start", ends = true, cites = "1" },
  } } },
}
"""
CLAUSES = 'return { ["1"] = { kind = "rule", zh = "一切照章办理", en = "All by the book" } }\n'


class ProgramTest(unittest.TestCase):
    """Each test has a folder of its own, with policies/kind/good.lua and its clauses."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = os.path.realpath(folder.name)
        self.write("policies/kind/good.lua", GOOD)
        self.write("policies/clauses/good.lua", CLAUSES)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        mode = "wb" if isinstance(text, bytes) else "w"
        encoding = None if isinstance(text, bytes) else "utf-8"
        with open(self.path(name), mode, encoding=encoding) as file:
            file.write(text)

    def run_program(self, *arguments, cwd=None, env=None, stdin="", stdout=subprocess.PIPE):
        everything = dict(os.environ, **(env or {}))
        done = subprocess.run(
            [PROGRAM, *arguments], cwd=cwd or self.folder, env=everything, stdout=stdout,
            input=stdin if isinstance(stdin, bytes) else stdin.encode(),
            stderr=subprocess.PIPE, timeout=60, check=False)
        done.stdout = done.stdout.decode() if done.stdout is not None else None
        done.stderr = done.stderr.decode()
        return done

    def assert_answer(self, code, *arguments, **options):
        """Run it, hold it to its exit code, and give back what it wrote to stdout."""
        done = self.run_program(*arguments, **options)
        self.assertEqual(done.returncode, code, (done.stdout or "") + done.stderr)
        if code != 2:
            self.assertEqual(done.stderr, "")
        return done.stdout

    def assert_wrong(self, words, *arguments, **options):
        """It refuses the question, exit code 2, in one sentence on stderr that holds these words."""
        done = self.run_program(*arguments, **options)
        self.assertEqual(done.returncode, 2, (done.stdout or "") + done.stderr)
        self.assertTrue(done.stderr.startswith("complaint: "), done.stderr)
        self.assertIn(words, done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
