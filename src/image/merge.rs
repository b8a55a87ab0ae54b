//! One directory that shows what an overlay of layer directories would, made of hard links.
//!
//! The root of a sandbox is such a directory, because a language's start looks up hundreds of
//! files, and an overlay looks each of them up in two file systems: Python needs 3 ms of 25 longer
//! on one, however few layers it has and however often it was used.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{FileType, Mode, Stat};

use crate::files::{annotate, give_to};
use crate::model::LayerOwner;

use super::unpack::{Attributes, is_opaque, is_whiteout};

/// A directory to be made of those that have its name in the layers.
struct Merged {
    path: PathBuf,
    /// The topmost first.
    sources: Vec<PathBuf>,
}

/// What the layers seen so far, from the top, make of a name.
enum Shown {
    /// Nothing below matters any more.
    Settled,
    Directory {
        sources: Vec<PathBuf>,
        hides_below: bool,
    },
}

/// Fills the empty directory `root`. `layers` lists the topmost first; they never change, and lie
/// on the same file system.
pub(super) fn merge(layers: &[PathBuf], root: &Path, owner: LayerOwner) -> io::Result<()> {
    let mut made = Vec::new();
    let mut pending = vec![Merged { path: root.to_owned(), sources: layers.to_vec() }];
    while let Some(directory) = pending.pop() {
        pending.extend(directory.fill()?);
        made.push(directory);
    }
    // What is made in a directory changes its time, and its mode may forbid to make anything.
    made.iter().rev().try_for_each(|directory| directory.finish(owner))
}

impl Merged {
    /// Links the files, and makes the directories that are still to be filled.
    fn fill(&self) -> io::Result<Vec<Self>> {
        let mut names: HashMap<OsString, Shown> = HashMap::new();
        for source in &self.sources {
            for entry in fs_err::read_dir(source)? {
                let (entry, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
                match names.get_mut(&name) {
                    None => {
                        let shown = self.show(&name, entry)?;
                        names.insert(name, shown);
                    }
                    Some(Shown::Directory { sources, hides_below }) if !*hides_below => {
                        if is_directory(&inspect(&entry)?) {
                            *hides_below = is_opaque(&entry)?;
                            sources.push(entry);
                        } else {
                            *hides_below = true;
                        }
                    }
                    Some(Shown::Directory { .. } | Shown::Settled) => {}
                }
            }
        }
        let mut directories = Vec::new();
        for (name, shown) in names {
            if let Shown::Directory { sources, .. } = shown {
                let path = self.path.join(name);
                fs_err::create_dir(&path)?;
                directories.push(Self { path, sources });
            }
        }
        Ok(directories)
    }

    /// Takes over what the topmost layer that knows the name has there.
    fn show(&self, name: &OsStr, entry: PathBuf) -> io::Result<Shown> {
        let status = inspect(&entry)?;
        if is_directory(&status) {
            let hides_below = is_opaque(&entry)?;
            return Ok(Shown::Directory { sources: vec![entry], hides_below });
        }
        if !is_whiteout(&status) {
            fs_err::hard_link(&entry, self.path.join(name))?;
        }
        Ok(Shown::Settled)
    }

    /// Gives it the attributes of the topmost directory.
    fn finish(&self, owner: LayerOwner) -> io::Result<()> {
        let [topmost, ..] = &self.sources[..] else { return Ok(()) };
        let attributes = Attributes::of(&inspect(topmost)?);
        let directory = fs_err::File::open(&self.path)?;
        rustix::fs::fchmod(&directory, Mode::from_raw_mode(attributes.mode))
            .and_then(|()| give_to(owner, &directory))
            .and_then(|()| rustix::fs::futimens(&directory, &attributes.times()))
            .map_err(|errno| annotate(errno, "set the attributes of", &self.path))
    }
}

fn inspect(path: &Path) -> io::Result<Stat> {
    rustix::fs::lstat(path).map_err(|errno| annotate(errno, "inspect", path))
}

fn is_directory(status: &Stat) -> bool {
    FileType::from_raw_mode(status.st_mode) == FileType::Directory
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::MetadataExt as _;
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    // What names show is compared in the tests of `unpack`, for all stacks there are.

    #[test]
    fn directories_have_the_topmost_attributes_and_files_are_shared() {
        let state = tempfile::tempdir().unwrap();
        let layers = ["upper", "lower"].map(|name| state.path().join(name));
        for (layer, mode, seconds) in [(&layers[0], 0o500, 1_000), (&layers[1], 0o755, 2_000)] {
            let directory = layer.join("directory");
            fs_err::create_dir_all(&directory).unwrap();
            let name = format!("of-{seconds}");
            fs_err::write(directory.join(name), "content").unwrap();
            rustix::fs::chmod(&directory, Mode::from_raw_mode(mode)).unwrap();
            let time = UNIX_EPOCH + Duration::from_secs(seconds);
            fs_err::File::open(&directory).unwrap().into_file().set_modified(time).unwrap();
        }
        let root = state.path().join("root");
        fs_err::create_dir(&root).unwrap();
        merge(&layers, &root, LayerOwner::Server).unwrap();
        let directory = fs_err::metadata(root.join("directory")).unwrap();
        assert_eq!((directory.mode() & 0o7777, directory.mtime()), (0o500, 1_000));
        for (layer, name) in [(&layers[0], "of-1000"), (&layers[1], "of-2000")] {
            let inode =
                |root: &Path| fs_err::metadata(root.join("directory").join(name)).unwrap().ino();
            assert_eq!(inode(&root), inode(layer));
        }
    }
}
