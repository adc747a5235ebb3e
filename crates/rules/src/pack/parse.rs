//! `parse_pack`: the text of a pack in, a checked and compiled set of rules or all its errors out.

use crate::error::{PackError, Problem};
use crate::file::File;
use crate::pack::compile::Compile;
use crate::pack::rule::Example;
use crate::pack::{clock, keys, rule};
use crate::table::{Placed, Table};
use engine::{Marks, RuleEntry, RuleSet, Symbols};
use std::cell::RefCell;
use toml::Spanned;
use toml::de::DeTable;

/// A pack, read.
#[derive(Debug)]
pub struct PackFile {
    /// The clocks and rules, compiled.
    pub rules: RuleSet,
    /// The basis of the whole pack.
    pub basis: String,
    /// The examples of its rules, in order.
    pub examples: Vec<Example>,
}

/// A pack may extend a pack that extends a pack, this many times.
const EXTENDS_MAX: usize = 8;
/// The events of acceptance where a pack says nothing.
const ACCEPTANCE: &[&str] = &["accepted", "accepted_with_gaps"];

/// Reads a pack. `name` is what errors call it; `library` gives the text of a pack that it extends.
///
/// # Errors
/// All that is wrong with it, in order of place.
///
/// ```
/// let text = r#"
/// pack = "small"
/// name = { zh = "小", en = "small" }
/// [[clock]]
/// code = "promised"
/// name = { zh = "承诺时限", en = "promised limit" }
/// starts = ["acepted"]
/// limit = ["item.promised"]
/// "#;
/// let errors = rules::parse_pack("small.toml", text, &|_| None).expect_err("a kind is misspelt");
/// assert_eq!((errors[0].line, errors[0].field.as_str()), (7, "clock promised starts"));
/// ```
pub fn parse_pack<'l>(
    name: &str,
    text: &str,
    library: &dyn Fn(&str) -> Option<&'l str>,
) -> Result<PackFile, Vec<PackError>> {
    parse_pack_after(Symbols::default(), name, text, library)
}

/// Reads a pack whose codes go on from those of another, so that both can judge the same facts: numbers of the earlier
/// pack keep their meaning in the symbols of the later one.
///
/// # Errors
/// As [`parse_pack`].
pub fn parse_pack_after<'l>(
    earlier: Symbols,
    name: &str,
    text: &str,
    library: &dyn Fn(&str) -> Option<&'l str>,
) -> Result<PackFile, Vec<PackError>> {
    let errors = RefCell::new(Vec::new());
    let sources = gather(name, text, library, &errors);
    let well_formed = errors.borrow().is_empty();
    let compile = Compile { symbols: earlier, ..Compile::default() };
    let pack = if well_formed { read(&sources, compile, &errors) } else { None };
    let mut errors = errors.into_inner();
    match pack {
        Some(pack) if errors.is_empty() => Ok(pack),
        _ => {
            errors.sort_by_key(|error| (error.file != name, error.line, error.column));
            errors.dedup();
            Err(errors)
        }
    }
}

/// A pack or one that it extends.
struct Source<'t> {
    name: String,
    text: &'t str,
    document: Spanned<DeTable<'t>>,
}

