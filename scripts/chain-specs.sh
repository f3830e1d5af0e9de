#!/usr/bin/env bash
# `make chain-specs`: makes the specifications of public networks, plain and raw, from their files in chain-specs/ and the
# node that is built, and names their hashes. The same bytes every time.
#
#     scripts/chain-specs.sh [NETWORK...]
#
#     OUTPUT=folder    where they go ($CARGO_TARGET_DIR/chain-specs)
#     CODE=blob        a blob other than the node's own
#
# A network that is named has to be complete. Without names: all that are, and what the others lack.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR
. scripts/env.sh

output=${OUTPUT:-$CARGO_TARGET_DIR/chain-specs}
code=()
if [ -n "${CODE:-}" ]; then code=(--code "$CODE"); fi

networks=("$@")
if [ $# = 0 ]; then
	for network in mainnet testnet example; do
		if lacks=$("$SD_NODE" network check "chain-specs/$network.json" 2>&1 >/dev/null); then
			networks+=("$network")
		else
			printf '%s\n\n' "${lacks#Error: }"
		fi
	done
fi
for network in "${networks[@]}"; do
	"$SD_NODE" network build "chain-specs/$network.json" --output "$output" "${code[@]}"
done
