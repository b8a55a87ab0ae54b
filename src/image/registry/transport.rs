//! One request over the wire: which client, which redirects, which time-outs.

use std::net::IpAddr;
use std::sync::OnceLock;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, HeaderValue, LOCATION, RANGE};
use reqwest::{Client, Response, Url};

use crate::http_client::{builder, is_loopback, loopback_builder};

use super::super::reference::Source;
use super::{TransferError, TransferRules};

const MOST_REDIRECTS: usize = 5;

/// A request without its authorization.
#[derive(Debug)]
pub(super) struct Get {
    pub(super) url: Url,
    pub(super) accept: Option<&'static str>,
    /// The first byte wanted.
    pub(super) range_from: u64,
}

/// The HTTP clients, made when they are first needed: one without TLS roots needs no certificates.
#[derive(Debug)]
pub(super) struct Transport {
    rules: TransferRules,
    loopback: OnceLock<Client>,
    public: OnceLock<Client>,
    foreign: OnceLock<Client>,
}

/// Where a request goes, seen from the registry.
#[derive(Debug, Clone, Copy)]
pub(super) enum Destination {
    /// This machine: plain HTTP, never through a proxy.
    Loopback,
    /// The registry itself, or the token server it names.
    Registry,
    /// Another host it redirects to: addresses of private networks are refused.
    Foreign,
}

impl Transport {
    pub(super) fn new(rules: TransferRules) -> Self {
        Self { rules, loopback: OnceLock::new(), public: OnceLock::new(), foreign: OnceLock::new() }
    }

    /// Sends a request and follows redirects as far as they are allowed. Authorization goes to
    /// the registry only.
    pub(super) async fn get(
        &self,
        source: &Source,
        get: &Get,
        authorization: Option<&HeaderValue>,
        what: &str,
    ) -> Result<Response, TransferError> {
        let mut url = get.url.clone();
        for _ in 0..=MOST_REDIRECTS {
            let is_registry = is_same_origin(&url, &get.url);
            let destination = self.destination(source, &url, is_registry).await;
            let mut request = self.client(destination)?.get(url.clone());
            // What is hashed is what was pushed: no transfer compression.
            request = request.header(ACCEPT_ENCODING, "identity");
            if let Some(accept) = get.accept {
                request = request.header(ACCEPT, accept);
            }
            if get.range_from != 0 {
                request = request.header(RANGE, format!("bytes={}-", get.range_from));
            }
            if let Some(authorization) = authorization.filter(|_| is_registry) {
                request = request.header(AUTHORIZATION, authorization);
            }
            let response = request.send().await.map_err(|error| unreachable(&url, error))?;
            if !response.status().is_redirection() {
                return Ok(response);
            }
            let refused = |reason| TransferError::Redirect {
                host: host(&url),
                what: what.to_owned(),
                reason,
            };
            url = follow(&url, response.headers().get(LOCATION)).map_err(refused)?;
        }
        let host = source.registry().to_owned();
        Err(TransferError::Redirect { host, what: what.to_owned(), reason: "too many times" })
    }

    /// The client for a kind of destination.
    pub(super) fn client(&self, destination: Destination) -> Result<&Client, TransferError> {
        let (cell, make): (_, fn(&TransferRules) -> reqwest::Result<Client>) = match destination {
            Destination::Loopback => {
                (&self.loopback, |rules| loopback_builder(rules.connect, rules.idle).build())
            }
            Destination::Registry => {
                (&self.public, |rules| builder(rules.connect, rules.idle).build())
            }
            Destination::Foreign => (&self.foreign, |rules| {
                builder(rules.connect, rules.idle).dns_resolver(PublicAddresses).build()
            }),
        };
        if let Some(client) = cell.get() {
            return Ok(client);
        }
        let client = make(&self.rules).map_err(TransferError::Client)?;
        Ok(cell.get_or_init(|| client))
    }

    async fn destination(&self, source: &Source, url: &Url, is_registry: bool) -> Destination {
        let host = url.host_str().unwrap_or_default();
        if is_registry {
            return if url.scheme() == "http" && is_loopback(host) {
                Destination::Loopback
            } else {
                Destination::Registry
            };
        }
        // A registry of a private network may keep its blobs in that network.
        if is_private_host(source.registry()).await {
            if is_loopback(host) { Destination::Loopback } else { Destination::Registry }
        } else {
            Destination::Foreign
        }
    }
}

