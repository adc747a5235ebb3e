//! The closed vocabularies of accountability.

use crate::codes::codes;

codes! {
    /// Which of the three mistakes it is (三误).
    Mistake {
        /// Later than the law or a promise allows.
        Delay "delay" "延误" "delay",
        /// Less care than the law demands: left out, overlooked, not explained.
        Error "error" "失误" "error",
        /// What the law forbids.
        Fault "fault" "错误" "fault",
    }
}

codes! {
    /// How grave it is, lightest first.
    Gravity {
        /// The situation, and nothing besides.
        General "general" "一般" "general",
        /// 情节严重, 后果较大.
        Serious "serious" "较大" "serious",
        /// 构成犯罪, 造成严重后果.
        Grave "grave" "严重" "grave",
    }
}

codes! {
    /// Who answers for it.
    Answers {
        /// The person who did it or should have (其他直接责任人员).
        Handler "handler" "承办人员" "the person who handled it",
        /// The person in charge (直接负责的主管人员).
        Head "head" "直接负责的主管人员" "the person in charge",
        /// The organ itself.
        Department "department" "部门" "the department",
    }
}

codes! {
    /// How well a source is known, as the project's research grades it.
    SourceGrade {
        /// The text of the law was read.
        A "A" "法律法规原文" "the text of the law was read",
        /// An official page was found and read.
        B "B" "官方页面" "an official page was read",
        /// Read in a system that is in use.
        C "C" "在用系统" "read in a system in use",
        /// An excerpt, news, commentary.
        D "D" "摘要、报道" "an excerpt or a report",
        /// Generally known, not verified.
        M "M" "常识，未核实" "generally known, not verified",
    }
}

codes! {
    /// How it may be learned of besides by rules.
    Learned {
        /// Somebody complained or told.
        Complaint "complaint" "投诉举报" "a complaint or a tip",
        /// A patrol or a look at the window saw it.
        Patrol "patrol" "现场巡查" "a patrol",
        /// A sample was held against paper.
        Sampling "sampling" "抽样核对" "a sample held against paper",
        /// A review or a court said so.
        Ruling "ruling" "复议、诉讼结果" "a review or a judgment",
        /// The accounts were looked at.
        Accounts "accounts" "财务检查、审计" "an audit of accounts",
        /// Call-backs and ratings.
        CallBack "call_back" "回访、评价" "a call-back or a rating",
        /// Traces that systems keep of who looked at what.
        Traces "traces" "系统访问记录" "records of access",
        /// A comparison of published lists with the catalogue of items.
        Lists "lists" "清单与指南核对" "published lists held against the catalogue",
    }
}

codes! {
    /// Who says that this follows.
    By {
        /// The article that is cited.
        Law "law" "所引条文" "the article cited",
        /// Nobody but this catalogue: a proposal, to be set by the city.
        Proposed "proposed" "本目录建议，可调" "this catalogue proposes it; to be set",
    }
}

codes! {
    /// What follows, lightest first.
    Consequence {
        /// 批评教育.
        Criticism "criticism" "批评教育" "criticism",
        /// 责令改正.
        Rectify "rectify" "责令改正" "ordered to put it right",
        /// 责令退还.
        Refund "refund" "责令退还" "ordered to pay back",
        /// 追缴.
        Recover "recover" "追缴" "recovered",
        /// 赔偿.
        Compensate "compensate" "依法赔偿" "compensation",
        /// 书面检查, of a person.
        Statement "statement" "书面检查" "a written self-criticism",
        /// 书面检查, of a unit.
        UnitStatement "unit_statement" "责令作出书面检查" "a written self-criticism of the unit",
        /// 取消评优、扣减绩效奖励.
        BonusLost "bonus_lost" "取消评优、扣减绩效奖励" "no commendation, less bonus",
        /// 约谈.
        Talk "talk" "约谈" "called in for a talk",
        /// 通报批评.
        Bulletin "bulletin" "通报批评" "criticised in a bulletin",
        /// 挂牌督办.
        Watched "watched" "挂牌督办" "put under listed supervision",
        /// 诫勉.
        Admonition "admonition" "诫勉" "admonition",
        /// 停职检查.
        Suspension "suspension" "停职检查" "suspended from duty",
        /// 调离岗位.
        Transfer "transfer" "调离岗位" "moved to another post",
        /// 辞退或者解聘.
        Dismissal "dismissal" "辞退或者解聘" "dismissed",
        /// 处分, where the law does not say which.
        Sanction "sanction" "依法给予处分" "a disciplinary sanction",
        /// 警告.
        Warning "warning" "警告" "a warning",
        /// 记过.
        Demerit "demerit" "记过" "a demerit",
        /// 记大过.
        GraveDemerit "grave_demerit" "记大过" "a grave demerit",
        /// 降级.
        Demotion "demotion" "降级" "demotion",
        /// 撤职.
        Removal "removal" "撤职" "removal from office",
        /// 开除.
        Expulsion "expulsion" "开除" "expulsion",
        /// 依规依纪依法严肃处理.
        Severe "severe" "依规依纪依法严肃处理" "dealt with severely by discipline and law",
        /// 移送司法机关.
        Prosecution "prosecution" "移送司法机关，依法追究刑事责任" "handed to the judiciary",
    }
}

impl Consequence {
    /// Returns whether it falls on a person; what does not falls on the department.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        match self {
            Consequence::Rectify
            | Consequence::Refund
            | Consequence::Recover
            | Consequence::Compensate
            | Consequence::UnitStatement
            | Consequence::Talk
            | Consequence::Bulletin
            | Consequence::Watched => false,
            Consequence::Criticism
            | Consequence::Statement
            | Consequence::BonusLost
            | Consequence::Admonition
            | Consequence::Suspension
            | Consequence::Transfer
            | Consequence::Dismissal
            | Consequence::Sanction
            | Consequence::Warning
            | Consequence::Demerit
            | Consequence::GraveDemerit
            | Consequence::Demotion
            | Consequence::Removal
            | Consequence::Expulsion
            | Consequence::Severe
            | Consequence::Prosecution => true,
        }
    }
}
