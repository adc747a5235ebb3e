//! The queue in front of the store: what many send at the same time goes into one transaction.

use super::outcome::Taken;
use super::take::{Request, TakeError, take};
use crate::app::App;
use crate::refusal::{Refusal, RefusalCode};
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};

/// Events in one transaction at most, unless one request alone has more.
const GROUP_MAX: usize = 4_096;
/// Events that wait at most unless said otherwise; more are refused, so that whoever sends knows that they were not
/// taken.
pub const WAITING_MAX: u32 = 65_536;

/// Where requests are handed in. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Intake {
    waiting: mpsc::UnboundedSender<Waiting>,
    room: Arc<Semaphore>,
    room_max: u32,
}

/// Tells how many events wait. Does not keep the queue open.
#[derive(Clone, Debug)]
pub struct QueueLength {
    room: Arc<Semaphore>,
    room_max: u32,
}

impl QueueLength {
    /// Returns how many events wait to be written.
    #[must_use]
    pub fn events(&self) -> usize {
        (self.room_max as usize).saturating_sub(self.room.available_permits())
    }
}

#[derive(Debug)]
struct Waiting {
    request: Request,
    answer: oneshot::Sender<Result<Taken, TakeError>>,
    room: OwnedSemaphorePermit,
}

/// What takes requests out and writes them; [`Queue::run`] it in a task.
#[derive(Debug)]
pub struct Queue {
    app: App,
    waiting: mpsc::UnboundedReceiver<Waiting>,
}

impl Intake {
    /// Makes a queue: where requests go in, and what writes them.
    #[must_use]
    pub fn new(app: App) -> (Intake, Queue) {
        Intake::with_room(app, WAITING_MAX)
    }

    /// Makes a queue in which so many events wait at most, 1 at least.
    #[must_use]
    pub fn with_room(app: App, room_max: u32) -> (Intake, Queue) {
        let (sender, waiting) = mpsc::unbounded_channel();
        let room_max = room_max.max(1);
        let room = Arc::new(Semaphore::new(room_max as usize));
        (Intake { waiting: sender, room, room_max }, Queue { app, waiting })
    }

    /// Returns what tells how many events wait.
    #[must_use]
    pub fn length(&self) -> QueueLength {
        QueueLength { room: Arc::clone(&self.room), room_max: self.room_max }
    }

    /// Hands a request in, and returns when what was taken of it is on disk.
    ///
    /// # Errors
    /// [`RefusalCode::Busy`] when too much is waiting; failures of the store.
    pub async fn take(&self, request: Request) -> Result<Taken, TakeError> {
        let events = u32::try_from(request.len()).unwrap_or(u32::MAX).clamp(1, self.room_max);
        let busy = || Refusal::new(RefusalCode::Busy, "");
        let room = Arc::clone(&self.room).try_acquire_many_owned(events).map_err(|_| busy())?;
        let (answer, answered) = oneshot::channel();
        self.waiting.send(Waiting { request, answer, room }).map_err(|_| busy())?;
        answered.await.map_err(|_| busy())?
    }
}

impl Queue {
    /// Writes what waits until every [`Intake`] is gone and nothing waits any more.
    pub async fn run(mut self) {
        while let Some(first) = self.waiting.recv().await {
            let mut group = vec![first];
            let mut events = group[0].request.len();
            while events < GROUP_MAX
                && let Ok(next) = self.waiting.try_recv()
            {
                events += next.request.len();
                group.push(next);
            }
            write(&self.app, group).await;
        }
    }
}

/// Writes a group in one transaction. Where that fails each request is tried alone, so that nobody fails for another.
async fn write(app: &App, mut group: Vec<Waiting>) {
    let requests: Vec<Request> = group.iter().map(|waiting| waiting.request.clone()).collect();
    match take(app, &requests).await {
        Ok(taken) => group.into_iter().zip(taken).for_each(|(waiting, taken)| answer(waiting, Ok(taken))),
        Err(failure) if group.len() == 1 => {
            if let Some(only) = group.pop() {
                answer(only, Err(failure));
            }
        }
        Err(_) => {
            for waiting in group.drain(..) {
                let alone = take(app, std::slice::from_ref(&waiting.request)).await;
                answer(waiting, alone.map(|mut taken| taken.pop().unwrap_or_default()));
            }
        }
    }
}

fn answer(waiting: Waiting, taken: Result<Taken, TakeError>) {
    drop(waiting.room);
    // Whoever asked may have gone; what was taken is on disk all the same.
    let _gone = waiting.answer.send(taken);
}
