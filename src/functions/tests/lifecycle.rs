use super::*;

const STALE: &str = "The Revision Id provided does not match the latest Revision Id. \
                     Call the GetFunction/GetAlias API to retrieve the latest Revision Id";

#[tokio::test]
async fn a_created_function_is_pending_with_aws_defaults_and_then_active() {
    let fixture = Fixture::new().await;
    let created = fixture.create("shop").await;
    let version = &created.view.version;
    assert_eq!(created.view.arn(), "arn:aws:lambda:eu-west-1:123456789012:function:shop");
    assert_eq!((version.state, version.last_update), (FunctionState::Pending, None));
    assert_eq!(version.state_reason, Some(Reason::creating()));
    let configuration = &version.current.configuration;
    assert_eq!(configuration.timeout.as_secs(), 3);
    assert_eq!(configuration.memory.0, 128);
    assert_eq!(configuration.ephemeral_storage.0, 512);
    assert_eq!(configuration.logging.group, "/aws/lambda/shop");

    fixture.activate(&created.activate).await;
    let active = fixture.latest("shop");
    assert_eq!(active.state, FunctionState::Active);
    assert_eq!(active.state_reason, None);
    assert_eq!(active.last_update, Some(UpdateStatus::Successful));
    assert_ne!(active.revision_id, version.revision_id);
    assert_eq!(active.last_modified, version.last_modified);
}

#[tokio::test]
async fn a_function_cannot_be_made_twice_but_in_another_region() {
    let fixture = Fixture::new().await;
    fixture.create("shop").await;
    let again = fixture.functions.create(new_function("shop")).await;
    assert_refused(again, "Function already exist: shop");
    let mut elsewhere = new_function("shop");
    elsewhere.key.region = "us-east-1".parse().unwrap();
    fixture.functions.create(elsewhere).await.unwrap();
}

#[tokio::test]
async fn a_pending_function_can_neither_run_nor_change_nor_be_published() {
    let fixture = Fixture::new().await;
    fixture.create("shop").await;
    let pending = "The operation cannot be performed at this time. \
                   The function is currently in the following state: Pending";
    let resolved = fixture.functions.resolve(&key("shop"), None).unwrap();
    assert_eq!(resolved.expect_invocable().unwrap_err().to_string(), pending);
    let updated = fixture.functions.update_code(&key("shop"), new_code(archive(2))).await;
    assert_refused(updated, pending);
    let published = fixture.functions.publish(&key("shop"), Publication::default()).await;
    assert_refused(published, pending);
}

#[tokio::test]
async fn invocations_stay_on_the_former_code_until_an_update_succeeds() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let before = fixture.functions.resolve(&key, None).unwrap().version;
    let updated = fixture.functions.update_code(&key, new_code(archive(2))).await.unwrap();
    let version = &updated.view.version;
    assert_eq!(version.state, FunctionState::Active);
    assert_eq!(version.last_update, Some(UpdateStatus::InProgress));
    assert_eq!(version.last_update_reason, Some(Reason::creating()));
    assert_eq!(version.current.code, archive(2));
    assert_eq!(fixture.functions.resolve(&key, None).unwrap().version, before);

    let again = fixture.functions.update_configuration(&key, description("x"), None).await;
    let text = "The operation cannot be performed at this time. An update is in progress for \
                resource: arn:aws:lambda:eu-west-1:123456789012:function:shop";
    assert_refused(again, text);

    fixture.activate(&updated.activate).await;
    let after = fixture.functions.resolve(&key, None).unwrap().version;
    assert_eq!(after, updated.activate[0]);
    assert_ne!(after.revision, before.revision);
}

