//! Which names an expression uses, and what in it is not allowed.

use super::names::{NAMES, find};
use cel::common::ast::{EntryExpr, Expr, IdedExpr, LiteralValue};

/// The functions that a guard may call; operators and macros come besides.
pub(crate) const FUNCTIONS: &[&str] = &["size", "contains", "startsWith", "endsWith", "string", "int"];
/// How deep lists may be gone through inside each other.
const LOOPS_MAX: usize = 2;

/// What is wrong with an expression, or the names it uses.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    /// Places in [`NAMES`].
    pub(crate) used: Vec<usize>,
    /// What is not allowed: what was found, and what is allowed.
    pub(crate) refused: Vec<(String, Vec<String>)>,
    bound: Vec<String>,
    loops: usize,
}

impl Walk {
    /// Walks through an expression.
    pub(crate) fn through(expression: &IdedExpr) -> Walk {
        let mut walk = Walk::default();
        walk.visit(expression);
        walk
    }

    fn visit(&mut self, expression: &IdedExpr) {
        match &expression.expr {
            Expr::Ident(name) => self.name(name),
            Expr::Select(select) if !select.test => match qualified(&expression.expr) {
                Some(name) if !self.is_bound(&name) => self.name(&name),
                _ => self.visit(&select.operand),
            },
            Expr::Select(select) => {
                let name = qualified(&select.operand.expr).unwrap_or_default();
                self.refuse(&format!("has({name}.{})", select.field), ["… != null"]);
            }
            Expr::Call(call) => {
                self.function(&call.func_name);
                call.target.iter().for_each(|target| self.visit(target));
                call.args.iter().for_each(|argument| self.visit(argument));
            }
            Expr::List(list) => list.elements.iter().for_each(|element| self.visit(element)),
            Expr::Map(map) => map.entries.iter().for_each(|entry| self.entry(&entry.expr)),
            Expr::Comprehension(each) => {
                self.visit(&each.iter_range);
                let before = self.bound.len();
                self.bound.extend([each.iter_var.clone(), each.accu_var.clone()]);
                self.bound.extend(each.iter_var2.clone());
                self.loops += 1;
                if self.loops > LOOPS_MAX {
                    self.refuse("lists gone through inside each other", ["at most two deep"]);
                }
                for part in [&each.accu_init, &each.loop_cond, &each.loop_step, &each.result] {
                    self.visit(part);
                }
                self.loops -= 1;
                self.bound.truncate(before);
            }
            Expr::Literal(LiteralValue::Double(_)) => self.refuse("a decimal number", ["whole numbers"]),
            Expr::Struct(made) => self.refuse(&made.type_name, ["no structures"]),
            Expr::Literal(_) | Expr::Unspecified => {}
        }
    }

    fn entry(&mut self, entry: &EntryExpr) {
        match entry {
            EntryExpr::MapEntry(entry) => {
                self.visit(&entry.key);
                self.visit(&entry.value);
            }
            EntryExpr::StructField(field) => self.visit(&field.value),
        }
    }

    fn is_bound(&self, name: &str) -> bool {
        let root = name.split('.').next().unwrap_or("");
        self.bound.iter().any(|bound| bound == root)
    }

    fn name(&mut self, name: &str) {
        if self.is_bound(name) {
            return;
        }
        match find(name) {
            Some(at) => self.used.push(at),
            None => self.refuse(name, NAMES.iter().map(|name| name.name)),
        }
    }

    /// Operators are functions whose names are no words.
    fn function(&mut self, name: &str) {
        let operator = !name.starts_with(|c: char| c.is_ascii_alphabetic());
        if !operator && !FUNCTIONS.contains(&name) {
            self.refuse(&format!("{name}()"), FUNCTIONS.iter().copied());
        }
    }

    fn refuse<'a>(&mut self, found: &str, allowed: impl IntoIterator<Item = &'a str>) {
        self.refused.push((found.to_owned(), allowed.into_iter().map(str::to_owned).collect()));
    }
}

/// The name that an expression spells: `a.b.c`.
fn qualified(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Ident(name) => Some(name.clone()),
        Expr::Select(select) if !select.test => {
            Some(format!("{}.{}", qualified(&select.operand.expr)?, select.field))
        }
        Expr::Select(_)
        | Expr::Unspecified
        | Expr::Call(_)
        | Expr::Comprehension(_)
        | Expr::List(_)
        | Expr::Literal(_)
        | Expr::Map(_)
        | Expr::Struct(_) => None,
    }
}
