use serde_json::json;

use crate::model::{AccountId, LayerName, LayerVersionArn};

use super::*;

fn name() -> LayerName {
    "tools".parse().unwrap()
}

fn arn(version: u64) -> LayerVersionArn {
    format!("arn:aws:lambda:eu-west-1:123456789012:layer:tools:{version}").parse().unwrap()
}

fn content(fill: u8, runtimes: &[&str]) -> NewLayerVersion {
    NewLayerVersion {
        content: LayerContent::Archive { digest: Sha256Digest::new([fill; 32]), size: 10 },
        description: String::new(),
        license_info: None,
        compatible_runtimes: Some(runtimes.iter().map(|it| (*it).to_owned()).collect()),
        compatible_architectures: None,
    }
}

async fn published(fixture: &Fixture, fill: u8) -> Arc<LayerVersion> {
    let new = content(fill, &["python3.12"]);
    fixture.functions.publish_layer_version(&scope(), &name(), new).await.unwrap()
}

#[tokio::test]
async fn versions_count_on_after_all_were_deleted() {
    let fixture = Fixture::new().await;
    assert_eq!(published(&fixture, 1).await.arn, arn(1));
    for _ in 0..2 {
        fixture.functions.delete_layer_version(&arn(1)).await.unwrap();
    }
    let fixture = fixture.restarted().await;
    assert_eq!(published(&fixture, 1).await.arn, arn(2));
    let gone = fixture.functions.layer_version(&scope().account, &arn(1));
    assert_refused(gone, "The resource you requested does not exist.");
}

#[tokio::test]
async fn lists_show_the_newest_first_and_only_what_fits() {
    let fixture = Fixture::new().await;
    for (fill, runtime) in [(1, "python3.12"), (2, "nodejs22.x"), (3, "python3.12")] {
        let new = content(fill, &[runtime]);
        fixture.functions.publish_layer_version(&scope(), &name(), new).await.unwrap();
    }
    let node = LayerFilter { runtime: Some("nodejs22.x".to_owned()), architecture: None };
    let all = LayerFilter::default();
    let list = |filter: &LayerFilter, request: &PageRequest| {
        let page =
            fixture.functions.list_layer_versions(&scope(), &name(), filter, request).unwrap();
        let versions: Vec<_> = page.items.iter().map(|version| version.arn.version).collect();
        (versions, page.next)
    };
    let (versions, next) = list(&all, &page(None, 2));
    assert_eq!(versions, [3, 2]);
    assert_eq!(list(&all, &page(next, 2)), (vec![1], None));
    assert_eq!(list(&node, &page(None, 2)).0, [2]);
    let layers = fixture.functions.list_layers(&scope(), &node, &page(None, 50)).unwrap();
    assert_eq!(layers.items.len(), 1);
    let ListedLayer { layer, newest } = &layers.items[0];
    assert_eq!(layer.arn(), "arn:aws:lambda:eu-west-1:123456789012:layer:tools");
    assert_eq!(newest.arn.version, 2);
}

#[tokio::test]
async fn a_function_uses_layers_and_keeps_them_when_they_are_deleted() {
    let fixture = Fixture::new().await;
    published(&fixture, 9).await;
    let with_layer = |layers| ConfigurationChange { layers: Some(layers), ..Default::default() };
    let key = fixture.active("shop").await;
    let change = with_layer(vec![arn(1)]);
    let updated = fixture.functions.update_configuration(&key, change, None).await.unwrap();
    fixture.activate(&updated.activate).await;
    fixture.functions.delete_layer_version(&arn(1)).await.unwrap();
    let fixture = fixture.restarted().await;
    let digest = Sha256Digest::new([9; 32]);
    let running = fixture.functions.resolve(&key, None).unwrap().version;
    assert_eq!(running.layers, [crate::model::Code::Archive(digest)]);
    assert!(fixture.functions.code_in_use().contains(&digest));

    let text = format!("Layer version {} does not exist.", arn(1));
    let again = fixture.functions.update_configuration(&key, with_layer(vec![arn(1)]), None).await;
    assert_refused(again, &text);
}

#[tokio::test]
async fn layers_that_cannot_be_used_together_are_refused() {
    let fixture = Fixture::new().await;
    published(&fixture, 1).await;
    published(&fixture, 2).await;
    let create = |layers: Vec<LayerVersionArn>| {
        let configuration = ConfigurationChange { layers: Some(layers), ..Default::default() };
        fixture.functions.create(NewFunction { configuration, ..new_function("shop") })
    };
    assert_refused(create(vec![arn(1); 6]).await, "Cannot reference more than 5 layers.");
    let twice = |second: u64| {
        format!(
            "Two different versions of the same layer are not allowed to be referenced in the \
             same function. {} and {} are versions of the same layer.",
            arn(1),
            arn(second)
        )
    };
    assert_refused(create(vec![arn(1), arn(1)]).await, &twice(1));
    assert_refused(create(vec![arn(1), arn(2)]).await, &twice(2));
    let mut elsewhere = arn(1);
    elsewhere.region = "us-east-1".parse().unwrap();
    let text = "Layers are not in the same region as the function. \
                Layers are expected to be in region eu-west-1.";
    assert_refused(create(vec![elsewhere]).await, text);
}

