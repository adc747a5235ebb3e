//! Listening, and ending without breaking off what was begun.

use axum::{Extension, Router};
use std::future::{Future, IntoFuture as _};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{Notify, watch};
use tokio::time::sleep;
use tracing::warn;

/// Tells answers that have no end of their own, streams, when they are to end.
#[derive(Clone, Debug)]
pub(crate) struct Closing(watch::Receiver<bool>);

impl Closing {
    /// Returns when everything is to end, or when nobody is left to tell it.
    pub(crate) async fn told(mut self) {
        // An error says that nobody is left to tell it.
        drop(self.0.wait_for(|told| *told).await.map(|_| ()));
    }
}

/// Answers requests on a listener until `end` is done; then takes no further ones, finishes those that are open, and
/// returns. Streams end at once; requests that are open longer than `patience` are left.
///
/// # Errors
/// Whatever the system says of the listener.
pub async fn listen(
    listener: TcpListener,
    router: Router,
    end: impl Future<Output = ()> + Send + 'static,
    patience: Duration,
) -> io::Result<()> {
    let ending = Arc::new(Notify::new());
    let told = Arc::clone(&ending);
    let (close, closing) = watch::channel(false);
    let end = async move {
        end.await;
        close.send_replace(true);
        told.notify_one();
    };
    let router = router.layer(Extension(Closing(closing)));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(end).into_future();
    let patience = async move {
        ending.notified().await;
        sleep(patience).await;
    };
    tokio::select! {
        done = serving => done,
        () = patience => {
            warn!("停止时仍有未完成的请求，已放弃 / requests were still open at the end and were left");
            Ok(())
        }
    }
}
