//! The keys of a file of powers.

use crate::form::{Form, Key, codes, needed, optional};
use engine::power::RiskLevel;

pub(crate) const POWERS: &[Key] = &[
    needed("powers", Form::Code, "代码，与文件名相同", "its code, the same as the file's name"),
    optional("version", Form::Whole, "1", ("版本", "its version")),
    needed("name", Form::Words, "名称", "its name"),
    needed("basis", Form::Text, "从何而来", "where it comes from"),
    needed("risk", Form::Tables, "廉政风险的种类", "the kinds of integrity risk"),
    optional("measure", Form::Tables, "", ("防控措施", "the control measures")),
    needed("power", Form::Tables, "权力", "the powers"),
];

pub(crate) const RISK: &[Key] = &[
    needed("code", Form::Code, "代码", "its code"),
    needed("name", Form::Words, "名称", "its name"),
    needed("text", Form::Words, "表现", "how it shows"),
    needed(
        "level",
        Form::OneOf(|| codes(RiskLevel::CODES)),
        "等级",
        "its level where a step says nothing else",
    ),
];

pub(crate) const MEASURE: &[Key] = &[
    needed("code", Form::Code, "代码", "its code"),
    needed("name", Form::Words, "名称", "its name"),
    needed("text", Form::Words, "做法", "what is done"),
    needed("against", Form::Codes, "所防的风险", "the kinds of risk that it is against"),
    optional("rules", Form::RuleRefs, "[]", ("落实它的规则", "the rules that enforce it")),
];

pub(crate) const POWER: &[Key] = &[
    needed("code", Form::Code, "代码", "its code"),
    needed("name", Form::Words, "名称", "its name"),
    needed("department", Form::Text, "行使部门", "the department that has it"),
    needed("kind", Form::Code, "权力类型", "the kind of power"),
    optional("items", Form::Codes, "[]", ("对应的事项", "the items by which it is carried out")),
    needed("basis", Form::Tables, "依据", "the law"),
    needed(
        "step",
        Form::Tables,
        "流程图的环节，第一个为起点",
        "the flowchart's steps, the first where it starts",
    ),
    optional("measures", Form::Codes, "[]", ("所采取的措施", "the measures that are taken")),
];

pub(crate) const BASIS: &[Key] = &[
    needed("document", Form::Text, "法律、法规或者文件", "the law, regulation or document"),
    optional("article", Form::Text, "", ("条款", "the article")),
];

pub(crate) const STEP: &[Key] = &[
    needed("code", Form::Code, "代码", "its code"),
    needed("name", Form::Words, "名称", "its name"),
    needed("role", Form::Code, "由何角色办理", "who does it"),
    optional(
        "next",
        Form::Codes,
        "[]",
        ("之后的环节，空为终点", "the steps that may follow; none where the flow ends"),
    ),
    optional("risks", Form::Codes, "[]", ("此环节的风险点", "the kinds of risk that this step has")),
    optional(
        "raised",
        Form::Codes,
        "[]",
        ("其中升为高等级的", "those of them that are of the highest level here"),
    ),
];
