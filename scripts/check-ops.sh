#!/usr/bin/env bash
# `make check-ops`: is what operators get well-formed, and does it fit the node? The systemd unit, the firewall, Prometheus' rules
# with their unit tests, the dashboard, the Dockerfile and the compose file; at last every metric that any of them names, against
# those of a running node. Half a minute. A tool that is missing is named, and what it would check is left out.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR
. scripts/env.sh

# How exposed systemd may find the service, in tenths (0: not at all, 100: a process of root's).
MOST_EXPOSED=13

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

has() {
	if command -v "$1" >/dev/null; then
		printf '\n%s\n' "--- $2"
	else
		printf '\n%s\n' "--- no $1 here: left out: $2"
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
	if [ "$(id -u)" = 0 ]; then
		nft --check --file ops/nftables.conf
		echo 'well-formed'
	else
		echo 'left out: wants root'
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

printf '\n%s\n' '--- names of metrics, the dashboard'
node --test --test-reporter=spec tests/ops/*.test.mjs
