"""Layers: trees of files packed as tar streams that come out the same, byte for byte, every time."""

from __future__ import annotations

import ctypes
import hashlib
import io
import subprocess
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from common import ImagesError

# Every file of every image is this old. Python's timestamp .pyc files carry it too, so an unpacker that loses the
# modification times makes them all stale, and a test can see it.
MODIFIED = 1_700_000_000

Entry = tuple[tarfile.TarInfo, bytes]


def digest_of(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


@dataclass(frozen=True)
class Layer:
    """A compressed layer: `digest` names these bytes, `diff_id` the tar stream inside."""

    content: bytes
    digest: str
    diff_id: str


def entry(path: str, kind: bytes = tarfile.REGTYPE, content: bytes = b"", mode: int = 0o644, **fields: object) -> Entry:
    """One tar entry, owned by root and of the fixed age unless `fields` (of `TarInfo`) say otherwise."""
    info = tarfile.TarInfo(path)
    info.type, info.size, info.mode, info.mtime = kind, len(content), mode, MODIFIED
    for name, value in fields.items():
        setattr(info, name, value)
    return info, content


class Tree:
    """Files, directories and symbolic links by path; packs sorted, with every parent directory."""

    def __init__(self) -> None:
        self.contents: dict[str, Entry] = {}

    def directory(self, path: str, mode: int = 0o755) -> None:
        self.contents[path] = entry(path, tarfile.DIRTYPE, mode=mode)

    def file(self, path: str, content: bytes, mode: int = 0o644) -> None:
        self.contents[path] = entry(path, content=content, mode=mode)

    def symlink(self, path: str, target: str) -> None:
        self.contents[path] = entry(path, tarfile.SYMTYPE, mode=0o777, linkname=target)

    def add(self, members: Iterable[Entry], place: Callable[[str], str | None]) -> None:
        """Adds a package's members where `place` puts each; it returns None for those to leave out."""
        for info, content in members:
            path = place(info.name)
            if path is None:
                continue
            if info.isdir():
                self.directory(path, info.mode)
            elif info.issym():
                self.symlink(path, info.linkname)
            else:
                self.file(path, content, info.mode)

    def entries(self) -> list[Entry]:
        complete = dict(self.contents)
        for path in self.contents:
            for parent in map(str, Path(path).parents):
                if parent != "." and parent not in complete:
                    complete[parent] = entry(parent, tarfile.DIRTYPE, mode=0o755)
        return [complete[path] for path in sorted(complete)]


class _GzipWriter:
    """A file for `tarfile` that hashes and compresses what is written, so the tar stream is never held whole."""

    def __init__(self) -> None:
        self.diff = hashlib.sha256()
        # 31 asks zlib for a gzip header, which it writes without a time.
        self._compressor = zlib.compressobj(5, zlib.DEFLATED, 31)
        self._chunks: list[bytes] = []

    def tell(self) -> int:
        return 0

    def write(self, chunk: bytes) -> int:
        self.diff.update(chunk)
        self._chunks.append(self._compressor.compress(chunk))
        return len(chunk)

    def finish(self) -> bytes:
        return b"".join([*self._chunks, self._compressor.flush()])


def pack(entries: Iterable[Entry]) -> Layer:
    """Packs entries, in the order given, into a gzip layer."""
    writer = _GzipWriter()
    with tarfile.TarFile(fileobj=writer, mode="w", format=tarfile.PAX_FORMAT, copybufsize=1 << 20) as tar:
        for info, content in entries:
            tar.addfile(info, io.BytesIO(content))
    content = writer.finish()
    return Layer(content, digest_of(content), f"sha256:{writer.diff.hexdigest()}")


def as_zstd(layer: Layer) -> Layer:
    """The same layer compressed with zstd, by the library apt itself is linked with."""
    try:
        zstd = ctypes.CDLL("libzstd.so.1")
    except OSError:
        raise ImagesError("libzstd.so.1 is not installed; run `apt-get install libzstd1`") from None
    zstd.ZSTD_compressBound.restype = zstd.ZSTD_compress.restype = ctypes.c_size_t
    plain = zlib.decompress(layer.content, 31)
    buffer = ctypes.create_string_buffer(zstd.ZSTD_compressBound(ctypes.c_size_t(len(plain))))
    size = zstd.ZSTD_compress(buffer, ctypes.c_size_t(len(buffer)), plain, ctypes.c_size_t(len(plain)), 3)
    if zstd.ZSTD_isError(ctypes.c_size_t(size)):
        raise ImagesError(f"libzstd could not compress the layer {layer.digest}")
    content = buffer.raw[:size]
    return Layer(content, digest_of(content), layer.diff_id)


def deb_members(deb: Path) -> Iterator[Entry]:
    # dpkg-deb knows the compressions of every release; Python's tarfile does not know Ubuntu's zstd.
    plain = subprocess.run(["dpkg-deb", "--fsys-tarfile", deb], check=True, stdout=subprocess.PIPE).stdout
    return _tar_members(tarfile.open(fileobj=io.BytesIO(plain)))


def npm_members(package: Path) -> Iterator[Entry]:
    return _tar_members(tarfile.open(package))


def archive_members(archive: bytes) -> Iterator[Entry]:
    return _tar_members(tarfile.open(fileobj=io.BytesIO(archive)))


def _tar_members(tar: tarfile.TarFile) -> Iterator[Entry]:
    """A tar's members without the leading `./`; hard links come out as copies of their target."""
    with tar:
        for info in tar:
            file = tar.extractfile(info) if info.isreg() or info.islnk() else None
            info.name = info.name.removeprefix("./")
            yield info, file.read() if file else b""


def wheel_members(wheel: Path) -> Iterator[Entry]:
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.infolist():
            if not member.is_dir():
                yield entry(member.filename, content=archive.read(member))
