//! Evaluating a compiled guard on a candidate.

use super::names::{Answer, NAMES, Seen, find};
use cel::common::types::{CelBool, CelInt, CelList, CelNull, CelString};
use cel::common::value::{CowVal, Val};
use cel::context::VariableResolver;
use cel::{Context, Env, ExecutionError, Program, Value};
use engine::{Finding, Guard, Trouble, View};
use std::fmt;
use std::sync::{Arc, OnceLock};

/// A guard, compiled.
pub(crate) struct Compiled {
    pub(crate) text: String,
    pub(crate) program: Program,
    /// The names it uses, as places in [`NAMES`].
    pub(crate) used: Vec<usize>,
    pub(crate) needs_item: bool,
}

impl fmt::Debug for Compiled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guard").field("text", &self.text).finish_non_exhaustive()
    }
}

impl Guard for Compiled {
    fn admits(&self, view: &View<'_>, finding: &Finding) -> Result<bool, Trouble> {
        if self.needs_item && view.item.is_none() {
            return Err(Trouble::NoItem);
        }
        let seen = Seen { view, finding };
        match execute(&self.program, &seen) {
            Ok(Value::Bool(admits)) => Ok(admits),
            Ok(_) | Err(_) if self.is_blind(&seen) => Err(Trouble::NoData),
            Ok(_) | Err(_) => Err(Trouble::Guard),
        }
    }
}

impl Compiled {
    /// Whether the matter does not say what the guard asks.
    fn is_blind(&self, seen: &Seen<'_>) -> bool {
        let names = self.used.iter().filter_map(|at| NAMES.get(*at));
        names.into_iter().any(|name| matches!((name.get)(seen), Answer::Unknown))
    }
}

/// Evaluates a program with the names that `names` resolves.
pub(crate) fn execute(program: &Program, names: &dyn VariableResolver) -> Result<Value, ExecutionError> {
    static ENV: OnceLock<Arc<Env>> = OnceLock::new();
    let env = ENV.get_or_init(|| Arc::new(Env::stdlib()));
    let mut context = Context::with_env(Arc::clone(env));
    context.set_variable_resolver(names);
    program.execute(&context)
}

impl VariableResolver for Seen<'_> {
    fn resolve<'b>(&'b self, variable: &str) -> Option<CowVal<'b, 'b>> {
        let name = find(variable).and_then(|at| NAMES.get(at))?;
        Some(value((name.get)(self)))
    }
}

/// An answer as a value of the expression language.
pub(crate) fn value(answer: Answer<'_>) -> CowVal<'_, '_> {
    match answer {
        Answer::Text(text) => CowVal::owned(CelString::from(text)),
        Answer::Own(text) => CowVal::owned(CelString::from(text)),
        Answer::Whole(number) => CowVal::owned(CelInt::from(number)),
        Answer::Flag(flag) => CowVal::owned(CelBool::from(flag)),
        Answer::Texts(texts) => {
            let boxed = texts.into_iter().map(|text| Box::new(CelString::from(text)) as Box<dyn Val + '_>);
            CowVal::owned(CelList::from(boxed.collect::<Vec<_>>()))
        }
        Answer::Unknown => CowVal::owned(CelNull),
    }
}
