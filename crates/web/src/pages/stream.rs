//! `GET /stream`: says that something has changed, as it changes. What has changed a page asks for itself, so nothing is
//! told here that a session could not see, and a session that ended sees nothing.

use crate::listen::Closing;
use crate::service::Service;
use crate::visit::{Visitor, Wrong};
use app::desk::{Feed, feed};
use axum::Extension;
use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{Stream, StreamExt as _, unfold};
use std::convert::Infallible;

/// Tells of changes until somebody goes, the service ends, or the store cannot be read: then the browser comes again.
pub(super) async fn show(
    State(service): State<Service>,
    closing: Option<Extension<Closing>>,
    visitor: Visitor,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Wrong> {
    let feed = feed(&service.app, &visitor.actor, None).await.map_err(|error| visitor.wrong(error))?;
    let closed = async move {
        match closing {
            Some(Extension(closing)) => closing.told().await,
            // Nobody listens who could end.
            None => std::future::pending().await,
        }
    };
    let changes = unfold(feed, next).take_until(Box::pin(closed));
    Ok(Sse::new(changes).keep_alive(KeepAlive::default()))
}

async fn next(mut feed: Feed) -> Option<(Result<Event, Infallible>, Feed)> {
    let changed = feed.next().await.ok()?;
    Some((Ok(Event::default().event("change").data(changed.len().to_string())), feed))
}
