//! Rules, gaps, organisations, accounts.

words! {
    /// Words of rules, gaps, organisations and accounts.
    KeepWords {
        rules_lead: "规则是数据：每条都有依据、等级、生效日期，改动须经第二人批准。", "Rules are data: each has its basis, its levels and its days in force; a change needs a second person.";
        code: "编码", "Code";
        name: "名称", "Name";
        point: "监察点", "Looks at";
        levels: "等级", "Levels";
        version: "版本", "Version";
        in_force: "生效", "In force";
        from: "自", "from";
        through: "至", "through";
        issue: "亮牌方式", "How cards are sent";
        automatic: "自动发出", "At once";
        manual: "确认后发出", "After confirmation";
        escalates: "自动升级", "Takes a card one rung up";
        records: "只记录", "Recorded only";
        fired: "触发次数", "Fired";
        never_fired: "从未触发", "Never fired";
        demand: "规定", "What it requires";
        avoid: "怎样避免", "How to avoid it";
        basis: "法律依据", "Legal basis";
        tells: "通知对象", "Whom it tells";
        pack: "规则包", "Pack";
        kind: "种类", "Kind";
        checkup_lead: "沉默也要看得见：缺时限的事项、从未触发的规则、即将到期的日历，都列在这里。", "Silence is shown: items without limits, rules that never fired, calendars that end soon.";
        ok: "正常", "In order";
        gap: "缺口", "Gap";
        all_well: "没有发现缺口。", "No gap was found.";
        places_lead: "机构、部门和人员；在何处就看到何处以下。", "Organisations and staff; everybody sees what lies below their place.";
        organisation: "机构", "Organisation";
        path: "路径", "Path";
        staff: "人员", "Staff";
        since: "自", "Since";
        accounts_lead: "账号和系统令牌。密码和密钥不在这里，也不在任何地方明文保存。", "Accounts of people and tokens of systems; no secret is kept in plain anywhere.";
        person: "姓名", "Person";
        login: "用户名", "User name";
        roles: "角色", "Roles";
        place: "范围", "Place";
        state: "状态", "State";
        active: "正常", "Active";
        locked: "已锁定", "Locked";
        invited: "待启用", "Invited";
        ended: "已停用", "Closed";
        second_factor: "第二重验证", "Second factor";
        yes: "已设置", "Set up";
        no: "未设置", "Not set up";
        token: "系统令牌", "System tokens";
        last_seen: "最近登录", "Last seen";
        open_cases: "看它发现的", "See what it found";
        no_rows: "还没有记录。", "Nothing here yet.";
        level: "等级", "Level";
    }
}
