//! Makes the log of the README: a few hundred cases of an invented city, most of them honest, each kind of breach
//! planted somewhere. Seeded: the same program makes the same bytes.

use super::plant;
use calendar::{Calendar, Day};

/// The last day of the log: what happens later is not in it, so that some cases are still open.
const LAST_DAY: &str = "2026-06-30";
const FIRST_DAY: &str = "2026-01-05";
const CASES: u32 = 440;

/// The columns of the log, in the mapping `sundial`.
const HEAD: &str = "case,event,at,actor,role,department,item,amount,ground,reason,document,planned,due,recorded_at,materials,staff\n";

/// An item as far as the generator needs it; the items file says the rest.
pub(super) struct Item {
    pub(super) code: &'static str,
    pub(super) department: &'static str,
    pub(super) letters: &'static str,
    pub(super) promised: i32,
    pub(super) statutory: i32,
    pub(super) fee: Option<(&'static str, u32)>,
    pub(super) special: Option<&'static str>,
    /// The materials that every applicant hands in, separated by semicolons.
    pub(super) materials: &'static str,
    pub(super) weight: u32,
}

const fn item(
    code: &'static str,
    department: &'static str,
    (promised, statutory): (i32, i32),
    weight: u32,
) -> Item {
    let (letters, _) = code.split_at(2);
    Item {
        code,
        department,
        letters,
        promised,
        statutory,
        fee: None,
        special: None,
        materials: "application",
        weight,
    }
}

/// The items, with how common they are.
pub(super) const ITEMS: [Item; 10] = [
    Item {
        special: Some("site_inspection"),
        materials: "application;floor_plan",
        ..item("SC-101", "市场监督管理局", (7, 20), 9)
    },
    item("SC-102", "市场监督管理局", (1, 3), 8),
    Item {
        special: Some("testing"),
        materials: "application;air_report",
        ..item("WJ-201", "卫生健康委员会", (10, 20), 5)
    },
    Item { materials: "application;contract", ..item("ZJ-301", "住房和城乡建设局", (5, 7), 4) },
    item("ZJ-302", "住房和城乡建设局", (6, 10), 2),
    Item {
        special: Some("expert_review"),
        materials: "application;monitoring_plan",
        ..item("HB-401", "生态环境局", (15, 20), 3)
    },
    Item {
        fee: Some(("licence_fee", 10)),
        materials: "application;vehicle_licence",
        ..item("JT-501", "交通运输局", (5, 20), 6)
    },
    Item {
        special: Some("expert_review"),
        fee: Some(("survey_fee", 800)),
        ..item("ZR-601", "自然资源和规划局", (12, 20), 3)
    },
    Item { special: Some("hearing"), ..item("SW-701", "水务局", (16, 24), 1) },
    item("MZ-801", "民政局", (10, 30), 2),
];

/// One row of the log; what a column does not need stays empty.
#[derive(Clone, Default)]
pub(super) struct Row {
    pub(super) event: String,
    pub(super) day: Day,
    /// Minutes after midnight.
    pub(super) minute: u32,
    pub(super) actor: String,
    pub(super) role: &'static str,
    pub(super) amount: String,
    pub(super) ground: &'static str,
    pub(super) reason: &'static str,
    pub(super) document: &'static str,
    pub(super) planned: String,
    pub(super) due: String,
    pub(super) recorded_at: String,
    pub(super) materials: &'static str,
    pub(super) staff: &'static str,
}

/// A case on its way.
pub(super) struct Story<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) item: &'static Item,
    /// The code that stands in the log; another than the item's where that is the breach.
    pub(super) code: &'static str,
    pub(super) rows: Vec<Row>,
    pub(super) chance: Chance,
}

/// A seeded source of numbers (splitmix64).
#[derive(Clone)]
pub(super) struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        let width = u64::from(high.abs_diff(low)) + 1;
        let step = i32::try_from(self.next() % width).expect("smaller than the width");
        low + step
    }
}

