//! What dockets are, how they stand, and whose turn it is.

use crate::codes::codes;

codes! {
    /// A kind of docket; its code is the kind of matter.
    DocketKind {
        /// A finding that somebody must answer.
        Card "card" "监察牌" "card",
        /// A delay of the supervisors themselves, which they answer to their leader.
        LayerCard "layer_card" "层级监察牌" "card on the supervisors",
        /// A supervision letter (督办函) with a reply that is due.
        Letter "letter" "督办函" "supervision letter",
        /// An accountability file, from proposal to decision.
        Accountability "accountability" "问责案卷" "accountability file",
    }
}

codes! {
    /// How a docket stands.
    DocketState {
        /// Drawn up, not sent.
        Pending "pending" "待发" "to be sent",
        /// Sent.
        Sent "sent" "已发" "sent",
        /// The receiver has signed for it.
        SignedFor "signed_for" "已签收" "signed for",
        /// An appeal waits for its decision.
        Appealed "appealed" "已申诉" "appealed",
        /// An accountability file is open.
        Filed "filed" "已立案" "filed",
        /// What shall follow was proposed and waits for its decision.
        Proposed "proposed" "已提请" "proposed",
        /// Withdrawn; it stays on record and leaves the score.
        Withdrawn "withdrawn" "已撤销" "withdrawn",
        /// Closed.
        Closed "closed" "已办结" "closed",
    }
}

codes! {
    /// The colour of a card. Packs name their levels as they like; this is what they come to.
    Colour {
        /// 预警: needs no answer.
        Notice "notice" "预警" "notice",
        /// 黄牌.
        Yellow "yellow" "黄牌" "yellow card",
        /// 红牌.
        Red "red" "红牌" "red card",
    }
}

codes! {
    /// A step of escalation (升级), lowest first.
    Rung {
        /// The card turns yellow.
        Yellow "yellow" "黄牌" "yellow card",
        /// The card turns red.
        Red "red" "红牌" "red card",
        /// A supervision letter is drafted.
        Letter "letter" "督办函" "supervision letter",
        /// An accountability file is opened.
        Accountability "accountability" "问责" "accountability file",
    }
}

codes! {
    /// What is owed next; its code is that of the clock that runs for it.
    Awaits {
        /// Nothing.
        Nothing "" "无" "nothing",
        /// That it is confirmed and sent.
        Sending "send" "确认发出" "to be sent",
        /// An explanation or correction.
        Reply "reply" "答复" "a reply",
        /// That the answer is verified.
        Verification "verify" "核实" "verification",
        /// That the appeal is decided.
        AppealDecision "decide" "申诉复核" "decision of the appeal",
        /// That it is looked into whether a card whose ground is gone still stands.
        Review "review" "复查" "review",
        /// That a consequence is proposed.
        Proposal "propose" "提出处理建议" "a proposal",
        /// That the proposal is decided.
        Conclusion "conclude" "处理决定" "a decision",
    }
}

codes! {
    /// Who acts.
    Side {
        /// Whoever answers for the matter.
        Department "department" "责任单位" "the department",
        /// A supervisor.
        Supervisor "supervisor" "监察员" "a supervisor",
        /// Who leads the supervisors.
        Leader "leader" "监察领导" "the supervising leader",
        /// The service itself, for what time and late events demand.
        Service "service" "系统" "the service",
    }
}

impl DocketKind {
    /// Returns what a finding on a docket of this kind opens against the supervisors; `None` where nothing more
    /// follows.
    ///
    /// A case opens cards; cards, letters and files open cards on the supervisors; those open nothing. So a chain of
    /// delays is at most two cards long.
    ///
    /// ```
    /// use engine::desk::DocketKind;
    /// assert_eq!(DocketKind::Letter.delay_card(), Some(DocketKind::LayerCard));
    /// assert_eq!(DocketKind::LayerCard.delay_card(), None);
    /// ```
    #[must_use]
    pub const fn delay_card(self) -> Option<DocketKind> {
        match self {
            DocketKind::Card | DocketKind::Letter | DocketKind::Accountability => Some(DocketKind::LayerCard),
            DocketKind::LayerCard => None,
        }
    }

    /// Returns whether it is a card of either kind.
    #[must_use]
    pub const fn is_card(self) -> bool {
        match self {
            DocketKind::Card | DocketKind::LayerCard => true,
            DocketKind::Letter | DocketKind::Accountability => false,
        }
    }
}

impl Colour {
    /// Returns the colour that a level of a pack comes to: a notice where it needs no answer, red where the pack
    /// paints it red, yellow otherwise.
    #[must_use]
    pub fn of(level: &crate::Level) -> Colour {
        match (level.notice_only, level.colour.as_str()) {
            (true, _) => Colour::Notice,
            (false, "red") => Colour::Red,
            (false, _) => Colour::Yellow,
        }
    }
}

impl Rung {
    /// Returns the colour of a card on this rung; `None` where it leaves the card behind.
    #[must_use]
    pub const fn colour(self) -> Option<Colour> {
        match self {
            Rung::Yellow => Some(Colour::Yellow),
            Rung::Red => Some(Colour::Red),
            Rung::Letter | Rung::Accountability => None,
        }
    }

    /// Returns the docket that is opened on this rung.
    #[must_use]
    pub const fn opens(self) -> Option<DocketKind> {
        match self {
            Rung::Letter => Some(DocketKind::Letter),
            Rung::Accountability => Some(DocketKind::Accountability),
            Rung::Yellow | Rung::Red => None,
        }
    }
}

impl Awaits {
    /// Returns who owes it on a docket of this kind; `None` where nothing is owed. What departments owe on a card,
    /// supervisors owe on a card on themselves, and their leader takes the supervisors' place.
    #[must_use]
    pub const fn owed_by(self, kind: DocketKind) -> Option<Side> {
        let side = match self {
            Awaits::Nothing => return None,
            Awaits::Reply => Side::Department,
            Awaits::Conclusion => Side::Leader,
            Awaits::Sending
            | Awaits::Verification
            | Awaits::AppealDecision
            | Awaits::Review
            | Awaits::Proposal => Side::Supervisor,
        };
        Some(side.on(kind))
    }
}

impl Side {
    /// Returns who takes this side on a docket of this kind.
    #[must_use]
    pub const fn on(self, kind: DocketKind) -> Side {
        match (kind, self) {
            (DocketKind::LayerCard, Side::Department) => Side::Supervisor,
            (DocketKind::LayerCard, Side::Supervisor) => Side::Leader,
            (
                DocketKind::Card | DocketKind::LayerCard | DocketKind::Letter | DocketKind::Accountability,
                side,
            ) => side,
        }
    }
}
