//! The implementation list of one item from a date on, as it is written in files.

use alloc::string::String;
use alloc::vec::Vec;
use calendar::Day;
use calendar::Limit;
use serde::{Deserialize, Serialize};

/// One version of a service item (实施清单): from a day on, until another version or its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemVersion {
    /// The item's code (实施编码 or the log's own).
    pub code: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// The authority that carries it out.
    #[serde(default)]
    pub department: String,
    /// The kind of power: `permit` 行政许可, `penalty` 行政处罚, `confirmation` …, as a code.
    #[serde(default)]
    pub kind: String,
    /// The version's number.
    #[serde(default)]
    pub version: u32,
    /// The first day it is in force; `None` for "always was".
    #[serde(default)]
    pub from: Option<Day>,
    /// The last day it is in force; `None` for "still is".
    #[serde(default)]
    pub through: Option<Day>,
    /// Whether it may be applied for.
    #[serde(default)]
    pub state: ItemState,
    /// 办件类型.
    #[serde(default)]
    pub case_type: CaseType,
    /// 法定办结时限.
    #[serde(default)]
    pub statutory: Option<Limit>,
    /// 承诺办结时限.
    #[serde(default)]
    pub promised: Option<Limit>,
    /// The limit for accepting or giving the one correction notice; the law's 5 working days when absent.
    #[serde(default)]
    pub accept: Option<Limit>,
    /// The limit for delivering the result; the law's 10 working days when absent.
    #[serde(default)]
    pub deliver: Option<Limit>,
    /// Whether several organs decide together (行政许可法 art. 26, 42(2): 45 + 15 instead of 20 + 10).
    #[serde(default)]
    pub joint: bool,
    /// How long it may be extended; `None` where the law's length applies.
    #[serde(default)]
    pub extension: Option<Limit>,
    /// Whether it may be extended at all.
    #[serde(default = "yes")]
    pub extendable: bool,
    /// The statute that makes silence a grant, for the few items that have one (art. 50 and special statutes).
    #[serde(default)]
    pub deemed_grant: Option<Basis>,
    /// Whether a hearing is mandatory (art. 46).
    #[serde(default)]
    pub hearing_mandatory: bool,
    /// The steps, in order.
    #[serde(default)]
    pub steps: Vec<StepRule>,
    /// The materials.
    #[serde(default)]
    pub materials: Vec<MaterialRule>,
    /// The fees; an empty list is "free of charge".
    #[serde(default)]
    pub fees: Vec<FeeStandard>,
    /// The special procedures.
    #[serde(default)]
    pub specials: Vec<SpecialRule>,
    /// The legal basis.
    #[serde(default)]
    pub basis: Vec<Basis>,
}

const fn yes() -> bool {
    true
}

impl ItemVersion {
    /// Makes a version that says nothing but its code: in force always, no limits of its own.
    #[must_use]
    pub fn new(code: &str) -> ItemVersion {
        ItemVersion {
            code: code.into(),
            name: String::new(),
            department: String::new(),
            kind: String::new(),
            version: 0,
            from: None,
            through: None,
            state: ItemState::InForce,
            case_type: CaseType::Promised,
            statutory: None,
            promised: None,
            accept: None,
            deliver: None,
            joint: false,
            extension: None,
            extendable: true,
            deemed_grant: None,
            hearing_mandatory: false,
            steps: Vec::new(),
            materials: Vec::new(),
            fees: Vec::new(),
            specials: Vec::new(),
            basis: Vec::new(),
        }
    }
}

/// Whether an item may be applied for (事项状态).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// 在用.
    #[default]
    InForce,
    /// 挂起.
    Suspended,
    /// 取消.
    Cancelled,
}

/// 办件类型 (GB/T 39046 A.6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseType {
    /// 即办件: decided on the spot, at the latest the same working day.
    Immediate,
    /// 承诺件: decided within the promised limit.
    #[default]
    Promised,
    /// 上报件: forwarded to a higher authority.
    Forwarded,
    /// 并联审批件: one of several handled together.
    Parallel,
}

/// A legal basis: document and article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// The law, regulation or local document.
    pub document: String,
    /// Its article.
    #[serde(default)]
    pub article: String,
}

/// A step of the item with its limit and role (环节).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepRule {
    /// The step's code.
    pub code: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its limit.
    #[serde(default)]
    pub limit: Option<Limit>,
    /// The roles that may do it; empty for any.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Whether it may be left out.
    #[serde(default)]
    pub optional: bool,
}

/// A material of the item (材料).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MaterialRule {
    /// The material's code.
    pub code: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Whether every applicant must hand it in.
    #[serde(default = "yes")]
    pub required: bool,
    /// Whether the authority can get it from a shared source, so that it may not be asked for.
    #[serde(default)]
    pub shareable: bool,
    /// Whether it may follow after acceptance with gaps.
    #[serde(default)]
    pub may_follow: bool,
}

/// A fee standard (收费标准).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeStandard {
    /// The charge's code; empty for "all charges together".
    #[serde(default)]
    pub code: String,
    /// The most that may be charged in one case, in fen.
    pub amount_fen: i64,
}

/// A special procedure of the item with its own limit (特别程序).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpecialRule {
    /// The procedure's code.
    pub code: String,
    /// Its legal ground as a code (`hearing`, `expert_review`, …).
    #[serde(default)]
    pub ground: String,
    /// Its limit.
    #[serde(default)]
    pub limit: Option<Limit>,
}
