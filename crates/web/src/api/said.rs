//! What is answered, in the words of the interface. Instants are texts with their offset, days are `2026-03-09`.

use app::read::ClockView;
use calendar::{Day, Moment};
use engine::{Due, Explanation, LedgerDay, Words};
use ports::{FindingRow, MatterRow};
use serde::Serialize;
use utoipa::ToSchema;

/// A matter at one look.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Matter {
    /// Its identity.
    id: String,
    /// The kind of matter: `case`, `ticket`, …
    kind: String,
    /// The service item.
    item: String,
    /// The department that answers.
    department: String,
    /// Where it belongs in the tree of places.
    place: String,
    /// `open` while a clock runs, else `closed`.
    stage: &'static str,
    /// Its first event.
    began_at: String,
    /// Its last event.
    moved_at: String,
    /// How many events it has.
    events: u32,
    /// When the promised limit is due, while it runs.
    promised_at: Option<String>,
    /// When the statutory limit is due, while it runs.
    statutory_at: Option<String>,
    /// When time alone changes what is found next.
    next_at: Option<String>,
    /// Pack, calendar and catalogue it was judged by.
    judged_by: String,
}

impl From<MatterRow> for Matter {
    fn from(row: MatterRow) -> Matter {
        let said = |at: Option<Moment>| at.map(|at| at.to_string());
        Matter {
            place: row.place.to_string(),
            stage: row.stage.code(),
            began_at: row.began_at.to_string(),
            moved_at: row.moved_at.to_string(),
            events: row.events,
            promised_at: said(row.promised_at),
            statutory_at: said(row.statutory_at),
            next_at: said(row.next_at),
            id: row.id,
            kind: row.kind,
            item: row.item,
            department: row.department,
            judged_by: row.judged_by,
        }
    }
}

/// A finding as it stands.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Finding {
    /// The matter.
    matter: String,
    /// The rule.
    rule: String,
    /// The part of the rule, empty where it has none.
    part: String,
    /// The level.
    level: String,
    /// The occasion that tells it from others of the same rule.
    occasion: String,
    /// `stands`, `superseded` or `lifted`.
    standing: &'static str,
    /// The day it is about.
    day: String,
    /// The first instant at which it could be known.
    at: String,
    /// When it was raised.
    raised_at: String,
    /// How often it was changed since.
    changes: u32,
    /// The figure it is about; its meaning is the rule's.
    value: i64,
}

impl From<FindingRow> for Finding {
    fn from(row: FindingRow) -> Finding {
        Finding {
            standing: row.standing.code(),
            day: row.day.to_string(),
            at: row.at.to_string(),
            raised_at: row.raised_at.to_string(),
            changes: row.changes,
            value: row.value,
            occasion: row.key.occasion.to_string(),
            matter: row.key.matter,
            rule: row.key.rule,
            part: row.key.part,
            level: row.key.level,
        }
    }
}

/// The same in Chinese and English.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Both {
    /// Chinese.
    zh: String,
    /// English.
    en: String,
}

impl Both {
    pub(super) fn new(zh: &str, en: &str) -> Both {
        Both { zh: zh.to_owned(), en: en.to_owned() }
    }
}

impl From<Words> for Both {
    fn from(words: Words) -> Both {
        Both { zh: words.zh, en: words.en }
    }
}

/// A clock of a matter, day by day.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Clock {
    /// Its code.
    code: String,
    /// Its name.
    name: Both,
    /// What it is about, for clocks that run once for each.
    #[serde(skip_serializing_if = "String::is_empty")]
    subject: String,
    /// When it started.
    start: String,
    /// The limit, as `20 working_day`.
    limit: Option<String>,
    /// Units added by a lawful extension.
    extra: u32,
    /// When it is due; absent while it is suspended, has no limit, or the day lies outside the calendar.
    due: Option<String>,
    /// When it stopped.
    stop: Option<String>,
    /// Counted days, or hours, so far.
    used: Option<u32>,
    /// Each day, counted or not, and why.
    days: Vec<ClockDay>,
}

