//! What can happen to a matter: the closed, frozen list of event kinds.

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $code:literal $zh:literal,)+) => {
        /// A kind of event (事件). The list only grows; codes never change (frozen samples in `tests/it/frozen`).
        ///
        /// Superset of the recommended vocabulary (GB/T 39046 processing actions, the older object set and the
        /// construction-project states).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum EventKind {
            $($(#[$doc])* #[serde(rename = $code)] $name,)+
        }

        impl EventKind {
            /// Every kind, in order of declaration.
            pub const ALL: &'static [EventKind] = &[$(EventKind::$name,)+];

            /// Returns the code used in JSON, packs and mappings.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(EventKind::$name => $code,)+ }
            }

            /// Returns the official Chinese term.
            #[must_use]
            pub const fn zh(self) -> &'static str {
                match self { $(EventKind::$name => $zh,)+ }
            }
        }
    };
}

kinds! {
    /// The applicant applied.
    Submitted "submitted" "申请",
    /// An online application was looked at before intake.
    PreAccepted "pre_accepted" "预受理",
    /// The papers were taken in and a receipt given.
    Received "received" "收件",
    /// The one notice of all that is missing was given.
    CorrectionRequested "correction_requested" "补正告知",
    /// The applicant answered the correction notice.
    CorrectionSupplied "correction_supplied" "补正提交",
    /// The application was accepted.
    Accepted "accepted" "受理",
    /// The application was accepted although listed materials follow later.
    AcceptedWithGaps "accepted_with_gaps" "容缺受理",
    /// Acceptance was refused.
    RefusedToAccept "refused_to_accept" "不予受理",
    /// The matter was sent to a handling body.
    Dispatched "dispatched" "分发",
    /// The handling body took it.
    SignedFor "signed_for" "签收",
    /// The matter was handed to another body or person.
    Transferred "transferred" "转交",
    /// A step began.
    StepStarted "step_started" "环节开始",
    /// A step ended.
    StepEnded "step_ended" "环节结束",
    /// The matter went back to an earlier step.
    Returned "returned" "退回",
    /// A special procedure began.
    SpecialStarted "special_started" "特别程序开始",
    /// A special procedure ended.
    SpecialEnded "special_ended" "特别程序结束",
    /// The clock was stopped without a special procedure (ordinary suspension).
    Suspended "suspended" "挂起",
    /// An ordinary suspension ended.
    Resumed "resumed" "恢复",
    /// An extension was approved.
    Extended "extended" "延期批准",
    /// The right to a hearing, or the hearing, was announced.
    HearingNotified "hearing_notified" "听证告知",
    /// A hearing took place.
    HearingHeld "hearing_held" "听证",
    /// A verification on site took place.
    SiteVerified "site_verified" "现场核查",
    /// A material was asked for.
    MaterialRequested "material_requested" "要求材料",
    /// A material came in.
    MaterialReceived "material_received" "收取材料",
    /// A document was issued to the applicant.
    DocumentIssued "document_issued" "出具文书",
    /// A fee was charged.
    FeeCharged "fee_charged" "收费",
    /// A fee was paid back.
    FeeRefunded "fee_refunded" "退费",
    /// The decision was taken; the outcome says which.
    Decided "decided" "决定",
    /// The certificate was made out.
    CertificateIssued "certificate_issued" "出证",
    /// The result was delivered.
    Delivered "delivered" "送达",
    /// The matter was concluded.
    Concluded "concluded" "办结",
    /// The applicant withdrew.
    Withdrawn "withdrawn" "撤回",
    /// The authority revoked its act.
    Revoked "revoked" "撤销",
    /// The matter was voided.
    Voided "voided" "作废",
    /// Handling was terminated.
    Terminated "terminated" "终止",
    /// A concluded matter was opened again.
    Reopened "reopened" "重开",
    /// An earlier event was corrected; `corrects` names it.
    Amended "amended" "更正",
    /// The matter was archived.
    Archived "archived" "归档",
    /// A penalty case was filed.
    Filed "filed" "立案",
    /// A penalty was imposed.
    PenaltyImposed "penalty_imposed" "处罚",
    /// A payment came in.
    Paid "paid" "缴款",
    /// The person concerned was rated by, or rated, the service.
    Rated "rated" "评价",
    /// A complaint about the matter came in.
    Complained "complained" "投诉",
    /// The complaint was upheld.
    ComplaintUpheld "complaint_upheld" "投诉属实",
    /// The handling body was urged.
    Urged "urged" "催办",
    /// An answer was given.
    Answered "answered" "答复",
    /// The person was called back.
    CalledBack "called_back" "回访",
    /// A duty to put something right was set.
    RectificationOrdered "rectification_ordered" "责令整改",
    /// It was put right.
    Rectified "rectified" "整改完成",
    /// A supervision order was given.
    SupervisionOrdered "supervision_ordered" "督办",
    /// The supervised body answered the order.
    SupervisionAnswered "supervision_answered" "督办反馈",
    /// The supervision order was closed.
    SupervisionClosed "supervision_closed" "督办办结",
    /// A notice before due was raised.
    NoticeRaised "notice_raised" "预警",
    /// A card was issued.
    CardIssued "card_issued" "亮牌",
    /// The card was acknowledged.
    CardAcknowledged "card_acknowledged" "签收牌",
    /// The card was explained.
    CardExplained "card_explained" "说明",
    /// An appeal against the card was filed.
    Appealed "appealed" "申诉",
    /// The appeal was decided.
    AppealDecided "appeal_decided" "申诉裁决",
    /// The card was withdrawn by decision; it stays on record.
    CardWithdrawn "card_withdrawn" "摘牌",
    /// The card's workflow was closed.
    CardClosed "card_closed" "销牌",
    /// A bulletin named the matter.
    BulletinIssued "bulletin_issued" "通报",
    /// A card, letter or notice was drawn up and waits to be sent.
    Drafted "drafted" "拟稿",
    /// It was looked into whether an answer holds; the outcome says so.
    Verified "verified" "核实",
    /// A card, letter or notice became graver; the subject says what it is now.
    Escalated "escalated" "升级",
    /// Something was proposed that another person decides; the subject says what.
    Proposed "proposed" "提请",
    /// Somebody steps back from deciding.
    Recused "recused" "回避",
    /// A remark that changes nothing by itself; the subject says what about.
    Noted "noted" "附注",
    /// A patrol saw something; the subject says what.
    Observed "observed" "巡查",
    /// Something that this list does not name; the subject says what.
    Other "other" "其他",
}

