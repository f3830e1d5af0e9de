//! Node.
use polkadot_sdk as _;
fn main() {}
