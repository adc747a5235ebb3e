//! Monitor, statistics, wall.

words! {
    /// Words of the monitor, statistics and the wall.
    SeeingWords {
        monitor_lead: "全部数字可点开，一直看到每一件、每一天。", "Every figure opens its cases, every case its days.";
        intake_today: "今日收件", "Taken in today";
        in_progress: "在办", "In progress";
        due_today: "今日到期", "Due today";
        overdue: "已超期", "Overdue";
        notices: "预警", "Notices";
        yellow_cards: "黄牌", "Yellow cards";
        red_cards: "红牌", "Red cards";
        waiting: "待答复", "to be answered";
        latest: "最新亮牌", "Latest cards";
        no_cards: "还没有亮牌。", "No cards yet.";
        slow_items: "超期风险最高的事项", "Items closest to their limit";
        slow_items_note: "近三十日收件的平均已用／承诺（工作日）；不足 30 件的不排名，列在后面", "Average used / promised (working days) of cases of the last thirty days; fewer than 30 are not ranked and stand last";
        by_department: "各部门亮牌", "Cards by department";
        tiles: "各区划", "By division";
        tiles_note: "一格是一个区划，位置按地理方位排布；数字为超期率。", "A tile for each division, placed roughly where it lies; the overdue rate.";
        distribution: "已用时限分布", "Used of the promise";
        distribution_note: "横轴为已办结件已用占承诺的比例", "Finished cases by used time in percent of the promise";
        limit: "承诺时限", "Promise";
        trend: "月度趋势", "By month";
        ranking: "排名", "Ranking";
        ranking_note: "样本少于 30 的排在表尾，不参加排名。", "Fewer than 30 cases are not ranked and stand last.";
        small_sample: "样本少", "small sample";
        statistics_lead: "每件按此刻的规则和日历计算；点名称或件数可看到对应办件。", "Every case is judged by the rules and the calendar of now; a name or a number of cases opens them.";
        group_by: "统计维度", "Group by";
        period_from: "起始日", "From";
        period_through: "截止日", "Through";
        by_item: "事项", "Item";
        by_department_name: "部门", "Department";
        opened_today: "今日", "today";
        overdue_answers: "逾期", "late";
        too_many: "符合条件的办件太多，请缩小时间范围。", "Too many cases for one question; ask for a shorter time.";
        by_step: "环节", "Step";
        by_person: "人员", "Person";
        by_channel: "渠道", "Channel";
        by_month: "月份", "Month";
        by_division: "区划", "Division";
        handled: "收件数", "Handled";
        finished: "办结数", "Finished";
        total: "合计", "Total";
        show: "查看", "Show";
        used: "已用", "Used";
        promised: "承诺", "Promised";
        share: "占比", "Share";
        cases: "件数", "Cases";
        wall_title: "政务服务电子监察", "Supervision of government services";
        on_time_month: "近三十日按时办结率", "On time, last thirty days";
        speed_up: "办理提速率", "Speed-up achieved";
        ledger_head: "账本树头", "Head of the ledger";
        signed_at: "已签名，可公开核验", "signed, open to anybody's check";
        within_second: "触发后一秒内亮牌", "within a second of its ground";
        yesterday: "昨", "yd.";
    }
}
