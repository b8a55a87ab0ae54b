//! One life of a function, as `Lives` in tests/end_to_end/test_clients.py has it, by AWS's SDK for
//! Rust: `rust-client URL LAYER.zip FIRST.zip SECOND.zip`. It fails where an answer is another one.

use std::time::Duration;

use anyhow::{Context, Result};
use aws_sdk_lambda::Client;
use aws_sdk_lambda::client::Waiters as _;
use aws_sdk_lambda::config::{Credentials, Region};
use aws_sdk_lambda::error::ProvideErrorMetadata;
use aws_sdk_lambda::operation::get_function_configuration::GetFunctionConfigurationOutput;
use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::{
    Cors, Environment, FunctionCode, FunctionUrlAuthType, InvocationType, LastUpdateStatus,
    LayerVersionContentInput, Runtime, State,
};

const NAME: &str = "Rust";
const ROLE: &str = "arn:aws:iam::000000000000:role/lambda-role";
const WAIT: Duration = Duration::from_secs(60);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next =
        || arguments.next().context("usage: rust-client URL LAYER.zip FIRST.zip SECOND.zip");
    let client = client(next()?);
    let mut package = || Ok::<_, anyhow::Error>(Blob::new(fs_err::read(next()?)?));
    create(&client, package()?, package()?).await?;
    update(&client, package()?).await?;
    publish(&client).await?;
    attach(&client).await?;
    invoke(&client).await?;
    delete(&client).await
}

fn client(url: String) -> Client {
    let configuration = aws_sdk_lambda::Config::builder()
        .endpoint_url(url)
        .region(Region::from_static("us-east-1"))
        .credentials_provider(Credentials::new("test", "test", None, None, "test"))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .build();
    Client::from_conf(configuration)
}

async fn create(client: &Client, layer: Blob, code: Blob) -> Result<()> {
    let content = LayerVersionContentInput::builder().zip_file(layer).build();
    let runtime = Runtime::from("python3.11");
    let layer = client.publish_layer_version().layer_name(NAME).content(content);
    let layer = layer.compatible_runtimes(runtime.clone()).send().await?;
    let layer = layer.layer_version_arn().context("a layer version has an ARN")?;
    let create = client
        .create_function()
        .function_name(NAME)
        .runtime(runtime)
        .handler("app.handler")
        .role(ROLE)
        .code(FunctionCode::builder().zip_file(code).build())
        .layers(layer)
        .tags("team", "boats");
    let created = create.clone().send().await?;
    assert_eq!((created.state(), created.version()), (Some(&State::Pending), Some("$LATEST")));
    assert_refused("ResourceConflictException", create.send().await);
    client.wait_until_function_active_v2().function_name(NAME).wait(WAIT).await?;
    let function = client.get_function().function_name(NAME).send().await?;
    let configuration = function.configuration().context("a function has a configuration")?;
    assert_eq!(configuration.state(), Some(&State::Active));
    assert_eq!(configuration.last_update_status(), Some(&LastUpdateStatus::Successful));
    assert_eq!(configuration.layers()[0].arn(), Some(layer));
    let tags = function.tags().context("it was created with tags")?;
    assert_eq!(tags["team"], "boats");
    let arn = configuration.function_arn().context("a function has an ARN")?;
    client.tag_resource().resource(arn).tags("stage", "test").send().await?;
    client.untag_resource().resource(arn).tag_keys("team").send().await?;
    let tags = client.list_tags().resource(arn).send().await?;
    let tags: Vec<_> = tags.tags().context("one tag is left")?.iter().collect();
    assert_eq!(tags, [(&"stage".to_owned(), &"test".to_owned())]);
    Ok(())
}

async fn update(client: &Client, code: Blob) -> Result<()> {
    let before = configuration(client).await?;
    client.update_function_code().function_name(NAME).zip_file(code).send().await?;
    client.wait_until_function_updated_v2().function_name(NAME).wait(WAIT).await?;
    let environment = Environment::builder().variables("KEY", "set").build();
    let update = client.update_function_configuration().function_name(NAME).timeout(5);
    update.environment(environment).send().await?;
    client.wait_until_function_updated_v2().function_name(NAME).wait(WAIT).await?;
    let after = configuration(client).await?;
    let variables = after.environment().and_then(|environment| environment.variables());
    assert_eq!(variables.context("it has an environment")?["KEY"], "set");
    assert_eq!(after.timeout(), Some(5));
    assert_ne!(after.code_sha256(), before.code_sha256());
    Ok(())
}

async fn configuration(client: &Client) -> Result<GetFunctionConfigurationOutput> {
    Ok(client.get_function_configuration().function_name(NAME).send().await?)
}

async fn publish(client: &Client) -> Result<()> {
    let publish = client.publish_version().function_name(NAME).description("the first");
    let published = publish.send().await?;
    assert_eq!((published.version(), published.description()), (Some("1"), Some("the first")));
    let active = client.wait_until_published_version_active().function_name(NAME).qualifier("1");
    active.wait(WAIT).await?;
    let create = client.create_alias().function_name(NAME).name("live");
    create.function_version("$LATEST").send().await?;
    let update = client.update_alias().function_name(NAME).name("live");
    update.function_version("1").send().await?;
    let alias = client.get_alias().function_name(NAME).name("live").send().await?;
    let arn = alias.alias_arn().context("an alias has an ARN")?;
    assert!(arn.ends_with(":function:Rust:live"), "{arn}");
    assert_eq!(alias.function_version(), Some("1"));
    let versions = client.list_versions_by_function().function_name(NAME).send().await?;
    let versions: Vec<_> = versions.versions().iter().map(|version| version.version()).collect();
    assert_eq!(versions, [Some("$LATEST"), Some("1")]);
    Ok(())
}

