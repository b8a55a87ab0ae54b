#!/usr/bin/env bash
# Makes DIR/base.img, DIR/kernel and DIR/initrd: a Debian 12 as it is after its installation, with systemd and cgroup v2,
# and with what the checks need. They themselves come on a second disk. Needs root and Debian's mirror.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
directory=$1
root=$directory/root

rm -rf "$root"
mkdir -p "$directory"
packages=systemd,systemd-sysv,dbus,linux-image-cloud-amd64,initramfs-tools,kmod,udev,iproute2,procps,passwd
mmdebstrap --quiet --variant=minbase --include="$packages,ca-certificates,python3,busybox-static" bookworm "$root"

cp "$root"/boot/vmlinuz-* "$directory/kernel"
cp "$root"/boot/initrd.img-* "$directory/initrd"
mkdir "$root/payload"
echo 'LABEL=base / ext4 defaults 0 1' >"$root/etc/fstab"
cp "$here/guest-test.service" "$root/etc/systemd/system/"
ln -s ../guest-test.service "$root/etc/systemd/system/multi-user.target.wants/"

rm -f "$directory/base.img"
truncate -s 4G "$directory/base.img"
mkfs.ext4 -q -L base -d "$root" "$directory/base.img"
rm -rf "$root"
