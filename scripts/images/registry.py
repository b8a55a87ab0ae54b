"""A real registry on loopback: starts Debian's docker-registry and pushes to it."""

from __future__ import annotations

import contextlib
import ctypes
import http.client
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from common import ImagesError
from layers import deb_members, digest_of

PR_SET_PDEATHSIG = 1
CONFIGURATION = """\
version: 0.1
log: {{level: warn, accesslog: {{disabled: true}}}}
storage:
  filesystem: {{rootdirectory: '{data}'}}
  maintenance: {{readonly: {{enabled: {readonly}}}, uploadpurging: {{enabled: false}}}}
http: {{addr: '127.0.0.1:{port}', secret: none}}
"""


def install_registry(cache: Path, deb: Path) -> Path:
    """Takes the registry's program out of its package; it needs nothing else of it."""
    program = registry_program(cache)
    source = cache / f"bin/{deb.name}"
    if not source.exists():
        shutil.rmtree(cache / "bin", ignore_errors=True)
        program.parent.mkdir()
        for info, content in deb_members(deb):
            if info.name == "usr/bin/docker-registry":
                program.write_bytes(content)
                program.chmod(0o755)
        source.touch()
    return program


def registry_program(cache: Path) -> Path:
    return cache / "bin/docker-registry"


@contextlib.contextmanager
def running_registry(program: Path, data: Path, port: int = 0, *,
                     readonly: bool = True) -> Iterator[tuple[subprocess.Popen, int]]:
    """Runs a registry on 127.0.0.1 and yields its process and port once it answers."""
    # Between choosing a free port and the registry binding it another process may take it: choose again.
    for _ in range(5):
        chosen = _free_port(port)
        process = _start(program, data, chosen, readonly)
        try:
            if _answers(process, chosen):
                yield process, chosen
                return
        finally:
            process.terminate()
            process.wait()
    raise ImagesError(f"{program} ended as soon as it was started; its own message is above")


def _free_port(port: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise ImagesError(f"port {port} is not free ({error.strerror}); choose another, or 0 for any") from None
        return probe.getsockname()[1]


def _start(program: Path, data: Path, port: int, readonly: bool) -> subprocess.Popen:
    configuration = os.memfd_create("registry.yml")
    os.write(configuration, CONFIGURATION.format(data=data, port=port, readonly=str(readonly).lower()).encode())
    parent = os.getpid()
    libc = ctypes.CDLL(None)

    def die_with_parent() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        # A parent that was gone before the call sends no signal any more.
        if os.getppid() != parent:
            os._exit(1)

    try:
        # An empty environment: the registry takes REGISTRY_* variables for configuration.
        return subprocess.Popen([program, "serve", f"/proc/self/fd/{configuration}"], env={}, stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, pass_fds=[configuration], preexec_fn=die_with_parent)
    finally:
        os.close(configuration)


def _answers(process: subprocess.Popen, port: int) -> bool:
    """Waits until the registry answers; False if it ends instead."""
    deadline = time.monotonic() + 30
    while process.poll() is None:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/v2/")
            return connection.getresponse().status == 200
        except OSError:
            if time.monotonic() > deadline:
                raise ImagesError(f"the registry does not answer on port {port} after 30 s") from None
            time.sleep(0.02)
    return False


class RegistryClient:
    """Pushes and pulls over one connection."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._first_repository: dict[str, str] = {}

    def push_blob(self, repository: str, content: bytes, digest: str) -> None:
        """Uploads a blob once; for further repositories the registry mounts it from the first."""
        origin = self._first_repository.get(digest)
        if origin == repository:
            return
        uploads = f"/v2/{repository}/blobs/uploads/"
        if origin is not None:
            self._request("POST", f"{uploads}?mount={digest}&from={origin}", expected=201)
            return
        headers, _ = self._request("POST", uploads, expected=202)
        location = headers["Location"]
        # An absolute URL of this very registry, with a query that says which upload it is.
        target = "/" + location.split("/", 3)[3]
        self._request("PUT", f"{target}&digest={digest}", content, "application/octet-stream", expected=201)
        self._first_repository[digest] = repository

    def push_manifest(self, repository: str, reference: str, content: bytes, media_type: str) -> None:
        self._request("PUT", f"/v2/{repository}/manifests/{reference}", content, media_type, expected=201)

    def manifest(self, repository: str, reference: str, media_type: str) -> bytes:
        return self._request("GET", f"/v2/{repository}/manifests/{reference}", accept=media_type, expected=200)[1]

    def blob(self, repository: str, digest: str) -> bytes:
        _, content = self._request("GET", f"/v2/{repository}/blobs/{digest}", expected=200)
        if digest_of(content) != digest:
            raise ImagesError(f"the registry's blob {digest} is damaged; remove the cache directory and build again")
        return content

    def _request(self, method: str, path: str, content: bytes = b"", media_type: str = "", accept: str = "*/*", *,
                 expected: int) -> tuple[http.client.HTTPMessage, bytes]:
        headers = {"Accept": accept, **({"Content-Type": media_type} if media_type else {})}
        self._connection.request(method, path, content, headers)
        response = self._connection.getresponse()
        body = response.read()
        if response.status != expected:
            raise ImagesError(f"the registry answered {response.status} to {method} {path}: {body[:500]!r}")
        return response.headers, body
