//! Messages of AWS's event stream encoding, the framing of streamed answers.
//!
//! ```text
//! total length  headers length  CRC32 of these two │ headers │ payload │ CRC32 of all before it
//!      u32           u32                u32        │         │         │         u32
//! ```
//!
//! Numbers are big-endian. Specification: Smithy, "Amazon Event Stream Specification".

use bytes::{BufMut as _, Bytes, BytesMut};

/// The prelude and the checksum at the end, in bytes.
const FRAME: usize = 16;

/// The type of a header whose value is a string.
const STRING: u8 = 7;

/// An event of a stream. Its payload must be smaller than what decoders take, 16 MiB.
#[expect(
    clippy::cast_possible_truncation,
    reason = "events are smaller than 4 GiB, headers than 256 bytes"
)]
pub(crate) fn event(event_type: &str, content_type: &str, payload: &[u8]) -> Bytes {
    let headers =
        [(":event-type", event_type), (":content-type", content_type), (":message-type", "event")];
    let headers_length: usize =
        headers.iter().map(|(name, value)| 1 + name.len() + 3 + value.len()).sum();
    let length = FRAME + headers_length + payload.len();
    let mut message = BytesMut::with_capacity(length);
    message.put_u32(length as u32);
    message.put_u32(headers_length as u32);
    message.put_u32(crc32fast::hash(&message));
    for (name, value) in headers {
        message.put_u8(name.len() as u8);
        message.put_slice(name.as_bytes());
        message.put_u8(STRING);
        message.put_u16(value.len() as u16);
        message.put_slice(value.as_bytes());
    }
    message.put_slice(payload);
    message.put_u32(crc32fast::hash(&message));
    message.freeze()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expected bytes were made with Python's `zlib.crc32`, and botocore reads them.
    #[test]
    fn an_event_is_framed_with_its_headers_and_checksums() {
        let expected = [
            b"\0\0\0\x6f\0\0\0\x5a\xf5\xfe\x87\x1f".as_slice(),
            b"\x0b:event-type\x07\0\x0cPayloadChunk",
            b"\x0d:content-type\x07\0\x18application/octet-stream",
            b"\x0d:message-type\x07\0\x05event",
            b"hello\x29\xe7\x12\x60",
        ];
        let event = event("PayloadChunk", "application/octet-stream", b"hello");
        assert_eq!(event, expected.concat());
    }
}
