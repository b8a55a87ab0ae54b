//! Which image runs a Lambda runtime identifier (images.md §1.6).

use crate::model::Architecture;

/// AWS's base image for a runtime identifier, such as `public.ecr.aws/lambda/python:3.11`.
///
/// None for identifiers that are unknown or were retired before there were images.
pub fn runtime_image(runtime: &str) -> Option<&'static str> {
    find(runtime).map(|row| row.image)
}

/// Every runtime identifier that has an image, with it.
pub fn runtime_images() -> impl Iterator<Item = (&'static str, &'static str)> {
    ROWS.iter().map(|row| (row.runtime, row.image))
}

/// Whether AWS offers a runtime on an architecture: those based on Amazon Linux 1 are x86 only.
pub fn runtime_supports(runtime: &str, architecture: Architecture) -> bool {
    find(runtime).is_some_and(|row| match (row.offered_on, architecture) {
        (OfferedOn::Both, _) | (OfferedOn::X86Only, Architecture::X86_64) => true,
        (OfferedOn::X86Only, Architecture::Arm64) => false,
    })
}

struct Row {
    runtime: &'static str,
    image: &'static str,
    offered_on: OfferedOn,
}

#[derive(Clone, Copy)]
enum OfferedOn {
    Both,
    X86Only,
}

fn find(runtime: &str) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.runtime == runtime)
}

macro_rules! rows {
    ($($runtime:literal => $image:literal $offered_on:ident),* $(,)?) => {
        &[$(Row {
            runtime: $runtime,
            image: concat!("public.ecr.aws/lambda/", $image),
            offered_on: OfferedOn::$offered_on,
        }),*]
    };
}

const ROWS: &[Row] = rows! {
    "python3.15" => "python:3.15" Both,
    "python3.14" => "python:3.14" Both,
    "python3.13" => "python:3.13" Both,
    "python3.12" => "python:3.12" Both,
    "python3.11" => "python:3.11" Both,
    "python3.10" => "python:3.10" Both,
    "python3.9" => "python:3.9" Both,
    "python3.8" => "python:3.8" Both,
    "python3.7" => "python:3.7" X86Only,
    "python3.6" => "python:3.6" X86Only,
    "python2.7" => "python:2.7" X86Only,
    "nodejs26.x" => "nodejs:26" Both,
    "nodejs24.x" => "nodejs:24" Both,
    "nodejs22.x" => "nodejs:22" Both,
    "nodejs20.x" => "nodejs:20" Both,
    "nodejs18.x" => "nodejs:18" Both,
    "nodejs16.x" => "nodejs:16" Both,
    "nodejs14.x" => "nodejs:14" Both,
    "nodejs12.x" => "nodejs:12" Both,
    "nodejs10.x" => "nodejs:10" X86Only,
    "java25" => "java:25" Both,
    "java21" => "java:21" Both,
    "java17.al2023" => "java:17.al2023" Both,
    "java17" => "java:17" Both,
    "java11.al2023" => "java:11.al2023" Both,
    "java11" => "java:11" Both,
    "java8.al2023" => "java:8.al2023" Both,
    "java8.al2" => "java:8.al2" Both,
    "java8" => "java:8" X86Only,
    "dotnet10" => "dotnet:10" Both,
    "dotnet8" => "dotnet:8" Both,
    "dotnet6" => "dotnet:6" Both,
    "dotnetcore3.1" => "dotnet:core3.1" Both,
    "dotnetcore2.1" => "dotnet:core2.1" X86Only,
    "ruby4.0" => "ruby:4.0" Both,
    "ruby3.4" => "ruby:3.4" Both,
    "ruby3.3" => "ruby:3.3" Both,
    "ruby3.2" => "ruby:3.2" Both,
    "ruby2.7" => "ruby:2.7" Both,
    "ruby2.5" => "ruby:2.5" X86Only,
    "go1.x" => "go:1" X86Only,
    "provided.al2023" => "provided:al2023" Both,
    "provided.al2" => "provided:al2" Both,
    "provided" => "provided:alami" X86Only,
};

#[cfg(test)]
mod tests {
    use super::super::reference::ImageReference;
    use super::*;

    #[test]
    fn every_image_is_a_reference_and_every_runtime_appears_once() {
        for (index, row) in ROWS.iter().enumerate() {
            assert_eq!(row.image.parse::<ImageReference>().unwrap().to_string(), row.image);
            assert!(ROWS[..index].iter().all(|earlier| earlier.runtime != row.runtime));
        }
    }

    #[test]
    fn identifiers_follow_awss_names() {
        assert_eq!(runtime_image("python3.11"), Some("public.ecr.aws/lambda/python:3.11"));
        assert_eq!(runtime_image("nodejs22.x"), Some("public.ecr.aws/lambda/nodejs:22"));
        assert_eq!(runtime_image("provided"), Some("public.ecr.aws/lambda/provided:alami"));
        assert_eq!(runtime_image("nodejs4.3"), None);
    }

    #[test]
    fn runtimes_of_amazon_linux_1_are_not_offered_on_arm() {
        assert!(!runtime_supports("go1.x", Architecture::Arm64));
        assert!(runtime_supports("go1.x", Architecture::X86_64));
        assert!(runtime_supports("provided.al2", Architecture::Arm64));
        assert!(!runtime_supports("cobol", Architecture::X86_64));
    }
}
