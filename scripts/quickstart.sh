#!/usr/bin/env bash
# From a clone to a function's answer: installs what is missing, builds, starts a server, creates a
# Python function and invokes it. Everything it makes is in target/ and .cache/.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

images=.cache/images
state=$PWD/.cache/quickstart
log=.cache/quickstart.log
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
    serve
    step "a Python function on $server_url"
    python3 scripts/quickstart.py "$server_url"
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
    if timeout 4 bash -c ': </dev/tcp/public.ecr.aws/443' 2>/dev/null; then
        step "images come from AWS's registry, public.ecr.aws"
        return
    fi
    step 'public.ecr.aws cannot be reached: building images of the same shape here'
    install_missing pip3=python3-pip npm=npm g++=g++
    python3 scripts/images/build.py --cache "$images"
    start_registry "$images"
    options=(--registry-mirror "$registry_url")
}

serve() {
    local listen=127.0.0.1:4566
    if (: </dev/tcp/127.0.0.1/4566) 2>/dev/null; then
        echo 'port 4566 is in use: taking a free one'
        listen=127.0.0.1:0
    fi
    mkdir -p .cache
    start_server "$log" --listen "$listen" --state-dir "$state" "${options[@]}"
}

go_on() {
    step 'next'
    if [ -n "$keep" ]; then
        echo "the server runs until Ctrl-C; its log is $log. Invoke the function again with"
        echo "    target/release/coracle invoke hello --endpoint $server_url --payload '{\"name\": \"again\"}'"
        wait "$server"
    else
        echo 'the server stops now. Keep it running with'
        echo '    scripts/quickstart.sh --keep'
        echo 'or run one with settings of your own'
        echo '    target/release/coracle serve --help'
    fi
}

clean_up() {
    [ -z "$server" ] || stop "$server"
    [ -z "$registry" ] || stop "$registry"
}

main "$@"
