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
    /// A form was not sent by a page of this service, or by one of an earlier session.
    StrangeForm "A-04" "表单不是由本系统当前页面提交的" "the form was not sent by a page of this service as it is now"
        "请返回页面，刷新后重新提交" "go back to the page, load it again and send it once more",
    /// Somebody comes more often than one may.
    TooOften "A-05" "请求过于频繁" "you come more often than one may"
        "请等待所示时间后再试" "wait as long as it says and try again",
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
    /// Cards, letters and accountability files are opened by the service, not from outside.
    OfTheDesk "T-10" "监察案卷由系统产生，不从外部接收" "dockets of the supervisors are opened by the service, not taken in"
        "请使用监察案卷的办理功能" "use what is there for handling dockets",
    /// This is not done to a docket of this kind.
    NotDone "K-01" "此类案卷没有这个办理动作" "this is not done to a docket of this kind"
        "请核对案卷种类" "check which kind of docket it is",
    /// Not in its present state.
    NotNow "K-02" "案卷当前状态不能这样办理" "not in its present state"
        "请刷新后按当前状态办理" "look at it again and act on its present state",
    /// Something else is owed first.
    NotAwaited "K-03" "案卷正等待另一个步骤" "something else is owed first"
        "请先完成所等待的步骤" "do first what it awaits",
    /// The same person has taken a step that this one checks.
    OwnStep "K-04" "同一人已经办理过前面的步骤" "the same person has taken an earlier step"
        "请由另一人办理" "let somebody else do it",
    /// Nobody decides on what he is responsible for.
    Responsible "K-05" "责任人不得对自己的事作决定" "nobody decides on what he is responsible for"
        "请由另一人办理" "let somebody else do it",
    /// Who has stepped back does not decide.
    Recused "K-06" "已经回避，不得再作决定" "who has stepped back does not decide"
        "请由另一人办理" "let somebody else do it",
    /// An appeal was decided already.
    AppealedBefore "K-07" "申诉已有决定，不能再次申诉" "an appeal was decided already"
        "有新证据的，请提请撤销" "with new evidence, ask for its withdrawal",
    /// No withdrawal is proposed, or one is already.
    NoProposal "K-08" "没有待决的撤销提请，或已有提请未决" "no withdrawal is proposed, or one is open already"
        "请刷新后查看" "look at it again",
    /// It is not the next rung.
    NotTheNextRung "K-09" "只能逐级升级" "it goes up one rung at a time"
        "请按规则包的次序升级" "follow the ladder of the pack",
    /// A reason is needed.
    NoReason "K-10" "须写明理由" "a reason is needed"
        "请填写理由" "write down why",
    /// Of files like this none is taken.
    FileKind "K-11" "附件类型不接受" "files of this type are not taken"
        "请用 PDF、OFD、PNG 或 JPEG" "use PDF, OFD, PNG or JPEG",
    /// The file is too large, or there are too many.
    FileSize "K-12" "附件过大或过多" "the file is too large, or there are too many"
        "每个附件不超过 10 MB，每次不超过 10 个" "at most 10 MB each, at most 10 at a time",
    /// Who signs in is not who it should be; which part is wrong is not told.
    SignIn "P-01" "登录名、口令或验证码不正确，或账户暂不能登录" "the name, the password or the code is wrong, or the account cannot sign in now"
        "请核对后重试；连续失败后须等待，或请管理员解锁" "check and try again; after several failures wait, or ask an administrator",
    /// The session or token is not known, has ended or was revoked.
    NoSession "P-02" "登录已失效，或令牌无效" "the session has ended, or the token is not valid"
        "请重新登录，或申请新的令牌" "sign in again, or ask for a new token",
    /// The password does not meet the policy.
    WeakPassword "P-03" "口令不符合要求" "the password does not meet the policy"
        "请用至少 10 个字符、三类字符（或至少 16 个字符），不含登录名，不用常见口令和最近 5 个口令"
        "use at least 10 characters of three classes (or at least 16), not the name, no common one, none of the last 5",
    /// The one-time code is wrong.
    OneTimeCode "P-04" "验证码不正确" "the one-time code is wrong"
        "请核对设备时间，输入当前显示的验证码" "check the clock of the device and enter the code that it shows now",
    /// The invitation is not known, was used or has ended.
    Invitation "P-05" "邀请码无效或已过期" "the invitation is not known, was used or has ended"
        "请管理员重新发出" "ask an administrator for a new one",
    /// There is one already.
    Exists "P-06" "已经存在" "there is one already"
        "请使用其他编号" "use another identity",
    /// There is none.
    Unknown "P-07" "不存在" "there is none"
        "请核对编号" "check the identity",
    /// Two duties that one person may not have together.
    Duties "P-08" "不相容职责不能由同一人承担" "one person may not have both duties"
        "请由另一人承担" "give one of them to somebody else",
    /// Nobody changes what he himself may do.
    Own "P-09" "不能更改自己的权限" "nobody changes what he himself may do"
        "请由另一名管理员办理" "ask another administrator",
    /// An identity is not of the form.
    Form "P-10" "编号格式不正确" "the identity is not of the form"
        "请用 1 至 64 个字母、数字、点、横线或下划线" "use 1 to 64 letters, digits, dots, hyphens or underscores",
    /// It has ended or is not in force.
    Ended "P-11" "已停用或不在有效期内" "it has ended or is not in force"
        "请核对有效期" "check from when until when it is in force",
    /// The days are the wrong way round.
    Days "P-12" "起止日期颠倒" "the first day is after the last"
        "请先写较早的日期" "write the earlier day first",
    /// What is to lie in something lies in nothing, or in something it cannot lie in, on that day.
    Above "P-13" "上级机构不存在、当日未启用或层级不符" "what it lies in is not there on that day, or is not wide enough"
        "请先登记上级机构，或核对路径、类型和日期" "enter what is above first, or check path, kind and days",
    /// A path cannot be read.
    Path "P-14" "路径格式不正确" "the path cannot be read"
        "请用斜线分隔的代码，如 430000/430100/HB" "write codes with strokes between them, such as 430000/430100/HB",
    /// A kind of place is not known.
    Kind "P-15" "类型不认识" "the kind is not known"
        "请用：行政区划、机构、部门、科室、窗口" "use division, organisation, department, section or window",
    /// A day cannot be read.
    NoDay "P-16" "日期无法识别或不存在" "it is no day, or there is no such day"
        "请按 2026-03-02 的格式填写" "write it like 2026-03-02",
    /// Two entries that must be the same are not.
    NotTheSame "P-17" "两次输入的口令不一致" "the two passwords are not the same"
        "请重新输入" "enter them again",
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
