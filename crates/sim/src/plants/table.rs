//! The table of plants.

use super::{Make, Plant, money, process, records, suspension, time};
use crate::elsewhere;
use engine::ItemVersion;

const fn plant(code: &'static str, rule: &'static str, fits: fn(&ItemVersion) -> bool, make: Make) -> Plant {
    Plant { code, matter: "case", rule, part: "", level: "yellow", fits, materials: false, make }
}

const fn elsewhere(code: &'static str, matter: &'static str, rule: &'static str, make: Make) -> Plant {
    Plant { matter, ..plant(code, rule, any, make) }
}

const fn red(plant: Plant) -> Plant {
    Plant { level: "red", ..plant }
}

const fn notice(plant: Plant) -> Plant {
    Plant { level: "notice", ..plant }
}

const fn part(part: &'static str, plant: Plant) -> Plant {
    Plant { part, ..plant }
}

const fn with_materials(plant: Plant) -> Plant {
    Plant { materials: true, ..plant }
}

const fn any(_: &ItemVersion) -> bool {
    true
}

const SUSPENSION: &str = "irregular-suspension";
const EXTENSION: &str = "irregular-extension";

const PLANTS: &[Plant] = &[
    plant("promise-missed", "promised-overdue", super::plain, time::promise_missed),
    red(plant("law-missed", "statutory-overdue", super::plain, time::law_missed)),
    red(plant("never-decided", "statutory-overdue", super::plain, time::never_decided)),
    plant("accepted-late", "accept-overdue", super::plain, time::accepted_late),
    plant("silent-on-receipt", "deemed-acceptance", super::plain, time::silent_on_receipt),
    plant("delivered-late", "deliver-overdue", super::plain, time::delivered_late),
    notice(plant("step-late", "step-overdue", super::plain, time::step_late)),
    plant("forwarded-late", "lower-review-overdue", super::forwarded, time::forwarded_late),
    notice(plant("renewal-undecided", "deemed-grant", super::renewed_by_silence, time::never_decided)),
    notice(plant("due-misdeclared", "declared-due-differs", super::plain, time::due_misdeclared)),
    part(
        "skip_accepted",
        plant("acceptance-skipped", "order-of-steps", super::plain, process::acceptance_skipped),
    ),
    part(
        "skip_decided",
        plant("decision-skipped", "order-of-steps", super::plain, process::decision_skipped),
    ),
    plant("corrected-twice", "second-correction", super::plain, process::corrected_twice),
    plant("corrected-late", "correction-after-acceptance", super::plain, process::corrected_late),
    plant("refused-unexplained", "refusal-without-reason", super::plain, process::refused_unexplained),
    plant("denied-unexplained", "refusal-without-reason", super::plain, process::denied_unexplained),
    plant("denied-without-remedy", "no-remedy-notice", super::plain, process::denied_without_remedy),
    plant("hearing-left-out", "hearing-not-held", super::heard, process::hearing_left_out),
    plant("item-unlisted", "item-unlisted", super::plain, process::item_unlisted),
    plant("item-cancelled", "item-not-in-force", super::plain, process::item_cancelled),
    plant("step-unlisted", "step-unlisted", super::plain, process::step_unlisted),
    plant("unauthorised", "unauthorised", super::plain, process::unauthorised),
    notice(plant("one-person", "separation", super::plain, process::one_person)),
    red(plant("material-unlisted", "material-unlisted", super::listed_materials, process::material_unlisted)),
    plant("material-shareable", "material-shareable", super::shareable, process::material_shareable),
    with_materials(plant(
        "refused-although-complete",
        "refused-although-complete",
        super::two_materials,
        process::refused_although_complete,
    )),
    with_materials(plant(
        "accepted-although-incomplete",
        "accepted-although-incomplete",
        super::two_materials,
        process::accepted_although_incomplete,
    )),
    red(plant("overcharged", "fee-over-standard", super::charged, money::overcharged)),
    red(plant("charged-off-list", "fee-unlisted", super::plain, money::charged_off_list)),
    plant("special-overrun", "special-overdue", super::special, suspension::special_overrun),
    plant("special-unlisted", "special-unlisted", super::special, suspension::special_unlisted),
    part(
        "ground_not_listed",
        plant("waiting-for-leader", SUSPENSION, super::plain, suspension::waiting_for_leader),
    ),
    part(
        "no_written_notice",
        plant("suspended-untold", SUSPENSION, super::special, suspension::suspended_untold),
    ),
    part(
        "no_planned_length",
        plant("suspended-openly", SUSPENSION, super::special, suspension::suspended_openly),
    ),
    part(
        "over_planned",
        plant("suspended-overlong", SUSPENSION, super::special, suspension::suspended_overlong),
    ),
    part(
        "after_expiry",
        plant("suspended-too-late", SUSPENSION, super::special, suspension::suspended_too_late),
    ),
    part(
        "dangling",
        plant("suspension-left-open", SUSPENSION, super::special, suspension::suspension_left_open),
    ),
    notice(plant(
        "suspended-near-limit",
        "suspension-near-limit",
        super::special,
        suspension::suspended_near_limit,
    )),
    plant("suspension-backdated", "backdated-suspension", super::special, suspension::suspension_backdated),
    part(
        "second_extension",
        plant("extended-twice", EXTENSION, super::extendable, suspension::extended_twice),
    ),
    part(
        "wrong_role",
        plant("extended-by-clerk", EXTENSION, super::extendable, suspension::extended_by_clerk),
    ),
    part("too_long", plant("extended-too-long", EXTENSION, super::extendable, suspension::extended_too_long)),
    part(
        "no_reason",
        plant("extended-unexplained", EXTENSION, super::extendable, suspension::extended_unexplained),
    ),
    part("not_extendable", plant("extended-anyway", EXTENSION, super::rigid, suspension::extended_anyway)),
    part(
        "after_expiry",
        plant("extended-too-late", EXTENSION, super::extendable, suspension::extended_too_late),
    ),
    notice(plant("entered-late", "entered-late", super::plain, records::entered_late)),
    plant("altered-afterwards", "altered-after-conclusion", super::plain, records::altered_afterwards),
    plant("complained-of", "complaint-upheld", super::plain, records::complained_of),
    plant("accepted-untold", "no-acceptance-notice", super::plain, records::accepted_untold),
    notice(plant("sent-back-twice", "returned-repeatedly", super::plain, records::sent_back_twice)),
    notice(plant("suspended-thrice", "suspended-too-often", super::special, records::suspended_thrice)),
    with_materials(plant("gap-not-allowed", "gap-not-allowed", super::gapped, records::gap_not_allowed)),
    notice(with_materials(plant(
        "gap-left-open",
        "gap-promise-overdue",
        super::gapped,
        records::gap_left_open,
    ))),
    with_materials(plant(
        "granted-with-gap",
        "granted-although-incomplete",
        super::gapped,
        records::granted_with_gap,
    )),
    part(
        "skip_review",
        plant("review-skipped", "item-steps", super::reviewed_first, records::review_skipped),
    ),
    plant("decided-too-soon", "decided-before-last-step", super::reviewed_first, records::decided_too_soon),
    notice(plant("handed-over-and-left", "hand-over-not-taken", super::plain, records::handed_over_and_left)),
    with_materials(plant("asked-again", "material-asked-again", super::two_materials, records::asked_again)),
    plant("reopened-late", "promised-overdue", super::plain, records::reopened_late),
    plant("verified-alone", "single-verifier", super::plain, process::verified_alone),
    // A log in the mapping `sundial` holds cases only.
    red(elsewhere("penalty-late", "penalty", "penalty-overdue", elsewhere::penalty_late)),
    elsewhere("penalty-unserved", "penalty", "penalty-service-overdue", elsewhere::penalty_unserved),
    elsewhere("review-untaken", "review", "review-accept-overdue", elsewhere::review_untaken),
    red(elsewhere("review-late", "review", "review-overdue", elsewhere::review_late)),
    elsewhere("petition-untold", "petition", "petition-forward-overdue", elsewhere::petition_untold),
    red(elsewhere("petition-late", "petition", "petition-overdue", elsewhere::petition_late)),
    red(elsewhere("disclosure-late", "disclosure", "disclosure-overdue", elsewhere::disclosure_late)),
    notice(elsewhere("consult-late", "disclosure", "consult-overdue", elsewhere::consult_late)),
];

/// Returns every kind of misconduct that can be planted.
#[must_use]
pub const fn plants() -> &'static [Plant] {
    PLANTS
}
