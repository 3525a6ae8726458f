//! Courses of a user in which a ledger reported as saved was once lost, each with a kill after each
//! step as well.

use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::store::machine::{Event, Notice, Saved, Tab as Role, Timer};
use so_chi_tieu::store::{Book, MemoryStorage, Storage, StorageFault, seal};

use super::browser::Browser;
use super::schedules::{plan, plan_id};
use super::tab::{before_import, numbers_of, read_backup};
use crate::common::day;

const ID: &str = "mot";

/// A browser with its first tab, and what the user has in hand.
struct User {
    browser: Browser,
    backup: String,
    /// Numbers that the page has reported as saved.
    reported: Vec<u64>,
}

impl User {
    fn new() -> Self {
        Self {
            browser: Browser::with_tab(7),
            backup: String::new(),
            reported: Vec::new(),
        }
    }

    fn open(&mut self) {
        self.browser
            .send(0, Event::Opened(Box::new(Book::new(plan(ID)))));
        self.browser.settle();
    }

    fn type_numbers(&mut self, numbers: &[u64]) {
        for number in numbers {
            let now = self.browser.clock;
            self.browser.tabs[0].type_number(ID, Quarter::I, *number, now);
            self.browser.send(0, Event::Changed(plan_id(ID)));
        }
        self.browser.settle();
        assert!(matches!(self.browser.tabs[0].saved(ID), Saved::At(_)));
        self.reported.extend(numbers);
    }

    fn take_backup(&mut self) {
        self.backup = self.browser.tabs[0].backup(ID, self.browser.clock);
    }

    fn remove(&mut self) {
        self.browser.send(0, Event::Remove(plan_id(ID)));
        self.browser.settle();
        let tab = &self.browser.tabs[0];
        assert!(!self.shows(), "{:?} {:?}", tab.saved(ID), tab.notices);
    }

    fn import(&mut self) {
        let book = read_backup(&self.backup);
        if self.shows() {
            let now = self.browser.clock;
            self.browser.send(0, before_import(ID));
            self.browser.tabs[0].replace(ID, book.ledger, now);
            self.browser.send(0, Event::Changed(plan_id(ID)));
        } else {
            self.browser.send(0, Event::Opened(Box::new(book)));
        }
        self.browser.settle();
    }

    fn put_back(&mut self, at: usize) {
        let key = self.removed()[at].clone();
        self.browser.send(0, Event::PutBack(key));
        self.browser.settle();
    }

    fn discard(&mut self, at: usize) {
        let key = self.removed()[at].clone();
        self.browser.send(0, Event::Discard(key));
        self.browser.settle();
    }

    fn removed(&mut self) -> Vec<String> {
        let (tabs, local) = (&mut self.browser.tabs, &mut self.browser.local);
        let removed = tabs[0].machine.removed(local);
        removed.into_iter().map(|one| one.key).collect()
    }

    fn shows(&self) -> bool {
        self.browser.tabs[0].shown.contains_key(ID)
    }

    /// The browser is killed; the local storage falls back by so many writes.
    fn kill(&mut self, back: usize) {
        self.browser.kill(back, || false);
        self.browser.open_tab();
        self.browser.settle();
    }

    fn reload(&mut self) {
        self.browser.close_tab(0);
        self.browser.open_tab();
        self.browser.settle();
    }

    /// Whether a number is in what is open.
    fn has_open(&self, number: u64) -> bool {
        let shown = self.browser.tabs[0].shown.values();
        shown
            .map(numbers_of)
            .any(|numbers| numbers.contains(&number))
    }

    #[track_caller]
    fn finds_all(&mut self) {
        let tab = &self.browser.tabs[0];
        let mut found: Vec<u64> = tab.shown.values().flat_map(numbers_of).collect();
        for one in tab.machine.quarantined() {
            found.extend(super::tab::numbers_in(&one.text));
        }
        let (tabs, local) = (&mut self.browser.tabs, &mut self.browser.local);
        for one in tabs[0].machine.removed(local) {
            found.extend(numbers_of(&super::tab::content_of(&one.book)));
        }
        for number in &self.reported {
            assert!(found.contains(number), "{number} is lost");
        }
    }
}

type Step = fn(&mut User);

