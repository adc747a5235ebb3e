//! The tree in memory: wanted rows are made so one after the other, and what is other than before is written.

use super::node::{Node, NodeKind, Span};
use super::staff::{Post, Staff};
use super::wanted::{Change, Wanted, WantedNode, WantedPost};
use crate::people::act::{Acts, check_id, read};
use crate::refusal::{Refusal, RefusalCode};
use calendar::Day;
use ports::people::{Kept, Record, RecordKey, RecordKind};
use ports::{Place, Scope};
use std::collections::BTreeMap;

/// Nodes by path and staff by identity, with what they were.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    nodes: BTreeMap<String, (Option<Record>, Node)>,
    staff: BTreeMap<String, (Option<Record>, Staff)>,
}

impl Tree {
    pub(super) fn of(kept: &Kept) -> Result<Tree, Refusal> {
        let mut tree = Tree::default();
        for (key, record) in &kept.records {
            match key.kind {
                RecordKind::Node => {
                    tree.nodes.insert(key.id.clone(), (Some(record.clone()), read(record)?));
                }
                RecordKind::Staff => {
                    tree.staff.insert(key.id.clone(), (Some(record.clone()), read(record)?));
                }
                RecordKind::Account | RecordKind::Token | RecordKind::Person => {}
            }
        }
        Ok(tree)
    }

    pub(super) fn set(&mut self, scope: &Scope, wanted: &Wanted) -> Result<Change, Refusal> {
        if !scope.admits(wanted.place()) {
            return Err(Refusal::new(RefusalCode::Place, wanted.place().path()));
        }
        match wanted {
            Wanted::Node(node) => self.set_node(scope, node),
            Wanted::Post(post) => self.set_post(scope, post),
        }
    }

    fn set_node(&mut self, scope: &Scope, wanted: &WantedNode) -> Result<Change, Refusal> {
        check_days(wanted.from, wanted.through)?;
        if wanted.zh.trim().is_empty() || wanted.place == Place::ROOT {
            return Err(Refusal::new(RefusalCode::Empty, wanted.place.path()));
        }
        self.check_above(scope, wanted)?;
        let path = wanted.place.path();
        let Some((_, node)) = self.nodes.get_mut(path) else {
            let spans = vec![span(wanted)];
            let node = Node { v: 1, kind: wanted.kind, spans, moved_to: None, moved_from: None };
            self.nodes.insert(path.to_owned(), (None, node));
            return Ok(Change::Added);
        };
        let (before, were_open) = (node.clone(), node.on(wanted.from).is_some());
        node.kind = wanted.kind;
        rename(node, wanted);
        let renamed = *node != before;
        let closed = wanted.through.is_some_and(|day| self.close(&wanted.place, day));
        Ok(match (renamed, closed) {
            (false, false) => Change::Same,
            (false, true) if were_open => Change::Closed,
            (_, _) => Change::Changed,
        })
    }

    /// What is above must be there on the first day, and be something it can lie in. What lies above the part of the
    /// tree that may be changed is not looked at.
    fn check_above(&self, scope: &Scope, wanted: &WantedNode) -> Result<(), Refusal> {
        let path = wanted.place.path();
        let Some((above, _)) = path.rsplit_once('/') else {
            let is_top = wanted.kind == NodeKind::Division || wanted.kind == NodeKind::Organisation;
            return if is_top { Ok(()) } else { Err(Refusal::new(RefusalCode::Above, path)) };
        };
        let is_seen = above.parse::<Place>().is_ok_and(|above| scope.admits(&above));
        let refused = || Refusal::new(RefusalCode::Above, above);
        match self.nodes.get(above) {
            None if is_seen => Err(refused()),
            Some((_, node)) if !wanted.kind.fits_in(node.kind) || node.on(wanted.from).is_none() => {
                Err(refused())
            }
            None | Some(_) => Ok(()),
        }
    }

