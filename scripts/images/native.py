"""Compiles `rapid-client.node`, the native half of AWS's Node.js runtime client.

The npm package ships sources and a build that wants cmake, autotools, node-gyp and a hundred packages (two minutes).
The same three parts, curl, aws-lambda-cpp and one C++ file, compile directly in seconds: curl with the features that
its configure script would choose (`files/curl_config.h`), the rest against Node's stable C interface, so that no
header of Node itself is needed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from common import run
from inputs import Inputs
from layers import archive_members, npm_members

FILES = Path(__file__).parent / "files"
# The parts of curl's lib/ that plain HTTP needs; the other hundred compile to nothing or are never linked.
CURL_SOURCES = """
    conncache connect content_encoding curl_addrinfo curl_ctype dotdot dynbuf easy escape getinfo hash hostip hostip4
    http http_chunks http_proxy if2ip inet_ntop inet_pton llist mprintf multi nonblock parsedate progress select sendf
    setopt share slist speedcheck splay strcase strdup strerror strtoofft timeval transfer url urlapi vtls/vtls warnless
""".split()
COMPILE = ["-c", "-O1", "-fPIC", "-fvisibility=hidden", "-w", "-DNDEBUG", "-D_GNU_SOURCE"]


def native_client(cache: Path, inputs: Inputs) -> bytes | None:
    """The compiled addon, or None on a machine without a C++ compiler."""
    if shutil.which("g++") is None:
        return None
    sources = [inputs.npm[name].name for name in ("aws-lambda-ric", "node-addon-api", "node-api-headers")]
    recipe = Path(__file__).read_bytes() + (FILES / "curl_config.h").read_bytes()
    key = hashlib.sha256(recipe + " ".join(sources).encode()).hexdigest()[:16]
    addon = cache / "native" / f"{key}.node"
    if not addon.exists():
        workshop = cache / "native" / "workshop"
        shutil.rmtree(cache / "native", ignore_errors=True)
        _unpack_sources(workshop, inputs)
        _compile(workshop).rename(addon)
        shutil.rmtree(workshop)
    return addon.read_bytes()


def _unpack_sources(workshop: Path, inputs: Inputs) -> None:
    """Lays out `curl/`, `cpp/`, `napi/` and the addon's one source file."""
    for name in ("node-addon-api", "node-api-headers"):
        for info, content in npm_members(inputs.npm[name]):
            if info.name.endswith(".h"):
                _write(workshop / "napi" / Path(info.name).name, content)
    # The addon includes these of Node's own headers but uses nothing of them.
    for header in ("uv.h", "v8.h", "node.h"):
        _write(workshop / "napi" / header, b"")
    for info, content in npm_members(inputs.npm["aws-lambda-ric"]):
        if info.name.endswith("rapid-client.cc"):
            _write(workshop / "rapid-client.cc", content)
        elif info.name.endswith("curl.tar.xz"):
            _unpack_archive(workshop / "curl", content)
        elif info.name.endswith("aws-lambda-cpp.tar.xz"):
            _unpack_archive(workshop / "cpp", content)
    version = (workshop / "cpp/src/version.cpp.in").read_text()
    numbers = re.search(r"VERSION (\d+)\.(\d+)\.(\d+)", (workshop / "cpp/CMakeLists.txt").read_text()).groups()
    for part, number in zip(("_MAJOR", "_MINOR", "_PATCH", ""), (*numbers, ".".join(numbers))):
        version = version.replace(f"@PROJECT_VERSION{part}@", number)
    _write(workshop / "cpp/src/version.cpp", version.encode())


def _unpack_archive(directory: Path, archive: bytes) -> None:
    """Unpacks what the compiler reads; curl's tests and documentation are most of its archive."""
    for info, content in archive_members(archive):
        if info.isreg() and re.match(r"(lib|include)/.*\.[ch]$|src/.*\.cpp|CMakeLists", info.name):
            _write(directory / info.name, content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _compile(workshop: Path) -> Path:
    """Compiles with one compiler per processor and links; all paths are relative, so the result is reproducible."""
    shutil.copy(FILES / "curl_config.h", workshop / "curl/lib/curl_config.h")
    curl = [f"curl/lib/{name}.c" for name in CURL_SOURCES]
    c = ["gcc", *COMPILE, "-DHAVE_CONFIG_H", "-DBUILDING_LIBCURL", "-Icurl/include", "-Icurl/lib"]
    cpp = ["g++", *COMPILE, "-std=c++17", "-DNAPI_CPP_EXCEPTIONS", "-Icurl/include", "-Icpp/include", "-Inapi"]
    count = os.cpu_count() or 1
    commands = [[*cpp, "rapid-client.cc"],
                [*cpp, "cpp/src/runtime.cpp", "cpp/src/logging.cpp", "cpp/src/version.cpp"],
                *([*c, *curl[start::count]] for start in range(count))]
    with ThreadPoolExecutor(count) as pool:
        for compiled in [pool.submit(_run_in, workshop, command) for command in commands]:
            compiled.result()
    objects = sorted(file.name for file in workshop.glob("*.o"))
    _run_in(workshop, ["g++", "-shared", "-s", "-Wl,--gc-sections", "-o", "rapid-client.node", *objects])
    return workshop / "rapid-client.node"


def _run_in(workshop: Path, command: list[str]) -> None:
    run(command, fix="the pinned sources did not compile with this compiler", cwd=workshop)
