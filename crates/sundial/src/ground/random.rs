//! Randomness of the system.

use ports::Random;

/// Bytes that the system draws.
#[derive(Debug)]
pub(crate) struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        // Keys were drawn from the same source when the service began; a system that stops giving random bytes under
        // way cannot go on safely.
        getrandom::fill(bytes).expect("the system gives random bytes");
    }
}
