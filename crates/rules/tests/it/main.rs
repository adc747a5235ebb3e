//! Packs: read, refused, judged.

mod accountability;
mod check;
mod examples;
mod extends;
mod ground;
mod guards;
mod kinds;
mod mutated;
mod pages;
mod peer_task;
mod powers;
mod reference;
mod refused;
mod replay;
mod scenario_format;
mod scenarios;
mod shipped;
mod time;
