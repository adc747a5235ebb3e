//! What a guard may speak of.

use engine::{CaseType, Details, Fact, Finding, Flags, Item, ItemState, Limit, Sym, View};

/// A name that a guard may use.
#[derive(Clone, Copy)]
pub struct Name {
    /// The name as it is written: `item.statutory`.
    pub name: &'static str,
    /// What it is.
    pub form: NameForm,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// What it means, in English.
    pub en: &'static str,
    pub(crate) get: Get,
}

/// The form of a value in a guard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameForm {
    /// A text, empty where nothing is said.
    Text,
    /// A whole number, `null` where nothing is said.
    Whole,
    /// `true` or `false`.
    Flag,
    /// A list of texts.
    Texts,
}

/// What a guard looks at.
#[derive(Clone, Copy)]
pub(crate) struct Seen<'v> {
    pub(crate) view: &'v View<'v>,
    pub(crate) finding: &'v Finding,
}

/// The value of a name.
pub(crate) enum Answer<'v> {
    Text(&'v str),
    Own(String),
    Whole(i64),
    Flag(bool),
    Texts(Vec<&'v str>),
    Unknown,
}

pub(crate) type Get = for<'v> fn(&Seen<'v>) -> Answer<'v>;

impl std::fmt::Debug for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Name").field("name", &self.name).field("form", &self.form).finish_non_exhaustive()
    }
}

macro_rules! names {
    ($($name:literal $form:ident $zh:literal $en:literal $get:expr,)+) => {
        /// Every name that a guard may use.
        pub const NAMES: &[Name] = &[$(Name {
            name: $name,
            form: NameForm::$form,
            zh: $zh,
            en: $en,
            get: $get,
        },)+];
    };
}

names! {
    "matter.department" Text "部门" "the department" |seen| seen.text(seen.view.matter.department),
    "matter.item" Text "事项代码" "the item's code" |seen| seen.text(seen.view.matter.item),
    "matter.kind" Text "事务种类" "the kind of matter" |seen| seen.text(seen.view.matter.kind),
    "item.code" Text "事项代码" "its code" |seen| seen.item(|item| seen.text(item.code)),
    "item.department" Text "实施机关" "its authority" |seen| seen.item(|item| seen.text(item.department)),
    "item.kind" Text "权力类型" "the kind of power" |seen| seen.item(|item| seen.text(item.kind)),
    "item.case_type" Text "办件类型" "the kind of case" |seen| seen.item(|item| Answer::Text(case_type(item))),
    "item.state" Text "事项状态" "its state" |seen| seen.item(|item| Answer::Text(state(item))),
    "item.version" Whole "版本" "its version" |seen| seen.item(|item| Answer::Whole(i64::from(item.version))),
    "item.statutory" Whole "法定时限" "the statutory limit" |seen| seen.item(|item| count(item.statutory)),
    "item.statutory_unit" Text "法定时限单位" "its unit" |seen| seen.item(|item| unit(item.statutory)),
    "item.promised" Whole "承诺时限" "the promised limit" |seen| seen.item(|item| count(item.promised)),
    "item.promised_unit" Text "承诺时限单位" "its unit" |seen| seen.item(|item| unit(item.promised)),
    "item.accept" Whole "受理时限" "the limit for accepting" |seen| seen.item(|item| count(item.accept)),
    "item.deliver" Whole "送达时限" "the limit for delivering" |seen| seen.item(|item| count(item.deliver)),
    "item.joint" Flag "联合办理" "several organs decide together" |seen| seen.item(|item| Answer::Flag(item.joint)),
    "item.extendable" Flag "可以延长" "may be extended" |seen| seen.item(|item| Answer::Flag(item.extendable)),
    "item.deemed_grant" Flag "逾期视为准予" "silence is a grant" |seen| {
        seen.item(|item| Answer::Flag(item.deemed_grant.is_some()))
    },
    "item.hearing_mandatory" Flag "应当听证" "a hearing is mandatory" |seen| {
        seen.item(|item| Answer::Flag(item.hearing_mandatory))
    },
    "item.fee_total_fen" Whole "收费标准合计（分）" "the fees in all, in fen" |seen| {
        seen.item(|item| Answer::Whole(item.fee_total_fen))
    },
    "item.steps" Texts "环节" "its steps" |seen| {
        seen.item(|item| seen.texts(item.steps.iter().map(|step| step.code)))
    },
    "item.materials" Texts "材料" "its materials" |seen| {
        seen.item(|item| seen.texts(item.materials.iter().map(|material| material.code)))
    },
    "finding.level" Text "级别" "the level" |seen| Answer::Text(seen.finding.level_code(seen.view.setting.rules)),
    "finding.part" Text "规则的部分" "the part of the rule" |seen| {
        Answer::Text(seen.finding.code(seen.view.setting.rules))
    },
    "finding.value" Whole "所涉数值" "the figure it is about" |seen| Answer::Whole(seen.finding.value),
    "finding.day" Text "所涉日期" "the day it is about" |seen| Answer::Own(seen.finding.day.to_string()),
    "event.kind" Text "事件" "what happened" |seen| seen.event(|fact| Answer::Text(fact.kind.code())),
    "event.subject" Text "对象" "the step, procedure, material or charge" |seen| {
        seen.event(|fact| seen.text(fact.subject))
    },
    "event.outcome" Text "结果" "how it came out" |seen| seen.event(|fact| Answer::Text(fact.outcome.code())),
    "event.actor" Text "人员" "who" |seen| seen.event(|fact| seen.text(fact.actor)),
    "event.role" Text "角色" "in which role" |seen| seen.event(|fact| seen.text(fact.role)),
    "event.organisation" Text "单位" "for which organisation" |seen| seen.event(|fact| seen.text(fact.organisation)),
    "event.ground" Text "事由" "the legal ground" |seen| seen.event(|fact| seen.text(fact.ground)),
    "event.reason" Text "理由" "the reasons given" |seen| {
        seen.details(|details| Answer::Text(&details.reason))
    },
    "event.reason_length" Whole "理由的字数" "how many characters of reasons" |seen| {
        seen.details(|details| length(details.reason.chars().count()))
    },
    "event.documents" Texts "文书" "the kinds of documents" |seen| {
        seen.details(|details| seen.texts(details.documents.iter().copied()))
    },
    "event.materials" Texts "材料" "the materials named" |seen| {
        seen.details(|details| seen.texts(details.materials.iter().copied()))
    },
    "event.staff" Whole "人数" "how many staff" |seen| {
        seen.details(|details| details.staff.map_or(Answer::Unknown, |staff| Answer::Whole(i64::from(staff))))
    },
    "event.batch" Text "批次" "the batch it came in with" |seen| seen.details(|details| seen.text(details.batch)),
    "event.source" Text "来源" "the system or window" |seen| seen.details(|details| seen.text(details.source)),
    "event.amount_fen" Whole "金额（分）" "money in fen" |seen| seen.event(|fact| Answer::Whole(fact.amount_fen)),
    "event.planned" Whole "计划时长" "how long it is meant to last" |seen| seen.event(|fact| count(fact.planned)),
    "event.planned_unit" Text "计划时长单位" "its unit" |seen| seen.event(|fact| unit(fact.planned)),
    "event.recorded_late_seconds" Whole "录入晚了几秒" "how many seconds later it was recorded" |seen| {
        seen.event(|fact| {
            Answer::Whole((fact.recorded_at.micros().saturating_sub(fact.at.micros())) / 1_000_000)
        })
    },
    "event.written_notice" Flag "有书面告知" "a written notice went out" |seen| {
        seen.event(|fact| Answer::Flag(fact.flags.has(Flags::WRITTEN_NOTICE)))
    },
    "event.reasoned" Flag "说明了理由" "reasons were given" |seen| {
        seen.event(|fact| Answer::Flag(fact.flags.has(Flags::REASONED)))
    },
    "event.amended" Flag "经更正" "it was corrected" |seen| {
        seen.event(|fact| Answer::Flag(fact.flags.has(Flags::AMENDED)))
    },
    "event.day" Text "日期" "its day" |seen| seen.event(|fact| Answer::Own(seen.view.day_of(fact.at).to_string())),
    "event.hour" Whole "几时（0–23）" "its hour, 0 to 23" |seen| {
        seen.event(|fact| {
            let (_, micros) = seen.view.setting.calendar.zone().local(fact.at);
            Answer::Whole(micros / calendar::MICROS_PER_HOUR)
        })
    },
    "event.working_day" Flag "在工作日" "it was a working day" |seen| {
        seen.event(|fact| {
            let working = seen.view.setting.calendar.working(seen.view.day_of(fact.at));
            working.map_or(Answer::Unknown, Answer::Flag)
        })
    },
}

