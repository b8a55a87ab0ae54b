"""Requests to every operation, generated from AWS's own model, and what that model says of their answers.

They are valid, or one step from it, or what no client should send. One source of randomness always makes the same
requests, as far as the answers to earlier ones are the same.
"""

from __future__ import annotations

import base64
import copy
import dataclasses
import functools
import http.client
import json
import math
import random
import re
import re._parser
import socket
import string
import time
import urllib.parse

from harness import ROLE, ROOT, archive

MODEL = json.loads((ROOT / "scripts/codegen/model/service-2.json").read_text())
OPERATIONS, SHAPES = MODEL["operations"], MODEL["shapes"]
# What AWS answers without modelling it (aws-api.md §2.1), and what Coracle says to web pages.
COMMON_ERRORS = {
    "ValidationException": 400, "SerializationException": 400, "IncompleteSignatureException": 400,
    "InvalidRequestContentException": 400, "MissingAuthenticationTokenException": 403,
    "InvalidSignatureException": 403, "AccessDeniedException": 403, "ForbiddenException": 403,
    "UnknownOperationException": 404, "RequestEntityTooLargeException": 413,
}
MALFORMED = {"ValidationException", "SerializationException"}
NOT_IMPLEMENTED = {name for name in OPERATIONS if "Durable" in name}
# AWS refuses unknown runtimes in its own way, and others than the model says (aws-api.md §2.2).
LENIENT = {"Runtime", "CompatibleRuntimes"}
# How much more, or less, often than others an operation is called: what is deleted cannot be asked for.
WEIGHTS = {
    "CreateFunction": 3, "PublishVersion": 2, "CreateAlias": 2, "DeleteFunction": 0.3, "Invoke": 2,
    "UpdateFunctionEventInvokeConfig": 3, "DeleteFunctionEventInvokeConfig": 0.3, "GetProvisionedConcurrencyConfig": 2,
    "AddLayerVersionPermission": 3, "GetLayerVersionPolicy": 3, "RemoveLayerVersionPermission": 3,
    "DeleteLayerVersion": 0.3,
}
REGION, ACCOUNT = "us-east-1", "000000000000"
LAMBDA = f"arn:aws:lambda:{REGION}:{ACCOUNT}"
FUNCTIONS = [f"storm-{number}" for number in range(6)]
ARNS = [f"{LAMBDA}:function:{name}" for name in FUNCTIONS]
ECHO = archive({"app.py": "def handler(event, context): return event"})
QUEUE = f"arn:aws:sqs:{REGION}:{ACCOUNT}:queue"
SIGNATURE = (f"AWS4-HMAC-SHA256 Credential=test/20260101/{REGION}/lambda/aws4_request, SignedHeaders=host, "
             f"Signature={'0' * 64}")


def in_base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


