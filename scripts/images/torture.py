"""Three layers that only a careful unpacker gets right, for `test/torture:latest`.

The tree they add up to, in the order of the layers below (paths not named here exist nowhere):

    link-target, hard-link              one file with two links, "linked"
    pipe                                fifo
    null-device                         character device 1:3
    setuid-program                      mode 4755
    owned-by-993                        uid 993, gid 990
    with-xattrs                         user.coracle="kept", security.capability=cap_net_raw+p
    aaa...(120)/bbb...(120)             "long"
    missing/parent/file                 its parents were never in a tar: 0755, root
    twice                               "second": a later entry of one layer wins over an earlier one
    kept, elsewhere/witness             "kept", "untouched": never written through a link
    opaque/new                          alone: old-file and old-directory/ are hidden
    file-to-directory/inside            "inside"
    directory-to-file                   "file"
    file-to-link -> kept
    link-to-file                        "file"
    directory-to-link -> elsewhere
    link-to-directory/inside            "inside"
    var/run -> /run                     absolute: means the image's own /run
    run/x                               "through the link": its entry said var/run/x
"""

from __future__ import annotations

import struct
import tarfile

from layers import Entry, entry

# struct vfs_cap_data of revision 2 (capabilities(7)): permitted = CAP_NET_RAW (13), inheritable = nothing.
CAP_NET_RAW = struct.pack("<IIIII", 0x02000000, 1 << 13, 0, 0, 0).decode()
XATTRS = {"SCHILY.xattr.user.coracle": "kept", "SCHILY.xattr.security.capability": CAP_NET_RAW}


def _directory(path: str) -> Entry:
    return entry(path, tarfile.DIRTYPE, mode=0o755)


def _link(path: str, target: str) -> Entry:
    return entry(path, tarfile.SYMTYPE, mode=0o777, linkname=target)


def _whiteout(path: str) -> Entry:
    directory, slash, name = path.rpartition("/")
    return entry(f"{directory}{slash}.wh.{name}", mode=0)


def kinds() -> list[Entry]:
    """Every kind of entry, and names and orders that tar allows."""
    return [
        entry("link-target", content=b"linked"),
        entry("hard-link", tarfile.LNKTYPE, linkname="link-target"),
        entry("pipe", tarfile.FIFOTYPE),
        entry("null-device", tarfile.CHRTYPE, mode=0o666, devmajor=1, devminor=3),
        entry("setuid-program", content=b"#!/bin/sh\n", mode=0o4755),
        entry("owned-by-993", content=b"owned", uid=993, gid=990),
        entry("with-xattrs", content=b"attributed", mode=0o755, pax_headers=XATTRS),
        entry(f"{'a' * 120}/{'b' * 120}", content=b"long"),
        entry("missing/parent/file", content=b"file"),
        entry("twice", content=b"first"),
        entry("twice", content=b"second"),
    ]


def before() -> list[Entry]:
    """What the next layer changes."""
    return [
        entry("kept", content=b"kept"),
        _directory("elsewhere"), entry("elsewhere/witness", content=b"untouched"),
        entry("removed-file"),
        _directory("removed-directory"), entry("removed-directory/inside"),
        _directory("opaque"), entry("opaque/old-file"),
        _directory("opaque/old-directory"), entry("opaque/old-directory/inside"),
        entry("file-to-directory"),
        _directory("directory-to-file"), entry("directory-to-file/inside"),
        entry("file-to-link"),
        _link("link-to-file", "kept"),
        _directory("directory-to-link"), entry("directory-to-link/inside"),
        _link("link-to-directory", "elsewhere"),
        _directory("run"), _directory("var"), _link("var/run", "/run"),
    ]


def after() -> list[Entry]:
    """The changes."""
    return [
        _whiteout("removed-file"),
        _whiteout("removed-directory"),
        _whiteout("never-existed"),
        # The marker hides what lower layers have in the directory, not what came before it in this one.
        _directory("opaque"), entry("opaque/new", content=b"new"), _whiteout("opaque/.wh..opq"),
        _directory("file-to-directory"), entry("file-to-directory/inside", content=b"inside"),
        entry("directory-to-file", content=b"file"),
        _link("file-to-link", "kept"),
        entry("link-to-file", content=b"file"),
        _link("directory-to-link", "elsewhere"),
        _directory("link-to-directory"), entry("link-to-directory/inside", content=b"inside"),
        entry("var/run/x", content=b"through the link"),
    ]
