"""Answers recorded from AWS, and whether ours are the same.

The recordings are those that ship with LocalStack's test suite (Apache-2.0). They have placeholders, such
as `<uuid:1>`, for what differs from run to run: each stands for one text all through a recording, and
different ones of a kind for different texts.
"""

from __future__ import annotations

import json
import pathlib
import re
import unittest

import botocore.exceptions

from harness import Registry, Server, archive, require_root, wait_active

DIRECTORY = pathlib.Path(__file__).parent / "recordings"
PLACEHOLDER = re.compile(r"<[\w-]+(?::\d+)?>")
# What AWS answers anew each time.
ANY = {"date", "<code-size>", "<layer-location>", "<location>"}
# Policies are JSON inside a text.
DOCUMENTS = ("Policy", "Statement")

# The account of the recordings.
ACCOUNT = "111111111111"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/lambda-role"
CODE = archive({"handler.py": "def handler(event, context): return event"})
# The newer recordings are of Python 3.12, whose image the tests have not.
RUNTIME = "python3.12"
RUNTIME_IMAGE = ["--runtime-image", f"{RUNTIME}=public.ecr.aws/lambda/python:3.11"]


class ApiCase(unittest.TestCase):
    """Tests of answers, on one server for all of a class."""

    # Without images no function becomes active.
    has_images = False

    @classmethod
    def setUpClass(cls):
        require_root()
        registry = None
        if cls.has_images:
            registry = Registry()
            cls.addClassCleanup(registry.stop)
        cls.server = Server(registry, options=RUNTIME_IMAGE)
        cls.addClassCleanup(cls.server.stop)
        cls.client = cls.server.client(account=ACCOUNT)

    def create(self, name: str, **options) -> dict:
        """Creates a function as the recorded tests do, and waits for it if it can become active."""
        request = {"Timeout": 30, "Environment": {"Variables": {}}} | options
        created = answer_of(
            self.client.create_function, FunctionName=name, Runtime=RUNTIME, Handler="handler.handler", Role=ROLE,
            Code={"ZipFile": CODE}, **request)
        if self.has_images and "FunctionArn" in created:
            wait_active(self.client, name)
        return created

    def assert_refused(self, code: str, message: str, call, **request) -> None:
        error = answer_of(call, **request)["Error"]
        self.assertEqual((error["Code"], error["Message"]), (code, message))


class Recording:
    """One recorded test: its answers by their labels."""

    def __init__(self, family: str, name: str) -> None:
        self.answers = json.loads((DIRECTORY / f"{family}.json").read_text())[name]
        self.bound: dict[str, str] = {}
        self.compared: set[str] = set()

    def check(self, label: str, call, **request) -> dict:
        """Makes the call and compares its answer, or its error, with the recorded one."""
        answer = answer_of(call, **request)
        self.compare(label, answer)
        return answer

    def compare(self, label: str, answer: dict) -> None:
        self.compared.add(label)
        differences = list(self.differences("", self.answers[label], parsed(answer)))
        assert not differences, f"{label}:\n  " + "\n  ".join(differences)

    def assert_complete(self, *left_out: str) -> None:
        """Every recorded answer was compared, but those that are named."""
        missing = set(self.answers) - self.compared - set(left_out)
        assert not missing, f"not compared: {sorted(missing)}"

    def differences(self, path: str, recorded, answer):
        if isinstance(recorded, str) and recorded in ANY:
            return
        if isinstance(recorded, dict) and isinstance(answer, dict):
            for name in recorded.keys() | answer.keys():
                where = f"{path}.{name}"
                if name not in answer:
                    yield f"{where} is missing, recorded: {recorded[name]!r}"
                elif name not in recorded:
                    yield f"{where} is not recorded: {answer[name]!r}"
                else:
                    yield from self.differences(where, recorded[name], answer[name])
        elif isinstance(recorded, list) and isinstance(answer, list) and len(recorded) == len(answer):
            for index, pair in enumerate(zip(recorded, answer)):
                yield from self.differences(f"{path}[{index}]", *pair)
        elif isinstance(recorded, str) and isinstance(answer, str):
            if not self.same_text(in_order(recorded), in_order(answer)):
                yield f"{path} is {answer!r}, recorded: {recorded!r} {self.bound}"
        elif recorded != answer:
            yield f"{path} is {answer!r}, recorded: {recorded!r}"

    def same_text(self, recorded: str, answer: str) -> bool:
        """Compares texts, binding the placeholders that are met for the first time."""
        pattern, names = "", []
        rest = 0
        for found in PLACEHOLDER.finditer(recorded):
            pattern += re.escape(recorded[rest:found.start()])
            name = found.group()
            if name in self.bound:
                pattern += re.escape(self.bound[name])
            elif name in names:
                pattern += f"(?P=g{names.index(name)})"
            else:
                pattern += f"(?P<g{len(names)}>.+?)"
                names.append(name)
            rest = found.end()
        found = re.fullmatch(pattern + re.escape(recorded[rest:]), answer, re.DOTALL)
        if not found:
            return False
        new = {name: found[f"g{index}"] for index, name in enumerate(names)}
        self.bound |= new
        return all(self.is_alone(name) for name in new)

    def is_alone(self, name: str) -> bool:
        """Numbered placeholders of one kind stand for different texts."""
        kind, _, number = name.strip("<>").partition(":")
        others = [value for other, value in self.bound.items() if other != name and other.startswith(f"<{kind}:")]
        return not number or self.bound[name] not in others


def in_order(text: str) -> str:
    """AWS's order of several violations in one text is not stable."""
    count, detected, violations = text.partition(" validation errors detected: ")
    return count + detected + "; ".join(sorted(violations.split("; ")))


def answer_of(call, **request) -> dict:
    """The answer of a call of boto3, or its error, as recordings have them."""
    try:
        answer = call(**request)
    except botocore.exceptions.ClientError as error:
        answer = error.response
    status = answer["ResponseMetadata"]["HTTPStatusCode"]
    return answer | {"ResponseMetadata": {"HTTPStatusCode": status}}


def parsed(answer: dict) -> dict:
    return {name: json.loads(value) if name in DOCUMENTS and isinstance(value, str) else value
            for name, value in answer.items()}
