//! `[[clock]]`: what starts, stops, suspends and extends a clock.

use crate::pack::compile::{Compile, limit_source};
use crate::pack::keys;
use crate::table::Table;
use calendar::{DayEnd, FirstDay, RollLastDay, SuspensionDays};
use engine::{
    Cap, ClockSpec, Counting, DeclaredDue, Deemed, DeemedKind, ExtendSpec, LimitSource, Per, SuspendSpec,
};

/// Reads a clock.
pub(crate) fn read(table: &Table<'_>, compile: &mut Compile) -> ClockSpec {
    let name = table.words("name").unwrap_or_default();
    let code = table.code_or("code", "?").value;
    let matter = if table.has("matter") { table.code_or("matter", "case").value } else { "case" };
    ClockSpec {
        code: compile.symbols.intern(code),
        zh: name.zh,
        en: name.en,
        matter: compile.symbols.intern(matter),
        per: table.one_of("per", &keys::PERS, Per::Matter),
        starts: compile.marks(table, "starts"),
        deemed: deemed(table, compile),
        stops: compile.marks(table, "stops"),
        reopens: compile.marks(table, "reopens"),
        restarts: compile.marks(table, "restarts"),
        limit: limit(table),
        suspends: suspends(table, compile),
        extends: extends(table, compile),
        counting: table.one_of("counting", &keys::COUNTINGS, Counting::Day),
        first_day: table.one_of("first_day", &keys::FIRST_DAYS, FirstDay::Excluded),
        day_end: table.one_of("day_end", &keys::DAY_ENDS, DayEnd::CloseOfBusiness),
        roll: table.one_of("roll", &keys::ROLLS, RollLastDay::Forward),
        suspension_days: table.one_of(
            "suspension_days",
            &keys::SUSPENSION_DAYS,
            SuspensionDays::AfterStartThroughEnd,
        ),
        declared: table.one_of("declared", &keys::DECLARED, DeclaredDue::Instant),
        basis: table.text_or_empty("basis"),
    }
}

fn limit(table: &Table<'_>) -> Vec<LimitSource> {
    let mut sources = Vec::new();
    for text in table.texts("limit") {
        match limit_source(text.value) {
            Some(source) => sources.push(source),
            None => table.wrong_form(&text.span, "limit"),
        }
    }
    sources
}

fn deemed(clock: &Table<'_>, compile: &mut Compile) -> Option<Deemed> {
    let table = clock.table("deemed", vec![keys::DEEMED])?;
    let kind = table.one_of("kind", &keys::DEEMED_KINDS, DeemedKind::Acceptance);
    let from = compile.marks(&table, "from");
    let unless = compile.marks(&table, "unless");
    Some(Deemed { kind, from, unless, within: table.parsed("within")?.value })
}

fn extends(clock: &Table<'_>, compile: &mut Compile) -> Option<ExtendSpec> {
    let table = clock.table("extends", vec![keys::EXTENDS])?;
    let by = compile.marks(&table, "by");
    let roles = compile.syms(&table, "roles");
    let roles_joint = compile.syms(&table, "roles_joint");
    let needs_reason = table.flag("needs_reason", false);
    let most_joint = table.parsed("most_joint").map(|limit| limit.value);
    let most = table.parsed("most")?.value;
    Some(ExtendSpec { by, roles, roles_joint, most, most_joint: most_joint.unwrap_or(most), needs_reason })
}

fn suspends(clock: &Table<'_>, compile: &mut Compile) -> Vec<SuspendSpec> {
    let tables = clock.tables("suspend", |_| vec![keys::SUSPEND]);
    let read = |table: &Table<'_>| SuspendSpec {
        from: compile.marks(table, "from"),
        to: compile.marks(table, "to"),
        same_subject: table.flag("same_subject", false),
        grounds: compile.syms(table, "grounds"),
        needs_notice: table.flag("needs_notice", false),
        cap: table.one_of("cap", &keys::CAPS, Cap::Actual),
    };
    tables.iter().map(read).collect()
}
