//! The system calls that need `unsafe`, each with the reason it is sound.
//!
//! Everything that forks runs in the spawner or one of its helpers, which have one thread each: the
//! server itself only sends packets and signals from here.

#![expect(unsafe_code, reason = "system calls that neither std nor nix offers as safe functions")]

use std::ffi::{CStr, c_char, c_int};
use std::io::{self, IoSlice, IoSliceMut};
use std::net::Ipv4Addr;
use std::os::fd::{AsFd, AsRawFd, FromRawFd, OwnedFd, RawFd};

use nix::errno::Errno;
use nix::sys::signal::Signal;
use nix::sys::socket::{ControlMessage, ControlMessageOwned, MsgFlags, UnixAddr, recvmsg, sendmsg};
use nix::unistd::ForkResult;
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

/// The most descriptors one packet carries: four of a request and one per cgroup hierarchy.
const MAX_DESCRIPTORS: usize = 16;

/// Lets tokio wait for a descriptor.
pub(super) fn watch(descriptor: OwnedFd, interest: Interest) -> io::Result<AsyncFd<OwnedFd>> {
    // SAFETY: an `OwnedFd` is the same open descriptor until it is dropped, which `AsyncFd` does
    // after it has stopped waiting.
    unsafe { AsyncFd::register_with_interest(descriptor, interest) }.map_err(io::Error::from)
}

/// Sends one packet with descriptors; a closed peer is an error, never a signal.
pub(super) fn send_packet(
    socket: impl AsFd,
    packet: &[u8],
    descriptors: &[OwnedFd],
) -> nix::Result<()> {
    let raw: Vec<RawFd> = descriptors.iter().map(AsRawFd::as_raw_fd).collect();
    let rights = [ControlMessage::ScmRights(&raw)];
    let control = if raw.is_empty() { &[][..] } else { &rights[..] };
    let content = [IoSlice::new(packet)];
    let socket = socket.as_fd().as_raw_fd();
    loop {
        match sendmsg::<UnixAddr>(socket, &content, control, MsgFlags::MSG_NOSIGNAL, None) {
            Err(Errno::EINTR) => {}
            result => return result.map(|_| ()),
        }
    }
}

/// Receives one packet of at most `longest` bytes with its descriptors. An empty packet is the end
/// of file.
pub(super) fn receive_packet(
    socket: impl AsFd,
    longest: usize,
) -> nix::Result<(Vec<u8>, Vec<OwnedFd>)> {
    let mut packet = vec![0; longest];
    let mut control = nix::cmsg_space!([RawFd; MAX_DESCRIPTORS]);
    let flags = MsgFlags::MSG_CMSG_CLOEXEC;
    let socket = socket.as_fd().as_raw_fd();
    let (length, descriptors, flags) = loop {
        let mut content = [IoSliceMut::new(&mut packet)];
        match recvmsg::<UnixAddr>(socket, &mut content, Some(&mut control), flags) {
            Err(Errno::EINTR) => {}
            Err(Errno::ECONNRESET) => return Ok((Vec::new(), Vec::new())),
            Err(errno) => return Err(errno),
            Ok(message) => break (message.bytes, received(message.cmsgs()?), message.flags),
        }
    };
    if flags.intersects(MsgFlags::MSG_TRUNC | MsgFlags::MSG_CTRUNC) {
        return Err(Errno::EMSGSIZE);
    }
    packet.truncate(length);
    Ok((packet, descriptors))
}

fn received(messages: impl Iterator<Item = ControlMessageOwned>) -> Vec<OwnedFd> {
    messages
        .filter_map(|message| match message {
            ControlMessageOwned::ScmRights(descriptors) => Some(descriptors),
            _ => None,
        })
        .flatten()
        // SAFETY: the kernel made these descriptors for this process with this very packet, and
        // the packet was read once, so nothing else owns them.
        .map(|descriptor| unsafe { OwnedFd::from_raw_fd(descriptor) })
        .collect()
}

/// A descriptor for a process; it stays that of this process when the pid is used again.
pub(super) fn pidfd_open(pid: i32) -> nix::Result<OwnedFd> {
    // SAFETY: this call takes numbers only.
    let descriptor = Errno::result(unsafe { libc::syscall(libc::SYS_pidfd_open, pid, 0) })?;
    let descriptor = RawFd::try_from(descriptor).map_err(|_| Errno::EOVERFLOW)?;
    // SAFETY: the kernel just made this descriptor for us, so nothing else owns it.
    Ok(unsafe { OwnedFd::from_raw_fd(descriptor) })
}

/// Kills the process of a pidfd. That it is dead already is success.
pub(super) fn pidfd_kill(pidfd: impl AsFd) -> nix::Result<()> {
    let pidfd = pidfd.as_fd().as_raw_fd();
    let signal = Signal::SIGKILL as c_int;
    let no_info = std::ptr::null::<libc::siginfo_t>();
    // SAFETY: a null pointer asks for the default signal information; nothing is written to.
    let result =
        unsafe { libc::syscall(libc::SYS_pidfd_send_signal, pidfd, signal, no_info, 0_u32) };
    match Errno::result(result) {
        Ok(_) | Err(Errno::ESRCH) => Ok(()),
        Err(errno) => Err(errno),
    }
}

/// Closes every descriptor but the standard ones.
pub(super) fn close_all_after_stderr() -> nix::Result<()> {
    // SAFETY: the spawner does this before it opens or owns any descriptor of its own.
    Errno::result(unsafe { libc::syscall(libc::SYS_close_range, 3, libc::c_uint::MAX, 0) })
        .map(|_| ())
}

