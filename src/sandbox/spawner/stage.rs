//! The stage: where a helper mounts what a sandbox is made of.
//!
//! ```text
//! /sys/fs/cgroup/              a tmpfs that only this helper's mount namespace has
//!   root/                      the root file system: a read-only overlay
//!   code/                      a read-only bind of the code
//!   opt/                       a read-only overlay of the layers, or a bind of the only one
//!   lower/root/0, 1, …         links to the opened directories of the overlays, topmost first
//!   bundle/config.json  state/ what libcontainer wants to have
//! ```
//!
//! The sandbox gets a copy of these mounts with its own mount namespace; the original is gone with
//! the helper. The host's mount table never has them.
//!
//! Everything is mounted here and not by libcontainer inside the sandbox, because
//!
//! * libcontainer gives each mount option to the kernel by `fsconfig`, which takes 256 bytes: not
//!   enough for the directories of an image. `mount` takes a page, and the links keep them short;
//! * the sandbox's root needs no way to the stores, which may lie beneath a private directory.

use std::path::Path;

use fs_err as fs;
use nix::fcntl::{AT_FDCWD, OFlag, OpenHow, ResolveFlag, openat2};
use nix::mount::{MsFlags, mount};
use nix::sched::{CloneFlags, unshare};
use nix::unistd::chdir;

use super::helper::{HelperError, Step};
use crate::sandbox::spec::{CODE, OPT, ROOT, STAGE};
use crate::sandbox::wire::Request;
use std::os::fd::{AsRawFd, OwnedFd};
use std::path::PathBuf;

/// Where libcontainer finds the specification, beneath [`STAGE`].
pub(super) const BUNDLE: &str = "bundle";
/// Where libcontainer keeps its state, beneath [`STAGE`].
pub(super) const STATE: &str = "state";

const LOWER: &str = "lower";

/// What a sandbox sees of the host's files can neither be changed nor lend privilege.
const READ_ONLY: MsFlags = MsFlags::MS_RDONLY.union(MsFlags::MS_NOSUID).union(MsFlags::MS_NODEV);

/// Mounts everything, and makes the stage the current directory.
pub(super) fn prepare(request: &Request) -> Result<(), HelperError> {
    unshare(CloneFlags::CLONE_NEWNS).step("make a mount namespace")?;
    let private = MsFlags::MS_NOSUID | MsFlags::MS_NODEV | MsFlags::MS_NOEXEC;
    mount(Some("tmpfs"), STAGE, Some("tmpfs"), private, Some("mode=755,size=1m"))
        .step("mount the stage")?;
    chdir(STAGE).step("enter the stage")?;
    for directory in [BUNDLE, STATE, LOWER] {
        fs::create_dir(directory).step("furnish the stage")?;
    }
    stack(&request.root, ROOT).step("mount the root file system")?;
    if let Some(code) = &request.code {
        fs::create_dir(CODE).step("furnish the stage")?;
        bind_folder(code, CODE).step("mount the code")?;
    }
    if !request.layers.is_empty() {
        stack(&request.layers, OPT).step("mount the layers")?;
    }
    let config = format!("{BUNDLE}/config.json");
    fs::write(config, request.spec.to_string()).step("write the specification")
}

/// Mounts directories on top of each other, topmost first, read-only.
fn stack(directories: &[PathBuf], name: &str) -> std::io::Result<()> {
    fs::create_dir(name)?;
    // An overlay without an upper directory has at least two lower ones.
    if let [only] = directories {
        return bind_folder(only, name);
    }
    let lower = Path::new(LOWER).join(name);
    fs::create_dir(&lower)?;
    let mut opened = Vec::with_capacity(directories.len());
    for (position, directory) in directories.iter().enumerate() {
        let folder = open_folder(directory)?;
        fs::os::unix::fs::symlink(by_descriptor(&folder), lower.join(position.to_string()))?;
        opened.push(folder);
    }
    // Relative to the directory with the links, the list of 128 layers has 403 bytes.
    chdir(&lower)?;
    let options = overlay_options(directories.len());
    let target = format!("{STAGE}/{name}");
    mount(Some("overlay"), target.as_str(), Some("overlay"), READ_ONLY, Some(options.as_str()))?;
    Ok(chdir(STAGE)?)
}

/// `userxattr`: the stores mark opaque directories with attributes that need no privilege.
/// <https://docs.kernel.org/filesystems/overlayfs.html>
fn overlay_options(count: usize) -> String {
    let names: Vec<String> = (0..count).map(|position| position.to_string()).collect();
    format!("lowerdir={},userxattr", names.join(":"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_image_fits_into_the_options_of_a_mount() {
        assert_eq!(overlay_options(3), "lowerdir=0:1:2,userxattr");
        // 500 is what the kernel stacks at most, 4096 what an option string has room for.
        assert!(overlay_options(500).len() < 4096);
    }
}
