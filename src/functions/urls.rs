//! Function URLs: one of a function and one of each of its aliases.

use std::iter::repeat_with;
use std::ops::Bound;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::Value;

use crate::model::{AliasName, FunctionKey, InvokeMode, Qualifier, UrlAuthType};

use super::error::{Conflict, NotFound, RegistryError};
use super::time::now;
use super::{Function, Functions, Page, PageRequest};

/// The tag that names a URL's host, which users of LocalStack know (behaviour.md B2 §3.13).
const CUSTOM_ID_TAG: &str = "_custom_id_";

/// A function URL.
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionUrl {
    /// The first label of the host name.
    pub id: String,
    pub auth_type: UrlAuthType,
    pub invoke_mode: InvokeMode,
    /// As the API shows it.
    pub cors: Option<Value>,
    pub created: Timestamp,
    pub last_modified: Timestamp,
}

/// A function URL and what it is of.
#[derive(Debug, Clone)]
pub struct UrlView {
    pub function: Arc<Function>,
    pub alias: Option<AliasName>,
    pub url: FunctionUrl,
}

/// What a request sets of a URL; what it leaves out stays, or has its default in a new one.
#[derive(Debug, Clone, Default)]
pub struct UrlChange {
    pub auth_type: Option<UrlAuthType>,
    pub invoke_mode: Option<InvokeMode>,
    pub cors: Option<Value>,
}

impl UrlView {
    /// `FunctionArn`: the alias's, if the URL is of one.
    pub fn arn(&self) -> String {
        match &self.alias {
            Some(alias) => self.function.key.qualified(alias),
            None => self.function.key.to_string(),
        }
    }
}

impl Functions {
    /// Makes the URL of a function or alias (CreateFunctionUrlConfig).
    ///
    /// # Errors
    /// No such function or alias, or it has one.
    pub async fn create_url(
        &self,
        key: &FunctionKey,
        alias: Option<&AliasName>,
        change: UrlChange,
    ) -> Result<UrlView, RegistryError> {
        let edit = |function: &mut Function| {
            let on = existing(function, alias)?;
            if function.url(&on).is_some() {
                let arn = alias.map_or_else(|| key.to_string(), |alias| key.qualified(alias));
                return Err(Conflict::UrlExists(arn).into());
            }
            let now = now();
            let url = FunctionUrl {
                id: url_id(function, alias),
                auth_type: change.auth_type.unwrap_or(UrlAuthType::AwsIam),
                invoke_mode: change.invoke_mode.unwrap_or(InvokeMode::Buffered),
                cors: change.cors,
                created: now,
                last_modified: now,
            };
            function.attach(&on, |it| it.url = Some(url.clone()));
            Ok(url)
        };
        let missing = || NotFound::FunctionOfUrl;
        let changed = self.shared.change_function(key, missing, |_, function| edit(function));
        let (function, url) = changed.await?;
        Ok(UrlView { function, alias: alias.cloned(), url })
    }

    /// Changes the URL of a function or alias (UpdateFunctionUrlConfig).
    ///
    /// # Errors
    /// No such function or alias, or it has none.
    pub async fn update_url(
        &self,
        key: &FunctionKey,
        alias: Option<&AliasName>,
        change: UrlChange,
    ) -> Result<UrlView, RegistryError> {
        let edit = |function: &mut Function| {
            let on = existing(function, alias)?;
            let mut url = function.url(&on).cloned().ok_or(NotFound::Resource)?;
            url.auth_type = change.auth_type.unwrap_or(url.auth_type);
            url.invoke_mode = change.invoke_mode.unwrap_or(url.invoke_mode);
            url.cors = change.cors.or(url.cors);
            url.last_modified = now();
            function.attach(&on, |it| it.url = Some(url.clone()));
            Ok(url)
        };
        let missing = || NotFound::FunctionOfUrl;
        let changed = self.shared.change_function(key, missing, |_, function| edit(function));
        let (function, url) = changed.await?;
        Ok(UrlView { function, alias: alias.cloned(), url })
    }

    /// The URL of a function or alias (GetFunctionUrlConfig).
    ///
    /// # Errors
    /// There is none.
    pub fn url(&self, key: &FunctionKey, alias: Option<&AliasName>) -> Result<UrlView, NotFound> {
        let function = self.function(key).map_err(|_| NotFound::Resource)?;
        let url = function.url(&qualifier(alias)).cloned().ok_or(NotFound::Resource)?;
        Ok(UrlView { function, alias: alias.cloned(), url })
    }

    /// Deletes the URL of a function or alias (DeleteFunctionUrlConfig).
    ///
    /// # Errors
    /// There is none.
    pub async fn delete_url(
        &self,
        key: &FunctionKey,
        alias: Option<&AliasName>,
    ) -> Result<(), RegistryError> {
        let edit = |function: &mut Function| {
            let on = qualifier(alias);
            function.url(&on).ok_or(NotFound::Resource)?;
            function.attach(&on, |it| it.url = None);
            Ok(())
        };
        self.shared
            .change_function(key, || NotFound::Resource, |_, function| edit(function))
            .await?;
        Ok(())
    }

    /// The URLs of a function, its own first (ListFunctionUrlConfigs).
    ///
    /// # Errors
    /// No such function, or the marker is not one of ours.
    pub fn list_urls(
        &self,
        key: &FunctionKey,
        page: &PageRequest,
    ) -> Result<Page<UrlView>, RegistryError> {
        let function = self.function(key).map_err(|_| NotFound::FunctionOfUrl)?;
        let urls = function.attachments.range((page.bound::<Qualifier>()?, Bound::Unbounded));
        let views = urls.filter_map(|(on, attachments)| {
            let alias = match on {
                Qualifier::Alias(name) => Some(name.clone()),
                Qualifier::Version(_) => None,
            };
            let url = attachments.url.clone()?;
            Some(UrlView { function: Arc::clone(&function), alias, url })
        });
        Ok(page.take(views, |view| qualifier(view.alias.as_ref()).to_string()))
    }
}

impl Function {
    fn url(&self, on: &Qualifier) -> Option<&FunctionUrl> {
        self.attachments(on)?.url.as_ref()
    }
}

fn qualifier(alias: Option<&AliasName>) -> Qualifier {
    alias.map_or(Qualifier::LATEST, |alias| Qualifier::Alias(alias.clone()))
}

fn existing(function: &Function, alias: Option<&AliasName>) -> Result<Qualifier, NotFound> {
    match alias {
        Some(name) if !function.aliases.contains_key(name) => Err(NotFound::FunctionOfUrl),
        _ => Ok(qualifier(alias)),
    }
}

/// A new host label: random, unless a tag of the function names one.
fn url_id(function: &Function, alias: Option<&AliasName>) -> String {
    let custom = function.settings.tags.get(CUSTOM_ID_TAG).filter(|id| is_host_label(id));
    match (custom, alias) {
        (Some(id), Some(alias)) => format!("{id}-{alias}"),
        (Some(id), None) => id.clone(),
        (None, _) => repeat_with(|| fastrand::digit(36)).take(32).collect(),
    }
}

fn is_host_label(text: &str) -> bool {
    text.len() <= 63
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.ends_with(|last: char| last.is_ascii_alphanumeric())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
