use crate::model::{Version, VersionKey};
use crate::state::{Change, FunctionRow, VersionRow};

use super::*;

const COUNT: u32 = 10_000;

/// Writes many functions like one that was made, without the time of many requests.
async fn ten_thousand() -> Fixture {
    let fixture = Fixture::new().await;
    fixture.active("one").await;
    let made = fixture.functions.get(&key("one"), None).unwrap();
    let (function, version) =
        (FunctionRow::from(&*made.function.settings), VersionRow::from(&*made.version));
    let Fixture { directory, functions } = fixture;
    drop(functions);
    let store = Store::open(&directory.path().join("state.db")).unwrap();
    let changes = (1..COUNT).flat_map(|number| {
        let key = key(&format!("f{number:05}"));
        let latest = VersionKey { function: key.clone(), version: Version::Latest };
        [Change::put(&key, &function), Change::put(&latest, &version)]
    });
    store.commit(changes.collect(), || {}).await.unwrap();
    drop(store);
    let functions = open(&directory, Limits::default()).await;
    Fixture { directory, functions }
}

#[tokio::test]
async fn ten_thousand_functions_are_found_listed_and_added_to() {
    let fixture = ten_thousand().await;
    let functions = &fixture.functions;
    let scope = scope();
    assert_eq!(functions.account_settings(&scope).function_count, u64::from(COUNT));
    assert!(functions.get(&key("f07777"), None).is_ok());
    let (mut marker, mut listed) = (None, Vec::new());
    loop {
        let part = functions.list(&scope, ListedVersions::Latest, &page(marker, 3000)).unwrap();
        listed.extend(part.items);
        marker = part.next;
        if marker.is_none() {
            break;
        }
    }
    assert_eq!(listed.len(), COUNT as usize);
    functions.create(new_function("another")).await.unwrap();
}
