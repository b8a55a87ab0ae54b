//! Which function a request means: a name, a partial ARN or an ARN, each with or without a qualifier.

use super::credentials::Caller;
use super::error::ApiError;
use crate::model::{FunctionKey, FunctionName, Qualifier};

/// A function of the caller's account and region, and the qualifier if one was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunctionReference {
    pub key: FunctionKey,
    /// A version, an alias or `$LATEST`, from the name or from the `Qualifier` parameter.
    pub qualifier: Option<Qualifier>,
}

impl FunctionReference {
    /// The ARN as the caller means it: with a qualifier only if one was given.
    pub fn arn(&self) -> String {
        match &self.qualifier {
            Some(qualifier) => self.key.qualified(qualifier),
            None => self.key.to_string(),
        }
    }

    /// The version or alias, which is `$LATEST` if none was given.
    pub fn qualifier_or_latest(&self) -> &Qualifier {
        self.qualifier.as_ref().unwrap_or(&Qualifier::LATEST)
    }

    /// Reads a `FunctionName` that passed validation, together with the `Qualifier` parameter.
    ///
    /// # Errors
    ///
    /// `ResourceNotFoundException` for another region and for names no function can have,
    /// `AccessDeniedException` for another account, `InvalidParameterValueException` if the name has
    /// a qualifier that is not the parameter's.
    pub fn parse(text: &str, qualifier: Option<&str>, caller: &Caller) -> Result<Self, ApiError> {
        Parts::resolve(text, qualifier, caller)?.finish(caller, None)
    }

    /// As [`parse`](Self::parse), for Invoke: not finding a function is told with `:$LATEST`
    /// (reference: behaviour.md A8).
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    pub fn parse_invoked(
        text: &str,
        qualifier: Option<&str>,
        caller: &Caller,
    ) -> Result<Self, ApiError> {
        Parts::resolve(text, qualifier, caller)?.finish(caller, Some("$LATEST"))
    }

    /// Reads the `FunctionName` of a function to create.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse), but an `InvalidParameterValueException` for names longer than 64
    /// characters: the model allows 140, as for ARNs (reference: behaviour.md A11).
    pub fn parse_new(text: &str, caller: &Caller) -> Result<Self, ApiError> {
        let parts = Parts::resolve(text, None, caller)?;
        if 64 < parts.name.len() {
            return Err(ApiError::invalid_parameter_value(format!(
                "1 validation error detected: Value '{text}' at 'functionName' failed to satisfy \
                 constraint: Member must have length less than or equal to 64"
            )));
        }
        parts.finish(caller, None)
    }
}

/// The ARN of a name that no function can have, as it is not found.
fn not_found(name: &str, qualifier: Option<&str>, caller: &Caller) -> ApiError {
    let Caller { account, region } = caller;
    let partition = region.partition();
    let qualifier = qualifier.map(|qualifier| format!(":{qualifier}")).unwrap_or_default();
    ApiError::resource_not_found(format!(
        "Function not found: arn:{partition}:lambda:{region}:{account}:function:{name}{qualifier}"
    ))
}

/// A reference in its parts, of which most may be absent.
#[derive(Debug, Default, PartialEq, Eq)]
struct Parts<'a> {
    partition: Option<&'a str>,
    region: Option<&'a str>,
    account: Option<&'a str>,
    name: &'a str,
    qualifier: Option<&'a str>,
}

impl<'a> Parts<'a> {
    /// Splits, and checks what can be checked without looking the function up.
    fn resolve(
        text: &'a str,
        qualifier: Option<&'a str>,
        caller: &Caller,
    ) -> Result<Self, ApiError> {
        let parts = Self::split(text);
        let is_own_partition =
            parts.partition.is_none_or(|partition| partition == caller.region.partition());
        if let Some(region) = parts.region
            && (region != caller.region.as_str() || !is_own_partition)
        {
            return Err(ApiError::resource_not_found(format!(
                "Functions from '{region}' are not reachable in this region ('{}')",
                caller.region
            )));
        }
        if parts.account.is_some_and(|account| account != caller.account.as_str()) {
            // Recorded: the message is null.
            return Err(ApiError::access_denied("").without_message());
        }
        match (parts.qualifier, qualifier) {
            (Some(derived), Some(given)) if derived != given => {
                Err(ApiError::invalid_parameter_value(
                    "The derived qualifier from the function name does not match the specified qualifier.",
                ))
            }
            (derived, given) => Ok(Self { qualifier: derived.or(given), ..parts }),
        }
    }

    /// `[arn:PARTITION:lambda:][REGION:][ACCOUNT:][function:]NAME[:QUALIFIER]`, where optional parts
    /// are taken wherever they fit, as the model's pattern does.
    fn split(text: &'a str) -> Self {
        let mut parts = Self::default();
        let mut rest = text;
        if let Some(arn) = rest.strip_prefix("arn:")
            && let Some((partition, service)) = arn.split_once(':')
            && let Some(behind) = service.strip_prefix("lambda:")
        {
            parts.partition = Some(partition);
            rest = behind;
        }
        if let Some((region, behind)) = rest.split_once(':')
            && is_region(region)
        {
            parts.region = Some(region);
            rest = behind;
        }
        if let Some((account, behind)) = rest.split_once(':')
            && account.len() == 12
            && account.bytes().all(|byte| byte.is_ascii_digit())
        {
            parts.account = Some(account);
            rest = behind;
        }
        // `function:$LATEST` is a function called "function".
        if let Some(behind) = rest.strip_prefix("function:")
            && !behind.starts_with('$')
        {
            rest = behind;
        }
        match rest.split_once(':') {
            Some((name, qualifier)) => Self { name, qualifier: Some(qualifier), ..parts },
            None => Self { name: rest, ..parts },
        }
    }