/// Removed, and an older copy imported: the import keeps the lower revision of its file.
const IMPORTED_AFTER_REMOVAL: [Step; 6] = [
    User::open,
    |user| user.type_numbers(&[1_000_001, 1_000_002]),
    User::take_backup,
    |user| {
        user.type_numbers(&[1_000_011, 1_000_012, 1_000_013, 1_000_014, 1_000_015]);
        user.type_numbers(&[1_000_016, 1_000_017, 1_000_018, 1_000_019, 1_000_020]);
        user.remove();
    },
    User::import,
    |user| user.type_numbers(&[1_000_777, 1_000_888]),
];

/// Removed twice, and the first of the two put back.
const FIRST_PUT_BACK: [Step; 6] = [
    User::open,
    |user| {
        user.type_numbers(&[1_000_001]);
        user.remove();
    },
    User::open,
    |user| {
        for number in 1_000_100..1_000_120 {
            user.type_numbers(&[number]);
        }
        user.remove();
    },
    |user| user.put_back(0),
    |user| user.type_numbers(&[1_000_999]),
];

#[test]
fn what_was_imported_after_a_removal_stays_open() {
    let mut user = User::new();
    IMPORTED_AFTER_REMOVAL
        .iter()
        .for_each(|step| step(&mut user));
    user.reload();
    assert!(user.has_open(1_000_777) && user.has_open(1_000_888));
    user.finds_all();
}

#[test]
fn what_was_put_back_stays_open_beside_a_later_removed_one() {
    let mut user = User::new();
    FIRST_PUT_BACK.iter().for_each(|step| step(&mut user));
    user.reload();
    assert!(user.has_open(1_000_001) && user.has_open(1_000_999));
    user.finds_all();
}

#[test]
fn nothing_reported_is_lost_by_a_kill_after_any_step() {
    for course in [IMPORTED_AFTER_REMOVAL, FIRST_PUT_BACK] {
        for killed in 1..=course.len() {
            for back in 0..12 {
                let mut user = User::new();
                course[..killed].iter().for_each(|step| step(&mut user));
                user.kill(back);
                user.finds_all();
                user.reload();
                user.finds_all();
            }
        }
    }
}

#[test]
fn what_was_deleted_for_good_never_comes_back() {
    for back in 0..12 {
        let mut user = User::new();
        user.open();
        user.type_numbers(&[1_000_001]);
        user.remove();
        user.discard(0);
        user.kill(back);
        assert!(!user.shows() && user.removed().is_empty(), "{back}");
        // Nor over a newer one.
        user.open();
        user.type_numbers(&[1_000_002]);
        user.kill(back);
        assert!(user.has_open(1_000_002) && !user.has_open(1_000_001));
        assert!(user.browser.tabs[0].machine.quarantined().is_empty());
    }
}

#[test]
fn a_removed_plan_does_not_come_back_as_an_open_one() {
    for back in 0..12 {
        let mut user = User::new();
        user.open();
        user.type_numbers(&[1_000_001]);
        user.remove();
        user.kill(back);
        assert!(!user.shows(), "{back}");
        assert_eq!(user.removed().len(), 1);
        assert!(user.browser.tabs[0].machine.quarantined().is_empty());
    }
}

#[test]
fn what_is_typed_while_the_clock_is_wrong_opens_again() {
    for year in [1899, 1900, 1999, 2026, 2100, 2101, 2107] {
        let mut user = User::new();
        user.open();
        user.type_numbers(&[1_000_001]);
        user.browser.clock.day = day(year, 3, 1);
        user.type_numbers(&[1_000_002]);
        user.reload();
        user.type_numbers(&[1_000_003]);
        user.browser.clock.day = day(2026, 6, 14);
        user.type_numbers(&[1_000_004]);
        user.reload();
        assert!((1_000_001..=1_000_004).all(|number| user.has_open(number)));
        assert!(user.browser.tabs[0].machine.quarantined().is_empty());
    }
}

#[test]
fn a_backup_with_any_revision_can_be_typed_into() {
    for revision in [0_u64, 41, 999_999_999_999, 9_000_000_000_000_000_000] {
        let mut user = User::new();
        user.open();
        user.type_numbers(&[1_000_001]);
        user.take_backup();
        let claimed =
            user.backup
                .replacen("\"revision\": 1,", &format!("\"revision\": {revision},"), 1);
        assert!(revision == 1 || claimed != user.backup);
        user.backup = claimed;
        user.remove();
        user.import();
        user.type_numbers(&[1_000_777]);
        user.reload();
        assert!(user.has_open(1_000_777), "{revision}");
    }
}

