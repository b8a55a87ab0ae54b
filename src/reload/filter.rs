//! Which files of a folder count: the built-in ignores, and the include and exclude globs.
//!
//! A glob works as a line of `.gitignore` does: without a slash it means a name at any depth, with
//! one it means a path from the folder down, and what it says of a directory holds for everything
//! beneath. `*` and `?` stop at slashes, `**` is any number of directories, `[a-z]` and `[!a-z]` are
//! sets of characters.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Component, Path};
use std::str::FromStr;

/// What never counts: caches that running or viewing the code writes, version control, and the
/// swap, backup and temporary files of editors. A temporary file that is gone or renamed when the
/// burst settles would not count anyway; these may stay.
const IGNORED: &[&str] = &[
    // Python's and JavaScript's tools.
    "__pycache__",
    "*.pyc",
    ".pytest_cache",
    ".mypy_cache",
    ".ruff_cache",
    "**/node_modules/.cache",
    // Version control.
    ".git",
    ".hg",
    ".svn",
    // Editors' own directories and the desktop's.
    ".idea",
    ".vscode",
    ".DS_Store",
    // vim: swap files, the probe file 4913, backups.
    "*.swp",
    "*.swo",
    "*.swx",
    "4913",
    "*~",
    // Emacs: lock and autosave files.
    ".#*",
    "#*#",
    // JetBrains' safe write, GNOME's, Kate's.
    "*___jb_tmp___",
    "*___jb_old___",
    ".goutputstream-*",
    ".*.kate-swp",
];

/// Decides which files of a folder count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    include: Vec<Glob>,
    exclude: Vec<Glob>,
}

impl Filter {
    /// Only files that match one of `include` (all, when it is empty) and none of `exclude`, nor
    /// the built-in ignores, count.
    #[must_use]
    pub fn new(include: Vec<Glob>, exclude: Vec<Glob>) -> Self {
        Self { include, exclude }
    }

    /// Whether a file counts whose directory is not ignored.
    pub(super) fn wants_file(&self, path: &Path) -> bool {
        let is_included = self.include.is_empty()
            || path.ancestors().any(|part| self.include.iter().any(|glob| glob.matches(part)));
        is_included && self.wants_directory(path)
    }

    /// Whether a directory is worth watching whose parent is. Includes do not matter: what they
    /// name may be further down.
    pub(super) fn wants_directory(&self, path: &Path) -> bool {
        !ignored().iter().chain(&self.exclude).any(|glob| glob.matches(path))
    }
}

fn ignored() -> &'static [Glob] {
    static GLOBS: std::sync::LazyLock<Vec<Glob>> = std::sync::LazyLock::new(|| {
        IGNORED.iter().map(|text| text.parse().expect("the built-in globs are valid")).collect()
    });
    &GLOBS
}

/// A pattern of paths relative to a folder.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Glob {
    parts: Vec<Part>,
}

/// One component of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Part {
    /// `**`
    AnyDirectories,
    Name(Vec<Token>),
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Token {
    /// `*`
    AnyText,
    /// `?`
    AnyCharacter,
    /// `[a-z]` or `[!a-z]`
    Set {
        ranges: Vec<(char, char)>,
        is_negated: bool,
    },
    Character(char),
}

/// A text that is no glob.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidGlob {
    /// There is nothing to match.
    #[error("an empty glob matches nothing: remove it")]
    Empty,
    /// A `[` has no `]`, or nothing between.
    #[error(
        "the set of characters in the glob `{glob}` is empty or not closed: write [[] for a bracket"
    )]
    Set {
        /// The text as given.
        glob: String,
    },
    /// A `!` in front, as in `.gitignore`.
    #[error("the glob `{glob}` starts with `!`: use an include glob instead")]
    Negated {
        /// The text as given.
        glob: String,
    },
}

impl FromStr for Glob {
    type Err = InvalidGlob;

    fn from_str(glob: &str) -> Result<Self, InvalidGlob> {
        if glob.starts_with('!') {
            return Err(InvalidGlob::Negated { glob: glob.to_owned() });
        }
        let path = glob.trim_end_matches('/');
        let mut parts = Vec::new();
        if !path.contains('/') {
            parts.push(Part::AnyDirectories);
        }
        for name in path.split('/').filter(|name| !name.is_empty() && *name != ".") {
            parts.push(match name {
                "**" => Part::AnyDirectories,
                _ => Part::Name(
                    tokens(name).ok_or_else(|| InvalidGlob::Set { glob: glob.to_owned() })?,
                ),
            });
        }
        if parts.iter().all(|part| *part == Part::AnyDirectories) && !path.contains("**") {
            return Err(InvalidGlob::Empty);
        }
        Ok(Self { parts })
    }
}

