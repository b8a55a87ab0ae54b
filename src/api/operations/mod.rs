//! One file per operation: verify what the model cannot say, convert, delegate.
//!
//! Written by the generator from the files in this folder: add `get_function.rs` with
//! `pub(crate) async fn handle(context: &Context, input: GetFunctionRequest)` and run
//! `cargo run -p codegen`. Files not named after an operation are shared between operations.

pub(crate) mod code_input;
pub(crate) mod create_function;
pub(crate) mod delete_function;
pub(crate) mod folder_input;
pub(crate) mod function_input;
pub(crate) mod function_output;
pub(crate) mod get_function;
pub(crate) mod get_function_configuration;
pub(crate) mod invoke;
pub(crate) mod list_functions;
pub(crate) mod runtimes;
pub(crate) mod update_function_code;
pub(crate) mod update_function_configuration;
