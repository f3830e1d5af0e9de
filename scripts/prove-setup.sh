#!/usr/bin/env bash
# `make prove-setup`: shows that nothing is needed but git, make and a shell. Makes a minimal Debian 12
# in a folder, clones the commit that is checked out into it, and there, in a chroot, goes the whole
# way to the demo. Half an hour and 12 GB under $TMPDIR (/var/tmp), removed afterwards.
#
#     PROVE=setup|build|demo    how far to go (all the way to the demo)
#     KEEP=1                    keep the folder, and say where it is
#
# Wants root. Needs mmdebstrap, which `scripts/setup.sh all` installs.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR
. scripts/stages.sh

[ "$(id -u)" = 0 ] || {
	echo 'prove-setup: a chroot wants root' >&2
	exit 1
}
if [ -n "$(git status --porcelain)" ]; then
	echo 'prove-setup: there are uncommitted changes, which this does not see' >&2
fi

root=$(mktemp -d "${TMPDIR:-/var/tmp}/sd-chain-debian.XXXXXX")
chmod 755 "$root"

remove_root() {
	if [ -n "${KEEP:-}" ]; then
		printf '\nkept: %s\n' "$root"
	else
		# Mounts were made in a namespace of the commands' own, and are gone with it.
		rm -rf --one-file-system "$root"
	fi
}
trap 'table_of_stages; remove_root' EXIT

minimal_debian() {
	mmdebstrap --quiet --variant=minbase --include=git,make bookworm "$root"
	# What this machine knows about its network, the other one has to know too.
	cp /etc/resolv.conf "$root/etc/resolv.conf"
	mkdir -p "$root/usr/local/share/ca-certificates"
	find /usr/local/share/ca-certificates -name '*.crt' \
		-exec cp {} "$root/usr/local/share/ca-certificates/" ';' 2>/dev/null || true
}

clone() {
	git bundle create --quiet "$root/root/sd-chain.bundle" HEAD
	in_root / git -c advice.detachedHead=false clone --quiet /root/sd-chain.bundle /root/sd-chain
	# shellcheck disable=SC2016 # expanded by the inner shell
	printf 'commit %s; in this Debian: %s packages, %s\n' "$(git rev-parse --short HEAD)" \
		"$(in_root / dpkg-query -W | wc -l)" "$(in_root / sh -c 'for it in gcc rustc node python3; do
			command -v $it >/dev/null || printf "no %s " $it; done')"
}

# Runs a command in the other Debian, in a folder of it, with none of this machine's environment but
# its proxies. Whatever it starts ends with it.
in_root() { # folder, command...
	local kept=()
	for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
		if [ -n "${!name:-}" ]; then kept+=("$name=${!name}"); fi
	done
	# Node.js and pip bring certificates of their own: they are to trust what the system trusts.
	kept+=(NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt PIP_CERT=/etc/ssl/certs/ca-certificates.crt)
	# shellcheck disable=SC2016 # expanded by the inner shell
	unshare --mount --pid --fork --kill-child sh -c '
		root=$1 folder=$2
		shift 2
		mount -t proc proc "$root/proc"
		mount -t sysfs -o ro sysfs "$root/sys"
		mount --rbind /dev "$root/dev"
		exec chroot "$root" env -i -C "$folder" HOME=/root CI=true LANG=C.UTF-8 \
			PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
	' sh "$root" "$1" "${kept[@]}" "${@:2}"
}

# What was promised: less than two seconds when there is nothing to do.
again() {
	local began took
	began=$(date +%s%N)
	in_root /root/sd-chain scripts/setup.sh run
	took=$((($(date +%s%N) - began) / 1000000))
	printf 'nothing to do: %d ms\n' "$took"
	[ "$took" -lt 2000 ]
}

prove=${PROVE:-demo}
stage 'minimal Debian' minimal_debian
stage 'clone' clone
stage 'setup' in_root /root/sd-chain make setup-run
stage 'setup again' again
[ "$prove" = setup ] && exit
stage 'build' in_root /root/sd-chain make build
stage 'sd-node --version' in_root / /root/.cache/sd-chain/target/release/sd-node --version
[ "$prove" = build ] && exit
stage 'demo' in_root /root/sd-chain make demo
