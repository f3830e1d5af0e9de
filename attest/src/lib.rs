//! # sd-attest
//!
//! For a server that runs an image generator of SD Chain: what it computes of pictures, signs, settles and hands out, and
//! what anybody can verify of it later. The command-line tool of the same name does all of it from a shell. Which bytes are
//! meant everywhere, `docs/attestation.md` fixes; the types are those of `sd-primitives`, which the runtime uses too. There
//! is nothing of the runtime in here.
//!
//! | to | take |
//! |---|---|
//! | hash a picture file | [`Picture::read`](picture::Picture::read) |
//! | attest one graphic, for `generate` | [`SigningKey`](attestation::SigningKey), [`Attested::new`](attestation::Attested::new) |
//! | settle many, for `settle` | [`manifest::read`], [`batch::graphics`], [`Batch`](batch::Batch) |
//! | give artists what `claim` takes | [`Batch::receipts`](batch::Batch::receipts), [`Receipt`](receipt::Receipt) |
//! | say who made a picture | [`Node`](node::Node), [`verify::file`], [`verify::receipt`] |
//! | let an artist consent off chain | [`Consent`](consent::Consent) |
//!
//! ## What is taken for granted
//! - What a file is, its first bytes say. What cannot be decoded to its end has no fingerprint.
//! - Pictures, manifests, receipts and nodes are other people's: none of them makes anything here panic, and none of their
//!   words reaches a terminal as they are.
//! - A secret is read from a file or the environment, and shown nowhere.

pub mod attestation;
pub mod batch;
pub mod consent;
pub mod decode;
pub mod fingerprint;
pub mod folder;
pub mod manifest;
pub mod node;
pub mod picture;
pub mod pixels;
pub mod receipt;
pub mod text;
pub mod tree;
pub mod verify;