/// Which side of a fork this is.
pub(super) enum Fork {
    /// The parent.
    Parent,
    /// The child.
    Child,
}

/// Forks the spawner.
pub(super) fn fork() -> nix::Result<Fork> {
    // SAFETY: only the spawner calls this, which never starts a thread, so the child finds no lock
    // held by one that is gone.
    let result = unsafe { nix::unistd::fork() }?;
    Ok(match result {
        ForkResult::Parent { .. } => Fork::Parent,
        ForkResult::Child => Fork::Child,
    })
}

/// Ends a forked process without running what its parent set up.
pub(super) fn exit_now(code: i32) -> ! {
    // SAFETY: `_exit` is async-signal-safe and touches no memory of this process.
    unsafe { libc::_exit(code) }
}

/// Starts a process in a new user namespace, and in a new network namespace that this owns. It does
/// nothing but wait for its death.
pub(super) fn fork_into_namespaces() -> nix::Result<i32> {
    let flags = libc::CLONE_NEWUSER | libc::CLONE_NEWNET | libc::SIGCHLD;
    // SAFETY: without CLONE_VM and with a null stack this is a fork; the helper that calls it has
    // one thread, and the child below makes system calls only.
    let pid = unsafe { libc::syscall(libc::SYS_clone, flags, 0, 0, 0, 0) };
    let pid = i32::try_from(Errno::result(pid)?).map_err(|_| Errno::EOVERFLOW)?;
    if pid != 0 {
        return Ok(pid);
    }
    if nix::sys::prctl::set_pdeathsig(Signal::SIGKILL).is_err() {
        exit_now(1);
    }
    loop {
        // SAFETY: this call takes nothing and touches no memory.
        unsafe { libc::pause() };
    }
}

/// Ends this process after some seconds, whatever it is waiting for.
pub(super) fn end_after(seconds: u32) {
    // SAFETY: this call takes a number; the default action of SIGALRM runs no code of ours.
    unsafe { libc::alarm(seconds) };
}

/// Makes `descriptor` available as `number`, across exec.
pub(super) fn duplicate_as(descriptor: OwnedFd, number: RawFd) -> nix::Result<()> {
    // SAFETY: the helper owns few descriptors, all far below `number`, so none is replaced.
    Errno::result(unsafe { libc::dup2(descriptor.as_raw_fd(), number) }).map(|_| ())
}

/// Replaces this process by the program that `file` holds.
pub(super) fn execute_file(file: impl AsFd, name: &CStr) -> Errno {
    let arguments: [*const c_char; 2] = [name.as_ptr(), std::ptr::null()];
    let environment: [*const c_char; 1] = [std::ptr::null()];
    // SAFETY: both lists are live, made of C strings, and end with a null pointer.
    unsafe {
        libc::syscall(
            libc::SYS_execveat,
            file.as_fd().as_raw_fd(),
            c"".as_ptr(),
            arguments.as_ptr(),
            environment.as_ptr(),
            libc::AT_EMPTY_PATH,
        )
    };
    Errno::last()
}

/// Gives the loopback interface of this network namespace one more address, and brings it up.
///
/// <https://man7.org/linux/man-pages/man7/netdevice.7.html>
pub(super) fn configure_loopback(socket: impl AsFd, address: Ipv4Addr) -> nix::Result<()> {
    let mut loopback = interface_request("lo");
    loopback.ifr_ifru.ifru_flags = FLAGS_UP;
    interface_ioctl(&socket, libc::SIOCSIFFLAGS, &loopback)?;
    let mut alias = interface_request("lo:1");
    alias.ifr_ifru.ifru_addr = socket_address(address);
    interface_ioctl(&socket, libc::SIOCSIFADDR, &alias)?;
    // Without a mask of one address, all of 169.254.0.0/16 would be local.
    alias.ifr_ifru.ifru_netmask = socket_address(Ipv4Addr::BROADCAST);
    interface_ioctl(&socket, libc::SIOCSIFNETMASK, &alias)
}

#[expect(clippy::cast_possible_truncation, reason = "the two flags are the numbers 1 and 64")]
const FLAGS_UP: i16 = (libc::IFF_UP | libc::IFF_RUNNING) as i16;

fn interface_request(name: &str) -> libc::ifreq {
    // SAFETY: a structure of numbers and arrays of numbers; all zeros is one of its values.
    let mut request: libc::ifreq = unsafe { std::mem::zeroed() };
    for (to, from) in request.ifr_name.iter_mut().zip(name.bytes()) {
        *to = from.cast_signed();
    }
    request
}

fn socket_address(address: Ipv4Addr) -> libc::sockaddr {
    let [a, b, c, d] = address.octets().map(u8::cast_signed);
    // Port, address, padding: the layout of sockaddr_in.
    let data = [0, 0, a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0];
    #[expect(clippy::cast_possible_truncation, reason = "AF_INET is 2")]
    let family = libc::AF_INET as libc::sa_family_t;
    libc::sockaddr { sa_family: family, sa_data: data }
}

fn interface_ioctl(
    socket: impl AsFd,
    operation: libc::Ioctl,
    request: &libc::ifreq,
) -> nix::Result<()> {
    let socket = socket.as_fd().as_raw_fd();
    // SAFETY: `request` is a live ifreq, which is what each of these operations reads.
    Errno::result(unsafe { libc::ioctl(socket, operation, std::ptr::from_ref(request)) })
        .map(|_| ())
}
