#!/usr/bin/env bash
# `make fuzz`: lets random bytes decide what happens on a chain, and stops where an invariant breaks. See docs/fuzzing.md.
#
#     scripts/fuzz.sh [run|replay|reproduce FILE|keep|build]
#
#     run         what is kept, then new things, for FUZZ_SECONDS (3600; the default)
#     replay      only what is kept
#     reproduce   one input, telling what happens: a file in fuzz/artifacts/calls, which a failed run names
#     keep        make fuzz/corpus from it and all that was found on this machine, as small as it can be
#     build       the fuzzer alone
#
# Any Rust that builds the rest will do: nothing here is of the nightly kind only.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR
. scripts/env.sh

CARGO_FUZZ=0.13.2
kept=$SD_ROOT/fuzz/corpus/calls
found=$SD_CACHE/fuzz-corpus
do=${1:-run}

case $do in
run | replay | keep | build) ;;
reproduce)
	if [ ! -f "${2:-}" ]; then
		echo 'fuzz: reproduce which file?' >&2
		exit 2
	fi
	;;
*)
	sed -n '2,12s/^# \{0,1\}//p' "$0" >&2
	exit 2
	;;
esac

if ! command -v cargo-fuzz >/dev/null; then
	echo "fuzz: building cargo-fuzz $CARGO_FUZZ (a minute, once)"
	# Not optimized: it only starts other things.
	CARGO_TARGET_DIR="$SD_TOOLS/build" CARGO_PROFILE_RELEASE_OPT_LEVEL=0 \
		cargo install --quiet --locked --root "$SD_TOOLS" "cargo-fuzz@$CARGO_FUZZ"
	rm -rf "$SD_TOOLS/build"
fi

# Compiled in another way than all the rest, and so beside it.
export CARGO_TARGET_DIR=${SD_FUZZ_TARGET_DIR:-$SD_CACHE/target-fuzz}
export RUSTC_WRAPPER=$SD_ROOT/scripts/fuzz-rustc.sh
export SKIP_WASM_BUILD=1

# No sanitizer, for there is no unsafe code of ours; and no `cfg(fuzzing)`, by which some crates stop to check signatures.
flags=(--release --sanitizer none --no-cfg-fuzzing)

fuzz() { # arguments of the fuzzer...
	cargo fuzz run "${flags[@]}" calls "$@"
}

mkdir -p "$found" "$kept"
case $do in
run)
	# What is new goes into the first folder.
	fuzz "$found" "$kept" -- -max_total_time="${FUZZ_SECONDS:-3600}" \
		-max_len=768 -len_control=20 -timeout=60 -rss_limit_mb=4096 -print_final_stats=1
	;;
replay)
	fuzz "$kept" -- -runs=0
	;;
reproduce)
	SD_FUZZ_TELL=1 fuzz "$2"
	;;
keep)
	rm -rf "$kept.new"
	mkdir "$kept.new"
	# What is reached counts, and not how often: of that there is too much to keep. And of many small ones, each with a line
	# of its own, the largest are enough for git.
	fuzz "$kept.new" "$kept" "$found" -- -set_cover_merge=1 -use_counters=0 -max_len=768
	find "$kept.new" -type f -printf '%s %p\n' | sort -rn | tail -n "+$((${KEEP:-700} + 1))" | cut -d ' ' -f 2- |
		xargs -r rm
	rm -rf "$kept"
	mv "$kept.new" "$kept"
	echo "fuzz: $(find "$kept" -type f | wc -l) inputs are kept, $(du -sb "$kept" | cut -f 1) bytes"
	;;
build)
	cargo fuzz build "${flags[@]}" calls
	;;
esac
