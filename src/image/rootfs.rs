//! The root of an image's sandboxes: its layers, and a skeleton on top.
//!
//! The skeleton's real directories are where the sandbox mounts things. An image that has a
//! symbolic link at `/dev` would otherwise make whoever mounts there follow it, out of the root
//! (security.md F4); under the skeleton such an image starts normally.
//!
//! It also carries the files a Lambda environment has and images lack: the user that functions run
//! as, and a resolver configuration.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{FileType, Mode};

use crate::files::{Staged, Staging, annotate, give_to};
use crate::model::LayerOwner;

use super::merge::{merge, set_attributes};
use super::unpack::MergedView;

/// Mount points and what must be a real directory, parents first, with the mode they have where
/// the image has no such directory.
const DIRECTORIES: [(&str, u32); 8] = [
    ("dev", 0o755),
    ("etc", 0o755),
    ("opt", 0o755),
    ("proc", 0o555),
    ("sys", 0o555),
    ("tmp", 0o1777),
    ("var", 0o755),
    ("var/task", 0o755),
];

/// The user AWS runs functions as; its images do not have it (images.md §1.5).
const USER: &str = "sbx_user1051:x:993:990::/home/sbx_user1051:/sbin/nologin";
const USER_NAME: &str = "sbx_user1051";
const USER_ID: &str = "993";
const GROUP: &str = "sbx_user1051:x:990:";
const GROUP_ID: &str = "990";

const HOSTS: &str = "127.0.0.1 localhost\n::1 localhost\n";
/// A sandbox has no network but its loopback, where a lookup fails at once instead of in time-outs.
const RESOLVER: &str = "nameserver 127.0.0.1\n";

/// Account files beyond this size are not an image's, and are left as they are.
const LARGEST_ACCOUNT_FILE: u64 = 1 << 20;

/// Makes the root of an image in staging. `layers` lists the topmost first.
pub(super) fn make_root(
    layers: &[PathBuf],
    staging: &Staging,
    owner: LayerOwner,
) -> io::Result<Staged> {
    let skeleton = staging.create_directory()?;
    write_skeleton(skeleton.path(), layers, owner)?;
    let mut stack = vec![skeleton.path().to_owned()];
    stack.extend_from_slice(layers);
    let root = staging.create_directory()?;
    merge(&stack, root.path(), owner)?;
    Ok(root)
}

/// Writes the skeleton of an image into an empty directory.
fn write_skeleton(skeleton: &Path, layers: &[PathBuf], owner: LayerOwner) -> io::Result<()> {
    let image = MergedView::new(layers);
    let mut known = Vec::new();
    for (name, default_mode) in DIRECTORIES {
        let path = skeleton.join(name);
        fs_err::create_dir(&path)?;
        let parts: Vec<&OsStr> = Path::new(name).iter().collect();
        match image.find(&parts)? {
            Some(found) if found.kind() == FileType::Directory => known.push((path, found.status)),
            _ => finish(&path, default_mode, owner)?,
        }
    }
    let etc = skeleton.join("etc");
    write_file(&etc.join("hosts"), HOSTS.as_bytes(), owner)?;
    write_file(&etc.join("resolv.conf"), RESOLVER.as_bytes(), owner)?;
    let passwd = with_line(&read_small(&image, "passwd")?, USER, |fields| {
        fields.first() == Some(&USER_NAME) || fields.get(2) == Some(&USER_ID)
    });
    write_file(&etc.join("passwd"), passwd.as_bytes(), owner)?;
    let group =
        with_line(&read_small(&image, "group")?, GROUP, |fields| fields.get(2) == Some(&GROUP_ID));
    write_file(&etc.join("group"), group.as_bytes(), owner)?;
    // Last, as what is made in a directory changes its time.
    for (path, status) in known.iter().rev() {
        set_attributes(path, status, owner)?;
    }
    finish(skeleton, 0o755, owner)
}

fn write_file(path: &Path, content: &[u8], owner: LayerOwner) -> io::Result<()> {
    fs_err::write(path, content)?;
    finish(path, 0o644, owner)
}

fn finish(path: &Path, mode: u32, owner: LayerOwner) -> io::Result<()> {
    let file = fs_err::File::open(path)?;
    rustix::fs::fchmod(&file, Mode::from_raw_mode(mode))
        .and_then(|()| give_to(owner, &file))
        .map_err(|errno| annotate(errno, "set the attributes of", path))
}

/// Reads a file of the image's `/etc`; one that is missing, odd or huge is empty.
fn read_small(image: &MergedView<'_>, name: &str) -> io::Result<String> {
    match image.find(&["etc", name])? {
        Some(found) if found.kind() == FileType::RegularFile => {
            let is_small =
                u64::try_from(found.status.st_size).is_ok_and(|size| size <= LARGEST_ACCOUNT_FILE);
            let content = if is_small { fs_err::read(&found.path)? } else { Vec::new() };
            Ok(String::from_utf8_lossy(&content).into_owned())
        }
        _ => Ok(String::new()),
    }
}

/// Adds a line to a colon-separated file, unless a line there `matches`.
fn with_line(content: &str, line: &str, matches: impl Fn(&[&str]) -> bool) -> String {
    let has_it = content.lines().any(|line| matches(&line.split(':').collect::<Vec<_>>()));
    let mut content = content.to_owned();
    if !has_it {
        if !content.is_empty() && !content.ends_with('\n') {
            content.push('\n');
        }
        content.push_str(line);
        content.push('\n');
    }
    content
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skeleton_over(image: &[PathBuf]) -> tempfile::TempDir {
        let skeleton = tempfile::tempdir().unwrap();
        write_skeleton(skeleton.path(), image, LayerOwner::Server).unwrap();
        skeleton
    }

    #[test]
    fn links_in_the_image_become_real_directories() {
        let image = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/etc", image.path().join("dev")).unwrap();
        fs_err::create_dir(image.path().join("var")).unwrap();
        std::os::unix::fs::symlink("/root", image.path().join("var/task")).unwrap();
        let skeleton = skeleton_over(&[image.path().to_owned()]);
        for (name, _) in DIRECTORIES {
            assert!(
                fs_err::symlink_metadata(skeleton.path().join(name)).unwrap().is_dir(),
                "{name}"
            );
        }
    }

    #[test]
    fn the_functions_user_is_added_to_the_images_accounts() {
        let image = tempfile::tempdir().unwrap();
        fs_err::create_dir(image.path().join("etc")).unwrap();
        fs_err::write(image.path().join("etc/passwd"), "root:x:0:0:root:/root:/bin/sh").unwrap();
        fs_err::write(image.path().join("etc/group"), "root:x:0:\nmine:x:990:\n").unwrap();
        let skeleton = skeleton_over(&[image.path().to_owned()]);
        let read = |name: &str| fs_err::read_to_string(skeleton.path().join(name)).unwrap();
        assert_eq!(read("etc/passwd"), format!("root:x:0:0:root:/root:/bin/sh\n{USER}\n"));
        assert_eq!(read("etc/group"), "root:x:0:\nmine:x:990:\n");
    }

    #[test]
    fn an_image_with_nothing_gets_everything() {
        let skeleton = skeleton_over(&[]);
        let passwd = fs_err::read_to_string(skeleton.path().join("etc/passwd")).unwrap();
        assert_eq!(passwd, format!("{USER}\n"));
        assert!(skeleton.path().join("etc/resolv.conf").exists());
    }
}
