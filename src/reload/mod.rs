//! Hot reload: folders in, changes out.
//!
//! ```text
//! inotify ─▶ tree ─────▶ debounce ──────▶ ledger ─────────────▶ Change
//! or polling  what happened  when it is over  did content change
//! ```
//!
//! A [`Watcher`] watches folders, each on a thread of its own, once however many watches use it.
//! A [`Watch`] tells two things:
//!
//! - [`Watch::changed`] yields a [`Change`] after each burst of writes that changed content;
//! - [`Watch::sync`] tells, when an invocation arrives, whether the newest generation is known
//!   already. The kernel queues an inotify event before the `close(2)` of the writer returns, so
//!   looking whether the queue is empty is enough to know: one system call. When it is not, waiting
//!   for [`Pending::settled`] gives the generation that contains every file that was closed before.
//!
//! What counts as a change is said in `content` (bytes, read and execute permission), `filter`
//! (ignored files) and `debounce` (when a burst is over).
//!
//! **Invariant:** a generation is published after its files were read, so a runtime started at a
//! generation sees its content or newer, never older.
//!
//! **Invariant:** this module knows nothing of functions or sandboxes.
//!
//! # Costs
//!
//! One inotify instance and one thread for each folder, one watch for each directory (about 1 KiB
//! of kernel memory), some 300 bytes for each file. Nothing runs while nothing is written.
//!
//! # Limits
//!
//! - Writing through a shared memory map raises no event; the file's next `close` or rename does.
//! - A file changed and changed back within one burst is no change, even if something read it in
//!   between.
//! - Until a file's content has been read once in the background (folders of up to a few thousand
//!   files are read before [`Watcher::watch`] returns, the first 256 MiB of larger ones soon
//!   after), and always for files above 8 MiB, a touch counts as a change.
//! - Where the kernel gives no watches, and on file systems that others write to (NFS, SMB, 9p, FUSE),
//!   directories are scanned four times a second and for each [`Watch::sync`]: about 1 ms for each
//!   thousand files on a local disk. The promise of [`Watch::sync`] holds there as well, as far as
//!   the file system shows a write when its writer has closed.
//! - A change of owner or of access control lists is no change.
//! - Links are not followed beneath the folder (see `tree`).

mod content;
mod debounce;
mod filter;
mod folder;
mod ledger;
mod tree;
mod watcher;

pub use filter::{Filter, Glob, InvalidGlob};
pub use watcher::{Change, Freshness, Pending, Settlement, Watch, WatchError, Watcher};
