//! The whole runtime, tried in memory: transactions in blocks, as the node would execute them.
//!
//! One program, for each would be linked with all of the runtime anew; and beside the runtime's folder, for whatever changes in that
//! has the blob built again.

mod authority;
mod batches;
mod calls;
mod carriers;
mod collusion;
mod common;
mod denials;
mod deposits;
mod doors;
mod enactment;
mod exchange;
mod fees;
mod filters;
mod fuzz_corpus;
mod generating;
mod handover;
mod ledger;
mod life;
mod market;
mod metadata;
mod model;
mod presets;
mod privileges;
mod properties;
mod referenda;
mod sessions;
mod spending;
mod validators;