fn permission(id: &str) -> LayerPermission {
    LayerPermission {
        statement_id: id.to_owned(),
        action: "lambda:GetLayerVersion".to_owned(),
        principal: Principal::Everyone,
        organization: None,
        revision_id: None,
    }
}

#[tokio::test]
async fn a_policy_of_a_layer_version_comes_and_goes_with_its_statements() {
    let fixture = Fixture::new().await;
    published(&fixture, 1).await;
    assert_eq!(
        fixture.functions.layer_policy(&arn(1)).unwrap_err().to_string(),
        "No policy is associated with the given resource."
    );
    let added = fixture.functions.add_layer_permission(&arn(1), permission("s1")).await;
    let (statement, revision_id) = added.unwrap();
    let expected = json!({
        "Sid": "s1", "Effect": "Allow", "Principal": "*",
        "Action": "lambda:GetLayerVersion", "Resource": arn(1).to_string(),
    });
    assert_eq!(statement, expected);

    let again = fixture.functions.add_layer_permission(&arn(1), permission("s1")).await;
    let text = "The statement id (s1) provided already exists. \
                Please provide a new statement id, or remove the existing statement.";
    assert_refused(again, text);
    let stale = LayerPermission { revision_id: Some(RevisionId::random()), ..permission("s2") };
    let stale = fixture.functions.add_layer_permission(&arn(1), stale).await.unwrap_err();
    assert!(matches!(stale, RegistryError::Precondition(Precondition::LayerPolicy)));
    let missing = fixture.functions.remove_layer_permission(&arn(1), "doesnotexist", None).await;
    assert_refused(missing, "Statement doesnotexist is not found in resource policy.");
    let nowhere = fixture.functions.add_layer_permission(&arn(2), permission("s1")).await;
    assert_refused(nowhere, &format!("Layer version {} does not exist.", arn(2)));

    let fixture = fixture.restarted().await;
    assert_eq!(fixture.functions.layer_policy(&arn(1)).unwrap().statements, [expected]);
    fixture.functions.remove_layer_permission(&arn(1), "s1", Some(revision_id)).await.unwrap();
    assert!(fixture.functions.layer_policy(&arn(1)).is_err());
}

#[tokio::test]
async fn another_account_uses_a_layer_version_once_it_is_shared_with_it() {
    let fixture = Fixture::new().await;
    let version = published(&fixture, 1).await;
    let other: AccountId = "222222222222".parse().unwrap();
    let refused = format!(
        "User: arn:aws:iam::{other}:root is not authorized to perform: lambda:GetLayerVersion on \
         resource: {} because no resource-based policy allows the lambda:GetLayerVersion action",
        arn(1)
    );
    let read = |number| fixture.functions.layer_version(&other, &arn(number));
    assert_refused(read(1), &refused);
    let use_it = || {
        let layers = Some(vec![arn(1)]);
        let configuration = ConfigurationChange { layers, ..Default::default() };
        let mut new = NewFunction { configuration, ..new_function("shop") };
        new.key.account = other.clone();
        fixture.functions.create(new)
    };
    assert_refused(use_it().await, &refused);

    let organization = Some("o-1234567890".to_owned());
    let members = LayerPermission { organization, ..permission("members") };
    fixture.functions.add_layer_permission(&arn(1), members).await.unwrap();
    assert_refused(read(1), &refused);
    let principal = Principal::parse(other.as_str(), &scope().region).unwrap();
    let account = LayerPermission { principal, ..permission("account") };
    fixture.functions.add_layer_permission(&arn(1), account).await.unwrap();
    assert_eq!(read(1).unwrap().content, version.content);
    use_it().await.unwrap();
    // What does not exist is not told from what is not shared.
    assert!(matches!(read(2), Err(RegistryError::Denied { .. })));
}

#[tokio::test]
async fn a_folder_is_a_layer_that_takes_no_room_and_stays_one_after_a_restart() {
    let fixture = Fixture::new().await;
    let folder = LayerContent::Folder("/srv/layer".into());
    let new = NewLayerVersion { content: folder.clone(), ..content(0, &[]) };
    let functions = &fixture.functions;
    let version = functions.publish_layer_version(&scope(), &name(), new).await.unwrap();
    let layers = Some(vec![version.arn.clone()]);
    let configuration = ConfigurationChange { layers, ..Default::default() };
    let new = NewFunction { configuration, ..new_function("shop") };
    functions.create(new).await.unwrap();
    let fixture = fixture.restarted().await;
    let read = fixture.functions.layer_version(&scope().account, &version.arn).unwrap();
    assert_eq!((&read.content, read.content.size()), (&folder, 0));
    let runnable = &fixture.latest("shop").current.runnable;
    assert_eq!(runnable.layers, [crate::model::Code::Folder("/srv/layer".into())]);
}