/// The user clears the site's data while the page is open.
fn cleared() -> User {
    let mut user = User::new();
    user.open();
    user.type_numbers(&[1_000_001]);
    user.browser.clear();
    user.browser.settle();
    assert_eq!(user.browser.tabs[0].machine.line().saved, Saved::Cleared);
    assert!(user.shows());
    user
}

#[test]
fn after_the_data_were_cleared_the_next_key_writes_everything_again() {
    let mut user = cleared();
    user.type_numbers(&[1_000_002]);
    user.reload();
    assert!(user.has_open(1_000_001) && user.has_open(1_000_002));
}

#[test]
fn after_the_data_were_cleared_they_are_written_again_on_demand() {
    let mut user = cleared();
    user.browser.send(0, Event::WriteAgain);
    user.browser.settle();
    user.kill(0);
    assert!(user.has_open(1_000_001));
}

/// While a browser clears the data it may give no database.
#[test]
fn cleared_data_are_told_also_where_there_is_no_database_for_a_moment() {
    let mut user = User::new();
    user.open();
    user.type_numbers(&[1_000_001]);
    user.browser.database_works = false;
    user.browser.local = MemoryStorage::default();
    user.browser.database = MemoryStorage::default();
    user.browser.send(0, Event::DatabaseClosed);
    user.browser.settle();
    assert_eq!(user.browser.tabs[0].machine.line().saved, Saved::Cleared);
    user.browser.database_works = true;
    let now = user.browser.clock;
    user.browser.tabs[0].type_number(ID, Quarter::I, 1_000_002, now);
    user.browser.send(0, Event::Changed(plan_id(ID)));
    user.browser.settle();
    user.browser.send(0, Event::Elapsed(Timer::Retry));
    user.browser.settle();
    assert!(matches!(user.browser.tabs[0].saved(ID), Saved::At(_)));
    user.reload();
    assert!(user.has_open(1_000_001) && user.has_open(1_000_002));
}

#[test]
fn storages_left_empty_hold_only_what_is_typed_anew() {
    let mut user = cleared();
    user.browser.send(0, Event::LeaveEmpty);
    user.browser.settle();
    let tab = &user.browser.tabs[0];
    assert_eq!(tab.machine.line().saved, Saved::LeftEmpty);
    let mut other = User::new();
    std::mem::swap(&mut other.browser.local, &mut user.browser.local);
    other.browser.database = user.browser.database.clone();
    other.reload();
    assert!(!other.shows(), "left empty, and written all the same");
    std::mem::swap(&mut other.browser.local, &mut user.browser.local);
    user.type_numbers(&[1_000_002]);
    user.reload();
    assert!(user.has_open(1_000_001) && user.has_open(1_000_002));
}

#[test]
fn ones_own_unsaved_figures_are_set_aside_before_others_are_taken() {
    let mut user = User::new();
    user.browser.locks = false;
    user.open();
    user.type_numbers(&[1_000_001]);
    user.browser.open_tab();
    user.browser.settle();
    // Both type; the second saves first, and its word comes late.
    let now = user.browser.clock;
    user.browser.tabs[0].type_number(ID, Quarter::I, 1_000_002, now);
    user.browser.tabs[1].type_number(ID, Quarter::II, 1_000_003, now);
    user.browser.send(1, Event::Changed(plan_id(ID)));
    user.browser.send(1, Event::Hidden);
    user.browser.send(0, Event::Changed(plan_id(ID)));
    user.browser.send(0, Event::Hidden);
    user.browser.settle();
    let changed = Saved::Failed(StorageFault::Changed);
    assert_eq!(user.browser.tabs[0].saved(ID), changed);
    user.browser.send(0, Event::TakeKept(plan_id(ID)));
    user.browser.settle();
    assert!(user.has_open(1_000_003) && !user.has_open(1_000_002));
    let tab = &user.browser.tabs[0];
    let Some(Notice::Refreshed(_, Some(key))) = tab.notices.last() else {
        panic!("{:?}", tab.notices);
    };
    let aside = tab.machine.quarantined().iter();
    let aside: Vec<_> = aside.filter(|one| one.key == *key).collect();
    assert_eq!(aside.len(), 1);
    let book = aside[0].book.as_ref().unwrap();
    assert!(numbers_of(&super::tab::content_of(book)).contains(&1_000_002));
}

