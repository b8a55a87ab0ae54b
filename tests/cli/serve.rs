use crate::{coracle, run};

#[test]
fn a_wrong_setting_exits_with_2_before_anything_starts() {
    let outcome = run(coracle(&["serve", "--listen", "0.0.0.0:4566"]));
    assert_eq!(outcome.code, Some(2));
    assert_eq!(outcome.stdout, "");
    assert!(outcome.stderr.contains("--i-understand-unauthenticated"), "{}", outcome.stderr);
}

#[test]
fn help_shows_the_variable_of_every_flag() {
    let help = run(coracle(&["serve", "--help"])).stdout;
    let flags: Vec<&str> = help
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("--"))
        .map(|line| line.split(' ').next().unwrap_or(line))
        .collect();
    assert!(flags.contains(&"listen"), "{flags:?}");
    for flag in flags {
        let variable = match flag {
            "log-level" => "CORACLE_LOG".to_owned(),
            flag => format!("CORACLE_{}", flag.replace('-', "_").to_uppercase()),
        };
        assert!(help.contains(&format!("[env: {variable}")), "{flag}: {variable} is not in {help}");
    }
}
