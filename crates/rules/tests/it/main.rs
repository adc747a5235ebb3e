//! Packs: read, refused, judged.

mod examples;
mod ground;
mod guards;
mod kinds;
mod mutated;
mod pages;
mod refused;
mod replay;
mod scenario_format;
mod scenarios;
mod shipped;
mod time;
