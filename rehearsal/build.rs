//! Builds the next version of the runtime, for Wasm.

fn main() {
	// Who builds everything else does not wait for it: it takes as long as the runtime itself.
	println!("cargo:rerun-if-env-changed=SD_REHEARSAL");
	#[cfg(feature = "std")]
	if std::env::var_os("SD_REHEARSAL").is_some() {
		substrate_wasm_builder::WasmBuilder::build_using_defaults();
	}
}
