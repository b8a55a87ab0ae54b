//! The stage: where a helper mounts what a sandbox is made of.
//!
//! ```text
//! /sys/fs/cgroup/              a tmpfs that only this helper's mount namespace has
//!   root/                      the root file system: a read-only bind
//!   code/                      a read-only bind of the code
//!   opt/                       a read-only overlay of the layers, or a bind of the only one
//!   layers/0, 1, …             links to the opened directories of that overlay, topmost first
//!   bundle/config.json  state/ what libcontainer wants to have
//! ```
//!
//! The sandbox gets a copy of these mounts with its own mount namespace; the original is gone with
//! the helper. The host's mount table never has them.
//!
//! Everything is mounted here and not by libcontainer inside the sandbox, because
//!
//! * libcontainer gives each mount option to the kernel by `fsconfig`, which takes 256 bytes: not
//!   enough for the directories of five layers. The links also keep them free of colons;
//! * the sandbox's root needs no way to the stores, which may lie beneath a private directory.

use std::os::fd::{AsRawFd, OwnedFd};
use std::path::{Path, PathBuf};

use fs_err as fs;
use nix::fcntl::{AT_FDCWD, OFlag, OpenHow, ResolveFlag, openat2};
use nix::mount::{MsFlags, mount};
use nix::sched::{CloneFlags, unshare};
use nix::unistd::chdir;

use super::helper::{HelperError, Step};
use crate::sandbox::spec::{CODE, OPT, ROOT, STAGE};
use crate::sandbox::wire::Request;

/// Where libcontainer finds the specification, beneath [`STAGE`].
pub(super) const BUNDLE: &str = "bundle";
/// Where libcontainer keeps its state, beneath [`STAGE`].
pub(super) const STATE: &str = "state";

const LAYERS: &str = "layers";

/// What a sandbox sees of the host's files can neither be changed nor lend privilege.
const READ_ONLY: MsFlags = MsFlags::MS_RDONLY.union(MsFlags::MS_NOSUID).union(MsFlags::MS_NODEV);

/// Mounts everything, and makes the stage the current directory.
pub(super) fn prepare(request: &Request) -> Result<(), HelperError> {
    unshare(CloneFlags::CLONE_NEWNS).step("make a mount namespace")?;
    let private = MsFlags::MS_NOSUID | MsFlags::MS_NODEV | MsFlags::MS_NOEXEC;
    mount(Some("tmpfs"), STAGE, Some("tmpfs"), private, Some("mode=755,size=1m"))
        .step("mount the stage")?;
    chdir(STAGE).step("enter the stage")?;
    for directory in [BUNDLE, STATE, ROOT, CODE, OPT, LAYERS] {
        fs::create_dir(directory).step("furnish the stage")?;
    }
    bind_folder(&request.root, ROOT).step("mount the root file system")?;
    if let Some(code) = &request.code {
        bind_folder(code, CODE).step("mount the code")?;
    }
    match &request.layers[..] {
        [] => {}
        // An overlay without an upper directory has at least two lower ones.
        [only] => bind_folder(only, OPT).step("mount the layer")?,
        layers => stack(layers, OPT).step("mount the layers")?,
    }
    let config = format!("{BUNDLE}/config.json");
    fs::write(config, request.spec.to_string()).step("write the specification")
}

/// Mounts directories on top of each other, topmost first, read-only.
fn stack(directories: &[PathBuf], name: &str) -> std::io::Result<()> {
    let mut opened = Vec::with_capacity(directories.len());
    let mut links = Vec::with_capacity(directories.len());
    for (position, directory) in directories.iter().enumerate() {
        let folder = open_folder(directory)?;
        let link = format!("{LAYERS}/{position}");
        fs::os::unix::fs::symlink(by_descriptor(&folder), &link)?;
        opened.push(folder);
        links.push(link);
    }
    // In a user namespace an overlay can have no attributes of its own but `user` ones:
    // https://docs.kernel.org/filesystems/overlayfs.html
    let options = format!("lowerdir={},userxattr", links.join(":"));
    Ok(mount(Some("overlay"), name, Some("overlay"), READ_ONLY, Some(options.as_str()))?)
}

/// Opens a folder, which may be a user's. What lies on the way to it may change under our hands, so
/// no symbolic link is followed.
fn open_folder(folder: &Path) -> std::io::Result<OwnedFd> {
    let how = OpenHow::new()
        .flags(OFlag::O_PATH | OFlag::O_DIRECTORY | OFlag::O_CLOEXEC)
        .resolve(ResolveFlag::RESOLVE_NO_SYMLINKS | ResolveFlag::RESOLVE_NO_MAGICLINKS);
    openat2(AT_FDCWD, folder, how).map_err(|errno| {
        let reason = match errno {
            nix::Error::ELOOP => "it passes a symbolic link".to_owned(),
            errno => errno.to_string(),
        };
        std::io::Error::other(format!("{}: {reason}", folder.display()))
    })
}

/// The one path that names what was opened, whatever lies at its own path by now.
fn by_descriptor(opened: &OwnedFd) -> PathBuf {
    PathBuf::from(format!("/proc/self/fd/{}", opened.as_raw_fd()))
}

/// Binds a folder, without the mounts beneath it.
fn bind_folder(folder: &Path, name: &str) -> std::io::Result<()> {
    let opened = open_folder(folder)?;
    let bind = MsFlags::MS_BIND;
    mount(Some(&by_descriptor(&opened)), name, None::<&str>, bind, None::<&str>)
        .map_err(|errno| std::io::Error::other(format!("{}: {errno}", folder.display())))?;
    // A bind takes its flags with a second call only.
    let remount = bind | MsFlags::MS_REMOUNT | READ_ONLY;
    Ok(mount(None::<&str>, name, None::<&str>, remount, None::<&str>)?)
}
