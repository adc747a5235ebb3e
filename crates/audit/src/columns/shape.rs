//! Shapes: what rows have in common. A row's activity, item, department and the like are looked up together, since few
//! combinations of them occur.

use super::bytes::{ByteTable, Pairs, Probe};
use super::fields::{Fields, Span};
use super::texts::{TextId, Texts};
use crate::mapping::{Meaning, Plan, Role, ShapeRun};
use crate::problem::ProblemCode;
use engine::{EventKind, Limit, Outcome};
use std::collections::HashMap;

/// The number of a shape whose rows do not count.
pub(crate) const IGNORED: u32 = u32::MAX;

/// Everything about an event that its row shares with many others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Shape {
    pub(crate) what: What,
    pub(crate) activity: TextId,
    pub(crate) listed: bool,
    pub(crate) item: TextId,
    pub(crate) department: TextId,
    pub(crate) role: TextId,
    pub(crate) subject: TextId,
    pub(crate) ground: TextId,
    pub(crate) source: TextId,
    pub(crate) planned: Option<Limit>,
}

/// Event, or a value of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum What {
    /// An event of its own row.
    Event(EventKind, Outcome),
    /// An event at an instant that every row of the case repeats: the number of its column.
    CaseEvent(u32, EventKind, Outcome),
    /// A declared due instant that every row of the case repeats: the number of its column.
    CaseDue(u32),
}

impl What {
    /// Returns the column that says it, for values of the case.
    pub(crate) fn case_column(self) -> Option<u32> {
        match self {
            What::Event(..) => None,
            What::CaseEvent(column, ..) | What::CaseDue(column) => Some(column),
        }
    }
}

/// Why a row has no shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoShape {
    pub(crate) code: ProblemCode,
    pub(crate) role: Role,
}

/// The shapes that one worker has seen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shapes {
    /// For every run of columns that touch: its texts, and the numbers of what was read so far with them.
    runs: Vec<(ByteTable, Pairs)>,
    /// The shape of each combination, or why it has none; nothing where it was not asked for yet.
    of_runs: Vec<Option<Result<u32, NoShape>>>,
    /// The texts of all columns put together, for rows whose columns do not touch.
    gathered: ByteTable,
    of_gathered: Vec<Result<u32, NoShape>>,
    pub(crate) list: Vec<Shape>,
    numbers: HashMap<Shape, u32>,
    scratch: Vec<u8>,
}

impl Shapes {
    /// Returns the number of a row's shape.
    #[inline(always)]
    pub(crate) fn of<F: Fields>(
        &mut self,
        row: &F,
        plan: &Plan<'_>,
        texts: &mut Texts,
    ) -> Result<u32, NoShape> {
        if !row.touching() {
            return self.gather(row, plan, texts);
        }
        let mut whole = 0;
        for ((table, pairs), run) in self.runs.iter_mut().zip(&plan.shape_runs) {
            let span = Span { start: row.span(run.first).start, end: row.span(run.last).end };
            let probe = Probe::new(row.buffer(), span);
            let number = match table.find(&probe) {
                Some(number) => number,
                None => table.add(&probe),
            };
            whole = match pairs.find(whole, number) {
                Some(pair) => pair,
                None => pairs.add(whole, number),
            };
        }
        match self.of_runs.get(whole as usize) {
            Some(Some(known)) => *known,
            Some(None) | None => self.learn_whole(whole, row, plan, texts),
        }
    }

    /// Returns the number of a text among those of one run of columns; of a column, where each is a run of its own.
    pub(crate) fn number_in(&mut self, run: usize, buffer: &[u8], span: Span) -> u32 {
        let Some((table, _)) = self.runs.get_mut(run) else { return 0 };
        let probe = Probe::new(buffer, span);
        table.find(&probe).unwrap_or_else(|| table.add(&probe))
    }

    /// Combines the numbers of texts of one run with what was read of the runs before it, for many rows at once.
    pub(crate) fn combine(&mut self, run: usize, wholes: &mut [u32], numbers: impl Iterator<Item = u32>) {
        let Some((_, pairs)) = self.runs.get_mut(run) else { return };
        for (whole, number) in wholes.iter_mut().zip(numbers) {
            *whole = match pairs.find(*whole, number) {
                Some(pair) => pair,
                None => pairs.add(*whole, number),
            };
        }
    }

    /// Returns the shape of a combination of all runs, of which `row` is one.
    #[inline(always)]
    pub(crate) fn of_whole<F: Fields>(
        &mut self,
        whole: u32,
        row: impl FnOnce() -> F,
        plan: &Plan<'_>,
        texts: &mut Texts,
    ) -> Result<u32, NoShape> {
        match self.of_runs.get(whole as usize) {
            Some(Some(known)) => *known,
            Some(None) | None => self.learn_whole(whole, &row(), plan, texts),
        }
    }

    #[cold]
    fn learn_whole<F: Fields>(
        &mut self,
        whole: u32,
        row: &F,
        plan: &Plan<'_>,
        texts: &mut Texts,
    ) -> Result<u32, NoShape> {
        let shape = self.learn(row, plan, texts);
        let place = whole as usize;
        if self.of_runs.len() <= place {
            self.of_runs.resize(place + 1, None);
        }
        self.of_runs[place] = Some(shape);
        shape
    }

