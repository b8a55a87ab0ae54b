use serde_json::{Value, json};

use super::*;

const RESOURCE: &str = "The resource you requested does not exist.";

fn permission(id: &str) -> Permission {
    Permission {
        statement_id: id.to_owned(),
        action: "lambda:InvokeFunction".to_owned(),
        principal: Principal::Service("s3.amazonaws.com".to_owned()),
        source_arn: Some("arn:aws:s3:::b".to_owned()),
        source_account: None,
        event_source_token: None,
        organization: None,
        url_auth_type: None,
        invoked_via_url: None,
        revision_id: None,
    }
}

fn statement(id: &str, resource: &str) -> Value {
    json!({
        "Sid": id, "Effect": "Allow", "Principal": { "Service": "s3.amazonaws.com" },
        "Action": "lambda:InvokeFunction", "Resource": resource,
        "Condition": { "ArnLike": { "AWS:SourceArn": "arn:aws:s3:::b" } },
    })
}

fn statements(policy: &ResourcePolicy) -> Value {
    serde_json::from_str::<Value>(&policy.text).unwrap()["Statement"].clone()
}

#[tokio::test]
async fn the_function_its_versions_and_its_aliases_have_policies_of_their_own() {
    let fixture = Fixture::new().await;
    let key = fixture.published("shop").await;
    for (on, resource) in [
        (None, SHOP.to_owned()),
        (Some("1"), format!("{SHOP}:1")),
        (Some("live"), format!("{SHOP}:live")),
    ] {
        let on = on.map(qualifier);
        let added = fixture.functions.add_permission(&key, on.as_ref(), permission("s3")).await;
        assert_eq!(added.unwrap(), statement("s3", &resource));
    }
    let fixture = fixture.restarted().await;
    let of_alias = fixture.functions.policy(&key, Some(&qualifier("live"))).unwrap();
    assert_eq!(statements(&of_alias), json!([statement("s3", &format!("{SHOP}:live"))]));
    assert_eq!(
        of_alias.revision_id,
        fixture.functions.alias(&key, &"live".parse().unwrap()).unwrap().revision_id
    );
    fixture.functions.delete_alias(&key, &"live".parse().unwrap()).await.unwrap();
    assert_eq!(
        fixture.functions.policy(&key, Some(&qualifier("live"))).unwrap_err().to_string(),
        RESOURCE
    );
}

#[tokio::test]
async fn a_change_of_a_policy_gives_the_version_a_new_revision() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let before = fixture.latest("shop").revision_id;
    let first = Permission { revision_id: Some(before), ..permission("s3") };
    fixture.functions.add_permission(&key, None, first).await.unwrap();
    let after = fixture.latest("shop").revision_id;
    assert_ne!(after, before);
    assert_eq!(fixture.functions.policy(&key, None).unwrap().revision_id, after);
    let stale = Permission { revision_id: Some(before), ..permission("s4") };
    let refused = fixture.functions.add_permission(&key, None, stale).await.unwrap_err();
    assert!(matches!(refused, RegistryError::Precondition(Precondition::Policy)));
    let refused = fixture.functions.remove_permission(&key, None, "s3", Some(before)).await;
    assert!(matches!(refused, Err(RegistryError::Precondition(Precondition::FunctionOrAlias))));
}

