# shellcheck shell=bash
# Sourced by the scripts beside it: what each of them needs before it can begin.

fail() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# install_missing PROGRAM=PACKAGE...: installs the Debian packages of programs (or files) that are
# not there, and says which.
install_missing() {
    local wanted program missing=()
    for wanted in "$@"; do
        program=${wanted%%=*}
        [ -e "$program" ] || command -v "$program" >/dev/null || missing+=("${wanted#*=}")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || fail "install these by hand, there is no apt-get here: ${missing[*]}"
    [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null || fail "run as root to install: ${missing[*]}"
    printf 'installing with apt-get: %s\n' "${missing[*]}"
    if ! { as_root apt-get -qq update && as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq install --yes --no-install-recommends "${missing[@]}" >/dev/null; }; then
        fail "could not install these, install them by hand: ${missing[*]}"
    fi
}

# What building needs: a Rust toolchain, and a C compiler for the C in its dependencies.
prepare_build() {
    PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
    command -v cargo >/dev/null || fail 'install a Rust toolchain first: https://rustup.rs'
    install_missing cc=gcc /usr/include/stdio.h=libc6-dev
}

# start_registry CACHE: serves the images in CACHE from loopback until this shell ends, and sets
# registry (its process id) and registry_url.
# shellcheck disable=SC2034 # the scripts that source this one read them
start_registry() {
    local line
    exec {registry_output}< <(exec python3 scripts/images/serve.py --cache "$1")
    registry=$!
    IFS= read -r line <&"$registry_output" || fail 'the registry of the test images did not start'
    registry_url=${line##* }
}

# start_server LOG OPTIONS...: runs target/release/coracle until this shell ends, however it ends, and
# sets server (its process id) and server_url. Sandboxes need root, building does not.
# shellcheck disable=SC2034 # the scripts that source this one read them
start_server() {
    local log=$1 line
    shift
    exec {server_output}< <(
        set -- setpriv --pdeathsig TERM target/release/coracle serve "$@"
        if [ "$(id -u)" -eq 0 ]; then exec "$@" 2>"$log"; else exec sudo "$@" 2>"$log"; fi
    )
    server=$!
    IFS= read -r line <&"$server_output" || fail "the server did not start: $(cat "$log")"
    server_url=http://${line##*http://}
}

# stop PROCESS: ends it and waits until it has ended; one that has ended already is fine.
stop() {
    as_root kill "$1" 2>/dev/null || return 0
    wait "$1" 2>/dev/null || true
}
