//! The signals and the reasons for which a log shows one, with their words.

macro_rules! words {
    ($(#[$outer:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $code:literal $zh:literal $en:literal,)+ }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// Every one, in order of declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// Returns the stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)+ }
            }

            /// Returns the words in Chinese.
            #[must_use]
            pub const fn zh(self) -> &'static str {
                match self { $($name::$variant => $zh,)+ }
            }

            /// Returns the words in English.
            #[must_use]
            pub const fn en(self) -> &'static str {
                match self { $($name::$variant => $en,)+ }
            }
        }
    };
}

words! {
    /// A signal.
    Signal {
        /// Entered long after it is said to have happened.
        BackDating "back-dating" "事后补录" "entered late",
        /// Stamped with an hour of work, entered when nobody works.
        AfterClose "after-close" "下班后补录" "entered after closing",
        /// Many cases that were complete when they came in.
        BackFill "back-fill" "批量补录" "filled in as a batch",
        /// Numbers and days contradict each other.
        SerialOrder "serial-order" "编号与时间矛盾" "numbers against days",
        /// Suspensions that look like a way around the limit.
        Suspension "suspension" "停计异常" "suspension",
        /// Cases that ended without a result just before the limit, were opened again, or were filed anew.
        EarlyExit "early-exit" "临期退出与重开" "exit before the limit",
        /// Concluded, and never delivered.
        Undelivered "undelivered" "办结未送达" "concluded, not delivered",
        /// Conclusions heaped on the end of the month.
        MonthEnd "month-end" "月末集中办结" "month-end conclusions",
        /// Concluded far faster than the item ever is.
        Instant "instant" "瞬间办结" "instant conclusion",
        /// Work outside opening hours.
        OffHours "off-hours" "非工作时间操作" "outside opening hours",
        /// Times on the full hour.
        RoundTimes "round-times" "整点时间" "times on the full hour",
        /// Steps otherwise than the item says.
        StepOrder "step-order" "环节与事项不符" "steps against the item",
    }
}

words! {
    /// Why an observation is a hit; `{}` stands for its value. Of the reasons of one signal the weightier come first.
    Reason {
        /// Said to be in time, recorded after the limit.
        AcrossLimit "recorded-after-limit" "所述时间未超期，录入时已超期 {} 分钟" "stated in time, recorded {} minutes after the limit",
        /// Above the operator's own baseline.
        AboveOwn "above-own-baseline" "录入迟 {} 分钟，超出本人基线" "entered {} minutes late, above the operator's own baseline",
        /// Not above the operator's own baseline, but above that of the log.
        AboveLog "above-log-baseline" "录入迟 {} 分钟，超出全体基线" "entered {} minutes late, above the baseline of the log",
        /// In opening hours as stated, entered outside them.
        EnteredAfterClose "entered-after-close" "所述时间在上班时间，{} 分钟后于非工作时间录入" "stated in opening hours, entered outside them {} minutes later",
        /// One of many that were complete at ingest.
        CompleteAtIngest "complete-at-ingest" "入库时已办结，同批 {} 件" "complete when it came in, {} such cases together",
        /// The number stands among those of other days.
        OutOfOrder "out-of-order" "编号所在次序与日期相差 {} 天" "the number stands among those {} days apart",
        /// Just before the limit.
        NearLimit "near-limit" "期满前 {} 个工作日停计" "stopped {} working days before the limit",
        /// After the limit.
        AfterLimit "after-limit" "期满后停计" "stopped after the limit",
        /// Again and again.
        Repeated "repeated" "同一办件停计 {} 次" "{} suspensions of one case",
        /// Not on the closed list.
        GroundNotListed "ground-not-listed" "理由不在法定清单" "the ground is not on the closed list",
        /// Longer than planned.
        OverPlanned "over-planned" "超过告知时间" "longer than the time told",
        /// Never ended although the matter did.
        Dangling "dangling" "办结时仍未恢复" "never ended although the case did",
        /// What it was for did not happen in it.
        NoCounterpart "no-counterpart" "停计期间没有相应的听证、核查等记录" "no hearing, verification or the like on record in it",
        /// Ended on the day of the conclusion.
        EndedOnFinish "ended-on-finish" "恢复当日办结" "ended on the day of the conclusion",
        /// Withdrawn, voided or terminated just before the limit.
        ExitNearLimit "exit-near-limit" "期满前 {} 个工作日以非决定方式结束" "ended without a decision {} working days before the limit",
        /// Filed anew by the same applicant, after an end without a decision.
        Refiled "refiled" "结束 {} 个工作日后同一申请人就同一事项重新申请" "the same applicant filed for the same item again {} working days later",
        /// Opened again.
        Reopened "reopened" "办结后重开（办结 {} 分钟后）" "opened again {} minutes after the conclusion",
        /// Neither a certificate nor a delivery.
        NotDelivered "not-delivered" "办结后没有出证、送达记录" "neither a certificate nor a delivery on record",
        /// Concluded in the last working days of the month.
        MonthEnd "month-end" "月末最后工作日办结" "concluded in the last working days of the month",
        /// Far below the item's history.
        FarBelowHistory "far-below-history" "用时 {} 分钟，远低于该事项历史" "took {} minutes, far below the item's own history",
        /// On a rest day.
        RestDay "rest-day" "休息日操作" "on a rest day",
        /// Before opening.
        BeforeOpening "before-opening" "上班前 {} 分钟操作" "{} minutes before opening",
        /// After closing.
        AfterClosing "after-closing" "下班后 {} 分钟操作" "{} minutes after closing",
        /// On the full hour.
        FullHour "full-hour" "时间为整点" "on the full hour",
        /// A step is missing.
        StepMissing "step-missing" "缺少环节" "a step is missing",
        /// A step came before one that should precede it.
        StepOutOfOrder "step-out-of-order" "环节次序颠倒" "steps out of order",
        /// A step was done again without a return.
        StepRepeated "step-repeated" "未经退回重复环节" "a step again without a return",
        /// The item has no such step.
        StepUnlisted "step-unlisted" "事项中没有的环节" "a step that the item does not have",
    }
}

words! {
    /// What a log would have to carry for a signal.
    Missing {
        /// When the system learned of an event.
        RecordedAt "recorded_at" "录入时间" "the time of recording",
        /// Batches, or times of recording.
        Batch "batch" "批次或录入时间" "batches or times of recording",
        /// Numbers that ascend.
        Serial "serial" "递增的编号" "numbers that ascend",
        /// Suspensions.
        Suspensions "suspensions" "停计" "suspensions",
        /// Cases that ended.
        Finishes "finishes" "办件的结束" "ends of cases",
        /// Deliveries of what was concluded.
        Deliveries "deliveries" "出证、送达" "certificates or deliveries",
        /// Enough cases of one item.
        History "history" "同一事项足够的办结" "enough concluded cases of one item",
        /// Times of day.
        TimeOfDay "time-of-day" "一日内的时刻" "times of day",
        /// Steps in the items file, and their events.
        Steps "steps" "事项的环节及其事件" "steps in the items file with their events",
        /// Who applied.
        Applicant "applicant" "申请人" "the applicant",
    }
}
