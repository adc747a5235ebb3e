//! Listening, and ending without breaking off what was begun.

use axum::Router;
use std::future::{Future, IntoFuture as _};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::time::sleep;
use tracing::warn;

/// Answers requests on a listener until `end` is done; then takes no further ones, finishes those that are open, and
/// returns. Those that are open longer than `patience` are left.
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
    let end = async move {
        end.await;
        told.notify_one();
    };
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
