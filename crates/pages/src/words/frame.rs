//! The frame around every page, and what all pages share.

words! {
    /// Words of the frame.
    FrameWords {
        name: "日晷", "Sundial";
        what: "政务服务电子监察", "Electronic supervision of government services";
        skip: "跳到正文", "Skip to the content";
        menu: "主菜单", "Main menu";
        you_are_here: "所在位置", "You are here";
        home: "我的待办", "My work";
        cases: "办件", "Cases";
        cards: "亮牌", "Cards";
        monitor: "实时监控", "Monitor";
        statistics: "统计分析", "Statistics";
        wall: "监察大屏", "Wall screen";
        rules: "监察规则", "Rules";
        checkup: "运行体检", "Check-up";
        organisations: "机构人员", "Organisations";
        accounts: "账号令牌", "Accounts";
        search: "办件编号", "Case number";
        find: "查找", "Find";
        other_language: "English", "中文";
        to_dark: "深色", "Dark";
        to_light: "浅色", "Light";
        you: "我的账号", "My account";
        log_out: "退出", "Sign out";
        switch_role: "切换角色", "Act in another role";
        more: "更多", "More";
        next: "下一页", "Next page";
        first: "回到第一页", "First page";
        filter: "筛选", "Filter";
        clear: "清除条件", "Clear";
        any: "不限", "Any";
        nothing_here: "没有符合条件的记录。", "Nothing matches.";
        all: "全部", "All";
        rows: "条", "rows";
        shown: "本页", "On this page";
        figures: "关键指标", "Key figures";
        as_table: "看数据表", "Show as a table";
        export_xlsx: "导出 XLSX", "Export XLSX";
        export_csv: "导出 CSV", "Export CSV";
        print: "打印", "Print";
        as_of: "截至", "As of";
        live_on: "实时更新", "Live";
        live_off: "连接中断，正在重连", "Connection lost, reconnecting";
        required: "必填", "required";
        back: "返回", "Back";
        made_by: "日晷电子监察系统", "Sundial electronic supervision";
        shortcuts: "快捷键：/ 查找，J 与 K 上下移动，回车打开", "Keys: / to find, J and K to move, Enter to open";
        what_next: "下一步", "What next";
        code: "代码", "Code";
        go_home: "回到首页", "Go to the start page";
        sample: "样本", "sample";
        scroll_table: "可横向滚动的表格", "Table, scrolls sideways";
        notice: "预警", "Notice";
        yellow: "黄牌", "Yellow card";
        red: "红牌", "Red card";
    }
}
