#!/usr/bin/env bash
# Measures how long after a save new code answers, and prints a table; with --save it also replaces
# scripts/bench-reload-results.md. It asserts nothing: times are this machine's.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

images=$PWD/.cache/images
state=$PWD/.cache/bench-reload

main() {
    local save=()
    case "$*" in
        '') ;;
        --save) save=(--save scripts/bench-reload-results.md) ;;
        *) fail 'usage: scripts/bench-reload.sh [--save]' ;;
    esac
    [ "$(id -u)" -eq 0 ] || fail 'run it as root: it makes sandboxes'
    trap clean_up EXIT
    prepare_build
    install_missing python3=python3 pip3=python3-pip npm=npm g++=g++
    cargo build --release --locked --quiet --package coracle
    python3 scripts/images/build.py --cache "$images"
    rm -rf "$state"
    start_registry "$images"
    start_server "$state.log" --listen 127.0.0.1:0 --state-dir "$state" --registry-mirror "$registry_url"
    python3 scripts/bench/reload.py --url "$server_url" --server "$server" --log "$state.log" "${save[@]}"
}

clean_up() {
    [ -z "${server:-}" ] || stop "$server"
    [ -z "${registry:-}" ] || stop "$registry"
}

main "$@"
