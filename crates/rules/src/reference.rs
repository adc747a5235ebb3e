//! The keys of the pack format as a document, from the tables that the parser reads by.

use crate::accountability::keys as accountability;
use crate::form::Key;
use crate::guard::{NAMES, NameForm};
use crate::kinds::{KINDS, LevelCount};
use crate::pack::keys;
use crate::power::keys as power;
use std::fmt::Write as _;

/// Writes the reference of the pack format in Markdown: every table, every kind of rule, every name of a guard.
#[must_use]
pub fn reference() -> String {
    let mut text = String::from(
        "# 规则包的键 / keys of a rule pack\n\n\
         由程序的表生成，与解析器同源；不要手改。 / Written from the tables that the parser reads by; not by hand.\n",
    );
    for (title, keys) in [
        ("规则包 / pack", keys::PACK),
        ("时钟 / `[[clock]]`", keys::CLOCK),
        ("视为开始 / `deemed`", keys::DEEMED),
        ("延长 / `extends`", keys::EXTENDS),
        ("停计 / `[[clock.suspend]]`", keys::SUSPEND),
        ("规则 / `[[rule]]`", keys::RULE),
        ("级别 / `[[rule.level]]`", keys::LEVEL),
        ("亮牌后的时限 / `[[rule.follow_up]]`", keys::FOLLOW_UP),
        ("正反例 / `[[rule.example]]`", keys::EXAMPLE),
    ] {
        push(&mut text, format_args!("\n## {title}\n\n"));
        table(&mut text, keys);
    }
    kinds(&mut text);
    names(&mut text);
    catalogues(&mut text);
    text
}

/// The catalogues for people are files of their own.
fn catalogues(text: &mut String) {
    for (title, keys) in [
        ("问责情形目录 / `packs/accountability/*.toml`", accountability::CATALOGUE),
        ("问责情形 / `[[situation]]`", accountability::SITUATION),
        ("依据 / `[[situation.basis]]`", accountability::CITATION),
        ("程度 / `[[situation.degree]]`", accountability::DEGREE),
        ("权力与风险防控 / `packs/powers/*.toml`", power::POWERS),
        ("廉政风险 / `[[risk]]`", power::RISK),
        ("防控措施 / `[[measure]]`", power::MEASURE),
        ("权力 / `[[power]]`", power::POWER),
        ("权力的依据 / `[[power.basis]]`", power::BASIS),
        ("流程图的环节 / `[[power.step]]`", power::STEP),
    ] {
        push(text, format_args!("\n## {title}\n\n"));
        table(text, keys);
    }
}

fn kinds(text: &mut String) {
    text.push_str("\n## 规则的种类 / kinds of rule\n");
    for kind in KINDS {
        push(text, format_args!("\n### `{}`\n\n{} / {}\n\n", kind.code, kind.zh, kind.en));
        table(text, kind.keys);
        let levels = match kind.levels {
            LevelCount::One => "一个级别 / one level",
            LevelCount::Any => "一个或多个级别，由低到高 / one or more levels, lowest first",
        };
        push(text, format_args!("\n{levels}"));
        if kind.counts {
            text.push_str("；按月计数，没有 `when` / counts months and has no `when`");
        }
        text.push('\n');
        if !kind.level_keys.is_empty() {
            text.push('\n');
            table(text, kind.level_keys);
        }
    }
}

fn names(text: &mut String) {
    text.push_str(
        "\n## 附加条件可用的名称 / names of a guard (`when`)\n\n\
         | 名称 / name | 形式 / form | 含义 / meaning |\n| --- | --- | --- |\n",
    );
    for name in NAMES {
        let form = match name.form {
            NameForm::Text => "文字 / text",
            NameForm::Whole => "整数或 null / whole number or null",
            NameForm::Flag => "true, false",
            NameForm::Texts => "文字的列表 / list of texts",
        };
        push(text, format_args!("| `{}` | {form} | {} / {} |\n", name.name, name.zh, name.en));
    }
}

fn table(text: &mut String, keys: &[Key]) {
    text.push_str(
        "| 键 / key | 形式 / form | 缺省 / default | 含义 / meaning |\n| --- | --- | --- | --- |\n",
    );
    for key in keys {
        let default = match key.default {
            None => "必填 / needed".to_owned(),
            Some("") => "–".to_owned(),
            Some(default) => format!("`{default}`"),
        };
        let form = format!("{} / {}", key.form.zh(), key.form.en()).replace('|', "\\|");
        push(text, format_args!("| `{}` | {form} | {default} | {} / {} |\n", key.name, key.zh, key.en));
    }
}

fn push(text: &mut String, part: std::fmt::Arguments<'_>) {
    text.write_fmt(part).expect("a text takes what is written to it");
}
