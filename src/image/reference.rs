//! Names of images, and where they are pulled from.

use std::fmt;
use std::str::FromStr;

use oci_distribution::Reference;
use reqwest::Url;
use serde::{Deserialize, Serialize};

use crate::http_client::is_loopback;
use crate::model::Sha256Digest;

/// The registry AWS publishes its Lambda base images on.
const PUBLIC_ECR: &str = "public.ecr.aws";

/// A text that is not an image reference.
#[derive(Debug, thiserror::Error)]
#[error(
    "{text:?} is not an image reference: {rule}; write it as REGISTRY/REPOSITORY:TAG or \
     REGISTRY/REPOSITORY@sha256:DIGEST"
)]
pub struct InvalidReference {
    text: String,
    rule: String,
}

/// The name of an image, normalised as Docker does it: `nginx` is
/// `docker.io/library/nginx:latest`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ImageReference(Box<Reference>);

impl ImageReference {
    /// The digest the reference demands, if it names one.
    pub fn digest(&self) -> Option<Sha256Digest> {
        // Checked when the reference was parsed.
        self.0.digest()?.strip_prefix("sha256:")?.parse().ok()
    }

    /// Where the image is pulled from, given the mirror of the public registry.
    pub(super) fn source(&self, mirror: Option<&RegistryMirror>) -> Source {
        // As with Docker, the digest wins over a tag.
        let version = self.0.digest().or(self.0.tag()).unwrap_or("latest").to_owned();
        let repository = self.0.repository();
        match (self.0.registry(), mirror) {
            (PUBLIC_ECR, Some(mirror)) => Source {
                base: mirror.base.clone(),
                repository: format!("{}{repository}", mirror.prefix),
                version,
            },
            ("docker.io", _) => Source {
                base: "https://registry-1.docker.io".to_owned(),
                repository: repository.to_owned(),
                version,
            },
            (registry, _) => {
                let scheme = if is_loopback(host_of(registry)) { "http" } else { "https" };
                let base = format!("{scheme}://{registry}");
                Source { base, repository: repository.to_owned(), version }
            }
        }
    }
}

impl FromStr for ImageReference {
    type Err = InvalidReference;

    fn from_str(text: &str) -> Result<Self, InvalidReference> {
        let invalid =
            |rule: &str| InvalidReference { text: text.to_owned(), rule: rule.to_owned() };
        if !text.is_ascii() {
            return Err(invalid("it has characters other than ASCII"));
        }
        let reference: Reference = text
            .parse()
            .map_err(|error: oci_distribution::ParseError| invalid(&error.to_string()))?;
        if reference.repository().bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(invalid("repositories are lower-case"));
        }
        if let Some(digest) = reference.digest() {
            // Digests become file names: nothing but the one syntax passes (security.md R2).
            digest
                .strip_prefix("sha256:")
                .and_then(|hex| hex.parse::<Sha256Digest>().ok())
                .ok_or_else(|| {
                    invalid("a digest is sha256: and 64 lower-case hexadecimal digits")
                })?;
        }
        Ok(Self(Box::new(reference)))
    }
}

impl TryFrom<String> for ImageReference {
    type Error = InvalidReference;

    fn try_from(text: String) -> Result<Self, InvalidReference> {
        text.parse()
    }
}

impl From<ImageReference> for String {
    fn from(reference: ImageReference) -> String {
        reference.to_string()
    }
}

impl fmt::Display for ImageReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Where an image's parts are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    /// Scheme, host and port, without a path.
    pub(super) base: String,
    pub(super) repository: String,
    /// The tag or the digest.
    pub(super) version: String,
}

impl Source {
    /// Host and port of the registry.
    pub(super) fn registry(&self) -> &str {
        self.base.split_once("://").map_or("", |(_, authority)| authority)
    }
}

/// A text that cannot be used as a mirror.
#[derive(Debug, thiserror::Error)]
#[error("{text:?} cannot be a registry mirror: {rule}")]
pub struct InvalidMirror {
    text: String,
    rule: &'static str,
}

/// A registry that images of `public.ecr.aws` are taken from instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistryMirror {
    base: String,
    /// Put before repositories: empty, or ending in a slash.
    prefix: String,
}

impl FromStr for RegistryMirror {
    type Err = InvalidMirror;