    fn finish(
        self,
        caller: &Caller,
        default_qualifier: Option<&str>,
    ) -> Result<FunctionReference, ApiError> {
        let name: FunctionName = self
            .name
            .parse()
            .map_err(|_| not_found(self.name, self.qualifier.or(default_qualifier), caller))?;
        let qualifier = self.qualifier.map(str::parse).transpose();
        let qualifier = qualifier.map_err(|_| not_found(self.name, self.qualifier, caller))?;
        let Caller { account, region } = caller.clone();
        Ok(FunctionReference { key: FunctionKey { region, account, name }, qualifier })
    }
}

/// `(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}`
fn is_region(text: &str) -> bool {
    let mut words = text.strip_prefix("eusc-").unwrap_or(text).split('-');
    let is_lower = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
    let country = words.next().unwrap_or_default();
    let words: Vec<&str> = words.collect();
    let (area, number) = match words[..] {
        [area, number] => (area, number),
        [kind, area, number] if kind == "gov" || kind.starts_with("iso") && kind.len() <= 4 => {
            (area, number)
        }
        _ => return false,
    };
    let is_digit = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit());
    country.len() == 2 && is_lower(country) && is_lower(area) && is_digit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller() -> Caller {
        Caller { account: "111111111111".parse().unwrap(), region: "us-east-1".parse().unwrap() }
    }

    fn parse(text: &str, qualifier: Option<&str>) -> Result<FunctionReference, ApiError> {
        FunctionReference::parse(text, qualifier, &caller())
    }

    #[track_caller]
    fn assert_names(text: &str, name: &str, qualifier: Option<&str>) {
        let reference = parse(text, None).unwrap();
        assert_eq!(reference.key.name.as_str(), name, "{text}");
        assert_eq!(reference.key.account.as_str(), "111111111111");
        assert_eq!(reference.qualifier, qualifier.map(|it| it.parse().unwrap()), "{text}");
    }

    #[track_caller]
    fn assert_error(
        result: Result<FunctionReference, ApiError>,
        name: &str,
        message: Option<&str>,
    ) {
        let error = result.unwrap_err();
        assert_eq!((error.name(), error.message()), (name, message));
    }

    #[test]
    fn every_form_of_a_name_is_understood() {
        assert_names("f", "f", None);
        assert_names("f:live", "f", Some("live"));
        assert_names("function:f", "f", None);
        assert_names("function:f:$LATEST", "f", Some("$LATEST"));
        assert_names("111111111111:f", "f", None);
        assert_names("111111111111:function:f:1", "f", Some("1"));
        assert_names("us-east-1:111111111111:function:f", "f", None);
        assert_names("arn:aws:lambda:us-east-1:111111111111:function:f", "f", None);
        assert_names("arn:aws:lambda:us-east-1:111111111111:function:f:v-1", "f", Some("v-1"));
        assert_names("function", "function", None);
        assert_names("function:$LATEST", "function", Some("$LATEST"));
        assert_names("123456789012", "123456789012", None);
    }

    /// Recorded: `test_function_arns`, `test_get_function_wrong_region`.
    #[test]
    fn functions_of_other_regions_and_accounts_are_out_of_reach() {
        assert_error(
            parse("arn:aws:lambda:ap-southeast-1:111111111111:function:f", None),
            "ResourceNotFoundException",
            Some("Functions from 'ap-southeast-1' are not reachable in this region ('us-east-1')"),
        );
        let other_account = parse("arn:aws:lambda:us-east-1:222222222222:function:f", None);
        assert_eq!(other_account.as_ref().unwrap_err().body().to_string(), r#"{"Message":null}"#);
        assert_error(other_account, "AccessDeniedException", None);
    }

    /// Recorded: `test_ops_with_arn_qualifier_mismatch`.
    #[test]
    fn a_qualifier_in_the_name_must_be_the_parameter() {
        let arn = "arn:aws:lambda:us-east-1:111111111111:function:f:$LATEST";
        assert_eq!(
            parse(arn, Some("$LATEST")).unwrap().qualifier.map(|it| it.to_string()).as_deref(),
            Some("$LATEST")
        );
        assert_eq!(
            parse("f", Some("1")).unwrap().qualifier.map(|it| it.to_string()).as_deref(),
            Some("1")
        );
        assert_error(
            parse(arn, Some("1")),
            "InvalidParameterValueException",
            Some(
                "The derived qualifier from the function name does not match the specified qualifier.",
            ),
        );
    }

    /// Recorded: `test_function_name_and_qualifier_validation[function_name_too_long-*]`.
    #[test]
    fn names_that_are_too_long_are_not_found_but_cannot_be_created() {
        let long = "a".repeat(65);
        let arn = format!("arn:aws:lambda:us-east-1:111111111111:function:{long}");
        let message = format!("Function not found: {arn}");
        assert_error(parse(&long, None), "ResourceNotFoundException", Some(&message));
        let message = format!("Function not found: {arn}:$LATEST");
        let invoked = FunctionReference::parse_invoked(&long, None, &caller());
        assert_error(invoked, "ResourceNotFoundException", Some(&message));
        let message = format!(
            "1 validation error detected: Value '{long}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64"
        );
        let created = FunctionReference::parse_new(&long, &caller());
        assert_error(created, "InvalidParameterValueException", Some(&message));
    }

    #[test]
    fn regions_are_told_from_names() {
        for region in
            ["us-east-1", "us-gov-west-1", "us-iso-east-1", "us-isob-east-1", "eusc-de-east-1"]
        {
            assert!(is_region(region), "{region}");
        }
        for name in ["my-function", "us-east", "us-east-12", "a-b-1", "us-gov-1-1", "us--1"] {
            assert!(!is_region(name), "{name}");
        }
    }
}
