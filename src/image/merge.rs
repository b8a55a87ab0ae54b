//! One directory that shows what an overlay of layer directories would, made of hard links.
//!
//! The root of a sandbox is such a directory, because a language's start looks up hundreds of
//! files, and an overlay looks each of them up in two file systems: Python needs 3 ms of 25 longer
//! on one, however few layers it has and however often it was used.
//!
//! The price: sandboxes of one image share inodes, so one can see with `inotify` which files
//! another opens, and hold an advisory lock (`flock`) on a file of the image that others may want.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{FileType, Mode, Stat};

use crate::files::{annotate, give_to};
use crate::model::LayerOwner;

use super::unpack::{Attributes, is_opaque, is_whiteout};

/// Fills the empty directory `root`. `layers` lists the topmost first, as `record::stack` gives
/// them: they lie on the same file system, never change, and none hides all others.
pub(super) fn merge(layers: &[PathBuf], root: &Path, owner: LayerOwner) -> io::Result<()> {
    let mut merge = Merge { owner, copies: HashMap::new() };
    let mut made = Vec::new();
    let mut pending = vec![Directory { path: root.to_owned(), sources: layers.to_vec() }];
    while let Some(directory) = pending.pop() {
        pending.extend(merge.fill(&directory)?);
        made.push(directory);
    }
    // What is made in a directory changes its time, and its mode may forbid to make anything.
    for Directory { path, sources } in made.iter().rev() {
        if let [topmost, ..] = &sources[..] {
            set_attributes(path, &inspect(topmost)?, owner)?;
        }
    }
    Ok(())
}

struct Merge {
    owner: LayerOwner,
    /// Copies of files that cannot have more names, by inode.
    copies: HashMap<u64, PathBuf>,
}

/// A directory to be made of those that have its name in the layers.
struct Directory {
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

impl Merge {
    /// Links the files, and makes the directories that are still to be filled.
    fn fill(&mut self, directory: &Directory) -> io::Result<Vec<Directory>> {
        let mut names: HashMap<OsString, Shown> = HashMap::new();
        for source in &directory.sources {
            for entry in fs_err::read_dir(source)? {
                let (entry, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
                match names.get_mut(&name) {
                    None => {
                        let shown = self.show(&directory.path, &name, entry)?;
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
                let path = directory.path.join(name);
                fs_err::create_dir(&path)?;
                directories.push(Directory { path, sources });
            }
        }
        Ok(directories)
    }

    /// Takes over what the topmost layer that knows the name has there.
    fn show(&mut self, parent: &Path, name: &OsStr, entry: PathBuf) -> io::Result<Shown> {
        let status = inspect(&entry)?;
        if is_directory(&status) {
            let hides_below = is_opaque(&entry)?;
            return Ok(Shown::Directory { sources: vec![entry], hides_below });
        }
        if !is_whiteout(&status) {
            self.link(&entry, &status, parent.join(name))?;
        }
        Ok(Shown::Settled)
    }

    /// Gives a file one more name, or a copy of it: ext4 and btrfs let a file have 65,000 names,
    /// and busybox has 300 in each image that is built on it.
    fn link(&mut self, file: &Path, status: &Stat, name: PathBuf) -> io::Result<()> {
        let source = self.copies.get(&status.st_ino).map_or(file, PathBuf::as_path);
        match fs_err::hard_link(source, &name) {
            Err(error) if error.kind() == io::ErrorKind::TooManyLinks => {
                fs_err::copy(file, &name)?;
                set_attributes(&name, status, self.owner)?;
                self.copies.insert(status.st_ino, name);
                Ok(())
            }
            outcome => outcome,
        }
    }
}

/// Gives a file or a directory of a root what it has in the layer that shows it.
pub(super) fn set_attributes(path: &Path, status: &Stat, owner: LayerOwner) -> io::Result<()> {
    let attributes = Attributes::of(status);
    let file = fs_err::File::open(path)?;
    rustix::fs::fchmod(&file, Mode::from_raw_mode(attributes.mode))
        .and_then(|()| give_to(owner, &file))
        .and_then(|()| rustix::fs::futimens(&file, &attributes.times()))
        .map_err(|errno| annotate(errno, "set the attributes of", path))
}

fn inspect(path: &Path) -> io::Result<Stat> {
    rustix::fs::lstat(path).map_err(|errno| annotate(errno, "inspect", path))
}

fn is_directory(status: &Stat) -> bool {
    FileType::from_raw_mode(status.st_mode) == FileType::Directory
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::os::unix::fs::MetadataExt as _;
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;
    use crate::image::manifest::MOST_LAYERS;

    // What names show is compared in the tests of `unpack`, for all stacks there are.

    fn inode(path: &Path) -> u64 {
        fs_err::symlink_metadata(path).unwrap().ino()
    }

    fn merged(layers: &[PathBuf], state: &tempfile::TempDir) -> PathBuf {
        let root = state.path().join("root");
        fs_err::create_dir(&root).unwrap();
        merge(layers, &root, LayerOwner::Server).unwrap();
        root
    }

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
        let root = merged(&layers, &state);
        let directory = fs_err::metadata(root.join("directory")).unwrap();
        assert_eq!((directory.mode() & 0o7777, directory.mtime()), (0o500, 1_000));
        for (layer, name) in [(&layers[0], "directory/of-1000"), (&layers[1], "directory/of-2000")]
        {
            assert_eq!(inode(&root.join(name)), inode(&layer.join(name)));
        }
    }

    #[test]
    fn as_many_layers_as_an_image_may_have_are_one_directory() {
        let state = tempfile::tempdir().unwrap();
        let layers: Vec<PathBuf> =
            (0..MOST_LAYERS).map(|number| state.path().join(format!("layer-{number}"))).collect();
        for (number, layer) in layers.iter().enumerate() {
            fs_err::create_dir_all(layer.join("numbers")).unwrap();
            fs_err::write(layer.join(format!("numbers/{number}")), "").unwrap();
            fs_err::write(layer.join("numbers/topmost"), number.to_string()).unwrap();
        }
        let numbers = merged(&layers, &state).join("numbers");
        assert_eq!(fs_err::read_dir(&numbers).unwrap().count(), MOST_LAYERS + 1);
        assert_eq!(fs_err::read(numbers.join("topmost")).unwrap(), b"0");
    }

    #[test]
    fn a_file_with_as_many_names_as_it_can_have_is_copied_once() {
        const NAMES: usize = 33_000;
        let state = tempfile::tempdir().unwrap();
        let layer = state.path().join("layer");
        fs_err::create_dir(&layer).unwrap();
        fs_err::write(layer.join("0"), "content").unwrap();
        for number in 1..NAMES {
            fs_err::hard_link(layer.join("0"), layer.join(number.to_string())).unwrap();
        }
        let root = merged(std::slice::from_ref(&layer), &state);
        let inodes: HashSet<u64> =
            (0..NAMES).map(|number| inode(&root.join(number.to_string()))).collect();
        // A file system that knows no such limit needs no copy.
        assert!(inodes.len() <= 2, "{}", inodes.len());
        for number in 0..NAMES {
            assert_eq!(fs_err::read(root.join(number.to_string())).unwrap(), b"content");
        }
    }
}
