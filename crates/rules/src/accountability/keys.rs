//! The keys of a catalogue of situations.

use crate::form::{Form, Key, codes, needed, optional};
use crate::pack::keys::CHECK_POINTS;
use engine::accountability::{Answers, By, Consequence, Gravity, Learned, Mistake, SourceGrade};

pub(crate) const CATALOGUE: &[Key] = &[
    needed(
        "accountability",
        Form::Code,
        "目录的代码，与文件名相同",
        "the catalogue's code, the same as the file's name",
    ),
    optional("version", Form::Whole, "1", ("版本", "its version")),
    needed("name", Form::Words, "名称", "its name"),
    needed("basis", Form::Text, "目录从何而来", "where the catalogue comes from"),
    needed("situation", Form::Tables, "问责情形", "the situations"),
];

pub(crate) const SITUATION: &[Key] = &[
    needed("code", Form::Code, "代码", "its code"),
    needed("title", Form::Words, "名称", "its title"),
    needed("text", Form::Words, "情形，一句话", "what it is, in a sentence"),
    needed("point", Form::OneOf(|| codes(&CHECK_POINTS)), "监察点", "what it is about"),
    needed("mistake", Form::OneOf(|| codes(Mistake::CODES)), "三误之一", "which of the three mistakes"),
    needed("answers", Form::ListOf(|| codes(Answers::CODES)), "由谁负责", "who answers for it"),
    needed("basis", Form::Tables, "依据", "the law"),
    needed("degree", Form::Tables, "程度与后果，由轻到重", "what follows, lightest first"),
    optional(
        "rules",
        Form::RuleRefs,
        "[]",
        ("其发现可作证据的规则", "the rules whose findings are evidence for it"),
    ),
    optional(
        "signals",
        Form::Codes,
        "[]",
        ("值得一查的取证信号", "the forensic signals that are a reason to look"),
    ),
    optional(
        "learned",
        Form::ListOf(|| codes(Learned::CODES)),
        "[]",
        ("还可由何得知", "how else it may be learned of"),
    ),
];

pub(crate) const CITATION: &[Key] = &[
    needed("document", Form::Text, "法律、法规或者文件", "the law, regulation or document"),
    optional("article", Form::Text, "", ("条款", "the article")),
    needed("grade", Form::OneOf(|| codes(SourceGrade::CODES)), "来源等级", "how well the source is known"),
    optional("quote", Form::Text, "", ("条文原文，一字不差", "words of the article, exactly")),
];

pub(crate) const DEGREE: &[Key] = &[
    needed("gravity", Form::OneOf(|| codes(Gravity::CODES)), "程度", "how grave"),
    needed("when", Form::Words, "何时属于此程度", "when it is so grave"),
    needed("consequences", Form::ListOf(|| codes(Consequence::CODES)), "后果", "what follows"),
    optional("by", Form::OneOf(|| codes(By::CODES)), "law", ("后果由谁规定", "who says that this follows")),
];
