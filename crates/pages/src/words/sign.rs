//! The entrance.

words! {
    /// Words of the entrance and of one's own account.
    SignWords {
        sign_in: "登录", "Sign in";
        lead: "每一天，都算得清。", "Every day accounted for.";
        proof_lead: "时限由法律和日历算出，记录只增不改，任何人都能核验。", "Limits follow from law and calendar; records are only ever added; anybody can check them.";
        chosen: "口令已设置，请登录。", "The password is set. Sign in with it.";
        login: "登录名", "Name";
        password: "口令", "Password";
        forgot: "忘记口令？请联系本单位的系统管理员，由其发出新的邀请。", "Forgotten the password? Ask your administrator for a new invitation.";
        second: "两步验证", "Second factor";
        second_lead: "请输入验证器上显示的 6 位数字，或一个恢复码。", "Enter the six digits that your authenticator shows, or a recovery code.";
        code: "验证码或恢复码", "Code, or a recovery code";
        first_code: "验证码", "Code";
        go_on: "继续", "Go on";
        invitation: "设置口令", "Choose a password";
        secret: "邀请码", "Invitation";
        password_rule: "至少 10 个字符、三类字符，或至少 16 个字符；不含登录名。", "At least 10 characters of three classes, or at least 16; without the name.";
        new_password: "新口令", "New password";
        again: "再次输入新口令", "New password once more";
        before: "当前口令", "Password until now";
        change: "修改口令", "Change the password";
        change_lead: "修改后，其他设备上的登录全部失效。", "Everywhere else you are signed out.";
        roles: "我的角色", "My roles";
        acts: "当前", "In use";
        act: "切换", "Switch";
        factor_on: "两步验证已启用。", "The second factor is in use.";
        factor_off: "尚未启用两步验证。启用后，只有口令不能登录。", "Not in use yet. With it, a password alone opens nothing.";
        enrol: "启用两步验证", "Set up a second factor";
        enrol_lead: "用验证器扫描二维码或输入密钥，妥善保存恢复码（只显示这一次），然后输入显示的验证码。", "Scan the code or type the key, keep the recovery codes (they are shown this once), then enter the code that is shown.";
        key: "密钥", "Key";
        recovery: "恢复码", "Recovery codes";
        out_everywhere: "退出所有设备", "Sign out everywhere";
        sessions: "登录", "Sessions";
    }
}
