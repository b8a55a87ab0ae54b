//! Hot reload: a folder of this machine in the place of an archive.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::api::context::HotReload;
use crate::api::error::ApiError;
use crate::api::operations::function_input::invalid;

/// LocalStack's former name of the bucket.
pub(crate) const FORMER_BUCKET: &str = "__local__";

/// Where no function's code is, and what must not be shown to one (security.md §3).
const FORBIDDEN: [&str; 7] = ["/", "/proc", "/sys", "/dev", "/run", "/etc", "/boot"];

/// What every user may do with a folder that a function can run from: list and enter it.
const READABLE: u32 = 0o005;

/// The folder that an `S3Key` names, without symbolic links in its path.
pub(crate) fn folder(settings: &HotReload, key: &str) -> Result<PathBuf, ApiError> {
    let expanded = PathBuf::from(expand(settings, key)?);
    if !expanded.is_absolute() {
        return Err(invalid(format!(
            "When using hot reloading, the archive key has to be an absolute path! Your archive key: {key}"
        )));
    }
    let folder = fs_err::canonicalize(&expanded).map_err(|error| {
        invalid(format!("The hot-reload folder {key} cannot be used: {}", error.kind()))
    })?;
    // Reading it tells whether it is a folder and whether the server may.
    fs_err::read_dir(&folder).map_err(|error| {
        invalid(format!(
            "The hot-reload folder {key} is not a folder that can be read: {}",
            error.kind()
        ))
    })?;
    check_place(settings, key, &folder)?;
    let mode = fs_err::metadata(&folder).map(|metadata| metadata.permissions().mode()).unwrap_or(0);
    if mode & READABLE != READABLE {
        return Err(invalid(format!(
            "The hot-reload folder {key} cannot be read by functions, which run as a user of their own: \
             chmod o+rx it, and o+r the files in it."
        )));
    }
    Ok(folder)
}

/// The answer to the bucket's former name.
pub(crate) fn former_bucket(bucket: &str) -> ApiError {
    invalid(format!(
        "S3Bucket {FORMER_BUCKET} is not supported: use S3Bucket={bucket} with the same S3Key."
    ))
}

fn check_place(settings: &HotReload, key: &str, folder: &Path) -> Result<(), ApiError> {
    let forbidden = FORBIDDEN.iter().map(Path::new).chain([settings.state_directory.as_path()]);
    for place in forbidden {
        let is_within = place != Path::new("/") && folder.starts_with(place);
        if is_within || place.starts_with(folder) {
            return Err(invalid(format!(
                "The hot-reload folder {key} is not allowed: it is, holds or lies in {}. Use the folder that holds \
                 the function's code.",
                place.display()
            )));
        }
    }
    let roots = &settings.roots;
    if !roots.is_empty() && !roots.iter().any(|root| folder.starts_with(root)) {
        let roots: Vec<String> = roots.iter().map(|root| root.display().to_string()).collect();
        return Err(invalid(format!(
            "The hot-reload folder {key} is outside the allowed roots {}; the server's --hot-reload-root names them.",
            roots.join(", ")
        )));
    }
    Ok(())
}

/// Puts the server's variables in the place of `~`, `$NAME` and `${NAME}`.
fn expand(settings: &HotReload, key: &str) -> Result<String, ApiError> {
    let variable = |name: &str| {
        settings.variables.get(name).cloned().ok_or_else(|| {
            invalid(format!("The hot-reload folder {key} names the variable {name}, which the server does not have."))
        })
    };
    let mut expanded = String::new();
    let mut rest = key;
    if let Some(behind) = key.strip_prefix('~')
        && (behind.is_empty() || behind.starts_with('/'))
    {
        expanded.push_str(&variable("HOME")?);
        rest = behind;
    }
    while let Some((before, behind)) = rest.split_once('$') {
        expanded.push_str(before);
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let (name, after) = match behind.strip_prefix('{').and_then(|braced| braced.split_once('}'))
        {
            Some(braced) => braced,
            None => behind.split_at(behind.find(|c| !is_name(c)).unwrap_or(behind.len())),
        };
        expanded.push_str(&if name.is_empty() { "$".to_owned() } else { variable(name)? });
        rest = after;
    }
    expanded.push_str(rest);
    Ok(expanded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(state: &Path) -> HotReload {
        let variables = [("HOME", "/home/a"), ("SRC", "/srv/src")];
        HotReload {
            bucket: "hot-reload".to_owned(),
            roots: vec![],
            state_directory: state.to_owned(),
            variables: variables.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        }
    }

    fn message(result: Result<PathBuf, ApiError>) -> String {
        result.unwrap_err().message().unwrap().to_owned()
    }

    #[test]
    fn variables_and_the_home_are_expanded() {
        let settings = settings(Path::new("/state"));
        for (key, expanded) in [
            ("$SRC/app", "/srv/src/app"),
            ("${SRC}app", "/srv/srcapp"),
            ("~/app", "/home/a/app"),
            ("~", "/home/a"),
            ("/a~b/$", "/a~b/$"),
        ] {
            assert_eq!(expand(&settings, key).unwrap(), expanded, "{key}");
        }
        assert!(
            expand(&settings, "/x/$NONE").unwrap_err().message().unwrap().contains("variable NONE")
        );
    }

    #[test]
    fn folders_that_must_not_be_shown_are_refused_with_the_reason() {
        let directory = tempfile::tempdir().unwrap();
        let real = fs_err::canonicalize(directory.path()).unwrap();
        let state = real.join("parent/state");
        fs_err::create_dir_all(state.join("code")).unwrap();
        let code = real.join("my code ä");
        fs_err::create_dir(&code).unwrap();
        fs_err::write(real.join("file"), "").unwrap();
        let private = real.join("private");
        fs_err::create_dir(&private).unwrap();
        fs_err::set_permissions(&private, PermissionsExt::from_mode(0o700)).unwrap();
        let mut settings = settings(&state);
        let text = |path: &Path| path.to_str().unwrap().to_owned();
        assert_eq!(folder(&settings, &text(&code)).unwrap(), code);
        for (key, reason) in [
            ("relative".to_owned(), "absolute path"),
            (text(&real.join("missing")), "cannot be used"),
            (text(&real.join("file")), "not a folder"),
            ("/".to_owned(), "not allowed"),
            ("/proc".to_owned(), "not allowed"),
            ("/etc".to_owned(), "not allowed"),
            (text(&state.join("code")), "not allowed"),
            (text(&real.join("parent")), "not allowed"),
            (text(&private), "chmod o+rx"),
        ] {
            let message = message(folder(&settings, &key));
            assert!(message.contains(reason), "{key}: {message}");
        }
        settings.roots = vec![real.join("parent")];
        assert!(message(folder(&settings, &text(&code))).contains("outside the allowed roots"));
    }
}
