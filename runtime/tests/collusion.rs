//! What no cleverness gains.
