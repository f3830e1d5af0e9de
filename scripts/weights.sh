#!/usr/bin/env bash
# `make weights`: measures the calls of our pallets, with the runtime's own configuration, and writes
# runtime/src/weights/. STEPS and REPEAT say how thoroughly, PALLETS which (those with benchmarks).
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR
. scripts/env.sh

pallets=${PALLETS:-$(find pallets -name benchmarking.rs | sed -E 's|pallets/([^/]*)/.*|pallet_\1|; s|-|_|g' | sort)}

# The blob is written where the node's is, and cargo would not notice: the next build has to make its own again.
trap 'touch runtime/build.rs' EXIT

# A crate of the benchmarking command has a test runtime of its own, which nothing here runs.
export SKIP_FRAME_STORAGE_ACCESS_TEST_RUNTIME_WASM_BUILD=1
cargo build --release --workspace --locked --features runtime-benchmarks,try-runtime
mkdir -p runtime/src/weights

measure() { # pallet, benchmarks, arguments...
	"$SD_NODE" benchmark pallet --chain dev --pallet "$1" --extrinsic "$2" \
		--steps "${STEPS:-50}" --repeat "${REPEAT:-20}" --wasm-execution compiled "${@:3}"
}

for pallet in $pallets; do
	measure "$pallet" '*' --template scripts/weights.hbs --output "runtime/src/weights/$pallet.rs"
	rustfmt --edition 2024 "runtime/src/weights/$pallet.rs"
	if [ "$pallet" = pallet_sd_market ]; then
		results=$(mktemp)
		measure "$pallet" buy,nfts_buy_item --extra --json-file "$results" >/dev/null
		node scripts/yardstick.mjs "$results"
		rm "$results"
	fi
done