impl EventKind {
    /// Finds a kind by its code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<EventKind> {
        EventKind::ALL.iter().copied().find(|kind| kind.code() == code)
    }
}

/// How a decision, a step, an appeal or a rating came out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Outcome {
    /// Not said.
    #[default]
    None,
    /// 准予、通过、属实.
    Granted,
    /// 不予、不通过、不属实.
    Denied,
    /// 部分准予.
    Partial,
    /// 满意.
    Satisfied,
    /// 不满意.
    Dissatisfied,
}

impl Outcome {
    /// Every outcome with its code.
    pub const ALL: [(Outcome, &'static str); 6] = [
        (Outcome::None, ""),
        (Outcome::Granted, "granted"),
        (Outcome::Denied, "denied"),
        (Outcome::Partial, "partial"),
        (Outcome::Satisfied, "satisfied"),
        (Outcome::Dissatisfied, "dissatisfied"),
    ];

    /// Returns the code, empty when nothing was said.
    #[must_use]
    pub fn code(self) -> &'static str {
        Outcome::ALL.iter().find(|(outcome, _)| *outcome == self).map_or("", |(_, code)| code)
    }

    /// Finds an outcome by its code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Outcome> {
        Outcome::ALL.iter().find(|(_, known)| *known == code).map(|(outcome, _)| *outcome)
    }
}
