//! The Lambda API as AWS's model has it. Everything here but this file is written by the generator
//! in `scripts/codegen`.

pub mod constraints;
mod enums;
pub mod errors;
pub mod operations;
mod requests;
mod responses;
pub mod routes;
mod structures;

pub use enums::*;
pub use requests::*;
pub use responses::*;
pub use structures::*;
