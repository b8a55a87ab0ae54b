use crate::model::UntrustedArtifact;

use super::*;

const NOBODY: &str =
    "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-00000000000000000";

async fn created(fixture: &Fixture) -> Arc<CodeSigningConfig> {
    let new = NewCodeSigningConfig {
        description: "text".to_owned(),
        publishers: vec!["arn:aws:signer:eu-west-1:123456789012:/signing-profiles/p/1".to_owned()],
        untrusted_artifact: None,
        tags: Tags::new(),
    };
    fixture.functions.create_code_signing_config(&scope(), new).await.unwrap()
}

#[tokio::test]
async fn a_configuration_lives_and_is_deleted_when_no_function_has_it() {
    let fixture = Fixture::new().await;
    let key = fixture.active("shop").await;
    let config = created(&fixture).await;
    let arn = config.arn();
    assert_eq!(config.id.len(), 21);
    assert_eq!(config.untrusted_artifact, UntrustedArtifact::Warn);
    let change = CodeSigningChange {
        untrusted_artifact: Some(UntrustedArtifact::Enforce),
        ..CodeSigningChange::default()
    };
    fixture.functions.update_code_signing_config(&scope(), &arn, change).await.unwrap();
    fixture.functions.put_function_code_signing_config(&key, &arn).await.unwrap();

    let fixture = fixture.restarted().await;
    let functions = &fixture.functions;
    let kept = functions.code_signing_config(&scope(), &arn).unwrap();
    assert_eq!(kept.untrusted_artifact, UntrustedArtifact::Enforce);
    assert_eq!(kept.publishers, config.publishers);
    assert_eq!(functions.function_code_signing_config(&key).unwrap(), Some(arn.clone()));
    let listed = functions.list_functions_by_code_signing_config(&scope(), &arn, &all()).unwrap();
    assert_eq!(listed.items, std::slice::from_ref(&key));
    let used = functions.delete_code_signing_config(&scope(), &arn).await.unwrap_err();
    assert!(matches!(used, RegistryError::Conflict(Conflict::CodeSigningConfigInUse(_))));
    functions.delete_function_code_signing_config(&key).await.unwrap();
    assert_eq!(functions.function_code_signing_config(&key).unwrap(), None);
    functions.delete_code_signing_config(&scope(), &arn).await.unwrap();
    assert!(functions.list_code_signing_configs(&scope(), &all()).unwrap().items.is_empty());
}

#[tokio::test]
async fn what_is_not_there_is_missed_in_the_words_of_aws() {
    let fixture = Fixture::new().await;
    let functions = &fixture.functions;
    let config = created(&fixture).await;
    let text = format!("The Lambda code signing configuration {NOBODY} can not be found.");
    assert_eq!(functions.code_signing_config(&scope(), NOBODY).unwrap_err().to_string(), text);
    assert_refused(functions.delete_code_signing_config(&scope(), NOBODY).await, &text);
    // The configuration is missed before the function (recorded).
    let missing = format!(
        "The code signing configuration cannot be found. \
         Check that the provided configuration is not deleted: {NOBODY}."
    );
    let put = functions.put_function_code_signing_config(&key("nobody"), NOBODY).await;
    assert_refused(put, &missing);
    let put = functions.put_function_code_signing_config(&key("nobody"), &config.arn()).await;
    assert_refused(
        put,
        "Function not found: arn:aws:lambda:eu-west-1:123456789012:function:nobody",
    );
    let new = NewFunction { code_signing_config: Some(NOBODY.to_owned()), ..new_function("shop") };
    assert_refused(functions.create(new).await, &missing);
}
