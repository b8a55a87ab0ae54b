//! Sockets that carry messages and descriptors, for tokio.

use std::io;
use std::os::fd::OwnedFd;

use nix::fcntl::{FcntlArg, OFlag, fcntl};
use nix::sys::socket::{AddressFamily, SockFlag, SockType, socketpair};
use runtime_interface::protocol::MAX_MESSAGE_BYTES;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

use crate::sandbox::sys;
use crate::sandbox::wire;

/// A connected pair: the server's end, which does not block, and the other's, which does.
pub(super) fn socket_pair() -> io::Result<(AsyncFd<OwnedFd>, OwnedFd)> {
    let flags = SockFlag::SOCK_CLOEXEC;
    let (ours, theirs) = socketpair(AddressFamily::Unix, SockType::SeqPacket, None, flags)?;
    fcntl(&ours, FcntlArg::F_SETFL(OFlag::O_NONBLOCK))?;
    Ok((sys::watch(ours, Interest::READABLE | Interest::WRITABLE)?, theirs))
}

/// Sends one message with descriptors.
pub(super) async fn send(
    socket: &AsyncFd<OwnedFd>,
    message: &impl Serialize,
    descriptors: &[OwnedFd],
) -> io::Result<()> {
    let packet = wire::encode(message).map_err(io::Error::other)?;
    let send = |socket: &OwnedFd| Ok(sys::send_packet(socket, &packet, descriptors)?);
    socket.async_io(Interest::WRITABLE, send).await
}

/// Receives one message and its descriptors; `None` is the end of file.
pub(super) async fn receive<M: DeserializeOwned>(
    socket: &AsyncFd<OwnedFd>,
) -> io::Result<Option<(M, Vec<OwnedFd>)>> {
    let receive = |socket: &OwnedFd| Ok(sys::receive_packet(socket, MAX_MESSAGE_BYTES)?);
    let (packet, descriptors) = socket.async_io(Interest::READABLE, receive).await?;
    if packet.is_empty() {
        return Ok(None);
    }
    let message = wire::decode(&packet).map_err(io::Error::other)?;
    Ok(Some((message, descriptors)))
}
