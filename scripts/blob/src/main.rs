//! Builds the runtime's blob and nothing else: what `runtime/build.rs` does, from outside of a build script.
//! `scripts/blob.sh` sets the environment in which build scripts run.

fn main() {
	let manifest = std::env::args().nth(1).expect("the path of the runtime's Cargo.toml is given");
	substrate_wasm_builder::WasmBuilder::new()
		.with_project(manifest)
		.expect("the path is that of a Cargo.toml")
		.import_memory()
		.export_heap_base()
		.build();
}
