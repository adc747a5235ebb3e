//! Cards, letters and accountability files in the words of view models.

use super::told::{Told, case_link};
use app::read::Names;
use calendar::Moment;
use engine::desk::{Awaits, Colour, Command, DocketKind, DocketState, Note, Rung, Side};
use pages::cards::CardRow;
use pages::parts::{Flag, Left};
use pages::{Language, Link, Tone, route};
use ports::DocketRow;

/// Returns how a colour is meant.
pub(super) const fn tone(colour: Colour) -> Tone {
    match colour {
        Colour::Notice => Tone::Blue,
        Colour::Yellow => Tone::Yellow,
        Colour::Red => Tone::Red,
    }
}

/// Returns the colour of a docket as a flag: a code that is not known is shown as it is.
pub(super) fn level(row: &DocketRow, language: Language) -> Flag {
    Colour::from_code(&row.colour).map_or_else(
        || Flag::new(Tone::Plain, row.colour.clone()),
        |colour| Flag::new(tone(colour), language.pick(colour.zh(), colour.en())),
    )
}

/// Returns how a docket stands, in words.
pub(super) fn state(row: &DocketRow, language: Language) -> String {
    let state = DocketState::from_code(&row.state);
    state.map_or_else(|| row.state.clone(), |state| language.pick(state.zh(), state.en()).to_owned())
}

/// Returns what is awaited and from whom; empty where nothing is.
pub(super) fn awaited(row: &DocketRow, language: Language) -> String {
    let awaits = Awaits::from_code(&row.awaits).filter(|awaits| *awaits != Awaits::Nothing);
    let (Some(awaits), Some(side)) = (awaits, Side::from_code(&row.owed_by)) else { return String::new() };
    match language {
        Language::Zh => format!("等待{}{}", side.zh(), awaits.zh()),
        Language::En => format!("{} is awaited from {}", awaits.en(), side.en()),
    }
}

/// Returns what is left for whoever must act.
pub(super) fn left(told: &Told<'_>, row: &DocketRow) -> Left {
    match row.due_at {
        Some(due) => Left::until(due, told.now, told.calendar),
        None if row.owed_by.is_empty() => Left::Done,
        None => Left::NoLimit,
    }
}

/// Returns a docket as a row of a list.
pub(super) fn row_of(told: &Told<'_>, row: &DocketRow) -> CardRow {
    let kind = DocketKind::from_code(&row.kind);
    let what = match kind {
        Some(kind @ (DocketKind::Letter | DocketKind::Accountability | DocketKind::LayerCard)) => {
            format!("{} {}", told.language.pick(kind.zh(), kind.en()), row.rule)
        }
        Some(DocketKind::Card) | None => row.rule.clone(),
    };
    let what = if what.trim().is_empty() { row.id.clone() } else { what };
    CardRow {
        level: level(row, told.language),
        what: Link::new(what, route::card(&row.id)),
        state: state(row, told.language),
        left: left(told, row),
        case: case_link(&row.case),
        item: row.item.clone(),
        department: row.department.clone(),
        responsible: row.responsible.clone(),
        sent: told.short(row.opened_at),
    }
}

/// Puts what items and rules are called in the place of their codes.
pub(super) fn put_names(names: Names<'_>, language: Language, rows: &[DocketRow], shown: &mut [CardRow]) {
    for (row, shown) in rows.iter().zip(shown) {
        if let Some(name) = names.rule(&row.rule) {
            let text = shown.what.text.replacen(&row.rule, language.of(name), 1);
            shown.what.text = text;
        }
        shown.item = item_of(names, &row.item);
    }
}

/// Returns what an item is called, with its code; the code where it has no name.
pub(super) fn item_of(names: Names<'_>, code: &str) -> String {
    names.item(code).map_or_else(|| code.to_owned(), |name| format!("{name} {code}"))
}

/// Returns when something is due in words; empty where nothing is.
pub(super) fn until(told: &Told<'_>, due: Option<Moment>) -> String {
    due.map(|due| told.stamp(due).text).unwrap_or_default()
}

/// Returns what a command is called on its button.
pub(super) const fn title(command: Command, language: Language) -> &'static str {
    let (zh, en) = match command {
        Command::Send => ("确认发出", "Confirm and send"),
        Command::Discard => ("不予发出", "Throw away"),
        Command::SignFor => ("签收", "Sign for"),
        Command::Explain => ("说明情况", "Explain"),
        Command::Correct => ("报告整改", "Say that it was put right"),
        Command::Confirm => ("核实通过", "The answer holds"),
        Command::Reject => ("退回重新答复", "The answer does not hold"),
        Command::Close => ("办结", "Close"),
        Command::Appeal => ("申诉", "Appeal"),
        Command::Uphold => ("维持", "The card stands"),
        Command::Concede => ("申诉成立，撤销", "The appeal holds: withdraw"),
        Command::ProposeWithdrawal => ("提请撤销", "Propose to withdraw"),
        Command::ApproveWithdrawal => ("批准撤销", "Approve the withdrawal"),
        Command::RefuseWithdrawal => ("不同意撤销", "Refuse the withdrawal"),
        Command::Recuse => ("回避", "Step back"),
        Command::Escalate(Rung::Yellow) => ("升级为黄牌", "Turn it yellow"),
        Command::Escalate(Rung::Red) => ("升级为红牌", "Turn it red"),
        Command::Escalate(Rung::Letter) => ("发督办函", "Draft a supervision letter"),
        Command::Escalate(Rung::Accountability) => ("转问责", "Open an accountability file"),
        Command::Propose => ("提出处理建议", "Propose a consequence"),
        Command::Adopt => ("采纳", "Adopt"),
        Command::Decline => ("不采纳", "Decline"),
        Command::Note(Note::Lifted) => ("依据消失", "Its ground is gone"),
        Command::Note(Note::Superseded) => ("已被取代", "Superseded"),
        Command::Note(Note::Restored) => ("依据恢复", "It stands again"),
    };
    language.pick(zh, en)
}
