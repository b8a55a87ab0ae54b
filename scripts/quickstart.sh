#!/usr/bin/env bash
# From a clone to a function's answer: installs what is missing, builds, starts a server, creates a
# Python function and invokes it. Everything it makes is in target/ and .cache/.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

program=target/release/coracle
images=.cache/images
state=$PWD/.cache/quickstart
keep=
server=
registry=

usage() {
    echo 'usage: scripts/quickstart.sh [--state-dir DIR] [--keep]'
    echo '  --state-dir DIR   where functions and images are kept (default: .cache/quickstart)'
    echo '  --keep            leave the server running until Ctrl-C'
}

main() {
    read_arguments "$@"
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    prepare_build
    install_missing python3=python3
    step 'building (a few minutes the first time)'
    cargo build --release --locked --quiet --package coracle
    choose_images
    start_server
    step "a Python function on $url"
    python3 scripts/quickstart/first_function.py "$url"
    go_on
}

step() { printf '\n== %s\n' "$1"; }

read_arguments() {
    while [ $# -gt 0 ]; do
        case $1 in
            --state-dir) [ $# -gt 1 ] || fail '--state-dir needs a directory'; state=$2; shift 2 ;;
            --keep) keep=yes; shift ;;
            --help | -h) usage; exit ;;
            *) usage >&2; exit 2 ;;
        esac
    done
}

# AWS's registry when it answers, else images of the same shape that are built here.
choose_images() {
    options=()
    if python3 scripts/quickstart/can_reach.py https://public.ecr.aws/v2/; then
        step "images come from AWS's registry, public.ecr.aws"
        return
    fi
    step 'public.ecr.aws cannot be reached: building images of the same shape here'
    install_missing pip3=python3-pip npm=npm g++=g++
    python3 scripts/images/build.py --cache "$images"
    start_registry "$images"
    options=(--registry-mirror "$registry_url")
}

start_server() {
    local line listen=127.0.0.1:4566
    if (: </dev/tcp/127.0.0.1/4566) 2>/dev/null; then
        echo 'port 4566 is in use: taking a free one'
        listen=127.0.0.1:0
    fi
    mkdir -p .cache
    # Sandboxes need root, building does not. If this script is killed, the server ends all the same.
    exec {server_output}< <(exec_as_root setpriv --pdeathsig TERM "$program" serve --listen "$listen" \
        --state-dir "$state" "${options[@]}" 2>.cache/quickstart.log)
    server=$!
    IFS= read -r line <&"$server_output" || fail "the server did not start: $(cat .cache/quickstart.log)"
    url=http://${line##*http://}
}

exec_as_root() {
    if [ "$(id -u)" -eq 0 ]; then exec "$@"; else exec sudo "$@"; fi
}

go_on() {
    step 'next'
    echo "its log:           .cache/quickstart.log"
    echo "invoke it again:   $program invoke hello --endpoint $url --payload '{\"name\": \"again\"}'"
    if [ -n "$keep" ]; then
        echo "the server runs until Ctrl-C"
        wait "$server"
        return
    fi
    echo "the server stops now; keep it with: scripts/quickstart.sh --keep"
    echo "or run one yourself:  $program serve"
}

clean_up() {
    [ -z "$server" ] || stop "$server"
    [ -z "$registry" ] || stop "$registry"
}

main "$@"
