//! Event source mappings: what is polled for which function, and how.
//!
//! Kept is what the user wants, enabled or not. The states on the way there (`Creating`,
//! `Updating`, `Deleting` …) are those of an answer: with the answer the change is made.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::model::{FunctionKey, FunctionName, MappingState, Qualifier, Scope};

use super::error::{Conflict, Invalid, NotFound, RegistryError};
use super::registry::Draft;
use super::tags::expect_few;
use super::time::now;
use super::{Functions, Page, PageRequest};

/// Members of a request and an answer, by name and as the API shows them.
pub type Members = BTreeMap<String, Value>;

/// An event source mapping, as it is at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Mapping {
    pub scope: Scope,
    /// `UUID`
    pub id: String,
    pub function: FunctionName,
    pub qualifier: Option<Qualifier>,
    pub is_enabled: bool,
    pub last_modified: Timestamp,
    /// What was asked for and the defaults of the rest.
    pub members: Members,
    pub tags: BTreeMap<String, String>,
}

/// A mapping and its state.
#[derive(Debug, Clone)]
pub struct MappingView {
    pub mapping: Arc<Mapping>,
    pub state: MappingState,
}

/// A mapping to make.
#[derive(Debug, Clone)]
pub struct NewMapping {
    pub function: FunctionKey,
    pub qualifier: Option<Qualifier>,
    pub is_enabled: bool,
    /// All other members of the request.
    pub members: Members,
    pub tags: BTreeMap<String, String>,
}

/// What to change of a mapping; what is left out stays.
#[derive(Debug, Clone, Default)]
pub struct MappingChange {
    pub function: Option<(FunctionKey, Option<Qualifier>)>,
    pub is_enabled: Option<bool>,
    /// All other members of the request.
    pub members: Members,
}

/// Which mappings a list shows.
#[derive(Debug, Clone, Default)]
pub struct MappingFilter {
    pub source_arn: Option<String>,
    pub function: Option<(FunctionName, Option<Qualifier>)>,
}

/// What is polled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    Queue,
    Kinesis,
    DynamoDb,
    ManagedKafka,
    SelfManagedKafka,
    /// Amazon MQ or DocumentDB, of which AWS checks little.
    Other,
}

impl Mapping {
    /// `EventSourceMappingArn`
    pub fn arn(&self) -> String {
        self.scope.arn(format_args!("event-source-mapping:{}", self.id))
    }

    /// `FunctionArn`, qualified if the request named a version or an alias.
    pub fn function_arn(&self) -> String {
        let key = self.scope.function(self.function.clone());
        match &self.qualifier {
            Some(qualifier) => key.qualified(qualifier),
            None => key.to_string(),
        }
    }

    /// What is polled.
    pub fn kind(&self) -> SourceKind {
        SourceKind::of(&self.members).unwrap_or(SourceKind::Other)
    }

    /// `StateTransitionReason`
    pub fn state_transition_reason(&self) -> &'static str {
        match self.kind() {
            SourceKind::Queue => "USER_INITIATED",
            SourceKind::Kinesis
            | SourceKind::DynamoDb
            | SourceKind::ManagedKafka
            | SourceKind::SelfManagedKafka
            | SourceKind::Other => "User action",
        }
    }

    /// `LastProcessingResult`; queues have none.
    pub fn last_processing_result(&self) -> Option<&'static str> {
        (self.kind() != SourceKind::Queue).then_some("No records processed")
    }

    pub(super) fn key(&self) -> (Scope, String) {
        (self.scope.clone(), self.id.clone())
    }

    fn settled_state(&self) -> MappingState {
        if self.is_enabled { MappingState::Enabled } else { MappingState::Disabled }
    }
}

