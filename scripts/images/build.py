#!/usr/bin/env python3
"""Builds the Lambda-shaped test images into a registry's storage, DIR/registry-data, that serve.py then serves.

Does nothing when DIR holds what these scripts and the fetched packages give; remove DIR for newer packages.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import content
import torture
from catalog import LayerSet, Publisher, publish_all
from common import Architecture, arguments, host_architecture, locked, other_architecture, run_script
from inputs import PREFERRED_PYTHON, Inputs, fetch_inputs
from layers import Layer, Tree, pack
from native import native_client
from registry import RegistryClient, install_registry, running_registry

HERE = Path(__file__).parent
NO_PART_OF_THE_RESULT = {"serve.py", "fetch-rie.py"}


def build_images(cache: Path) -> str:
    """Makes DIR/registry-data what it should be and returns the key that names its contents."""
    started = time.monotonic()
    architecture = host_architecture()
    inputs = fetch_inputs(cache, architecture)
    key = _key(inputs, architecture)
    stamp = cache / "registry-data/key"
    if stamp.exists() and stamp.read_text() == key:
        print(f"images are up to date in {cache / 'registry-data'}")
        return key
    if inputs.python_version != PREFERRED_PYTHON:
        print(f"this release has no Python {PREFERRED_PYTHON}: all images tagged or named so hold Python "
              f"{inputs.python_version}, as does lambda/python:{inputs.python_version}")
    partial = cache / "registry-data.partial"
    shutil.rmtree(partial, ignore_errors=True)
    with running_registry(install_registry(cache, inputs.registry), partial, readonly=False) as (_, port):
        print("building images", flush=True)
        layers = _layers(cache, inputs, architecture)
        publish_all(Publisher(RegistryClient(port)), architecture, layers, inputs.python_version)
    (partial / "key").write_text(key)
    shutil.rmtree(cache / "registry-data", ignore_errors=True)
    partial.rename(cache / "registry-data")
    print(f"images built in {time.monotonic() - started:.1f} s in {cache / 'registry-data'}")
    return key


def _key(inputs: Inputs, architecture: Architecture) -> str:
    """Names the result: everything that decides it goes in."""
    key = hashlib.sha256(" ".join([architecture.oci, *inputs.file_names()]).encode())
    for file in sorted([*HERE.glob("*.py"), *(HERE / "files").iterdir()]):
        if file.name not in NO_PART_OF_THE_RESULT:
            key.update(f"\n{file.name}\n".encode() + file.read_bytes())
    return key.hexdigest()


def _layers(cache: Path, inputs: Inputs, architecture: Architecture) -> LayerSet:
    """Packs all layers, compiling Node's client and Python's bytecode meanwhile."""
    def packed(*trees: Tree) -> list[Layer]:
        return [pack(tree.entries()) for tree in trees]

    def node_runtime() -> Tree:
        client = native_client(cache, inputs)
        if client is None:
            print("no C++ compiler: lambda/nodejs gets a runtime client written in JavaScript", flush=True)
        return content.node_runtime(inputs, client)

    with ThreadPoolExecutor() as pool:
        runtime = pool.submit(lambda: packed(node_runtime()))
        node = pool.submit(lambda: packed(content.node(inputs)))
        python = pool.submit(lambda: packed(*content.python(inputs, architecture, cache)))
        provided = packed(content.base(inputs), content.certificates(inputs), content.directories(),
                          content.entrypoint())
        [app, hostile_dev, stub] = packed(content.app(), content.hostile_dev(),
                                          content.stub(other_architecture(architecture)))
        return LayerSet(
            provided=provided,
            python=python.result(),
            node=[*node.result(), *runtime.result()],
            app=app,
            hostile_dev=hostile_dev,
            stub=stub,
            torture=[pack(torture.kinds()), pack(torture.before()), pack(torture.after())],
        )


def main() -> None:
    cache = arguments(__doc__).parse_args().cache
    with locked(cache):
        build_images(cache)


if __name__ == "__main__":
    run_script(main)
