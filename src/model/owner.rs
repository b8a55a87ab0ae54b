//! Who the files of image layers and of function code belong to on the host.

/// The owner of every file in the image and code stores: uid 0 of every sandbox's user namespace.
///
/// Sandboxes map this one id to their root, so files of images and code are root's inside, as on
/// AWS, while each sandbox's other ids are ids of its own on the host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayerOwner {
    /// A dedicated unprivileged uid and gid, for a server that runs as root.
    Id(u32),
    /// The user the server runs as: without privilege no other owner can be given.
    Server,
}

impl LayerOwner {
    /// The id a server running as root uses: above what Debian, Ubuntu and systemd hand out to
    /// users, subordinate ids and dynamic services.
    pub const DEDICATED: Self = Self::Id(0x7000_0000);
}
