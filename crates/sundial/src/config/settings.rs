//! The list of what can be set.

/// One thing that can be set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// The section; empty for what stands before all sections.
    pub(super) section: &'static str,
    /// The key.
    pub(super) key: &'static str,
    /// What it is, in Chinese.
    pub(super) zh: &'static str,
    /// What it is, in English.
    pub(super) en: &'static str,
    /// A value as TOML: the usual one, or an example where nothing is usual.
    pub(super) value: &'static str,
    /// Whether the value is the usual one.
    pub(super) is_usual: bool,
}

const fn usual(
    section: &'static str,
    key: &'static str,
    value: &'static str,
    (zh, en): (&'static str, &'static str),
) -> Setting {
    Setting { section, key, zh, en, value, is_usual: true }
}

const fn example(
    section: &'static str,
    key: &'static str,
    value: &'static str,
    words: (&'static str, &'static str),
) -> Setting {
    Setting { is_usual: false, ..usual(section, key, value, words) }
}

/// The sections with their words, in the order of the sample.
pub(super) const SECTIONS: [(&str, &str, &str); 5] = [
    ("listen", "监听地址", "where it listens"),
    ("judging", "监察依据", "by what matters are judged"),
    ("keys", "密钥与账本名称", "keys, and the name of the ledger"),
    ("log", "运行日志（标准错误）", "what is told of the run, on standard error"),
    ("limits", "限额", "limits"),
];

/// All that can be set, in the order of the sample.
pub(super) const SETTINGS: [Setting; 22] = [
    usual(
        "",
        "data",
        "\"sundial-data\"",
        ("数据目录：数据库与密钥", "the folder of the database and the keys"),
    ),
    example(
        "",
        "database",
        "\"postgres://sundial@db.example/sundial\"",
        (
            "PostgreSQL 地址；不写则在数据目录中使用 SQLite。含口令时请改用环境变量 SUNDIAL_DATABASE",
            "a PostgreSQL; SQLite in the data folder when not given. With a password, use the variable SUNDIAL_DATABASE",
        ),
    ),
    usual(
        "",
        "part",
        "\"all\"",
        (
            "本进程的职责：all 全部，web 仅接口，worker 仅到期处理",
            "what this process does: all, web (requests only), worker (what time demands only)",
        ),
    ),
    usual("listen", "address", "\"127.0.0.1:8720\"", ("接口与页面", "for requests")),
    usual(
        "listen",
        "metrics",
        "\"127.0.0.1:8721\"",
        ("运行指标（Prometheus），\"off\" 为关闭", "for figures (Prometheus); \"off\" for none"),
    ),
    usual(
        "listen",
        "reached",
        "\"plain\"",
        (
            "浏览器如何到达：plain 直接（本机或封闭网络），tls 经由前置代理的 TLS",
            "how browsers reach it: plain (this machine, a closed network), tls (through a proxy that ends TLS)",
        ),
    ),
    usual(
        "listen",
        "hsts_seconds",
        "31536000",
        (
            "经由 TLS 时，告知浏览器此后多少秒只用 TLS；0 为不告知",
            "with tls: for how many seconds browsers are told to come over TLS only; 0 does not tell them",
        ),
    ),
    usual(
        "listen",
        "proxies",
        "0",
        (
            "前置代理的层数（各在 X-Forwarded-For 添一个地址）；0 为不看该标头",
            "proxies in front that add an address to X-Forwarded-For; with 0 the header is not looked at",
        ),
    ),
    usual(
        "judging",
        "pack",
        "\"statute\"",
        ("规则包：内置名称或文件", "the rule pack: a shipped one, or a file"),
    ),
    example(
        "judging",
        "items",
        "\"items.toml\"",
        (
            "事项库；不写则不知道任何事项的承诺时限",
            "the service items; without them no promised limit is known",
        ),
    ),
    usual(
        "judging",
        "divisions",
        "[]",
        ("行政区划日历：内置名称或文件", "calendars of divisions: shipped ones, or files"),
    ),
    example(
        "judging",
        "organisation",
        "\"service-hall\"",
        (
            "单位日历与办公时间：内置名称或文件",
            "calendar and opening hours of the organisation: a shipped one, or a file",
        ),
    ),
    example(
        "keys",
        "personal",
        "\"/etc/sundial/personal.key\"",
        (
            "个人信息主密钥；不写则在数据目录中，首次运行时生成。也可用环境变量 SUNDIAL_PERSONAL_KEY",
            "the master key of personal data; in the data folder when not given, made on the first run. Or the variable SUNDIAL_PERSONAL_KEY",
        ),
    ),
    example(
        "keys",
        "ledger",
        "\"/etc/sundial/ledger.key\"",
        (
            "账本签名密钥（SM2，PEM）；不写则在数据目录中，首次运行时生成。也可用环境变量 SUNDIAL_LEDGER_KEY",
            "the key that signs the ledger (SM2, PEM); in the data folder when not given, made on the first run. Or the variable SUNDIAL_LEDGER_KEY",
        ),
    ),
    usual(
        "keys",
        "origin",
        "\"sundial.localhost/ledger\"",
        (
            "账本名称，写在每个摘要上；正式使用前请改为本单位的名称，此后不再更改",
            "the name of the ledger, on every head; make it your own before you begin, and never change it after",
        ),
    ),
    usual("log", "level", "\"info\"", ("error、warn、info、debug", "error, warn, info, debug")),
    usual("log", "format", "\"text\"", ("text 或 json", "text or json")),
    usual(
        "limits",
        "waiting_events",
        "65536",
        (
            "等待写入的事件数上限，超过时以 429 请来源稍后再发",
            "events that wait to be written; beyond them sources are asked with 429 to send again later",
        ),
    ),
    usual(
        "limits",
        "forms_per_minute",
        "60",
        (
            "同一地址每分钟的登录、邀请等表单数；0 为不限",
            "forms of whoever is not signed in, from one address in a minute; 0 for no limit",
        ),
    ),
    usual(
        "limits",
        "look_ups_per_minute",
        "120",
        ("同一地址每分钟的公开查询数", "what anybody may look up, from one address in a minute"),
    ),
    usual(
        "limits",
        "calls_per_minute",
        "6000",
        ("同一令牌或账户每分钟的接口请求数", "requests of one token or account to the interface in a minute"),
    ),
    usual(
        "limits",
        "shutdown_seconds",
        "20",
        ("停止时等待未完成请求的秒数", "seconds that open requests are waited for when the service ends"),
    ),
];
