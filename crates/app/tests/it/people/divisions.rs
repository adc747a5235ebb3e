//! Administrative divisions.

use app::people::divisions::{Divisions, shipped};

#[test]
fn the_list_that_is_shipped_is_whole() {
    let divisions = shipped();
    let count = |is: fn(&str) -> bool| divisions.all().filter(|one| is(&one.code)).count();
    assert_eq!(count(|code| code.ends_with("0000") && code.len() == 6), 31);
    assert_eq!(count(|code| code.len() == 9), 222);
    let name = |code: &str| divisions.find(code, divisions.day()).map(|one| one.name.as_str());
    assert_eq!(
        (name("430182"), name("420700"), name("150302001")),
        (Some("宁乡市"), Some("鄂州市"), Some("凤凰岭街道"))
    );
    assert_eq!(divisions.within("430100", divisions.day()).len(), 9);
    assert_eq!(Divisions::place("430102001").unwrap().path(), "430000/430100/430102/430102001");
    for one in divisions.all() {
        assert!(one.above().is_none_or(|above| divisions.find(&above, divisions.day()).is_some()), "{one:?}");
    }
}

#[test]
fn what_is_no_list_is_refused_with_its_line() {
    let line = |text: &str| Divisions::parse(text).unwrap_err().line;
    assert_eq!(line("@day 2026-01-01\n430000 湖南省\n430101 市辖区"), 3);
    assert_eq!(line("@day 2026-01-01\n43000 湖南省"), 2);
    assert_eq!(line("@day 2026-13-01"), 1);
    assert_eq!(line("430000 湖南省\n"), 1);
    assert_eq!(line("@day 2026-01-01\n430000 湖南省\n430000 湖南省"), 3);
    assert_eq!(line("@day 2026-01-01\n430000 甲 2000-01-01 1999-01-01"), 2);
    assert_eq!(line("@day 2026-01-01\n430000 甲 2000-01-01 - 乙"), 2);
    assert_eq!(line("@day 2026-01-01\n430000 甲 - 2000-01-01\n430000 乙 2000-01-01"), 3);
    assert!(Divisions::parse("@day 2026-01-01\n430000 甲 - 1999-12-31\n430000 乙 2000-01-01").is_ok());
}
