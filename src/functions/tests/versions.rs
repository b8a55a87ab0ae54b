use super::*;

async fn publish(fixture: &Fixture, publication: Publication) -> Arc<VersionRecord> {
    fixture.functions.publish(&key("shop"), publication).await.unwrap().view.version
}

fn described(text: &str) -> Publication {
    Publication { description: Some(text.to_owned()), ..Publication::default() }
}

async fn update(fixture: &Fixture, text: &str) {
    let key = key("shop");
    let change = fixture.functions.update_configuration(&key, description(text), None).await;
    fixture.activate(&change.unwrap().activate).await;
}

#[tokio::test]
async fn publishing_what_has_not_changed_gives_the_same_version() {
    let fixture = Fixture::new().await;
    fixture.active("shop").await;
    let latest = fixture.latest("shop").revision_id;
    let first = publish(&fixture, Publication::default()).await;
    assert_eq!(first.version.to_string(), "1");
    assert_eq!(first.state, FunctionState::Active);
    assert_eq!(first.last_update, Some(UpdateStatus::Successful));
    let after_first = fixture.latest("shop").revision_id;
    assert_ne!(after_first, latest, "publishing gives $LATEST a new revision, as recorded");

    let again = publish(&fixture, Publication::default()).await;
    assert_eq!(again.revision_id, first.revision_id);
    assert_eq!(fixture.latest("shop").revision_id, after_first);

    update(&fixture, "changed").await;
    assert_eq!(publish(&fixture, Publication::default()).await.version.to_string(), "2");
}

#[tokio::test]
async fn a_description_of_its_own_does_not_make_a_version_differ() {
    let fixture = Fixture::new().await;
    fixture.active("shop").await;
    let first = publish(&fixture, described("the first")).await;
    assert_eq!(first.current.configuration.description, "the first");
    assert_eq!(fixture.latest("shop").current.configuration.description, "");
    let fixture = fixture.restarted().await;
    assert_eq!(publish(&fixture, described("another")).await.version, first.version);
    update(&fixture, "the first").await;
    assert_ne!(publish(&fixture, Publication::default()).await.version, first.version);
}

#[tokio::test]
async fn a_version_keeps_its_code_when_latest_changes() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let first = publish(&fixture, Publication::default()).await;
    let change = fixture.functions.update_code(&key, new_code(archive(2))).await.unwrap();
    fixture.activate(&change.activate).await;
    let qualifier = "1".parse().unwrap();
    let view = fixture.functions.get(&key, Some(&qualifier)).unwrap();
    assert_eq!(view.version.revision_id, first.revision_id);
    assert_eq!(view.version.current.code, archive(1));
    assert_eq!(view.arn(), "arn:aws:lambda:eu-west-1:123456789012:function:shop:1");
    let run = fixture.functions.resolve(&key, Some(&qualifier)).unwrap().version;
    assert_eq!(run.key.version.to_string(), "1");
}

#[tokio::test]
async fn published_with_its_creation_a_version_is_pending_under_the_unqualified_arn() {
    let fixture = Fixture::new().await;
    let new = NewFunction { publish: Publish::Yes, ..new_function("shop") };
    let created = fixture.functions.create(new).await.unwrap();
    assert_eq!(created.view.version.version.to_string(), "1");
    assert_eq!(created.view.version.state, FunctionState::Pending);
    assert_eq!(created.view.arn(), "arn:aws:lambda:eu-west-1:123456789012:function:shop");
    assert_eq!(created.activate.len(), 2);
    fixture.activate(&created.activate).await;
    let again = publish(&fixture, Publication::default()).await;
    assert_eq!((again.version.to_string().as_str(), again.state), ("1", FunctionState::Active));
}

#[tokio::test]
async fn published_with_new_code_a_version_waits_for_its_own_activation() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let change = CodeChange { publish: Publish::Yes, ..new_code(archive(2)) };
    let updated = fixture.functions.update_code(&key, change).await.unwrap();
    assert_eq!(updated.view.arn(), "arn:aws:lambda:eu-west-1:123456789012:function:shop:1");
    let version = &updated.view.version;
    assert_eq!((version.state, version.last_update), (FunctionState::Pending, None));
    assert_eq!(fixture.latest("shop").last_update, Some(UpdateStatus::InProgress));
    assert_eq!(updated.activate.len(), 2);
}

#[tokio::test]
async fn only_the_code_and_revision_that_the_client_means_are_published() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let current = fixture.latest("shop").current.code.sha256().unwrap();
    let wrong = Publication { code_sha256: Some("wrong".to_owned()), ..Publication::default() };
    let text = format!(
        "CodeSHA256 (wrong) is different from current CodeSHA256 in $LATEST ({current}). \
         Please try again with the CodeSHA256 in $LATEST."
    );
    assert_refused(fixture.functions.publish(&key, wrong).await, &text);
    let stale = Publication { revision_id: Some(RevisionId::random()), ..Publication::default() };
    let refused = fixture.functions.publish(&key, stale).await.unwrap_err();
    assert!(matches!(refused, RegistryError::Precondition(Precondition::FunctionOrAlias)));
    let right = Publication { code_sha256: Some(current), ..Publication::default() };
    publish(&fixture, right).await;
}

#[tokio::test]
async fn after_a_failed_update_a_version_has_to_be_activated_and_of_a_failed_function_is_none() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let change = fixture.functions.update_code(&key, new_code(archive(2))).await.unwrap();
    let FunctionVersion { key: latest, revision, .. } = &*change.activate[0];
    fixture.functions.activation_failed(latest, *revision, broken()).await.unwrap();
    let published = fixture.functions.publish(&key, Publication::default()).await.unwrap();
    assert_eq!(published.view.version.state, FunctionState::Pending);
    assert_eq!(published.activate, fixture.functions.unfinished());

    let failed = fixture.create("failed").await.activate.remove(0);
    fixture.functions.activation_failed(&failed.key, failed.revision, broken()).await.unwrap();
    let refused = fixture.functions.publish(&failed.key.function, Publication::default()).await;
    let text = "The operation cannot be performed at this time. \
                The function is currently in the following state: Failed";
    assert_refused(refused, text);
}

#[tokio::test]
async fn a_number_is_not_used_again() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    publish(&fixture, Publication::default()).await;
    let gone = fixture.functions.delete(&key, Some(&"1".parse().unwrap())).await.unwrap();
    assert_eq!(gone.len(), 1);
    let fixture = fixture.restarted().await;
    assert_eq!(publish(&fixture, Publication::default()).await.version.to_string(), "2");
    let missing = fixture.functions.delete(&key, Some(&"1".parse().unwrap())).await.unwrap();
    assert!(missing.is_empty(), "{missing:?}");
}

#[tokio::test]
async fn latest_aliases_and_named_versions_cannot_be_deleted_as_versions() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    publish(&fixture, Publication::default()).await;
    let alias = NewAlias {
        name: "live".parse().unwrap(),
        version: "1".parse().unwrap(),
        description: String::new(),
        weights: Vec::new(),
    };
    fixture.functions.create_alias(&key, alias).await.unwrap();
    for (qualifier, text) in [
        ("$LATEST", "$LATEST version cannot be deleted without deleting the function."),
        ("live", "Deletion of aliases is not currently supported."),
        ("1", "Unable to delete version because the following aliases reference it: [live]"),
    ] {
        let refused = fixture.functions.delete(&key, Some(&qualifier.parse().unwrap())).await;
        assert_refused(refused, text);
    }
}
