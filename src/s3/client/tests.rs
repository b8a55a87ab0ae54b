//! What S3 may do to us, on a socket.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::*;

const NAME: ObjectName<'_> = ObjectName { bucket: "code", key: "a b.zip", version: Some("v1") };

/// An S3 that gives these answers, one a connection, and the requests it got.
async fn scripted(
    answers: &'static [&'static str],
) -> (Client, tokio::task::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}/", listener.local_addr().unwrap()).parse().unwrap();
    let served = tokio::spawn(async move {
        let mut requests = Vec::new();
        for answer in answers {
            let (mut connection, _) = listener.accept().await.unwrap();
            let mut request = vec![0; 4096];
            let length = connection.read(&mut request).await.unwrap();
            requests.push(String::from_utf8_lossy(&request[..length]).into_owned());
            connection.write_all(answer.as_bytes()).await.unwrap();
        }
        requests
    });
    (Client::new(S3Options { endpoint: Some(endpoint), credentials: None }), served)
}

async fn get(client: &Client, limit: u64) -> Result<Vec<u8>, GetObjectError> {
    let region = "eu-west-1".parse().unwrap();
    client.get(NAME, &region, limit).await.map(|object| object.bytes)
}

const OBJECT: &str = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";
const ENDLESS: &str = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello hello hello";
const BUSY: &str = "HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
const OTHER: &str = "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";

#[tokio::test]
async fn a_request_is_signed_for_the_region_and_names_the_version() {
    let (client, served) = scripted(&[OBJECT]).await;
    assert_eq!(get(&client, 5).await.unwrap(), b"hello");
    let request = served.await.unwrap().remove(0);
    assert!(request.starts_with("GET /code/a%20b.zip?"), "{request}");
    for part in ["versionId=v1", "X-Amz-Signature=", "%2Feu-west-1%2Fs3%2Faws4_request"] {
        assert!(request.contains(part), "{request} lacks {part}");
    }
}

#[tokio::test]
async fn an_object_is_not_read_beyond_the_limit() {
    let (client, _served) = scripted(&[OBJECT, ENDLESS]).await;
    for _ in 0..2 {
        assert!(matches!(get(&client, 4).await, Err(GetObjectError::TooLarge { limit: 4 })));
    }
}

#[tokio::test]
async fn a_busy_s3_is_asked_again() {
    let (client, served) = scripted(&[BUSY, OBJECT]).await;
    assert_eq!(get(&client, 5).await.unwrap(), b"hello");
    assert_eq!(served.await.unwrap().len(), 2);
}

#[tokio::test]
async fn what_is_no_s3_is_said_to_be_none() {
    let (client, _served) = scripted(&[OTHER]).await;
    let text = get(&client, 5).await.unwrap_err().to_string();
    assert!(text.starts_with("the endpoint http://127.0.0.1:"), "{text}");
    assert!(text.contains("answered 404 Not Found and not as S3 does"), "{text}");
}

#[tokio::test]
async fn nobody_at_the_endpoint_and_no_endpoint_are_told_how_to_be_fixed() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let options = S3Options { endpoint: endpoint.parse().ok(), credentials: None };
    let text = get(&Client::new(options), 5).await.unwrap_err().to_string();
    assert!(text.contains(&endpoint) && text.contains("Connection refused"), "{text}");
    let text = get(&Client::new(S3Options::default()), 5).await.unwrap_err().to_string();
    assert!(text.contains("AWS_ENDPOINT_URL_S3"), "{text}");
}

#[tokio::test]
async fn a_key_cannot_leave_its_bucket() {
    let client = Client::new(S3Options::default());
    let region = "eu-west-1".parse().unwrap();
    for key in ["../other/a.zip", "a/../../b", "./a", "a/."] {
        let name = ObjectName { bucket: "code", key, version: None };
        assert!(matches!(client.get(name, &region, 5).await, Err(GetObjectError::Key)), "{key}");
    }
}
