//! One file per operation: verify what the model cannot say, convert, delegate.
//!
//! Written by the generator from the files in this folder: add `get_function.rs` with
//! `pub(crate) async fn handle(context: &Context, input: GetFunctionRequest)` and run
//! `cargo run -p codegen`. Files not named after an operation are shared between operations.

pub(crate) mod alias;
pub(crate) mod code_input;
pub(crate) mod create_alias;
pub(crate) mod create_function;
pub(crate) mod create_function_url_config;
pub(crate) mod delete_alias;
pub(crate) mod delete_function;
pub(crate) mod delete_function_concurrency;
pub(crate) mod delete_function_event_invoke_config;
pub(crate) mod delete_function_url_config;
pub(crate) mod delete_provisioned_concurrency_config;
pub(crate) mod event_input;
pub(crate) mod event_invoke;
pub(crate) mod folder_input;
pub(crate) mod function_input;
pub(crate) mod function_output;
pub(crate) mod function_url;
pub(crate) mod get_account_settings;
pub(crate) mod get_alias;
pub(crate) mod get_function;
pub(crate) mod get_function_concurrency;
pub(crate) mod get_function_configuration;
pub(crate) mod get_function_event_invoke_config;
pub(crate) mod get_function_recursion_config;
pub(crate) mod get_function_scaling_config;
pub(crate) mod get_function_url_config;
pub(crate) mod get_provisioned_concurrency_config;
pub(crate) mod get_runtime_management_config;
pub(crate) mod invoke;
pub(crate) mod invoke_async;
pub(crate) mod list_aliases;
pub(crate) mod list_function_event_invoke_configs;
pub(crate) mod list_function_url_configs;
pub(crate) mod list_functions;
pub(crate) mod list_provisioned_concurrency_configs;
pub(crate) mod list_versions_by_function;
pub(crate) mod paging;
pub(crate) mod provisioned_output;
pub(crate) mod publish_version;
pub(crate) mod put_function_concurrency;
pub(crate) mod put_function_event_invoke_config;
pub(crate) mod put_function_recursion_config;
pub(crate) mod put_function_scaling_config;
pub(crate) mod put_provisioned_concurrency_config;
pub(crate) mod put_runtime_management_config;
pub(crate) mod runtimes;
pub(crate) mod update_alias;
pub(crate) mod update_function_code;
pub(crate) mod update_function_configuration;
pub(crate) mod update_function_event_invoke_config;
pub(crate) mod update_function_url_config;
