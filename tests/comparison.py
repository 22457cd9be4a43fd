"""What the scripts that compare programs' output share: a report, and differences as text."""

import difflib


class Report:
    def __init__(self):
        self.passed = 0
        self.failed = 0
        self.skipped = 0

    def add(self, check, problems):
        """Prints the outcome of a check. problems: texts, none if it passed."""
        if problems:
            self.failed += 1
            print(f"FAIL  {check}", *problems, sep="\n")
        else:
            self.passed += 1
            print(f"ok    {check}")

    def skip(self, check, reason):
        self.skipped += 1
        print(f"skip  {check}: {reason}")

    def print_sum(self):
        """The line that `npm test` reads."""
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        print(f"{self.passed} passed, {self.failed} failed{skipped}")


def difference(stream, expected, actual):
    if expected == actual:
        return []
    lines = difflib.unified_diff(
        expected.splitlines(), actual.splitlines(), f"expected {stream}", f"actual {stream}", lineterm=""
    )
    # Without a line, the difference is one in line ends, which repr shows.
    text = list(lines) or [f"expected {stream}: {expected!r}", f"actual {stream}:   {actual!r}"]
    return ["      " + line for line in text]


def decode(output):
    return output.decode("utf-8", "backslashreplace")
