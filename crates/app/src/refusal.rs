//! What people and systems may not do, with a code and a reason in both languages.

use std::fmt;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $code:literal $zh:literal $en:literal $next_zh:literal $next_en:literal,)+) => {
        /// A code of a refusal; never used twice for different things.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RefusalCode {
            $($(#[$doc])* $name,)+
        }

        impl RefusalCode {
            /// Every code.
            pub const ALL: &'static [RefusalCode] = &[$(RefusalCode::$name,)+];

            /// Returns the code as it is shown.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(RefusalCode::$name => $code,)+ }
            }

            /// Returns what is refused, in Chinese and English.
            #[must_use]
            pub const fn words(self) -> (&'static str, &'static str) {
                match self { $(RefusalCode::$name => ($zh, $en),)+ }
            }

            /// Returns what to do next, in Chinese and English.
            #[must_use]
            pub const fn next(self) -> (&'static str, &'static str) {
                match self { $(RefusalCode::$name => ($next_zh, $next_en),)+ }
            }
        }
    };
}

codes! {
    /// The role may not do this.
    Role "A-01" "您的角色无权这样做" "your role may not do this"
        "请由有权的角色办理" "ask somebody whose role may",
    /// The matter is not within the actor's part of the tree.
    Place "A-02" "不在您的管辖范围内" "it is not within your part of the tree"
        "请由其所属机构办理" "ask the organisation it belongs to",
    /// Nobody is known by what was shown.
    Nobody "A-03" "身份未能确认" "nobody is known by this token"
        "请使用有效的令牌" "use a token that is valid",
    /// There is no such thing, or not for the one who asks.
    Nothing "Q-01" "没有找到，或不在您的可见范围内" "there is no such thing, or not for you"
        "请核对编号" "check the identity",
    /// What was asked cannot be understood.
    Unclear "Q-02" "请求无法理解" "what was asked cannot be understood"
        "请对照接口说明修改" "mend it by the description of the interface",
    /// More was sent than one request may hold.
    TooMuch "Q-03" "一次请求的内容过多" "more was sent than one request may hold"
        "请分批发送" "send it in parts",
    /// The database cannot be reached.
    Unreachable "F-01" "数据库暂时不可用" "the database cannot be reached at the moment"
        "请稍后重试，未确认的没有写入" "send it again a little later; what was not confirmed was not written",
    /// We could not.
    Failed "F-02" "系统未能完成" "the service could not do it"
        "请联系管理员，并告知时间" "tell the administrator, with the time",
    /// The event is of a version that is not known.
    Version "T-01" "事件版本不认识" "the version of the event is not known"
        "请按 v = 1 的格式发送" "send it in the form of v = 1",
    /// A field that is needed is empty.
    Empty "T-02" "必填字段为空" "a field that is needed is empty"
        "请补全后重新发送" "fill it in and send it again",
    /// A field is too long.
    TooLong "T-03" "字段过长" "a field is too long"
        "请缩短后重新发送" "make it shorter and send it again",
    /// The identity is already kept for another matter.
    OtherMatter "T-04" "该事件编号已用于另一办件" "the identity is already kept for another matter"
        "请为每个事件使用不同的编号" "give each event an identity of its own",
    /// It corrects an event that is not there.
    Corrects "T-05" "更正所指的事件不存在" "it corrects an event that is not there"
        "请先发送被更正的事件" "send the event that it corrects first",
    /// The matter has as many events as one may have.
    TooMany "T-06" "该办件的事件过多" "the matter has as many events as one may have"
        "请核对来源系统是否重复产生事件" "check whether the source makes events again and again",
    /// More comes in than can be kept at the moment.
    Busy "T-07" "系统繁忙，暂时不能接收" "more comes in than can be kept at the moment"
        "请稍后重试，已发送的不会丢失" "send it again a little later; nothing that was taken is lost",
    /// It is no event.
    NotAnEvent "T-09" "不是事件" "it is no event"
        "请对照接口说明修改后重新发送" "mend it by the description of the interface and send it again",
    /// It is said to happen later than the clock allows.
    Ahead "T-08" "发生时间晚于当前时间过多" "it is said to happen too far ahead"
        "请核对来源系统的时钟" "check the clock of the source",
}

/// A refusal: what is refused and which value is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The code.
    pub code: RefusalCode,
    /// The field or value that is meant, where there is one.
    pub what: String,
}

impl Refusal {
    /// Makes a refusal that is about a value.
    #[must_use]
    pub fn new(code: RefusalCode, what: &str) -> Refusal {
        Refusal { code, what: what.to_owned() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (zh, en) = self.code.words();
        let (next_zh, next_en) = self.code.next();
        let what = &self.what;
        let said = if what.is_empty() { String::new() } else { format!(" “{what}”") };
        let code = self.code.code();
        write!(f, "{zh}{said} ({code})，{next_zh}。/ {en}{said} ({code}); {next_en}.")
    }
}

impl std::error::Error for Refusal {}