#[test]
fn the_line_speaks_of_every_open_plan_and_names_the_one_that_is_not_saved() {
    let mut user = User::new();
    user.open();
    user.type_numbers(&[1_000_001]);
    let line = user.browser.tabs[0].machine.line();
    assert!(matches!(line.saved, Saved::At(_)));
    assert_eq!(line.plan, None);
    // The other plan has no room anywhere.
    user.browser.database_works = false;
    user.browser.local.room = Some(10);
    user.browser
        .send(0, Event::Opened(Box::new(Book::new(plan("hai")))));
    user.browser.settle();
    user.browser.send(0, Event::DatabaseClosed);
    user.browser.settle();
    let line = user.browser.tabs[0].machine.line();
    assert!(matches!(line.saved, Saved::Failed(_)), "{line:?}");
    assert_eq!(line.plan, Some(plan_id("hai")));
    user.browser.send(0, Event::Composing(true));
    let machine = &user.browser.tabs[0].machine;
    assert!(machine.line().typing && !machine.is_all_saved());
}

#[test]
fn a_start_says_nothing_where_the_local_storage_only_lacks_room() {
    let mut user = User::new();
    user.open();
    user.type_numbers(&[1_000_001]);
    user.browser.local.room = Some(10);
    user.type_numbers(&[1_000_002]);
    user.reload();
    assert!(user.has_open(1_000_002));
    assert_eq!(user.browser.tabs[0].notices, []);
    assert_eq!(user.browser.tabs[0].machine.tab(), Role::Writer);
}

/// The database takes nothing more, and the local storage has little room.
fn with_little_room(user: &mut User) {
    user.browser.database_works = false;
    let taken: usize = {
        let local = &user.browser.local;
        let keys = local.keys().unwrap().into_iter();
        keys.map(|key| key.len() + local.read(&key).unwrap().unwrap().len())
            .sum()
    };
    user.browser.local.room = Some(taken + 300);
}

/// All works again, at a new start.
fn start_with_room(user: &mut User) {
    user.browser.database_works = true;
    user.browser.local.room = None;
    user.reload();
}

#[test]
fn a_plan_removed_where_only_the_local_storage_has_it_is_not_lost() {
    let mut user = User::new();
    user.open();
    user.type_numbers(&[1_000_001]);
    user.browser.database_works = false;
    let now = user.browser.clock;
    user.browser.tabs[0].type_number(ID, Quarter::I, 1_000_002, now);
    user.browser.send(0, Event::Changed(plan_id(ID)));
    user.browser.settle();
    assert!(matches!(user.browser.tabs[0].saved(ID), Saved::Local(_)));
    user.reported.push(1_000_002);
    with_little_room(&mut user);
    user.browser.send(0, Event::Remove(plan_id(ID)));
    user.browser.settle();
    start_with_room(&mut user);
    user.finds_all();
}

#[test]
fn what_is_put_back_where_the_database_takes_nothing_is_not_lost() {
    let mut user = User::new();
    user.open();
    user.type_numbers(&[1_000_001]);
    user.remove();
    with_little_room(&mut user);
    user.put_back(0);
    start_with_room(&mut user);
    user.finds_all();
}

/// Sessions with and without a database use the same keys.
#[test]
fn what_was_removed_without_a_database_stands_beside_what_was_removed_with_one() {
    for is_deleted in [false, true] {
        let mut user = User::new();
        user.open();
        user.type_numbers(&[1_000_901]);
        user.remove();
        user.browser.close_tab(0);
        user.browser.database_works = false;
        user.browser.open_tab();
        user.browser.settle();
        if is_deleted {
            user.discard(0);
            user.reported.clear();
            user.open();
        } else {
            user.put_back(0);
        }
        let now = user.browser.clock;
        user.browser.tabs[0].type_number(ID, Quarter::I, 1_000_903, now);
        user.browser.send(0, Event::Changed(plan_id(ID)));
        user.browser.settle();
        assert!(matches!(user.browser.tabs[0].saved(ID), Saved::Local(_)));
        user.reported.push(1_000_903);
        user.remove();
        user.browser.close_tab(0);
        user.browser.database_works = true;
        user.browser.open_tab();
        user.browser.settle();
        user.finds_all();
        let last = user.removed().len() - 1;
        user.put_back(last);
        assert!(user.has_open(1_000_903));
    }
}

