//! The registry over a real state file: what requests see, and what a restart keeps.

mod account;
mod aliases;
mod code_signing;
mod concurrency;
mod event_invoke;
mod events;
mod layers;
mod lifecycle;
mod lists;
mod many;
mod mappings;
mod permissions;
mod tags;
mod urls;
mod versions;

use std::collections::BTreeMap;

use crate::model::{
    Architecture, FunctionKey, FunctionState, FunctionVersion, Qualifier, Reason, RevisionId,
    Scope, Sha256Digest, UpdateStatus,
};
use crate::state::Store;

use super::*;

/// A registry and the directory of its state file.
struct Fixture {
    directory: tempfile::TempDir,
    functions: Functions,
}

impl Fixture {
    async fn new() -> Self {
        Self::with_limits(Limits::default()).await
    }

    async fn with_limits(limits: Limits) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let functions = open(&directory, limits).await;
        Self { directory, functions }
    }

    /// The same state file, read by another life of the server.
    async fn restarted(self) -> Self {
        let Self { directory, functions } = self;
        let limits = functions.limits().clone();
        drop(functions);
        let functions = open(&directory, limits).await;
        Self { directory, functions }
    }

    async fn create(&self, name: &str) -> Deployed {
        self.functions.create(new_function(name)).await.unwrap()
    }

    /// A function that is active.
    async fn active(&self, name: &str) -> FunctionKey {
        let deployed = self.create(name).await;
        self.activate(&deployed.activate).await;
        key(name)
    }

    async fn activate(&self, versions: &[Arc<FunctionVersion>]) {
        for version in versions {
            let FunctionVersion { key, revision, .. } = &**version;
            self.functions.activation_succeeded(key, *revision, None).await.unwrap();
        }
    }

    /// A function with the version 1 and the alias `live` of it.
    async fn published(&self, name: &str) -> FunctionKey {
        let key = self.active(name).await;
        self.functions.publish(&key, Publication::default()).await.unwrap();
        let alias = NewAlias {
            name: "live".parse().unwrap(),
            version: "1".parse().unwrap(),
            description: String::new(),
            weights: Vec::new(),
        };
        self.functions.create_alias(&key, alias).await.unwrap();
        key
    }

    fn latest(&self, name: &str) -> Arc<VersionRecord> {
        self.functions.get(&key(name), None).unwrap().version
    }
}

async fn open(directory: &tempfile::TempDir, limits: Limits) -> Functions {
    let store = Store::open(&directory.path().join("state.db")).unwrap();
    Functions::open(store, limits).await.unwrap()
}

fn page(marker: Option<Marker>, max_items: usize) -> PageRequest {
    PageRequest { marker, max_items }
}

fn all() -> PageRequest {
    page(None, 50)
}

fn scope() -> Scope {
    Scope { account: "123456789012".parse().unwrap(), region: "eu-west-1".parse().unwrap() }
}

fn key(name: &str) -> FunctionKey {
    scope().function(name.parse().unwrap())
}

fn archive(fill: u8) -> FunctionCode {
    FunctionCode::Archive { digest: Sha256Digest::new([fill; 32]), size: 100 }
}

fn new_function(name: &str) -> NewFunction {
    NewFunction {
        key: key(name),
        role: "arn:aws:iam::123456789012:role/r".parse().unwrap(),
        architecture: Architecture::X86_64,
        code: archive(1),
        configuration: ConfigurationChange {
            runtime: Some("python3.12".to_owned()),
            handler: Some("app.handler".to_owned()),
            ..ConfigurationChange::default()
        },
        tags: BTreeMap::new(),
        code_signing_config: None,
        publish: Publish::No,
    }
}

fn new_image_function(name: &str, uri: &str) -> NewFunction {
    let code = FunctionCode::Image { uri: uri.to_owned(), digest: None };
    NewFunction { code, configuration: ConfigurationChange::default(), ..new_function(name) }
}

fn new_code(code: FunctionCode) -> CodeChange {
    CodeChange {
        code,
        architecture: None,
        publish: Publish::No,
        revision_id: None,
        mode: UpdateMode::Apply,
    }
}

fn description(text: &str) -> ConfigurationChange {
    ConfigurationChange { description: Some(text.to_owned()), ..ConfigurationChange::default() }
}

fn broken() -> Reason {
    Reason { code: "InvalidImage".to_owned(), text: "no such image".to_owned() }
}

fn qualifier(text: &str) -> Qualifier {
    text.parse().unwrap()
}

/// The ARN of the function `shop`, which most tests make.
const SHOP: &str = "arn:aws:lambda:eu-west-1:123456789012:function:shop";

#[track_caller]
fn assert_refused<T: std::fmt::Debug>(outcome: Result<T, RegistryError>, text: &str) {
    assert_eq!(outcome.unwrap_err().to_string(), text);
}