#[tokio::test]
async fn what_is_not_there_is_missed_in_the_words_of_aws() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let functions = &fixture.functions;
    assert_eq!(functions.policy(&key, None).unwrap_err().to_string(), RESOURCE);
    assert_eq!(functions.policy(&super::key("none"), None).unwrap_err().to_string(), RESOURCE);
    let none = functions.remove_permission(&key, None, "s3", None).await;
    assert_refused(none, "No policy is associated with the given resource.");
    let none = functions.remove_permission(&super::key("none"), None, "s3", None).await;
    assert_refused(
        none,
        "No policy found for: arn:aws:lambda:eu-west-1:123456789012:function:none",
    );
    functions.add_permission(&key, None, permission("s3")).await.unwrap();
    let none = functions.remove_permission(&key, None, "non-existent", None).await;
    assert_refused(none, "Statement non-existent is not found in resource policy.");
    let twice = functions.add_permission(&key, None, permission("s3")).await;
    let text = "The statement id (s3) provided already exists. \
                Please provide a new statement id, or remove the existing statement.";
    assert_refused(twice, text);
    let latest = functions.add_permission(&key, Some(&Qualifier::LATEST), permission("s4")).await;
    assert_refused(latest, "We currently do not support adding policies for $LATEST.");
    let version = functions.add_permission(&key, Some(&qualifier("42")), permission("s4")).await;
    assert_refused(version, &format!("Function not found: {SHOP}:42"));
    let alias = functions.add_permission(&key, Some(&qualifier("none")), permission("s4")).await;
    assert_refused(alias, &format!("Cannot find alias arn: {SHOP}:none"));
    for impossible in ["valid-with-$", "007"] {
        let on = qualifier(impossible);
        let alias = functions.add_permission(&key, Some(&on), permission("s4")).await;
        assert_refused(alias, &format!("Function not found: {SHOP}:{impossible}"));
    }
}

#[tokio::test]
async fn every_condition_of_a_request_is_in_the_statement() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let full = Permission {
        source_account: Some("123456789012".to_owned()),
        event_source_token: Some("token".to_owned()),
        organization: Some("o-1".to_owned()),
        url_auth_type: Some("NONE".to_owned()),
        invoked_via_url: Some(true),
        ..permission("s")
    };
    let text = "FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action";
    assert_refused(fixture.functions.add_permission(&key, None, full.clone()).await, text);
    let full = Permission { action: "lambda:InvokeFunctionUrl".to_owned(), ..full };
    let added = fixture.functions.add_permission(&key, None, full).await.unwrap();
    let expected = json!({
        "StringEquals": {
            "AWS:SourceAccount": "123456789012",
            "lambda:EventSourceToken": "token",
            "aws:PrincipalOrgID": "o-1",
            "lambda:FunctionUrlAuthType": "NONE",
        },
        "Bool": { "lambda:InvokedViaFunctionUrl": "true" },
        "ArnLike": { "AWS:SourceArn": "arn:aws:s3:::b" },
    });
    assert_eq!(added["Condition"], expected);
}

#[tokio::test]
async fn a_policy_has_its_limit() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let huge = Permission { source_arn: Some("x".repeat(20_480)), ..permission("s") };
    let refused = fixture.functions.add_permission(&key, None, huge).await.unwrap_err();
    assert!(matches!(refused, RegistryError::PolicyTooLong { limit: 20_480, .. }), "{refused:?}");
    assert!(fixture.functions.policy(&key, None).is_err());
}

#[tokio::test]
async fn a_whole_policy_can_be_put_and_deleted() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let functions = &fixture.functions;
    let text = policy_text(&[statement("whole", SHOP)]);
    let put = functions.put_resource_policy(&key, None, &text, None).await.unwrap();
    assert_eq!(put.text, text);
    functions.add_permission(&key, None, permission("more")).await.unwrap();
    let stale = functions.delete_resource_policy(&key, None, Some(put.revision_id)).await;
    assert!(matches!(stale, Err(RegistryError::Precondition(Precondition::Policy))));
    functions.delete_resource_policy(&key, None, None).await.unwrap();
    assert_refused(functions.delete_resource_policy(&key, None, None).await, RESOURCE);
    for text in ["no JSON", "{}", r#"{"Statement":[]}"#, r#"{"Statement":["s"]}"#] {
        let refused = functions.put_resource_policy(&key, None, text, None).await;
        assert!(
            matches!(refused, Err(RegistryError::Invalid(Invalid::PolicyDocument(_)))),
            "{text}"
        );
    }
}
