//! `GET /accounts`: accounts of people and tokens of systems, without secrets.

use super::paint::{frame_of, language, paper, role};
use super::told::Told;
use crate::service::Service;
use crate::visit::{Paper, Visitor, Wrong};
use app::people::account::factor::is_in_use;
use app::people::account::token::{self, Token};
use app::people::account::{Account, AccountState, manage};
use app::read::in_calendar;
use axum::extract::State;
use calendar::Moment;
use pages::format::Stamp;
use pages::keep::{AccountRow, AccountsPage, TokenRow};
use pages::parts::Flag;
use pages::{Section, Tone, Words};

/// Shows both lists.
pub(super) async fn show(State(service): State<Service>, visitor: Visitor) -> Result<Paper, Wrong> {
    let people = &service.people;
    let accounts = manage::list(people, &visitor.actor, None).await.map_err(|error| visitor.wrong(error))?;
    let tokens = token::list(people, &visitor.actor, None).await.map_err(|error| visitor.wrong(error))?;
    let mut rows = Vec::new();
    for (login, account) in &accounts {
        let second = is_in_use(people, login).await.map_err(|error| visitor.wrong(error))?;
        rows.push(AccountRow { second, ..account_of(&visitor, login, account) });
    }
    let now = service.app.clock.now();
    let tokens = in_calendar(&service.app, |calendar| {
        let told = Told { language: language(visitor.reader.language), now, calendar };
        tokens.iter().map(|one| token_of(&told, one)).collect()
    });
    let frame = frame_of(&visitor).within(Section::Accounts, Vec::new());
    Ok(paper(&AccountsPage { accounts: rows, tokens, frame }))
}

fn account_of(visitor: &Visitor, login: &str, account: &Account) -> AccountRow {
    let words = &Words::of(language(visitor.reader.language)).keep;
    let state = match account.state {
        AccountState::Open => Flag::new(Tone::Good, words.active),
        AccountState::Locked => Flag::new(Tone::Orange, words.locked),
        AccountState::Closed => Flag::new(Tone::Faint, words.ended),
    };
    let grant = |grant: &app::people::account::Grant| {
        let role = role(grant.role, visitor.reader.language);
        format!(
            "{role} {} {}–{}",
            grant.place,
            grant.from,
            grant.through.map(|day| day.to_string()).unwrap_or_default()
        )
    };
    AccountRow {
        person: account.staff.clone(),
        login: login.to_owned(),
        roles: account.grants.iter().map(grant).collect(),
        state,
        second: false,
        seen: Stamp::default(),
    }
}

fn token_of(told: &Told<'_>, (name, token, used): &(String, Token, Option<Moment>)) -> TokenRow {
    let words = &Words::of(told.language).keep;
    let state =
        if token.revoked { Flag::new(Tone::Faint, words.ended) } else { Flag::new(Tone::Good, words.active) };
    TokenRow {
        name: name.clone(),
        place: token.place.path().to_owned(),
        state,
        until: used.map(|at| told.stamp(at)).unwrap_or_default(),
    }
}
