#!/usr/bin/env python3
"""Serves the images that build.py built, read-only, on 127.0.0.1, until it is told to stop or its parent is gone."""

from __future__ import annotations

import os
import select
import signal
import sys

from common import ImagesError, arguments, run_script
from registry import registry_program, running_registry


def _wait(process_id: int, parent_id: int) -> None:
    """Returns when either process has ended.

    A descriptor of the parent is watched rather than PR_SET_PDEATHSIG set here: that signal comes when the *thread*
    that started this process ends, and a test harness starts servers from threads that end long before it does.
    """
    poller = select.poll()
    poller.register(os.pidfd_open(process_id), select.POLLIN)
    if parent_id != 0:  # 0: the parent is outside of this PID namespace
        poller.register(os.pidfd_open(parent_id), select.POLLIN)
    poller.poll()


def main() -> None:
    parent_id = os.getppid()
    parser = arguments(__doc__)
    parser.add_argument("--port", type=int, default=0, metavar="N", help="port; 0, the default, takes a free one")
    options = parser.parse_args()
    program, data = registry_program(options.cache), options.cache / "registry-data"
    if not program.exists() or not data.exists():
        raise ImagesError(f"no images in {options.cache}; run build.py --cache {options.cache}")
    for signal_number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signal_number, lambda *_: sys.exit(0))
    with running_registry(program, data, options.port) as (registry, port):
        print(f"registry listening on http://127.0.0.1:{port}", flush=True)
        _wait(registry.pid, parent_id)
        if registry.poll() is not None:
            raise ImagesError(f"the registry ended by itself with status {registry.returncode}")


if __name__ == "__main__":
    run_script(main)
