#!/usr/bin/env bash
# `make image`: the image of docker/Dockerfile, without a Docker engine and without a registry. Its last stage, with the binary
# that `make build` has made, on a Debian made here. Then the node is run from it, as a container would: not as root, with
# nothing to write but its data, until it authors and finalizes.
#
#     SD_IMAGE_TO=file   also write the image there, for `docker load`
#
# Wants root, mmdebstrap and buildah.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR
. scripts/env.sh

NAME=localhost/sd-chain/sd-node
BASE=docker.io/library/debian:bookworm-slim
WITHIN=${SD_IMAGE_WITHIN:-180}

die() {
	printf 'image: %s\n' "$@" >&2
	exit 1
}
[ "$(id -u)" = 0 ] || die 'wants root'
for tool in mmdebstrap buildah; do
	command -v "$tool" >/dev/null || die "there is no $tool here"
done
[ -x "$SD_NODE" ] || die "there is no sd-node at $SD_NODE: make build"

work=$(mktemp -d "${TMPDIR:-/var/tmp}/sd-chain-image.XXXXXX")
storage=$SD_CACHE/images
container=
running=

clean_up() {
	# The node, too: who changes its user no longer ends with its parent.
	if [ -n "$running" ]; then kill -KILL "$(first)" "$running" 2>/dev/null || true; fi
	if [ -n "$container" ]; then build rm "$container" >/dev/null || true; fi
	rm -rf --one-file-system "$work"
}
trap clean_up EXIT

# The node's process, as this machine sees it.
first() { cut -d ' ' -f 1 "/proc/$running/task/$running/children"; }

# With a storage of its own, so that nothing is left in /var/lib/containers.
build() { buildah --storage-driver vfs --root "$storage/root" --runroot "$storage/run" "$@"; }

# --- The base, as the public one is made: nothing but the essential, no manuals, no package lists ---

if ! build inspect --type image "$BASE" >/dev/null 2>&1; then
	echo "image: making a base, tagged as $BASE"
	# shellcheck disable=SC2016 # expanded by mmdebstrap
	mmdebstrap --quiet --variant=minbase \
		--dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
		--dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
		--dpkgopt='path-exclude=/usr/share/info/*' \
		--customize-hook='rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/apt/* "$1"/var/log/*' \
		bookworm "$work/base.tar"
	container=$(build from scratch)
	build add --quiet "$container" "$work/base.tar" / >/dev/null
	build config --cmd bash --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$container"
	build commit --quiet --format docker "$container" "$BASE" >/dev/null
	build rm "$container" >/dev/null
	container=
	rm "$work/base.tar"
fi

# --- The image ------------------------------------------------------------------------------------

