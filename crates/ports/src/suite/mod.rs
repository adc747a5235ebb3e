//! What every store must pass: the model in memory and each adapter run the same claims.
//!
//! A claim panics with what is wrong. [`all`] names them, so that an adapter's tests can run them one by one.

mod claims;
mod make;
mod people;
mod race;
mod upkeep;

use crate::people::Directory;
use crate::store::Store;
use crate::upkeep::Upkeep;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A claim about an empty store.
pub type Claim = fn(Arc<dyn Store>) -> Pin<Box<dyn Future<Output = ()> + Send>>;

/// Every claim with its name.
pub const ALL: &[(&str, Claim)] = &[
    ("what was changed is held", |store| Box::pin(claims::what_was_changed_is_held(store))),
    ("the log has no gap and keeps its order", |store| Box::pin(claims::the_log_has_no_gap(store))),
    ("a key of another matter is refused and nothing is written", |store| {
        Box::pin(claims::a_taken_key_is_refused(store))
    }),
    ("the earliest due come first and no more than asked", |store| {
        Box::pin(claims::the_earliest_due_come_first(store))
    }),
    ("a scope shows its subtree and nothing beside it", |store| {
        Box::pin(claims::a_scope_shows_its_subtree(store))
    }),
    ("matters are listed page by page", |store| Box::pin(claims::matters_are_listed_by_page(store))),
    ("matters and findings are chosen by what they are", |store| Box::pin(claims::matters_are_chosen(store))),
    ("findings are listed newest first, page by page", |store| {
        Box::pin(claims::findings_are_listed_by_page(store))
    }),
    ("a finding is changed in its place", |store| Box::pin(claims::a_finding_is_changed(store))),
    ("any text comes back as it was", |store| Box::pin(claims::any_text_comes_back(store))),
    ("every entry is proved against the root", |store| Box::pin(claims::every_entry_is_proved(store))),
    ("readers of the log keep their places", |store| Box::pin(claims::cursors_are_kept(store))),
    ("changes of one matter never overlap", |store| Box::pin(race::changes_never_overlap(store))),
    ("due matters are taken once by many", |store| Box::pin(race::due_matters_are_taken_once(store))),
];

/// A store that keeps people and places as well, on one log, and can be copied.
pub trait Whole: Store + Directory + Upkeep {}

impl<T: Store + Directory + Upkeep> Whole for T {}

/// A claim about an empty store and its directory.
pub type PeopleClaim = fn(Arc<dyn Whole>) -> Pin<Box<dyn Future<Output = ()> + Send>>;

/// Every claim about people and places with its name.
pub const PEOPLE: &[(&str, PeopleClaim)] = &[
    ("what was settled is kept", |whole| Box::pin(people::what_was_settled_is_kept(whole))),
    ("a scope shows its records, page by page", |whole| Box::pin(people::a_scope_shows_its_records(whole))),
    ("secrets are found in four ways and deleted", |whole| Box::pin(people::secrets_are_found(whole))),
    ("a taken key is refused and nothing is written", |whole| {
        Box::pin(people::a_taken_key_is_refused(whole))
    }),
    ("acts and events share the log and nothing else", |whole| {
        Box::pin(people::acts_and_events_share(whole))
    }),
    ("changes of one record never overlap", |whole| Box::pin(people::changes_never_overlap(whole))),
];

/// Every claim about what keeps a store whole with its name.
pub const UPKEEP: &[(&str, PeopleClaim)] = &[
    ("all matters are shown once, page by page", |whole| Box::pin(upkeep::all_matters_are_shown_once(whole))),
    ("rows are replaced and no others", |whole| Box::pin(upkeep::rows_are_replaced_and_no_others(whole))),
    ("what is copied is put back", |whole| Box::pin(upkeep::what_is_copied_is_put_back(whole))),
    ("a copy is of one instant", |whole| Box::pin(upkeep::a_copy_is_of_one_instant(whole))),
];
