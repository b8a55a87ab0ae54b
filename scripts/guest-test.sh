#!/usr/bin/env bash
# Runs Coracle on a Debian 12 with systemd and cgroup v2: in an emulated machine, so it takes minutes. See guest/README.md.
#
#   scripts/guest-test.sh            checks what this tree builds
#   CORACLE_TEST_PROGRAM=FILE        … this program instead
#   CORACLE_TEST_CACHE=DIR           the images of scripts/images/build.py, default .cache/images
set -euo pipefail
cd "$(dirname "$0")/.."
cache=$PWD/.cache/guest
images=${CORACLE_TEST_CACHE:-$PWD/.cache/images}
longest_run=3600 # seconds

step() { printf '== %s\n' "$1"; }
fail() {
    printf 'guest-test.sh: %s\n' "$1" >&2
    exit 1
}

[ "$(uname -m)" = x86_64 ] || fail 'the guest is an x86_64 machine: run this on one'
[ "$(id -u)" = 0 ] || fail 'run this as root: the base system is unpacked with its owners'
missing=$(for tool in qemu-system-x86_64:qemu-system-x86 mmdebstrap:mmdebstrap mkfs.ext4:e2fsprogs; do
    command -v "${tool%:*}" >/dev/null || echo "${tool#*:}"
done)
if [ -n "$missing" ]; then
    step "install ${missing//$'\n'/ }"
    apt-get update -qq
    # shellcheck disable=SC2086 # words are packages
    apt-get install -qq -y --no-install-recommends $missing seabios >/dev/null
fi

step 'build'
scripts/images/build.py --cache "$images"
program=${CORACLE_TEST_PROGRAM:-$PWD/target/debug/coracle}
[ -n "${CORACLE_TEST_PROGRAM:-}" ] || cargo build --locked --quiet
# The test program names the file it was built with; `tested` is where it looks for it.
tests=$(cargo test --locked --quiet --test sandbox --no-run --message-format=json |
    sed -n 's/.*"executable":"\([^"]*\/sandbox-[^"]*\)".*/\1/p')
tested=$(dirname "$(dirname "$tests")")/coracle

mkdir -p "$cache"
recipe=$(cat scripts/guest/base.sh scripts/guest/guest-test.service | sha256sum)
if [ "$(cat "$cache/recipe" 2>/dev/null)" != "$recipe" ]; then
    step 'make the base system'
    scripts/guest/base.sh "$cache"
    echo "$recipe" >"$cache/recipe"
fi

step 'make the disk with the checks'
payload=$cache/payload
rm -rf "$payload" "$cache/payload.img"
mkdir -p "$payload"
cp -r scripts/guest scripts/images "$payload/"
mkdir "$payload/image-cache"
cp -r "$images/bin" "$images/registry-data" "$payload/image-cache/"
cp "$program" "$payload/coracle"
cp "$tests" "$payload/sandbox-tests"
echo "$tested" >"$payload/tested"
truncate -s 1G "$cache/payload.img"
mkfs.ext4 -q -L payload -d "$payload" "$cache/payload.img"
rm -rf "$payload"

step 'start the guest'
# Software emulation, because KVM may be missing where tests run, and with a clock that counts instructions: on a busy
# machine the guest would not get the time its own timeouts are made for. One processor: a second one never comes up
# with that clock. What the guest writes to its disks is thrown away.
timeout "$longest_run" qemu-system-x86_64 \
    -accel tcg -icount shift=1,sleep=off -cpu max -M q35 -m 4096 -smp 1 -display none -no-reboot -nic none -monitor none \
    -kernel "$cache/kernel" -initrd "$cache/initrd" \
    -append 'root=LABEL=base rw console=ttyS0 systemd.show_status=0 panic=-1 quiet' \
    -drive "file=$cache/base.img,if=virtio,format=raw,snapshot=on" \
    -drive "file=$cache/payload.img,if=virtio,format=raw,snapshot=on" \
    -serial "file:$cache/console.log" -serial stdio </dev/null | stdbuf -oL tr -d '\r' | tee "$cache/results.log" ||
    fail "the guest did not end by itself; its console is in $cache/console.log"
grep -q ' passed, 0 failed$' "$cache/results.log" || fail "see above, and $cache/console.log"
