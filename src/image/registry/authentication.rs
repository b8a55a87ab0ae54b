//! How a registry wants to be asked: challenges, tokens, and who may see credentials.

use reqwest::Url;
use reqwest::header::{AUTHORIZATION, HeaderValue};
use serde::Deserialize;

use super::super::reference::Source;
use super::credentials::Credentials;
use super::transport::{Destination, unreachable};
use super::{Registry, TransferError, retry, sensitive};
use crate::http_client::is_loopback;

const LARGEST_TOKEN: u64 = 64 << 10;

/// Token servers under another name than their registry.
const KNOWN_REALMS: [(&str, &str); 3] = [
    ("registry-1.docker.io", "auth.docker.io"),
    ("ghcr.io", "ghcr.io"),
    ("public.ecr.aws", "public.ecr.aws"),
];

/// One way a registry offers in `WWW-Authenticate`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Challenge {
    Basic,
    Bearer { realm: String, service: Option<String>, scope: Option<String> },
}

impl Registry {
    /// Makes the `Authorization` a registry asks for; none when there is nothing to offer.
    pub(super) async fn authorize(
        &self,
        source: &Source,
        challenges: &[Challenge],
        what: &str,
    ) -> Result<Option<HeaderValue>, TransferError> {
        let credentials = match &self.docker_configuration {
            Some(path) => Credentials::read(path, source.registry())?,
            None => None,
        };
        for challenge in challenges {
            match challenge {
                Challenge::Bearer { realm, service, scope } => {
                    let realm = check_realm(source, realm)?;
                    let scope = scope
                        .clone()
                        .unwrap_or_else(|| format!("repository:{}:pull", source.repository));
                    let url = token_url(realm, service.as_deref(), &scope);
                    return self.token(source, &url, credentials.as_ref(), what).await.map(Some);
                }
                Challenge::Basic => {
                    // The base is https, or plain HTTP that does not leave this machine.
                    if let Some(credentials) = &credentials {
                        return Ok(credentials.header());
                    }
                }
            }
        }
        Ok(None)
    }

    async fn token(
        &self,
        source: &Source,
        url: &Url,
        credentials: Option<&Credentials>,
        what: &str,
    ) -> Result<HeaderValue, TransferError> {
        let is_local = is_loopback(url.host_str().unwrap_or_default());
        let destination = if is_local { Destination::Loopback } else { Destination::Registry };
        retry::retrying(&self.rules, || async {
            let mut request = self.transport.client(destination)?.get(url.clone());
            if let Some(header) = credentials.and_then(Credentials::header) {
                request = request.header(AUTHORIZATION, header);
            }
            let response = request.send().await.map_err(|error| unreachable(url, error))?;
            if !response.status().is_success() {
                return Err(self.failure(source, response, what).await);
            }
            let body = self.read_bounded(response, "a token", LARGEST_TOKEN).await?;
            let host = source.registry().to_owned();
            let answer: TokenAnswer = serde_json::from_slice(&body)
                .map_err(|source| TransferError::Token { host, source })?;
            let token = answer.token.or(answer.access_token).unwrap_or_default();
            sensitive(format!("Bearer {token}")).ok_or_else(|| TransferError::Denied {
                host: source.registry().to_owned(),
                what: what.to_owned(),
                message: "its token is not a header value".to_owned(),
            })
        })
        .await
    }
}

#[derive(Deserialize)]
struct TokenAnswer {
    token: Option<String>,
    access_token: Option<String>,
}

/// Lets tokens be asked for, and credentials be sent, only where the registry's owner is at home.
fn check_realm(source: &Source, realm: &str) -> Result<Url, TransferError> {
    let registry = host_of(source.registry());
    let refused = || TransferError::Realm { host: registry.to_owned(), realm: realm.to_owned() };
    let url = Url::parse(realm).map_err(|_| refused())?;
    let host = url.host_str().ok_or_else(refused)?;
    let is_encrypted = url.scheme() == "https";
    let stays_here = url.scheme() == "http" && is_loopback(host) && is_loopback(registry);
    let is_at_home = host == registry
        || KNOWN_REALMS.contains(&(registry, host))
        || registrable(host).is_some_and(|domain| Some(domain) == registrable(registry));
    if stays_here || is_encrypted && is_at_home { Ok(url) } else { Err(refused()) }
}

/// The part of a host name that one owner registers, as far as it can be told without the public
/// suffix list: two labels, or three below a short second-level domain (`co.uk`). None for
/// addresses and for the clouds' shared domains.
fn registrable(host: &str) -> Option<&str> {
    const SHARED: [&str; 4] = ["amazonaws.com", "azurecr.io", "pkg.dev", "cloudfront.net"];
    if host.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b':' | b'[' | b']')) {
        return None;
    }
    let labels: Vec<&str> = host.rsplit('.').collect();
    let count = match labels[..] {
        [top, second, ..] if top.len() == 2 && second.len() <= 3 => 3,
        _ => 2,
    };
    if labels.len() < count {
        return None;
    }
    let length = labels[..count].iter().map(|label| label.len()).sum::<usize>() + count - 1;
    Some(&host[host.len() - length..]).filter(|domain| !SHARED.contains(domain))
}

