//! Hot reload: the folders a function version runs from.
//!
//! A folder's content has a generation. An invocation needs the generation of everything that was
//! written before it arrived; a runtime has the one it was started at. When the runtime's is older,
//! it is replaced before the invocation runs, and idle ones are replaced ahead of any invocation.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::select_all;

use crate::model::{Code, FunctionVersion};
use crate::reload::{
    Change, Filter, Freshness, Glob, InvalidGlob, Settlement, Watch, WatchError, Watcher,
};

/// How long an invocation waits for writes to settle. The watcher settles a stream of writes at the
/// latest after 1.8 s.
const SETTLE_LIMIT: Duration = Duration::from_secs(2);

/// Tags of a function that say which of its files count, as globs separated by spaces. AWS allows
/// no `*` in a tag, so [`ANYTHING`] stands for it.
pub(super) const INCLUDE_TAG: &str = "coracle:reload:include";
pub(super) const EXCLUDE_TAG: &str = "coracle:reload:exclude";

/// What a tag has for `*`. Where a name really has it, the glob matches that as well.
const ANYTHING: &str = "@";

/// Why a folder's changes cannot be followed.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    #[error("the tag {tag} of the function is not a list of globs")]
    Glob {
        tag: &'static str,
        #[source]
        source: InvalidGlob,
    },
    #[error(transparent)]
    Watch(#[from] WatchError),
}

/// The sum of the folders' generations: it grows with every change of any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Generation(u64);

/// The watched folders of one function version. Clones see the same changes.
#[derive(Debug, Clone, Default)]
pub(super) struct Folders {
    watched: Vec<Watched>,
}

#[derive(Debug, Clone)]
struct Watched {
    watch: Watch,
    mount: Mount,
}

/// How a sandbox mounts a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mount {
    /// It shows every change.
    Bind,
    /// One of several layers. The kernel does not promise that an overlay shows changes beneath it,
    /// and it does remember which names do not exist: only a new mount shows a change.
    /// <https://docs.kernel.org/filesystems/overlayfs.html#changes-to-underlying-filesystems>
    Overlay,
}

/// The generation each folder had when a sandbox mounted it.
#[derive(Debug)]
pub(super) struct Mounted(Vec<u64>);

/// Whether a version runs from folders at all; most do not.
pub(super) fn has_folders(version: &FunctionVersion) -> bool {
    paths(version).next().is_some()
}

fn paths(version: &FunctionVersion) -> impl Iterator<Item = (&Path, Mount)> {
    // A single layer needs no overlay.
    let layer = if version.layers.len() == 1 { Mount::Bind } else { Mount::Overlay };
    let layers = version.layers.iter().map(move |code| (code, layer));
    std::iter::once((&version.code, Mount::Bind)).chain(layers).filter_map(|(code, mount)| {
        match code {
            Code::Folder(folder) => Some((folder.as_path(), mount)),
            Code::Archive(_) | Code::Image { .. } => None,
        }
    })
}

/// Which files count: the server's globs, and those of a function's tags.
pub(super) fn filter(
    server: &ReloadGlobs,
    tag: impl Fn(&str) -> Option<String>,
) -> Result<Filter, FolderError> {
    let globs = |name: &'static str, of_server: &[Glob]| {
        let text = tag(name).unwrap_or_default().replace(ANYTHING, "*");
        let of_function = text.split_whitespace().map(str::parse).collect::<Result<Vec<Glob>, _>>();
        let mut globs = of_function.map_err(|source| FolderError::Glob { tag: name, source })?;
        globs.extend_from_slice(of_server);
        Ok::<_, FolderError>(globs)
    };
    Ok(Filter::new(globs(INCLUDE_TAG, &server.include)?, globs(EXCLUDE_TAG, &server.exclude)?))
}

/// Globs that hold for every hot-reloaded function.
#[derive(Debug, Clone, Default)]
pub struct ReloadGlobs {
    /// If not empty, only files that match one of these count.
    pub include: Vec<Glob>,
    pub exclude: Vec<Glob>,
}

impl Folders {
    /// Watches the folders of a version.
    pub(super) async fn watch(
        watcher: &Watcher,
        version: &FunctionVersion,
        filter: &Filter,
    ) -> Result<Self, FolderError> {
        let mut watched = Vec::new();
        for (path, mount) in paths(version) {
            watched.push(Watched { watch: watcher.watch(path, filter.clone()).await?, mount });
        }
        Ok(Self { watched })
    }

    /// The newest generation that is known to be settled.
    pub(super) fn generation(&self) -> Generation {
        Generation(self.watches().map(Watch::generation).sum())
    }

    /// Waits until everything written before this call is settled, and returns its generation. Costs
    /// one system call a folder when nothing was written.
    pub(super) async fn settled(&self) -> Generation {
        let mut sum = 0;
        for watch in self.watches() {
            sum += match watch.sync() {
                Freshness::Settled(generation) => generation,
                Freshness::Pending(pending) => match pending.settled(SETTLE_LIMIT).await {
                    Settlement::Settled(generation) | Settlement::TimedOut(generation) => {
                        generation
                    }
                },
            };
        }
        Generation(sum)
    }

    /// Waits for the next change that this clone has not seen. Cancel safe.
    pub(super) async fn changed(&mut self) {
        if self.watched.is_empty() {
            return std::future::pending().await;
        }
        let changes = self.watched.iter_mut().map(|watched| Box::pin(watched.watch.changed()));
        let next = select_all(changes);
        match next.await {
            (Some(_), _, _) => {}
            // The watcher ends with the server.
            (None, _, _) => std::future::pending().await,
        }
    }

    /// The last change of any folder.
    pub(super) fn last_change(&self) -> Option<Arc<Change>> {
        self.watches().filter_map(Watch::last_change).max_by_key(|change| change.last_write)
    }

    /// What a sandbox that is made after this call mounts.
    pub(super) fn mounted(&self) -> Mounted {
        Mounted(self.watches().map(Watch::generation).collect())
    }

    /// Whether a sandbox shows what is at the folders' paths now: a folder that was deleted and made
    /// again is another directory, which only a new mount shows, as it does a changed [`Mount::Overlay`].
    pub(super) fn are_mounted(&self, mounted: &Mounted) -> bool {
        self.watched.iter().zip(&mounted.0).all(|(Watched { watch, mount }, mounted)| match mount {
            Mount::Bind => watch.mounted_since() <= *mounted,
            Mount::Overlay => watch.generation() <= *mounted,
        })
    }

    fn watches(&self) -> impl Iterator<Item = &Watch> {
        self.watched.iter().map(|watched| &watched.watch)
    }
}
