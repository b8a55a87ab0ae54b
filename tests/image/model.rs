//! The oracle: layers applied in order to a tree in memory, as `tar` would apply them to one
//! directory, with what Coracle leaves out left out.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};
use tar::EntryType;

use crate::support::hex;

/// A file system object, as far as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) content: Content,
    pub(crate) mode: u32,
    /// None for directories that no archive lists.
    pub(crate) modified: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    Directory,
    /// The digest.
    File(String),
    Link(PathBuf),
    /// Whatever should not be there.
    Other(u8),
}

/// Applies layers, the lowest first.
pub(crate) fn in_order(layers: &[Vec<u8>]) -> BTreeMap<PathBuf, Node> {
    let root = Node { content: Content::Directory, mode: 0o755, modified: None };
    let mut tree = BTreeMap::from([(PathBuf::new(), root)]);
    for layer in layers {
        apply(&mut tree, layer);
    }
    tree
}

fn apply(tree: &mut BTreeMap<PathBuf, Node>, layer: &[u8]) {
    // Whiteouts are about the layers below, so they come before the layer's own entries.
    let below = tree.clone();
    let mut own = BTreeSet::new();
    let mut archive = tar::Archive::new(layer);
    for entry in archive.entries().expect("the layer is a tar") {
        let mut entry = entry.expect("the layer is a tar");
        let name = entry.path().expect("it has a name").into_owned();
        let Some(path) = place(tree, &name) else { continue };
        let leaf = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let parent = path.parent().unwrap_or(Path::new("")).to_owned();
        if let Some(hidden) = leaf.strip_prefix(".wh.") {
            let hidden = if hidden == ".wh..opq" { parent.clone() } else { parent.join(hidden) };
            let keeps_itself = leaf == ".wh..wh..opq";
            tree.retain(|path, _| {
                let is_hit = path.starts_with(&hidden) && !(keeps_itself && *path == hidden);
                !is_hit || own.contains(path) || !below.contains_key(path)
            });
            continue;
        }
        let header = entry.header().clone();
        let content = match header.entry_type() {
            EntryType::Directory => Content::Directory,
            EntryType::Symlink => Content::Link(
                entry.link_name().expect("valid").expect("a link has a target").into(),
            ),
            EntryType::Link => {
                let target = entry.link_name().expect("valid").expect("a link has a target");
                let target = place(tree, &target).expect("it is not the root");
                let node = tree[&target].clone();
                insert(tree, &mut own, path, node);
                continue;
            }
            EntryType::Regular => Content::File(digest(&mut entry)),
            _ => continue,
        };
        let mode = header.mode().expect("valid") & 0o1777;
        let modified = Some(header.mtime().expect("valid"));
        insert(tree, &mut own, path, Node { content, mode, modified });
    }
}

fn insert(
    tree: &mut BTreeMap<PathBuf, Node>,
    own: &mut BTreeSet<PathBuf>,
    path: PathBuf,
    node: Node,
) {
    let is_directory = |node: &Node| node.content == Content::Directory;
    let replaces = tree.get(&path).is_some_and(|old| !(is_directory(old) && is_directory(&node)));
    if replaces {
        tree.retain(|other, _| !other.starts_with(&path));
    }
    for ancestor in path.ancestors().skip(1) {
        own.insert(ancestor.to_owned());
        tree.entry(ancestor.to_owned()).or_insert(Node {
            content: Content::Directory,
            mode: 0o755,
            modified: None,
        });
    }
    own.insert(path.clone());
    tree.insert(path, node);
}

