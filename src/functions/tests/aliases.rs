use super::*;

fn alias(name: &str, version: &str, weights: &[(&str, f64)]) -> NewAlias {
    NewAlias {
        name: name.parse().unwrap(),
        version: version.parse().unwrap(),
        description: String::new(),
        weights: parsed(weights),
    }
}

fn parsed(weights: &[(&str, f64)]) -> Vec<(Qualifier, f64)> {
    weights.iter().map(|(version, weight)| (version.parse().unwrap(), *weight)).collect()
}

/// A function with the versions 1 and 2.
async fn fixture() -> (Fixture, FunctionKey) {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    for text in ["one", "two"] {
        let change = fixture.functions.update_configuration(&key, description(text), None).await;
        fixture.activate(&change.unwrap().activate).await;
        fixture.functions.publish(&key, Publication::default()).await.unwrap();
    }
    (fixture, key)
}

#[tokio::test]
async fn an_alias_runs_and_shows_its_version() {
    let (fixture, key) = fixture().await;
    let created = fixture.functions.create_alias(&key, alias("live", "1", &[])).await.unwrap();
    let fixture = fixture.restarted().await;
    let name = "live".parse().unwrap();
    assert_eq!(fixture.functions.alias(&key, &name).unwrap(), created);
    let qualifier = "live".parse().unwrap();
    let view = fixture.functions.get(&key, Some(&qualifier)).unwrap();
    assert_eq!(view.arn(), format!("{SHOP}:live"));
    assert_eq!(view.version.current.configuration.description, "one");
    let run = fixture.functions.resolve(&key, Some(&qualifier)).unwrap().version;
    assert_eq!(run.key.version.to_string(), "1");
}

#[tokio::test]
async fn weights_split_invocations_between_two_versions() {
    let (fixture, key) = fixture().await;
    fixture.functions.create_alias(&key, alias("live", "1", &[("2", 0.5)])).await.unwrap();
    let qualifier: Qualifier = "live".parse().unwrap();
    let mut runs = [0, 0];
    for _ in 0..1000 {
        let run = fixture.functions.resolve(&key, Some(&qualifier)).unwrap().version;
        runs[usize::from(run.key.version.to_string() == "2")] += 1;
    }
    assert!(runs.iter().all(|count| 400 < *count), "{runs:?}");
}

#[tokio::test]
async fn what_an_alias_cannot_be_is_refused_in_the_words_of_aws() {
    let (fixture, key) = fixture().await;
    fixture.functions.create_alias(&key, alias("custom", "1", &[])).await.unwrap();
    for (new, text) in [
        (alias("custom", "1", &[]), format!("Alias already exists: {SHOP}:custom")),
        (alias("a", "10", &[]), format!("Function not found: {SHOP}:10")),
        (alias("a", "1", &[("10", 0.5)]), format!("Function not found: {SHOP}:10")),
        (
            alias("a", "1", &[("2", 0.5), ("1", 0.5)]),
            "Number of items in AdditionalVersionWeights cannot be greater than 1".to_owned(),
        ),
        (
            alias("a", "1", &[("1", 0.5)]),
            "Invalid function version 1. \
             Function version 1 is already included in routing configuration."
                .to_owned(),
        ),
        (
            alias("a", "$LATEST", &[("1", 0.5)]),
            "$LATEST is not supported for an alias pointing to more than 1 version".to_owned(),
        ),
    ] {
        assert_refused(fixture.functions.create_alias(&key, new).await, &text);
    }
    let unknown = super::key("shop-unknown");
    let refused = fixture.functions.create_alias(&unknown, alias("a", "1", &[])).await;
    assert_refused(refused, &format!("Function not found: {SHOP}-unknown:1"));
    let read = fixture.functions.alias(&key, &"none".parse().unwrap()).unwrap_err();
    assert_eq!(read.to_string(), format!("Cannot find alias arn: {SHOP}:none"));
    let name = "none".parse().unwrap();
    let updated = fixture.functions.update_alias(&key, &name, AliasChange::default()).await;
    assert_refused(updated, &format!("Alias not found: {SHOP}:none"));
}

#[tokio::test]
async fn an_update_keeps_what_it_leaves_out_and_empty_weights_remove_them() {
    let (fixture, key) = fixture().await;
    let new = NewAlias { description: "text".to_owned(), ..alias("live", "1", &[("2", 0.2)]) };
    let created = fixture.functions.create_alias(&key, new).await.unwrap();
    let name = "live".parse().unwrap();
    let unchanged =
        fixture.functions.update_alias(&key, &name, AliasChange::default()).await.unwrap();
    assert_ne!(unchanged.revision_id, created.revision_id);
    assert_eq!(unchanged.weights, created.weights);
    let change = AliasChange { weights: Some(Vec::new()), ..AliasChange::default() };
    let changed = fixture.functions.update_alias(&key, &name, change).await.unwrap();
    assert!(changed.weights.is_empty());
    assert_eq!(changed.description, "text");
    let stale = AliasChange { revision_id: Some(created.revision_id), ..AliasChange::default() };
    let refused = fixture.functions.update_alias(&key, &name, stale).await.unwrap_err();
    assert!(matches!(refused, RegistryError::Precondition(Precondition::FunctionOrAlias)));
}

#[tokio::test]
async fn aliases_are_listed_by_name_or_by_version_and_deleted_once() {
    let (fixture, key) = fixture().await;
    for (name, version) in [("c", "1"), ("a", "1"), ("b", "2")] {
        fixture.functions.create_alias(&key, alias(name, version, &[])).await.unwrap();
    }
    let list = |version: Option<&str>, marker: Option<Marker>| {
        let version = version.map(|version| version.parse().unwrap());
        let page = PageRequest { marker, max_items: 2 };
        let page = fixture.functions.list_aliases(&key, version, &page).unwrap();
        let names: Vec<_> = page.items.iter().map(|alias| alias.name.to_string()).collect();
        (names, page.next)
    };
    let (names, next) = list(None, None);
    assert_eq!(names, ["a", "b"]);
    assert_eq!(list(None, next), (vec!["c".to_owned()], None));
    assert_eq!(list(Some("1"), None).0, ["a", "c"]);
    for _ in 0..2 {
        fixture.functions.delete_alias(&key, &"a".parse().unwrap()).await.unwrap();
    }
    assert_eq!(list(None, None).0, ["b", "c"]);
}
