#!/usr/bin/env bash
# Builds the runtime's blob without the node, in minutes instead of half an hour; the same bytes as in the node.
#
#     scripts/blob.sh FOLDER
#
# FOLDER is where it works, kept for the next time. The last line of the output names the blob, as sha256sum does.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR
. scripts/env.sh

if [ -z "${1:-}" ]; then
	sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
	exit 2
fi
mkdir -p "$1"
folder=$(cd "$1" && pwd)

# The tool that builds it, at the versions of the workspace; compiled once, C++ among it.
tool=$SD_CACHE/blob
mkdir -p "$tool"
cp -R scripts/blob/. "$tool"
cp Cargo.lock "$tool/Cargo.lock"
CARGO_TARGET_DIR=$tool/target cargo build --quiet --release --manifest-path "$tool/Cargo.toml"

# The runtime's build script is given these by cargo; the folders above `build` are where Wasm is built.
export CARGO_TARGET_DIR=$folder/target
out=$CARGO_TARGET_DIR/release/build/sd-runtime/out
mkdir -p "$out"
env -u RUSTC_WRAPPER -u SKIP_WASM_BUILD CARGO="$(command -v cargo)" CARGO_PKG_NAME=sd-runtime OUT_DIR="$out" \
	"$tool/target/release/sd-blob" "$SD_ROOT/runtime/Cargo.toml" >"$folder/build.log" || {
	tail -n 40 "$folder/build.log" >&2
	exit 1
}
sha256sum "$CARGO_TARGET_DIR/release/wbuild/sd-runtime/sd_runtime.compact.compressed.wasm"
