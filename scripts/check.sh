#!/usr/bin/env bash
# Every check that needs neither root nor the network: format, lints, docs, generated code,
# dependencies. Tests are in scripts/test.sh.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$1"; }
fail() {
    printf 'check.sh: %s\n' "$1" >&2
    exit 1
}

# Counts the crates that building a package for Linux compiles, itself included.
crates() {
    cargo tree --locked --target x86_64-unknown-linux-gnu --edges normal,build \
        --prefix none --format '{p}' --package "$1" | sed 's/ (.*//' | sort -u | wc -l
}

# Fails when a package has grown past its budget. Raise a budget in the commit that adds the
# dependency, with the reason.
budget() {
    local count
    count=$(crates "$1")
    printf '%s: %s crates of at most %s\n' "$1" "$count" "$2"
    [ "$count" -le "$2" ] || fail "$1 has $count crates, $2 are allowed: drop one or give the reason"
}

step 'format'
cargo fmt --all --check

step 'lints'
cargo clippy --locked --workspace --all-targets -- -D warnings

step 'documentation links'
RUSTDOCFLAGS='-D rustdoc::broken_intra_doc_links -A rustdoc::private_intra_doc_links' \
    cargo doc --locked --workspace --no-deps --document-private-items --quiet

if cargo metadata --locked --no-deps --format-version 1 | grep -q '"name":"codegen"'; then
    step 'generated code is what codegen writes'
    cargo run --locked --quiet --package codegen -- --check
fi

step 'dependency budgets'
# PID 1 of every sandbox: libc, nix, serde_json and thiserror with what they need; half of them are
# proc macros that are not in the program.
budget runtime-interface 21
# libcontainer stands on 105 of these and oci-client, with TLS, on 151; many are in both.
budget coracle 260

step 'shell scripts'
if command -v shellcheck >/dev/null; then
    shellcheck --external-sources scripts/*.sh .ci/run
else
    echo 'skipped: shellcheck is not installed'
fi

step 'advisories, licences, sources'
if command -v cargo-deny >/dev/null; then
    cargo deny --locked check
else
    echo 'skipped: cargo-deny is not installed'
fi

printf '\nall checks passed\n'