    fn from_str(text: &str) -> Result<Self, InvalidMirror> {
        let invalid = |rule| InvalidMirror { text: text.to_owned(), rule };
        let url = Url::parse(text).map_err(|_| invalid("it is not a URL, such as https://HOST"))?;
        let host = url.host_str().ok_or_else(|| invalid("it names no host"))?;
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(host) => {}
            "http" => return Err(invalid("only registries on loopback may be plain HTTP")),
            _ => return Err(invalid("its scheme must be https, or http on loopback")),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(invalid("credentials belong into Docker's config.json"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(invalid("it must end with the path"));
        }
        let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
        let path = url.path().trim_matches('/');
        Ok(Self {
            base: format!("{}://{host}{port}", url.scheme()),
            prefix: if path.is_empty() { String::new() } else { format!("{path}/") },
        })
    }
}

impl fmt::Display for RegistryMirror {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.base, self.prefix)
    }
}

/// The host of `HOST[:PORT]`.
fn host_of(authority: &str) -> &str {
    authority.rsplit_once(':').map_or(authority, |(host, _port)| host)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGEST: &str = "sha256:0cffc53c87420cffc53c87420cffc53c87420cffc53c87420cffc53c87420cff";

    #[track_caller]
    fn source(reference: &str, mirror: Option<&str>) -> (String, String, String) {
        let mirror = mirror.map(|mirror| mirror.parse().unwrap());
        let Source { base, repository, version } =
            reference.parse::<ImageReference>().unwrap().source(mirror.as_ref());
        (base, repository, version)
    }

    fn owned(base: &str, repository: &str, version: &str) -> (String, String, String) {
        (base.to_owned(), repository.to_owned(), version.to_owned())
    }

    #[test]
    fn references_are_normalised_as_docker_does() {
        for (text, normalised) in [
            ("nginx", "docker.io/library/nginx:latest"),
            ("me/tool:1", "docker.io/me/tool:1"),
            ("public.ecr.aws/lambda/python:3.11", "public.ecr.aws/lambda/python:3.11"),
            ("localhost/x", "localhost/x:latest"),
            (
                "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1",
                "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1",
            ),
        ] {
            assert_eq!(text.parse::<ImageReference>().unwrap().to_string(), normalised);
        }
    }

    #[test]
    fn only_loopback_registries_are_asked_in_plain_http() {
        assert_eq!(
            source("127.0.0.1:5000/x/y:1", None),
            owned("http://127.0.0.1:5000", "x/y", "1")
        );
        assert_eq!(source("localhost:5000/x", None), owned("http://localhost:5000", "x", "latest"));
        assert_eq!(source("10.0.0.1:5000/x:1", None), owned("https://10.0.0.1:5000", "x", "1"));
        assert_eq!(
            source("nginx", None),
            owned("https://registry-1.docker.io", "library/nginx", "latest")
        );
    }

    #[test]
    fn a_digest_wins_over_a_tag() {
        let reference = format!("127.0.0.1:5000/x/y:1@{DIGEST}");
        assert_eq!(source(&reference, None), owned("http://127.0.0.1:5000", "x/y", DIGEST));
    }

    #[test]
    fn the_mirror_takes_images_of_the_public_registry_and_no_others() {
        let mirror = Some("http://127.0.0.1:5055");
        let python = "public.ecr.aws/lambda/python:3.11";
        assert_eq!(source(python, mirror), owned("http://127.0.0.1:5055", "lambda/python", "3.11"));
        assert_eq!(
            source(python, Some("https://mirror.example/aws/")),
            owned("https://mirror.example", "aws/lambda/python", "3.11")
        );
        assert_eq!(source("example.com/x:1", mirror), owned("https://example.com", "x", "1"));
    }

    #[test]
    fn texts_that_are_no_references_or_mirrors_are_refused() {
        let upper = format!("x@{}", DIGEST.to_uppercase().replace("SHA256", "sha256"));
        for text in ["", "UPPER/case", "x:ta g", "x@sha256:../../etc", &upper, "x:\u{e4}"] {
            assert!(text.parse::<ImageReference>().is_err(), "{text}");
        }
        for text in ["mirror", "http://example.com", "ftp://127.0.0.1", "https://u:p@example.com"] {
            assert!(text.parse::<RegistryMirror>().is_err(), "{text}");
        }
    }
}
