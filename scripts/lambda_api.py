"""The few Lambda requests that quickstart.py, bench.py and bench/reload.py make, with Python's standard library alone.

A newcomer has no SDK yet, and a benchmark wants none in between. Any SDK makes the same requests.
"""

from __future__ import annotations

import base64
import http.client
import io
import json
import pathlib
import sys
import time
import urllib.parse
import zipfile

FUNCTIONS = "/2015-03-31/functions"
# Requests must have the shape of signed ones; the signature is not checked.
HEADERS = {
    "Authorization": "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/lambda/aws4_request, "
                     f"SignedHeaders=host;x-amz-date, Signature={'0' * 64}",
    "X-Amz-Date": "20260101T000000Z",
    "Content-Type": "application/json",
}


class Client:
    """One keep-alive connection to a server."""

    def __init__(self, url: str) -> None:
        self.address = urllib.parse.urlsplit(url).netloc
        self._connection = http.client.HTTPConnection(self.address, timeout=300)
        self._connection.connect()

    def create(self, name: str, runtime: str, handler: str, files: dict[str, str | bytes] | pathlib.Path) -> None:
        """Creates the function anew, and waits until it can be invoked: until its image is here.

        It runs from an archive of the files, or from the folder. Its memory is what gives a function one whole
        processor.
        """
        if isinstance(files, pathlib.Path):
            code = {"S3Bucket": "hot-reload", "S3Key": str(files)}
        else:
            code = {"ZipFile": base64.b64encode(package(files)).decode()}
        self._call("DELETE", f"{FUNCTIONS}/{name}")
        status, answer = self._call("POST", FUNCTIONS, {
            "FunctionName": name, "Runtime": runtime, "Handler": handler, "MemorySize": 1769, "Timeout": 30,
            "Role": "arn:aws:iam::000000000000:role/any", "Code": code,
        })
        if status != 201:
            sys.exit(f"{name} was not created: {status} {answer}")
        while (state := self._call("GET", f"{FUNCTIONS}/{name}/configuration")[1])["State"] == "Pending":
            time.sleep(0.01)
        if state["State"] != "Active":
            sys.exit(f"{name} did not become active: {state.get('StateReason', state)}")

    def delete(self, name: str) -> None:
        status, answer = self._call("DELETE", f"{FUNCTIONS}/{name}")
        if status not in (200, 204):
            sys.exit(f"{name} was not deleted: {status} {answer}")

    def invoke(self, name: str, event: object) -> tuple[object, float]:
        """The answer, and how many milliseconds it took."""
        begun = time.perf_counter()
        status, answer = self._call("POST", invocations(name), event)
        taken = (time.perf_counter() - begun) * 1000
        if status != 200 or isinstance(answer, dict) and "errorType" in answer:
            sys.exit(f"{name} failed: {status} {answer}")
        return answer, taken

    def _call(self, method: str, path: str, body: object = None) -> tuple[int, object]:
        content = json.dumps(body).encode() if body is not None else b""
        try:
            self._connection.request(method, path, content, HEADERS)
            response = self._connection.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError):
            # It was idle for so long that the server has closed it.
            self._connection.close()
            self._connection.request(method, path, content, HEADERS)
            response = self._connection.getresponse()
        answer = response.read()
        return response.status, json.loads(answer) if answer else None


def invocations(name: str) -> str:
    return f"{FUNCTIONS}/{name}/invocations"


def package(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = 0o755 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()
