//! The breaches that are planted, one function each. A test looks for every one of them in the findings.

use super::generate::{ITEMS, Item, Row, Story};

/// What happens to one case.
pub(super) struct Plan {
    /// The item, where the breach needs a certain one.
    pub(super) item: Option<&'static Item>,
    /// The breach; `None` for an honest case.
    pub(super) plant: Option<fn(&mut Story<'_>)>,
    /// The rule that must find it.
    pub(super) rule: &'static str,
}

/// A breach: the item that it needs, the rule of the pack `statute` that must find it, and what it does to a case.
/// Where no rule is named the statutes have none, or nothing is wrong (a lawful extension).
type Plant = (&'static str, &'static str, fn(&mut Story<'_>));

/// The breaches.
const PLANTS: [Plant; 54] = [
    ("", "promised-overdue", promise_missed),
    ("ZJ-301", "statutory-overdue", law_missed),
    ("JT-501", "statutory-overdue", never_decided),
    ("", "accept-overdue", accepted_late),
    ("", "deemed-acceptance", silent_on_receipt),
    ("", "deliver-overdue", delivered_late),
    ("", "second-correction", corrected_twice),
    ("", "correction-after-acceptance", corrected_after_acceptance),
    ("", "item-steps", review_skipped),
    ("", "decided-before-last-step", decided_before_approval),
    ("", "unauthorised", reviewed_by_a_clerk),
    ("", "separation", accepted_and_decided_by_one),
    ("", "item-unlisted", item_nobody_listed),
    ("", "item-not-in-force", item_cancelled),
    ("", "step-unlisted", step_nobody_listed),
    ("", "material-unlisted", material_nobody_listed),
    ("SC-101", "material-shareable", material_that_is_shared),
    ("HB-401", "special-unlisted", special_nobody_listed),
    ("JT-501", "fee-over-standard", charged_too_much),
    ("ZR-601", "fee-unlisted", charged_off_the_list),
    ("", "refusal-without-reason", refused_without_reason),
    ("", "refusal-without-reason", denied_without_reason),
    ("", "no-remedy-notice", denied_without_remedy),
    ("", "order-of-steps", decision_skipped),
    ("WJ-201", "backdated-suspension", suspension_entered_later),
    ("", "irregular-suspension", waiting_for_the_leader),
    ("HB-401", "irregular-suspension", suspended_without_notice),
    ("HB-401", "irregular-suspension", suspended_for_longer_than_told),
    ("WJ-201", "suspension-near-limit", suspended_just_before_due),
    ("HB-401", "irregular-suspension", suspension_never_ended),
    ("HB-401", "special-overdue", suspended_for_longer_than_set),
    ("ZR-601", "", extended_lawfully),
    ("ZR-601", "irregular-extension", extended_twice),
    ("ZR-601", "irregular-extension", extended_by_a_clerk),
    ("ZR-601", "irregular-extension", extended_without_reason),
    ("ZR-601", "irregular-extension", extended_too_late),
    ("JT-501", "declared-due-differs", due_day_declared_too_late),
    ("", "entered-late", entered_days_later),
    ("", "returned-repeatedly", sent_back_again_and_again),
    ("SW-701", "hearing-not-held", no_hearing),
    ("", "complaint-upheld", complaint_upheld),
    ("", "no-acceptance-notice", no_acceptance_notice),
    ("", "step-overdue", review_took_too_long),
    ("SC-101", "refused-although-complete", refused_although_complete),
    ("WJ-201", "accepted-although-incomplete", accepted_although_incomplete),
    ("ZJ-301", "gap-not-allowed", gap_not_allowed),
    ("WJ-201", "gap-promise-overdue", gap_promise_lapsed),
    ("WJ-201", "granted-although-incomplete", granted_although_incomplete),
    ("SC-101", "single-verifier", verified_alone),
    ("HB-401", "suspended-too-often", suspended_three_times),
    ("", "altered-after-conclusion", altered_after_conclusion),
    ("", "hand-over-not-taken", handed_over_to_nobody),
    ("ZJ-301", "material-asked-again", asked_again),
    ("WJ-201", "", gap_closed_in_time),
];

/// Says what happens to a case: every fourth is planted until every breach has come twice; a lawful
/// extension and a lawful gap are among them.
pub(super) fn plan(number: u32) -> Plan {
    let nth = number as usize / 4;
    if number % 4 != 3 || nth >= 2 * PLANTS.len() {
        return Plan { item: None, plant: None, rule: "" };
    }
    let (code, rule, plant) = PLANTS[nth % PLANTS.len()];
    // Any item with steps will do where none is named.
    let with_steps = [0, 2, 3, 4, 5, 6, 9];
    let any = &ITEMS[with_steps[nth % with_steps.len()]];
    let item = ITEMS.iter().find(|item| item.code == code).unwrap_or(any);
    Plan { item: Some(item), plant: Some(plant), rule }
}

/// The ground of article 45 for a special procedure.
pub(super) fn ground_of(special: &str) -> &'static str {
    match special {
        "site_inspection" => "inspection",
        "testing" => "testing",
        "hearing" => "hearing",
        _ => "expert_review",
    }
}

impl Story<'_> {
    fn at(&self, event: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.event.starts_with(event))
    }

