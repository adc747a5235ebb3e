//! Ending does not wait for answers that have no end of their own.

use crate::browser::Browser;
use crate::ground::{Ground, PASSWORD};
use app::Role;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::time::timeout;
use web::listen;

/// Longer than anybody waits: whoever waited for the patience would be seen.
const PATIENCE: Duration = Duration::from_secs(3_600);
/// After which the test gives up.
const GIVEN_UP: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_stream_that_is_open_ends_with_the_service() {
    let ground = Ground::at("2026-03-04T09:00:00");
    ground.with("zhou", &[(Role::Supervisor, "43/01")]).await;
    let browser = Browser::at(&ground);
    browser.sign_in("zhou", PASSWORD).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let (end, told) = oneshot::channel::<()>();
    let end_told = async move { drop(told.await) };
    let listening = tokio::spawn(listen(listener, ground.router.clone(), end_told, PATIENCE));
    let stream = TcpStream::connect(address).await.expect("it listens");
    let asked = format!("GET /stream HTTP/1.1\r\nhost: {address}\r\ncookie: {}\r\n\r\n", browser.cookies());
    stream.writable().await.expect("it can be written to");
    assert_eq!(stream.try_write(asked.as_bytes()).expect("it is written"), asked.len());
    assert!(read(&stream).await.contains("text/event-stream"), "the stream is open");
    end.send(()).expect("it listens");
    let ended = timeout(GIVEN_UP, listening).await.expect("it does not wait for the stream");
    ended.expect("it did not break off").expect("the listener holds");
}

async fn read(stream: &TcpStream) -> String {
    let mut bytes = [0; 4_096];
    loop {
        stream.readable().await.expect("it can be read");
        // An error says that nothing has come yet.
        if let Ok(length) = stream.try_read(&mut bytes) {
            return String::from_utf8_lossy(&bytes[..length]).into_owned();
        }
    }
}