/// Finds the pack and those that it extends, itself first.
fn gather<'t, 'l: 't>(
    name: &str,
    text: &'t str,
    library: &dyn Fn(&str) -> Option<&'l str>,
    errors: &RefCell<Vec<PackError>>,
) -> Vec<Source<'t>> {
    let mut sources: Vec<Source<'t>> = Vec::new();
    let mut next = Some((name.to_owned(), text));
    while let Some((name, text)) = next.take() {
        let (document, broken) = DeTable::parse_recoverable(text);
        let file = File::new(&name, text, errors);
        for error in broken {
            let message = error.message().to_owned();
            file.error(&error.span().unwrap_or(0..0), "", Problem::Toml { message });
        }
        let base = document.get_ref().get("extends").and_then(|base| Some((base, base.get_ref().as_str()?)));
        if let Some((place, base)) = base {
            let found = library(base);
            let known = sources.iter().any(|source| source.name == base) || name == base;
            match found {
                Some(text) if !known && sources.len() < EXTENDS_MAX => next = Some((base.to_owned(), text)),
                Some(_) => {
                    let zh = format!("“{base}”循环沿用，或层数过多");
                    let en = format!("\"{base}\" is extended in a circle, or too deep");
                    file.error(&place.span(), "extends", Problem::Contradiction { zh, en });
                }
                None => {
                    let zh = format!("没有规则包“{base}”");
                    let en = format!("there is no pack \"{base}\"");
                    file.error(&place.span(), "extends", Problem::Contradiction { zh, en });
                }
            }
        }
        sources.push(Source { name, text, document });
    }
    sources
}

fn read(sources: &[Source<'_>], mut compile: Compile, errors: &RefCell<Vec<PackError>>) -> Option<PackFile> {
    let files: Vec<File<'_>> =
        sources.iter().map(|source| File::new(&source.name, source.text, errors)).collect();
    let packs: Vec<Table<'_>> = (sources.iter().zip(&files))
        .map(|(source, file)| {
            let place = (source.document.get_ref(), 0..0);
            Table::new(file, String::new(), place, vec![keys::PACK])
        })
        .collect();
    clocks(&packs, &mut compile);
    let acceptance = acceptance(&packs, &mut compile);
    let own = packs.first()?;
    let code = own.code_or("pack", "?").value.to_owned();
    let name = own.words("name").unwrap_or_default();
    let version = own.whole("version", 1).unwrap_or(1);
    let basis = own.text_or_empty("basis");
    let _ = own.text("extends");
    let ladder = own.list_of("ladder", &keys::RUNGS);
    let (rules, examples) = rules(own, &mut compile);
    let Compile { symbols, patterns, clocks } = compile;
    let rules = RuleSet { code, name, version, clocks, rules, ladder, patterns, acceptance, symbols };
    Some(PackFile { rules, basis, examples })
}

/// Compiles the clocks, those of the deepest pack first; a clock of the same code replaces.
fn clocks(packs: &[Table<'_>], compile: &mut Compile) {
    let mut list: Vec<(String, Table<'_>)> = Vec::new();
    for pack in packs.iter().rev() {
        let mut own: Vec<String> = Vec::new();
        for table in pack.tables("clock", |_| vec![keys::CLOCK]) {
            let Placed { value, span } = table.code_or("code", "?");
            let code = value.to_owned();
            if own.contains(&code) {
                table.error(&span, "code", Problem::Twice { found: code.clone() });
            }
            own.push(code.clone());
            match list.iter_mut().find(|(known, _)| *known == code) {
                Some(slot) => slot.1 = table,
                None => list.push((code, table)),
            }
        }
    }
    for (_, table) in &list {
        let spec = clock::read(table, compile);
        compile.clocks.push(spec);
    }
}

fn acceptance(packs: &[Table<'_>], compile: &mut Compile) -> Marks {
    let said = packs.iter().find(|pack| pack.has("acceptance")).or(packs.first());
    said.map_or(Marks::NONE, |pack| compile.marks_or(pack, "acceptance", ACCEPTANCE))
}

fn rules(pack: &Table<'_>, compile: &mut Compile) -> (Vec<RuleEntry>, Vec<Example>) {
    let tables = pack.tables("rule", rule::keys_of);
    let mut rules: Vec<RuleEntry> = Vec::new();
    let mut examples = Vec::new();
    for table in &tables {
        let Some(entry) = rule::read(table, compile, &mut examples) else { continue };
        if rules.iter().any(|earlier| earlier.info.code == entry.info.code) {
            let found = entry.info.code.clone();
            table.error(&table.span_of("code"), "code", Problem::Twice { found });
        }
        rules.push(entry);
    }
    (rules, examples)
}
