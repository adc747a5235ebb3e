//! docs/permissions.md is written from the tables; `UPDATE_EXPECT=1 cargo test -p app` writes it.

use app::{Role, Verb};
use expect_test::expect_file;
use std::fmt::Write as _;

#[test]
fn the_page_lists_every_verb_and_every_role() {
    let mut page = String::from(
        "# 权限 / Permissions\n\n\
         Who may do what: every verb against every role. A role is given on a part of the tree of places, and what it may\n\
         do it may do there and below. What is not in the table nobody may. Written from the tables in `crates/app/src/people`;\n\
         a test compares.\n\n## 动作与角色 / verbs and roles\n\n| verb |",
    );
    for role in Role::ALL {
        write!(page, " {} {} |", role.zh(), role.code()).expect("a text grows");
    }
    page.push_str("\n| --- |");
    page.push_str(&" :-: |".repeat(Role::ALL.len()));
    for verb in Verb::ALL {
        write!(page, "\n| {} |", verb.code()).expect("a text grows");
        for role in Role::ALL {
            page.push_str(if verb.is_open_to(*role) { " ● |" } else { " |" });
        }
    }
    page.push_str(
        "\n\n## 不相容角色 / roles that one person may not have together\n\n\
         ■: nowhere; □: not where one place lies within the other.\n\n| role |",
    );
    for role in Role::ALL {
        write!(page, " {} |", role.zh()).expect("a text grows");
    }
    page.push_str("\n| --- |");
    page.push_str(&" :-: |".repeat(Role::ALL.len()));
    for role in Role::ALL {
        write!(page, "\n| {} |", role.zh()).expect("a text grows");
        for other in Role::ALL {
            page.push_str(match role.clashes(*other) {
                Some(true) => " ■ |",
                Some(false) => " □ |",
                None => " |",
            });
        }
    }
    page.push_str("\n\n## 不得由同一人先后办理 / steps that one person may not both take\n\n| first | then, by somebody else |\n| --- | --- |\n");
    for verb in Verb::ALL {
        for first in verb.not_after_own() {
            writeln!(page, "| {} | {} |", first.code(), verb.code()).expect("a text grows");
        }
    }
    expect_file!["../../../../../docs/permissions.md"].assert_eq(&page);
}

#[test]
fn who_looks_after_the_system_sees_no_cases_and_no_personal_data() {
    let seen =
        [Verb::ReadMatters, Verb::ReadFindings, Verb::ReadLog, Verb::ReadPersonal, Verb::UnmaskPersonal];
    for verb in seen {
        assert!(!verb.is_open_to(Role::Administrator), "{verb:?}");
        // Nor can the same person have a role that does.
        for role in Role::ALL.iter().filter(|role| verb.is_open_to(**role)) {
            assert_eq!(role.clashes(Role::Administrator), Some(true), "{role:?}");
        }
    }
}

#[test]
fn clashing_is_mutual_and_no_role_clashes_with_itself() {
    for role in Role::ALL {
        assert_eq!(role.clashes(*role), None);
        for other in Role::ALL {
            assert_eq!(role.clashes(*other), other.clashes(*role));
        }
    }
}

#[test]
fn every_verb_has_a_code_of_its_own_and_somebody_who_may() {
    let mut codes: Vec<&str> = Verb::ALL.iter().map(|verb| verb.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Verb::ALL.len());
    for verb in Verb::ALL {
        assert!(Role::ALL.iter().any(|role| verb.is_open_to(*role)), "{verb:?}");
    }
}
