//! Randomness.

/// Gives bytes that nobody can guess. Use cases ask it; pure code is given a seed.
pub trait Random: Send + Sync {
    /// Fills a buffer.
    fn fill(&self, bytes: &mut [u8]);
}