impl Functions {
    /// Makes a mapping (CreateEventSourceMapping).
    ///
    /// # Errors
    /// No such function, a source that cannot be polled like this, or one that is mapped already.
    pub async fn create_mapping(&self, new: NewMapping) -> Result<MappingView, RegistryError> {
        let edit = |draft: &mut Draft<'_>| {
            let NewMapping { function, qualifier, is_enabled, members, tags } = new;
            expect_few(&tags)?;
            let kind = checked_kind(&members)?;
            draft.expect_function(&function, qualifier.as_ref())?;
            let mapping = Mapping {
                scope: function.scope(),
                id: Uuid::new_v4().to_string(),
                function: function.name,
                qualifier,
                is_enabled,
                last_modified: now(),
                members: with_defaults(kind, members),
                tags,
            };
            draft.expect_unmapped(&mapping, kind)?;
            Ok(draft.put(mapping.key(), mapping))
        };
        let mapping = self.shared.change(edit).await?;
        Ok(MappingView { mapping, state: MappingState::Creating })
    }

    /// Changes a mapping (UpdateEventSourceMapping).
    ///
    /// # Errors
    /// No such mapping or function, or a source that cannot be polled like this.
    pub async fn update_mapping(
        &self,
        scope: &Scope,
        id: &str,
        change: MappingChange,
    ) -> Result<MappingView, RegistryError> {
        let edit = |draft: &mut Draft<'_>| {
            let found = draft.registry.mappings.get(&(scope.clone(), id.to_owned()));
            let mut mapping = Mapping::clone(found.ok_or(NotFound::Resource)?);
            let was_enabled = mapping.is_enabled;
            mapping.members.extend(change.members);
            checked_kind(&mapping.members)?;
            drop_empty_filters(&mut mapping.members);
            if let Some((function, qualifier)) = change.function {
                draft.expect_function(&function, qualifier.as_ref())?;
                mapping.function = function.name;
                mapping.qualifier = qualifier;
            }
            mapping.is_enabled = change.is_enabled.unwrap_or(was_enabled);
            mapping.last_modified = now();
            let state = match (was_enabled, mapping.is_enabled) {
                (false, true) => MappingState::Enabling,
                (true, false) => MappingState::Disabling,
                (true, true) | (false, false) => MappingState::Updating,
            };
            Ok(MappingView { mapping: draft.put(mapping.key(), mapping), state })
        };
        self.shared.change(edit).await
    }

    /// Deletes a mapping and returns what it was (DeleteEventSourceMapping).
    ///
    /// # Errors
    /// No such mapping.
    pub async fn delete_mapping(
        &self,
        scope: &Scope,
        id: &str,
    ) -> Result<MappingView, RegistryError> {
        let edit = |draft: &mut Draft<'_>| {
            let key = (scope.clone(), id.to_owned());
            let mapping = draft.registry.mappings.get(&key).cloned().ok_or(NotFound::Resource)?;
            draft.delete::<Mapping>(&key);
            Ok(MappingView { mapping, state: MappingState::Deleting })
        };
        self.shared.change(edit).await
    }

    /// One mapping (GetEventSourceMapping).
    ///
    /// # Errors
    /// No such mapping.
    pub fn mapping(&self, scope: &Scope, id: &str) -> Result<MappingView, NotFound> {
        let found = self.shared.read().mappings.get(&(scope.clone(), id.to_owned())).cloned();
        let mapping = found.ok_or(NotFound::Resource)?;
        Ok(MappingView { state: mapping.settled_state(), mapping })
    }

    /// The mappings of an account and region (ListEventSourceMappings).
    ///
    /// # Errors
    /// The marker is not one of ours.
    pub fn list_mappings(
        &self,
        scope: &Scope,
        filter: &MappingFilter,
        page: &PageRequest,
    ) -> Result<Page<MappingView>, RegistryError> {
        let start = page.id_bound(scope)?;
        let registry = self.shared.read();
        let views = registry
            .mappings
            .range((start, Bound::Unbounded))
            .take_while(|((other, _), _)| other == scope)
            .map(|(_, mapping)| mapping)
            .filter(|mapping| filter.admits(mapping))
            .map(|mapping| MappingView {
                mapping: Arc::clone(mapping),
                state: mapping.settled_state(),
            });
        Ok(page.take(views, |view| view.mapping.id.clone()))
    }
}

impl MappingFilter {
    fn admits(&self, mapping: &Mapping) -> bool {
        let source = mapping.members.get("EventSourceArn");
        self.source_arn.as_ref().is_none_or(|arn| source.is_some_and(|it| it == arn))
            && self.function.as_ref().is_none_or(|(name, qualifier)| {
                mapping.function == *name && mapping.qualifier == *qualifier
            })
    }
}

