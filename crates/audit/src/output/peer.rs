//! The two files of the peer task.

use super::Report;
use super::text::{DayTexts, push_field, push_number};
use std::io::{self, Write};

/// How many bytes are gathered before they are written.
pub(super) const BUFFER: usize = 1 << 16;

/// Writes `case_id,kind,date`: the kind is the code of the rule, or of its part.
///
/// # Errors
/// Whatever writing fails with.
pub fn write_peer_findings(report: &Report<'_>, to: &mut dyn Write) -> io::Result<()> {
    let mut out = Vec::with_capacity(2 * BUFFER);
    out.extend_from_slice(b"case_id,kind,date\n");
    let mut days = DayTexts::default();
    let codes = codes(report);
    for row in report.audit.findings.iter() {
        push_field(&mut out, row.case.bytes());
        out.push(b',');
        let parts = codes.get(usize::from(row.finding.rule.0)).map_or(&[][..], |parts| parts);
        out.extend_from_slice(parts.get(usize::from(row.finding.part)).map_or(b"", |code| code));
        out.push(b',');
        days.push(&mut out, row.finding.day);
        out.push(b'\n');
        if out.len() > BUFFER {
            to.write_all(&out)?;
            out.clear();
        }
    }
    to.write_all(&out)
}

/// The codes of every rule and part, ready to be written.
fn codes(report: &Report<'_>) -> Vec<Vec<Vec<u8>>> {
    let field = |code: &String| {
        let mut field = Vec::new();
        push_field(&mut field, code.as_bytes());
        field
    };
    let of = |entry: &engine::RuleEntry| match &entry.info.parts[..] {
        [] => vec![field(&entry.info.code)],
        parts => parts.iter().map(field).collect(),
    };
    report.rules.rules.iter().map(of).collect()
}

/// Writes `department,cases,done,used_wd,findings`, sorted by department.
///
/// # Errors
/// Whatever writing fails with.
pub fn write_departments(report: &Report<'_>, to: &mut dyn Write) -> io::Result<()> {
    let mut out = b"department,cases,done,used_wd,findings\n".to_vec();
    for count in &report.audit.departments {
        push_field(&mut out, report.store.symbols.text(count.department).as_bytes());
        for number in [count.cases, count.done, count.used_days, count.findings] {
            out.push(b',');
            push_number(&mut out, i64::try_from(number).unwrap_or(i64::MAX));
        }
        out.push(b'\n');
    }
    to.write_all(&out)
}