    /// Ends a place with all that is in it: places and posts. Returns whether anything changed.
    pub(super) fn close(&mut self, place: &Place, day: Day) -> bool {
        let lies_in = |path: &str| path.parse::<Place>().is_ok_and(|path| path.is_within(place));
        let mut changed = false;
        for (_, (_, node)) in self.nodes.iter_mut().filter(|(path, _)| lies_in(path)) {
            changed |= node.close(day);
        }
        for (_, staff) in self.staff.values_mut() {
            for post in staff.posts.iter_mut().filter(|post| post.place.is_within(place)) {
                if post.from <= day && post.through.is_none_or(|through| day < through) {
                    post.through = Some(day);
                    changed = true;
                }
            }
        }
        changed
    }

    /// Moves a place with all that is in it: it ends there the day before and goes on here.
    pub(super) fn move_to(&mut self, from: &Place, to: &Place, day: Day) -> Result<(), Refusal> {
        let missing = |place: &Place| Refusal::new(RefusalCode::Unknown, place.path());
        if self.nodes.contains_key(to.path()) {
            return Err(Refusal::new(RefusalCode::Exists, to.path()));
        }
        let top = self.nodes.get(from.path()).and_then(|(_, node)| Some((node.kind, node.on(day)?.clone())));
        let (kind, name) = top.ok_or_else(|| missing(from))?;
        let wanted = WantedNode {
            place: to.clone(),
            kind,
            zh: name.zh,
            en: name.en,
            from: day,
            through: name.through,
        };
        if to.is_within(from) {
            return Err(Refusal::new(RefusalCode::Above, to.path()));
        }
        self.check_above(&Scope::of(Place::ROOT), &wanted)?;
        let moved: Vec<(Place, Node)> = (self.nodes.iter())
            .filter_map(|(path, (_, node))| Some((path.parse::<Place>().ok()?, node.clone())))
            .filter(|(path, node)| path.is_within(from) && node.on(day).is_some())
            .collect();
        for (path, node) in moved {
            let there = moved_place(&path, from, to)?;
            let mut spans = node.spans.clone();
            spans.retain(|span| span.through.is_none_or(|through| day <= through));
            if let Some(first) = spans.first_mut() {
                first.from = first.from.max(day);
            }
            let goes_on = Node { spans, moved_from: Some(path.clone()), moved_to: None, ..node };
            self.nodes.insert(there.path().to_owned(), (None, goes_on));
            if let Some((_, node)) = self.nodes.get_mut(path.path()) {
                node.moved_to = Some(there);
            }
        }
        self.move_posts(from, to, day)?;
        self.close(from, day - 1);
        Ok(())
    }

    fn move_posts(&mut self, from: &Place, to: &Place, day: Day) -> Result<(), Refusal> {
        for (_, staff) in self.staff.values_mut() {
            let held = staff.posts.clone();
            for post in held.iter().filter(|post| post.place.is_within(from)) {
                if post.through.is_none_or(|through| day <= through) {
                    let place = moved_place(&post.place, from, to)?;
                    staff.posts.push(Post { place, from: post.from.max(day), ..post.clone() });
                }
            }
            staff.posts.retain(|post| !post.place.is_within(from) || post.from < day);
        }
        Ok(())
    }