impl Glob {
    fn matches(&self, path: &Path) -> bool {
        let mut names = path.components().filter_map(|component| match component {
            Component::Normal(name) => Some(name),
            _ => None,
        });
        // Most globs are one name at any depth: no list has to be made for them.
        if let [Part::AnyDirectories, Part::Name(tokens)] = self.parts.as_slice() {
            return names.next_back().is_some_and(|name| matches_name(tokens, name));
        }
        let names: Vec<&OsStr> = names.collect();
        matches_path(&self.parts, &names)
    }
}

/// Whether the pattern matches all of the names. The last `**` is the only place to come back to,
/// so time is at most pattern times names.
fn matches_path(parts: &[Part], names: &[&OsStr]) -> bool {
    let (mut part, mut name) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    loop {
        match (parts.get(part), names.get(name)) {
            // At the end it is what is beneath: `logs/**` is not the directory itself.
            (Some(Part::AnyDirectories), next) if part + 1 == parts.len() => return next.is_some(),
            (Some(Part::AnyDirectories), _) => {
                part += 1;
                retry = Some((part, name));
            }
            (None, None) => return true,
            (Some(Part::Name(tokens)), Some(next)) if matches_name(tokens, next) => {
                part += 1;
                name += 1;
            }
            _ => match &mut retry {
                Some((after, from)) if *from < names.len() => {
                    *from += 1;
                    (part, name) = (*after, *from);
                }
                _ => return false,
            },
        }
    }
}

