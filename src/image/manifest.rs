//! Manifests and indexes: from a registry's bytes to what may be acted on.
//!
//! The wire types are `oci_distribution`'s. What leaves this module is narrower: digests are
//! digests, sizes are sizes, and a descriptor's `urls` do not exist (security.md R2, R4, R9).

use std::fmt;

use oci_distribution::manifest::{
    IMAGE_CONFIG_MEDIA_TYPE, IMAGE_DOCKER_CONFIG_MEDIA_TYPE, IMAGE_DOCKER_LAYER_GZIP_MEDIA_TYPE,
    IMAGE_DOCKER_LAYER_TAR_MEDIA_TYPE, IMAGE_LAYER_GZIP_MEDIA_TYPE, IMAGE_LAYER_MEDIA_TYPE,
    IMAGE_LAYER_NONDISTRIBUTABLE_GZIP_MEDIA_TYPE, IMAGE_LAYER_NONDISTRIBUTABLE_MEDIA_TYPE,
    IMAGE_MANIFEST_LIST_MEDIA_TYPE, IMAGE_MANIFEST_MEDIA_TYPE, ImageIndexEntry,
    OCI_IMAGE_INDEX_MEDIA_TYPE, OCI_IMAGE_MEDIA_TYPE, OciDescriptor, OciImageIndex,
    OciImageManifest,
};
use serde::Deserialize;

use crate::model::Architecture;
use crate::model::Sha256Digest;

/// What a manifest request accepts, in one header: registries differ in what they hold.
pub(super) const ACCEPTED_MANIFESTS: &str = "application/vnd.oci.image.index.v1+json, \
     application/vnd.docker.distribution.manifest.list.v2+json, \
     application/vnd.oci.image.manifest.v1+json, \
     application/vnd.docker.distribution.manifest.v2+json";

/// Docker stops at 127 layers.
pub(super) const MOST_LAYERS: usize = 127;

/// The media types of zstd layers, which `oci_distribution` has no names for.
const LAYER_ZSTD_MEDIA_TYPES: [&str; 3] = [
    "application/vnd.oci.image.layer.v1.tar+zstd",
    "application/vnd.oci.image.layer.nondistributable.v1.tar+zstd",
    "application/vnd.docker.image.rootfs.diff.tar.zstd",
];

/// A manifest, index or configuration that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    #[error("a manifest or configuration is not the JSON it should be")]
    Syntax(#[source] serde_json::Error),
    #[error("media type {media_type:?} is not supported for {what}")]
    MediaType { what: &'static str, media_type: String },
    #[error("the manifest is ambiguous: {reason}")]
    Ambiguous { reason: &'static str },
    #[error("descriptor digest {digest:?} is not sha256 and 64 hexadecimal digits")]
    Digest { digest: String },
    #[error("descriptor size {size} is not a size")]
    Size { size: i64 },
    #[error("schema version {version} is not supported, only 2 is")]
    SchemaVersion { version: u8 },
    #[error("{count} layers are more than the {MOST_LAYERS} allowed")]
    TooManyLayers { count: usize },
    #[error("the index is nested")]
    NestedIndex,
    #[error("the configuration lists {diff_ids} layers, the manifest {layers}")]
    LayerCount { diff_ids: usize, layers: usize },
}

/// Content of a registry, as a manifest describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Descriptor {
    pub(super) digest: Sha256Digest,
    pub(super) size: u64,
}

/// How a layer's tar is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compression {
    None,
    Gzip,
    Zstd,
}

/// One layer of a manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LayerDescriptor {
    pub(super) content: Descriptor,
    pub(super) compression: Compression,
}

/// The manifest of one image for one platform.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) config: Descriptor,
    /// The lowest layer first.
    pub(super) layers: Vec<LayerDescriptor>,
}

/// What a manifest request was answered with.
#[derive(Debug)]
pub(super) enum Document {
    Manifest(Manifest),
    Index(Index),
}

