//! Sets, moves, imports, lists.

use super::node::Node;
use super::sheet::Sheet;
use super::staff::Staff;
use super::tree::Tree;
use super::wanted::{Change, Wanted};
use crate::people::act::{Acts, read};
use crate::people::{Actor, People, PeopleError, Verb, authorise};
use crate::refusal::Refusal;
use calendar::Day;
use ports::people::{Hold, Kept, Record, RecordKey, RecordKind, RecordQuery, Settled};
use ports::{Place, Scope};

/// Records of one page.
const PAGE: u32 = 1_000;

/// What becomes of a row of a table: what it changes, or why it is refused.
pub type Outcome = Result<Change, Refusal>;

/// Makes something so.
///
/// # Errors
/// Refusals with [`crate::RefusalCode::Above`], `Place`, `Days`, `Form`, `Empty`; failures of the store.
pub async fn set(people: &People, actor: &Actor, wanted: Wanted) -> Result<Change, PeopleError> {
    let scope = authorise(actor, Verb::KeepPlaces)?;
    let staff = match &wanted {
        Wanted::Node(_) => Vec::new(),
        Wanted::Post(post) => vec![post.staff.clone()],
    };
    let (hold, acts) = (everything(&scope, &staff), Acts::of(actor, people.clock.now()));
    let settle = move |kept: Kept| {
        let (mut tree, mut acts) = (Tree::of(&kept)?, acts.clone());
        let change = tree.set(&scope, &wanted)?;
        tree.write(&mut acts, "set")?;
        Ok((acts.done(), change))
    };
    people.settle(hold, settle).await
}

/// Moves a place with all that is in it, places and posts, from a day on.
///
/// # Errors
/// Refusals with [`crate::RefusalCode::Unknown`], `Exists`, `Above`, `Place`; failures of the store.
pub async fn move_to(
    people: &People,
    actor: &Actor,
    (from, to): (Place, Place),
    day: Day,
) -> Result<(), PeopleError> {
    let scope = authorise(actor, Verb::KeepPlaces)?;
    for place in [&from, &to] {
        if !scope.admits(place) {
            return Err(Refusal::new(crate::RefusalCode::Place, place.path()).into());
        }
    }
    let (hold, acts) = (everything(&scope, &[]), Acts::of(actor, people.clock.now()));
    let settle = move |kept: Kept| {
        let (mut tree, mut acts) = (Tree::of(&kept)?, acts.clone());
        tree.move_to(&from, &to, day)?;
        tree.write(&mut acts, "move")?;
        Ok((acts.done(), ()))
    };
    people.settle(hold, settle).await
}

/// Tells what an import would change, row by row. Nothing is written.
///
/// # Errors
/// [`crate::RefusalCode::Role`]; failures of the store. What rows are refused for is in their outcomes.
pub async fn preview(people: &People, actor: &Actor, sheet: &Sheet) -> Result<Vec<Outcome>, PeopleError> {
    let scope = authorise(actor, Verb::KeepPlaces)?;
    let mut kept = Kept::default();
    for kind in [RecordKind::Node, RecordKind::Staff] {
        let records = pages(people, &scope, kind).await?;
        kept.records.extend(records.into_iter().map(|record| (record.key.clone(), record)));
    }
    for id in sheet.staff() {
        let key = RecordKey::new(RecordKind::Staff, &id);
        let record = people.directory.record(&Scope::of(Place::ROOT), &key).await?;
        kept.records.extend(record.map(|record| (key, record)));
    }
    Ok(all(&mut Tree::of(&kept)?, &scope, sheet))
}

/// Makes all rows of a table so, or none of them: where one is refused, nothing is written.
///
/// # Errors
/// [`crate::RefusalCode::Role`]; failures of the store. What rows are refused for is in their outcomes.
pub async fn import(people: &People, actor: &Actor, sheet: &Sheet) -> Result<Vec<Outcome>, PeopleError> {
    let scope = authorise(actor, Verb::KeepPlaces)?;
    let (hold, acts) = (everything(&scope, &sheet.staff()), Acts::of(actor, people.clock.now()));
    let sheet = sheet.clone();
    let settle = move |kept: Kept| {
        let (mut tree, mut acts) = (Tree::of(&kept)?, acts.clone());
        let outcomes = all(&mut tree, &scope, &sheet);
        if outcomes.iter().any(Result::is_err) {
            return Ok((Settled::default(), outcomes));
        }
        tree.write(&mut acts, "import")?;
        Ok((acts.done(), outcomes))
    };
    people.settle(hold, settle).await
}

/// Lists the places that an actor may see, whenever they were there, in the order of their paths.
///
/// # Errors
/// [`crate::RefusalCode::Role`]; failures of the store.
pub async fn nodes(people: &People, actor: &Actor) -> Result<Vec<(Place, Node)>, PeopleError> {
    let scope = authorise(actor, Verb::ReadPlaces)?;
    let records = pages(people, &scope, RecordKind::Node).await?;
    let node = |record: Record| Ok((record.place.clone(), read(&record)?));
    Ok(records.into_iter().map(node).collect::<Result<_, Refusal>>()?)
}

/// Lists the staff that an actor may see, by identity.
///
/// # Errors
/// [`crate::RefusalCode::Role`]; failures of the store.
pub async fn staff(people: &People, actor: &Actor) -> Result<Vec<(String, Staff)>, PeopleError> {
    let scope = authorise(actor, Verb::ReadPlaces)?;
    let records = pages(people, &scope, RecordKind::Staff).await?;
    let staff = |record: Record| Ok((record.key.id.clone(), read(&record)?));
    Ok(records.into_iter().map(staff).collect::<Result<_, Refusal>>()?)
}

/// Everything in the part of the tree that may be changed, and the staff that is named, wherever it is.
fn everything(scope: &Scope, staff: &[String]) -> Hold {
    let top = scope.top();
    Hold {
        records: staff.iter().map(|id| RecordKey::new(RecordKind::Staff, id)).collect(),
        below: vec![(RecordKind::Node, top.clone()), (RecordKind::Staff, top.clone())],
        secrets: Vec::new(),
    }
}

fn all(tree: &mut Tree, scope: &Scope, sheet: &Sheet) -> Vec<Outcome> {
    sheet.rows().iter().map(|row| row.clone().and_then(|wanted| tree.set(scope, &wanted))).collect()
}

async fn pages(people: &People, scope: &Scope, kind: RecordKind) -> Result<Vec<Record>, PeopleError> {
    let mut query = RecordQuery { kind, after: None, max: PAGE };
    let mut records = Vec::new();
    loop {
        let page = people.directory.records(scope, &query).await?;
        let Some(last) = page.last() else { return Ok(records) };
        query.after = Some(last.key.id.clone());
        records.extend(page);
    }
}
