//! One request on one connection: no client of somebody else's stands between the test and the service.

use serde_json::Value;
use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;

/// An answer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    /// The body as JSON; nothing where it is none.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or(Value::Null)
    }
}

/// Asks; fails where nobody listens or the answer breaks off.
pub(crate) fn ask(address: &str, what: &str, token: &str, body: &str) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    let (method, path) = what.split_once(' ').expect("a method and a path");
    let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    if !token.is_empty() {
        head.push_str(&["authorization: Bearer ", token, "\r\n"].concat());
    }
    if !body.is_empty() {
        head.push_str("content-type: application/json\r\ncontent-length: ");
        head.push_str(&[&body.len().to_string(), "\r\n"].concat());
    }
    stream.write_all(format!("{head}\r\n{body}").as_bytes())?;
    let mut text = String::new();
    stream.read_to_string(&mut text)?;
    let (head, body) = text.split_once("\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
    let status =
        head.split(' ').nth(1).and_then(|word| word.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
    let length = head
        .lines()
        .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    if length.is_some_and(|length: usize| length != body.len()) {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Answer { status, head: head.to_ascii_lowercase(), body: body.to_owned() })
}