/// Reads a manifest or an index.
///
/// `content_type` is the response's header: it must not contradict the document
/// (CVE-2021-41190: one document read as a manifest by one client and as an index by another).
pub(super) fn parse(
    document: &[u8],
    content_type: Option<&str>,
) -> Result<Document, ManifestError> {
    let outline: Outline = serde_json::from_slice(document).map_err(ManifestError::Syntax)?;
    let content_type = content_type.and_then(|value| value.split(';').next()).map(str::trim);
    let declared = match (outline.media_type.as_deref(), content_type) {
        (Some(inside), Some(outside)) if is_manifest_type(outside) && inside != outside => {
            return Err(ManifestError::Ambiguous {
                reason: "its media type differs from the response's",
            });
        }
        (Some(inside), _) => Some(inside),
        (None, outside) => outside.filter(|outside| is_manifest_type(outside)),
    };
    let has_layers = outline.layers.is_some() || outline.config.is_some();
    let has_manifests = outline.manifests.is_some();
    let is_index = match declared {
        _ if has_layers && has_manifests => {
            return Err(ManifestError::Ambiguous { reason: "it has both layers and manifests" });
        }
        Some(IMAGE_MANIFEST_LIST_MEDIA_TYPE | OCI_IMAGE_INDEX_MEDIA_TYPE) => true,
        Some(IMAGE_MANIFEST_MEDIA_TYPE | OCI_IMAGE_MEDIA_TYPE) => false,
        Some(other) => {
            return Err(ManifestError::MediaType {
                what: "a manifest",
                media_type: other.to_owned(),
            });
        }
        None => has_manifests,
    };
    if is_index {
        let index: OciImageIndex =
            serde_json::from_slice(document).map_err(ManifestError::Syntax)?;
        check_schema_version(index.schema_version)?;
        Ok(Document::Index(Index(index.manifests)))
    } else {
        let manifest: OciImageManifest =
            serde_json::from_slice(document).map_err(ManifestError::Syntax)?;
        Manifest::try_from(manifest).map(Document::Manifest)
    }
}

/// What tells manifests and indexes apart.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Outline {
    media_type: Option<String>,
    config: Option<serde::de::IgnoredAny>,
    layers: Option<serde::de::IgnoredAny>,
    manifests: Option<serde::de::IgnoredAny>,
}

fn is_manifest_type(media_type: &str) -> bool {
    ACCEPTED_MANIFESTS.split(", ").any(|accepted| accepted.trim() == media_type)
}

fn check_schema_version(version: u8) -> Result<(), ManifestError> {
    if version == 2 { Ok(()) } else { Err(ManifestError::SchemaVersion { version }) }
}

impl TryFrom<OciImageManifest> for Manifest {
    type Error = ManifestError;

    fn try_from(manifest: OciImageManifest) -> Result<Self, ManifestError> {
        check_schema_version(manifest.schema_version)?;
        if !matches!(
            manifest.config.media_type.as_str(),
            IMAGE_CONFIG_MEDIA_TYPE | IMAGE_DOCKER_CONFIG_MEDIA_TYPE
        ) {
            let media_type = manifest.config.media_type;
            return Err(ManifestError::MediaType { what: "an image's configuration", media_type });
        }
        if MOST_LAYERS < manifest.layers.len() {
            return Err(ManifestError::TooManyLayers { count: manifest.layers.len() });
        }
        Ok(Self {
            config: Descriptor::new(&manifest.config.digest, manifest.config.size)?,
            layers: manifest.layers.iter().map(layer).collect::<Result<_, _>>()?,
        })
    }
}

fn layer(descriptor: &OciDescriptor) -> Result<LayerDescriptor, ManifestError> {
    let compression = match descriptor.media_type.as_str() {
        IMAGE_LAYER_MEDIA_TYPE
        | IMAGE_DOCKER_LAYER_TAR_MEDIA_TYPE
        | IMAGE_LAYER_NONDISTRIBUTABLE_MEDIA_TYPE => Compression::None,
        IMAGE_LAYER_GZIP_MEDIA_TYPE
        | IMAGE_DOCKER_LAYER_GZIP_MEDIA_TYPE
        | IMAGE_LAYER_NONDISTRIBUTABLE_GZIP_MEDIA_TYPE => Compression::Gzip,
        zstd if LAYER_ZSTD_MEDIA_TYPES.contains(&zstd) => Compression::Zstd,
        other => {
            return Err(ManifestError::MediaType { what: "a layer", media_type: other.to_owned() });
        }
    };
    Ok(LayerDescriptor {
        content: Descriptor::new(&descriptor.digest, descriptor.size)?,
        compression,
    })
}

impl Descriptor {
    fn new(digest: &str, size: i64) -> Result<Self, ManifestError> {
        Ok(Self {
            digest: parse_digest(digest)?,
            size: u64::try_from(size).map_err(|_| ManifestError::Size { size })?,
        })
    }
}

/// Reads `sha256:HEX`, the only form a digest may have before it names a file.
pub(super) fn parse_digest(digest: &str) -> Result<Sha256Digest, ManifestError> {
    digest
        .strip_prefix("sha256:")
        .and_then(|hex| hex.parse().ok())
        .ok_or_else(|| ManifestError::Digest { digest: digest.chars().take(100).collect() })
}

/// An index: one image for several platforms.
#[derive(Debug)]
pub(super) struct Index(Vec<ImageIndexEntry>);

