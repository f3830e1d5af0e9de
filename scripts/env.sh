# shellcheck shell=bash
# The environment in which everything here is built and run. `make` does it for you; to run cargo or
# node by hand:
#
#     . scripts/env.sh
#
# What it honours: SD_CACHE (where build output and tools go), CARGO_TARGET_DIR, and
# SD_TOOLCHAIN=debian|rustup (which Rust; Debian's on Debian, rustup's elsewhere).

SD_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]:-$0}")/.." && pwd)
export SD_ROOT
export SD_CACHE=${SD_CACHE:-$HOME/.cache/sd-chain}
export SD_TOOLS=$SD_CACHE/tools
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$SD_CACHE/target}
export SD_NODE=${SD_NODE:-$CARGO_TARGET_DIR/release/sd-node}

# The Wasm build looks for Cargo.lock from the target directory upwards, and ours is elsewhere.
export WASM_BUILD_WORKSPACE_HINT=$SD_ROOT

# So that the blob does not depend on the folder. The number is for cargo, which compiles anew when it changes.
export WASM_BUILD_CARGO_ARGS="--config 'build.rustc-wrapper=\"$SD_ROOT/scripts/blob-rustc.sh\"'"
export WASM_BUILD_RUSTFLAGS='--cfg blob_rustc_1'

if [ -z "${SD_TOOLCHAIN:-}" ]; then
	SD_TOOLCHAIN=rustup
	if command -v apt-get >/dev/null && grep -q '^ID=debian$' /etc/os-release 2>/dev/null; then
		SD_TOOLCHAIN=debian
	fi
fi
export SD_TOOLCHAIN

# Later on PATH: the folder of cargo's own installs. Named at all, because cargo would otherwise put
# it first when it looks for cargo-clippy and cargo-fmt, and rustup's proxies may live there.
sd_path=$SD_TOOLS/bin
[ "$SD_TOOLCHAIN" = debian ] && sd_path=$sd_path:/usr/bin
case :$PATH: in
:"$sd_path":*) ;;
*) PATH=$sd_path:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin ;;
esac
export PATH
unset sd_path
