//! The keys of a pack, a clock and a rule. Kinds of rule add their own.

use crate::form::{Form, Key, codes, needed, optional};
use calendar::{DayEnd, FirstDay, RollLastDay, SuspensionDays};
use engine::desk::Rung;
use engine::{
    Cap, CaseType, CheckPoint, Comparator, Counting, DeclaredDue, DeemedKind, IssueMode, Per, Rounding, Then,
};

pub(crate) const PACK: &[Key] = &[
    needed("pack", Form::Code, "规则包的代码，与文件名相同", "the pack's code, the same as the file's name"),
    optional("version", Form::Whole, "1", ("版本", "its version")),
    needed("name", Form::Words, "名称", "its name"),
    optional("basis", Form::Text, "", ("整包的依据", "the basis of the whole pack")),
    optional(
        "extends",
        Form::Code,
        "",
        (
            "沿用另一个规则包的时钟；同代码的时钟以本包为准",
            "takes over the clocks of another pack; a clock of the same code replaces",
        ),
    ),
    optional(
        "acceptance",
        Form::Patterns,
        "[\"accepted\", \"accepted_with_gaps\"]",
        (
            "受理事件：事项版本按当日固定",
            "the events of acceptance: the version of the item is pinned on that day",
        ),
    ),
    optional(
        "ladder",
        Form::ListOf(|| codes(&RUNGS)),
        "[]",
        ("监察案卷逐级升级的次序", "the rungs on which dockets of the supervisors are escalated"),
    ),
    optional("clock", Form::Tables, "", ("时钟", "the clocks")),
    optional("rule", Form::Tables, "", ("规则", "the rules")),
];

pub(crate) const PERS: [(&str, Per); 4] =
    [("matter", Per::Matter), ("each", Per::Each), ("subject", Per::Subject), ("stop", Per::Stop)];
pub(crate) const COUNTINGS: [(&str, Counting); 2] = [("day", Counting::Day), ("instant", Counting::Instant)];
pub(crate) const FIRST_DAYS: [(&str, FirstDay); 2] =
    [("excluded", FirstDay::Excluded), ("included", FirstDay::Included)];
pub(crate) const DAY_ENDS: [(&str, DayEnd); 2] =
    [("close_of_business", DayEnd::CloseOfBusiness), ("midnight", DayEnd::Midnight)];
pub(crate) const ROLLS: [(&str, RollLastDay); 2] =
    [("forward", RollLastDay::Forward), ("none", RollLastDay::None)];
pub(crate) const SUSPENSION_DAYS: [(&str, SuspensionDays); 4] = [
    ("after_start_through_end", SuspensionDays::AfterStartThroughEnd),
    ("start_through_before_end", SuspensionDays::StartThroughBeforeEnd),
    ("both", SuspensionDays::Both),
    ("instants", SuspensionDays::Instants),
];

pub(crate) const DECLARED: [(&str, DeclaredDue); 2] =
    [("instant", DeclaredDue::Instant), ("day", DeclaredDue::Day)];

pub(crate) const CLOCK: &[Key] = &[
    needed("code", Form::Code, "代码", "its code"),
    needed("name", Form::Words, "名称", "its name"),
    optional("matter", Form::Code, "case", ("事务的种类", "the kind of matter it runs on")),
    optional(
        "per",
        Form::OneOf(|| codes(&PERS)),
        "matter",
        (
            "一件一次、每次开始一次、同一对象累计、每次停止一次（日志只记办完之时，时限也记在那里）",
            "once for the matter, once for each start, adding up on the same subject, or once for each stop that has a \
             limit (a log that records parts only when they are done)",
        ),
    ),
    needed("starts", Form::Patterns, "开始它的事件", "the events that start it"),
    optional("stops", Form::Patterns, "[]", ("停止它的事件", "the events that stop it")),
    optional("reopens", Form::Patterns, "[]", ("重开：先前的停止作废", "events that undo a stop")),
    optional("restarts", Form::Patterns, "[]", ("重新起算", "events from which the whole limit runs anew")),
    needed(
        "limit",
        Form::LimitSources,
        "时限来源，取第一个有值的；[] 为没有时限，只计用时",
        "where the limit comes from: the first that has one; [] for a clock that only measures",
    ),
    optional("deemed", Form::Table, "", ("视为开始", "a start that the law puts in place of a missing one")),
    optional("extends", Form::Table, "", ("延长", "what extends it")),
    optional(
        "counting",
        Form::OneOf(|| codes(&COUNTINGS)),
        "day",
        ("按日或按时刻计", "in whole days, or keeping the time of day"),
    ),
    optional(
        "first_day",
        Form::OneOf(|| codes(&FIRST_DAYS)),
        "excluded",
        ("始日是否计入", "whether the first day counts"),
    ),
    optional(
        "day_end",
        Form::OneOf(|| codes(&DAY_ENDS)),
        "close_of_business",
        ("末日的截止", "when the last day ends"),
    ),
    optional(
        "roll",
        Form::OneOf(|| codes(&ROLLS)),
        "forward",
        ("末日逢休顺延", "whether a last calendar day rolls off a rest day"),
    ),
    optional(
        "suspension_days",
        Form::OneOf(|| codes(&SUSPENSION_DAYS)),
        "after_start_through_end",
        ("停计的哪些日子除外", "which days of a suspension are left out"),
    ),
    optional(
        "declared",
        Form::OneOf(|| codes(&DECLARED)),
        "instant",
        (
            "申报的到期：到该时刻为止，或到该日终了（见 day_end）为止",
            "a declared due instant: to the instant itself, or to the end of its day (see `day_end`)",
        ),
    ),
    optional("basis", Form::Text, "", ("依据", "its legal basis")),
    optional("suspend", Form::Tables, "", ("停计", "what suspends it")),
];

