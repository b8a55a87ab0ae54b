//! The sockets the server listens on.

use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tokio::net::{TcpListener, UnixListener, UnixStream};

use crate::api::Listener;
use crate::config::ListenAddress;

/// An address the server cannot listen on.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    #[error("cannot listen on {address}; give another address with --listen")]
    Bind {
        address: String,
        #[source]
        source: io::Error,
    },
    #[error("cannot listen on unix:{path}: another server answers there")]
    InUse { path: PathBuf },
}

/// Binds an address.
pub(super) async fn bind(address: &ListenAddress) -> Result<Listener, ListenError> {
    match address {
        ListenAddress::Tcp(tcp) => TcpListener::bind(tcp).await.map(Listener::Tcp),
        ListenAddress::Unix(path) => {
            remove_stale(path).await?;
            bind_unix(path).map(Listener::Unix)
        }
    }
    .map_err(|source| ListenError::Bind { address: address.to_string(), source })
}

/// How a client names a bound address: `http://127.0.0.1:4566` or `unix:/path`.
pub(super) fn url(listener: &Listener) -> io::Result<String> {
    Ok(match listener {
        Listener::Tcp(listener) => format!("http://{}", listener.local_addr()?),
        Listener::Unix(listener) => {
            let address = listener.local_addr()?;
            format!("unix:{}", address.as_pathname().unwrap_or(Path::new("")).display())
        }
    })
}

/// Only the server's user and group may connect: the socket is as powerful as the server.
fn bind_unix(path: &Path) -> io::Result<UnixListener> {
    let listener = UnixListener::bind(path)?;
    fs_err::set_permissions(path, PermissionsExt::from_mode(0o660))?;
    Ok(listener)
}

/// A server that was killed leaves its socket file behind; nobody answers there any more.
async fn remove_stale(path: &Path) -> Result<(), ListenError> {
    match UnixStream::connect(path).await {
        Ok(_) => Err(ListenError::InUse { path: path.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => fs_err::remove_file(path)
            .map_err(|source| ListenError::Bind {
                address: format!("unix:{}", path.display()),
                source,
            }),
        // Binding says what is wrong.
        Err(_) => Ok(()),
    }
}