# Values with a meaning, by the names of the members that take them.
KNOWN = {
    "FunctionName": FUNCTIONS * 3 + ARNS + [f"{ACCOUNT}:function:storm-0", "storm-1:live", "storm-2:1", f"{ARNS[3]}:$LATEST",
                                            "missing", ARNS[0].replace(REGION, "eu-west-1"),
                                            ARNS[0].replace(ACCOUNT, "123456789012")],
    "Qualifier": ["1", "2", "live", "canary", "$LATEST", "$LATEST", "99"],
    "Name": ["live", "canary", "blue"],
    "FunctionVersion": ["$LATEST", "1", "2", "3"],
    "LayerName": ["layer-0", "layer-1", f"{LAMBDA}:layer:layer-0"],
    "VersionNumber": [1, 1, 2],
    "StatementId": ["statement-0", "statement-1"],
    "Action": ["lambda:InvokeFunction", "lambda:GetLayerVersion", "lambda:*"],
    "Principal": ["*", "s3.amazonaws.com", "123456789012"],
    "CapacityProviderName": ["capacity-0", "capacity-1"],
    "Role": [ROLE],
    "Runtime": ["python3.11", "python3.11", "python3.11", "nodejs22.x", "java21"],
    "Handler": ["app.handler"],
    "PackageType": ["Zip", "Zip", "Zip", "Image"],
    "ImageUri": ["127.0.0.1:1/no/image:latest", "not an image"],
    "S3Bucket": ["hot-reload", "bucket"],
    "ZipFile": [in_base64(ECHO), in_base64(archive({"other.txt": "x"})), "AAAA"],
    "EventSourceArn": [QUEUE, f"arn:aws:kinesis:{REGION}:{ACCOUNT}:stream/s",
                       f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/t/stream/2026-01-01T00:00:00.000"],
    "Destination": [QUEUE, ARNS[0]],
    "InvocationType": ["DryRun"] * 60 + ["Event", "RequestResponse"],
    "Policy": [json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": "*", "Action": "lambda:InvokeFunction", "Resource": ARNS[0]}]}), "{}", "no policy"],
    "Resource": ARNS,
    "ResourceArn": ARNS,
    "Pattern": ["{\"body\": [\"x\"]}", "{", "[]"],
    "ClientContext": [in_base64(b"{}"), "?"],
    "DryRun": [True, False, False, False],
}
# The members of answers whose values later requests send, besides those of the same name.
LEARNED_AS = {
    "Marker": ["NextMarker"], "Arn": ["LayerVersionArn"], "Layers": ["LayerVersionArn"], "Qualifier": ["Version"],
    "FunctionVersion": ["Version"], "Resource": ["FunctionArn", "CodeSigningConfigArn", "EventSourceMappingArn"],
    "ResourceArn": ["FunctionArn", "LayerVersionArn"],
}
CODE = {"ZipFile": KNOWN["ZipFile"][0]}
# What the model does not require and AWS does.
NEEDED = {
    "CreateFunction": {"Runtime": "python3.11", "Handler": "app.handler", "Code": CODE, "PackageType": "Zip"},
    "UpdateFunctionCode": CODE,
    "PublishLayerVersion": {"Content": CODE},
    "CreateEventSourceMapping": {"EventSourceArn": QUEUE, "FunctionName": "storm-0"},
    "AddPermission": {"FunctionName": "storm-1", "Action": "lambda:InvokeFunction", "Principal": "s3.amazonaws.com"},
    "AddLayerVersionPermission": {"LayerName": "layer-0", "Principal": "*", "Action": "lambda:GetLayerVersion"},
    "RemoveLayerVersionPermission": {"LayerName": "layer-0"},
    "PutProvisionedConcurrencyConfig": {"Qualifier": "1", "ProvisionedConcurrentExecutions": 1},
}
ODD_TEXTS = [
    "", " ", "\0", "a\nb", "ä" * 10, "\U0001f600" * 64, "\ud800", "a" * 10_000, "../../etc/passwd", "%00", "${jndi:x}",
    "arn:aws:lambda:::", ":" * 20, "$LATEST", "NON_MEMBER", "0", "-1", "1" * 30, "\u202eabc", "a:b:c:d:e:f:g:h",
]
ODD_SEGMENTS = ["%", "%zz", "%00", "%2F..%2F", "..", ".", "%C3%28", "%ff", "+", "%25", ";", "a" * 5000, "%0d%0a", "&", "="]
ODD_BODIES = [
    b"", b"null", b"[]", b"3", b'"text"', b"{", b"\xff\xfe{}", b"[" * 100_000, b'{"a":' * 100_000, b"\0" * 100,
    b"{" + b'"a":1,' * 5000 + b'"a":1}', b'{"Description":"\\ud800"}',
    b'{"Timeout":1e999,"MemorySize":-0,"Description":"\xc3\x28"}', b'{"FunctionName":"a","FunctionName":"b"}' + b" " * 70_000,
]
ODD_HEADERS = [
    ("Content-Type", "text/plain"), ("Content-Type", "\xff"), ("Content-Encoding", "gzip"), ("X-Amz-Date", "tomorrow"),
    ("X-Amz-Target", "AWSLambda.Invoke"), ("X-Amz-Content-Sha256", "0" * 64), ("X-Amz-Security-Token", "x" * 4000),
    ("X-Amz-Invocation-Type", "Sometimes"), ("X-Amz-Invocation-Type", "Event, DryRun"), ("X-Amz-Log-Type", "Head"),
    ("X-Amz-Client-Context", "{"), ("X-Amz-Client-Context", in_base64(b"no json")), ("X-Amz-Tenant-Id", "?" * 300),
    ("Expect", "100-continue"), ("Accept", "image/png"), ("Range", "bytes=0-1"), ("If-Match", "*"), ("Upgrade", "websocket"),
    ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Cookie", "a" * 8000),
    ("Authorization", SIGNATURE), ("X-Forwarded-Host", "evil.example"), ("X-HTTP-Method-Override", "PUT"),
    ("X-Amzn-Trace-Id", "Root=0"), ("X-Amzn-Errortype", "x"),
]
REPLACED_HEADERS = {
    "Authorization": ["", "Bearer x", "AWS4-HMAC-SHA256", SIGNATURE.replace("/", ""), "\xff" * 30],
    "Host": ["", "evil.example", "localhost", "[::1]:80", "\xff"],
}


@dataclasses.dataclass
class Request:
    kind: str
    # None where it may be another's than the one that it was made for.
    operation: str | None
    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes
    # Whether the model forbids it.
    is_invalid: bool = False

    def wire(self) -> bytes:
        headers = [*self.headers, ("Content-Length", len(self.body))]
        lines = [f"{self.method} {self.target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers)]
        return "\r\n".join(lines).encode("utf-8", "replace") + b"\r\n\r\n" + self.body


class Generator:
    """Makes requests; `learned` has values of answers by their members' names, `folder` may be hot-reloaded."""

    def __init__(self, source: random.Random, learned: dict, folder: str) -> None:
        self.random, self.learned = source, learned
        self.known = KNOWN | {"S3Key": [folder, "key"]}
        self.weights = [WEIGHTS.get(name, 1) for name in OPERATIONS]
        # How likely an optional member is there.
        self.richness = 0.0

    def request(self) -> Request:
        name = self.random.choices(list(OPERATIONS), self.weights)[0]
        self.richness = self.random.choice([0, 0, 0.1, 0.3, 0.7])
        members = self.value(OPERATIONS[name]["input"]["shape"], None)
        if self.random.random() < 0.7:
            members |= copy.deepcopy(NEEDED.get(name, {}))
        kinds = [self.valid] * 4 + [self.mutated] * 5 + [self.odd_body, self.odd_target, self.odd_headers]
        return self.random.choice(kinds)(name, members)

    # What the model calls valid.

    def value(self, name: str, member: str | None, depth: int = 0):
        shape = SHAPES[name]
        if shape["type"] == "structure":
            required, is_likely = shape.get("required", []), self.richness / (depth + 1) * 2
            return {
                member: self.value(reference["shape"], member, depth + 1)
                for member, reference in shape["members"].items()
                if member in required or (depth < 6 and self.random.random() < is_likely)
            }
        if shape["type"] == "list":
            # An empty list in a query is none.
            least = shape.get("min", 1 if depth == 1 else 0)
            count = self.random.randint(least, max(least, min(shape.get("max", 3), 3)))
            return [self.value(shape["member"]["shape"], member, depth + 1) for _ in range(count)]
        if shape["type"] == "map":
            count = max(shape.get("min", 0), 1)
            return {self.value(shape["key"]["shape"], None): self.value(shape["value"]["shape"], None) for _ in range(count)}
        for _ in range(3):
            known = self.meaningful(member)
            if known is not None and not violations(shape, known):
                return known
        return self.scalar(shape)

    def meaningful(self, member: str | None):
        """A value that is likely to name something, if the member is of that kind."""
        pools = [self.known.get(member)] + [self.learned.get(name) for name in [member, *LEARNED_AS.get(member, [])]]
        pools = [pool for pool in pools if pool]
        return self.random.choice(self.random.choice(pools)) if pools and self.random.random() < 0.98 else None

    def scalar(self, shape: dict):
        kind, least = shape["type"], shape.get("min", 0)
        if kind == "boolean":
            return self.random.random() < 0.5
        if kind in ("integer", "long"):
            return self.random.randint(least, min(shape.get("max", least + 100), least + 100))
        if kind == "double":
            return round(self.random.uniform(least, shape.get("max", 1)), 3)
        if kind == "timestamp":
            return self.random.randint(0, 2_000_000_000)
        if kind == "blob":
            return in_base64(self.random.randbytes(self.random.randint(1, 40)))
        if "enum" in shape:
            return self.random.choice(shape["enum"])
        text = ""
        for _ in range(40):
            text = self.matching(shape["pattern"]) if "pattern" in shape else self.word(shape)
            # Of a header, blanks around it are no part.
            if text == text.strip() and not violations(shape, text):
                break
        return text

    def word(self, shape: dict) -> str:
        least = shape.get("min", 0)
        length = self.random.randint(least, max(least, min(shape.get("max", 20), least + 20)))
        return "".join(self.random.choices(string.ascii_lowercase, k=length))

    def matching(self, pattern: str) -> str:
        """A string of that regular expression, but for what it says by looking around."""
        return "".join(self.piece(kind, value) for kind, value in PARSED[pattern][0])

    def piece(self, kind, value) -> str:
        if kind is re._parser.LITERAL:
            return chr(value)
        if kind is re._parser.ANY:
            return self.random.choice(PRINTABLE)
        if kind is re._parser.IN:
            return self.random.choice(members_of(tuple(value)))
        if kind is re._parser.MAX_REPEAT:
            least, most, repeated = value
            count = self.random.randint(least, min(most, least + 8))
            return "".join(self.piece(*token) for _ in range(count) for token in repeated)
        if kind is re._parser.SUBPATTERN:
            return "".join(self.piece(*token) for token in value[3])
        if kind is re._parser.BRANCH:
            return "".join(self.piece(*token) for token in self.random.choice(value[1]))
        return ""

    # Kinds of requests.

    def valid(self, name: str, members: dict) -> Request:
        request = self.assemble("valid", name, members)
        if self.random.random() < 0.1:
            request.target = request.target.replace("%3A", ":")
        return request

    def mutated(self, name: str, members: dict) -> Request:
        """A valid request of which one value is replaced."""
        shape = SHAPES[OPERATIONS[name]["input"]["shape"]]
        members = copy.deepcopy(members)
        places = list(walk(members, OPERATIONS[name]["input"]["shape"]))
        if not places:
            return self.valid(name, members)
        container, key, own_shape = self.random.choice(places)
        what, value = self.mutant(SHAPES[own_shape])
        if what == "absent":
            del container[key]
        else:
            container[key] = value
        if self.random.random() < 0.1:
            members["NoSuchMember"] = self.nested(5)
        request = self.assemble(f"{what} at {key}", name, members)
        top = key if container is members else next((member for member in members if members[member] is container), None)
        # Besides in the body, everything is text.
        is_sent_so = "location" not in shape["members"].get(top, {}) or (
            isinstance(value, str) and SHAPES[own_shape]["type"] == "string")
        is_checked = request.operation is not None and key != shape.get("payload") and own_shape not in LENIENT
        request.is_invalid = is_sent_so and is_checked and any(faults(own_shape, value, violations))
        return request

    def mutant(self, shape: dict):
        """Something else than a value of that shape, or just about one, and in what way."""
        wrong = self.random.choice(["x", "", 1, 1.5, -1, True, [], {}, [None], {"a": None}, self.nested(2)])
        huge = self.random.choice([2**31, -(2**31) - 1, 2**63, 10**400, 1e308])
        choices = [("absent", None), ("null", None), ("wrong type", wrong), ("wrong type", wrong), ("deep", self.nested(100)),
                   ("huge number", huge)]
        bounds = [shape[end] + off for end in ("min", "max") if end in shape for off in (-1, 0, 1)]
        if shape["type"] in ("integer", "long", "double"):
            choices += [("boundary", bound) for bound in bounds]
        if shape["type"] == "string":
            choices += [("boundary", "a" * bound) for bound in bounds if bound < 100_000]
            choices += [("odd text", text) for text in self.random.sample(ODD_TEXTS, 3)]
        if shape["type"] == "list":
            element = self.value(shape["member"]["shape"], None, 9)
            choices += [("boundary", [element] * bound) for bound in bounds if bound < 1000]
        if shape["type"] == "map":
            key = self.random.choice(["", "a" * 200, "\0", "aws:x", "ä"])
            choices += [("odd key", {key: "x"}), ("many", {f"key{number}": "x" for number in range(60)})]
        return self.random.choice(choices)

    def nested(self, depth: int):
        value = self.random.choice(["x", 1, None, True])
        for _ in range(depth):
            value = [value] if self.random.random() < 0.5 else {"Name": value}
        return value

    def odd_body(self, name: str, members: dict) -> Request:
        request = self.assemble("odd body", name, members)
        body, at = request.body, self.random.randint(0, len(request.body))
        request.body = self.random.choice(ODD_BODIES + [
            body[:at], body[:at] + self.random.randbytes(3) + body[at:], body + b"}", body.replace(b'"', b"'"),
            b"\xef\xbb\xbf" + body,
        ])
        if self.random.random() < 0.01:
            request.body = b" " * (6 * 1024 * 1024 + self.random.randint(0, 2))
        return request

    def odd_target(self, name: str, members: dict) -> Request:
        request = self.assemble("odd target", name, members)
        request.operation = None
        path, _, query = request.target.partition("?")
        segments, odd = path.split("/"), self.random.choice(ODD_SEGMENTS)
        at = self.random.randrange(1, len(segments))
        choice = self.random.randrange(6)
        if choice == 0:
            segments[at] = odd
        elif choice == 1:
            segments[at] += odd
        elif choice == 2:
            query = "&".join([query, query, query.replace("=", "=x"), odd])
        elif choice == 3:
            query += f"&Qualifier={odd}&MaxItems={odd}&Marker={odd}&find=LayerVersion&List=ALL&List={odd}"
        elif choice == 4:
            segments.append(self.random.choice(["", odd]))
        else:
            methods = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "LOCK"]
            request.method = self.random.choice(methods)
        request.target = "/".join(segments) + ("?" + query if query else "")
        return request

    def odd_headers(self, name: str, members: dict) -> Request:
        request = self.assemble("odd headers", name, members)
        request.headers += self.random.choices(ODD_HEADERS, k=self.random.randint(1, 3))
        if self.random.random() < 0.4:
            at = self.random.randrange(len(request.headers))
            name = request.headers[at][0]
            if name in REPLACED_HEADERS:
                request.headers[at] = (name, self.random.choice(REPLACED_HEADERS[name]))
            else:
                del request.headers[at]
        return request

    def assemble(self, kind: str, name: str, members: dict) -> Request:
        """What a client makes of the members; what is no text goes as JSON where there is only text."""
        operation = OPERATIONS[name]
        shape = SHAPES[operation["input"]["shape"]]
        method, target = operation["http"]["method"], operation["http"]["requestUri"]
        query, body = [], {}
        headers = [("Host", "localhost"), ("X-Amz-Date", "20260101T000000Z"), ("Content-Type", "application/json"),
                   ("Authorization", SIGNATURE)]
        for member, value in members.items():
            reference = shape["members"].get(member, {})
            location, wire_name = reference.get("location"), reference.get("locationName", member)
            texts = [as_text(element, reference) for element in (value if isinstance(value, list) else [value])]
            if location == "uri" and texts:
                target = target.replace("{%s}" % wire_name, quoted(",".join(texts)) or "{}")
            elif location == "querystring":
                query += [f"{wire_name}={quoted(text)}" for text in texts]
            elif location == "header":
                headers += [(wire_name, re.sub("[\0-\x1f\x7f]", "?", text)) for text in texts]
            else:
                body[wire_name] = value
        # Without a label, the path is another operation's.
        is_whole = "{" not in target
        target = re.sub(r"\{\w*\}", "", target)
        if query:
            target += ("&" if "?" in target else "?") + "&".join(query)
        content = b""
        if payload := shape.get("payload"):
            value = body.get(payload)
            content = value.encode("utf-8", "replace") if isinstance(value, str) else json.dumps(value or {}).encode()
            if kind == "valid" and SHAPES[shape["members"][payload]["shape"]]["type"] == "blob":
                content = b'{"key": "value"}'
        elif body or method in ("POST", "PUT"):
            content = json.dumps(body).encode()
        return Request(kind, name if is_whole else None, method, target, headers, content)


def quoted(text: str) -> str:
    return urllib.parse.quote(text.encode("utf-8", "replace"), safe="")


def as_text(value, reference: dict) -> str:
    if isinstance(value, str):
        return value
    is_time = SHAPES.get(reference.get("shape"), {}).get("type") == "timestamp"
    if is_time and type(value) is int and value in range(1 << 31):
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(value))
    return json.dumps(value)


# What the model says about a value.

PRINTABLE = string.printable[:95] + "äß€"


def python_pattern(pattern: str) -> str:
    """Python knows no classes of Unicode."""
    return pattern.replace(r"\p{L}\p{Z}\p{N}", "a-zA-Zäß 0-9")


PARSED = {
    shape["pattern"]: (re._parser.parse(python_pattern(shape["pattern"])), re.compile(python_pattern(shape["pattern"])))
    for shape in SHAPES.values() if "pattern" in shape
}
CATEGORIES = {
    re._parser.CATEGORY_DIGIT: str.isdigit, re._parser.CATEGORY_SPACE: str.isspace,
    re._parser.CATEGORY_NOT_SPACE: lambda character: not character.isspace(),
}


@functools.cache
def members_of(alternatives: tuple) -> list[str]:
    """The characters that a set of a regular expression has."""
    return [character for character in PRINTABLE if is_in(character, alternatives)]


def is_in(character: str, alternatives: tuple) -> bool:
    if alternatives[0][0] is re._parser.NEGATE:
        return not is_in(character, alternatives[1:])
    for kind, value in alternatives:
        if kind is re._parser.RANGE and value[0] <= ord(character) <= value[1]:
            return True
        if kind is re._parser.CATEGORY and CATEGORIES[value](character):
            return True
        if kind is re._parser.LITERAL and value == ord(character):
            return True
    return False


def walk(value, name: str):
    """Every place of a value that the model knows: container, key and shape."""
    shape = SHAPES[name]
    if shape["type"] == "structure":
        for member, inner in value.items():
            own = shape["members"][member]["shape"]
            yield value, member, own
            yield from walk(inner, own)
    elif shape["type"] == "map":
        yield from ((value, key, shape["value"]["shape"]) for key in value)
    elif shape["type"] == "list":
        for at, inner in enumerate(value):
            yield value, at, shape["member"]["shape"]
            yield from walk(inner, shape["member"]["shape"])


PYTHON_TYPES = {
    "boolean": bool, "integer": int, "long": int, "double": (int, float), "timestamp": (int, float), "string": str, "blob": str,
}


def wrong_type(shape: dict, value) -> list[str]:
    """What is wrong with a scalar's type. Answers of AWS are bound to no more than that."""
    is_right = isinstance(value, PYTHON_TYPES[shape["type"]]) and isinstance(value, bool) == (shape["type"] == "boolean")
    return [] if is_right else [f"{value!r} is no {shape['type']}"]


def violations(shape: dict, value) -> list[str]:
    """What is wrong with a scalar: nothing, or one thing."""
    if wrong := wrong_type(shape, value):
        return wrong
    if "enum" in shape and value not in shape["enum"]:
        return [f"{value!r} is none of {shape['enum']}"]
    measure = len(value) if shape["type"] == "string" else value
    if shape["type"] not in ("boolean", "blob") and not shape.get("min", -math.inf) <= measure <= shape.get("max", math.inf):
        return [f"{value!r} is beyond a bound"]
    if "pattern" in shape and not PARSED[shape["pattern"]][1].fullmatch(value):
        return [f"{value!r} does not match {shape['pattern']}"]
    return []


def faults(name: str, value, of_scalar=wrong_type, path: str = "$"):
    """Where a value is not what the model says. Null is as good as nothing."""
    shape = SHAPES[name]
    if value is None:
        return
    if shape["type"] == "structure" and isinstance(value, dict):
        own = {reference.get("locationName", member): reference["shape"] for member, reference in shape["members"].items()}
        for member, inner in value.items():
            if member in own:
                yield from faults(own[member], inner, of_scalar, f"{path}.{member}")
            elif of_scalar is wrong_type:
                # AWS ignores what it does not know, and sends nothing of that kind.
                yield f"{path}.{member} is not in the model"
    elif shape["type"] == "list" and isinstance(value, list):
        for inner in value:
            yield from faults(shape["member"]["shape"], inner, of_scalar, f"{path}[]")
    elif shape["type"] == "map" and isinstance(value, dict):
        for inner in value.values():
            yield from faults(shape["value"]["shape"], inner, of_scalar, f"{path}{{}}")
    elif shape["type"] in ("structure", "list", "map"):
        yield f"{path} is {value!r}, no {shape['type']}"
    else:
        yield from (f"{path}: {fault}" for fault in of_scalar(shape, value))


def problem(request: Request, status: int, headers, body: bytes) -> str | None:
    """What is wrong with an answer."""
    if not re.fullmatch("[0-9a-f-]{36}", headers.get("x-amzn-requestid", "")):
        return "no request id"
    content = json.loads(body) if body and headers.get("Content-Type") == "application/json" else None
    if status < 300:
        return problem_of_success(request, content, body)
    error = headers.get("x-amzn-errortype")
    if status == 501:
        return None if request.operation in NOT_IMPLEMENTED | {None} else "not implemented"
    if request.method != "HEAD" and not (isinstance(content, dict) and {"message", "Message"} & content.keys()):
        return "an error without a message"
    operations = [request.operation] if request.operation else OPERATIONS
    modelled = {reference["shape"] for name in operations for reference in OPERATIONS[name].get("errors", [])}
    expected = COMMON_ERRORS.get(error) or (error in modelled and SHAPES[error]["error"]["httpStatusCode"])
    if not expected:
        return f"{error} is no error of {request.operation}"
    if status != expected or status >= 500:
        return f"{error} with status {status}"
    if request.is_invalid and error not in MALFORMED:
        return f"{error} for what the model forbids"
    if request.kind == "valid" and error in MALFORMED and b"untime" not in body:
        return f"{error} for what the model allows"
    return None


def problem_of_success(request: Request, content, body: bytes) -> str | None:
    if request.is_invalid:
        return "accepted"
    if request.operation is None:
        return None
    output = OPERATIONS[request.operation].get("output", {}).get("shape")
    if output is None:
        return "a body where the model has none" if body else None
    if content is not None and SHAPES[output].get("payload") is None:
        return next(faults(output, content), None)
    return None


class Connection:
    """One client's connection, which is made again when the server closed it."""

    def __init__(self, address: str) -> None:
        host, port = address.split(":")
        self.address, self.socket = (host, int(port)), None

    def exchange(self, request: Request):
        """Status, headers and body of the answer."""
        if self.socket is None:
            self.socket = socket.create_connection(self.address, timeout=60)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.sendall(request.wire())
        response = http.client.HTTPResponse(self.socket, method=request.method)
        try:
            response.begin()
            body = response.read()
        except (http.client.HTTPException, OSError):
            self.close()
            raise
        if response.will_close:
            self.close()
        return response.status, response.headers, body

    def close(self) -> None:
        if self.socket is not None:
            self.socket.close()
            self.socket = None
