//! Claims about several clients at once.

use super::make::{at, change, entry, held, row, write};
use crate::change::{Held, Pick};
use crate::store::Store;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// Runs a future on a thread of its own to its end.
pub(super) fn to_the_end<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Thread(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
        std::thread::park();
    }
}

struct Thread(std::thread::Thread);

impl std::task::Wake for Thread {
    fn wake(self: Arc<Thread>) {
        self.0.unpark();
    }
}

/// Four clients count up one matter; a lost update would show as a number given twice.
pub(super) async fn changes_never_overlap(store: Arc<dyn Store>) {
    let count_up = |held: Vec<Held>| {
        let events = held[0].events.len();
        let mut next = row("A");
        next.events = u32::try_from(events).expect("few") + 1;
        vec![change(next, vec![entry("A", &format!("e{events}"))], vec![])]
    };
    let client = |store: Arc<dyn Store>| {
        move || {
            for _ in 0..25 {
                let pick = Pick::These(vec!["A".to_owned()]);
                to_the_end(store.change(pick, Box::new(count_up))).expect("it can be written");
            }
        }
    };
    let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(client(Arc::clone(&store)))).collect();
    for thread in threads {
        thread.join().expect("no client fails");
    }
    let now = held(&*store, "A").await;
    assert_eq!((now.events.len(), now.row.map(|row| row.events)), (100, Some(100)));
}

/// Three sweepers drain what is due: every matter is seen due once.
pub(super) async fn due_matters_are_taken_once(store: Arc<dyn Store>) {
    let due = |number: usize| {
        let mut row = row(&format!("M{number:03}"));
        row.next_at = Some(at(1));
        change(row, vec![], vec![])
    };
    write(&*store, (0..60).map(due).collect()).await;
    let threads: Vec<_> = (0..3).map(|_| std::thread::spawn(sweeper(Arc::clone(&store)))).collect();
    let mut taken = 0;
    for thread in threads {
        taken += thread.join().expect("no sweeper fails");
    }
    assert_eq!(taken, 60);
    assert_eq!(store.next_due().await.expect("it can be read"), None);
    assert_eq!(store.log(0, 100).await.expect("it can be read").len(), 60);
}

fn sweeper(store: Arc<dyn Store>) -> impl FnOnce() -> usize {
    move || {
        let mut taken = 0;
        loop {
            let pick = Pick::Due { until: at(1), max: 7 };
            let decide = |held: Vec<Held>| {
                let quiet = |held: Held| {
                    let mut row = held.row.expect("a due matter is known");
                    row.next_at = None;
                    let id = format!("due-{}", row.id);
                    change(row, vec![entry(&held.matter, &id)], vec![])
                };
                held.into_iter().map(quiet).collect()
            };
            let changed = to_the_end(store.change(pick, Box::new(decide))).expect("it can be written");
            taken += changed.entries;
            // Others may hold what is left; it is drained when nothing is due any more.
            if changed.matters == 0 && to_the_end(store.next_due()).expect("it can be read").is_none() {
                return taken;
            }
        }
    }
}
