//! Reads what the processes of a sandbox print, and keeps the end of it.

use std::collections::VecDeque;
use std::io;
use std::os::fd::AsFd;

use nix::errno::Errno;
use tokio::net::unix::pipe::Receiver;

/// How much of an invocation's log `LogType=Tail` returns (AWS: the last 4 KB).
pub const TAIL_LIMIT: usize = 4096;

/// What one read takes at most: small enough to be cleared for every invocation.
const READ_SIZE: usize = 8 * 1024;

/// Reads in a row before others get their turn: a function that prints without end must not hold
/// the thread that serves it.
const READS_IN_A_ROW: usize = 64;

/// The reading end of a sandbox's stdout or stderr.
#[derive(Debug)]
pub struct OutputPipe {
    /// `None` once every writer is gone.
    pipe: Option<Receiver>,
}

impl OutputPipe {
    /// Takes a pipe.
    pub fn new(pipe: Receiver) -> Self {
        Self { pipe: Some(pipe) }
    }

    /// Waits until there is something to read; never returns once the pipe is closed. Cancel safe.
    pub async fn readable(&self) {
        if let Some(pipe) = &self.pipe
            && pipe.readable().await.is_ok()
        {
            return;
        }
        std::future::pending().await
    }

    /// Takes what was written so far, without waiting, whether or not the I/O driver has noticed
    /// it: what a function printed before it answered belongs to that invocation.
    pub fn drain(&mut self, mut take: impl FnMut(&[u8])) {
        let mut buffer = [0; READ_SIZE];
        for _ in 0..READS_IN_A_ROW {
            let Some(pipe) = &self.pipe else { return };
            let read = match nix::unistd::read(pipe.as_fd(), &mut buffer) {
                Err(Errno::EINTR) => continue,
                // Asking again through the driver makes it forget that the pipe was readable.
                Err(Errno::EAGAIN) => pipe.try_read(&mut buffer),
                read => read.map_err(io::Error::from),
            };
            match read {
                Ok(length @ 1..) => take(&buffer[..length]),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return,
                Ok(0) | Err(_) => self.pipe = None,
            }
        }
    }
}

/// The last bytes of one invocation's log.
#[derive(Debug, Default)]
pub struct LogTail {
    bytes: VecDeque<u8>,
}

impl LogTail {
    /// Appends, forgetting what lies further back than [`TAIL_LIMIT`].
    pub fn push(&mut self, bytes: &[u8]) {
        let kept = &bytes[bytes.len().saturating_sub(TAIL_LIMIT)..];
        let excess = (self.bytes.len() + kept.len()).saturating_sub(TAIL_LIMIT);
        self.bytes.drain(..excess);
        self.bytes.extend(kept);
    }

    /// The tail, leaving it empty for the next invocation.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tail_keeps_the_last_4096_bytes_in_order() {
        let mut tail = LogTail::default();
        let written: Vec<u8> = (0..10_000_u32).map(|i| u8::try_from(i % 251).unwrap()).collect();
        for piece in written.chunks(777) {
            tail.push(piece);
        }
        assert_eq!(tail.take(), written[written.len() - TAIL_LIMIT..]);
        assert_eq!(tail.take(), b"");
        tail.push(&written);
        assert_eq!(tail.take(), written[written.len() - TAIL_LIMIT..]);
    }
}
