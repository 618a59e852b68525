"""The documents from which people learn, typed as they stand.

A fenced block with a file name behind its language is that file. In a `console` block each line that
begins with `$ ` is run, also over several lines while it ends with a backslash or a pipe; the lines
behind it are what it prints, up to a line or the end of a line that is `...`. No command may end with
exit code 2."""

import os
import re
import shutil
import subprocess
import unittest

from program import PROGRAM, ROOT, ProgramTest

BLOCK = re.compile(r"^```(\w+)(?: ([\w.]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ ((?:.*[\\|]\n)*.*)\n?", re.MULTILINE)


def blocks(document):
    with open(os.path.join(ROOT, document), encoding="utf-8") as file:
        return BLOCK.findall(file.read())


def commands(text):
    """Each command, and what the document prints behind it."""
    parts = COMMAND.split(text)
    return list(zip(parts[1::2], parts[2::2]))


class TutorialTest(ProgramTest):
    def setUp(self):
        super().setUp()
        shutil.rmtree(self.path("policies"))

    def lay_policies(self, folder):
        shutil.copytree(os.path.join(ROOT, "policies"), self.path(folder), dirs_exist_ok=True)

    def run_command(self, command):
        path = os.path.dirname(PROGRAM) + os.pathsep + os.environ["PATH"]
        done = subprocess.run(command, shell=True, cwd=self.folder, env=dict(os.environ, PATH=path),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60,
                              check=False)
        answer = done.stdout.decode()
        self.assertIn(done.returncode, (0, 1), command + "\n" + answer)
        return answer

    def assert_printed(self, printed, answer):
        """Line by line; a line that ends with `...` goes on, and one that is `...` ends it."""
        told = answer.splitlines()
        for i, line in enumerate(printed.splitlines()):
            if line == "...":
                return
            self.assertLess(i, len(told), answer)
            if line.endswith("..."):
                self.assertTrue(told[i].startswith(line[:-3]), answer)
            else:
                self.assertEqual(told[i], line)
        self.assertEqual(len(told), len(printed.splitlines()), answer)

    def follow(self, document):
        typed = 0
        for language, name, text in blocks(document):
            if name:
                self.write(name, text)
            for command, printed in commands(text) if language == "console" else ():
                with self.subTest(document, command=command):
                    typed += 1
                    answer = self.run_command(command)
                    if printed:
                        self.assert_printed(printed, answer)
        self.assertGreater(typed, 0)

    def test_your_policy(self):
        self.lay_policies(".")  # beside the files that are written, as if they were installed
        self.follow("docs/your-policy.md")

    def test_readme(self):
        self.follow("README.md")

    def test_calendars(self):
        self.follow("docs/calendar.md")

    def test_policies(self):
        self.lay_policies("policies")
        self.follow("policies/README.md")

    def test_what_is_printed_wrongly_is_seen(self):
        for printed, answer in (("a\n", "b\n"), ("a\n", ""), ("a\n", "a\nb\n"), ("a...\n", "b\n")):
            with self.assertRaises(AssertionError):
                self.assert_printed(printed, answer)
        with self.assertRaises(AssertionError):
            self.run_command("complaint guess x")


if __name__ == "__main__":
    unittest.main()
