#!/usr/bin/env python3
"""Creates a Python function on the server at URL, invokes it cold and warm, and prints answer and times.

Python's standard library only: a newcomer has no SDK yet. Any SDK makes the same requests.
"""

import base64
import http.client
import io
import json
import statistics
import sys
import time
import urllib.parse
import zipfile

NAME = "hello"
CODE = """\
import platform

def handler(event, context):
    return {"hello": event["name"], "from": "Python " + platform.python_version(),
            "function": context.function_name}
"""
WARM_INVOCATIONS = 100
# Requests must have the shape of signed ones; the signature is not checked.
HEADERS = {
    "Authorization": "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/lambda/aws4_request, "
                     f"SignedHeaders=host;x-amz-date, Signature={'0' * 64}",
    "X-Amz-Date": "20260101T000000Z",
    "Content-Type": "application/json",
}


def call(connection: http.client.HTTPConnection, method: str, path: str, body: object = None) -> tuple[int, dict]:
    content = json.dumps(body).encode() if body is not None else b""
    connection.request(method, path, content, HEADERS)
    response = connection.getresponse()
    answer = response.read()
    return response.status, json.loads(answer) if answer else {}


def create(connection: http.client.HTTPConnection) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("app.py", CODE)
    # One of an earlier run would still have its environment's settings.
    call(connection, "DELETE", f"/2015-03-31/functions/{NAME}")
    status, answer = call(connection, "POST", "/2015-03-31/functions", {
        "FunctionName": NAME, "Runtime": "python3.11", "Handler": "app.handler", "MemorySize": 1769,
        "Role": "arn:aws:iam::000000000000:role/any", "Code": {"ZipFile": base64.b64encode(buffer.getvalue()).decode()},
    })
    if status != 201:
        sys.exit(f"the function was not created: {status} {answer}")


def wait_until_active(connection: http.client.HTTPConnection) -> None:
    """The image is pulled meanwhile, the first time."""
    while True:
        _, configuration = call(connection, "GET", f"/2015-03-31/functions/{NAME}/configuration")
        if configuration.get("State") == "Active":
            return
        if configuration.get("State") != "Pending":
            sys.exit(f"the function did not become active: {configuration.get('StateReason', configuration)}")
        time.sleep(0.02)


def invoke(connection: http.client.HTTPConnection) -> tuple[dict, float]:
    """The answer, and how many milliseconds it took."""
    begun = time.perf_counter()
    status, answer = call(connection, "POST", f"/2015-03-31/functions/{NAME}/invocations", {"name": "you"})
    taken = (time.perf_counter() - begun) * 1000
    if status != 200 or "errorType" in answer:
        sys.exit(f"the function failed: {status} {answer}")
    return answer, taken


def main() -> None:
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(sys.argv[1]).netloc, timeout=300)
    begun = time.perf_counter()
    create(connection)
    wait_until_active(connection)
    print(f"created:   {(time.perf_counter() - begun) * 1000:8.0f} ms, pulling the image if it was not here")
    answer, cold = invoke(connection)
    warm = statistics.median(invoke(connection)[1] for _ in range(WARM_INVOCATIONS))
    print(f"cold:      {cold:8.1f} ms, sandbox and Python started")
    print(f"warm:      {warm:8.2f} ms, median of {WARM_INVOCATIONS}")
    print(f"answer:    {json.dumps(answer)}")


if __name__ == "__main__":
    main()
