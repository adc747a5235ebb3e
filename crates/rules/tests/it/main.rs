//! Packs: read, refused, judged.

mod examples;
mod scenarios;
mod shipped;
