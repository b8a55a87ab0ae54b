//! Archives made by hand, member by member, so that they can be anything.

mod hostile;
mod stacks;

use std::collections::BTreeMap;
use std::io::Write;
use std::os::unix::fs::MetadataExt;

use sha2::{Digest, Sha256};
use tar::EntryType;

use super::super::merge::merge;
use super::*;

/// A member written by hand, so that it can be anything.
#[derive(Clone)]
struct Raw {
    name: Vec<u8>,
    kind: EntryType,
    link: Vec<u8>,
    content: Vec<u8>,
    /// The header's size, if it lies.
    size: Option<u64>,
    mode: u32,
    mtime: u64,
}

fn raw(name: &str, kind: EntryType) -> Raw {
    Raw {
        name: name.into(),
        kind,
        link: Vec::new(),
        content: Vec::new(),
        size: None,
        mode: 0o755,
        mtime: 1_700_000_000,
    }
}

fn file(name: &str, content: &str) -> Raw {
    Raw { content: content.into(), mode: 0o644, ..raw(name, EntryType::Regular) }
}

fn directory(name: &str) -> Raw {
    raw(name, EntryType::Directory)
}

fn symlink(name: &str, target: &str) -> Raw {
    Raw { link: target.into(), ..raw(name, EntryType::Symlink) }
}

fn hardlink(name: &str, target: &str) -> Raw {
    Raw { link: target.into(), ..raw(name, EntryType::Link) }
}

/// An extended header with these records, for the member after it.
fn pax(records: &[(&str, &[u8])]) -> Raw {
    let mut content = Vec::new();
    for (key, value) in records {
        // The length counts itself.
        let rest = key.len() + value.len() + 3;
        let length =
            (1..).find(|digits| (rest + digits).to_string().len() == *digits).unwrap() + rest;
        write!(content, "{length} {key}=").unwrap();
        content.extend_from_slice(value);
        content.push(b'\n');
    }
    Raw { content, ..raw("pax", EntryType::XHeader) }
}

fn tar_of(members: &[Raw]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for member in members {
        let mut header = tar::Header::new_ustar();
        let size = member.content.len() as u64;
        header.as_mut_bytes()[..member.name.len()].copy_from_slice(&member.name);
        header.as_mut_bytes()[157..157 + member.link.len()].copy_from_slice(&member.link);
        header.set_entry_type(member.kind);
        header.set_mode(member.mode);
        header.set_uid(12345);
        header.set_mtime(member.mtime);
        header.set_size(member.size.unwrap_or(size));
        header.set_cksum();
        bytes.extend_from_slice(header.as_bytes());
        bytes.extend_from_slice(&member.content);
        bytes.resize(bytes.len().next_multiple_of(512), 0);
    }
    bytes.resize(bytes.len() + 1024, 0);
    bytes
}

/// Layers being unpacked below one directory, which also holds what must not be touched.
struct Bench {
    directory: tempfile::TempDir,
    layers: Vec<PathBuf>,
    budget: Budget,
}

impl Bench {
    fn new() -> Self {
        Self::limited(Limits::default())
    }

    fn limited(limits: Limits) -> Self {
        let directory = tempfile::tempdir().unwrap();
        fs_err::write(directory.path().join("outside"), "untouched").unwrap();
        Self { directory, layers: Vec::new(), budget: Budget::new(limits) }
    }

    fn unpack(
        &self,
        blob: &[u8],
        compression: Compression,
        diff_id: Sha256Digest,
        below: Option<&[PathBuf]>,
    ) -> Result<(PathBuf, Unpacked), UnpackError> {
        let number = fastrand::u64(..);
        let path = self.directory.path().join(format!("{number}.blob"));
        fs_err::write(&path, blob).unwrap();
        let destination = self.directory.path().join(number.to_string());
        fs_err::create_dir(&destination).unwrap();
        let owner = LayerOwner::Server;
        let layer =
            Layer { blob: &path, compression, diff_id, destination: &destination, owner, below };
        unpack(&layer, &self.budget).map(|unpacked| (destination, unpacked))
    }

    /// Unpacks a layer on its own.
    fn alone(&self, members: &[Raw]) -> Result<(PathBuf, Unpacked), UnpackError> {
        let tar = tar_of(members);
        let diff_id = Sha256Digest::new(Sha256::digest(&tar).into());
        self.unpack(&tar, Compression::None, diff_id, None)
    }

    /// Adds a layer on top of those added before, as a pull does it; tells whether it had to be
    /// unpacked again.
    #[track_caller]
    fn add(&mut self, members: &[Raw]) -> Settled {
        let (layer, unpacked) = self.alone(members).unwrap();
        let below: Vec<PathBuf> = self.layers.iter().rev().cloned().collect();
        let settled = settle(&layer, &unpacked.loose_ends, &below).unwrap();
        let layer = match settled {
            Settled::Done => layer,
            Settled::UnpackAgain => {
                let tar = tar_of(members);
                let diff_id = Sha256Digest::new(Sha256::digest(&tar).into());
                self.unpack(&tar, Compression::None, diff_id, Some(&below)).unwrap().0
            }
        };
        self.layers.push(layer);
        settled
    }

    /// What the layers show: names and contents, `->` before a link's target. Looking names up
    /// one by one and merging everything must give the same.
    fn shown(&self) -> BTreeMap<String, String> {
        let layers: Vec<PathBuf> = self.layers.iter().rev().cloned().collect();
        let mut shown = BTreeMap::new();
        collect(&layers, &MergedView::new(&layers), Path::new(""), &mut shown);
        let root = self.directory.path().join("root");
        fs_err::create_dir(&root).unwrap();
        merge(&layers, &root, LayerOwner::Server).unwrap();
        let mut merged = BTreeMap::new();
        let root = [root];
        collect(&root, &MergedView::new(&root), Path::new(""), &mut merged);
        assert_eq!(merged, shown);
        fs_err::remove_dir_all(&root[0]).unwrap();
        shown
    }
}

fn collect(
    layers: &[PathBuf],
    view: &MergedView<'_>,
    at: &Path,
    shown: &mut BTreeMap<String, String>,
) {
    let mut names = Vec::new();
    for layer in layers {
        if let Ok(entries) = fs_err::read_dir(layer.join(at)) {
            names.extend(entries.map(|entry| entry.unwrap().file_name()));
        }
    }
    names.sort();
    names.dedup();
    for name in names {
        let path = at.join(name);
        let parts: Vec<_> = path.iter().collect();
        let Some(found) = view.find(&parts).unwrap() else { continue };
        let file_type = fs_err::symlink_metadata(&found.path).unwrap().file_type();
        let text = path.to_str().unwrap().to_owned();
        if file_type.is_dir() {
            shown.insert(format!("{text}/"), String::new());
            collect(layers, view, &path, shown);
        } else if file_type.is_symlink() {
            let target = fs_err::read_link(&found.path).unwrap();
            shown.insert(text, format!("->{}", target.display()));
        } else {
            shown.insert(text, fs_err::read_to_string(&found.path).unwrap());
        }
    }
}

#[track_caller]
fn assert_shown(bench: &Bench, expected: &[(&str, &str)]) {
    let expected: BTreeMap<String, String> =
        expected.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    assert_eq!(bench.shown(), expected);
}

fn fault(outcome: Result<(PathBuf, Unpacked), UnpackError>) -> Option<EntryFault> {
    match outcome {
        Ok(_) => None,
        Err(UnpackError::Entry { fault, .. }) => Some(fault),
        Err(other) => panic!("{other:?}"),
    }
}
