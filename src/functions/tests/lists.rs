use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

#[tokio::test]
async fn functions_are_listed_by_name_within_their_account_and_region() {
    let fixture = Fixture::new().await;
    for name in ["b", "a", "-"] {
        fixture.create(name).await;
    }
    let mut elsewhere = new_function("c");
    elsewhere.key.account = "999999999999".parse().unwrap();
    fixture.functions.create(elsewhere).await.unwrap();
    let list = fixture.functions.list(&scope(), ListedVersions::Latest, &page(None, 50)).unwrap();
    let arns: Vec<_> = list.items.iter().map(FunctionView::arn).collect();
    let arn = |name| format!("arn:aws:lambda:eu-west-1:123456789012:function:{name}");
    assert_eq!(arns, ["-", "a", "b"].map(arn));
    assert_eq!(list.next, None);
}

#[tokio::test]
async fn all_versions_are_listed_under_qualified_arns_across_pages() {
    let fixture = Fixture::new().await;
    for name in ["a", "b"] {
        let key = fixture.active(name).await;
        fixture.functions.publish(&key, Publication::default()).await.unwrap();
    }
    let mut marker = None;
    let mut seen = Vec::new();
    for _ in 0..4 {
        let list = fixture.functions.list(&scope(), ListedVersions::All, &page(marker, 1)).unwrap();
        seen.extend(list.items.iter().map(FunctionView::arn));
        marker = list.next;
    }
    assert_eq!(marker, None);
    let arn = |version| format!("arn:aws:lambda:eu-west-1:123456789012:function:{version}");
    assert_eq!(seen, ["a:$LATEST", "a:1", "b:$LATEST", "b:1"].map(arn));
    let versions = fixture.functions.list_versions(&key("a"), &page(None, 1)).unwrap();
    assert_eq!(versions.items[0].version.version.to_string(), "$LATEST");
    let rest = fixture.functions.list_versions(&key("a"), &page(versions.next, 9)).unwrap();
    assert_eq!(rest.items[0].version.version.to_string(), "1");
    assert_eq!(rest.next, None);
}

#[tokio::test]
async fn a_marker_of_somebody_else_is_refused() {
    let fixture = Fixture::new().await;
    for text in ["", "x y", "bm90aGluZw", "c2hvcC9ub25l"] {
        let request = page(Some(Marker::new(text)), 5);
        let refused = fixture.functions.list(&scope(), ListedVersions::Latest, &request);
        assert!(matches!(refused, Err(RegistryError::Invalid(Invalid::Marker))), "{text:?}");
    }
}

/// Something that happens between two pages.
#[derive(Debug, Clone)]
enum Between {
    Create(u8),
    Delete(u8),
}

fn between() -> impl Strategy<Value = Vec<Between>> {
    let one =
        prop_oneof![(0..40_u8).prop_map(Between::Create), (0..40_u8).prop_map(Between::Delete),];
    proptest::collection::vec(one, 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn pages_neither_repeat_nor_skip_what_exists_all_the_while(
        first in proptest::collection::btree_set(0..40_u8, 0..20),
        changes in proptest::collection::vec(between(), 0..12),
        max_items in 1..5_usize,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(walk(first, changes, max_items));
    }
}

async fn walk(first: BTreeSet<u8>, changes: Vec<Vec<Between>>, max_items: usize) {
    let fixture = Fixture::new().await;
    let name = |number: u8| format!("f{number:02}");
    for number in &first {
        fixture.create(&name(*number)).await;
    }
    let mut always = first;
    let mut ever = always.clone();
    let mut changes = changes.into_iter();
    let mut seen: Vec<String> = Vec::new();
    let mut marker = None;
    loop {
        let request = page(marker, max_items);
        let list = fixture.functions.list(&scope(), ListedVersions::Latest, &request).unwrap();
        seen.extend(list.items.iter().map(|view| view.function.key.name.to_string()));
        marker = list.next;
        if marker.is_none() {
            break;
        }
        for change in changes.next().unwrap_or_default() {
            match change {
                Between::Create(number) => {
                    // It may exist; then nothing changes.
                    drop(fixture.functions.create(new_function(&name(number))).await);
                    ever.insert(number);
                }
                Between::Delete(number) => {
                    drop(fixture.functions.delete(&key(&name(number)), None).await);
                    always.remove(&number);
                }
            }
        }
    }
    assert!(seen.windows(2).all(|pair| pair[0] < pair[1]), "{seen:?}");
    for number in always {
        assert!(seen.contains(&name(number)), "{number} is missing in {seen:?}");
    }
    assert!(seen.iter().all(|seen| ever.iter().any(|number| name(*number) == *seen)));
}
