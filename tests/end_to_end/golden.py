"""Compares answers with those recorded from AWS (recordings/), member for member.

A recording masks what differs between two runs: `<uuid:1>` stands for one value wherever it
appears, and `<uuid:2>` for another one; `date` and `datetime` for a time, `<location>` for a link, `<code-size>` for a
number. Everything else, and what is absent, must be the same.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import pathlib
import re
from collections.abc import Callable

import botocore.exceptions

from harness import ServerCase, archive

ACCOUNT = "111111111111"
HANDLER = "def handler(event, context):\n    return event\n"
MASK = re.compile(r"<[a-z0-9_-]+(?::\d+)?>")
FREE = {"date", "datetime", "lambda-url", "<location>", "<layer-location>"}
RECORDINGS = pathlib.Path(__file__).parent / "recordings"
ABSENT = "(absent)"
# Policies are JSON inside a text, and recorded without it.
DOCUMENTS = ("Policy", "Statement")


class Recording:
    """One recorded sequence of calls; masks keep their meaning from one answer to the next."""

    def __init__(self, group: str, test: str) -> None:
        self.answers = json.loads((RECORDINGS / f"{group}.json").read_text())[test]
        self.meanings: dict[str, str] = {}
        self.compared: set[str] = set()

    def differences(self, label: str, actual: object, skip: tuple[str, ...] = ()) -> list[str]:
        """How an answer differs from the one of this label, each difference with its path."""
        self.compared.add(label)
        return self._compare(label, self.answers[label], actual, skip)

    def _compare(self, path: str, recorded: object, actual: object, skip: tuple[str, ...]) -> list[str]:
        name = path.rsplit(".", 1)[-1]
        if name in skip:
            return []
        if name in DOCUMENTS and isinstance(actual, str) and actual != ABSENT:
            actual = json.loads(actual)
        if name == "ResponseMetadata":
            recorded, actual = recorded["HTTPStatusCode"], actual["HTTPStatusCode"]
        if isinstance(recorded, dict) and isinstance(actual, dict):
            names = sorted(recorded.keys() | actual.keys())
            return [
                difference
                for name in names
                for difference in self._compare(
                    f"{path}.{name}", recorded.get(name, ABSENT), actual.get(name, ABSENT), skip
                )
            ]
        if isinstance(recorded, list) and isinstance(actual, list) and len(recorded) == len(actual):
            pairs = zip(recorded, actual)
            return [
                difference
                for number, (one, other) in enumerate(pairs)
                for difference in self._compare(f"{path}.{number}", one, other, skip)
            ]
        if self._is_same(recorded, actual):
            return []
        return [f"{path}: recorded {recorded!r}, answered {actual!r}"]

    def _is_same(self, recorded: object, actual: object) -> bool:
        if actual == ABSENT or not isinstance(recorded, str):
            return recorded == actual and type(recorded) is type(actual)
        if recorded in FREE:
            return isinstance(actual, (str, datetime.datetime))
        if recorded == "<code-size>":
            return isinstance(actual, int)
        return isinstance(actual, str) and self._matches(in_order(recorded), in_order(actual))

    def _matches(self, recorded: str, actual: str) -> bool:
        pattern, new, end = "", [], 0
        for mask in MASK.finditer(recorded):
            pattern += re.escape(recorded[end:mask.start()])
            end = mask.end()
            if mask.group() in self.meanings:
                pattern += re.escape(self.meanings[mask.group()])
            elif mask.group() in new:
                pattern += f"(?P=m{new.index(mask.group())})"
            else:
                pattern += f"(?P<m{len(new)}>.+?)"
                new.append(mask.group())
        found = re.fullmatch(pattern + re.escape(recorded[end:]), actual)
        if not found:
            return False
        for number, mask in enumerate(new):
            kind = mask.split(":")[0]
            taken = {value for other, value in self.meanings.items() if other.split(":")[0] == kind}
            if ":" in mask and found[f"m{number}"] in taken:
                return False
            self.meanings[mask] = found[f"m{number}"]
        return True


def in_order(text: str) -> str:
    """AWS's order of several violations in one text is not stable."""
    count, detected, violations = text.partition(" validation errors detected: ")
    return count + detected + "; ".join(sorted(violations.split("; ")))


def answer_of(function: Callable, **arguments) -> dict:
    """The answer of an operation, or its error in the form recordings have."""
    try:
        return function(**arguments)
    except botocore.exceptions.ClientError as error:
        return error.response


class GoldenTest(ServerCase):
    """One server for all recordings of a class, in the account the recordings were made in."""

    @classmethod
    def setUpClass(cls):
        # Control plane only: one image stands in for all runtimes that were recorded.
        stand_in = "public.ecr.aws/lambda/python:3.11"
        runtimes = ",".join(f"{name}={stand_in}" for name in ("python3.12", "python3.8", "nodejs20.x"))
        cls.environment = {"CORACLE_RUNTIME_IMAGE": runtimes} | cls.environment
        super().setUpClass()
        cls.client = cls.server.client(account=ACCOUNT, parameter_validation=False)

    def recording(self, group: str, test: str) -> Recording:
        """The recording of `test`; the test fails if it does not compare all of it."""
        self.golden = Recording(group, test)
        return self.golden

    def check(self, label: str, actual: object, skip: tuple[str, ...] = ()) -> None:
        """Notes the difference and goes on, so that one run shows them all."""
        for difference in self.golden.differences(label, actual, skip):
            with self.subTest(difference.split(":")[0]):
                self.fail(difference)

    def call(self, label: str, method: str | Callable, skip: tuple[str, ...] = (), **arguments) -> dict:
        """Calls an operation and compares its answer, which may be an error."""
        function = getattr(self.client, method) if isinstance(method, str) else method
        answer = answer_of(function, **arguments)
        self.check(label, answer, skip)
        return answer

    def assert_refused(self, code: str, message: str, function: Callable, **arguments) -> None:
        """Calls an operation that has to answer this error."""
        error = answer_of(function, **arguments)["Error"]
        self.assertEqual((error["Code"], error["Message"]), (code, message))

    def create(self, name: str, **options) -> dict:
        """Creates a function as the recorded tests do without their fixture."""
        created = self.client.create_function(**{
            "FunctionName": name, "Runtime": "python3.12", "Handler": "index.handler", "PackageType": "Zip",
            "Role": f"arn:aws:iam::{ACCOUNT}:role/lambda-role", "Code": {"ZipFile": archive({"index.py": HANDLER})},
        } | options)
        self.addCleanup(self.forget, created["FunctionName"])
        return created

    def create_by_fixture(self, name: str, **options) -> dict:
        """Creates a function as the fixture of the recorded tests does."""
        created = self.create(name, **{"Timeout": 30, "Handler": "handler.handler", "Environment": {"Variables": {}}} | options)
        self.wait(name)
        return {"CreateFunctionResponse": created, "CreateEventSourceMappingResponse": None}

    def forget(self, name: str) -> None:
        """Deletes a function, unless the test has."""
        with contextlib.suppress(self.client.exceptions.ResourceNotFoundException):
            self.client.delete_function(FunctionName=name)

    def wait(self, name: str) -> None:
        self.client.get_waiter("function_active_v2").wait(FunctionName=name, WaiterConfig={"Delay": 0.02, "MaxAttempts": 500})
        self.client.get_waiter("function_updated_v2").wait(FunctionName=name, WaiterConfig={"Delay": 0.02, "MaxAttempts": 500})

    def tearDown(self):
        golden = getattr(self, "golden", None)
        if golden:
            left = golden.answers.keys() - golden.compared
            self.assertFalse(left, "not compared")