/// A day of a clock.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ClockDay {
    /// The day.
    day: String,
    /// Whether it counts.
    counted: bool,
    /// How many count through this one.
    number: u32,
    /// Why: `start`, `counted`, `make_up`, `weekend`, `holiday`, `closed`, `suspended`, `moved`.
    why: &'static str,
    /// The notice that says so, or the weekly pattern.
    source: String,
}

impl From<ClockView> for Clock {
    fn from(view: ClockView) -> Clock {
        let due = match view.run.due {
            Due::At { moment, .. } => Some(moment.to_string()),
            Due::Suspended | Due::NoLimit | Due::Outside => None,
        };
        Clock {
            code: view.code,
            name: view.name.into(),
            subject: view.subject,
            start: view.run.start.to_string(),
            limit: view.run.limit.map(|limit| limit.to_string()),
            extra: view.run.extra,
            due,
            stop: view.run.stop.map(|stop| stop.to_string()),
            used: view.ledger.as_ref().map(|ledger| ledger.used),
            days: view.ledger.into_iter().flat_map(|ledger| ledger.days).map(ClockDay::from).collect(),
        }
    }
}

impl From<LedgerDay> for ClockDay {
    fn from(day: LedgerDay) -> ClockDay {
        use engine::DayReason::{Closed, Counted, Holiday, MakeUpDay, Rolled, StartDay, Suspended, Weekend};
        let why = match day.reason {
            StartDay => "start",
            Counted => "counted",
            MakeUpDay => "make_up",
            Weekend => "weekend",
            Holiday => "holiday",
            Closed => "closed",
            Suspended(_) => "suspended",
            Rolled => "moved",
        };
        ClockDay {
            day: day.day.to_string(),
            counted: day.counted,
            number: day.number,
            why,
            source: day.source,
        }
    }
}

/// Why a finding was found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Why {
    /// The rule's name.
    name: Both,
    /// The level's name.
    level: Both,
    /// Pack, its version, the rule's version.
    pack: String,
    /// The legal basis.
    basis: String,
    /// What the rule demands.
    demand: Both,
    /// The events that prove it, by their identities.
    proof: Vec<ProvingEvent>,
    /// The clock it is about: its name, the counted days, the limit.
    clock: Option<Counted>,
    /// The department that answers.
    department: String,
    /// Who acted last.
    responsible: String,
    /// What would have avoided it.
    avoid: Both,
}

/// An event that proves a finding.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProvingEvent {
    /// Its identity.
    id: String,
    /// What happened.
    kind: &'static str,
    /// When it happened.
    at: String,
    /// When it became known.
    recorded_at: String,
    /// Who.
    actor: String,
}

/// A clock in one line.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Counted {
    /// Its name.
    name: Both,
    /// What was counted.
    used: u32,
    /// The limit, extension included.
    limit: Option<u32>,
    /// The last day.
    due_day: Option<String>,
}

impl From<Explanation> for Why {
    fn from(why: Explanation) -> Why {
        let (pack, version, rule) = &why.pack;
        let counted = |(name, run, ledger): (Words, engine::ClockRun, engine::Ledger)| Counted {
            name: name.into(),
            used: ledger.used,
            limit: ledger.limit,
            due_day: run.due_day().map(|day: Day| day.to_string()),
        };
        let proof = why.proof.into_iter().map(|event| ProvingEvent {
            id: event.id,
            kind: event.kind.code(),
            at: event.at.to_string(),
            recorded_at: event.recorded_at.to_string(),
            actor: event.actor,
        });
        Why {
            pack: format!("{pack} v{version}, {} v{rule}", why.code),
            name: why.name.into(),
            level: why.level.1.into(),
            basis: why.basis,
            demand: why.demand.into(),
            proof: proof.collect(),
            clock: why.clock.map(counted),
            department: why.department,
            responsible: why.responsible,
            avoid: why.avoid.into(),
        }
    }
}
