#!/usr/bin/env bash
# `make chain-specs`: makes the specifications of public networks, plain and raw, from their files in chain-specs/ and the
# node that is built, and names their hashes. The same bytes every time.
#
#     scripts/chain-specs.sh [NETWORK...]
#
#     OUTPUT=folder    where they go ($CARGO_TARGET_DIR/chain-specs)
#     CODE=blob        a blob other than the node's own
#
# A network that is named has to be complete. Without names: all that are, and what testnet and mainnet lack, as long as that is
# all that is wrong with them. Anything else fails, and then nothing is made.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR
. scripts/env.sh

output=${OUTPUT:-$CARGO_TARGET_DIR/chain-specs}
code=()
if [ -n "${CODE:-}" ]; then code=(--code "$CODE"); fi

networks=("$@")
if [ $# = 0 ]; then
	wrong=0
	for network in mainnet testnet example; do
		if faults=$("$SD_NODE" network check "chain-specs/$network.json" 2>&1 >/dev/null); then
			networks+=("$network")
		else
			printf '%s\n\n' "${faults#Error: }"
			# The first line names the file, those below a fault each. The example is complete, and stays so.
			if [ "$network" = example ] || [[ ${faults%%$'\n'*} != *' is refused:' ]] ||
				tail -n +2 <<<"$faults" | grep -qv ': not set$'; then
				wrong=1
			fi
		fi
	done
	[ $wrong = 0 ] || exit 1
fi
for network in "${networks[@]}"; do
	"$SD_NODE" network build "chain-specs/$network.json" --output "$output" "${code[@]}"
done