#[tokio::test]
async fn a_failed_update_shows_why_and_leaves_the_former_code_running_after_a_restart_too() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let before = fixture.functions.resolve(&key, None).unwrap().version;
    let updated = fixture.functions.update_code(&key, new_code(archive(2))).await.unwrap();
    let revision = updated.activate[0].revision;
    let version_key = &updated.activate[0].key;
    fixture.functions.activation_failed(version_key, revision, broken()).await.unwrap();

    let fixture = fixture.restarted().await;
    let latest = fixture.latest("shop");
    assert_eq!(latest.state, FunctionState::Active);
    assert_eq!(latest.last_update, Some(UpdateStatus::Failed));
    assert_eq!(latest.last_update_reason, Some(broken()));
    assert_eq!(latest.current.code, archive(2));
    assert_eq!(fixture.functions.resolve(&key, None).unwrap().version, before);
    let in_use = fixture.functions.code_in_use();
    assert!(in_use.contains(&Sha256Digest::new([1; 32])), "{in_use:?}");
}

#[tokio::test]
async fn a_failed_function_can_be_repaired_by_an_update() {
    let fixture = Fixture::new().await;
    let created = fixture.create("shop").await;
    let version = &created.activate[0];
    fixture.functions.activation_failed(&version.key, version.revision, broken()).await.unwrap();
    assert_eq!(fixture.latest("shop").state, FunctionState::Failed);
    assert_eq!(fixture.latest("shop").state_reason, Some(broken()));
    let updated = fixture.functions.update_code(&key("shop"), new_code(archive(2))).await.unwrap();
    fixture.activate(&updated.activate).await;
    assert_eq!(fixture.latest("shop").state, FunctionState::Active);
}

#[tokio::test]
async fn news_of_a_replaced_definition_changes_nothing() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let before = fixture.latest("shop");
    let version = &before.current.runnable.key;
    fixture.functions.activation_failed(version, RevisionId::random(), broken()).await.unwrap();
    fixture.functions.delete(&key, None).await.unwrap();
    fixture
        .functions
        .activation_succeeded(version, before.current.runnable.revision, None)
        .await
        .unwrap();
    assert!(fixture.functions.get(&key, None).is_err());
}

#[tokio::test]
async fn a_change_needs_the_last_revision_when_it_names_one() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let stale =
        fixture.functions.update_configuration(&key, description("x"), Some(RevisionId::random()));
    assert_refused(stale.await, STALE);
    let last = fixture.latest("shop").revision_id;
    fixture.functions.update_configuration(&key, description("x"), Some(last)).await.unwrap();
}

#[tokio::test]
async fn a_dry_run_answers_like_an_update_and_changes_nothing() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let before = fixture.latest("shop");
    let change = CodeChange { mode: UpdateMode::DryRun, ..new_code(archive(2)) };
    let answer = fixture.functions.update_code(&key, change).await.unwrap();
    assert_eq!(answer.view.version.current.code, archive(2));
    assert!(answer.activate.is_empty());
    assert_eq!(fixture.latest("shop").revision_id, before.revision_id);
}

#[tokio::test]
async fn code_of_another_package_type_is_refused() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let image = FunctionCode::Image { uri: "shop:1".to_owned(), digest: None };
    let to_image = fixture.functions.update_code(&key, new_code(image)).await;
    assert_refused(
        to_image,
        "Please don't provide ImageUri when updating a function with packageType Zip.",
    );
    let created = fixture.functions.create(new_image_function("image", "shop:1"));
    fixture.activate(&created.await.unwrap().activate).await;
    let to_archive =
        fixture.functions.update_code(&super::key("image"), new_code(archive(1))).await;
    assert_refused(
        to_archive,
        "Please provide ImageUri when updating a function with packageType Image.",
    );
}

