//! Which runtime identifiers a function may be given.

use crate::api::error::ApiError;
use crate::api::generated::Runtime;
use crate::api::operations::function_input::invalid;

/// What AWS lists when it refuses a runtime, in the order of its answer (aws-errors.tsv, recorded
/// in November 2025).
const LISTED: &str = "nodejs20.x, python3.14, provided.al2023, python3.12, python3.13, nodejs24.x, nodejs22.x, \
     java25, python3.10, python3.11, java21, ruby3.3, ruby3.4, ruby3.2, python3.8, python3.9, java17, nodejs16.x, \
     dotnet10, dotnet8, java11, dotnet6, nodejs18.x, provided.al2, java8.al2";

/// Known to the API and no longer to be chosen (images.md §1.6, state "deprecated").
const DEPRECATED: [&str; 24] = [
    "nodejs",
    "nodejs4.3",
    "nodejs4.3-edge",
    "nodejs6.10",
    "nodejs8.10",
    "nodejs10.x",
    "nodejs12.x",
    "nodejs14.x",
    "python2.7",
    "python3.6",
    "python3.7",
    "java8",
    "dotnetcore1.0",
    "dotnetcore2.0",
    "dotnetcore2.1",
    "dotnetcore3.1",
    "ruby2.5",
    "ruby2.7",
    "go1.x",
    "provided",
    "go1.9",
    "nodejs8.x",
    "nodejs8.9",
    "python3.4",
];

/// Refuses what AWS refuses: runtimes it does not know, and those it has given up.
pub(crate) fn check(runtime: &Runtime) -> Result<(), ApiError> {
    let name = runtime.as_str();
    if DEPRECATED.contains(&name) {
        return Err(invalid(format!(
            "The runtime parameter of {name} is no longer supported for creating or updating AWS Lambda functions. \
             We recommend you use a supported runtime while creating or updating functions."
        )));
    }
    if let Runtime::Unrecognized(_) = runtime {
        return Err(invalid(format!(
            "Value {name} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [{LISTED}] \
             or be a valid ARN"
        )));
    }
    Ok(())
}
