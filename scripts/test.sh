#!/usr/bin/env bash
# Installs what the tests need and runs them all: checks, Rust's tests, then a real server as AWS's
# clients see it. Ends with `N passed, N failed`.
#
# Everything runs on the dev profile: cargo's tests build the program in it anyway, it checks
# overflows and debug assertions, and its dependencies are optimised, so that the limits on time
# which the tests assert hold for it.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

images=$PWD/.cache/images
environment=$PWD/.cache/venv
requirements=tests/end_to_end/requirements.txt
javascript=$PWD/.cache/javascript
javascript_package=tests/clients/javascript/package.json
passed=0
failed=0

main() {
    [ "$(id -u)" -eq 0 ] || fail 'run it as root: the tests make namespaces, cgroups and overlay mounts'
    work=$(mktemp -d)
    trap clean_up EXIT
    # Set-up that fails ends the run: nothing after it would mean anything.
    phase 'what the tests need' install
    python3 tests/end_to_end/leftovers.py --save "$work/before"
    phase 'test images' python3 scripts/images/build.py --cache "$images"
    phase "AWS's client for JavaScript" install_javascript
    start_registry "$images"
    export CORACLE_TEST_REGISTRY=${registry_url#http://}
    verdict checks scripts/check.sh
    tests 'Rust tests' cargo test --locked --workspace --no-fail-fast
    tests 'end-to-end tests' "$environment/bin/python" tests/end_to_end/run.py
    stop "$registry"
    registry=
    verdict 'nothing is left behind' python3 tests/end_to_end/leftovers.py --compare "$work/before"
    printf '\nall of it took %s s\n%s passed, %s failed\n' "$SECONDS" "$passed" "$failed"
    [ "$failed" -eq 0 ]
}

install() {
    prepare_build
    install_missing git=git python3=python3 pip3=python3-pip npm=npm g++=g++ \
        /bin/busybox=busybox-static shellcheck=shellcheck
    python3 -c 'import ensurepip' 2>/dev/null || install_missing ensurepip=python3-venv
    if ! cmp -s "$requirements" "$environment/installed"; then
        make_environment || fail "could not install what $requirements names"
    fi
}

# Python's clients of AWS; remembers what they were installed from.
make_environment() {
    rm -rf "$environment"
    python3 -m venv "$environment" &&
        "$environment/bin/pip" --disable-pip-version-check install --quiet --requirement "$requirements" &&
        cp "$requirements" "$environment/installed"
}

# AWS's client for JavaScript, and the Node.js of the test images, because Debian's is too old for it.
install_javascript() {
    if cmp -s "$javascript_package" "$javascript/installed"; then return; fi
    rm -rf "$javascript"
    if ! { mkdir -p "$javascript" && cp "$javascript_package" "$javascript" &&
        npm install --silent --no-save --no-package-lock --prefix "$javascript" \
            "$images"/packages/node-linux-*.tgz &&
        cp "$javascript_package" "$javascript/installed"; }; then
        fail "could not install what $javascript_package names"
    fi
}

# phase NAME COMMAND...: runs it without standard input, and says how long it took.
phase() {
    local name=$1 begun=$SECONDS status=0
    shift
    printf '\n== %s\n' "$name"
    "$@" </dev/null || status=$?
    printf '== %s: %s s\n' "$name" $((SECONDS - begun))
    return "$status"
}

# verdict NAME COMMAND...: a phase that counts as one test.
verdict() {
    if phase "$@"; then
        passed=$((passed + 1))
    else
        printf '== FAILED: %s\n' "$1"
        failed=$((failed + 1))
    fi
}

# tests NAME COMMAND...: a phase that prints a `test result` line for each of its parts. One that
# breaks without naming a failed test, or runs none, has failed too.
tests() {
    local status=0 good bad
    phase "$@" 2>&1 | tee "$work/output" || status=$?
    read -r good bad < <(sed -nE 's/^test result: .* ([0-9]+) passed; ([0-9]+) failed.*/\1 \2/p' "$work/output" |
        awk '{ good += $1; bad += $2 } END { print good + 0, bad + 0 }')
    if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$good" -eq 0 ]; }; then
        bad=1
    fi
    [ "$bad" -eq 0 ] || printf '== FAILED: %s (exit status %s)\n' "$1" "$status"
    passed=$((passed + good))
    failed=$((failed + bad))
}

clean_up() {
    [ -z "${registry:-}" ] || stop "$registry"
    rm -rf "$work"
}

main "$@"