/// A platform as people write it: `linux/arm64/v8`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Platform(String);

impl Platform {
    pub(super) fn new(os: &str, architecture: &str, variant: Option<&str>) -> Self {
        let short = |text: &str| text.chars().take(32).collect::<String>();
        let variant = variant.map(|variant| format!("/{}", short(variant))).unwrap_or_default();
        Self(format!("{}/{}{variant}", short(os), short(architecture)))
    }

    /// What an image for Lambda's `architecture` is built for.
    pub(super) fn wanted(architecture: Architecture) -> Self {
        Self::new("linux", go_name(architecture), None)
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Go's name of an architecture, which images use.
pub(super) fn go_name(architecture: Architecture) -> &'static str {
    match architecture {
        Architecture::X86_64 => "amd64",
        Architecture::Arm64 => "arm64",
    }
}

impl Index {
    /// The manifest for an architecture, or which platforms there are instead.
    pub(super) fn choose(
        &self,
        architecture: Architecture,
    ) -> Result<Result<Descriptor, Vec<Platform>>, ManifestError> {
        let images: Vec<&ImageIndexEntry> = self.0.iter().filter(|entry| is_image(entry)).collect();
        let best = images
            .iter()
            .filter_map(|entry| Some((suitability(entry, architecture)?, entry)))
            .min_by_key(|(suitability, _)| *suitability)
            .map(|(_, entry)| *entry);
        // An index of a single image need not say its platform: the configuration does.
        let chosen = best.or(match images[..] {
            [only] if only.platform.is_none() => Some(only),
            _ => None,
        });
        let Some(chosen) = chosen else {
            return Ok(Err(images.iter().filter_map(|entry| platform_of(entry)).collect()));
        };
        match chosen.media_type.as_str() {
            IMAGE_MANIFEST_MEDIA_TYPE | OCI_IMAGE_MEDIA_TYPE => {}
            IMAGE_MANIFEST_LIST_MEDIA_TYPE | OCI_IMAGE_INDEX_MEDIA_TYPE => {
                return Err(ManifestError::NestedIndex);
            }
            other => {
                let media_type = other.to_owned();
                return Err(ManifestError::MediaType { what: "an index entry", media_type });
            }
        }
        Descriptor::new(&chosen.digest, chosen.size).map(Ok)
    }
}

/// Build tools add attestations to an index as if they were images for `unknown/unknown`.
fn is_image(entry: &ImageIndexEntry) -> bool {
    let is_attestation = entry.annotations.as_ref().is_some_and(|annotations| {
        annotations.get("vnd.docker.reference.type").map(String::as_str)
            == Some("attestation-manifest")
    });
    let is_unknown = entry.platform.as_ref().is_some_and(|platform| {
        platform.os.to_string() == "unknown" && platform.architecture.to_string() == "unknown"
    });
    !is_attestation && !is_unknown
}

fn platform_of(entry: &ImageIndexEntry) -> Option<Platform> {
    let platform = entry.platform.as_ref()?;
    Some(Platform::new(
        &platform.os.to_string(),
        &platform.architecture.to_string(),
        platform.variant.as_deref(),
    ))
}

/// How well an entry fits, smaller is better; none when it does not run there. Variants beyond
/// the baseline (amd64/v3, arm64/v9) need a newer processor than Lambda promises.
fn suitability(entry: &ImageIndexEntry, architecture: Architecture) -> Option<u8> {
    let platform = entry.platform.as_ref()?;
    if platform.os.to_string() != "linux"
        || platform.architecture.to_string() != go_name(architecture)
    {
        return None;
    }
    let baseline = match architecture {
        Architecture::X86_64 => "v1",
        Architecture::Arm64 => "v8",
    };
    match platform.variant.as_deref() {
        None | Some("") => Some(0),
        Some(variant) if variant == baseline => Some(0),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGEST: &str = "sha256:0cffc53c87420cffc53c87420cffc53c87420cffc53c87420cffc53c87420cff";
    const OTHER: &str = "sha256:1cffc53c87420cffc53c87420cffc53c87420cffc53c87420cffc53c87420cff";

    fn manifest(layer_type: &str) -> String {
        format!(
            r#"{{"schemaVersion":2,"mediaType":"{OCI_IMAGE_MEDIA_TYPE}",
            "config":{{"mediaType":"{IMAGE_CONFIG_MEDIA_TYPE}","digest":"{DIGEST}","size":7}},
            "layers":[{{"mediaType":"{layer_type}","digest":"{OTHER}","size":9,
                       "urls":["http://169.254.169.254/"]}}]}}"#
        )
    }

