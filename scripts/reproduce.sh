#!/usr/bin/env bash
# `make reproduce`: builds the runtime's blob twice, from two copies of this checkout in two folders, with two cargo homes,
# and compares; with the one in the node, too, if there is a node. Then holds it against chain-specs/released.json: a version that
# is released has the blob it was released with.
#
#     scripts/reproduce.sh [FILE]    where to put the blob, if it is wanted
#
# A quarter of an hour and 3 GB under $TMPDIR (/var/tmp), removed afterwards; KEEP=1 keeps them, and says where they are.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR
. scripts/env.sh

work=$(mktemp -d "${TMPDIR:-/var/tmp}/sd-chain-blob.XXXXXX")
clean() {
	if [ -n "${KEEP:-}" ]; then echo "kept: $work"; else rm -rf "$work"; fi
}
trap clean EXIT
trap 'exit 130' INT TERM

# What git would take: the files as they are now, committed or not.
copy() { # folder
	mkdir -p "$1"
	git ls-files -z --cached --others --exclude-standard |
		tar --create --null --files-from - --ignore-failed-read 2>/dev/null | tar --extract --directory "$1"
}

home=${CARGO_HOME:-$HOME/.cargo}
build() { # name of the copy, name of the folder for output
	local checkout=$work/$1 began
	copy "$checkout"
	# The same crates, under another name: a fetch of a gigabyte would prove no more.
	mkdir -p "$work/$2"
	ln -sfn "$home" "$work/$2/cargo"
	began=$(date +%s)
	CARGO_HOME=$work/$2/cargo "$checkout/scripts/blob.sh" "$work/$2/of-the-blob" >"$work/$2/said"
	read -r hash blob < <(tail -n 1 "$work/$2/said")
	printf '%s  built in %s, %d s\n' "$hash" "$checkout" $(($(date +%s) - began))
}

build one out-1
first=$hash
build a-folder-with-another-name/two out-2
if [ "$hash" != "$first" ]; then
	echo 'reproduce: the blob depends on the folder it is built in' >&2
	exit 1
fi
compiler=$(rustc --version)
echo "the same blob twice, by $compiler"

if [ -x "$SD_NODE" ]; then
	# Whatever network is made with it names it.
	nodes=$("$SD_NODE" network build chain-specs/example.json --output "$work/network" | sed -n 's/^  blob  *0x//p')
	if [ "$nodes" != "$hash" ]; then
		echo "reproduce: $SD_NODE has the blob $nodes: is it built from these files (make build)?" >&2
		exit 1
	fi
	echo 'and the same in the node'
else
	echo "there is no node at $SD_NODE: its blob is not compared"
fi

# In that order they stand in a release, one a line.
version=$(sed -n 's/^version!(\([0-9]*\));/\1/p' runtime/src/lib.rs | head -n 1)
released=$(awk -v version="\"specVersion\": $version," -v compiler="\"compiler\": \"$compiler\"," '
	/"specVersion":/ { same = index($0, version) }
	/"compiler":/ { same = same && index($0, compiler) }
	/"blob":/ && same { gsub(/.*"0x|".*/, ""); print; exit }' chain-specs/released.json)
case $released in
'') echo "runtime $version by this compiler is not released" ;;
"$hash") echo "runtime $version was released as this" ;;
*)
	echo "reproduce: runtime $version was released as $released: what changed since needs a higher spec_version" >&2
	exit 1
	;;
esac
if [ -n "${1:-}" ]; then cp "$blob" "$1"; fi
