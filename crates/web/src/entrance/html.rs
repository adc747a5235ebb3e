//! The pages of the entrance as HTML: what they show, without looks.

use super::view;
use crate::problem::Problem;
use crate::visit::{Language, Reader, Visitor};

/// Where one signs in.
pub(crate) fn sign_in(reader: &Reader, view: &view::SignIn) -> String {
    let title = reader.of_two("登录", "Sign in");
    let chosen = reader.of_two("口令已设置，请登录。", "The password is set. Sign in with it.");
    let chosen = if view.chosen { format!("<p role=\"status\">{chosen}</p>") } else { String::new() };
    let body = format!(
        "{chosen}{}<form method=\"post\" action=\"/sign-in\">{}{}{}{}</form>",
        problem(reader, view.problem.as_ref()),
        hidden("to", &view.to),
        field(("login", reader.of_two("登录名", "Name")), "text", ("username", &view.login)),
        field(("password", reader.of_two("口令", "Password")), "password", ("current-password", "")),
        button(title),
    );
    page(reader, title, &body)
}

/// Where the code of the second factor is entered.
pub(crate) fn code(reader: &Reader, view: &view::Code) -> String {
    let title = reader.of_two("两步验证", "Second factor");
    let label = reader.of_two("验证码或恢复码", "Code of the authenticator, or a recovery code");
    let body = format!(
        "{}<form method=\"post\" action=\"/sign-in/code\">{}{}{}</form>",
        problem(reader, view.problem.as_ref()),
        hidden("to", &view.to),
        field(("code", label), "text", ("one-time-code", "")),
        button(reader.of_two("继续", "Go on")),
    );
    page(reader, title, &body)
}

/// Where a password is chosen.
pub(crate) fn invitation(reader: &Reader, view: &view::Invitation) -> String {
    let title = reader.of_two("设置口令", "Choose a password");
    let secret = field(("secret", reader.of_two("邀请码", "Invitation")), "text", ("off", &view.secret));
    let body = format!(
        "{}<form method=\"post\" action=\"/invitation\">{secret}{}{}</form>",
        problem(reader, view.problem.as_ref()),
        chosen_password(reader),
        button(title),
    );
    page(reader, title, &body)
}

/// One's own account.
pub(crate) fn account(visitor: &Visitor, view: &view::Account) -> String {
    let reader = &visitor.reader;
    let title = reader.of_two("我的账户", "My account");
    let choices: String = view.choices.iter().map(|choice| role(visitor, choice)).collect();
    let factor = if view.has_factor {
        format!("<p>{}</p>", reader.of_two("两步验证已启用。", "The second factor is in use."))
    } else {
        let label = reader.of_two("启用两步验证", "Set up a second factor");
        form(visitor, "/account/factor", &button(label))
    };
    let before = field(
        ("before", reader.of_two("当前口令", "Password until now")),
        "password",
        ("current-password", ""),
    );
    let password = format!(
        "{before}{}{}",
        chosen_password(reader),
        button(reader.of_two("修改口令", "Change the password"))
    );
    let body = format!(
        "{}{}<p>{} ({})</p><ul>{choices}</ul>{}{factor}{}{}",
        done(reader, view.done),
        problem(reader, view.problem.as_ref()),
        escape(&visitor.name),
        escape(&view.login),
        form(visitor, "/account/password", &password),
        form(visitor, "/sign-out", &button(reader.of_two("退出", "Sign out"))),
        form(visitor, "/sign-out/everywhere", &button(reader.of_two("退出所有设备", "Sign out everywhere"))),
    );
    page(reader, title, &body)
}

/// A second factor that was drawn.
pub(crate) fn enrolment(visitor: &Visitor, view: &view::Enrolment) -> String {
    let reader = &visitor.reader;
    let title = reader.of_two("启用两步验证", "Set up a second factor");
    let tell = reader.of_two(
        "把密钥输入验证器，妥善保存恢复码（只显示这一次），然后输入验证器显示的验证码。",
        "Enter the secret into an authenticator, keep the recovery codes (they are shown this once), then enter the code it shows.",
    );
    let codes: String =
        view.recovery.iter().map(|code| format!("<li><code>{}</code></li>", escape(code))).collect();
    let label = reader.of_two("验证码", "Code");
    let first = format!("{}{}", field(("code", label), "text", ("one-time-code", "")), button(title));
    let body = format!(
        "<p>{tell}</p><p><code>{}</code></p><p><code>{}</code></p><ol>{codes}</ol>{}",
        escape(&view.secret),
        escape(&view.address),
        form(visitor, "/account/factor/code", &first),
    );
    page(reader, title, &body)
}

