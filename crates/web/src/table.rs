//! The table of routes: each with its method, its path and who may use it.
//!
//! Routes are added here and nowhere else (`axum::Router::route` is banned in this crate), so that a list of all of them
//! exists; a test asks every one as nobody, in every role, and for another part of the tree.

use crate::service::Service;
use crate::visit::{Form, OpenForm, change, open_change};
use app::Verb;
use axum::Router;
use axum::handler::Handler;
use axum::response::IntoResponse;
use axum::routing::{MethodRouter, get};
use serde::de::DeserializeOwned;

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Anybody, within the limit of the address.
    Anybody,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever may do this, on the own part of the tree.
    May(Verb),
}

/// A route.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// Its path, with names in braces for what varies.
    pub path: String,
    /// Its method.
    pub method: &'static str,
    /// Who may use it.
    pub who: Who,
}

/// Routes put together, with the list of them.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub(crate) router: Router<Service>,
    pub(crate) list: Vec<Route>,
}

impl Table {
    /// Adds what shows something.
    pub(crate) fn show<H, T>(self, path: &'static str, who: Who, handler: H) -> Table
    where
        H: Handler<T, Service>,
        T: 'static,
    {
        self.add((path, "GET", who), get(handler))
    }

    /// Adds what changes something by a form of whoever is signed in.
    pub(crate) fn change<T, R, F, A>(self, path: &'static str, who: Who, handler: F) -> Table
    where
        T: DeserializeOwned + Send + 'static,
        F: Fn(Service, Form<T>) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = R> + Send + 'static,
        R: IntoResponse,
    {
        self.add((path, "POST", who), change(handler))
    }

    /// Adds what changes something by a form of anybody.
    pub(crate) fn open_change<T, R, F, A>(self, path: &'static str, handler: F) -> Table
    where
        T: DeserializeOwned + Send + 'static,
        F: Fn(Service, OpenForm<T>) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = R> + Send + 'static,
        R: IntoResponse,
    {
        self.add((path, "POST", Who::Anybody), open_change(handler))
    }

    /// Adds the routes of another table.
    pub(crate) fn and(mut self, other: Table) -> Table {
        self.list.extend(other.list);
        Table { router: self.router.merge(other.router), list: self.list }
    }

    #[expect(clippy::disallowed_methods, reason = "this is where routes are listed")]
    fn add(
        mut self,
        (path, method, who): (&'static str, &'static str, Who),
        route: MethodRouter<Service>,
    ) -> Table {
        self.list.push(Route { path: path.to_owned(), method, who });
        Table { router: self.router.route(path, route), list: self.list }
    }
}