async fn attach(client: &Client) -> Result<()> {
    let add = client.add_permission().function_name(NAME).qualifier("live").statement_id("s3");
    let add = add.action("lambda:InvokeFunction").principal("s3.amazonaws.com");
    let added = add.source_arn("arn:aws:s3:::bucket").send().await?;
    let policy = client.get_policy().function_name(NAME).qualifier("live").send().await?;
    let policy = policy.policy().context("a policy has a text")?;
    assert!(policy.contains(added.statement().context("it answers the statement")?), "{policy}");

    let cors = Cors::builder().max_age(60).build();
    let create = client.create_function_url_config().function_name(NAME).qualifier("live");
    let url = create.auth_type(FunctionUrlAuthType::None).cors(cors.clone()).send().await?;
    let update = client.update_function_url_config().function_name(NAME).qualifier("live");
    update.auth_type(FunctionUrlAuthType::AwsIam).send().await?;
    let got = client.get_function_url_config().function_name(NAME).qualifier("live").send().await?;
    assert_eq!(got.function_url(), url.function_url());
    assert_eq!((got.auth_type(), got.cors()), (&FunctionUrlAuthType::AwsIam, Some(&cors)));

    let put = client.put_function_concurrency().function_name(NAME);
    put.reserved_concurrent_executions(2).send().await?;
    let got = client.get_function_concurrency().function_name(NAME).send().await?;
    assert_eq!(got.reserved_concurrent_executions(), Some(2));

    let put = client.put_function_event_invoke_config().function_name(NAME).qualifier("live");
    put.maximum_retry_attempts(1).send().await?;
    let update = client.update_function_event_invoke_config().function_name(NAME);
    update.qualifier("live").maximum_event_age_in_seconds(60).send().await?;
    let get = client.get_function_event_invoke_config().function_name(NAME).qualifier("live");
    let got = get.send().await?;
    assert_eq!(got.maximum_retry_attempts(), Some(1));
    assert_eq!(got.maximum_event_age_in_seconds(), Some(60));
    Ok(())
}

async fn invoke(client: &Client) -> Result<()> {
    let invoke = || client.invoke().function_name(NAME).qualifier("live");
    let answer = invoke().payload(Blob::new(r#"{"an": "event"}"#)).send().await?;
    assert_eq!((answer.status_code(), answer.executed_version()), (200, Some("1")));
    assert_eq!(
        text(answer.payload())?,
        r#"{"event": {"an": "event"}, "code": 2, "key": "set", "layer": "from the layer"}"#
    );
    let answer = invoke().payload(Blob::new(r#""raise""#)).send().await?;
    assert_eq!((answer.status_code(), answer.function_error()), (200, Some("Unhandled")));
    assert!(text(answer.payload())?.contains(r#""errorMessage": "asked to fail""#));
    let answer = invoke().invocation_type(InvocationType::Event).send().await?;
    assert_eq!((answer.status_code(), text(answer.payload())?), (202, ""));
    Ok(())
}

fn text(payload: Option<&Blob>) -> Result<&str> {
    Ok(std::str::from_utf8(payload.map(Blob::as_ref).unwrap_or_default())?)
}

async fn delete(client: &Client) -> Result<()> {
    const MISSING: &str = "ResourceNotFoundException";
    client.delete_function_concurrency().function_name(NAME).send().await?;
    let got = client.get_function_concurrency().function_name(NAME).send().await?;
    assert_eq!(got.reserved_concurrent_executions(), None);

    let remove = client.remove_permission().function_name(NAME).qualifier("live");
    remove.statement_id("s3").send().await?;
    let get = client.get_policy().function_name(NAME).qualifier("live");
    assert_refused(MISSING, get.send().await);

    client.delete_function_url_config().function_name(NAME).qualifier("live").send().await?;
    let get = client.get_function_url_config().function_name(NAME).qualifier("live");
    assert_refused(MISSING, get.send().await);

    let delete = client.delete_function_event_invoke_config().function_name(NAME);
    delete.qualifier("live").send().await?;
    let get = client.get_function_event_invoke_config().function_name(NAME).qualifier("live");
    assert_refused(MISSING, get.send().await);

    client.delete_alias().function_name(NAME).name("live").send().await?;
    assert_refused(MISSING, client.get_alias().function_name(NAME).name("live").send().await);

    client.delete_function().function_name(NAME).send().await?;
    assert_refused(MISSING, client.get_function().function_name(NAME).send().await);

    client.delete_layer_version().layer_name(NAME).version_number(1).send().await?;
    let get = client.get_layer_version().layer_name(NAME).version_number(1);
    assert_refused(MISSING, get.send().await);
    Ok(())
}

#[track_caller]
fn assert_refused<T, E: ProvideErrorMetadata>(code: &str, answer: Result<T, E>) {
    assert_eq!(answer.err().as_ref().and_then(ProvideErrorMetadata::code), Some(code));
}