/// Returns the log.
pub(super) fn log() -> String {
    let calendar = calendar::china().as_known_on(None).build().expect("the shipped calendar is whole");
    let first: Day = FIRST_DAY.parse().expect("a date");
    let last: Day = LAST_DAY.parse().expect("a date");
    let days = i32::try_from(calendar.count_in(first, last).expect("covered")).expect("few");
    let mut lines: Vec<(Day, u32, u32, String)> = Vec::new();
    for number in 0..CASES {
        let mut chance = Chance(0x5d1a_1000 + u64::from(number) * 7919);
        let plan = plant::plan(number);
        let item = plan.item.unwrap_or_else(|| drawn(&mut chance));
        // Cases come in evenly; planted ones early enough to end before the log does.
        let spread = if plan.plant.is_some() { days * 6 / 10 } else { days };
        let day = i32::try_from(number).expect("few") * 37 % spread;
        let start = calendar.add_working_days(first, day).expect("covered");
        let mut story = Story { calendar: &calendar, item, code: item.code, rows: Vec::new(), chance };
        story.honest(start, number);
        if let Some(plant) = plan.plant {
            plant(&mut story);
        }
        let case = format!("{}-2026-{:04}", item.letters, number + 1);
        for (order, row) in (0..).zip(&story.rows) {
            if row.day <= last {
                lines.push((row.day, row.minute, number * 64 + order, row.line(&case, &story)));
            }
        }
    }
    lines.sort();
    let mut text = String::from(HEAD);
    for (_, _, _, line) in lines {
        text.push_str(&line);
    }
    text
}

/// Returns the cases in which something is planted, with the rule that must find it; no rule where the statutes have
/// none, or where nothing is wrong.
pub(super) fn truth() -> Vec<(String, &'static str)> {
    (0..CASES)
        .filter_map(|number| {
            let plan = plant::plan(number);
            let (item, _) = (plan.item?, plan.plant?);
            Some((format!("{}-2026-{:04}", item.letters, number + 1), plan.rule))
        })
        .collect()
}

fn drawn(chance: &mut Chance) -> &'static Item {
    let all: u32 = ITEMS.iter().map(|item| item.weight).sum();
    let mut ticket = u32::try_from(chance.between(1, i32::try_from(all).expect("few"))).expect("positive");
    for item in &ITEMS {
        if ticket <= item.weight {
            return item;
        }
        ticket -= item.weight;
    }
    &ITEMS[0]
}

impl Row {
    fn line(&self, case: &str, story: &Story<'_>) -> String {
        let at = format!("{} {:02}:{:02}:00", self.day, self.minute / 60, self.minute % 60);
        let fields = [
            case,
            &self.event,
            &at,
            &self.actor,
            self.role,
            story.item.department,
            story.code,
            &self.amount,
            self.ground,
            self.reason,
            self.document,
            &self.planned,
            &self.due,
            &self.recorded_at,
            self.materials,
            self.staff,
        ];
        format!("{}\n", fields.join(","))
    }
}

