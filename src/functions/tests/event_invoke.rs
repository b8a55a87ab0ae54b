use super::*;

fn retries(count: u32) -> EventInvokeChange {
    EventInvokeChange { maximum_retry_attempts: Some(count), ..EventInvokeChange::default() }
}

fn age(seconds: u32) -> EventInvokeChange {
    EventInvokeChange { maximum_event_age_seconds: Some(seconds), ..EventInvokeChange::default() }
}

fn on_success(arn: &str) -> EventInvokeChange {
    let destinations = Destinations { on_success: Some(arn.to_owned()), on_failure: None };
    EventInvokeChange { destinations: Some(destinations), ..EventInvokeChange::default() }
}

#[tokio::test]
async fn putting_replaces_and_updating_merges() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let functions = &fixture.functions;
    functions.put_event_invoke(&key, None, retries(2)).await.unwrap();
    let put = functions.put_event_invoke(&key, None, age(60)).await.unwrap();
    assert_eq!(put.arn(), format!("{SHOP}:$LATEST"));
    assert_eq!(put.config.maximum_retry_attempts, None);
    let updated = functions.update_event_invoke(&key, None, retries(0)).await.unwrap().config;
    assert_eq!(updated.maximum_retry_attempts, Some(0));
    assert_eq!(updated.maximum_event_age_seconds, Some(60));
    let fixture = fixture.restarted().await;
    let kept = fixture.functions.event_invoke(&key, Some(&Qualifier::LATEST)).unwrap().config;
    assert_eq!(kept.maximum_retry_attempts, Some(0));
}

#[tokio::test]
async fn configurations_are_listed_latest_first_and_deleted_once() {
    let fixture = Fixture::new().await;
    let key = fixture.published("shop").await;
    let functions = &fixture.functions;
    for on in ["live", "1", "$LATEST"] {
        functions.put_event_invoke(&key, Some(&qualifier(on)), retries(1)).await.unwrap();
    }
    let listed = functions.list_event_invokes(&key, &all()).unwrap();
    let arns: Vec<_> = listed.items.iter().map(EventInvokeView::arn).collect();
    assert_eq!(arns, ["$LATEST", "1", "live"].map(|on| format!("{SHOP}:{on}")));
    functions.delete_event_invoke(&key, None).await.unwrap();
    let again = functions.delete_event_invoke(&key, None).await;
    assert_refused(
        again,
        &format!("The function {SHOP}:$LATEST doesn't have an EventInvokeConfig"),
    );
}

#[tokio::test]
async fn what_cannot_be_is_refused_in_the_words_of_aws() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let functions = &fixture.functions;
    let nothing = EventInvokeChange::default();
    let put = async |change| functions.put_event_invoke(&key, None, change).await;
    let nobody = super::key("nobody");
    let missing = "The function doesn't exist.";
    assert_refused(functions.put_event_invoke(&nobody, None, retries(1)).await, missing);
    assert_refused(functions.update_event_invoke(&nobody, None, retries(1)).await, missing);
    let alias = qualifier("none");
    assert_refused(functions.put_event_invoke(&key, Some(&alias), retries(1)).await, missing);
    let config = format!("The function {SHOP}:$LATEST doesn't have an EventInvokeConfig");
    assert_refused(functions.update_event_invoke(&key, None, retries(1)).await, &config);
    let text = "You must specify at least one of error handling or destination setting.";
    assert_refused(functions.put_event_invoke(&nobody, None, nothing.clone()).await, text);
    assert_refused(put(nothing).await, text);
    let text = "You can't specify the function as a destination for itself.";
    assert_refused(put(on_success(SHOP)).await, text);
    let unknown = "arn:aws:lambda:eu-west-1:123456789012:function:doesnotexist";
    let text = format!("The destination ARN {unknown} is invalid.");
    assert_refused(put(on_success(unknown)).await, &text);
    let service = "arn:aws:iam:eu-west-1:123456789012:function:shop";
    let text = format!(
        "The provided destination config DestinationConfig(onSuccess=OnSuccess(\
         destination={service}), onFailure=null) is invalid."
    );
    assert_refused(put(on_success(service)).await, &text);
    fixture.create("other").await;
    put(on_success(&super::key("other").to_string())).await.unwrap();
}
