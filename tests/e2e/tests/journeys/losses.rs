//! What was reported as saved is there, or set aside and said, whatever is done with a plan.

use e2e::courses::{Course, Step, numbers_found};
use e2e::numbers::{number, show_grid, shown};
use e2e::{Journey, Page, Profile, Screen, journey};

use Step::{Backup, Import, Open, PutBack, Reload, Remove, Type};

/// An older backup is imported after the plan was removed, and typed into.
fn an_older_backup() -> Vec<Step> {
    vec![
        Open,
        Type(vec![0, 1]),
        Backup,
        Type((2..12).collect()),
        Remove,
        Import,
        Type(vec![12, 13]),
        Reload,
    ]
}

/// Two removed plans of one name, of which the first is put back.
fn two_removed() -> Vec<Step> {
    vec![
        Open,
        Type(vec![0, 1]),
        Remove,
        Open,
        Type((2..6).collect()),
        Remove,
        PutBack(0),
        Type(vec![6, 7]),
        Reload,
    ]
}

#[track_caller]
fn has_all(course: &Course, page: &Page) {
    let missing = course.missing(page);
    let found = numbers_found(page);
    assert!(missing.is_empty(), "lost {missing:?}, found {found:?}");
}

fn walk(steps: &[Step], last: [usize; 2]) {
    journey(|page| {
        let mut course = Course::default();
        for step in steps {
            course.take(page, step);
        }
        show_grid(page);
        for at in last {
            assert_eq!(shown(page, at), number(at), "typed last");
        }
        has_all(&course, page);
    });
}

/// The browser is killed after each step, and the next one goes on from what is there.
fn walk_with_kills(name: &str, steps: &[Step]) {
    let profile = Profile::new();
    let journey = || Journey::at(Screen::Desk).called(name).in_profile(&profile);
    let mut course = Course::default();
    for step in steps.iter().filter(|step| **step != Reload) {
        journey().walk_until_killed(|page| {
            has_all(&course, page);
            go_back(&mut course, page, step);
            let processes = page.processes();
            course.take(page, step);
            processes.kill();
        });
    }
    journey().walk(|page| has_all(&course, page));
}

/// A step before may not have come to its end: what the next one needs is done once more.
fn go_back(course: &mut Course, page: &Page, step: &Step) {
    let is_open = course.look(page);
    match step {
        Type(_) | Backup | Remove if !is_open => course.take(page, &PutBack(0)),
        Open | Import | PutBack(_) if is_open => course.take(page, &Remove),
        _ => {}
    }
}

#[test]
fn an_older_backup_imported_after_a_removal_loses_nothing() {
    walk(&an_older_backup(), [12, 13]);
}

#[test]
fn one_of_two_removed_plans_put_back_loses_nothing() {
    walk(&two_removed(), [6, 7]);
}

#[test]
fn an_older_backup_loses_nothing_with_a_kill_after_each_step() {
    walk_with_kills("losses-backup-kills", &an_older_backup());
}

#[test]
fn two_removed_plans_lose_nothing_with_a_kill_after_each_step() {
    walk_with_kills("losses-removed-kills", &two_removed());
}