impl SourceKind {
    /// What the members of a request name as their source.
    fn of(members: &Members) -> Option<Self> {
        if members.contains_key("SelfManagedEventSource") {
            return Some(Self::SelfManagedKafka);
        }
        let arn = members.get("EventSourceArn")?.as_str()?;
        Some(match arn.split(':').nth(2)? {
            "sqs" => Self::Queue,
            "kinesis" => Self::Kinesis,
            "dynamodb" => Self::DynamoDb,
            "kafka" => Self::ManagedKafka,
            _ => Self::Other,
        })
    }
}

/// What queues have no use for: a queue itself says how often and how long a message is tried, and
/// where it goes then. Recorded for the first; the others are refused alike.
const ONLY_OF_STREAMS: [&str; 6] = [
    "DestinationConfig",
    "BisectBatchOnFunctionError",
    "MaximumRecordAgeInSeconds",
    "MaximumRetryAttempts",
    "ParallelizationFactor",
    "TumblingWindowInSeconds",
];

/// Checks what can be checked without looking at anything else, in LocalStack's order, which was
/// tested against AWS (behaviour.md A25).
fn checked_kind(members: &Members) -> Result<SourceKind, Invalid> {
    let text = |name: &str| members.get(name).and_then(Value::as_str);
    let number = |name: &str| members.get(name).and_then(Value::as_i64).unwrap_or(0);
    if members.get("DestinationConfig").is_some_and(|it| it.get("OnSuccess").is_some()) {
        return Err(Invalid::MappingUnsupported("DestinationConfig"));
    }
    let kind = SourceKind::of(members).ok_or(Invalid::MappingSource)?;
    if kind == SourceKind::Queue
        && let Some(name) = ONLY_OF_STREAMS.iter().find(|name| members.contains_key(**name))
    {
        return Err(Invalid::MappingUnsupported(name));
    }
    match (kind, text("StartingPosition")) {
        (SourceKind::SelfManagedKafka, _)
            if !members.contains_key("SourceAccessConfigurations") =>
        {
            return Err(Invalid::MappingAccess);
        }
        (SourceKind::Kinesis | SourceKind::DynamoDb, None) => {
            return Err(Invalid::MappingPositionMissing);
        }
        (SourceKind::Queue, Some(_)) => return Err(Invalid::MappingPositionOfQueue),
        (SourceKind::DynamoDb, Some("AT_TIMESTAMP")) => {
            let arn = text("EventSourceArn").unwrap_or_default();
            return Err(Invalid::MappingPosition(arn.to_owned()));
        }
        (SourceKind::Queue, _)
            if 10 < number("BatchSize") && number("MaximumBatchingWindowInSeconds") == 0 =>
        {
            return Err(Invalid::MappingWindow);
        }
        _ => {}
    }
    if filters(members).iter().all(is_filter) { Ok(kind) } else { Err(Invalid::MappingFilter) }
}