fn follow(from: &Url, location: Option<&HeaderValue>) -> Result<Url, &'static str> {
    let location = location.and_then(|value| value.to_str().ok()).ok_or("it names no location")?;
    let to = from.join(location).map_err(|_| "its location is not a URL")?;
    match (from.scheme(), to.scheme()) {
        (_, "https") | ("http", "http") => {}
        ("https", "http") => return Err("from https to http"),
        _ => return Err("to something that is not HTTP"),
    }
    if !to.username().is_empty() || to.password().is_some() {
        return Err("to a URL with credentials");
    }
    // Literal addresses never reach the resolver that refuses private ones.
    let is_private = to.host_str().is_some_and(is_private_literal);
    let was_private = from.host_str().is_some_and(is_private_literal);
    if is_private && !was_private {
        return Err("to an address of this machine or a private network");
    }
    Ok(to)
}

fn is_same_origin(one: &Url, other: &Url) -> bool {
    one.origin() == other.origin()
}

/// The host and port of a URL, for messages: never its path or query, which may hold signatures.
pub(super) fn host(url: &Url) -> String {
    let host = url.host_str().unwrap_or("an unnamed host");
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

pub(super) fn unreachable(url: &Url, error: reqwest::Error) -> TransferError {
    TransferError::Unreachable { host: host(url), source: error.without_url() }
}

async fn is_private_host(authority: &str) -> bool {
    let host = authority.rsplit_once(':').map_or(authority, |(host, _)| host);
    if is_private_literal(host) {
        return true;
    }
    match tokio::net::lookup_host((host, 443)).await {
        Ok(mut addresses) => addresses.any(|address| !is_public(address.ip())),
        // An unknown host is not known to be private.
        Err(_) => false,
    }
}

fn is_private_literal(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse().is_ok_and(|address: IpAddr| !is_public(address))
}

/// Whether an address lies outside of this machine, its networks and the cloud's metadata service.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let [a, b, ..] = address.octets();
            let is_shared = a == 100 && (64..128).contains(&b);
            !(address.is_loopback()
                || address.is_private()
                || address.is_link_local()
                || address.is_multicast()
                || address.is_broadcast()
                || a == 0
                || is_shared)
        }
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(mapped) => is_public(IpAddr::V4(mapped)),
            None => {
                !(address.is_loopback()
                    || address.is_unspecified()
                    || address.is_multicast()
                    || address.is_unique_local()
                    || address.is_unicast_link_local())
            }
        },
    }
}

/// Resolves names to public addresses only, so that a public registry cannot make this machine
/// ask its own network (the check and the connection use the same answer).
#[derive(Debug)]
struct PublicAddresses;

#[derive(Debug, thiserror::Error)]
#[error("{0} has no public address")]
struct NoPublicAddress(String);

impl Resolve for PublicAddresses {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<_> = found.filter(|address| is_public(address.ip())).collect();
            if public.is_empty() {
                return Err(NoPublicAddress(name.as_str().to_owned()).into());
            }
            let addresses: Addrs = Box::new(public.into_iter());
            Ok(addresses)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn followed(from: &str, location: &'static str) -> Result<String, &'static str> {
        let location = HeaderValue::from_static(location);
        follow(&Url::parse(from).unwrap(), Some(&location)).map(String::from)
    }

    #[test]
    fn redirects_stay_on_https_and_off_private_networks() {
        let registry = "https://public.ecr.aws/v2/x/blobs/sha256:0";
        assert!(followed(registry, "https://d2glxqk2uabbnd.cloudfront.net/x?sig=1").is_ok());
        assert_eq!(followed(registry, "/v2/y"), Ok("https://public.ecr.aws/v2/y".to_owned()));
        for location in [
            "http://d2glxqk2uabbnd.cloudfront.net/x",
            "https://169.254.169.254/latest/meta-data",
            "https://127.0.0.1/",
            "https://localhost/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[fd00:ec2::254]/",
            "https://10.1.2.3/",
            "https://100.64.0.1/",
            "https://user:password@example.com/",
            "ftp://example.com/",
        ] {
            assert!(followed(registry, location).is_err(), "{location}");
        }
        assert!(followed("http://127.0.0.1:5000/v2/", "http://127.0.0.1:5001/blob").is_ok());
    }
}
