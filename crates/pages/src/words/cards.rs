//! Cards.

words! {
    /// Words of cards.
    CardWords {
        lead: "发现了什么、发给了谁、答复到哪一步，一张牌从发出到办结都留痕。", "What was found, who must answer, and how far it has come.";
        card: "监察牌", "Card";
        number: "牌号", "Card no.";
        level: "等级", "Level";
        state: "状态", "State";
        about: "所涉办件", "Case";
        responsible: "责任人", "Responsible";
        sent: "发出时间", "Sent";
        answer_by: "最迟答复", "Answer by";
        colour: "等级", "Colour";
        text: "关键词", "Text";
        confirm: "待发", "To be sent";
        issued: "已发", "Sent";
        signed: "已签收", "Signed for";
        appealed: "已申诉", "Appealed";
        withdrawn: "已撤销", "Withdrawn";
        closed: "已办结", "Closed";
        now: "现在可以做什么", "What you may do now";
        nothing_now: "现在没有需要您处理的。", "There is nothing for you to do now.";
        why_not: "暂时不能做的，以及原因", "What you may not do, and why";
        evidence: "监察发现与证据", "Finding and evidence";
        thread: "往来记录", "Thread";
        no_thread: "还没有往来记录。", "Nothing was written yet.";
        attachment: "附件", "Attachment";
        certificate: "监察凭证", "Certificate";
        certificate_lead: "下载后可离线核验：sundial card verify FILE", "Can be checked offline: sundial card verify FILE";
        download: "下载凭证", "Download the certificate";
        scan: "扫码核验", "Scan to check";
        score: "扣分", "Score";
        score_left: "不计分：已撤销", "Leaves the score: withdrawn";
        score_none: "不计分", "Takes nothing from the score";
        done: "已记入台账。", "It was recorded.";
        my_cards: "待我处理", "Waiting for me";
        to_answer: "待答复", "To answer";
        to_verify: "待核实", "To verify";
        to_decide: "待裁决", "Appeals to decide";
        to_confirm: "待发出", "To be sent";
        nothing_to_do: "今天没有等您处理的事。", "Nothing waits for you today.";
        due_soon: "今明到期", "Due today or tomorrow";
        late: "已超期", "Late";
        what: "事项", "What";
        home_lead: "按剩余时间排列，先到期的在前。", "In order of the time that is left.";
        follow: "后续", "What follows";
    }
}
