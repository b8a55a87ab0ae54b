//! The network of a sandbox: a loopback interface, and the socket of the Runtime API on it.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::os::fd::OwnedFd;

use nix::sched::{CloneFlags, setns};
use nix::sys::socket::{AddressFamily, SockFlag, SockType, socket};

use super::helper::{HelperError, Step};
use crate::sandbox::sys;
use crate::sandbox::{RUNTIME_API_ADDRESS, RUNTIME_API_PORT};

/// Enters the network namespace of a process for good, and listens in it.
///
/// The socket stays in that namespace whoever accepts from it, so the server gets it: what connects
/// to it can only be this sandbox.
pub(super) fn listen_inside(pid: i32) -> Result<OwnedFd, HelperError> {
    let namespace =
        fs_err::File::open(format!("/proc/{pid}/ns/net")).step("open the network namespace")?;
    setns(namespace.file(), CloneFlags::CLONE_NEWNET).step("enter the network namespace")?;
    // A new namespace has its loopback interface down; libcontainer leaves it so.
    let any = socket(AddressFamily::Inet, SockType::Datagram, SockFlag::SOCK_CLOEXEC, None)
        .step("open a socket")?;
    let address: Ipv4Addr = RUNTIME_API_ADDRESS;
    sys::configure_loopback(&any, address).step("set the loopback interface up")?;
    let listener = TcpListener::bind(SocketAddr::from((address, RUNTIME_API_PORT)))
        .step("listen for the Runtime API")?;
    Ok(listener.into())
}