impl<'v> Seen<'v> {
    fn text(&self, sym: Sym) -> Answer<'v> {
        Answer::Text(self.view.matter.symbols.text(sym))
    }

    fn texts(&self, syms: impl Iterator<Item = Sym>) -> Answer<'v> {
        Answer::Texts(syms.map(|sym| self.view.matter.symbols.text(sym)).collect())
    }

    fn item(&self, get: impl FnOnce(&'v Item) -> Answer<'v>) -> Answer<'v> {
        self.view.item.map_or(Answer::Unknown, get)
    }

    /// The event is the first that proves the finding.
    fn fact(&self) -> Option<&'v Fact> {
        self.view.facts().get(self.finding.evidence[0] as usize)
    }

    fn event(&self, get: impl FnOnce(&'v Fact) -> Answer<'v>) -> Answer<'v> {
        self.fact().map_or(Answer::Unknown, get)
    }

    fn details(&self, get: impl FnOnce(&'v Details) -> Answer<'v>) -> Answer<'v> {
        self.fact().and_then(|fact| self.view.details(fact)).map_or(Answer::Unknown, get)
    }
}

fn count(limit: Option<Limit>) -> Answer<'static> {
    limit.map_or(Answer::Unknown, |limit| Answer::Whole(i64::from(limit.count())))
}

fn unit(limit: Option<Limit>) -> Answer<'static> {
    Answer::Text(limit.map_or("", |limit| limit.unit().code()))
}

fn length(count: usize) -> Answer<'static> {
    Answer::Whole(i64::try_from(count).unwrap_or(i64::MAX))
}

const fn case_type(item: &Item) -> &'static str {
    match item.case_type {
        CaseType::Immediate => "immediate",
        CaseType::Promised => "promised",
        CaseType::Forwarded => "forwarded",
        CaseType::Parallel => "parallel",
    }
}

const fn state(item: &Item) -> &'static str {
    match item.state {
        ItemState::InForce => "in_force",
        ItemState::Suspended => "suspended",
        ItemState::Cancelled => "cancelled",
    }
}

/// Finds a name by how it is written.
pub(crate) fn find(name: &str) -> Option<usize> {
    NAMES.iter().position(|known| known.name == name)
}