impl Story<'_> {
    /// A case as it should be: accepted at once or after one correction, decided within the promise, delivered.
    fn honest(&mut self, start: Day, number: u32) {
        let clerk = format!("window-{:02}", 1 + number % 12);
        let minute = 540 + self.minutes(150);
        self.add("submitted", start, minute, ("applicant", "applicant"));
        self.last().materials = self.item.materials;
        let mut accepted = start;
        if number % 9 == 4 {
            let asked = self.later(start, 1);
            self.add("correction_requested", asked, 600, (&clerk, "clerk"));
            self.last().document = "correction_notice";
            self.last().reason = "缺少经办人签字";
            accepted = self.later(asked, 3);
            self.add("correction_supplied", accepted, 570, ("applicant", "applicant"));
        }
        let at = if accepted == start { minute + 15 } else { 620 };
        self.add("accepted", accepted, at, (&clerk, "clerk"));
        self.last().document = "acceptance_notice";
        if self.item.code == "SC-102" {
            return self.immediate(accepted, at, &clerk);
        }
        let mut share = self.chance.between(35, 80);
        let mut from = accepted;
        if (number % 5 == 2 || self.item.letters == "SW") && self.item.special.is_some() {
            from = self.special(accepted);
            share = share.min(60);
        } else if matches!(self.item.letters, "ZJ" | "JT") {
            let due = self.later(accepted, self.item.statutory);
            self.last().due = format!("{due} 17:00:00");
        }
        self.handled(from, (self.item.promised * share / 100).max(2), number);
    }

    /// 即办件: decided and delivered on the spot.
    fn immediate(&mut self, day: Day, minute: u32, clerk: &str) {
        self.add("decided=granted", day, minute + 20, ("registrar-1", "head"));
        self.add("concluded", day, minute + 25, (clerk, "clerk"));
        self.add("delivered", day, minute + 30, (clerk, "clerk"));
    }

    /// A lawful special procedure: on the list of article 45, told in writing with its length.
    fn special(&mut self, accepted: Day) -> Day {
        let special = self.item.special.expect("asked for by the caller");
        let from = self.later(accepted, 1);
        let length = self.chance.between(3, 6);
        let to = self.later(from, length);
        self.add(&format!("special_started:{special}"), from, 630, ("handler-1", "handler"));
        self.last().ground = plant::ground_of(special);
        self.last().document = "suspension_notice";
        self.last().planned = format!("{length} working_day");
        if special == "hearing" {
            self.add("hearing_held", to, 560, ("handler-1", "handler"));
        }
        if special == "site_inspection" {
            self.add("site_verified", to, 570, ("handler-1", "handler"));
            self.last().document = "site_record";
            self.last().staff = "2";
        }
        self.add(&format!("special_ended:{special}"), to, 640, ("handler-1", "handler"));
        to
    }

    /// Reviewed, approved, decided, delivered; `days` working days in all.
    fn handled(&mut self, from: Day, days: i32, number: u32) {
        let letters = self.item.letters;
        let reviewer = format!("{letters}-reviewer-{}", 1 + number % 3);
        let approver = format!("{letters}-approver-{}", 1 + number % 2);
        let reviewed = self.later(from, (days / 2).max(1));
        let decided = self.later(from, days);
        self.add("step_started:review", from, 840, (&reviewer, "reviewer"));
        let minute = 870 + self.minutes(90);
        self.add("step_ended:review", reviewed, minute, (&reviewer, "reviewer"));
        self.add("step_started:approve", reviewed, minute + 20, (&approver, "approver"));
        let minute = 545 + self.minutes(60);
        self.add("step_ended:approve", decided, minute, (&approver, "approver"));
        let head = format!("{letters}-head");
        if number % 23 == 11 {
            self.add("decided=denied", decided, minute + 40, (&head, "head"));
            self.last().reason = "不符合法定条件：现场条件与申请材料不一致";
            self.last().document = "remedy_notice";
        } else {
            self.add("decided=granted", decided, minute + 40, (&head, "head"));
            self.last().document = "decision";
            if let Some((fee, yuan)) = self.item.fee {
                self.add(&format!("fee_charged:{fee}"), decided, minute + 55, ("cashier-1", "cashier"));
                self.last().amount = format!("{yuan}.00");
            }
        }
        self.add("concluded", decided, minute + 70, ("window-01", "clerk"));
        let delivered = self.later(decided, 1 + i32::try_from(number % 3).expect("few"));
        let minute = 560 + self.minutes(200);
        self.add("delivered", delivered, minute, ("window-01", "clerk"));
    }

    /// Adds a row.
    pub(super) fn add(&mut self, event: &str, day: Day, minute: u32, (actor, role): (&str, &'static str)) {
        let (event, actor) = (event.to_owned(), actor.to_owned());
        self.rows.push(Row { event, day, minute, actor, role, ..Row::default() });
    }

    /// Returns the row added last.
    pub(super) fn last(&mut self) -> &mut Row {
        self.rows.last_mut().expect("a story begins with a row")
    }

    /// Returns the day some working days later.
    pub(super) fn later(&self, day: Day, days: i32) -> Day {
        self.calendar.add_working_days(day, days).expect("the log lies within the calendar")
    }

    fn minutes(&mut self, most: i32) -> u32 {
        self.chance.between(0, most).unsigned_abs()
    }
}
