//! What is told of the run, on standard error: lines for people or JSON for programs. Never names, numbers of identity
//! documents, telephones, tokens or bodies of requests.

use crate::config::{Config, Form, Level};
use std::io;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::Layer as _;
use tracing_subscriber::fmt::layer;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry;
use tracing_subscriber::util::SubscriberInitExt as _;

/// Begins to tell; a second time changes nothing.
pub(crate) fn begin(config: &Config) {
    let level = match config.level {
        Level::Error => LevelFilter::ERROR,
        Level::Warn => LevelFilter::WARN,
        Level::Info => LevelFilter::INFO,
        Level::Debug => LevelFilter::DEBUG,
    };
    let lines = match config.form {
        Form::Text => layer().with_writer(io::stderr).with_ansi(false).with_target(false).boxed(),
        Form::Json => layer().json().flatten_event(true).with_writer(io::stderr).boxed(),
    };
    // Somebody who tells already goes on telling.
    drop(registry().with(lines.with_filter(level)).try_init());
}