fn filters(members: &Members) -> &[Value] {
    let criteria = members.get("FilterCriteria").and_then(|it| it.get("Filters"));
    criteria.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A filter's pattern is an object of patterns and lists (AWS Lambda Developer Guide, "Filter rule
/// syntax").
fn is_filter(filter: &Value) -> bool {
    fn is_pattern(value: &Value) -> bool {
        let Value::Object(members) = value else { return false };
        !members.is_empty()
            && members.values().all(|value| match value {
                Value::Array(values) => !values.is_empty(),
                value => is_pattern(value),
            })
    }
    let pattern = filter.get("Pattern").and_then(Value::as_str);
    let parsed = pattern.and_then(|text| serde_json::from_str(text).ok());
    parsed.is_some_and(|pattern| is_pattern(&pattern))
}

/// AWS does not show criteria without filters (recorded).
fn drop_empty_filters(members: &mut Members) {
    if filters(members).is_empty() {
        members.remove("FilterCriteria");
    }
}

/// The members of a request and AWS's defaults of those it left out (recorded).
fn with_defaults(kind: SourceKind, mut members: Members) -> Members {
    let group = json!({ "ConsumerGroupId": Uuid::new_v4().to_string() });
    let defaults: Vec<(&str, Value)> = match kind {
        SourceKind::Queue => vec![
            ("BatchSize", json!(10)),
            ("MaximumBatchingWindowInSeconds", json!(0)),
            ("FunctionResponseTypes", json!([])),
        ],
        SourceKind::Kinesis | SourceKind::DynamoDb => vec![
            ("BatchSize", json!(100)),
            ("MaximumBatchingWindowInSeconds", json!(0)),
            ("FunctionResponseTypes", json!([])),
            ("BisectBatchOnFunctionError", json!(false)),
            ("DestinationConfig", json!({ "OnFailure": {} })),
            ("MaximumRecordAgeInSeconds", json!(-1)),
            ("MaximumRetryAttempts", json!(-1)),
            ("ParallelizationFactor", json!(1)),
            ("TumblingWindowInSeconds", json!(0)),
        ],
        SourceKind::ManagedKafka => {
            vec![("BatchSize", json!(100)), ("AmazonManagedKafkaEventSourceConfig", group)]
        }
        SourceKind::SelfManagedKafka => {
            vec![("BatchSize", json!(100)), ("SelfManagedKafkaEventSourceConfig", group)]
        }
        SourceKind::Other => vec![("BatchSize", json!(100))],
    };
    for (name, value) in defaults {
        members.entry(name.to_owned()).or_insert(value);
    }
    drop_empty_filters(&mut members);
    members
}

impl Draft<'_> {
    fn expect_function(
        &self,
        key: &FunctionKey,
        qualifier: Option<&Qualifier>,
    ) -> Result<(), Invalid> {
        let qualifier = qualifier.unwrap_or(&Qualifier::LATEST);
        let found = self.function(key).and_then(|function| function.version(qualifier));
        found.map(|_| ()).ok_or(Invalid::MappingFunction)
    }

    /// Refuses a second mapping of a source to the same function.
    fn expect_unmapped(&self, new: &Mapping, kind: SourceKind) -> Result<(), Conflict> {
        let first = (new.scope.clone(), String::new());
        let others = self.registry.mappings.range(first..).map(|(_, mapping)| mapping);
        let mut others = others
            .take_while(|other| other.scope == new.scope)
            .filter(|other| other.function == new.function && other.qualifier == new.qualifier);
        let Some(other) = others.find(|other| is_same_source(other, new)) else { return Ok(()) };
        let source_arn =
            new.members.get("EventSourceArn").and_then(Value::as_str).unwrap_or_default();
        let (source_arn, function, id) =
            (source_arn.to_owned(), new.function.clone(), other.id.clone());
        Err(match kind {
            SourceKind::Queue => Conflict::QueueIsMapped { source_arn, function, id },
            SourceKind::SelfManagedKafka => Conflict::TopicsAreMapped {
                servers: servers(new).join(","),
                function_arn: new.function_arn(),
                topics: strings(new.members.get("Topics")).join(","),
                id,
            },
            SourceKind::Kinesis
            | SourceKind::DynamoDb
            | SourceKind::ManagedKafka
            | SourceKind::Other => Conflict::SourceIsMapped { source_arn, function, id },
        })
    }
}

fn is_same_source(one: &Mapping, other: &Mapping) -> bool {
    let shares = |one: Vec<&str>, other: Vec<&str>| one.iter().any(|it| other.contains(it));
    match (one.members.get("EventSourceArn"), other.members.get("EventSourceArn")) {
        (Some(one), Some(other)) => one == other,
        (None, None) => {
            let [topics, others] = [one, other].map(|it| strings(it.members.get("Topics")));
            shares(servers(one), servers(other)) && shares(topics, others)
        }
        _ => false,
    }
}

fn servers(mapping: &Mapping) -> Vec<&str> {
    let source = mapping.members.get("SelfManagedEventSource");
    strings(source.and_then(|it| it.get("Endpoints")?.get("KAFKA_BOOTSTRAP_SERVERS")))
}

fn strings(value: Option<&Value>) -> Vec<&str> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}
