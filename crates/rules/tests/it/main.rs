//! Packs: read, refused, judged.

mod shipped;
