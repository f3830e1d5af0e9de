#!/usr/bin/env bash
# Boots a Debian that lies in a folder, with systemd, as a machine of its own: its processes, mounts, name, network and
# control groups. Terminate this process, and nothing of the machine is left.
#
#     scripts/machine.sh FOLDER NETWORK-NAMESPACE
#
# Wants root. The kernel is shared, so the machine may neither set its clock nor change its parameters.
set -euo pipefail

root=$1
space=$2

groups=/sys/fs/cgroup
if [ -d "$groups/unified" ]; then groups=$groups/unified; fi
group=$groups/sd-chain-machine-$$
mkdir "$group"

# shellcheck disable=SC2016 # expanded by the inner shell
boot() {
	echo 0 >"$group/cgroup.procs"
	exec nsenter --net="/run/netns/$space" unshare --mount --pid --uts --ipc --cgroup --fork --kill-child=KILL sh -euc '
		root=$1
		mount --make-rprivate /
		mount --bind "$root" "$root"
		cd "$root"
		mount -t proc proc proc
		mount --bind proc/sys proc/sys
		mount -o remount,bind,ro proc/sys
		mount -t sysfs -o ro sysfs sys
		mount -t cgroup2 cgroup2 sys/fs/cgroup
		mount -t tmpfs -o mode=755 tmpfs dev
		for device in null zero full random urandom tty; do
			touch "dev/$device"
			mount --bind "/dev/$device" "dev/$device"
		done
		mkdir dev/pts dev/shm
		mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts
		ln -s pts/ptmx dev/ptmx
		ln -s /proc/self/fd dev/fd
		mount -t tmpfs -o mode=755 tmpfs run
		mount -t tmpfs tmpfs tmp
		mkdir run/outside
		pivot_root . run/outside
		umount -l /run/outside
		exec env -i container=sd-chain PATH=/usr/sbin:/usr/bin:/sbin:/bin \
			setpriv --bounding-set=-sys_time,-sys_module,-sys_rawio /lib/systemd/systemd --show-status=0
	' sh "$root"
}

boot &
machine=$!
trap 'kill -KILL $machine 2>/dev/null || true' TERM INT
# The shell would tell everybody that it was killed.
while kill -0 $machine 2>/dev/null; do { wait $machine || true; } 2>/dev/null; done
# The last of its processes may take a moment to go.
for _ in 1 2 3 4 5; do
	if find "$group" -depth -type d -exec rmdir {} + 2>/dev/null; then break; fi
	sleep 1
done
