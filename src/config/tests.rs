//! The rules that hold for all settings: which place wins, and what a mistake is told.

use std::error::Error;

use clap::Parser;

use super::*;

#[derive(Parser)]
struct CommandLine {
    #[command(flatten)]
    flags: ServeFlags,
}

fn flags(line: &str) -> ServeFlags {
    let words = std::iter::once("serve").chain(line.split_whitespace());
    CommandLine::try_parse_from(words).expect("the flags are well formed").flags
}

#[track_caller]
fn read(line: &str, variables: &[(&str, &str)]) -> Config {
    Config::read(flags(line), &Environment::with(variables)).expect("the configuration is valid")
}

/// The error with all its causes, as the command line prints it.
#[track_caller]
fn error(line: &str, variables: &[(&str, &str)]) -> String {
    let error = Config::read(flags(line), &Environment::with(variables)).expect_err("a mistake");
    let causes = std::iter::successors(error.source(), |&cause| cause.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}

/// A configuration file that lives as long as the value.
struct File(tempfile::NamedTempFile);

impl File {
    fn with(text: &str) -> Self {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        fs_err::write(file.path(), text).expect("a temporary file");
        Self(file)
    }

    fn path(&self) -> &str {
        self.0.path().to_str().expect("temporary paths are UTF-8")
    }
}

#[test]
fn without_any_setting_the_defaults_hold() {
    let config = read("", &[]);
    assert_eq!(config.listen, [ListenAddress::DEFAULT]);
    assert_eq!(config.state_directory, Path::new("/home/a/.local/state/coracle"));
    assert_eq!(config.registry_mirror, None);
    assert_eq!(
        config.docker_configuration.as_deref(),
        Some(Path::new("/home/a/.docker/config.json"))
    );
    assert_eq!(config.runtime_images, RuntimeImages::default());
    assert_eq!(config.keep_alive, Duration::from_secs(600));
    assert_eq!(config.architecture, ArchitecturePolicy::Requested);
    assert_eq!(
        (config.hot_reload.bucket.as_str(), config.hot_reload.roots.len()),
        ("hot-reload", 0)
    );
    assert_eq!(config.limits, Limits::default());
    assert_eq!(config.log.format, LogFormat::Text);
    assert_eq!(config.log.filter.to_string(), "info");
    assert_eq!(config.ignored_variables, Vec::<String>::new());
}

#[test]
fn a_flag_wins_over_our_variable_that_over_local_stacks_and_that_over_the_file() {
    let file = File::with("keepalive-ms = 4");
    let line = format!("--config {}", file.path());
    let ours = ("CORACLE_KEEPALIVE_MS", "2");
    let local_stacks = ("LAMBDA_KEEPALIVE_MS", "3");
    let keep_alive =
        |line: &str, variables: &[(&str, &str)]| read(line, variables).keep_alive.as_millis();
    assert_eq!(keep_alive(&format!("{line} --keepalive-ms 1"), &[ours, local_stacks]), 1);
    assert_eq!(keep_alive(&line, &[ours, local_stacks]), 2);
    assert_eq!(keep_alive(&line, &[local_stacks]), 3);
    assert_eq!(keep_alive(&line, &[]), 4);
}

#[test]
fn the_file_may_be_named_by_a_variable() {
    let file = File::with("listen = ['127.0.0.1:1', 'unix:/a']\nlog-format = 'json'");
    let config = read("", &[("CORACLE_CONFIG", file.path())]);
    assert_eq!(config.listen.len(), 2);
    assert_eq!(config.log.format, LogFormat::Json);
}

#[test]
fn commas_in_a_variable_separate_the_values_of_a_repeatable_flag() {
    let config = read("", &[("CORACLE_LISTEN", "127.0.0.1:0, unix:/run/c.sock")]);
    let addresses: Vec<_> = config.listen.iter().map(ToString::to_string).collect();
    assert_eq!(addresses, ["127.0.0.1:0", "unix:/run/c.sock"]);
}

#[test]
fn an_empty_variable_counts_as_not_set() {
    let config = read("", &[("LAMBDA_KEEPALIVE_MS", ""), ("LAMBDA_DOCKER_FLAGS", "")]);
    assert_eq!(config.keep_alive, Duration::from_secs(600));
    assert_eq!(config.ignored_variables, Vec::<String>::new());
}

#[test]
fn an_address_others_can_reach_needs_the_users_word() {
    let text = error("--listen 127.0.0.1:1 --listen 0.0.0.0:4566", &[]);
    assert!(text.starts_with("--listen is 0.0.0.0:4566, which other machines can reach"), "{text}");
    assert!(text.contains("--i-understand-unauthenticated"), "{text}");

    let text = error("", &[("CORACLE_LISTEN", "[::]:4566")]);
    assert!(text.starts_with("CORACLE_LISTEN is [::]:4566"), "{text}");

    let config = read("--listen 0.0.0.0:4566 --i-understand-unauthenticated", &[]);
    assert_eq!(config.listen[0].to_string(), "0.0.0.0:4566");
}

#[test]
fn state_is_kept_where_the_user_or_the_system_wants_it() {
    let directory = |environment: Environment| {
        Config::read(ServeFlags::default(), &environment).map(|config| config.state_directory)
    };
    let plain = Environment::with(&[]);
    let of_root = directory(plain.clone().of_root()).expect("root has a directory");
    assert_eq!(of_root, Path::new("/var/lib/coracle"));
    let xdg = directory(Environment::with(&[("XDG_STATE_HOME", "/x")])).expect("a directory");
    assert_eq!(xdg, Path::new("/x/coracle"));
    let relative = directory(Environment::with(&[("XDG_STATE_HOME", "x")])).expect("a directory");
    assert_eq!(relative, Path::new("/home/a/.local/state/coracle"));
    let error = directory(plain.without("HOME")).expect_err("nowhere to go");
    assert!(error.to_string().contains("--state-dir"), "{error}");
    assert!(read("--state-dir here", &[]).state_directory.is_absolute());
}

#[test]
fn a_mistake_names_the_place_the_value_and_what_would_be_right() {
    let file = File::with("hot-reload-root = '/src'\nlog-format = 'xml'");
    let in_file = format!("\"log-format\" in {} is \"xml\": expected text or json", file.path());
    let cases = [
        ("--listen 4566", None, "--listen is \"4566\": expected an IP address with a port"),
        ("", Some(("CORACLE_LOG_FORMAT", "xml")), "CORACLE_LOG_FORMAT is \"xml\": expected text"),
        ("", Some(("LAMBDA_KEEPALIVE_MS", "5s")), "LAMBDA_KEEPALIVE_MS is \"5s\": invalid digit"),
        ("", Some(("LAMBDA_LIMITS_CODE_SIZE_ZIPPED", "-1")), "LAMBDA_LIMITS_CODE_SIZE_ZIPPED is"),
        ("", Some(("LAMBDA_IGNORE_ARCHITECTURE", "maybe")), "LAMBDA_IGNORE_ARCHITECTURE is"),
        ("", Some(("CORACLE_CONFIG", file.path())), in_file.as_str()),
        ("--log-level loud", None, "--log-level is \"loud\": "),
        ("--registry-mirror localhost:5000", None, "--registry-mirror is \"localhost:5000\": "),
        (
            "--runtime-image python3.11",
            None,
            "--runtime-image is \"python3.11\": expected RUNTIME=",
        ),
        ("--runtime-image a=B", None, "--runtime-image is \"a=B\": "),
    ];
    for (line, variable, expected) in cases {
        let text = error(line, variable.as_slice());
        assert!(text.starts_with(expected), "{text:?} does not start with {expected:?}");
    }
}

#[test]
fn a_mistake_in_the_file_names_the_key_or_the_line() {
    let of = |text: &str| {
        let file = File::with(text);
        error("", &[("CORACLE_CONFIG", file.path())])
    };
    assert!(of("listn = 'a'").contains("unknown key \"listn\"; the keys are listen, "));
    assert!(of("config = '/a'").contains("unknown key \"config\""));
    assert!(of("keepalive-ms = 0.5").contains("gives \"keepalive-ms\" a fraction"));
    assert!(of("keepalive-ms = [1, 2]").contains("takes one value, not 2"));
    assert!(of("keepalive-ms =").contains("is not valid TOML: "));
    assert!(error("--config /does/not/exist", &[]).contains("`/does/not/exist`"));
}

#[test]
fn local_stacks_old_bucket_marker_is_told_what_replaced_it() {
    let text = error("", &[("BUCKET_MARKER_LOCAL", "__local__")]);
    assert!(text.contains("BUCKET_MARKER_LOCAL") && text.contains("hot-reload"), "{text}");
    let config = read("--hot-reload-root /src", &[("BUCKET_MARKER_LOCAL", "here")]);
    assert_eq!(config.hot_reload.bucket, "here");
    assert_eq!(config.hot_reload.roots, [Path::new("/src")]);
}

#[test]
fn every_limit_of_local_stack_is_read() {
    let names = [
        "LAMBDA_LIMITS_CONCURRENT_EXECUTIONS",
        "LAMBDA_LIMITS_MINIMUM_UNRESERVED_CONCURRENCY",
        "LAMBDA_LIMITS_TOTAL_CODE_SIZE",
        "LAMBDA_LIMITS_CODE_SIZE_ZIPPED",
        "LAMBDA_LIMITS_CODE_SIZE_UNZIPPED",
        "LAMBDA_LIMITS_CREATE_FUNCTION_REQUEST_SIZE",
        "LAMBDA_LIMITS_MAX_FUNCTION_ENVVAR_SIZE_BYTES",
        "LAMBDA_LIMITS_MAX_FUNCTION_PAYLOAD_SIZE_BYTES",
    ];
    let values = ["1", "2", "3", "4", "5", "6", "7", "8"];
    let variables: Vec<_> = names.into_iter().zip(values).collect();
    let expected = Limits {
        concurrent_executions: 1,
        minimum_unreserved_concurrency: 2,
        total_code_size: 3,
        code_size_zipped: 4,
        code_size_unzipped: 5,
        create_function_request_size: 6,
        function_environment_size: 7,
        function_payload_size: 8,
    };
    assert_eq!(read("", &variables).limits, expected);
}

#[test]
fn variables_that_look_like_settings_and_are_none_are_reported() {
    let variables =
        [("LAMBDA_DOCKER_NETWORK", "a"), ("CORACLE_LISTN", "b"), ("CORACLE_ENDPOINT", "http://c")];
    let config = read("", &variables);
    assert_eq!(config.ignored_variables, ["CORACLE_LISTN", "LAMBDA_DOCKER_NETWORK"]);
}

#[track_caller]
fn assert_image(config: &Config, runtime: &str, expected: Option<&str>) {
    let image = config.runtime_images.get(runtime).map(|reference| reference.to_string());
    assert_eq!(image.as_deref(), expected, "the image of {runtime}");
}

#[test]
fn a_runtime_image_of_a_flag_leaves_the_other_runtimes_to_the_losing_places() {
    let file = File::with("[runtime-image]\n'python3.11' = 'a.test/f:1'\n'java21' = 'a.test/f:2'");
    let line = format!("--config {} --runtime-image python3.11=a.test/flag:1", file.path());
    let mapping = ("LAMBDA_RUNTIME_IMAGE_MAPPING", r#"{"nodejs22.x": "a.test/json:1"}"#);
    let config = read(&line, &[mapping, ("CORACLE_RUNTIME_IMAGE", "ruby3.3=a.test/v:1")]);
    assert_image(&config, "python3.11", Some("a.test/flag:1"));
    assert_image(&config, "java21", Some("a.test/f:2"));
    assert_image(&config, "nodejs22.x", Some("a.test/json:1"));
    assert_image(&config, "ruby3.3", Some("a.test/v:1"));
    assert_image(&config, "dotnet8", None);
}

#[test]
fn a_pattern_covers_every_runtime_that_no_winning_place_names() {
    let file = File::with("[runtime-image]\n'java21' = 'a.test/file:1'");
    let line = format!("--config {} --runtime-image python3.11=a.test/flag:1", file.path());
    let pattern = ("LAMBDA_RUNTIME_IMAGE_MAPPING", "a.test/lambda-<runtime>:2");
    let config = read(&line, &[pattern]);
    assert_image(&config, "python3.11", Some("a.test/flag:1"));
    assert_image(&config, "java21", Some("a.test/lambda-java21:2"));
}

#[test]
fn an_invalid_mapping_names_the_variable_and_both_forms() {
    let text = error("", &[("LAMBDA_RUNTIME_IMAGE_MAPPING", "{python3.11: a}")]);
    assert!(text.starts_with("LAMBDA_RUNTIME_IMAGE_MAPPING is \"{python3.11: a}\": "), "{text}");
    assert!(text.contains("<runtime>") && text.contains("JSON object"), "{text}");
    let text = error("", &[("LAMBDA_RUNTIME_IMAGE_MAPPING", "A.test/<runtime>:")]);
    assert!(text.starts_with("LAMBDA_RUNTIME_IMAGE_MAPPING is"), "{text}");
}

#[test]
fn signatures_are_verified_with_a_file_that_others_cannot_read() {
    let file = File::with("[a]\naws_access_key_id = AKIA\naws_secret_access_key = s\n");
    let line = format!("--auth verify --credentials {} --listen 0.0.0.0:1", file.path());
    let keys = read(&line, &[]).access_keys.expect("signatures are verified");
    assert_eq!(keys[0].credentials.access_key_id, "AKIA");
    assert_eq!(read("", &[]).access_keys, None);

    fs_err::set_permissions(file.path(), std::os::unix::fs::PermissionsExt::from_mode(0o644))
        .expect("the file is ours");
    let text = error(&line, &[]);
    assert!(text.contains(file.path()) && text.contains("chmod o-rwx"), "{text}");
    assert!(error("--auth verify", &[]).contains("add --credentials FILE"));
    assert!(error("--credentials /x", &[]).contains("--auth verify"));
    assert!(error("", &[("CORACLE_AUTH", "maybe")]).starts_with("CORACLE_AUTH is \"maybe\""));
    assert!(error("--auth verify --credentials /missing", &[]).contains("/missing"));
}
