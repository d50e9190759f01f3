//! `perehdy check`.

use std::fs;

use crate::support::courses::{copy, faulty, fixtures};
use crate::support::folder::folder;
use crate::support::program::{perehdy, root, run};

#[test]
fn good_courses_are_good() {
    for course in [fixtures().join("everything"), root().join("courses/bundled/kotoutuminen-tutuksi")] {
        let said = run(&mut perehdy(["check", course.to_str().unwrap()]));
        assert_eq!(said.code, Some(0), "{said:?}");
        assert!(said.out.contains("good;") && said.out.contains("test questions"), "{said:?}");
    }
}

#[test]
fn a_faulty_course_is_told_where_and_what() {
    for (name, count) in [("two-right-answers", "2 faults found"), ("raw-html", " found"), ("unknown-key", " found")] {
        let (courses, expected) = faulty(name);
        let said = run(&mut perehdy(["check", courses.join(name).to_str().unwrap()]));
        assert_eq!(said.code, Some(1), "{said:?}");
        assert!(said.err.contains(count), "{said:?}");
        // Code, file, line and column, the line itself, what to write instead; all of them.
        let mut told = expected.lines().collect::<Vec<_>>();
        assert!(told.pop().is_some_and(|last| last.ends_with("in all")), "{expected}");
        assert!(told.iter().any(|line| line.contains("--> ")), "{expected}");
        for line in told {
            assert!(said.err.contains(line), "{name}: “{line}” is not told:\n{}", said.err);
        }
    }
}

#[test]
fn all_that_are_named_are_checked() {
    let (good, (bad, _)) = (fixtures().join("everything"), faulty("two-right-answers"));
    let (bad, nothing) = (bad.join("two-right-answers"), bad.join("nothing"));
    let arguments = ["check", bad.to_str().unwrap(), good.to_str().unwrap(), nothing.to_str().unwrap()];
    let said = run(&mut perehdy(arguments));
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("[x] Ikkuna") && said.out.contains("good;"), "{said:?}");
    assert!(said.err.contains(nothing.to_str().unwrap()) && said.err.contains("not a folder"), "{said:?}");
    let said = run(&mut perehdy(["check", good.to_str().unwrap(), nothing.to_str().unwrap()]));
    assert_eq!(said.code, Some(1), "a folder that is not there is an error by itself: {said:?}");
}

#[test]
fn what_no_certificate_can_print_is_told() {
    let course = folder("courses").join("everything");
    copy(&fixtures().join("everything"), &course, &|text| text);
    let change = |file: &str, from: &str, to: &str| {
        let text = fs::read_to_string(course.join(file)).unwrap();
        assert!(text.contains(from), "{file}: {text}");
        fs::write(course.join(file), text.replacen(from, to, 1)).unwrap();
    };
    change("en/manners/module.md", "# ", "# 礼 ");
    change("course.toml", "name = \"Åke Öberg\"", "name = \"Åke 🦉 Öberg\"");
    let logo = fs::read(course.join("media/bathhouse.png")).unwrap();
    fs::write(course.join("media/bathhouse.png"), &logo[..logo.len() / 2]).unwrap();
    let said = run(&mut perehdy(["check", course.to_str().unwrap()]));
    assert_eq!(said.code, Some(1), "{said:?}");
    for told in [
        "error[letters-without-font]: certificates cannot print 礼 (U+793C) of “礼 Manners”\n  --> en/manners/module.md",
        "certificates cannot print 🦉 (U+1F989) of “Åke 🦉 Öberg”\n  --> course.toml",
        "error[wrong-logo]: media/bathhouse.png cannot be read to its end",
        // The signer in each language.
        "5 faults found",
    ] {
        assert!(said.err.contains(told), "“{told}” is not told:\n{}", said.err);
    }
    assert!(!said.out.contains("good;"), "{said:?}");
}

#[test]
fn a_folder_by_another_name_for_it() {
    // From inside the course's folder.
    let said = run(perehdy(["check", "."]).current_dir(fixtures().join("everything")));
    assert_eq!(said.code, Some(0), "{said:?}");
    let empty = folder("empty");
    fs::write(empty.join("notes.txt"), "nothing").unwrap();
    let said = run(&mut perehdy(["check", empty.to_str().unwrap()]));
    assert_eq!(said.code, Some(1), "{said:?}");
}

#[test]
fn nothing_named_is_a_mistake() {
    let said = run(&mut perehdy(["check"]));
    assert_eq!(said.code, Some(2), "{said:?}");
    assert!(said.err.contains("COURSE"), "{said:?}");
    for arguments in [vec![], vec!["serv"], vec!["serve", "--nothing"]] {
        let said = run(&mut perehdy(arguments.clone()));
        assert_eq!(said.code, Some(2), "{arguments:?}: {said:?}");
        assert!(said.err.contains("Usage"), "{said:?}");
    }
    let said = run(&mut perehdy(["--version"]));
    assert!(said.code == Some(0) && said.out.starts_with("perehdy "), "{said:?}");
}
