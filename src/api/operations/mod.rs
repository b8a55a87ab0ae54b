//! One file per operation: verify what the model cannot say, convert, delegate.
//!
//! Written by the generator from the files in this folder: add `get_function.rs` with
//! `pub(crate) async fn handle(context: &Context, input: GetFunctionRequest)` and run
//! `cargo run -p codegen`. Files not named after an operation are shared between operations.