    fn row(&mut self, event: &str) -> &mut Row {
        let at = self.at(event).unwrap_or(0);
        &mut self.rows[at]
    }

    /// Moves an event and everything after it by some working days.
    fn shift(&mut self, event: &str, days: i32) {
        let Some(at) = self.at(event) else { return };
        for place in at..self.rows.len() {
            self.rows[place].day = self.later(self.rows[place].day, days);
        }
    }

    fn remove(&mut self, event: &str) {
        self.rows.retain(|row| !row.event.starts_with(event));
    }

    /// Ends the story before an event.
    fn end_before(&mut self, event: &str) {
        let at = self.at(event).unwrap_or(self.rows.len());
        self.rows.truncate(at);
    }

    /// Adds an event some working days after acceptance.
    fn insert(&mut self, event: &str, days: i32, actor: (&str, &'static str)) -> &mut Row {
        let accepted = self.row("accepted").day;
        let day = self.later(accepted, days);
        self.add(event, day, 700, actor);
        self.last()
    }

    /// A lawful special procedure between two days after acceptance; what follows is shifted by its length.
    fn procedure(&mut self, special: &str, (from, to): (i32, i32)) -> usize {
        self.remove("special_");
        self.shift("step_started:review", to);
        let planned = format!("{} working_day", to - from);
        self.insert(&format!("special_started:{special}"), from, ("handler-2", "handler"));
        let last = self.last();
        last.ground = ground_of(special);
        last.document = "suspension_notice";
        last.planned = planned;
        let started = self.rows.len() - 1;
        self.insert(&format!("special_ended:{special}"), to, ("handler-2", "handler"));
        started
    }

    fn extend(&mut self, after: i32, role: &'static str, reason: &'static str) {
        let actor = format!("{}-{role}", self.item.letters);
        self.insert("extended", after, (&actor, role));
        let last = self.last();
        last.reason = reason;
        last.planned = "10 working_day".to_owned();
        last.document = "extension_notice";
    }
}

fn promise_missed(story: &mut Story<'_>) {
    story.shift("decided", story.item.promised);
}

fn law_missed(story: &mut Story<'_>) {
    story.shift("step_ended:approve", 9);
}

fn never_decided(story: &mut Story<'_>) {
    story.end_before("step_ended:approve");
}

fn accepted_late(story: &mut Story<'_>) {
    story.remove("correction_");
    story.shift("accepted", 8);
}

fn silent_on_receipt(story: &mut Story<'_>) {
    story.rows.truncate(1);
}

fn delivered_late(story: &mut Story<'_>) {
    let row = story.row("decided");
    "decided=granted".clone_into(&mut row.event);
    row.reason = "";
    story.shift("delivered", 12);
}

fn corrected_twice(story: &mut Story<'_>) {
    story.remove("correction_");
    let first = story.rows[0].day;
    story.shift("accepted", 4);
    for days in [1, 3] {
        let day = story.later(first, days);
        story.add("correction_requested", day, 600, ("window-05", "clerk"));
        story.last().document = "correction_notice";
        story.last().reason = "再补一份证明";
        let day = story.later(first, days + 1);
        story.add("correction_supplied", day, 590, ("applicant", "applicant"));
    }
}

fn corrected_after_acceptance(story: &mut Story<'_>) {
    story.insert("correction_requested", 1, ("window-05", "clerk"));
    story.last().document = "correction_notice";
    story.last().reason = "受理后又要求补材料";
}

fn review_skipped(story: &mut Story<'_>) {
    story.remove("step_started:review");
    story.remove("step_ended:review");
}

fn decided_before_approval(story: &mut Story<'_>) {
    let decided = story.row("decided").day;
    let after = story.later(decided, 1);
    story.row("step_ended:approve").day = after;
}

fn reviewed_by_a_clerk(story: &mut Story<'_>) {
    let row = story.row("step_ended:review");
    row.role = "clerk";
    "window-03".clone_into(&mut row.actor);
}

fn accepted_and_decided_by_one(story: &mut Story<'_>) {
    let head = story.row("decided").actor.clone();
    story.row("accepted").actor = head;
}

fn item_nobody_listed(story: &mut Story<'_>) {
    story.code = "ZZ-999";
}

fn item_cancelled(story: &mut Story<'_>) {
    story.code = "CG-902";
}

fn step_nobody_listed(story: &mut Story<'_>) {
    story.insert("step_started:leader_hint", 1, ("office-1", "office"));
    story.insert("step_ended:leader_hint", 1, ("office-1", "office")).minute = 720;
}

fn material_nobody_listed(story: &mut Story<'_>) {
    story.insert("material_requested:guarantee_letter", 1, ("window-05", "clerk"));
}

fn material_that_is_shared(story: &mut Story<'_>) {
    story.insert("material_requested:id_copy", 1, ("window-05", "clerk"));
}

fn special_nobody_listed(story: &mut Story<'_>) {
    story.procedure("auction", (1, 4));
    let started = story.row("special_started");
    started.ground = "auction";
}

fn charged_too_much(story: &mut Story<'_>) {
    "60.00".clone_into(&mut story.row("fee_charged").amount);
}

fn charged_off_the_list(story: &mut Story<'_>) {
    story.insert("fee_charged:express_fee", 1, ("cashier-1", "cashier"));
    "200.00".clone_into(&mut story.last().amount);
}

fn refused_without_reason(story: &mut Story<'_>) {
    story.rows.truncate(1);
    let day = story.later(story.rows[0].day, 2);
    story.add("refused_to_accept", day, 610, ("window-07", "clerk"));
    story.last().document = "refusal_notice";
}

fn denied_without_reason(story: &mut Story<'_>) {
    let row = story.row("decided");
    "decided=denied".clone_into(&mut row.event);
    row.reason = "";
    row.document = "remedy_notice";
    story.remove("fee_charged");
}

fn denied_without_remedy(story: &mut Story<'_>) {
    let row = story.row("decided");
    "decided=denied".clone_into(&mut row.event);
    row.reason = "不符合法定条件";
    row.document = "decision";
    story.remove("fee_charged");
}

fn decision_skipped(story: &mut Story<'_>) {
    story.remove("decided");
}

fn suspension_entered_later(story: &mut Story<'_>) {
    let started = story.procedure("testing", (1, 5));
    let entered = story.later(story.rows[started].day, 6);
    story.rows[started].recorded_at = format!("{entered} 16:40:00");
}

fn waiting_for_the_leader(story: &mut Story<'_>) {
    story.shift("step_started:review", story.item.promised);
    let days = story.item.promised;
    story.insert("suspended", 1, ("handler-4", "handler")).reason = "等领导批示";
    story.insert("resumed", days, ("handler-4", "handler"));
}

fn suspended_without_notice(story: &mut Story<'_>) {
    let started = story.procedure("expert_review", (1, 6));
    story.rows[started].document = "";
    story.rows[started].planned = String::new();
}

fn suspended_for_longer_than_told(story: &mut Story<'_>) {
    let started = story.procedure("expert_review", (1, 9));
    "4 working_day".clone_into(&mut story.rows[started].planned);
}

fn suspended_just_before_due(story: &mut Story<'_>) {
    let due = story.item.promised;
    story.procedure("testing", (due, due + 6));
}

fn suspension_never_ended(story: &mut Story<'_>) {
    story.procedure("expert_review", (2, 6));
    story.remove("special_ended");
}

fn suspended_for_longer_than_set(story: &mut Story<'_>) {
    let started = story.procedure("expert_review", (1, 20));
    "10 working_day".clone_into(&mut story.rows[started].planned);
}

fn extended_lawfully(story: &mut Story<'_>) {
    story.shift("step_ended:approve", story.item.promised);
    story.extend(8, "head", "情况复杂，需要核实用地界线");
}

fn extended_twice(story: &mut Story<'_>) {
    extended_lawfully(story);
    story.extend(10, "head", "仍需核实用地界线");
}

fn extended_by_a_clerk(story: &mut Story<'_>) {
    story.shift("step_ended:approve", 5);
    story.extend(6, "clerk", "情况复杂，需要核实用地界线");
}

fn extended_without_reason(story: &mut Story<'_>) {
    story.shift("step_ended:approve", 5);
    story.extend(6, "head", "");
}

fn extended_too_late(story: &mut Story<'_>) {
    story.shift("step_ended:approve", 22);
    story.extend(24, "head", "补办延期手续");
}

fn due_day_declared_too_late(story: &mut Story<'_>) {
    let accepted = story.row("accepted").day;
    // Weekends were left out, the holidays and make-up days were not looked up; and three days were added on top.
    let wrong = story.later(accepted, story.item.statutory + 3);
    story.row("accepted").due = format!("{wrong} 17:00:00");
}

fn entered_days_later(story: &mut Story<'_>) {
    let decided = story.row("decided").day;
    let entered = story.later(decided, 6);
    for event in ["step_ended:review", "step_ended:approve", "decided"] {
        story.row(event).recorded_at = format!("{entered} 16:50:00");
    }
}

fn sent_back_again_and_again(story: &mut Story<'_>) {
    story.shift("step_ended:approve", 1);
    for _ in 0..3 {
        story.insert("returned:review", 1, ("approver-9", "approver")).reason = "材料格式";
    }
    let rows = story.rows.len();
    for (minute, row) in (720..).step_by(20).zip(&mut story.rows[rows - 3..]) {
        row.minute = minute;
    }
}

fn no_hearing(story: &mut Story<'_>) {
    story.remove("special_");
    story.remove("hearing_");
}

fn complaint_upheld(story: &mut Story<'_>) {
    let delivered = story.row("delivered").day;
    let day = story.later(delivered, 1);
    story.add("complained", day, 610, ("applicant", "applicant"));
    story.last().reason = "窗口工作人员态度生硬";
    let day = story.later(delivered, 4);
    story.add("complaint_upheld", day, 930, ("hotline-2", "supervisor"));
}

fn no_acceptance_notice(story: &mut Story<'_>) {
    story.row("accepted").document = "";
}

fn review_took_too_long(story: &mut Story<'_>) {
    story.shift("step_ended:review", 9);
}

fn refused_although_complete(story: &mut Story<'_>) {
    story.rows.truncate(1);
    let day = story.later(story.rows[0].day, 2);
    story.add("refused_to_accept", day, 610, ("window-07", "clerk"));
    story.last().document = "refusal_notice";
    story.last().reason = "系统升级，暂停收件";
}

fn accepted_although_incomplete(story: &mut Story<'_>) {
    story.row("submitted").materials = "application";
    story.remove("correction_");
    let decided = story.row("decided").day;
    story.add("material_received:air_report", decided, 530, ("window-02", "clerk"));
}

/// Accepted with gaps, whatever is missing; the promise is told with it.
fn gap(story: &mut Story<'_>, missing: bool) {
    if missing {
        story.row("submitted").materials = "application";
    }
    story.remove("correction_");
    let row = story.row("accepted");
    "accepted_with_gaps".clone_into(&mut row.event);
    row.document = "gap_notice";
    row.reason = "缺少的材料后补";
    "2 working_day".clone_into(&mut row.planned);
}

fn gap_not_allowed(story: &mut Story<'_>) {
    gap(story, true);
    let accepted = story.row("accepted_with_gaps").day;
    let day = story.later(accepted, 1);
    story.add("material_received:contract", day, 530, ("window-02", "clerk"));
}

fn gap_promise_lapsed(story: &mut Story<'_>) {
    gap(story, true);
    let accepted = story.row("accepted_with_gaps").day;
    story.shift("step_started:review", 3);
    let day = story.later(accepted, 4);
    story.add("material_received:air_report", day, 530, ("window-02", "clerk"));
}

fn granted_although_incomplete(story: &mut Story<'_>) {
    gap(story, true);
    let row = story.row("decided");
    "decided=granted".clone_into(&mut row.event);
    row.document = "decision";
    row.reason = "";
}

fn gap_closed_in_time(story: &mut Story<'_>) {
    gap(story, true);
    let accepted = story.row("accepted_with_gaps").day;
    let day = story.later(accepted, 1);
    story.add("material_received:air_report", day, 530, ("window-02", "clerk"));
}

fn verified_alone(story: &mut Story<'_>) {
    story.remove("special_");
    story.remove("site_verified");
    story.insert("site_verified", 1, ("handler-1", "handler")).document = "site_record";
    story.last().staff = "1";
}

fn suspended_three_times(story: &mut Story<'_>) {
    story.remove("special_");
    story.shift("step_started:review", 7);
    for (from, special) in [(1, "expert_review"), (3, "testing"), (5, "expert_review")] {
        let row = story.insert(&format!("special_started:{special}"), from, ("handler-2", "handler"));
        (row.ground, row.document) = (ground_of(special), "suspension_notice");
        "1 working_day".clone_into(&mut row.planned);
        story.insert(&format!("special_ended:{special}"), from + 1, ("handler-2", "handler")).minute = 640;
    }
}

fn altered_after_conclusion(story: &mut Story<'_>) {
    let delivered = story.row("delivered").day;
    let day = story.later(delivered, 2);
    story.add("amended:decided", day, 1050, ("office-1", "office"));
    story.last().reason = "修改决定日期";
}

fn handed_over_to_nobody(story: &mut Story<'_>) {
    story.shift("step_started:review", 3);
    story.insert("transferred", 0, ("window-06", "clerk")).reason = "转业务科室";
}

fn asked_again(story: &mut Story<'_>) {
    story.insert("material_requested:contract", 1, ("window-05", "clerk"));
}
