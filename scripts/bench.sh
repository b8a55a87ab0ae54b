#!/usr/bin/env bash
# Measures Coracle beside AWS's own emulator and prints a table; with --save it also replaces
# scripts/bench-results.md. It asserts nothing: times are this machine's.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

images=$PWD/.cache/images
state=$PWD/.cache/bench

main() {
    local save=()
    case "$*" in
        '') ;;
        --save) save=(--save scripts/bench-results.md) ;;
        *) fail 'usage: scripts/bench.sh [--save]' ;;
    esac
    [ "$(id -u)" -eq 0 ] || fail 'run it as root: it makes sandboxes, and a chroot for the emulator'
    trap clean_up EXIT
    prepare
    rm -rf "$state"
    start_registry "$images"
    start_server "$state.log" --listen 127.0.0.1:0 --state-dir "$state" --registry-mirror "$registry_url"
    python3 scripts/bench.py --url "$server_url" --server "$server" --client target/release/bench-client \
        --sandbox-bench target/release/examples/bench_sandbox --bootstrap "$images/bin/bootstrap" \
        --baseline "$images/rie" "${save[@]}"
}

prepare() {
    prepare_build
    install_missing python3=python3 pip3=python3-pip npm=npm g++=g++ unshare=util-linux
    cargo build --release --locked --quiet --package coracle --package bench-client
    cargo build --release --locked --quiet --package coracle --example bench_sandbox
    python3 scripts/images/fetch-rie.py --cache "$images"
    rustc -O -C target-feature=+crt-static -C strip=symbols -o "$images/bin/bootstrap" scripts/images/bootstrap.rs
}

clean_up() {
    [ -z "${server:-}" ] || stop "$server"
    [ -z "${registry:-}" ] || stop "$registry"
}

main "$@"
