//! The network of a sandbox: a loopback interface, and the socket of the Runtime API on it.

use std::net::{SocketAddr, TcpListener};
use std::os::fd::OwnedFd;

use nix::sys::socket::{AddressFamily, SockFlag, SockType, socket};

use super::helper::{HelperError, Step};
use crate::sandbox::sys;
use crate::sandbox::{RUNTIME_API_ADDRESS, RUNTIME_API_PORT};

/// Listens for the Runtime API in the network namespace that this helper is in.
///
/// The socket stays in that namespace whoever accepts from it, so the server gets it: what connects
/// to it can only be this sandbox.
pub(super) fn listen() -> Result<OwnedFd, HelperError> {
    // A new namespace has its loopback interface down, and libcontainer leaves it so.
    let any = socket(AddressFamily::Inet, SockType::Datagram, SockFlag::SOCK_CLOEXEC, None)
        .step("open a socket")?;
    sys::configure_loopback(&any, RUNTIME_API_ADDRESS).step("set the loopback interface up")?;
    let listener = TcpListener::bind(SocketAddr::from((RUNTIME_API_ADDRESS, RUNTIME_API_PORT)))
        .step("listen for the Runtime API")?;
    Ok(listener.into())
}
