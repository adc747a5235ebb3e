//! Findings as rows of separated values.

use super::Report;
use super::peer::BUFFER;
use super::text::{DayTexts, push_field, push_number};
use std::io::{self, Write};

/// Writes one row for each finding, with a header.
///
/// # Errors
/// Whatever writing fails with.
pub fn write_csv(report: &Report<'_>, to: &mut dyn Write) -> io::Result<()> {
    let mut out = Vec::with_capacity(2 * BUFFER);
    out.extend_from_slice(b"case,department,item,rule,part,level,standing,day,at,value,id\n");
    let mut days = DayTexts::default();
    let text = |sym| report.store.symbols.text(sym).as_bytes();
    for row in report.audit.findings.iter() {
        let finding = row.finding;
        let entry = report.rules.rule(finding.rule);
        let rule = entry.map_or("", |entry| entry.info.code.as_str());
        let part = entry.and_then(|entry| entry.info.parts.get(usize::from(finding.part)));
        let fields: [&[u8]; 7] = [
            row.case.bytes(),
            text(row.department),
            text(row.item),
            rule.as_bytes(),
            part.map_or(&b""[..], |part| part.as_bytes()),
            finding.level_code(report.rules).as_bytes(),
            if finding.standing { b"yes" } else { b"no" },
        ];
        for field in fields {
            push_field(&mut out, field);
            out.push(b',');
        }
        days.push(&mut out, finding.day);
        out.push(b',');
        out.extend_from_slice(finding.at.to_string().as_bytes());
        out.push(b',');
        push_number(&mut out, finding.value);
        out.push(b',');
        push_field(&mut out, finding.id().text(report.rules).as_bytes());
        out.push(b'\n');
        if out.len() > BUFFER {
            to.write_all(&out)?;
            out.clear();
        }
    }
    to.write_all(&out)
}
