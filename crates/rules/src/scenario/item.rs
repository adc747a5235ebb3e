//! The lines that describe an item: the item itself, its steps, materials, fees and special procedures.

use engine::story::{Line, StoryError};
use engine::{Basis, CaseType, FeeStandard, ItemState, ItemVersion, MaterialRule, SpecialRule, StepRule};

const ITEM: &str = "name \"TEXT\", department CODE, kind CODE, version N, from DAY, through DAY, \
    state in_force|suspended|cancelled, type immediate|promised|forwarded|parallel, promised LIMIT, \
    statutory LIMIT, accept LIMIT, deliver LIMIT, extension LIMIT, not_extendable, joint, hearing_mandatory, \
    deemed_grant \"LAW\" \"ARTICLE\"";
const CODE: &str = "a code, or a text in quotation marks";

/// Reads `CODE[, CLAUSE…]`.
pub(super) fn item(line: &mut Line<'_>) -> Result<ItemVersion, StoryError> {
    let mut item = ItemVersion::new(line.word("the item's code")?);
    item.version = 1;
    while let Some(word) = line.take() {
        match word {
            "name" => item.name = line.word(CODE)?.into(),
            "department" => item.department = line.word(CODE)?.into(),
            "kind" => item.kind = line.word(CODE)?.into(),
            "version" => item.version = line.value("a whole number")?,
            "from" => item.from = Some(line.day()?),
            "through" => item.through = Some(line.day()?),
            "state" => item.state = state(line)?,
            "type" => item.case_type = case_type(line)?,
            "promised" => item.promised = Some(line.limit()?),
            "statutory" => item.statutory = Some(line.limit()?),
            "accept" => item.accept = Some(line.limit()?),
            "deliver" => item.deliver = Some(line.limit()?),
            "extension" => item.extension = Some(line.limit()?),
            "not_extendable" => item.extendable = false,
            "joint" => item.joint = true,
            "hearing_mandatory" => item.hearing_mandatory = true,
            "deemed_grant" => {
                let document = line.word(CODE)?.into();
                item.deemed_grant = Some(Basis { document, article: line.word(CODE)?.into() });
            }
            _ => return Err(line.wrong_word(ITEM)),
        }
    }
    Ok(item)
}

fn state(line: &mut Line<'_>) -> Result<ItemState, StoryError> {
    match line.word(ITEM)? {
        "in_force" => Ok(ItemState::InForce),
        "suspended" => Ok(ItemState::Suspended),
        "cancelled" => Ok(ItemState::Cancelled),
        _ => Err(line.wrong_word("in_force, suspended, cancelled")),
    }
}

fn case_type(line: &mut Line<'_>) -> Result<CaseType, StoryError> {
    match line.word(ITEM)? {
        "immediate" => Ok(CaseType::Immediate),
        "promised" => Ok(CaseType::Promised),
        "forwarded" => Ok(CaseType::Forwarded),
        "parallel" => Ok(CaseType::Parallel),
        _ => Err(line.wrong_word("immediate, promised, forwarded, parallel")),
    }
}

/// Reads a line that belongs to an item; `false` when the key is none of these.
pub(super) fn part(item: &mut ItemVersion, key: &str, line: &mut Line<'_>) -> Result<bool, StoryError> {
    match key {
        "step" => item.steps.push(step(line)?),
        "material" => item.materials.push(material(line)?),
        "fee" => item.fees.push(fee(line)?),
        "special" => item.specials.push(special(line)?),
        _ => return Ok(false),
    }
    Ok(true)
}

fn step(line: &mut Line<'_>) -> Result<StepRule, StoryError> {
    let code = line.word("the step's code")?.into();
    let mut step = StepRule { code, name: String::new(), limit: None, roles: Vec::new(), optional: false };
    while let Some(word) = line.take() {
        match word {
            "name" => step.name = line.word(CODE)?.into(),
            "limit" => step.limit = Some(line.limit()?),
            "role" => step.roles.push(line.word(CODE)?.into()),
            "optional" => step.optional = true,
            _ => return Err(line.wrong_word("name \"TEXT\", limit LIMIT, role CODE, optional")),
        }
    }
    Ok(step)
}

fn material(line: &mut Line<'_>) -> Result<MaterialRule, StoryError> {
    let code = line.word("the material's code")?.into();
    let mut material =
        MaterialRule { code, name: String::new(), required: true, shareable: false, may_follow: false };
    while let Some(word) = line.take() {
        match word {
            "name" => material.name = line.word(CODE)?.into(),
            "optional" => material.required = false,
            "shareable" => material.shareable = true,
            "may_follow" => material.may_follow = true,
            _ => return Err(line.wrong_word("name \"TEXT\", optional, shareable, may_follow")),
        }
    }
    Ok(material)
}

fn fee(line: &mut Line<'_>) -> Result<FeeStandard, StoryError> {
    let code = line.word("the charge's code")?.into();
    let amount_fen = line.fen()?;
    line.end("a code and an amount")?;
    Ok(FeeStandard { code, amount_fen })
}

fn special(line: &mut Line<'_>) -> Result<SpecialRule, StoryError> {
    let code = line.word("the procedure's code")?.into();
    let mut special = SpecialRule { code, ground: String::new(), limit: None };
    while let Some(word) = line.take() {
        match word {
            "ground" => special.ground = line.word(CODE)?.into(),
            "limit" => special.limit = Some(line.limit()?),
            _ => return Err(line.wrong_word("ground CODE, limit LIMIT")),
        }
    }
    Ok(special)
}
