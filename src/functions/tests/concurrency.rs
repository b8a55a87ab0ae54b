use crate::model::ProvisionedStatus;

use super::*;

fn small() -> Limits {
    Limits { concurrent_executions: 120, ..Limits::default() }
}

#[tokio::test]
async fn a_reservation_is_kept_until_it_is_given_back() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    fixture.functions.reserve_concurrency(&key, 0).await.unwrap();
    fixture.functions.reserve_concurrency(&key, 7).await.unwrap();
    let fixture = fixture.restarted().await;
    let reserved = || fixture.functions.function(&key).unwrap().settings.reserved_concurrency;
    assert_eq!(reserved(), Some(7));
    let resolved = fixture.functions.resolve(&key, None).unwrap();
    assert_eq!(resolved.allowance.reserved, Some(7));
    assert_eq!(resolved.allowance.unreserved, 993);
    for _ in 0..2 {
        fixture.functions.release_concurrency(&key).await.unwrap();
    }
    assert_eq!(reserved(), None);
    let nobody = fixture.functions.reserve_concurrency(&super::key("nobody"), 1).await;
    let text = "Function not found: arn:aws:lambda:eu-west-1:123456789012:function:nobody:$LATEST";
    assert_refused(nobody, text);
}

#[tokio::test]
async fn the_others_are_left_their_minimum() {
    let fixture = Fixture::with_limits(small()).await;
    let (shop, other) = (fixture.active("shop").await, fixture.active("other").await);
    fixture.functions.reserve_concurrency(&other, 15).await.unwrap();
    let text = "Specified ReservedConcurrentExecutions for function decreases account's \
                UnreservedConcurrentExecution below its minimum value of [100].";
    assert_refused(fixture.functions.reserve_concurrency(&shop, 6).await, text);
    assert_refused(fixture.functions.reserve_concurrency(&shop, 1000).await, text);
    fixture.functions.reserve_concurrency(&shop, 5).await.unwrap();
    fixture.functions.reserve_concurrency(&other, 14).await.unwrap();
}

#[tokio::test]
async fn what_is_provisioned_is_reported_as_the_scheduler_tells() {
    let fixture = Fixture::new().await;
    let key = fixture.published("shop").await;
    let on = qualifier("live");
    let started = fixture.functions.provision(&key, &on, 2).await.unwrap();
    assert_eq!(started.progress.status, ProvisionedStatus::InProgress);
    assert_eq!((started.progress.allocated, started.requested), (0, 2));
    assert_eq!(started.version.version.to_string(), "1");
    let ready =
        Provisioning { allocated: 2, available: 2, status: ProvisionedStatus::Ready, reason: None };
    fixture.functions.provisioning_progressed(&key, &on, ready.clone());
    assert_eq!(fixture.functions.provisioned(&key, &on).unwrap().progress, ready);

    let fixture = fixture.restarted().await;
    let after = fixture.functions.all_provisioned();
    assert_eq!(after.len(), 1);
    assert_eq!(after[0].progress.status, ProvisionedStatus::InProgress);
    fixture.functions.delete_alias(&key, &"live".parse().unwrap()).await.unwrap();
    assert!(fixture.functions.list_provisioned(&key, &all()).unwrap().items.is_empty());
    let gone = fixture.functions.provisioned(&key, &on);
    assert_refused(gone, &format!("Cannot find alias arn: {SHOP}:live"));
}

#[tokio::test]
async fn a_version_is_provisioned_in_one_place() {
    let fixture = Fixture::new().await;
    let key = fixture.published("shop").await;
    let functions = &fixture.functions;
    let (version, alias) = (qualifier("1"), qualifier("live"));
    functions.provision(&key, &version, 1).await.unwrap();
    let text = "Alias can't be used for Provisioned Concurrency configuration on an already \
                Provisioned version";
    assert_refused(functions.provision(&key, &alias, 1).await, text);
    functions.unprovision(&key, &version).await.unwrap();
    let none = functions.provisioned(&key, &version);
    assert_refused(none, "No Provisioned Concurrency Config found for this function");
    functions.provision(&key, &alias, 1).await.unwrap();
    let text = "Version is pointed by a Provisioned Concurrency alias";
    assert_refused(functions.provision(&key, &version, 1).await, text);
    let text =
        "Provisioned Concurrency Configs cannot be applied to unpublished function versions.";
    assert_refused(functions.provision(&key, &Qualifier::LATEST, 1).await, text);
    let text = "The function resource provided must be an alias or a published version.";
    assert_refused(functions.provisioned(&key, &Qualifier::LATEST), text);
    let unknown = functions.provision(&key, &qualifier("9"), 1).await;
    assert_refused(unknown, &format!("Function not found: {SHOP}:9"));
}

#[tokio::test]
async fn reserved_and_provisioned_concurrency_bound_each_other() {
    let fixture = Fixture::with_limits(small()).await;
    let key = fixture.published("shop").await;
    let functions = &fixture.functions;
    let on = qualifier("1");
    let text = "Specified ConcurrentExecutions for function is greater than account's unreserved \
                concurrency [120].";
    assert_refused(functions.provision(&key, &on, 121).await, text);
    let text = "Specified ConcurrentExecutions for function decreases account's \
                UnreservedConcurrentExecution below its minimum value of [100].";
    assert_refused(functions.provision(&key, &on, 21).await, text);
    functions.provision(&key, &on, 2).await.unwrap();
    let text = " ReservedConcurrentExecutions  1 should not be lower than function's total \
                provisioned concurrency [2].";
    assert_refused(functions.reserve_concurrency(&key, 1).await, text);
    functions.reserve_concurrency(&key, 2).await.unwrap();
    let text = "Requested Provisioned Concurrency should not be greater than the \
                reservedConcurrentExecution for function";
    assert_refused(functions.provision(&key, &on, 3).await, text);
}
