use super::*;

fn tags(count: usize) -> Tags {
    (0..count).map(|number| (format!("key{number}"), "value".to_owned())).collect()
}

#[tokio::test]
async fn tags_come_go_and_give_the_function_a_new_revision() {
    let fixture = Fixture::new().await;
    fixture.active("shop").await;
    let before = fixture.latest("shop").revision_id;
    fixture.functions.tag(&scope(), SHOP, tags(3)).await.unwrap();
    let after = fixture.latest("shop").revision_id;
    assert_ne!(after, before);
    let changed = Tags::from([("key1".to_owned(), "changed".to_owned())]);
    fixture.functions.tag(&scope(), SHOP, changed).await.unwrap();
    fixture.functions.untag(&scope(), SHOP, &["key0".to_owned(), "none".to_owned()]).await.unwrap();
    let last = fixture.latest("shop").revision_id;
    fixture.functions.untag(&scope(), SHOP, &["none".to_owned()]).await.unwrap();
    assert_eq!(fixture.latest("shop").revision_id, last, "nothing has changed");
    let fixture = fixture.restarted().await;
    let expected = [("key1", "changed"), ("key2", "value")];
    let expected: Tags = expected.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
    assert_eq!(fixture.functions.tags(&scope(), SHOP).unwrap(), expected);
}

#[tokio::test]
async fn a_resource_has_at_most_50_tags() {
    let fixture = Fixture::new().await;
    fixture.active("shop").await;
    let text = "Number of tags exceeds resource tag limit.";
    assert_refused(fixture.functions.tag(&scope(), SHOP, tags(51)).await, text);
    fixture.functions.tag(&scope(), SHOP, tags(50)).await.unwrap();
    let more = Tags::from([("more".to_owned(), String::new())]);
    assert_refused(fixture.functions.tag(&scope(), SHOP, more).await, text);
    let new = NewFunction { tags: tags(51), ..new_function("other") };
    assert_refused(fixture.functions.create(new).await, text);
}

#[tokio::test]
async fn only_what_has_tags_and_exists_can_be_tagged() {
    let fixture = Fixture::new().await;
    fixture.published("shop").await;
    let arn = |resource: &str| format!("arn:aws:lambda:eu-west-1:123456789012:{resource}");
    let mapping = arn("event-source-mapping:8f4bb2a8-0000-4000-8000-000000000000");
    let versions = "Tags on function aliases and versions are not supported. \
                    Please specify a function ARN.";
    for (resource, text) in [
        (arn("function:shop:1"), versions.to_owned()),
        (arn("function:shop:$LATEST"), versions.to_owned()),
        (arn("function:nobody"), format!("Function not found: {}", arn("function:nobody"))),
        (mapping.clone(), format!("Event source mapping not found: {mapping}")),
        (
            arn("capacity-provider:none"),
            format!("Capacity provider not found: {}", arn("capacity-provider:none")),
        ),
        (
            "arn:aws:lambda:eu-west-1:999999999999:function:shop".to_owned(),
            "The resource you requested does not exist.".to_owned(),
        ),
        (arn("layer:tools"), "An error occurred and the request cannot be processed.".to_owned()),
    ] {
        assert_refused(fixture.functions.tag(&scope(), &resource, tags(1)).await, &text);
        assert_refused(fixture.functions.tags(&scope(), &resource), &text);
    }
}
