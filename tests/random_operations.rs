//! Hundreds of commands in a row under the real plans, at random but the same every time: each
//! can be taken back, the backup says what the ledger says, and only those standings change that
//! a command touches.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod common;

use common::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::OpenPlan;
use so_chi_tieu::form::Column;
use so_chi_tieu::ledger::{
    By, Change, Command, Entry, Evidence, Figures, Ledger, Log, Moment, Note, Part, Progress,
    Reference, Slot,
};
use so_chi_tieu::plan::{EntryKey, Measure, Plan, Reckoning, Target};
use so_chi_tieu::standing::{
    Own, Span, Standing, TaskStanding, standing, task_standing, unexplained_miss,
};

const PLANS: [&str; 5] = [
    "cho-vam-2024",
    "dai-son-2026",
    "dien-chau-2026",
    "tan-trung-2024",
    "tinh-bien-2026",
];

/// The plan that the seed falls on.
fn plan_of(seed: u64) -> OpenPlan {
    let name = PLANS[seed as usize % PLANS.len()];
    let path = format!("{}/plans/{name}.json", env!("CARGO_MANIFEST_DIR"));
    open_plan(&serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap())
}

/// What a command did, as the ledger tells it: the only place here that knows in which form.
struct Done(Vec<Change>);

impl Done {
    fn run(ledger: &mut Ledger, command: Command) -> Self {
        Self(ledger.apply(command))
    }

    fn changed(&self) -> bool {
        !self.0.is_empty()
    }

    fn take_back(self, ledger: &mut Ledger) -> Self {
        let inverses: Vec<Change> = self.0.iter().rev().map(Change::inverse).collect();
        for change in &inverses {
            ledger.carry_out(change);
        }
        Self(inverses)
    }
}

/// What is typed into a cell, right and wrong.
const TYPED: [&str; 14] = [
    "",
    " ",
    "0",
    "1",
    "412",
    "5.280",
    "1.234.567",
    "900000000001",
    "99,5",
    "-3",
    "80 %",
    "1,234",
    "bốn trăm",
    "\u{0}\"\\",
];
const WORDS: [&str; 5] = [
    "",
    "  ",
    "Hệ thống lỗi.\nĐã khắc phục.",
    "45/BC-UBND",
    "https://a.vn",
];

fn words(dice: &mut Dice) -> String {
    dice.choose(&WORDS).to_owned()
}

fn moment(dice: &mut Dice) -> Moment {
    let on = day(2026, 1 + dice.below(12) as u32, 1 + dice.below(28) as u32);
    Moment::new(on, dice.below(24 * 60) as u16).unwrap()
}

/// Any command that the page could send.
fn any_command(dice: &mut Dice, plan: &Plan, ledger: &Ledger) -> Command {
    match dice.below(40) {
        0 => Command::Replace(Box::new(any_ledger(dice, plan))),
        1..4 => {
            let count = dice.below(5);
            let commands = (0..count).map(|_| single(dice, plan, ledger));
            Command::Batch(commands.collect())
        }
        _ => single(dice, plan, ledger),
    }
}

fn any_ledger(dice: &mut Dice, plan: &Plan) -> Ledger {
    let mut ledger = Ledger::default();
    for _ in 0..dice.below(30) {
        let command = single(dice, plan, &ledger);
        ledger.apply(command);
    }
    ledger
}

/// A command that changes one thing.
fn single(dice: &mut Dice, plan: &Plan, ledger: &Ledger) -> Command {
    let target = &plan.targets[dice.below(plan.targets.len())];
    let slot = (target.entry.clone(), dice.choose(&Quarter::ALL));
    match dice.below(20) {
        16 | 17 => {
            let field = dice.choose(&["", "Đất đai", "Hộ tịch"]).to_owned();
            let row = ledger.form(slot.1, &field).cloned().unwrap_or_default();
            let row = row.typed(dice.choose(&Column::ALL), dice.choose(&TYPED));
            Command::SetForm((slot.1, field), (!dice.one_in(6)).then_some(row))
        }
        18 => any_closing(dice, slot.1, ledger),
        0..8 => {
            let entry = any_entry(dice, target, &slot, ledger);
            Command::SetEntry(slot, entry)
        }
        8..10 => Command::SetNote(slot, any_note(dice)),
        10..13 if !plan.tasks.is_empty() => {
            let task = &plan.tasks[dice.below(plan.tasks.len())];
            Command::SetProgress(task.id.clone().into(), any_progress(dice))
        }
        13 | 14 => {
            let reference = (!dice.one_in(4)).then(|| Reference {
                value: (!dice.one_in(4))
                    .then(|| decimal(dice.choose(&["0", "71.35", "-0.0001", "900000000000"]))),
                value_unread: unread(dice),
                source: words(dice),
                date: dice.one_in(2).then(|| moment(dice).day),
                date_unread: unread(dice),
            });
            Command::SetReference(target.id.clone(), reference)
        }
        _ => Command::SetNear(dice.choose(&[0, 5, 10, 50, 51, 255])),
    }
}

