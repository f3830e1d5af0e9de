//! Builds the runtime a second time, for Wasm.

fn main() {
	// The metadata hash stands there, as an environment variable of the build.
	println!("cargo:rerun-if-changed=../.cargo/config.toml");
	#[cfg(feature = "std")]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();
}
