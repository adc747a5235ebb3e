//! The signals, each once, in the order in which they are shown.

use super::after_close::AfterClose;
use super::back_dating::BackDating;
use super::back_fill::BackFill;
use super::book::Book;
use super::detect::Detect;
use super::early_exit::EarlyExit;
use super::instant::Instant;
use super::month_end::MonthEnd;
use super::off_hours::OffHours;
use super::round_times::RoundTimes;
use super::run::SignalResult;
use super::score::scores;
use super::seen::{Known, Seen};
use super::serial_order::SerialOrder;
use super::step_order::{Deviation, StepOrder};
use super::suspension::Suspension;
use super::thresholds::Thresholds;
use super::undelivered::Undelivered;

macro_rules! detectors {
    ($($name:ident: $kind:ident,)+) => {
        /// What is known of every signal.
        pub(super) struct Detectors { $($name: $kind,)+ }

        /// What one thread saw of every signal.
        pub(super) struct Books { $($name: (Book, <$kind as Detect>::Notes),)+ }

        impl Detectors {
            /// Knows nothing yet.
            pub(super) fn new(thresholds: &Thresholds) -> Detectors {
                Detectors { $($name: $kind::new(thresholds),)+ }
            }

            /// Looks at a case in the first pass.
            pub(super) fn learn(&mut self, case: &Known<'_>) {
                $(self.$name.learn(case);)+
            }

            /// Takes over what another thread learned.
            pub(super) fn merge(&mut self, other: Detectors) {
                $(self.$name.merge(other.$name);)+
            }

            /// Ends the first pass.
            pub(super) fn learned(&mut self) {
                $(self.$name.learned();)+
            }

            /// Makes empty books.
            pub(super) fn books(&self, per_operator: usize) -> Books {
                Books { $($name: (Book::new(per_operator), Default::default()),)+ }
            }

            /// Looks at a case in the second pass.
            pub(super) fn judge(&self, case: &Seen<'_>, books: &mut Books) {
                $(if self.$name.lacks().is_none() {
                    self.$name.judge(case, &mut books.$name.0, &mut books.$name.1);
                })+
            }

            /// Puts the books of all threads together.
            pub(super) fn close(
                &self,
                books: Vec<Books>,
                thresholds: &Thresholds,
            ) -> (Vec<SignalResult>, Vec<Deviation>) {
                let (mut results, mut deviations) = (Vec::new(), Vec::new());
                $(let mut $name: Vec<(Book, <$kind as Detect>::Notes)> = Vec::new();)+
                for one in books {
                    $($name.push(one.$name);)+
                }
                $(results.push(result(&self.$name, $name, thresholds, &mut deviations));)+
                (results, deviations)
            }
        }
    };
}

detectors! {
    back_dating: BackDating,
    after_close: AfterClose,
    back_fill: BackFill,
    serial_order: SerialOrder,
    suspension: Suspension,
    early_exit: EarlyExit,
    undelivered: Undelivered,
    month_end: MonthEnd,
    instant: Instant,
    off_hours: OffHours,
    round_times: RoundTimes,
    step_order: StepOrder,
}

fn result<D: Detect>(
    detector: &D,
    parts: Vec<(Book, D::Notes)>,
    thresholds: &Thresholds,
    deviations: &mut Vec<Deviation>,
) -> SignalResult {
    let mut book = Book::new(thresholds.evidence.per_operator);
    let mut notes = Vec::new();
    for (other, note) in parts {
        book.merge(other);
        notes.push(note);
    }
    deviations.extend(detector.close(notes, &mut book));
    let missing = detector.lacks().or(D::UNSEEN.filter(|_| book.all.sample == 0));
    SignalResult {
        signal: D::SIGNAL,
        missing,
        lacks: detector.lacks_partly().filter(|_| missing.is_none()),
        count: book.all,
        reasons: book.by_reason.iter().map(|(reason, count)| (*reason, *count)).collect(),
        scores: scores(D::SIGNAL, &book, &thresholds.score),
        evidence: book.evidence(),
    }
}