pub(crate) const DEEMED_KINDS: [(&str, DeemedKind); 1] = [("acceptance", DeemedKind::Acceptance)];

pub(crate) const DEEMED: &[Key] = &[
    needed("kind", Form::OneOf(|| codes(&DEEMED_KINDS)), "默示的种类", "the kind of silence"),
    needed(
        "from",
        Form::Patterns,
        "自何事件起视为开始",
        "the events from which it is deemed to have started",
    ),
    needed("unless", Form::Patterns, "阻止的事件", "the events that prevent it"),
    needed("within", Form::Limit, "多久之内", "how long the authority has to prevent it"),
];

pub(crate) const EXTENDS: &[Key] = &[
    needed("by", Form::Patterns, "延长的事件", "the events that extend it"),
    optional("roles", Form::Codes, "[]", ("有权批准的角色，空为任何", "the roles that may; empty for any")),
    optional(
        "roles_joint",
        Form::Codes,
        "roles",
        ("联合办理时有权批准的角色", "the roles that may where several organs decide together"),
    ),
    needed("most", Form::Limit, "至多多久", "how long at most"),
    optional(
        "most_joint",
        Form::Limit,
        "most",
        ("联合办理时至多多久", "how long at most where several organs decide together"),
    ),
    optional("needs_reason", Form::Flag, "false", ("是否须告知理由", "whether reasons must have been told")),
];

pub(crate) const CAPS: [(&str, Cap); 2] = [("actual", Cap::Actual), ("planned", Cap::Planned)];

pub(crate) const SUSPEND: &[Key] = &[
    needed("from", Form::Patterns, "停计开始的事件", "the events that begin it"),
    needed("to", Form::Patterns, "停计结束的事件", "the events that end it"),
    optional(
        "same_subject",
        Form::Flag,
        "false",
        ("起止须同一对象", "whether begin and end must name the same subject"),
    ),
    optional(
        "grounds",
        Form::Codes,
        "[]",
        ("法定事由清单，空为任何", "the closed list of grounds; empty for any"),
    ),
    optional(
        "needs_notice",
        Form::Flag,
        "false",
        ("须书面告知及所需时间", "whether a written notice and a planned length are needed"),
    ),
    optional(
        "cap",
        Form::OneOf(|| codes(&CAPS)),
        "actual",
        ("除外以实际或计划为限", "whether more than the planned length may be left out"),
    ),
];

pub(crate) const CHECK_POINTS: [(&str, CheckPoint); 9] = [
    ("time", CheckPoint::Time),
    ("process", CheckPoint::Process),
    ("content", CheckPoint::Content),
    ("fee", CheckPoint::Fee),
    ("discretion", CheckPoint::Discretion),
    ("risk", CheckPoint::Risk),
    ("conduct", CheckPoint::Conduct),
    ("statistics", CheckPoint::Statistics),
    ("evidence", CheckPoint::Evidence),
];
pub(crate) const ISSUES: [(&str, IssueMode); 2] =
    [("automatic", IssueMode::Automatic), ("manual", IssueMode::Manual)];
pub(crate) const THENS: [(&str, Then); 3] =
    [("card", Then::Card), ("escalate", Then::Escalate), ("record", Then::Record)];