/// What is wrong, and what to do next.
pub(crate) fn wrong(reader: &Reader, wrong: &Problem) -> String {
    let back = reader.of_two("返回首页", "To the first page");
    let body = format!("{}<p><a href=\"/\">{back}</a></p>", problem(reader, Some(wrong)));
    page(reader, reader.of_two("无法完成", "It could not be done"), &body)
}

fn page(reader: &Reader, title: &str, body: &str) -> String {
    let other = match reader.language {
        Language::Zh => ("en", "English"),
        Language::En => ("zh", "中文"),
    };
    let language = format!(
        "<form method=\"post\" action=\"/language\">{}{}{}</form>",
        hidden("language", other.0),
        hidden("to", &reader.here),
        button(other.1)
    );
    format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title} · 日晷 Sundial</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"></head>\
         <body><main><h1>{title}</h1>{body}</main><footer>{language}</footer></body></html>\n",
        reader.language.code()
    )
}

fn form(visitor: &Visitor, action: &str, inside: &str) -> String {
    format!("<form method=\"post\" action=\"{action}\">{}{inside}</form>", hidden("form", &visitor.form))
}

fn role(visitor: &Visitor, choice: &view::Choice) -> String {
    let role = visitor.reader.language;
    let name = match role {
        Language::Zh => choice.role.zh().to_owned(),
        Language::En => choice.role.code().replace('_', " "),
    };
    let name = format!("{name} {}", escape(choice.place.path()));
    if choice.acts {
        return format!("<li aria-current=\"true\">{name}</li>");
    }
    let inside = format!(
        "{}{}{}",
        hidden("role", choice.role.code()),
        hidden("place", choice.place.path()),
        button(&name)
    );
    format!("<li>{}</li>", form(visitor, "/account/role", &inside))
}

fn chosen_password(reader: &Reader) -> String {
    let password = ("password", reader.of_two("新口令", "New password"));
    let again = ("again", reader.of_two("再次输入新口令", "New password once more"));
    let field = |named| field(named, "password", ("new-password", ""));
    let rule = reader.of_two(
        "至少 10 个字符、三类字符（或至少 16 个字符），不含登录名。",
        "At least 10 characters of three classes, or at least 16; not the name.",
    );
    format!("{}{}<p>{rule}</p>", field(password), field(again))
}

fn done(reader: &Reader, done: Option<view::Done>) -> String {
    let said = match done {
        None => return String::new(),
        Some(view::Done::Password) => reader.of_two(
            "口令已修改，其他设备已退出。",
            "The password is changed; everywhere else you are signed out.",
        ),
        Some(view::Done::Factor) => reader.of_two("两步验证已启用。", "The second factor is in use."),
        Some(view::Done::Role) => reader.of_two("已切换角色。", "You go on in another role."),
    };
    format!("<p role=\"status\">{said}</p>")
}

fn problem(reader: &Reader, problem: Option<&Problem>) -> String {
    let Some(problem) = problem else { return String::new() };
    let (said, next) = match reader.language {
        Language::Zh => (problem.zh, problem.next_zh),
        Language::En => (problem.en, problem.next_en),
    };
    let what =
        if problem.what.is_empty() { String::new() } else { format!(" “{}”", escape(&problem.what)) };
    format!("<p role=\"alert\">{}{what} ({}): {}</p>", escape(said), problem.code, escape(next))
}

fn field((name, label): (&str, &str), kind: &str, (fill, value): (&str, &str)) -> String {
    format!(
        "<p><label for=\"{name}\">{label}</label> <input id=\"{name}\" name=\"{name}\" type=\"{kind}\" \
         autocomplete=\"{fill}\" value=\"{}\" required></p>",
        escape(value)
    )
}

fn hidden(name: &str, value: &str) -> String {
    format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escape(value))
}

fn button(label: &str) -> String {
    format!("<button>{label}</button>")
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}
