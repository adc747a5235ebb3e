//! Packs: read, refused, judged.

mod scenarios;
mod shipped;