    fn index(entries: &str) -> Index {
        let document = format!(
            r#"{{"schemaVersion":2,"mediaType":"{OCI_IMAGE_INDEX_MEDIA_TYPE}","manifests":[{entries}]}}"#
        );
        match parse(document.as_bytes(), None).unwrap() {
            Document::Index(index) => index,
            Document::Manifest(manifest) => panic!("{manifest:?}"),
        }
    }

    fn entry(digest: &str, os: &str, architecture: &str, variant: &str) -> String {
        let variant =
            if variant.is_empty() { String::new() } else { format!(r#","variant":"{variant}""#) };
        format!(
            r#"{{"mediaType":"{OCI_IMAGE_MEDIA_TYPE}","digest":"{digest}","size":3,
            "platform":{{"os":"{os}","architecture":"{architecture}"{variant}}}}}"#
        )
    }

    #[test]
    fn every_layer_type_of_docker_and_oci_is_understood() {
        for (media_type, compression) in [
            ("application/vnd.docker.image.rootfs.diff.tar.gzip", Compression::Gzip),
            ("application/vnd.oci.image.layer.v1.tar+gzip", Compression::Gzip),
            ("application/vnd.oci.image.layer.v1.tar+zstd", Compression::Zstd),
            ("application/vnd.oci.image.layer.v1.tar", Compression::None),
        ] {
            let document = manifest(media_type);
            let Document::Manifest(manifest) = parse(document.as_bytes(), None).unwrap() else {
                panic!("an index");
            };
            assert_eq!(manifest.layers[0].compression, compression);
            assert_eq!(manifest.layers[0].content.size, 9);
        }
    }

    #[test]
    fn documents_that_two_clients_could_read_differently_are_refused() {
        let both = r#"{"schemaVersion":2,"layers":[],"manifests":[],"config":{}}"#;
        assert!(matches!(parse(both.as_bytes(), None), Err(ManifestError::Ambiguous { .. })));
        let gzip = manifest(IMAGE_LAYER_GZIP_MEDIA_TYPE);
        assert!(matches!(
            parse(gzip.as_bytes(), Some(OCI_IMAGE_INDEX_MEDIA_TYPE)),
            Err(ManifestError::Ambiguous { .. })
        ));
        assert!(
            parse(
                gzip.as_bytes(),
                Some("application/vnd.oci.image.manifest.v1+json; charset=utf-8")
            )
            .is_ok()
        );
        // Static file servers know no better type.
        assert!(parse(gzip.as_bytes(), Some("application/octet-stream")).is_ok());
    }

    #[test]
    fn manifests_with_bad_digests_sizes_or_types_are_refused() {
        let good = manifest(IMAGE_LAYER_GZIP_MEDIA_TYPE);
        for (from, to) in [
            (OTHER, "sha256:../../../etc/passwd"),
            (OTHER, "md5:0cffc53c87420cffc53c87420cffc53c"),
            ("\"size\":9", "\"size\":-9"),
            ("\"schemaVersion\":2", "\"schemaVersion\":1"),
            ("v1.tar+gzip", "v1.rar"),
            (IMAGE_CONFIG_MEDIA_TYPE, "application/vnd.wasm.config.v1+json"),
        ] {
            assert!(good.contains(from));
            assert!(parse(good.replace(from, to).as_bytes(), None).is_err(), "{to}");
        }
    }

    #[test]
    fn the_platform_is_chosen_by_architecture_and_never_by_position() {
        let index = index(
            &[
                entry(OTHER, "linux", "arm64", "v8"),
                entry(OTHER, "unknown", "unknown", ""),
                entry(OTHER, "windows", "amd64", ""),
                entry(OTHER, "linux", "amd64", "v3"),
                entry(DIGEST, "linux", "amd64", ""),
            ]
            .join(","),
        );
        let chosen = index.choose(Architecture::X86_64).unwrap().unwrap();
        assert_eq!(chosen.digest, parse_digest(DIGEST).unwrap());
        assert!(index.choose(Architecture::Arm64).unwrap().is_ok());
    }

    #[test]
    fn an_index_without_the_architecture_tells_what_it_has() {
        let index = index(&entry(OTHER, "linux", "arm64", "v8"));
        let offered = index.choose(Architecture::X86_64).unwrap().unwrap_err();
        assert_eq!(offered, [Platform::new("linux", "arm64", Some("v8"))]);
    }

    #[test]
    fn a_nested_index_is_refused() {
        let nested = entry(DIGEST, "linux", "amd64", "")
            .replace(OCI_IMAGE_MEDIA_TYPE, OCI_IMAGE_INDEX_MEDIA_TYPE);
        assert!(matches!(
            index(&nested).choose(Architecture::X86_64),
            Err(ManifestError::NestedIndex)
        ));
    }
}
