//! Cases and clocks.

words! {
    /// Words of cases and clocks.
    CaseWords {
        lead: "凡有时限的事都在这里，按最近要动的排在前面。", "Everything that somebody owes by a day, what moves next first.";
        number: "办件编号", "Case";
        item: "事项", "Item";
        department: "部门", "Department";
        place: "区划", "Division";
        stage: "状态", "State";
        open: "在办", "Open";
        closed: "已结", "Closed";
        began: "开始", "Began";
        moved: "最近动作", "Last event";
        promised: "承诺到期", "Promised";
        statutory: "法定到期", "By law";
        left: "剩余时间", "Time left";
        findings: "监察发现", "Findings";
        order: "排序", "Order";
        by_next: "先到期的在前", "Due first";
        by_id: "按编号", "By number";
        clocks: "时限", "Clocks";
        clock: "时钟", "Clock";
        how_computed: "这一天是怎么算出来的", "How this day was computed";
        ribbon: "时限台账", "Clock ribbon";
        day_by_day: "逐日台账", "Day by day";
        day: "日期", "Day";
        counts: "计入", "Counts";
        not_counted: "不计入", "Does not count";
        running_number: "累计", "So far";
        why: "原因", "Why";
        source: "依据文件", "Source";
        key: "图例", "Key";
        law: "依据条文", "The law";
        events: "办理过程", "What happened";
        event: "事件", "Event";
        receipt: "回执", "Receipt";
        receipt_of: "下载存证回执", "Download the receipt";
        who: "办理人", "By";
        facts: "基本信息", "Facts";
        kind: "种类", "Kind";
        judged_by: "判定依据", "Judged by";
        no_clock: "本件没有正在计时的时限。", "No clock runs.";
        no_findings: "没有监察发现。", "Nothing was found.";
        demand: "规定", "What is required";
        basis: "法律依据", "Legal basis";
        proof: "证据", "Evidence";
        avoid: "怎样可以避免", "What would have avoided it";
        responsible: "责任人", "Responsible";
        found_on: "触发时间", "Known since";
        rule: "规则", "Rule";
        lifted: "已消除", "Lifted";
        superseded: "已升级", "Superseded";
        stands: "成立", "Stands";
        see_card: "看这张牌", "See the card";
        counted: "计入", "Counts";
        make_up: "调休上班，计入", "Make-up day, counts";
        rest: "休息日、节假日", "Weekend or holiday";
        suspended: "停计", "Suspended, not counted";
        ahead: "还没到", "Yet to come";
        today: "今天", "Today";
        due: "到期", "Due";
        over: "超出时限", "Beyond the limit";
        start_day: "起算当日不计", "Day of the start, not counted";
        recorded_late: "登记时间", "Recorded";
        verify: "核验本件未被改动", "Check that nothing was altered";
        opinion: "说明", "Note";
    }
}
