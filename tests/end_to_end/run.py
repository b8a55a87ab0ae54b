#!/usr/bin/env python3
"""Runs the end-to-end tests, all or those whose names contain one of the words given, and prints totals."""

from __future__ import annotations

import pathlib
import sys
import time
import unittest

HERE = pathlib.Path(__file__).parent


class Result(unittest.TextTestResult):
    """Counts what passed, which unittest does not, and shows how long each test took."""

    passed = 0
    begun = 0.0

    def startTest(self, test: unittest.TestCase) -> None:
        self.begun = time.monotonic()
        super().startTest(test)

    def addSuccess(self, test: unittest.TestCase) -> None:
        self.passed += 1
        super().addSuccess(test)

    def stopTest(self, test: unittest.TestCase) -> None:
        self.stream.writeln(f"    {time.monotonic() - self.begun:.2f} s")
        super().stopTest(test)

    def getDescription(self, test: unittest.TestCase) -> str:
        return test.id()


def main() -> None:
    loader = unittest.TestLoader()
    words = sys.argv[1:]
    if words:
        loader.testNamePatterns = [f"*{word}*" for word in words]
    tests = loader.discover(str(HERE))
    result = unittest.TextTestRunner(sys.stdout, verbosity=2, resultclass=Result).run(tests)
    # A skipped test would be one nobody notices: what a test needs, scripts/test.sh installs.
    failed = sum(map(len, (result.failures, result.errors, result.skipped, result.unexpectedSuccesses)))
    is_good = failed == 0 and result.passed > 0
    # In the words of cargo, so that scripts/test.sh can add both up.
    print(f"test result: {'ok' if is_good else 'FAILED'}. {result.passed} passed; {failed} failed")
    sys.exit(not is_good)


if __name__ == "__main__":
    main()
