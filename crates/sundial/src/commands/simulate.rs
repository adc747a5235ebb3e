//! `sundial simulate`: a believable log of a city, with the truth beside it.

use crate::draft::Draft;
use crate::fault::{Code, Exit, Fault};
use crate::place::text_of;
use crate::terminal::{Terminal, unwritten};
use sim::{
    Case, City, CityError, Matters, Options, World, Written, items_text, write_log, write_practices,
    write_truth,
};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What is simulated.
#[derive(Debug, clap::Args)]
pub(crate) struct Simulate {
    /// 城市：changsha、ezhou、wuhai，或城市包文件 / a shipped city, or the file of a city pack
    #[arg(long, value_name = "CITY|FILE")]
    city: String,
    /// 办件数 / how many cases
    #[arg(long, value_name = "N")]
    cases: u32,
    /// 种子：相同的种子得到相同的日志 / the seed: the same gives the same log
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// 日志（CSV），“-” 为标准输出 / the log as CSV, `-` for standard output
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// 真相（CSV）：植入了什么、由此引起什么 / the truth as CSV: what was planted, what follows from it
    #[arg(long, value_name = "FILE")]
    truth: Option<PathBuf>,
    /// 事项（TOML）；不写则在日志旁 / the items as TOML; beside the log when not given
    #[arg(long, value_name = "FILE")]
    items: Option<PathBuf>,
    /// 每百万办件中植入违规的件数；不写则按城市包 / cases with planted misconduct in a million; the city's own when not given
    #[arg(long, value_name = "PER_MILLION")]
    misconduct: Option<u32>,
    /// 每千个不谨慎的部门中有取证可见做法的数量 / offices with a practice that forensics should see, in thousandths
    #[arg(long, value_name = "PER_MILLE", default_value_t = 0)]
    practices: u32,
    /// 做法的真相（CSV）：哪一件、何种信号、由谁 / the truth of the practices as CSV: case, signal, by whom
    #[arg(long, value_name = "FILE")]
    practices_truth: Option<PathBuf>,
}

/// Writes log, truth and items, and says how to go on.
pub(crate) fn run(simulate: &Simulate, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let city = city(&simulate.city)?;
    let calendar =
        calendar::china().as_known_on(None).build().map_err(|error| crate::place::refused(&error))?;
    let options = Options {
        cases: simulate.cases,
        seed: simulate.seed,
        misconduct_per_million: simulate.misconduct,
        matters: Matters::Cases,
        practices_permille: simulate.practices,
    };
    let world = World::new(&city, &calendar, options).map_err(|error| wrong(&simulate.city, error))?;
    let items = simulate.items.clone().or_else(|| beside(&simulate.out));
    if let Some(items) = &items {
        Draft::write(items, |out| out.write_all(items_text(&city).as_bytes()))?;
    }
    if simulate.out.as_os_str() == "-" {
        write(&world, simulate, terminal.writer(), "-")?;
        return Ok(Exit::Done);
    }
    let mut draft = Draft::new(&simulate.out)?;
    let name = simulate.out.display().to_string();
    let written = write(&world, simulate, &mut draft.file, &name)?;
    draft.finish()?;
    terminal.print(&told(simulate, terminal, &city, (written, items.as_deref())))?;
    Ok(Exit::Done)
}

/// Finds a city: a shipped one, or the file of a pack.
pub(super) fn city(name: &str) -> Result<City, Fault> {
    let looks_like_a_file = name.contains(['/', '\\', '.']);
    let city =
        if looks_like_a_file { City::parse(name, &text_of(Path::new(name))?) } else { City::shipped(name) };
    city.map_err(|error| wrong(name, error))
}

fn wrong(name: &str, error: CityError) -> Fault {
    Fault::because(Code::Usage, format!("--city {name}"), error)
}

/// How the truth of a case is written; of none, the head of the file.
type Tell = fn(&World<'_>, Option<&Case<'_>>, &mut dyn Write) -> io::Result<()>;

fn write(world: &World<'_>, asked: &Simulate, out: &mut dyn Write, name: &str) -> Result<Written, Fault> {
    let wanted: [(&Option<PathBuf>, Tell); 2] =
        [(&asked.truth, write_truth), (&asked.practices_truth, write_practices)];
    let mut drafts = Vec::new();
    for (path, tell) in wanted {
        let Some(path) = path else { continue };
        let mut draft = Draft::new(path)?;
        let place = path.display().to_string();
        tell(world, None, &mut draft.file).map_err(|error| unwritten(&place, error))?;
        drafts.push((draft, tell));
    }
    let each = |case: &Case<'_>| {
        drafts.iter_mut().try_for_each(|(draft, tell)| tell(world, Some(case), &mut draft.file))
    };
    let written = write_log(world, out, each).map_err(|error| unwritten(name, error))?;
    drafts.into_iter().try_for_each(|(draft, _)| draft.finish())?;
    Ok(written)
}

/// The items file that `sundial audit` finds by itself.
fn beside(log: &Path) -> Option<PathBuf> {
    let stem =
        log.file_name()?.to_str()?.split('.').next().filter(|stem| !stem.is_empty() && *stem != "-")?;
    Some(log.with_file_name(format!("{stem}.items.toml")))
}

fn told(
    simulate: &Simulate,
    terminal: &Terminal,
    city: &City,
    (written, items): (Written, Option<&Path>),
) -> String {
    let language = terminal.language;
    let Written { cases, rows, planted } = written;
    let (log, seed) = (simulate.out.display(), simulate.seed);
    let mut text = language
        .pick(
            "{city}：{cases} 个办件，{rows} 行，种子 {seed}；其中 {planted} 件植入了违规\n",
            "{city}: {cases} cases, {rows} rows, seed {seed}; misconduct planted in {planted}\n",
        )
        .replace("{city}", language.of(&city.name))
        .replace("{cases}", &cases.to_string())
        .replace("{rows}", &rows.to_string())
        .replace("{seed}", &seed.to_string())
        .replace("{planted}", &planted.to_string());
    let files = [
        (Some(simulate.out.as_path()), language.pick("日志", "log")),
        (items, language.pick("事项", "items")),
        (simulate.truth.as_deref(), language.pick("真相", "truth")),
        (simulate.practices_truth.as_deref(), language.pick("做法", "practices")),
    ];
    for (path, what) in files {
        if let Some(path) = path {
            text = format!("{text}  {what}  {}\n", path.display());
        }
    }
    let own = items.filter(|_| simulate.items.is_some());
    let items = own.map(|items| format!(" --items {}", items.display())).unwrap_or_default();
    let next = language.pick("下一步", "next");
    text + &format!("{next}: sundial audit {log}{items} --as-of {}\n", city.last)
}
