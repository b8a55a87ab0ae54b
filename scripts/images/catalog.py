"""The images: which layers, configuration, manifest format and tags each has."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field

from common import Architecture, other_architecture
from layers import Layer, as_zstd, digest_of
from registry import RegistryClient

CREATED = "2023-11-14T22:13:20Z"
ENVIRONMENT = [
    "LANG=en_US.UTF-8",
    "TZ=:/etc/localtime",
    "PATH=/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin",
    "LD_LIBRARY_PATH=/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib",
    "LAMBDA_TASK_ROOT=/var/task",
    "LAMBDA_RUNTIME_DIR=/var/runtime",
]
LAMBDA_CONFIG = {"Env": ENVIRONMENT, "Entrypoint": ["/lambda-entrypoint.sh"], "WorkingDir": "/var/task"}


@dataclass(frozen=True)
class Format:
    """One family of media types."""

    index: str
    manifest: str
    config: str
    layer: str


DOCKER = Format(
    index="application/vnd.docker.distribution.manifest.list.v2+json",
    manifest="application/vnd.docker.distribution.manifest.v2+json",
    config="application/vnd.docker.container.image.v1+json",
    layer="application/vnd.docker.image.rootfs.diff.tar.gzip",
)
OCI_ZSTD = Format(
    index="application/vnd.oci.image.index.v1+json",
    manifest="application/vnd.oci.image.manifest.v1+json",
    config="application/vnd.oci.image.config.v1+json",
    layer="application/vnd.oci.image.layer.v1.tar+zstd",
)


@dataclass(frozen=True)
class Image:
    """An image of one architecture."""

    architecture: Architecture
    layers: list[Layer]
    config: dict[str, object] = field(default_factory=lambda: LAMBDA_CONFIG)
    format: Format = DOCKER

    def platform(self) -> dict[str, str]:
        variant = {"variant": self.architecture.variant} if self.architecture.variant else {}
        return {"architecture": self.architecture.oci, "os": "linux", **variant}

    def config_file(self) -> dict[str, object]:
        # Docker spells out what is not set; readers have to take null for absent.
        unset = {"User": "", "Cmd": None, "Volumes": None, "OnBuild": None, "Labels": None}
        history = [{"created": CREATED, "created_by": f"layer {number}"} for number in range(len(self.layers))]
        return {
            **self.platform(),
            "created": CREATED,
            "config": {**(unset if self.format == DOCKER else {}), **self.config},
            "rootfs": {"type": "layers", "diff_ids": [layer.diff_id for layer in self.layers]},
            "history": [*history, {"created": CREATED, "created_by": "ENTRYPOINT", "empty_layer": True}],
        }


def _config_json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _manifest_json(value: object) -> bytes:
    # Indented as Docker does: a client that digests what it parsed and wrote again, not what it got, is found out.
    return json.dumps(value, indent=3).encode()


def _descriptor(media_type: str, content: bytes, **fields: object) -> dict[str, object]:
    return {"mediaType": media_type, "digest": digest_of(content), "size": len(content), **fields}


class Publisher:
    """Pushes images and indices to a registry."""

    def __init__(self, client: RegistryClient) -> None:
        self._client = client

    def image(self, repository: str, image: Image, tags: list[str]) -> dict[str, object]:
        """Pushes one image and returns its entry for an index."""
        config = _config_json(image.config_file())
        blobs = [(layer.content, layer.digest) for layer in image.layers]
        for content, digest in [*blobs, (config, digest_of(config))]:
            self._client.push_blob(repository, content, digest)
        manifest = _manifest_json({
            "schemaVersion": 2,
            "mediaType": image.format.manifest,
            "config": _descriptor(image.format.config, config),
            "layers": [{"mediaType": image.format.layer, "digest": layer.digest, "size": len(layer.content)}
                       for layer in image.layers],
        })
        return self._manifest(repository, manifest, image.format.manifest, tags, platform=image.platform())

    def attestation(self, repository: str, subject: dict[str, object]) -> dict[str, object]:
        """Pushes what BuildKit adds to each image: a statement about it in the shape of an image of no platform."""
        statement = _config_json({
            "_type": "https://in-toto.io/Statement/v0.1",
            "predicateType": "https://slsa.dev/provenance/v0.2",
            "subject": [{"digest": {"sha256": subject["digest"].removeprefix("sha256:")}}],
        })
        config = _config_json({"architecture": "unknown", "os": "unknown", "config": {},
                               "rootfs": {"type": "layers", "diff_ids": [digest_of(statement)]}})
        for content in (statement, config):
            self._client.push_blob(repository, content, digest_of(content))
        manifest = _manifest_json({
            "schemaVersion": 2,
            "mediaType": OCI_ZSTD.manifest,
            "config": _descriptor(OCI_ZSTD.config, config),
            "layers": [_descriptor("application/vnd.in-toto+json", statement)],
        })
        annotations = {"vnd.docker.reference.type": "attestation-manifest",
                       "vnd.docker.reference.digest": subject["digest"]}
        return self._manifest(repository, manifest, OCI_ZSTD.manifest, [], annotations=annotations,
                              platform={"architecture": "unknown", "os": "unknown"})

    def index(self, repository: str, format: Format, entries: list[dict[str, object]], tags: list[str]) -> None:
        content = _manifest_json({"schemaVersion": 2, "mediaType": format.index, "manifests": entries})
        self._manifest(repository, content, format.index, tags)

    def _manifest(self, repository: str, content: bytes, media_type: str, tags: list[str],
                  **fields: object) -> dict[str, object]:
        for reference in [digest_of(content), *tags]:
            self._client.push_manifest(repository, reference, content, media_type)
        return _descriptor(media_type, content, **fields)


@dataclass(frozen=True)
class LayerSet:
    """All layers, named by what they hold."""

    provided: list[Layer]
    python: list[Layer]
    node: list[Layer]
    app: Layer
    hostile_dev: Layer
    stub: Layer
    torture: list[Layer]


def publish_all(publisher: Publisher, architecture: Architecture, layers: LayerSet, python_version: str) -> None:
    python_tags = ["3.11"] if python_version == "3.11" else [python_version, "3.11"]
    stub = Image(other_architecture(architecture), [layers.stub])
    for repository, own_layers, tags in (
        ("lambda/provided", [*layers.provided], ["al2023"]),
        ("lambda/python", [*layers.provided, *layers.python], python_tags),
        ("lambda/nodejs", [*layers.provided, *layers.node], ["22"]),
    ):
        _publish_official(publisher, repository, Image(architecture, own_layers), stub, tags)
    _publish_tests(publisher, architecture, layers, stub)


def _publish_official(publisher: Publisher, repository: str, image: Image, stub: Image, tags: list[str]) -> None:
    """A list of both architectures, and each alone under `<tag>-<architecture>`, as the official repositories have."""
    # arm64 comes first there: a client that takes the first entry gets the wrong one on most machines.
    both = sorted([image, stub], key=lambda one: one.architecture.oci, reverse=True)
    entries = [publisher.image(repository, one, [f"{tag}-{one.architecture.lambda_name}" for tag in tags])
               for one in both]
    publisher.index(repository, DOCKER, entries, tags)


def _publish_tests(publisher: Publisher, architecture: Architecture, layers: LayerSet, stub: Image) -> None:
    python = [*layers.provided, *layers.python]
    zstd = Image(architecture, [as_zstd(layer) for layer in python], format=OCI_ZSTD)
    entry = publisher.image("test/python-oci", zstd, [])
    entries = [entry, publisher.attestation("test/python-oci", entry)]
    publisher.index("test/python-oci", OCI_ZSTD, entries, ["3.11"])

    app = Image(architecture, [*python, layers.app], {**LAMBDA_CONFIG, "Cmd": ["app.handler"]})
    own_entrypoint = dataclasses.replace(app, config={
        **app.config, "Env": [*ENVIRONMENT, "_HANDLER=app.handler"],
        "Entrypoint": ["/bin/sh", "-c", "exec /var/runtime/bootstrap"],
    })
    torture = Image(architecture, layers.torture, {})
    hostile = Image(architecture, [*python, layers.hostile_dev])
    for name, image in (("app-image", app), ("empty-entrypoint", own_entrypoint), ("torture", torture),
                        ("hostile-dev", hostile)):
        publisher.image(f"test/{name}", image, ["latest"])

    lying = dataclasses.replace(layers.app, diff_id=digest_of(b"not this layer"))
    publisher.image("test/bad-diffid", dataclasses.replace(app, layers=[*python, lying]), ["latest"])
    other = publisher.image("test/arm64-only", stub, [])
    publisher.index("test/arm64-only", DOCKER, [other], ["latest"])
