//! HTTP clients for what the server itself asks of others: registries and other services.
//!
//! **Invariant:** no client follows redirects by itself, waits forever, or says where it came from.

use std::net::IpAddr;
use std::sync::OnceLock;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Url};

/// A client to be refined. `idle` is how long an answer may pause.
pub fn builder(connect: Duration, idle: Duration) -> ClientBuilder {
    install_crypto();
    Client::builder()
        .user_agent(concat!("coracle/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(connect)
        .read_timeout(idle)
        .redirect(Policy::none())
        .referer(false)
}

/// As [`builder`], for this machine: no proxy in between, and no certificates to load for TLS.
pub fn loopback_builder(connect: Duration, idle: Duration) -> ClientBuilder {
    builder(connect, idle).no_proxy().tls_certs_only([])
}

/// The builder for a URL.
pub fn builder_for(url: &Url, connect: Duration, idle: Duration) -> ClientBuilder {
    let is_local = url.scheme() == "http" && url.host_str().is_some_and(is_loopback);
    if is_local { loopback_builder(connect, idle) } else { builder(connect, idle) }
}

/// Why a request failed: the last cause, such as "Connection refused", says it.
pub fn reason(error: reqwest::Error) -> String {
    let error = error.without_url();
    let causes = std::iter::successors(Some(&error as &dyn std::error::Error), |it| it.source());
    causes.last().map(ToString::to_string).unwrap_or_default()
}

/// Whether a URL's host is this machine.
pub fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

/// Chooses rustls's implementation of cryptography for the process.
fn install_crypto() {
    static INSTALLED: OnceLock<()> = OnceLock::new();
    INSTALLED.get_or_init(|| {
        if rustls::crypto::ring::default_provider().install_default().is_err() {
            // Another part of the process chose already, which is as good.
            tracing::debug!("the process has a provider of cryptography already");
        }
    });
}
