//! Worlds, their truth, and the engine beside the auditor.

mod agreement;
mod bytes;
mod canary;
mod engine_side;
mod honest;
mod log;
mod packs;
mod sanity;
