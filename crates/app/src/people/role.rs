//! The roles of requirement R-N01, and the two in which systems act.

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident $code:literal $zh:literal,)+) => {
        /// A role (角色).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Role {
            $($(#[$doc])* $name,)+
        }

        impl Role {
            /// Every role.
            pub const ALL: &'static [Role] = &[$(Role::$name,)+];

            /// Returns its code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Role::$name => $code,)+ }
            }

            /// Returns its official Chinese name.
            #[must_use]
            pub const fn zh(self) -> &'static str {
                match self { $(Role::$name => $zh,)+ }
            }

            /// Finds a role by its code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Role> {
                Role::ALL.iter().copied().find(|role| role.code() == code)
            }
        }
    };
}

roles! {
    /// Somebody who applies.
    Applicant "applicant" "申请人",
    /// Somebody who applies for another.
    Agent "agent" "代理人",
    /// At the window.
    WindowClerk "window_clerk" "窗口人员",
    /// Handles cases.
    Handler "handler" "承办人",
    /// Reviews what was handled.
    Reviewer "reviewer" "审核人",
    /// Decides.
    Approver "approver" "审批人",
    /// Heads a department.
    DepartmentHead "department_head" "部门负责人",
    /// Supervises (监察员).
    Supervisor "supervisor" "监察员",
    /// Leads supervision.
    SupervisingLeader "supervising_leader" "监察领导",
    /// At the 12345 hotline.
    HotlineOperator "hotline_operator" "热线话务员",
    /// Supervises on behalf of society.
    SocialSupervisor "social_supervisor" "社会监督员",
    /// Audits.
    Auditor "auditor" "审计员",
    /// Looks after the system, not after cases.
    Administrator "administrator" "系统管理员",
    /// A department's own system that sends events.
    Source "source" "来源系统",
    /// The program itself, for what time demands.
    Worker "worker" "系统任务",
}