/// Where a name leads: its parent's links are followed within the tree.
fn place(tree: &BTreeMap<PathBuf, Node>, name: &Path) -> Option<PathBuf> {
    let mut ahead: VecDeque<Component> = name.components().collect();
    let leaf = ahead.pop_back()?;
    let mut owned: VecDeque<PathBuf> =
        ahead.iter().map(|part| PathBuf::from(part.as_os_str())).collect();
    let mut path = PathBuf::new();
    while let Some(part) = owned.pop_front() {
        if part == Path::new("/") || part == Path::new(".") {
            continue;
        }
        if part == Path::new("..") {
            path.pop();
            continue;
        }
        path.push(part);
        if let Some(Node { content: Content::Link(target), .. }) = tree.get(&path) {
            path.pop();
            if target.is_absolute() {
                path.clear();
            }
            for part in target.components().rev() {
                owned.push_front(PathBuf::from(part.as_os_str()));
            }
        }
    }
    match leaf {
        Component::Normal(leaf) => Some(path.join(leaf)),
        _ => Some(path),
    }
}

/// Reads a tree that tar wrote.
pub(crate) fn read_tar(archive: &[u8]) -> BTreeMap<PathBuf, Node> {
    let mut tree = BTreeMap::new();
    let mut archive = tar::Archive::new(archive);
    for entry in archive.entries().expect("tar writes tar") {
        let mut entry = entry.expect("tar writes tar");
        let path: PathBuf = entry.path().expect("valid").components().skip(1).collect();
        let header = entry.header().clone();
        let attributes = entry.pax_extensions().expect("valid").map(|extensions| {
            extensions.filter(|extension| {
                let extension = extension.as_ref().expect("valid");
                extension.key_bytes().starts_with(b"SCHILY.xattr.")
            })
        });
        assert_eq!(attributes.map_or(0, Iterator::count), 0, "{} has attributes", path.display());
        let content = match header.entry_type() {
            EntryType::Directory => Content::Directory,
            EntryType::Symlink => {
                Content::Link(entry.link_name().expect("valid").expect("a target").into_owned())
            }
            EntryType::Link => {
                let target = entry.link_name().expect("valid").expect("a target");
                let target: PathBuf = target.components().skip(1).collect();
                let node: &Node = &tree[&target];
                let node = node.clone();
                tree.insert(path, node);
                continue;
            }
            EntryType::Regular => Content::File(digest(&mut entry)),
            other => Content::Other(other.as_byte()),
        };
        let (mode, modified) = (header.mode().expect("valid"), header.mtime().expect("valid"));
        if crate::support::is_root() {
            let uid = header.uid().expect("valid");
            assert_eq!(
                crate::support::owner(),
                coracle::model::LayerOwner::Id(uid.try_into().expect("a uid"))
            );
        }
        tree.insert(path, Node { content, mode: mode & 0o7777, modified: Some(modified) });
    }
    tree
}

fn digest(content: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    content.read_to_end(&mut bytes).expect("the content is there");
    hex(&Sha256::digest(bytes))
}

/// What every image has whatever its layers have; the empty path is the root itself.
const OWN: [&str; 5] = ["", "etc/group", "etc/hosts", "etc/passwd", "etc/resolv.conf"];
/// What every image has where its layers have nothing.
const MOUNT_POINTS: [&str; 8] = ["dev", "etc", "opt", "proc", "sys", "tmp", "var", "var/task"];

/// Compares what the layers of images show; times only where an archive gave one.
#[track_caller]
pub(crate) fn assert_same_tree(
    actual: &BTreeMap<PathBuf, Node>,
    expected: &BTreeMap<PathBuf, Node>,
) {
    let is_one_of = |path: &Path, names: &[&str]| names.iter().any(|name| Path::new(name) == path);
    for (path, node) in expected.iter().filter(|(path, _)| !is_one_of(path, &OWN)) {
        let mut shown =
            actual.get(path).unwrap_or_else(|| panic!("{} is missing", path.display())).clone();
        if node.modified.is_none() {
            shown.modified = None;
        }
        assert_eq!(&shown, node, "{}", path.display());
    }
    for path in actual.keys() {
        let is_added = is_one_of(path, &OWN) || is_one_of(path, &MOUNT_POINTS);
        assert!(is_added || expected.contains_key(path), "{} should not be there", path.display());
    }
}
