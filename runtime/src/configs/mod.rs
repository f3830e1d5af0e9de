//! How each pallet is set up, by topic.

pub mod arts;
pub mod consensus;
pub mod governance;
pub mod money;
pub mod system;
