//! Resource policies as AWS prints them.

use serde_json::{Map, Value, json};

use crate::model::{AccountId, Region};

use super::error::{Conflict, Invalid, NotFound, RegistryError};

/// Whom a statement allows something, as `Principal` of a request names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Principal {
    Everyone,
    /// A service, such as `s3.amazonaws.com`.
    Service(String),
    /// An account, user or role by its ARN.
    Arn(String),
}

/// What service principals end with.
const SERVICES: &[&str] = &[".amazonaws.com", ".amazonaws.com.cn", ".amazon.com"];

impl Principal {
    /// Reads `Principal` of a request made in `region`: everyone, an account, a service or an ARN.
    ///
    /// # Errors
    /// It is none of these.
    pub fn parse(text: &str, region: &Region) -> Result<Self, Invalid> {
        if text == "*" {
            return Ok(Self::Everyone);
        }
        if text.starts_with("arn:") {
            return Ok(Self::Arn(text.to_owned()));
        }
        if let Ok(account) = text.parse::<AccountId>() {
            return Ok(Self::Arn(region.account_root(&account)));
        }
        if SERVICES.iter().any(|end| text.ends_with(end)) {
            return Ok(Self::Service(text.to_owned()));
        }
        Err(Invalid::Principal)
    }

    /// As a statement shows it.
    fn value(&self) -> Value {
        match self {
            Self::Everyone => json!("*"),
            Self::Service(name) => json!({ "Service": name }),
            Self::Arn(arn) => json!({ "AWS": arn }),
        }
    }
}

/// The text of a policy of these statements (`Policy`).
pub fn policy_text(statements: &[Value]) -> String {
    json!({ "Version": "2012-10-17", "Id": "default", "Statement": statements }).to_string()
}

/// One statement; `conditions` are operator, key and value.
pub(super) fn statement(
    id: &str,
    principal: &Principal,
    action: &str,
    resource: &str,
    conditions: Vec<(&str, &str, Value)>,
) -> Value {
    let mut statement = json!({
        "Sid": id,
        "Effect": "Allow",
        "Principal": principal.value(),
        "Action": action,
        "Resource": resource,
    });
    let mut condition = Map::new();
    for (operator, key, value) in conditions {
        let keys = condition.entry(operator).or_insert_with(|| json!({}));
        keys[key] = value;
    }
    if !condition.is_empty() {
        statement["Condition"] = Value::Object(condition);
    }
    statement
}

/// Adds a statement whose id no other one has.
pub(super) fn add(statements: &mut Vec<Value>, id: &str, new: Value) -> Result<(), RegistryError> {
    if position(statements, id).is_some() {
        return Err(Conflict::StatementExists(id.to_owned()).into());
    }
    statements.push(new);
    Ok(())
}

/// Removes a statement by its id.
pub(super) fn remove(statements: &mut Vec<Value>, id: &str) -> Result<(), NotFound> {
    let index = position(statements, id).ok_or_else(|| NotFound::Statement(id.to_owned()))?;
    statements.remove(index);
    Ok(())
}

fn position(statements: &[Value], id: &str) -> Option<usize> {
    statements.iter().position(|statement| statement["Sid"] == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_principal_is_everyone_an_account_a_service_or_an_arn() {
        let region = "cn-north-1".parse().unwrap();
        let parse = |text: &str| Principal::parse(text, &region);
        assert_eq!(parse("*"), Ok(Principal::Everyone));
        let root = "arn:aws-cn:iam::123456789012:root".to_owned();
        assert_eq!(parse("123456789012"), Ok(Principal::Arn(root)));
        let service = Principal::Service("sns.amazonaws.com".to_owned());
        assert_eq!(parse("sns.amazonaws.com"), Ok(service));
        assert_eq!(parse("invalid.nonaws.com"), Err(Invalid::Principal));
        assert_eq!(parse("12345"), Err(Invalid::Principal));
    }

    #[test]
    fn a_policy_is_printed_as_aws_prints_it() {
        let bucket = json!("arn:aws:s3:::b");
        let statement = statement(
            "s3",
            &Principal::Service("s3.amazonaws.com".to_owned()),
            "lambda:InvokeFunction",
            "arn:aws:lambda:eu-west-1:123456789012:function:shop",
            vec![
                ("StringEquals", "AWS:SourceAccount", json!("123456789012")),
                ("ArnLike", "AWS:SourceArn", bucket),
            ],
        );
        assert_eq!(
            policy_text(&[statement]),
            concat!(
                r#"{"Version":"2012-10-17","Id":"default","Statement":[{"Sid":"s3","#,
                r#""Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"#,
                r#""Action":"lambda:InvokeFunction","#,
                r#""Resource":"arn:aws:lambda:eu-west-1:123456789012:function:shop","#,
                r#""Condition":{"StringEquals":{"AWS:SourceAccount":"123456789012"},"#,
                r#""ArnLike":{"AWS:SourceArn":"arn:aws:s3:::b"}}}]}"#,
            )
        );
    }
}
