use crate::model::{FunctionState, RecursiveLoop, UpdateRuntimeOn};

use super::*;

#[tokio::test]
async fn an_account_counts_its_functions_and_the_code_of_every_version() {
    let fixture = Fixture::new().await;
    let key = fixture.published("shop").await;
    fixture.create("other").await;
    fixture.functions.reserve_concurrency(&key, 10).await.unwrap();
    let settings = fixture.functions.account_settings(&scope());
    assert_eq!(settings.function_count, 2);
    assert_eq!(settings.total_code_size, 300);
    assert_eq!(settings.unreserved_concurrent_executions, 990);
    let nobody = crate::model::Scope { account: "999999999999".parse().unwrap(), ..scope() };
    let settings = fixture.functions.account_settings(&nobody);
    assert_eq!((settings.function_count, settings.total_code_size), (0, 0));
}

#[tokio::test]
async fn runtime_updates_are_automatic_until_somebody_says_otherwise() {
    let fixture = Fixture::new().await;
    let key = fixture.published("shop").await;
    let functions = &fixture.functions;
    let on = qualifier("1");
    let set = |update_on, arn: Option<&str>| RuntimeManagement {
        update_on,
        runtime_version_arn: arn.map(str::to_owned),
    };
    assert_eq!(functions.runtime_management(&key, None).unwrap(), set(UpdateRuntimeOn::Auto, None));
    let manual = set(UpdateRuntimeOn::Manual, Some("arn:aws:lambda:eu-west-1::runtime:1"));
    functions.put_runtime_management(&key, Some(&on), manual.clone()).await.unwrap();
    assert_eq!(functions.runtime_management(&key, Some(&on)).unwrap(), manual);
    let without = set(UpdateRuntimeOn::Manual, None);
    assert!(functions.put_runtime_management(&key, None, without).await.is_err());
    let unused = set(UpdateRuntimeOn::Auto, Some("arn"));
    assert!(functions.put_runtime_management(&key, None, unused).await.is_err());
    let unknown = functions.runtime_management(&key, Some(&qualifier("9"))).unwrap_err();
    assert_eq!(unknown.to_string(), format!("Function not found: {SHOP}:9"));
}

#[tokio::test]
async fn loops_are_ended_unless_allowed_and_scaling_is_kept() {
    let fixture = Fixture::new().await;
    let key = fixture.published("shop").await;
    let recursive_loop =
        |fixture: &Fixture| fixture.functions.function(&key).unwrap().settings.recursive_loop;
    assert_eq!(recursive_loop(&fixture), RecursiveLoop::Terminate);
    fixture.functions.put_recursive_loop(&key, RecursiveLoop::Allow).await.unwrap();
    let on = qualifier("1");
    let scaling = Some(Scaling { minimum: Some(1), maximum: None });
    let state = fixture.functions.put_scaling(&key, &on, scaling.clone()).await.unwrap();
    assert_eq!(state, FunctionState::Active);
    let fixture = fixture.restarted().await;
    assert_eq!(recursive_loop(&fixture), RecursiveLoop::Allow);
    assert_eq!(fixture.functions.scaling(&key, &on).unwrap(), scaling);
    fixture.functions.put_scaling(&key, &on, None).await.unwrap();
    assert_eq!(fixture.functions.scaling(&key, &on).unwrap(), None);
}

#[tokio::test]
async fn a_capacity_provider_is_kept_while_versions_are_on_it() {
    let fixture = Fixture::new().await;
    let functions = &fixture.functions;
    let members = BTreeMap::from([("VpcConfig".to_owned(), serde_json::json!({}))]);
    let here = scope();
    let create = || functions.create_capacity_provider(&here, "cp", members.clone(), Tags::new());
    let provider = create().await.unwrap();
    assert_eq!(provider.arn(), "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:cp");
    assert_refused(create().await, "Capacity provider already exists: cp");
    let on_it = serde_json::json!({
        "LambdaManagedInstancesCapacityProviderConfig": { "CapacityProviderArn": provider.arn() },
    });
    let configuration = ConfigurationChange {
        kept: BTreeMap::from([("CapacityProviderConfig".to_owned(), on_it)]),
        ..ConfigurationChange::default()
    };
    functions.create(NewFunction { configuration, ..new_function("shop") }).await.unwrap();
    let versions = functions.list_versions_by_capacity_provider(&scope(), "cp", &all()).unwrap();
    assert_eq!(versions.items.len(), 1);
    let refused = functions.delete_capacity_provider(&scope(), "cp").await;
    assert_refused(
        refused,
        "Capacity provider cp is used by function versions and cannot be deleted.",
    );
    functions.delete(&key("shop"), None).await.unwrap();
    functions.delete_capacity_provider(&scope(), "cp").await.unwrap();
    let gone = functions.capacity_provider(&scope(), "cp").unwrap_err().to_string();
    assert_eq!(gone, format!("Capacity provider not found: {}", provider.arn()));
}
