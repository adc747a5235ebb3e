//! Threads that take one part after the other.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Lets threads take the next of so many parts until none is left; returns what each made.
pub(crate) fn each_part<T: Send>(
    (parts, threads): (usize, NonZero<usize>),
    make: impl Fn() -> T + Sync,
    look: impl Fn(usize, &mut T) + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = make();
        loop {
            let part = next.fetch_add(1, Ordering::Relaxed);
            if part >= parts {
                break made;
            }
            look(part, &mut made);
        }
    };
    thread::scope(|scope| {
        let handles: Vec<_> = (0..threads.get()).map(|_| scope.spawn(work)).collect();
        handles.into_iter().filter_map(|handle| handle.join().ok()).collect()
    })
}
