use crate::model::{AliasName, InvokeMode, UrlAuthType};

use super::*;

fn live() -> AliasName {
    "live".parse().unwrap()
}

fn open_to_all() -> UrlChange {
    UrlChange { auth_type: Some(UrlAuthType::None), ..UrlChange::default() }
}

#[tokio::test]
async fn a_function_and_its_alias_have_a_url_each_with_defaults() {
    let fixture = Fixture::new().await;
    let key = fixture.published("shop").await;
    let functions = &fixture.functions;
    let of_function = functions.create_url(&key, None, open_to_all()).await.unwrap();
    let of_alias = functions.create_url(&key, Some(&live()), open_to_all()).await.unwrap();
    assert_eq!(of_function.arn(), SHOP);
    assert_eq!(of_alias.arn(), format!("{SHOP}:live"));
    assert_ne!(of_function.url.id, of_alias.url.id);
    assert_eq!(of_function.url.id.len(), 32);
    assert_eq!(of_function.url.invoke_mode, InvokeMode::Buffered);
    let again = functions.create_url(&key, Some(&live()), open_to_all()).await;
    let text = format!(
        "Failed to create function url config for [functionArn = {SHOP}:live]. \
         Error message:  FunctionUrlConfig exists for this Lambda function"
    );
    assert_refused(again, &text);

    let fixture = fixture.restarted().await;
    let first = fixture.functions.list_urls(&key, &page(None, 1)).unwrap();
    assert_eq!(first.items[0].url, of_function.url);
    let rest = fixture.functions.list_urls(&key, &page(first.next, 9)).unwrap();
    assert_eq!(rest.items[0].url, of_alias.url);
    assert_eq!(rest.next, None);
}

#[tokio::test]
async fn a_url_keeps_its_host_when_it_changes() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let created = fixture.functions.create_url(&key, None, open_to_all()).await.unwrap();
    let mode = Some(InvokeMode::ResponseStream);
    let change = UrlChange { invoke_mode: mode, ..UrlChange::default() };
    let changed = fixture.functions.update_url(&key, None, change).await.unwrap();
    assert_eq!(changed.url.id, created.url.id);
    assert_eq!(changed.url.created, created.url.created);
    assert_eq!(changed.url.auth_type, UrlAuthType::None);
    assert_eq!(Some(changed.url.invoke_mode), mode);
}

#[tokio::test]
async fn a_tag_names_the_host_of_a_url() {
    let fixture = Fixture::new().await;
    let key = fixture.published("shop").await;
    let tags = Tags::from([("_custom_id_".to_owned(), "my-shop".to_owned())]);
    fixture.functions.tag(&scope(), SHOP, tags).await.unwrap();
    let of_function = fixture.functions.create_url(&key, None, open_to_all()).await.unwrap();
    let of_alias = fixture.functions.create_url(&key, Some(&live()), open_to_all()).await.unwrap();
    assert_eq!(of_function.url.id, "my-shop");
    assert_eq!(of_alias.url.id, "my-shop-live");
}

#[tokio::test]
async fn what_is_not_there_is_missed_in_the_words_of_aws() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let functions = &fixture.functions;
    let (function, resource) =
        ("Function does not exist", "The resource you requested does not exist.");
    let nobody = super::key("nobody");
    assert_refused(functions.create_url(&nobody, None, open_to_all()).await, function);
    assert_refused(functions.create_url(&key, Some(&live()), open_to_all()).await, function);
    assert_refused(functions.update_url(&nobody, None, open_to_all()).await, function);
    assert_refused(functions.update_url(&key, None, open_to_all()).await, resource);
    assert_refused(functions.delete_url(&nobody, None).await, resource);
    assert_refused(functions.delete_url(&key, Some(&live())).await, resource);
    assert_refused(functions.list_urls(&nobody, &all()), function);
    assert_eq!(functions.url(&key, None).unwrap_err().to_string(), resource);
}
