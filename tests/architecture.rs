//! The rules of the code's structure, as a test: who may use whom, and how long a file may be.

use std::path::{Path, PathBuf};

/// Every top-level module of `src/` and the ones it may use. A new row or entry is a decision:
/// give it a commit of its own with the reason (docs: the reading order in `src/lib.rs`).
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("reload", &[]),
    ("files", &["model"]),
    ("http_client", &[]),
    ("xml", &[]),
    ("signature", &["model"]),
    ("sts", &["model", "http_client", "signature", "xml"]),
    ("config", &["model", "image", "reload", "s3", "sts"]),
    ("image", &["model", "files", "http_client"]),
    ("s3", &["model", "http_client", "xml"]),
    ("code", &["model", "files"]),
    ("sandbox", &["model"]),
    ("runtime_api", &["model"]),
    ("logs", &["model"]),
    ("state", &["model"]),
    ("functions", &["model", "state"]),
    (
        "scheduler",
        &["model", "functions", "image", "code", "sandbox", "runtime_api", "logs", "reload", "sts"],
    ),
    ("api", &["model", "functions", "scheduler", "code", "logs", "s3", "signature"]),
    (
        "server",
        &[
            "model",
            "files",
            "config",
            "state",
            "functions",
            "image",
            "code",
            "sandbox",
            "runtime_api",
            "logs",
            "reload",
            "scheduler",
            "s3",
            "sts",
            "api",
        ],
    ),
    ("cli", &["model", "config", "server", "image", "signature"]),
];

/// The longest a file may be above its tests; generated files may be longer.
const MOST_LINES: usize = 500;

/// A source file, named from the package's root, without its comments, cut into the code and its tests.
struct Source {
    path: PathBuf,
    code: Vec<String>,
    tests: Vec<String>,
}

impl Source {
    fn read(path: PathBuf) -> Self {
        let text = fs_err::read_to_string(&path).expect("a source file can be read");
        let mut code: Vec<String> = text.lines().map(without_comment).collect();
        let is_tests = |lines: &[String]| {
            lines[0].trim() == "#[cfg(test)]" && lines[1].trim_start().starts_with("mod ")
        };
        let start = code.windows(2).position(is_tests).unwrap_or(code.len());
        let tests = code.split_off(start);
        let path = path.strip_prefix(root()).expect("the file is in the package").to_owned();
        Self { path, code, tests }
    }

    /// The module path: `["image", "registry"]` for `src/image/registry.rs`.
    fn module(&self) -> Vec<String> {
        let path = self.path.strip_prefix("src").expect("the file is in src/");
        let names = path.with_extension("");
        let names = names.iter().map(|name| name.to_string_lossy().into_owned());
        names.filter(|name| name != "mod").collect()
    }

    /// The names that follow `crate::`, and the one a chain of `super::` ends at when it leaves
    /// the top-level module. Inside `mod tests` one more `super` is needed to leave it.
    fn uses(&self) -> Vec<(usize, String)> {
        let depth = self.module().len();
        let code = self.code.iter().map(|line| (depth, line));
        let tests = self.tests.iter().map(|line| (depth + 1, line));
        let mut uses = Vec::new();
        for (number, (depth, line)) in code.chain(tests).enumerate() {
            for marker in ["crate::".to_owned(), "super::".repeat(depth)] {
                for (at, _) in line.match_indices(&marker) {
                    let starts_word = !line[..at].ends_with(is_word) && !line[..at].ends_with(':');
                    let rest = &line[at + marker.len()..];
                    let name = rest.split(|c| !is_word(c)).next().unwrap_or("");
                    let is_global = line[..at].ends_with('$');
                    if starts_word && !is_global {
                        uses.push((number + 1, name.to_owned()));
                    }
                }
            }
        }
        uses
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn without_comment(line: &str) -> String {
    line.split("//").next().unwrap_or("").to_owned()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(directory: &Path) -> Vec<Source> {
    let mut found = Vec::new();
    for entry in fs_err::read_dir(directory).expect("a source folder can be read") {
        let path = entry.expect("a source folder can be read").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(Source::read(path));
        }
    }
    found
}

#[test]
fn modules_use_only_what_the_table_allows() {
    let mut faults = Vec::new();
    for source in sources(&root().join("src")) {
        let module = source.module().swap_remove(0);
        if module == "lib" || module == "main" {
            continue;
        }
        let row = MAY_USE.iter().find(|(name, _)| *name == module);
        let Some((_, allowed)) = row else {
            faults.push(format!("{}: give `{module}` a row in MAY_USE", source.path.display()));
            continue;
        };
        for (line, used) in source.uses() {
            let place = format!("{}:{line}", source.path.display());
            if !MAY_USE.iter().any(|(name, _)| *name == used) {
                faults.push(format!(
                    "{place}: name one module after `crate::` (one `use crate::model::X;` each), \
                     not {used:?}: groups and globs hide who uses whom"
                ));
            } else if used != module && !allowed.contains(&used.as_str()) {
                faults.push(format!(
                    "{place}: `{module}` must not use `{used}`; move the code to a module that \
                     may, or allow it in MAY_USE with a commit that says why"
                ));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_row_of_the_table_is_a_module() {
    for (module, _) in MAY_USE {
        let source = root().join("src");
        let exists = source.join(module).is_dir() || source.join(format!("{module}.rs")).is_file();
        assert!(exists, "there is no module `{module}`: remove its row from MAY_USE");
    }
}

#[test]
fn no_file_is_too_long_to_read_at_once() {
    let mut faults = Vec::new();
    for folder in ["src", "runtime-interface/src"] {
        for source in sources(&root().join(folder)) {
            let is_generated = source.path.iter().any(|part| part == "generated");
            let lines = source.code.len();
            if !is_generated && MOST_LINES < lines {
                faults.push(format!(
                    "{}: {lines} lines above its tests, {MOST_LINES} allowed; split it by idea",
                    source.path.display()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
