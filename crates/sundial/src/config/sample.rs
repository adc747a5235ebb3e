//! The sample: every setting with its usual value and words.

use super::settings::{SECTIONS, SETTINGS, Setting};
use crate::terminal::Lines as _;

/// Returns the sample as text; read again, it says what holds where nothing is said.
pub(crate) fn sample() -> String {
    let mut text = String::new();
    text.line("# 日晷服务的设置。每一行都可以省略；写出的是默认值，加 # 的是示例。");
    text.line("# 相对路径以本文件所在目录为准。");
    text.line("# Settings of the service. Every line may be left out; what is written is usual, what has a # is an example.");
    text.line("# Relative paths are meant from where this file lies.");
    write(&mut text, "");
    for (section, zh, en) in SECTIONS {
        text.line("");
        text.line(format!("# {zh} / {en}"));
        text.line(format!("[{section}]"));
        write(&mut text, section);
    }
    text
}

fn write(text: &mut String, section: &str) {
    for (number, setting) in SETTINGS.iter().filter(|setting| setting.section == section).enumerate() {
        if section.is_empty() || number > 0 {
            text.line("");
        }
        let Setting { key, zh, en, value, is_usual, .. } = setting;
        text.line(format!("# {zh}"));
        text.line(format!("# {en}"));
        text.line(format!("{}{key} = {value}", if *is_usual { "" } else { "# " }));
    }
}
