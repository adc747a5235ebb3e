//! XES: a trace for each case. Names of activities, times and staff are where tools for process mining look for them.

use super::told::{COLUMNS, Told};
use crate::mapping::Role;
use std::io::{self, Write};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<log xes.version=\"1849.2016\" xmlns=\"http://www.xes-standard.org/\">
<extension name=\"Concept\" prefix=\"concept\" uri=\"http://www.xes-standard.org/concept.xesext\"/>
<extension name=\"Time\" prefix=\"time\" uri=\"http://www.xes-standard.org/time.xesext\"/>
<extension name=\"Organizational\" prefix=\"org\" uri=\"http://www.xes-standard.org/org.xesext\"/>
";

pub(super) fn head(to: &mut dyn Write) -> io::Result<()> {
    to.write_all(HEAD.as_bytes())
}

pub(super) fn trace(case: &[Told<'_>], to: &mut dyn Write) -> io::Result<()> {
    let Some(first) = case.first() else { return Ok(()) };
    writeln!(to, "<trace>\n<string key=\"concept:name\" value=\"{}\"/>", escaped(first.case))?;
    for told in case {
        to.write_all(b"<event>\n")?;
        let activity = told.store.symbols.text(told.shape.activity);
        let activity = if activity.is_empty() { told.shape.kind.code() } else { activity };
        attribute(to, "string", "concept:name", activity)?;
        for (name, role) in COLUMNS {
            let value = told.text(role);
            match role {
                Role::Case | Role::Lifecycle => {}
                Role::At => attribute(to, "date", "time:timestamp", &value)?,
                Role::RecordedAt | Role::Due => attribute(to, "date", &format!("sundial:{name}"), &value)?,
                Role::Actor => attribute(to, "string", "org:resource", &value)?,
                Role::Role => attribute(to, "string", "org:role", &value)?,
                Role::Department => attribute(to, "string", "org:group", &value)?,
                Role::Activity
                | Role::Item
                | Role::Subject
                | Role::Outcome
                | Role::Amount
                | Role::Ground
                | Role::Reason
                | Role::Document
                | Role::Materials
                | Role::Staff
                | Role::Batch
                | Role::Applicant
                | Role::Source
                | Role::Planned => attribute(to, "string", &format!("sundial:{name}"), &value)?,
            }
        }
        to.write_all(b"</event>\n")?;
    }
    to.write_all(b"</trace>\n")
}

pub(super) fn foot(to: &mut dyn Write) -> io::Result<()> {
    to.write_all(b"</log>\n")
}

fn attribute(to: &mut dyn Write, kind: &str, key: &str, value: &str) -> io::Result<()> {
    if value.is_empty() {
        return Ok(());
    }
    writeln!(to, "<{kind} key=\"{key}\" value=\"{}\"/>", escaped(value))
}

/// Control characters that XML cannot hold become U+FFFD.
fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for character in value.chars() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\n' => text.push_str("&#10;"),
            '\r' => text.push_str("&#13;"),
            '\t' => text.push_str("&#9;"),
            control if control.is_control() || matches!(control, '\u{fffe}' | '\u{ffff}') => {
                text.push('\u{fffd}');
            }
            other => text.push(other),
        }
    }
    text
}