    fn set_post(&mut self, scope: &Scope, wanted: &WantedPost) -> Result<Change, Refusal> {
        check_id(&wanted.staff)?;
        check_days(wanted.from, wanted.through)?;
        if wanted.name.trim().is_empty() || wanted.title.trim().is_empty() {
            return Err(Refusal::new(RefusalCode::Empty, &wanted.staff));
        }
        let is_there =
            self.nodes.get(wanted.place.path()).is_some_and(|(_, node)| node.on(wanted.from).is_some());
        if !is_there {
            return Err(Refusal::new(RefusalCode::Above, wanted.place.path()));
        }
        let post = Post {
            place: wanted.place.clone(),
            title: wanted.title.clone(),
            from: wanted.from,
            through: wanted.through,
        };
        let known = self.staff.get(&wanted.staff).and_then(|(before, _)| before.as_ref());
        if known.is_some_and(|known| !scope.admits(&known.place)) {
            return Err(Refusal::new(RefusalCode::Place, &wanted.staff));
        }
        let Some((_, staff)) = self.staff.get_mut(&wanted.staff) else {
            let staff = Staff { v: 1, name: wanted.name.clone(), posts: vec![post] };
            self.staff.insert(wanted.staff.clone(), (None, staff));
            return Ok(Change::Added);
        };
        let renamed = staff.name != wanted.name;
        staff.name.clone_from(&wanted.name);
        let same =
            |held: &&mut Post| (&held.place, &held.title, held.from) == (&post.place, &post.title, post.from);
        let Some(held) = staff.posts.iter_mut().find(same) else {
            staff.posts.push(post);
            return Ok(Change::Changed);
        };
        // A row that says nothing of an end leaves an end that is known.
        let through = post.through.or(held.through);
        let ends = held.through != through;
        held.through = through;
        Ok(match (renamed, ends) {
            (false, false) => Change::Same,
            (false, true) => Change::Closed,
            (true, _) => Change::Changed,
        })
    }

    /// Writes what is other than before.
    pub(super) fn write(&self, acts: &mut Acts, did: &str) -> Result<(), Refusal> {
        for (path, (before, node)) in &self.nodes {
            let place: Place = path.parse().map_err(|_| Refusal::new(RefusalCode::Form, path))?;
            write(acts, did, before.as_ref(), (RecordKey::new(RecordKind::Node, path), &place, node))?;
        }
        for (id, (before, staff)) in &self.staff {
            let place = staff.posts.last().map(|post| post.place.clone()).unwrap_or_default();
            write(acts, did, before.as_ref(), (RecordKey::new(RecordKind::Staff, id), &place, staff))?;
        }
        Ok(())
    }
}

fn write<T: serde::Serialize + serde::de::DeserializeOwned + PartialEq>(
    acts: &mut Acts,
    did: &str,
    before: Option<&Record>,
    (key, place, body): (RecordKey, &Place, &T),
) -> Result<(), Refusal> {
    let is_as_before = before.is_some_and(|before| read::<T>(before).is_ok_and(|was| was == *body));
    if !is_as_before {
        acts.put(before, &key, (place, body), (did, ""))?;
    }
    Ok(())
}

fn span(wanted: &WantedNode) -> Span {
    Span { from: wanted.from, through: wanted.through, zh: wanted.zh.clone(), en: wanted.en.clone() }
}

/// Bears a name from a day on: another name of that very day is corrected, one borne before ends the day before. What
/// begins or ends later still does.
fn rename(node: &mut Node, wanted: &WantedNode) {
    let from = wanted.from;
    if node.on(from).is_some_and(|span| span.zh == wanted.zh && span.en == wanted.en) {
        return;
    }
    if let Some(span) = node.spans.iter_mut().find(|span| span.from == from) {
        (span.zh, span.en) = (wanted.zh.clone(), wanted.en.clone());
        return;
    }
    let next = node.spans.iter().map(|span| span.from).filter(|begins| from < *begins).min();
    let covers = |span: &&mut Span| span.from < from && span.through.is_none_or(|through| from <= through);
    let through = match node.spans.iter_mut().find(covers) {
        Some(before) => before.through.replace(from - 1),
        None => next.map(|next| next - 1),
    };
    node.spans.push(Span { through, ..span(wanted) });
    node.spans.sort_by_key(|span| span.from);
}

fn moved_place(path: &Place, from: &Place, to: &Place) -> Result<Place, Refusal> {
    let rest = path.path().strip_prefix(from.path()).unwrap_or("");
    let there = format!("{to}{rest}");
    there.parse().map_err(|_| Refusal::new(RefusalCode::Form, &there))
}

fn check_days(from: Day, through: Option<Day>) -> Result<(), Refusal> {
    match through.filter(|through| *through < from) {
        Some(_) => Err(Refusal::new(RefusalCode::Days, &from.to_string())),
        None => Ok(()),
    }
}