/// A quarter closed, or opened again.
fn any_closing(dice: &mut Dice, quarter: Quarter, ledger: &Ledger) -> Command {
    let by = || By {
        at: noon(),
        who: String::new(),
    };
    let words = words(dice);
    let closing = ledger
        .closed(quarter, "0".repeat(64), words, by())
        .or_else(|| ledger.reopened(quarter, "sai số", by()));
    closing.map_or(Command::SetNear(5), |closing| {
        Command::SetClosing(quarter, closing)
    })
}

/// An entry typed over what is there, or ticked, or cleared.
fn any_entry(dice: &mut Dice, target: &Target, slot: &Slot, ledger: &Ledger) -> Option<Entry> {
    if dice.one_in(8) {
        return None;
    }
    let now = moment(dice);
    if target.measure == Measure::Done {
        let figures = Figures::Done(dice.one_in(2));
        let entered_at = Some(now);
        return Some(Entry {
            figures,
            entered_at,
        });
    }
    let part = dice.choose(&[Part::Numerator, Part::Denominator, Part::Value]);
    let before = ledger.entry(&slot.0, slot.1);
    Entry::typed(before, target.measure, part, dice.choose(&TYPED), now)
}

/// What may be typed where a day or a number belongs, and is neither.
fn unread(dice: &mut Dice) -> Option<String> {
    dice.one_in(3).then(|| "30/06/20266".to_owned())
}

fn any_note(dice: &mut Dice) -> Option<Note> {
    let text = words(dice);
    let evidence = (0..dice.below(3)).map(|_| Evidence {
        number: words(dice),
        date: dice.one_in(2).then(|| moment(dice).day),
        date_unread: unread(dice),
        link: words(dice),
    });
    let evidence = evidence.collect();
    (!dice.one_in(4)).then_some(Note {
        text,
        remedy_by_unread: unread(dice),
        evidence,
        ..Note::default()
    })
}

fn any_progress(dice: &mut Dice) -> Option<Progress> {
    let note = words(dice);
    match dice.below(4) {
        0 => None,
        1 => Some(Progress::Doing { note }),
        2 => Some(Progress::NotArisen { note }),
        _ => Some(Progress::Done {
            on: moment(dice).day,
            on_unread: unread(dice),
            product: words(dice),
            note,
        }),
    }
}

#[test]
fn every_command_is_taken_back_and_made_again() {
    for seed in 0..200 {
        let open = plan_of(seed);
        let mut dice = Dice::new(seed);
        let mut ledger = Ledger::default();
        let looked_at = dice.below(500);
        for step in 0..500 {
            let command = any_command(&mut dice, &open.plan, &ledger);
            there_and_back(
                &mut ledger,
                command.clone(),
                &format!("{seed}/{step}: {command:?}"),
            );
            if step == looked_at {
                backup_says_the_same(&open, &ledger);
            }
        }
        backup_says_the_same(&open, &ledger);
    }
}

fn there_and_back(ledger: &mut Ledger, command: Command, name: &str) {
    let before = ledger.clone();
    // What changes one thing is looked at alone; in a batch the whole ledger is compared.
    let mut whole = ledger.clone();
    let compared = whole.apply(Command::Batch(vec![command.clone()]));
    let done = Done::run(ledger, command);
    assert!(done.0 == compared && *ledger == whole, "{name}");
    assert_eq!(done.changed(), *ledger != before, "{name}");
    if !done.changed() {
        return;
    }
    let after = ledger.clone();
    let back = done.take_back(ledger);
    assert!(back.changed() && *ledger == before, "{name}");
    let again = back.take_back(ledger);
    assert!(again.changed() && *ledger == after, "{name}");
}

fn backup_says_the_same(open: &OpenPlan, ledger: &Ledger) {
    let again = opened_ledger(&open.backup(ledger, &Log::default(), 7, noon()));
    assert_eq!(again.ledger, *ledger);
    assert_eq!(*again.plan, *open);
}

/// Every standing that the page shows of a plan.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    /// One row for each target, one standing for each span.
    targets: Vec<Vec<Standing>>,
    tasks: Vec<TaskStanding>,
}

fn spans() -> impl Iterator<Item = Span> {
    let quarters = Quarter::ALL.into_iter();
    quarters.flat_map(|quarter| [Span::Quarter(quarter), Span::ToDate(quarter)])
}

impl Shown {
    fn anew(plan: &Plan, ledger: &Ledger) -> Self {
        let targets = plan.targets.iter();
        let of = |target| {
            spans()
                .map(|span| standing(plan, target, ledger, span))
                .collect()
        };
        Self {
            targets: targets.map(of).collect(),
            tasks: (0..plan.tasks.len())
                .map(|at| task(plan, at, ledger))
                .collect(),
        }
    }