#[tokio::test]
async fn an_active_image_function_runs_the_digest_it_was_pulled_by() {
    let fixture = Fixture::new().await;
    let new = new_image_function("shop", "127.0.0.1:5000/shop:latest");
    let created = fixture.functions.create(new).await.unwrap();
    assert_eq!(created.view.version.current.code.sha256(), None);
    let digest = Sha256Digest::new([7; 32]);
    let version = &created.activate[0];
    fixture
        .functions
        .activation_succeeded(&version.key, version.revision, Some(digest))
        .await
        .unwrap();
    let fixture = fixture.restarted().await;
    let pinned = format!("127.0.0.1:5000/shop@sha256:{digest}");
    let running = fixture.functions.resolve(&key("shop"), None).unwrap().version;
    assert!(
        matches!(&running.code, crate::model::Code::Image { uri, .. } if *uri == pinned),
        "{running:?}"
    );
    assert_eq!(running.revision, version.revision);
    assert_eq!(fixture.latest("shop").current.code.sha256(), Some(digest.to_string()));
    assert_eq!(fixture.functions.runnables().len(), 2);
}

#[tokio::test]
async fn a_restart_keeps_everything_and_tells_what_is_unfinished() {
    let fixture = Fixture::new().await;
    let environment =
        Some(vec![("B".to_owned(), "2".to_owned()), ("A".to_owned(), "1".to_owned())]);
    let configuration = ConfigurationChange { environment, ..new_function("kept").configuration };
    let tags = BTreeMap::from([("team".to_owned(), "a".to_owned())]);
    let new = NewFunction { configuration, tags: tags.clone(), ..new_function("kept") };
    let created = fixture.functions.create(new).await.unwrap();
    fixture.activate(&created.activate).await;
    let before = fixture.latest("kept");
    let pending = fixture.create("pending").await;

    let fixture = fixture.restarted().await;
    let kept = fixture.functions.get(&key("kept"), None).unwrap();
    assert_eq!(kept.function.settings.tags, tags);
    assert_eq!(kept.version.current.configuration, before.current.configuration);
    assert_eq!(kept.version.current.runnable, before.current.runnable);
    assert_eq!(kept.version.revision_id, before.revision_id);
    assert_eq!(fixture.functions.unfinished(), pending.activate);
}

#[tokio::test]
async fn what_was_answered_survives_a_kill() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let before = fixture.latest("shop").revision_id;
    // What a kill leaves: the file and its log, which nobody closed.
    let left = tempfile::tempdir().unwrap();
    for name in ["state.db", "state.db-wal"] {
        fs_err::copy(fixture.directory.path().join(name), left.path().join(name)).unwrap();
    }
    let functions = open(&left, Limits::default()).await;
    assert_eq!(functions.get(&key, None).unwrap().version.revision_id, before);
}

#[tokio::test]
async fn of_many_requests_at_once_one_makes_the_function() {
    let fixture = Fixture::new().await;
    let creates = (0..20).map(|_| {
        let functions = fixture.functions.clone();
        tokio::spawn(async move { functions.create(new_function("shop")).await })
    });
    let outcomes = futures_util::future::join_all(creates).await;
    let made = outcomes.iter().filter(|outcome| matches!(outcome, Ok(Ok(_)))).count();
    assert_eq!(made, 1);
    assert_eq!(fixture.functions.account_settings(&scope()).function_count, 1);
}

#[tokio::test]
async fn a_deleted_function_is_gone_with_its_versions() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    fixture.functions.publish(&key, Publication::default()).await.unwrap();
    let gone = fixture.functions.delete(&key, None).await.unwrap();
    assert_eq!(gone.len(), 2);
    let fixture = fixture.restarted().await;
    let text = "Function not found: arn:aws:lambda:eu-west-1:123456789012:function:shop";
    assert_eq!(fixture.functions.get(&key, None).unwrap_err().to_string(), text);
    let again = fixture.functions.delete(&key, Some(&"1221".parse().unwrap())).await;
    assert_refused(again, text);
    let invoked = fixture.functions.resolve(&key, None).unwrap_err();
    assert_eq!(invoked.to_string(), format!("{text}:$LATEST"));
}

#[tokio::test]
async fn an_account_without_room_takes_no_code() {
    let limits = Limits { total_code_size: 150, ..Limits::default() };
    let fixture = Fixture::with_limits(limits).await;
    fixture.create("first").await;
    let second = fixture.functions.create(new_function("second")).await;
    assert_refused(second, "Code storage limit exceeded.");
}
