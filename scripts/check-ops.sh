#!/usr/bin/env bash
# `make check-ops`: is what operators get well-formed, and does it fit the node? The systemd unit, the firewall, Prometheus' rules
# with their unit tests, the dashboard, the Dockerfile and the compose file; at last every metric that any of them names, against
# those of a running node. Half a minute. A tool that is missing is named, what it would check is left out, and that fails.
#
#     SD_OPS_LENIENT=1    does not fail for missing tools: `make setup-test` brings all of them on Debian only
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR
. scripts/env.sh

# How exposed systemd may find the service, in tenths (0: not at all, 100: a process of root's).
MOST_EXPOSED=13

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

missing=()
has() {
	if command -v "$1" >/dev/null; then
		printf '\n%s\n' "--- $2"
	else
		printf '\n%s\n' "--- no $1 here: left out: $2"
		missing+=("$1")
		return 1
	fi
}

if has systemd-analyze 'the systemd unit'; then
	# It looks whether the binary is there, which on this machine is elsewhere.
	sed "s,^ExecStart=/usr/local/bin/sd-node,ExecStart=$SD_NODE," ops/systemd/sd-node.service >"$work/sd-node.service"
	systemd-analyze verify --man=no --recursive-errors=no "$work/sd-node.service"
	systemd-analyze security --offline=true --threshold="$MOST_EXPOSED" --no-pager "$work/sd-node.service" | tail -n 1
fi

PATH=$PATH:/usr/sbin
if has nft 'the firewall'; then
	# Checking wants root, if only that of a namespace.
	root=()
	if [ "$(id -u)" != 0 ]; then root=(unshare --user --map-root-user --net); fi
	if "${root[@]}" true 2>/dev/null; then
		"${root[@]}" nft --check --file ops/nftables.conf
		echo 'well-formed'
	else
		echo 'left out: wants root'
		missing+=(root)
	fi
fi

if has promtool 'rules of Prometheus'; then
	promtool check config ops/prometheus/prometheus.yml
	cp docker/prometheus.yml ops/prometheus/sd-chain.rules.yml "$work"
	promtool check config --syntax-only "$work/prometheus.yml"
	promtool test rules ops/prometheus/sd-chain.test.yml
fi

if has hadolint 'the Dockerfile'; then
	hadolint docker/Dockerfile
	echo 'nothing to say'
fi

PATH=$PATH:$SD_ROOT/tests/node_modules/.bin
if has dclint 'the compose file'; then
	dclint --config docker/.dclintrc.json --max-warnings 0 docker/compose.yml
	echo 'nothing to say'
fi

has prometheus-node-exporter 'names of metrics, the dashboard' || echo 'but for those of machines'
node --test --test-reporter=./tests/lib/reporter.mjs tests/ops/*.test.mjs

if [ ${#missing[@]} != 0 ] && [ "${SD_OPS_LENIENT:-}" != 1 ]; then
	printf '\ncheck-ops: all is well as far as was seen, but there is no %s here: make setup-test, or SD_OPS_LENIENT=1\n' \
		"${missing[*]}" >&2
	exit 1
fi