fn token_url(mut realm: Url, service: Option<&str>, scope: &str) -> Url {
    {
        let mut query = realm.query_pairs_mut();
        if let Some(service) = service {
            query.append_pair("service", service);
        }
        query.append_pair("scope", scope);
    }
    realm
}

fn host_of(authority: &str) -> &str {
    authority.rsplit_once(':').map_or(authority, |(host, _port)| host)
}

/// Reads one `WWW-Authenticate` header (RFC 9110 §11.6.1), which may hold several challenges.
pub(super) fn parse_challenges(header: &str) -> Vec<Challenge> {
    let mut challenges = Vec::new();
    let mut rest = header.trim();
    while !rest.is_empty() {
        let (scheme, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let (parameters, after) = parse_parameters(after);
        rest = after;
        let value = |key: &str| {
            let found = parameters.iter().find(|(name, _)| name.eq_ignore_ascii_case(key));
            found.map(|(_, value)| value.clone())
        };
        if scheme.eq_ignore_ascii_case("basic") {
            challenges.push(Challenge::Basic);
        } else if scheme.eq_ignore_ascii_case("bearer")
            && let Some(realm) = value("realm")
        {
            let (service, scope) = (value("service"), value("scope"));
            challenges.push(Challenge::Bearer { realm, service, scope });
        }
    }
    challenges
}

/// Reads `key=value` pairs up to what looks like the next scheme.
fn parse_parameters(mut rest: &str) -> (Vec<(&str, String)>, &str) {
    let mut parameters = Vec::new();
    loop {
        rest = rest.trim_start_matches([' ', ',']);
        let Some((key, after)) = rest.split_once('=') else { return (parameters, "") };
        if key.contains([' ', ',']) {
            return (parameters, rest);
        }
        let (value, after) = match after.strip_prefix('"') {
            Some(quoted) => unquote(quoted),
            None => {
                let end = after.find([',', ' ']).unwrap_or(after.len());
                (after[..end].to_owned(), &after[end..])
            }
        };
        parameters.push((key, value));
        rest = after;
    }
}

fn unquote(quoted: &str) -> (String, &str) {
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((position, character)) = characters.next() {
        match character {
            '"' => return (value, &quoted[position + 1..]),
            '\\' => value.extend(characters.next().map(|(_, escaped)| escaped)),
            other => value.push(other),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(base: &str) -> Source {
        Source { base: base.to_owned(), repository: "x".to_owned(), version: "1".to_owned() }
    }

    #[test]
    fn challenges_of_real_registries_are_understood() {
        let ecr =
            r#"Bearer realm="https://public.ecr.aws/token/",service="public.ecr.aws",scope="aws""#;
        let bearer = Challenge::Bearer {
            realm: "https://public.ecr.aws/token/".into(),
            service: Some("public.ecr.aws".into()),
            scope: Some("aws".into()),
        };
        assert_eq!(parse_challenges(ecr), std::slice::from_ref(&bearer));
        assert_eq!(parse_challenges(r#"Basic realm="https://x""#), [Challenge::Basic]);
        assert_eq!(
            parse_challenges(&format!("Basic realm=\"a \\\" b\", {ecr}")),
            [Challenge::Basic, bearer]
        );
        assert_eq!(parse_challenges("Negotiate"), []);
        assert_eq!(parse_challenges("Bearer scope=\"x"), []);
    }

    #[test]
    fn credentials_go_only_to_where_the_registry_is_at_home() {
        for (registry, realm) in [
            ("https://public.ecr.aws", "https://public.ecr.aws/token/"),
            ("https://registry-1.docker.io", "https://auth.docker.io/token"),
            ("https://registry.gitlab.com", "https://gitlab.com/jwt/auth"),
            ("https://registry.example.co.uk", "https://auth.example.co.uk/"),
            ("http://127.0.0.1:5000", "http://127.0.0.1:5001/token"),
        ] {
            assert!(check_realm(&source(registry), realm).is_ok(), "{registry} {realm}");
        }
        for (registry, realm) in [
            ("https://public.ecr.aws", "http://public.ecr.aws/token/"),
            ("https://registry.example.com", "https://example.org/"),
            ("https://registry.example.co.uk", "https://evil.co.uk/"),
            ("https://1.dkr.ecr.eu-west-1.amazonaws.com", "https://evil.s3.amazonaws.com/"),
            ("https://10.0.0.1", "https://11.0.0.1/"),
            ("https://registry.example.com", "http://127.0.0.1/"),
            ("https://registry.example.com", "file:///etc/passwd"),
        ] {
            assert!(check_realm(&source(registry), realm).is_err(), "{registry} {realm}");
        }
    }

    #[test]
    fn a_token_is_asked_for_with_service_and_scope() {
        let realm = Url::parse("https://auth.docker.io/token").unwrap();
        assert_eq!(
            token_url(realm, Some("registry.docker.io"), "repository:library/x:pull").as_str(),
            "https://auth.docker.io/token?service=registry.docker.io&scope=repository%3Alibrary%2Fx%3Apull"
        );
    }
}
