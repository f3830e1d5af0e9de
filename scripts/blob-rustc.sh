#!/bin/sh
# What cargo calls instead of rustc when it compiles the runtime for Wasm (env.sh says so): makes the blob the same in
# whichever folder it is built.
#
# - Panics name source files. They get the crate's name and version for a folder.
# - Symbols and type ids are made of a hash in which cargo mixes the folder of crates that come from no registry: ours. They
#   get one of name and version only.
#
# Cargo does not look in here: raise the number in env.sh when this changes.
set -f
rustc=$1
shift
case " $* " in
*' --target wasm32'*) ;;
*) exec "$rustc" "$@" ;;
esac

crate=$CARGO_PKG_NAME-$CARGO_PKG_VERSION
case $CARGO_MANIFEST_DIR in
*/registry/src/*) ours='' ;;
*) ours=1 ;;
esac
for arg in "$@"; do
	shift
	case $ours$arg in
	1metadata=*) arg=metadata=$crate ;;
	esac
	set -- "$@" "$arg"
done
# The last one that fits counts.
exec "$rustc" "$@" "--remap-path-prefix=$CARGO_MANIFEST_DIR=$crate" \
	"--remap-path-prefix=${OUT_DIR:-/nonexistent}=$crate/out"