pub(crate) const RUNGS: [(&str, Rung); 4] = [
    ("yellow", Rung::Yellow),
    ("red", Rung::Red),
    ("letter", Rung::Letter),
    ("accountability", Rung::Accountability),
];
pub(crate) const CASE_TYPES: [(&str, CaseType); 4] = [
    ("immediate", CaseType::Immediate),
    ("promised", CaseType::Promised),
    ("forwarded", CaseType::Forwarded),
    ("parallel", CaseType::Parallel),
];

pub(crate) const RULE: &[Key] = &[
    needed("code", Form::Code, "代码", "its code"),
    needed("kind", Form::OneOf(crate::kinds::codes), "规则的种类", "the kind of rule"),
    needed("name", Form::Words, "名称", "its name"),
    optional("version", Form::Whole, "1", ("版本", "its version")),
    needed("point", Form::OneOf(|| codes(&CHECK_POINTS)), "监察点", "what it looks at"),
    needed("basis", Form::Text, "依据，印在牌上", "the legal basis, shown on the card"),
    optional("matter", Form::Code, "case", ("事务的种类", "the kind of matter it is about")),
    optional("from", Form::Day, "", ("施行首日", "first day in force")),
    optional("through", Form::Day, "", ("施行末日", "last day in force")),
    optional(
        "issue",
        Form::OneOf(|| codes(&ISSUES)),
        "automatic",
        ("亮牌方式", "how its findings become cards"),
    ),
    optional(
        "then",
        Form::OneOf(|| codes(&THENS)),
        "card",
        (
            "发现之后：亮牌、案卷升级（见 ladder）、只记录",
            "what follows: a card, the docket goes one rung up (see `ladder`), or nothing but the record",
        ),
    ),
    optional(
        "supersede",
        Form::Flag,
        "true",
        ("高级别取代低级别", "whether a higher level of the same occasion closes the lower ones"),
    ),
    optional("notify", Form::Codes, "[]", ("通知的角色", "whom a card tells")),
    optional("items", Form::Codes, "[]", ("限于这些事项", "only these items")),
    optional("departments", Form::Codes, "[]", ("限于这些部门", "only these departments")),
    optional(
        "case_types",
        Form::ListOf(|| codes(&CASE_TYPES)),
        "[]",
        ("限于这些办件类型", "only these kinds of case"),
    ),
    optional("kinds", Form::Codes, "[]", ("限于这些权力类型", "only these kinds of power")),
    optional(
        "when",
        Form::Guard,
        "",
        ("附加条件，只对候选发现计算", "a guard, evaluated on candidates only"),
    ),
    optional(
        "demand",
        Form::Words,
        "",
        ("规则的要求；空则自动写出", "what it demands; written by the kind where left out"),
    ),
    optional(
        "avoid",
        Form::Words,
        "",
        ("怎样可以避免；空则自动写出", "what would have avoided it; written by the kind where left out"),
    ),
    needed("level", Form::Tables, "级别，由低到高", "its levels, lowest first"),
    optional("follow_up", Form::Tables, "", ("亮牌后的时限", "the clocks that start with a card")),
    optional("example", Form::Tables, "", ("正反例", "positive and negative examples")),
];

pub(crate) const LEVEL: &[Key] = &[
    needed("code", Form::Code, "代码", "its code"),
    needed("name", Form::Words, "名称", "its name"),
    optional("colour", Form::Text, "", ("颜色", "its colour")),
    optional("score", Form::Decimal, "0", ("计分", "its effect on the score")),
    optional("notice_only", Form::Flag, "false", ("仅提示，不须答复", "a notice only, no answer needed")),
];

pub(crate) const FOLLOW_UP: &[Key] = &[
    needed("code", Form::Code, "代码", "its code"),
    needed("limit", Form::Limit, "时限", "how long"),
    optional("basis", Form::Text, "", ("依据", "its basis")),
];

pub(crate) const EXAMPLE: &[Key] = &[
    needed("title", Form::Text, "题目", "its title"),
    needed("story", Form::Text, "故事与期望", "the story with its expectations"),
];

pub(crate) const COMPARATORS: [(&str, Comparator); 2] =
    [("reaches", Comparator::Reaches), ("exceeds", Comparator::Exceeds)];
pub(crate) const ROUNDINGS: [(&str, Rounding); 3] =
    [("none", Rounding::None), ("up", Rounding::Up), ("down", Rounding::Down)];
