//! Compiling a guard: its form, its names, and its types, tried on samples.

use super::evaluate::{Compiled, execute, value};
use super::names::{Answer, NAMES, NameForm, find};
use super::walk::Walk;
use crate::error::Problem;
use cel::common::value::CowVal;
use cel::context::VariableResolver;
use cel::{ExecutionError, Program, Value};

/// The longest expression that is read, in characters.
const LENGTH_MAX: usize = 1000;
/// The deepest nesting of brackets that is read.
const DEPTH_MAX: usize = 24;

/// Compiles an expression.
pub(crate) fn compile(text: &str) -> Result<Compiled, Vec<Problem>> {
    let wrong = |message: String| vec![Problem::Guard { message }];
    if text.chars().count() > LENGTH_MAX {
        return Err(wrong(format!("longer than {LENGTH_MAX} characters")));
    }
    if depth(text) > DEPTH_MAX {
        return Err(wrong(format!("brackets more than {DEPTH_MAX} deep")));
    }
    let program = Program::compile(text).map_err(|errors| {
        let first = errors.errors.first();
        wrong(first.map_or_else(String::new, |error| format!("{} (column {})", error.msg, error.pos.1)))
    })?;
    let walk = Walk::through(program.expression());
    if !walk.refused.is_empty() {
        let refused = walk.refused.into_iter();
        return Err(refused.map(|(found, allowed)| Problem::NotAllowed { found, allowed }).collect());
    }
    for sample in [Sample::Some, Sample::Nothing] {
        if let Some(message) = fault(&program, sample) {
            return Err(wrong(message));
        }
    }
    let needs_item =
        walk.used.iter().filter_map(|at| NAMES.get(*at)).any(|name| name.name.starts_with("item."));
    Ok(Compiled { text: text.to_owned(), program, used: walk.used, needs_item })
}

/// The deepest nesting of brackets, those in texts counted too: a bound, not a parse.
fn depth(text: &str) -> usize {
    let mut deepest = 0_usize;
    let mut open = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' | '{' => open += 1,
            ')' | ']' | '}' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

/// Values to try an expression on.
#[derive(Clone, Copy, Debug)]
enum Sample {
    Some,
    Nothing,
}

impl VariableResolver for Sample {
    fn resolve<'b>(&'b self, variable: &str) -> Option<CowVal<'b, 'b>> {
        let form = find(variable).and_then(|at| NAMES.get(at))?.form;
        Some(value(match (form, self) {
            (NameForm::Text, Sample::Some) => Answer::Text("sample"),
            (NameForm::Text, Sample::Nothing) => Answer::Text(""),
            (NameForm::Whole, Sample::Some) => Answer::Whole(1),
            (NameForm::Whole, Sample::Nothing) => Answer::Whole(0),
            (NameForm::Flag, Sample::Some) => Answer::Flag(true),
            (NameForm::Flag, Sample::Nothing) => Answer::Flag(false),
            (NameForm::Texts, Sample::Some) => Answer::Texts(vec!["sample"]),
            (NameForm::Texts, Sample::Nothing) => Answer::Texts(Vec::new()),
        }))
    }
}

/// What no value of the right form could repair: a number compared with a text, an answer that is not yes or no.
fn fault(program: &Program, sample: Sample) -> Option<String> {
    match execute(program, &sample) {
        Ok(Value::Bool(_)) => None,
        Ok(other) => Some(format!("the answer is {:?}, not true or false", other.type_of())),
        // These depend on the values.
        Err(
            ExecutionError::DivisionByZero(_)
            | ExecutionError::RemainderByZero(_)
            | ExecutionError::Overflow(..)
            | ExecutionError::IndexOutOfBounds(_)
            | ExecutionError::FunctionError { .. },
        ) => None,
        Err(error) => Some(error.to_string()),
    }
}