/// Matches with one place to come back to, the last `*`: time is at most pattern times name.
fn matches_name(tokens: &[Token], name: &OsStr) -> bool {
    let name = String::from_utf8_lossy(name.as_bytes());
    let (mut token, mut rest) = (0, name.chars());
    let mut retry: Option<(usize, std::str::Chars<'_>)> = None;
    loop {
        if tokens.get(token) == Some(&Token::AnyText) {
            token += 1;
            retry = Some((token, rest.clone()));
            continue;
        }
        let mut ahead = rest.clone();
        match (tokens.get(token), ahead.next()) {
            (None, None) => return true,
            (Some(expected), Some(character)) if expected.accepts(character) => {
                token += 1;
                rest = ahead;
            }
            _ => {
                let Some((after, from)) = &mut retry else { return false };
                if from.next().is_none() {
                    return false;
                }
                token = *after;
                rest = from.clone();
            }
        }
    }
}

impl Token {
    fn accepts(&self, character: char) -> bool {
        match self {
            Self::AnyText => false,
            Self::AnyCharacter => true,
            Self::Character(expected) => *expected == character,
            Self::Set { ranges, is_negated } => {
                ranges.iter().any(|(low, high)| (*low..=*high).contains(&character)) != *is_negated
            }
        }
    }
}

/// The tokens of one name; none when a set is empty or not closed.
fn tokens(name: &str) -> Option<Vec<Token>> {
    let mut characters = name.chars().peekable();
    let mut tokens = Vec::new();
    while let Some(character) = characters.next() {
        tokens.push(match character {
            '*' if tokens.last() == Some(&Token::AnyText) => continue,
            '*' => Token::AnyText,
            '?' => Token::AnyCharacter,
            '[' => set(&mut characters)?,
            '\\' => Token::Character(characters.next().unwrap_or('\\')),
            other => Token::Character(other),
        });
    }
    Some(tokens)
}

fn set(characters: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<Token> {
    let is_negated = characters.next_if(|next| matches!(next, '!' | '^')).is_some();
    let mut ranges = Vec::new();
    loop {
        match characters.next()? {
            ']' if !ranges.is_empty() => return Some(Token::Set { ranges, is_negated }),
            ']' if !characters.clone().any(|rest| rest == ']') => return None,
            low => {
                let mut ahead = characters.clone();
                let high = match (ahead.next(), ahead.next()) {
                    (Some('-'), Some(high)) if high != ']' => {
                        *characters = ahead;
                        high
                    }
                    _ => low,
                };
                ranges.push((low, high));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn assert_glob(glob: &str, matching: &[&str], other: &[&str]) {
        let parsed: Glob = glob.parse().unwrap();
        for path in matching {
            assert!(parsed.matches(Path::new(path)), "{glob} should match {path}");
        }
        for path in other {
            assert!(!parsed.matches(Path::new(path)), "{glob} should not match {path}");
        }
    }

    #[test]
    fn globs_match_as_lines_of_gitignore_do() {
        assert_glob("*.py", &["a.py", "deep/down/b.py", ".py"], &["a.pyc", "py"]);
        assert_glob("/a.py", &["a.py"], &["b/a.py"]);
        assert_glob("src/*.js", &["src/a.js"], &["src/b/a.js", "x/src/a.js", "src"]);
        assert_glob("src/**/*.js", &["src/a.js", "src/b/c/a.js"], &["src", "a.js"]);
        assert_glob("logs/", &["logs", "a/logs"], &["logs.txt"]);
        assert_glob("logs/**", &["logs/a", "logs/b/c"], &["logs", "a/logs/b"]);
        assert_glob("**/cache", &["cache", "a/b/cache"], &["cache/a"]);
        assert_glob("?[a-c]x", &["üax", "1bx"], &["ax", "1dx"]);
        assert_glob("[!a-c]", &["d", "ö"], &["a", "dd"]);
        assert_glob("[]]", &["]"], &["["]);
        assert_glob("a\\*", &["a*"], &["ab"]);
        assert_glob("*a*b", &["ab", "xaab", "a b"], &["ba"]);
        assert_glob("**", &["a", "a/b"], &[]);
        assert_glob("**/a/**/b", &["a/b", "x/a/y/z/b", "a/a/b/b"], &["b/a", "a", "a/b/c"]);
    }

    #[test]
    fn a_glob_of_many_wildcards_is_refused_by_a_long_path_in_no_time() {
        let glob: Glob = format!("{}b", "**/*a*a*a*a*a/".repeat(30)).parse().unwrap();
        let path = format!("{}a", "aaaaaaaaaaaaaaaa/".repeat(60));
        assert!(!glob.matches(Path::new(&path)));
    }

    #[test]
    fn texts_that_are_no_globs_say_why() {
        for text in ["", "/", ".", "//"] {
            assert_eq!(text.parse::<Glob>(), Err(InvalidGlob::Empty), "{text}");
        }
        for text in ["[", "a[]", "[a", "x/[!"] {
            let glob = text.to_owned();
            assert_eq!(text.parse::<Glob>(), Err(InvalidGlob::Set { glob }), "{text}");
        }
        assert!(matches!("!a".parse::<Glob>(), Err(InvalidGlob::Negated { .. })));
    }

    #[test]
    fn files_that_only_tools_write_do_not_count() {
        let filter = Filter::default();
        let ignored = [
            "__pycache__",
            "a/__pycache__",
            "a.pyc",
            ".git",
            ".a.py.swp",
            "a.py~",
            ".#a.py",
            "#a.py#",
            "4913",
            "a.py___jb_tmp___",
            "web/node_modules/.cache",
            ".DS_Store",
            ".vscode",
        ];
        for path in ignored {
            assert!(!filter.wants_file(Path::new(path)), "{path}");
        }
        for path in ["a.py", "bootstrap", ".env", ".gitignore", "node_modules/a.js", "a#.js"] {
            assert!(filter.wants_file(Path::new(path)), "{path}");
        }
    }

    #[test]
    fn includes_name_files_or_directories_and_excludes_win() {
        let filter = Filter::new(
            vec!["src".parse().unwrap(), "*.json".parse().unwrap()],
            vec!["*.test.js".parse().unwrap()],
        );
        assert!(filter.wants_file(Path::new("src/a/b.js")));
        assert!(filter.wants_file(Path::new("deep/package.json")));
        assert!(!filter.wants_file(Path::new("lib/a.js")));
        assert!(!filter.wants_file(Path::new("src/a.test.js")));
        assert!(filter.wants_directory(Path::new("deep")));
    }

    proptest! {
        #[test]
        fn any_text_parses_or_is_refused_and_never_panics(glob in ".{0,20}", path in "[^/\0]{0,8}(/[^/\0]{1,8}){0,3}") {
            if let Ok(glob) = glob.parse::<Glob>() {
                glob.matches(Path::new(&path));
            }
        }

        #[test]
        fn a_name_matches_itself(name in "[a-zA-Z0-9._ äöü-]{1,12}") {
            prop_assume!(name != "." && name != "..");
            prop_assert!(name.parse::<Glob>().unwrap().matches(Path::new(&name)));
        }
    }
}
