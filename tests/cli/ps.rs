use crate::recorded_server::Recorded;
use crate::{coracle, run};

const TWO: &str = r#"[
{"sandbox_id":"0123456789abcdef0123456789abcdef","function":"hello","version":"$LATEST","state":"idle",
 "age_ms":61000,"idle_ms":1500,"memory_bytes":15361000,"pid":42,"invocations":7},
{"sandbox_id":"fedcba98765432100123456789abcdef","function":"slow","version":"3","state":"starting",
 "age_ms":3,"idle_ms":null,"memory_bytes":null,"pid":null,"invocations":0}]"#;

#[test]
fn prints_a_table_with_a_dash_for_what_is_not_known_yet() {
    let server = Recorded::tcp("200 OK", TWO);
    let outcome = run(coracle(&["ps", "--endpoint", server.endpoint()]));
    assert_eq!(
        outcome.stdout,
        "SANDBOX       FUNCTION  VERSION  STATE     AGE    IDLE  MEMORY    PID  INVOCATIONS\n\
         0123456789ab  hello     $LATEST  idle      1m 1s  1s    14.6 MiB  42   7\n\
         fedcba987654  slow      3        starting  3ms    -     -         -    0\n"
    );
    assert_eq!(outcome.code, Some(0));
    assert!(server.request().starts_with("GET /_coracle/environments HTTP/1.1\r\n"));
}

#[test]
fn json_is_the_servers_own() {
    let server = Recorded::tcp("200 OK", TWO);
    let outcome = run(coracle(&["ps", "--json", "--endpoint", server.endpoint()]));
    assert_eq!(outcome.stdout, format!("{TWO}\n"));
    server.request();
}

#[test]
fn an_answer_of_some_other_server_is_an_error() {
    for (head, body) in [("200 OK", "<html>"), ("404 Not Found", "not here")] {
        let server = Recorded::tcp(head, body);
        let outcome = run(coracle(&["ps", "--endpoint", server.endpoint()]));
        assert_eq!(outcome.code, Some(1));
        assert!(outcome.stderr.contains("is it a Coracle server?"), "{}", outcome.stderr);
        server.request();
    }
}