    /// Looks the shapes of many rows up; [`IGNORED`] where one is not known, or is to be ignored.
    #[inline(always)]
    pub(super) fn known<I: Iterator<Item = Span>>(
        &self,
        plan: &Plan<'_>,
        spans: impl Fn(&ShapeRun) -> I,
        bytes: &[u8],
        shapes: &mut [u32],
    ) {
        shapes.fill(0);
        for ((table, pairs), run) in self.runs.iter().zip(&plan.shape_runs) {
            for (span, whole) in spans(run).zip(shapes.iter_mut()) {
                let found = table.known(bytes, span).unwrap_or(IGNORED);
                *whole = pairs.find(*whole, found).unwrap_or(IGNORED);
            }
        }
        for whole in shapes {
            *whole = match self.of_runs.get(*whole as usize) {
                Some(Some(Ok(shape))) => *shape,
                Some(Some(Err(_)) | None) | None => IGNORED,
            };
        }
    }

    /// As [`Shapes::of`], for columns that do not touch: their lengths and texts are put together first.
    fn gather<F: Fields>(&mut self, row: &F, plan: &Plan<'_>, texts: &mut Texts) -> Result<u32, NoShape> {
        let mut text = std::mem::take(&mut self.scratch);
        text.clear();
        for (_, column) in &plan.shape {
            let Span { start, end } = row.span(*column);
            text.extend_from_slice(&(end - start).to_le_bytes());
            text.extend_from_slice(&row.buffer()[start..end]);
        }
        let end = text.len();
        text.resize(end + crate::source::PADDING, 0);
        let probe = Probe::new(&text, Span { start: 0, end });
        let found = match self.gathered.find(&probe) {
            Some(number) => self.of_gathered[number as usize],
            None => {
                let number = self.learn(row, plan, texts);
                self.gathered.add(&probe);
                self.of_gathered.push(number);
                number
            }
        };
        self.scratch = text;
        found
    }

    #[cold]
    fn learn<F: Fields>(&mut self, row: &F, plan: &Plan<'_>, texts: &mut Texts) -> Result<u32, NoShape> {
        let shape = read(row, plan, texts)?;
        Ok(shape.map_or(IGNORED, |shape| self.number(shape)))
    }

    /// Forgets texts, whose meaning depends on the columns of one log, but no shape.
    pub(crate) fn begin(&mut self, plan: &Plan<'_>) {
        self.runs = vec![Default::default(); plan.shape_runs.len()];
        self.of_runs.clear();
        self.gathered = ByteTable::default();
        self.of_gathered.clear();
    }

    /// Returns the number of a shape, adding it when it is new.
    pub(crate) fn number(&mut self, shape: Shape) -> u32 {
        if let Some(&number) = self.numbers.get(&shape) {
            return number;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(IGNORED);
        self.list.push(shape.clone());
        self.numbers.insert(shape, number);
        number
    }
}

/// Reads the shape of a row; `None` when its activity does not count.
fn read<F: Fields>(row: &F, plan: &Plan<'_>, texts: &mut Texts) -> Result<Option<Shape>, NoShape> {
    let mut shape = Shape {
        what: What::Event(EventKind::Other, Outcome::None),
        activity: TextId::NONE,
        listed: false,
        item: TextId::NONE,
        department: TextId::NONE,
        role: TextId::NONE,
        subject: TextId::NONE,
        ground: TextId::NONE,
        source: TextId::NONE,
        planned: None,
    };
    let (activity, mut outcome) = (activity(row, plan)?, None);
    shape.activity = texts.intern(&activity);
    let meaning = plan.mapping.activities.meaning(&activity);
    shape.listed = plan.mapping.activities.is_listed(&activity);
    for &(role, column) in &plan.shape {
        let written = String::from_utf8_lossy(row.value(column)).into_owned();
        let value = plan.mapping.called(role, &written);
        match role {
            Role::Item => shape.item = texts.intern(value),
            Role::Department => shape.department = texts.intern(value),
            Role::Role => shape.role = texts.intern(value),
            Role::Subject => shape.subject = texts.intern(value),
            Role::Ground => shape.ground = texts.intern(value),
            Role::Source => shape.source = texts.intern(value),
            Role::Outcome => {
                let known = Outcome::from_code(value);
                outcome = Some(known.ok_or(NoShape { code: ProblemCode::CodeUnknown, role })?);
            }
            Role::Planned if value.is_empty() => {}
            Role::Planned => {
                let limit =
                    value.parse().map_err(|_| NoShape { code: ProblemCode::LimitUnreadable, role })?;
                shape.planned = Some(limit);
            }
            Role::Activity
            | Role::Lifecycle
            | Role::Case
            | Role::At
            | Role::Actor
            | Role::RecordedAt
            | Role::Amount
            | Role::Reason
            | Role::Document
            | Role::Materials
            | Role::Staff
            | Role::Batch
            | Role::Applicant
            | Role::Due => {}
        }
    }
    let Meaning::Event { kind, subject, outcome: meant } = meaning else { return Ok(None) };
    if !shape.subject.is_some() {
        shape.subject = texts.intern(&subject);
    }
    let outcome = outcome.filter(|outcome| *outcome != Outcome::None).unwrap_or(meant);
    shape.what = What::Event(kind, outcome);
    Ok(Some(shape))
}

/// Returns what a row's activity is called, with its phase where the log has one.
fn activity<F: Fields>(row: &F, plan: &Plan<'_>) -> Result<String, NoShape> {
    let of = |role: Role| {
        let (_, column) = plan.shape.iter().find(|(known, _)| *known == role)?;
        let written = String::from_utf8_lossy(row.value(*column));
        Some(plan.mapping.called(role, &written).to_owned()).filter(|text| !text.is_empty())
    };
    let role = Role::Activity;
    let activity = of(role).ok_or(NoShape { code: ProblemCode::ActivityMissing, role })?;
    Ok(of(Role::Lifecycle).map_or(activity.clone(), |phase| format!("{activity}+{phase}")))
}
