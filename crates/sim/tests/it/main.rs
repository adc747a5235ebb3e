//! Worlds, their truth, and the engine beside the auditor.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod agreement;
mod bytes;
mod canary;
mod engine_side;
mod honest;
mod log;
mod packs;
mod sanity;
mod signals;
mod signals_side;