# Of the Dockerfile only the last stage, since the one before would compile: what it takes from there comes from here, and the
# certificates from Debian's package, for this machine may trust others besides.
mkdir "$work/context" "$work/context/docker"
install -m 755 "$SD_NODE" "$work/context/sd-node"
cp docker/healthy.sh "$work/context/docker/"
mkdir -p "$work/certificates" "$work/context/etc/ssl/certs"
(
	cd "$work/certificates"
	apt-get download --quiet --quiet -o APT::Sandbox::User=root ca-certificates
	dpkg-deb -x ca-certificates_*.deb .
	cat usr/share/ca-certificates/mozilla/*.crt >"$work/context/etc/ssl/certs/ca-certificates.crt"
)
sed -n '/^FROM .* AS node$/,$p' docker/Dockerfile | sed 's/^COPY --from=build /COPY /' >"$work/Dockerfile"
grep -q '^COPY /sd-node ' "$work/Dockerfile" || die 'docker/Dockerfile has no stage "node", or takes no binary from "build"'
build bud --quiet --isolation chroot --format docker --pull-never \
	--file "$work/Dockerfile" --tag "$NAME" "$work/context" >/dev/null

container=$(build from --pull-never "$NAME")
root=$(build mount "$container")

setting() { build inspect --type image --format "$1" "$NAME"; }
user=$(setting '{{.Docker.Config.User}}')
mapfile -t entrypoint < <(setting '{{range .Docker.Config.Entrypoint}}{{println .}}{{end}}' | sed '/^$/d')
mapfile -t health < <(setting '{{range .Docker.Config.Healthcheck.Test}}{{println .}}{{end}}' | sed '/^$/d')
[ "${user%%:*}" -gt 0 ] || die "it would run as $user"
[ "${health[0]}" = CMD ] || die 'it has no health check'

# --- The node from it -----------------------------------------------------------------------------

# What a container runtime does with `read_only: true`: the image's files as they are, /data and /tmp apart. The network is the
# container's own, so that no port is taken here. Of all chains only `--dev` answers to any host, unless told which pages may ask.
# shellcheck disable=SC2016 # expanded by the inner shell
unshare --mount --net --pid --uts --ipc --fork --kill-child=KILL sh -euc '
	root=$1 user=$2
	shift 2
	ip link set lo up
	mount --make-rprivate /
	mount --bind "$root" "$root"
	mount -t proc proc "$root/proc"
	mount -t tmpfs -o mode=755 tmpfs "$root/dev"
	for device in null zero full random urandom; do
		touch "$root/dev/$device"
		mount --bind "/dev/$device" "$root/dev/$device"
	done
	ln -s /proc/self/fd "$root/dev/fd"
	mount -t tmpfs -o "mode=700,uid=${user%%:*},gid=${user##*:}" tmpfs "$root/data"
	mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
	mount -o remount,bind,ro "$root"
	exec chroot "$root" setpriv --reuid="${user%%:*}" --regid="${user##*:}" --clear-groups \
		--no-new-privs --bounding-set=-all --inh-caps=-all "$@"
' sh "$root" "$user" env -i -C /data PATH=/usr/local/bin:/usr/bin:/bin \
	"${entrypoint[@]}" --dev --base-path /data --rpc-cors 'http://localhost:*' >"$work/log" 2>&1 &
running=$!

# Runs a command where the node runs, as the same user.
inside() {
	nsenter --target "$(first)" --mount --net --pid --root --setuid "${user%%:*}" --setgid "${user##*:}" \
		env -i PATH=/usr/local/bin:/usr/bin:/bin "$@"
}

deadline=$((SECONDS + WITHIN))
sick=0
until grep -q 'finalized #[3-9]' "$work/log" && inside "${health[@]:1}" 2>/dev/null; do
	sick=$((sick + 1))
	if [ $SECONDS -gt $deadline ] || [ ! -d "/proc/$running" ]; then
		tail -n 20 "$work/log" >&2
		die "the node of the image did not finalize within $WITHIN s"
	fi
	sleep 1
done

[ "$(awk '/^Uid:/ { print $2 }' "/proc/$(first)/status")" = "${user%%:*}" ] || die 'the node runs as somebody else'
[ "$(awk '/^CapEff:/ { print $2 }' "/proc/$(first)/status")" = 0000000000000000 ] || die 'the node has capabilities'
if inside touch /x 2>/dev/null || inside touch /usr/local/bin/x 2>/dev/null; then die 'the node can write into its image'; fi
inside touch /data/x || die 'the node cannot write its data'
# The health check must also be able to say no: stopped, the node does not answer.
kill -STOP "$(first)"
if timeout 5 bash -c "$(declare -f first inside); running=$running user=$user; inside ${health[*]:1}" 2>/dev/null; then
	die 'the health check is content with a node that does not answer'
fi
kill -CONT "$(first)"

printf 'image: %s\n' "$(grep -o 'Imported #.*\|Idle.*' "$work/log" | tail -n 1)"
kill -TERM "$(first)"
wait "$running" || true
running=

if [ -n "${SD_IMAGE_TO:-}" ]; then build push --quiet "$NAME" "docker-archive:$SD_IMAGE_TO:sd-chain/sd-node:latest" >/dev/null; fi
printf 'image: %s, %s: of it Debian %s, sd-node %s\n' "$NAME" \
	"$(build images --format '{{.Size}}' "$NAME")" "$(build images --format '{{.Size}}' "$BASE")" "$(du -h --apparent-size "$SD_NODE" | cut -f 1)"
printf 'image: as %s, without capabilities, read-only but for /data and /tmp, healthy after %d looks\n' "$user" "$sick"