/// What versions before wrote, without a life: deleted for good, and back by a kill.
#[test]
fn a_deleted_ledger_of_the_older_layout_does_not_come_back_over_a_newer_one() {
    let text = |numbers: &[u64]| {
        let mut user = User::new();
        user.open();
        user.type_numbers(numbers);
        user.take_backup();
        user.backup
    };
    let whole = text(&[1_000_001, 1_000_002]);
    let start = whole.find("\n  \"log\": [").unwrap();
    let end = start + whole[start..].find("]\n").map_or(0, |at| at + 1);
    let without_log = format!("{}{}", &whole[..start], &whole[end..]);
    let without_log = without_log.replace(",\n}", "\n}");
    for old in [whole, without_log] {
        for key in ["so-chi-tieu/1/ledger/mot", "so-chi-tieu/2/ledger/mot"] {
            let kept = match key.contains("/1/") {
                true => old.clone(),
                false => seal(50, &old),
            };
            for newer in [false, true] {
                let mut user = User::new();
                user.browser.local.write(key, &kept).unwrap();
                user.reload();
                assert!(user.has_open(1_000_002));
                user.remove();
                user.discard(0);
                if newer {
                    user.open();
                    user.type_numbers(&[1_000_777]);
                }
                user.browser.kill(0, || false);
                user.browser.local = MemoryStorage::default();
                user.browser.local.write(key, &kept).unwrap();
                user.browser.open_tab();
                user.browser.settle();
                assert!(!user.has_open(1_000_002), "it is back");
                assert_eq!(user.has_open(1_000_777), newer);
            }
        }
    }
}

/// An unreadable text that no place has room for a copy of stays where it is.
#[test]
fn what_cannot_be_moved_aside_stays() {
    let mut user = User::new();
    let key = "so-chi-tieu/2/ledger/hai";
    let rubbish = "rác ".repeat(1_000);
    user.browser.local.write(key, &rubbish).unwrap();
    with_little_room(&mut user);
    for _ in 0..2 {
        user.browser.database_works = true;
        user.browser.close_tab(0);
        // It is read, and then takes nothing.
        user.browser.open_tab();
        user.browser.database_works = false;
        user.browser.settle();
        let aside = user.browser.tabs[0].machine.quarantined();
        assert!(aside.iter().any(|one| one.text == rubbish));
        assert_eq!(
            user.browser.local.read(key).unwrap().as_ref(),
            Some(&rubbish)
        );
    }
}

#[test]
fn a_tab_that_follows_says_too_that_the_data_were_cleared() {
    let mut user = User::new();
    user.open();
    user.type_numbers(&[1_000_001]);
    user.browser.open_tab();
    user.browser.settle();
    user.browser.clear();
    user.browser.settle();
    for tab in &user.browser.tabs {
        assert_eq!(tab.machine.line().saved, Saved::Cleared);
        assert!(tab.shown.contains_key(ID));
    }
    // The other one takes over, and has it.
    user.browser.send(1, Event::TakeOver);
    user.browser.settle();
    user.browser.send(1, Event::WriteAgain);
    user.browser.settle();
    assert!(matches!(user.browser.tabs[1].saved(ID), Saved::At(_)));
    assert!(matches!(user.browser.tabs[0].saved(ID), Saved::At(_)));
    user.finds_all();
}

#[test]
fn a_new_life_has_snapshots_of_its_own() {
    let mut user = User::new();
    user.open();
    user.type_numbers(&[1_000_001]);
    user.take_backup();
    for _ in 0..14 {
        user.import();
    }
    user.remove();
    user.open();
    user.type_numbers(&[1_000_777]);
    user.browser.clock.minute += 1;
    user.import();
    let snapshots = user.browser.tabs[0].machine.snapshots(&plan_id(ID));
    assert!(snapshots.iter().any(|one| one.at == user.browser.clock));
}