    /// Works out again only what a command touches.
    fn update(&mut self, plan: &Plan, ledger: &Ledger, command: &Command) {
        for (target, row) in plan.targets.iter().zip(&mut self.targets) {
            for (span, shown) in spans().zip(row) {
                if touches(command, plan, target, span) {
                    *shown = standing(plan, target, ledger, span);
                }
            }
        }
        for (at, shown) in self.tasks.iter_mut().enumerate() {
            if touches_task(command, plan, at) {
                *shown = task(plan, at, ledger);
            }
        }
    }
}

fn task(plan: &Plan, at: usize, ledger: &Ledger) -> TaskStanding {
    let task = &plan.tasks[at];
    let by = Reckoning {
        year: plan.year,
        clock: plan.clock,
        ends: ledger.ends(),
    };
    task_standing(
        &task.deadline,
        ledger.progress(&task.id),
        by,
        day(2026, 6, 13),
    )
}

/// Whether a command may change how a target stands over a span.
fn touches(command: &Command, plan: &Plan, target: &Target, span: Span) -> bool {
    match command {
        Command::SetEntry((key, quarter), _) => {
            let within = match span {
                Span::Quarter(only) => *quarter == only,
                Span::ToDate(last) => *quarter <= last,
            };
            *key == target.entry && within
        }
        Command::SetReference(id, _) => plan.root(target).id == *id,
        Command::SetNear(_) | Command::Replace(_) => true,
        Command::SetForm((quarter, _), _) => {
            let within = match span {
                Span::Quarter(only) => *quarter == only,
                Span::ToDate(last) => *quarter <= last,
            };
            target.form.is_some() && within
        }
        Command::SetNote(..)
        | Command::SetProgress(..)
        | Command::SetEvent(..)
        | Command::SetClarity(..)
        | Command::SetClosing(..)
        | Command::SetEnds(_) => false,
        Command::Batch(all) => all.iter().any(|one| touches(one, plan, target, span)),
    }
}

fn touches_task(command: &Command, plan: &Plan, at: usize) -> bool {
    match command {
        Command::SetProgress(work, _) => work.whole_task() == Some(&plan.tasks[at].id),
        Command::Replace(_) | Command::SetEnds(_) => true,
        Command::Batch(all) => all.iter().any(|one| touches_task(one, plan, at)),
        _ => false,
    }
}

/// The page works out each standing by itself, and again only when what it reads has changed:
/// after any command that must come to the same as everything worked out anew.
#[test]
fn a_command_changes_only_the_standings_it_touches() {
    for seed in 0..20 {
        let plan = plan_of(seed).plan;
        let mut dice = Dice::new(1_000 + seed);
        let mut ledger = any_ledger(&mut dice, &plan);
        let mut shown = Shown::anew(&plan, &ledger);
        for step in 0..100 {
            let command = any_command(&mut dice, &plan, &ledger);
            Done::run(&mut ledger, command.clone());
            shown.update(&plan, &ledger, &command);
            let anew = Shown::anew(&plan, &ledger);
            assert!(shown == anew, "{seed}/{step}: {command:?}");
        }
    }
}

/// What the grid shows of one row: its standings, whether they are to be explained, and its own part
/// of the ledger.
fn row_shown(plan: &Plan, ledger: &Ledger, key: &EntryKey, quarter: Quarter) -> (Own, String) {
    let targets: Vec<Target> = plan.targets_of(key).cloned().collect();
    let all = targets.iter().map(|target| {
        let spans = spans().map(|span| standing(plan, target, ledger, span));
        format!("{:?}", spans.collect::<Vec<_>>())
    });
    let all: Vec<String> = all.collect();
    let missed = unexplained_miss(plan, ledger, key, quarter);
    let own = Own::of(plan, ledger, (key, quarter), &targets);
    (own, format!("{all:?} {missed:?}"))
}

/// The grid looks at a row again only when its own part of the ledger has changed.
#[test]
fn what_a_row_shows_follows_from_its_own_part_of_the_ledger() {
    let mut same = 0;
    for seed in 0..20 {
        let plan = plan_of(seed).plan;
        let mut dice = Dice::new(2_000 + seed);
        let mut ledger = any_ledger(&mut dice, &plan);
        let quarter = Quarter::ALL[usize::try_from(seed).unwrap() % 4];
        let rows = |ledger: &Ledger| -> Vec<(Own, String)> {
            let keys = plan.entry_keys().into_iter();
            keys.map(|key| row_shown(&plan, ledger, key, quarter))
                .collect()
        };
        let mut before = rows(&ledger);
        for step in 0..100 {
            let command = any_command(&mut dice, &plan, &ledger);
            Done::run(&mut ledger, command.clone());
            let after = rows(&ledger);
            for ((own, shown), (own_now, shown_now)) in before.iter().zip(&after) {
                if own == own_now {
                    same += 1;
                    assert_eq!(shown, shown_now, "{seed}/{step}: {command:?}");
                }
            }
            before = after;
        }
    }
    assert!(same > 10_000, "only {same} rows stayed the same");
}
