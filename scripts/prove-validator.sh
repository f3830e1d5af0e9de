#!/usr/bin/env bash
# `make prove-validator`: follows docs/validators.md line by line, from a minimal Debian 12 to a fifth validator that authors
# and votes on the network `local`. Seven minutes and half a gigabyte under $TMPDIR (/var/tmp), removed afterwards.
#
#     PROVE=join|move     a new validator, or Dave's moving to the new machine (join)
#     KEEP=1              keep the folder, and say where it is
#
# Wants root. Needs mmdebstrap and, as every test with several machines, iproute2.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR
. scripts/env.sh
# shellcheck source-path=SCRIPTDIR
. scripts/stages.sh

[ "$(id -u)" = 0 ] || {
	echo 'prove-validator: a machine of its own wants root' >&2
	exit 1
}

root=$(mktemp -d "${TMPDIR:-/var/tmp}/sd-chain-validator.XXXXXX")
chmod 755 "$root"

remove_root() {
	if [ -n "${KEEP:-}" ]; then
		printf '\nkept: %s\n' "$root"
	else
		# Mounts were made in a namespace of the machine's own, and are gone with it.
		rm -rf --one-file-system "$root"
	fi
}
trap 'table_of_stages; remove_root' EXIT

# The machine has no way out of its network: what the page installs has to be there. The command that installs it is run all
# the same.
minimal_debian() {
	local packages
	packages=$(sed -n 's/^apt-get install --yes //p' docs/validators.md | tr ' ' ,)
	mmdebstrap --quiet --variant=minbase --include="systemd,systemd-sysv,dbus,iproute2,$packages" bookworm "$root"
	# The node's network does not start without a name server to ask. This one does not answer: nothing here has a name.
	printf 'nameserver 127.0.0.1\n' >"$root/etc/resolv.conf"
	printf 'validator\n' >"$root/etc/hostname"
	printf '127.0.0.1 localhost validator\n' >"$root/etc/hosts"
	printf '%s packages\n' "$(chroot "$root" dpkg-query -W | wc -l)"
}

stage 'minimal Debian' minimal_debian
stage 'docs/validators.md' node tests/validator.mjs "$root" "${PROVE:-join}"
