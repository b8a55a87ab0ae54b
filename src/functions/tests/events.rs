use super::*;

fn new_event(payload: &'static str) -> NewEvent {
    NewEvent {
        id: crate::model::RequestId::random(),
        function: key("shop"),
        qualifier: Some(qualifier("live")),
        client_context: Some("{}".to_owned()),
        trace_id: "Root=1".to_owned(),
        payload: payload.into(),
    }
}

#[tokio::test]
async fn an_event_waits_in_the_state_file_until_it_is_forgotten() {
    let fixture = Fixture::new().await;
    let mut event =
        fixture.functions.accept_event(new_event(r#"{"a":"\u00fc 😀"}"#)).await.unwrap();
    event.failures = 1;
    event.due = event.accepted + jiff::SignedDuration::from_secs(60);
    fixture.functions.postpone_event(&event).await.unwrap();

    let fixture = fixture.restarted().await;
    assert_eq!(fixture.functions.waiting_events().await.unwrap(), [event.clone()]);
    let payload = fixture.functions.event_payload(&event).await.unwrap().unwrap();
    assert_eq!(payload, r#"{"a":"\u00fc 😀"}"#);
    fixture.functions.forget_event(&event).await.unwrap();
    assert_eq!(fixture.functions.waiting_events().await.unwrap(), []);
    assert_eq!(fixture.functions.event_payload(&event).await.unwrap(), None);
}
