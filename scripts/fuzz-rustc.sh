#!/bin/sh
# What cargo calls instead of rustc (RUSTC_WRAPPER). The fuzzer is to watch the runtime: our crates, FRAME and its
# pallets. All others (tries, hashes, signatures, codecs) are compiled as ever, which makes a run several times faster,
# and keeps the corpus free of inputs that are new to a hash table only.
set -f
rustc=$1
shift
name=''
previous=''
for arg in "$@"; do
	[ "$previous" = --crate-name ] && name=$arg
	previous=$arg
done
case $name in
sd_* | pallet_* | frame_* | calls) exec "$rustc" "$@" ;;
esac
for arg in "$@"; do
	shift
	case $arg in
	-Cpasses=sancov-module | -Cllvm-args=-sanitizer-coverage-* | -Cllvm-args=-simplifycfg-*) ;;
	*) set -- "$@" "$arg" ;;
	esac
done
exec "$rustc" "$@"
