//! The roles that a column can play.

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident $code:literal,)+) => {
        /// What a column of a log says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role {
            $($(#[$doc])* $name,)+
        }

        impl Role {
            /// Every role.
            pub const ALL: &'static [Role] = &[$(Role::$name,)+];

            /// Returns the word used in mappings.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Role::$name => $code,)+ }
            }
        }
    };
}

roles! {
    /// 办件编号: which case.
    Case "case",
    /// 事件: what happened.
    Activity "activity",
    /// The phase of the activity: where a log tells it, activities are called `<activity>+<phase>`.
    Lifecycle "lifecycle",
    /// When it happened.
    At "at",
    /// When the system learned of it.
    RecordedAt "recorded_at",
    /// Who.
    Actor "actor",
    /// In which role.
    Role "role",
    /// 部门 of the case.
    Department "department",
    /// 事项 of the case.
    Item "item",
    /// The step, procedure, material or charge.
    Subject "subject",
    /// How it came out.
    Outcome "outcome",
    /// Money.
    Amount "amount",
    /// The legal ground.
    Ground "ground",
    /// The reasons given.
    Reason "reason",
    /// The kinds of documents that went out, separated by semicolons.
    Document "document",
    /// The materials that it names, separated by semicolons.
    Materials "materials",
    /// How many staff took part.
    Staff "staff",
    /// The batch it came in with.
    Batch "batch",
    /// The system, window or channel that reported it.
    Source "source",
    /// The due instant that the handling system declared.
    Due "due",
    /// How long it is meant to last.
    Planned "planned",
    /// 申请人：personal data, only ever compared. What is kept is a hash; no output writes it.
    Applicant "applicant",
}

impl Role {
    /// Finds a role by its word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Role> {
        Role::ALL.iter().copied().find(|role| role.code() == code)
    }
}
