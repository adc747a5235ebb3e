//! `GET /checkup`: what is missing, said loudly.

use super::paint::{frame_of, language, paper};
use crate::service::Service;
use crate::visit::{Paper, Visitor, Wrong};
use app::desk::counts;
use app::read::{RulesView, in_calendar, rules, today};
use app::{Verb, authorise};
use axum::extract::State;
use calendar::{Calendar, Day};
use engine::Then;
use pages::format::{Stamp, day};
use pages::keep::{CheckupPage, Gap};
use pages::{Language, Link, Section, Tone, route};
use ports::{DocketCount, DocketFilter, DocketKey};
use std::collections::BTreeSet;

/// A calendar that ends within so many days is a gap: limits of months reach that far.
const CALENDAR_DAYS: i32 = 180;
/// Names that are listed of a gap.
const LISTED: usize = 50;

/// Shows the check-up.
pub(super) async fn show(State(service): State<Service>, visitor: Visitor) -> Result<Paper, Wrong> {
    let app = &service.app;
    authorise(&visitor.actor, Verb::ReadMonitor).map_err(|refusal| visitor.wrong(refusal))?;
    let language = language(visitor.reader.language);
    let book = rules(app, &visitor.actor).map_err(|error| visitor.wrong(error))?;
    let fired = counts(app, &visitor.actor, &DocketFilter::default(), &[DocketKey::Rule]).await;
    let fired = fired.map_err(|error| visitor.wrong(error))?;
    let (now, today) = (app.clock.now(), today(app).day);
    let (at, calendar) = in_calendar(app, |calendar| {
        (Stamp::at(now, calendar.zone(), language), of_calendar(language, calendar, today))
    });
    let mut gaps = calendar;
    gaps.push(of_items(language, &book));
    gaps.push(of_rules(language, &book, &fired));
    gaps.sort_by_key(|gap| gap.count == 0);
    let frame = frame_of(&visitor).within(Section::Checkup, Vec::new());
    Ok(paper(&CheckupPage { frame, at, gaps }))
}

fn gap(id: &str, [title, next]: [&str; 2], count: u64, which: Vec<Link>) -> Gap {
    let tone = if count > 0 { Tone::Orange } else { Tone::Good };
    Gap { id: id.to_owned(), title: title.to_owned(), count, next: next.to_owned(), which, tone }
}

fn of_items(language: Language, book: &RulesView) -> Gap {
    let link = |code: &String| Link::new(code, route::with(route::CASES, &[("item", code)]));
    let which = book.items_without_limit.iter().take(LISTED).map(link).collect();
    let title = language.pick("没有时限的事项", "Items without a limit");
    let next = language.pick(
        "没有法定时限也没有承诺时限的事项，超期不会亮牌。请在事项清单中补录时限。",
        "Neither the law nor a promise limits them, so being late brings no card. Enter their limits in the list of items.",
    );
    let none = language.pick(
        "没有载入事项清单：任何事项都没有时限。请在配置中指明事项文件。",
        "No list of items is loaded, so nothing has a limit. Name the file of items in the settings.",
    );
    match book.items {
        0 => gap("items", [title, none], 1, Vec::new()),
        _ => gap("items", [title, next], book.items_without_limit.len() as u64, which),
    }
}

fn of_rules(language: Language, book: &RulesView, fired: &[DocketCount]) -> Gap {
    let fired: BTreeSet<&str> =
        fired.iter().filter_map(|count| count.keys.first()).map(String::as_str).collect();
    let is_silent = |rule: &&app::read::RuleView| {
        rule.info.then == Then::Card && !fired.contains(rule.info.code.as_str())
    };
    let silent: Vec<_> = book.rules.iter().filter(is_silent).map(|rule| &rule.info.code).collect();
    let which = silent.iter().take(LISTED).map(|code| Link::new(*code, route::rule(code))).collect();
    let title = language.pick("从未亮牌的规则", "Rules that never brought a card");
    let next = language.pick(
        "在您的范围内没有一张牌出自这些规则。可能一切合规，也可能缺少它们要看的事件：请核对来源系统是否送来这些事件。",
        "No card within your part of the tree comes from them. Perhaps all is well; perhaps events they look at are not sent: check the sources.",
    );
    gap("silent", [title, next], silent.len() as u64, which)
}

fn of_calendar(language: Language, calendar: &Calendar, today: Day) -> Vec<Gap> {
    let last = calendar.last();
    let left = i64::from(last - today);
    let ends = match language {
        Language::Zh => format!(
            "日历到 {} 为止。之后的时限无法计算；请在新一年放假通知公布后更新日历。",
            day(last, language)
        ),
        Language::En => format!(
            "The calendar ends on {}. No limit beyond it can be counted: update it when the next year's notice is out.",
            day(last, language)
        ),
    };
    let title = language.pick("日历的终点", "End of the calendar");
    let ending = gap("calendar", [title, &ends], u64::from(left < i64::from(CALENDAR_DAYS)), Vec::new());
    let provisional = calendar.provisional(today, last);
    let title = language.pick("尚无放假通知的日子", "Days without a notice");
    let next = if provisional {
        language.pick(
            "日历中有尚未公布放假安排的年份，落在其中的时限都标为暂定。通知公布后请更新日历。",
            "The calendar holds a year whose holidays are not announced; limits that touch it are marked provisional. Update it when the notice is out.",
        )
    } else {
        language.pick("日历中的年份都有放假通知。", "Every year of the calendar has its notice.")
    };
    vec![ending, gap("provisional", [title, next], u64::from(provisional), Vec::new())]
}
