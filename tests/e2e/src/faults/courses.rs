//! Plans are removed, put back and imported in any order, and the browser is killed after any step.

use std::{thread, time::Duration};

use crate::Profile;
use crate::courses::{Course, Step};

use super::{Row, Tally, is_alive};

/// Steps of a course before the browser is killed, at most.
const MOST: usize = 6;
/// Cells that a course types into, each once.
const CELLS: usize = 14;
/// Milliseconds between the last step and the kill, at most.
const PAUSE: usize = 400;

pub(super) fn rows() -> Vec<Row> {
    vec![Row::repeated(
        "courses",
        "Courses of opening, typing, taking a backup, removing, importing it, putting back; browser \
         killed 0 to 400 ms after a random step: looked for in the open plan, among the removed, in \
         what is set aside, and what an import replaced also in the snapshots",
        walk,
    )]
}

fn walk(tally: &mut Tally, trial: usize) {
    let mut random = Random::of(trial);
    let steps = course(&mut random);
    let pause = Duration::from_millis(u64::try_from(random.below(PAUSE)).unwrap());
    println!("course {trial}: {steps:?}, killed {pause:?} after");
    let profile = Profile::new();
    let mut course = Course::default();
    tally
        .journey()
        .in_profile(&profile)
        .walk_until_killed(|page| {
            let processes = page.processes();
            steps.iter().for_each(|step| course.take(page, step));
            thread::sleep(pause);
            processes.kill();
        });
    tally.journey().in_profile(&profile).walk(|page| {
        is_alive(page);
        tally.checked += course.saved.len();
        let missing = course.missing(page);
        if !missing.is_empty() {
            println!("course {trial}: {missing:?} are lost");
        }
        tally.lost += missing.len();
        if !course.look(page) {
            tally.remark("the plan was among the removed");
        }
    });
}

/// Steps that can be taken one after the other: whatever a step needs was done before it.
fn course(random: &mut Random) -> Vec<Step> {
    let mut steps = vec![Step::Open, Step::Type(vec![0, 1])];
    let (mut is_open, mut removed, mut backup, mut cell) = (true, 0, false, 2);
    let count = 2 + random.below(MOST - 1);
    while steps.len() < 2 + count {
        let step = match random.below(7) {
            0 if is_open && cell + 2 <= CELLS => {
                cell += 2;
                Step::Type(vec![cell - 2, cell - 1])
            }
            2 if is_open && !backup => Step::Backup,
            3 if is_open => Step::Remove,
            4 | 6 if backup => Step::Import,
            5 if !is_open && removed > 0 => Step::PutBack(random.below(removed)),
            0 if !is_open => Step::Open,
            _ => continue,
        };
        match step {
            Step::Remove => (is_open, removed) = (false, removed + 1),
            Step::PutBack(_) => (is_open, removed) = (true, removed - 1),
            Step::Open | Step::Import => is_open = true,
            Step::Backup => backup = true,
            Step::Type(_) | Step::Reload => {}
        }
        steps.push(step);
    }
    steps
}

/// Numbers that look drawn at random, the same for the same trial (SplitMix64).
struct Random(u64);

impl Random {
    fn of(trial: usize) -> Self {
        Self(u64::try_from(trial).unwrap())
    }

    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap() % most
    }
}

#[test]
fn courses_take_every_step() {
    let courses: Vec<Vec<Step>> = (0..20)
        .map(|trial| course(&mut Random::of(trial)))
        .collect();
    let takes = |step: fn(&Step) -> bool| courses.iter().filter(|one| one.iter().any(step)).count();
    let counts = [
        takes(|step| matches!(step, Step::Remove)),
        takes(|step| matches!(step, Step::Import)),
        takes(|step| matches!(step, Step::PutBack(_))),
    ];
    assert!(counts.iter().all(|count| *count >= 5), "{counts:?}");
}
