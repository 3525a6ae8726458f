//! KH-05, KH-06, KH-07: numbers that are missing or stand twice, in targets, in the tasks of a
//! heading and in the headings.

use super::{Place, Remark, RemarkKind};
use crate::plan::{Group, GroupId, Plan, Target, TargetKind, Task};
use crate::sorted::Sorted;

/// Longest beginning of a label that is quoted with its number, in characters.
const BEGINNING: usize = 60;

/// A number of a list, and what has it.
struct Numbered {
    parts: Vec<String>,
    place: Place,
    quote: String,
}

/// Whether a list must begin with 1.
#[derive(Clone, Copy, PartialEq)]
enum Start {
    /// Whenever a number of it is whole.
    Always,
    /// If there is more than one in it.
    IfSeveral,
    /// Never.
    Never,
}

pub(super) fn check(plan: &Plan) -> Vec<Remark> {
    let mut found = groups(plan);
    for (_, targets) in lists(plan).iter() {
        let numbered: Vec<Numbered> = targets.iter().map(|target| of_target(target)).collect();
        found.extend(gaps(&numbered, Start::IfSeveral));
        found.extend(twice(&numbered));
    }
    for (_, tasks) in headings(plan).iter() {
        let rows = tasks.iter().filter(|task| is_within(task));
        let numbered: Vec<Numbered> = rows.map(|task| of_task(task)).collect();
        found.extend(gaps(&numbered, Start::Always));
        found.extend(twice(&numbered));
    }
    found.extend(without(plan));
    found
}

fn parts(number: &str) -> Vec<String> {
    let parts = number.trim_end_matches('.').split('.');
    parts.map(str::to_owned).collect()
}

fn quoted(number: &str, label: &str) -> String {
    let mut beginning: String = label.chars().take(BEGINNING).collect();
    if beginning.len() < label.len() {
        beginning.push('…');
    }
    format!("{number} {beginning}")
}

fn of_target(target: &Target) -> Numbered {
    Numbered {
        parts: parts(&target.number),
        place: Place::Target(target.id.clone()),
        quote: quoted(&target.number, &target.label),
    }
}

fn of_task(task: &Task) -> Numbered {
    Numbered {
        parts: parts(&task.number),
        place: Place::Task(task.id.clone()),
        quote: quoted(&task.number, &task.label),
    }
}

/// Whether a task is numbered within its heading, and is not the heading itself.
fn is_within(task: &Task) -> bool {
    let heading = task.group.as_ref().map(|group| group.as_str());
    task.numbered && !task.number.is_empty() && heading != Some(task.number.as_str())
}

/// Core targets by the list they stand in: others are numbered by the rows that hold them.
fn lists(plan: &Plan) -> Sorted<String, Vec<&Target>> {
    let core = plan.targets.iter();
    let core = core.filter(|target| target.kind == TargetKind::Core && !target.number.is_empty());
    gathered(core.map(|target| (list(target).to_owned(), target)))
}

/// The section of a target, without the number of the target where it ends in that.
fn list(target: &Target) -> &str {
    let Some((list, item)) = target.section.rsplit_once(" > ") else {
        return &target.section;
    };
    let own = target.number == item || target.number.starts_with(&format!("{item}."));
    if own { list } else { &target.section }
}

fn headings(plan: &Plan) -> Sorted<String, Vec<&Task>> {
    gathered(plan.tasks.iter().map(|task| {
        let heading = task.group.as_ref().map_or("", |group| group.as_str());
        (heading.to_owned(), task)
    }))
}

fn gathered<T>(things: impl Iterator<Item = (String, T)>) -> Sorted<String, Vec<T>> {
    let mut lists: Sorted<String, Vec<T>> = Sorted::default();
    for (key, thing) in things {
        let mut list = lists.remove(&key).unwrap_or_default();
        list.push(thing);
        lists.insert(key, list);
    }
    lists
}

/// Numbers that one would expect between those of a list. A number stands for those it is under:
/// 2.1 tells of a 2.
fn gaps(numbered: &[Numbered], start: Start) -> Vec<Remark> {
    let mut lists: Sorted<Vec<String>, Vec<(u32, usize, &Numbered)>> = Sorted::default();
    for one in numbered {
        for level in 0..one.parts.len() {
            let (above, rest) = one.parts.split_at(level);
            let Some(value) = rest.first().and_then(|part| value(part)) else {
                continue;
            };
            let key = above.to_vec();
            let mut list = lists.remove(&key).unwrap_or_default();
            if !list.iter().any(|(other, ..)| *other == value) {
                list.push((value, rest.len(), one));
            }
            lists.insert(key, list);
        }
    }
    lists
        .iter()
        .flat_map(|(above, list)| gaps_in(above, list, start))
        .collect()
}

fn gaps_in(above: &[String], list: &[(u32, usize, &Numbered)], start: Start) -> Vec<Remark> {
    let mut list = list.to_vec();
    list.sort_by_key(|(value, ..)| *value);
    let from_one = list.first().is_some_and(|(_, rest, _)| match start {
        Start::Always => *rest == 1,
        Start::IfSeveral => *rest == 1 && list.len() > 1,
        Start::Never => false,
    });
    let mut before = from_one.then_some(0);
    let mut found = Vec::new();
    for (value, _, one) in list {
        if let Some(before) = before.filter(|before| before + 1 < value) {
            found.push(gap(above, before + 1, value - 1, one));
        }
        before = Some(value);
    }
    found
}

fn gap(above: &[String], first: u32, last: u32, next: &Numbered) -> Remark {
    let roman = next
        .parts
        .get(above.len())
        .is_some_and(|part| digits(part).is_none());
    let shown = |value: u32| {
        let own = if roman {
            to_roman(value)
        } else {
            value.to_string()
        };
        above
            .iter()
            .cloned()
            .chain([own])
            .collect::<Vec<_>>()
            .join(".")
    };
    let missing = if first == last {
        shown(first)
    } else {
        format!("{}–{}", shown(first), shown(last))
    };
    Remark::new(RemarkKind::NumberGap { missing }, &next.place, &next.quote)
}

/// A number that more than one has.
fn twice(numbered: &[Numbered]) -> Vec<Remark> {
    let mut seen: Sorted<Vec<String>, ()> = Sorted::default();
    let again = numbered.iter().filter(|one| {
        let known = seen.has(&one.parts);
        seen.insert(one.parts.clone(), ());
        known
    });
    again
        .map(|one| {
            let number = one.parts.join(".");
            Remark::new(RemarkKind::NumberTwice { number }, &one.place, &one.quote)
        })
        .collect()
}

/// Rows without a number in a plan whose rows mostly have one.
fn without(plan: &Plan) -> Vec<Remark> {
    let rows = plan.tasks.iter().filter(|task| task.numbered);
    let (with, without): (Vec<&Task>, Vec<&Task>) = rows.partition(|task| !task.number.is_empty());
    if with.len() <= without.len() {
        return Vec::new();
    }
    without
        .into_iter()
        .map(|task| {
            let place = Place::Task(task.id.clone());
            Remark::new(RemarkKind::NumberMissing, &place, &task.label)
        })
        .collect()
}

/// Headings of tables of tasks. A table of targets among them fills its place; a document whose
/// headings do not begin with the first has tasks in some of its parts only.
fn groups(plan: &Plan) -> Vec<Remark> {
    let mut tables: Sorted<&GroupId, ()> = Sorted::default();
    for task in plan.tasks.iter().filter(|task| task.numbered) {
        if let Some(group) = &task.group {
            tables.insert(group, ());
        }
    }
    let of_table = plan.groups.iter().filter(|group| tables.has(&&group.id));
    let mut numbered: Vec<Numbered> = of_table.map(of_group).collect();
    let whole = numbered.iter().any(|one| {
        let first = one.parts.first();
        first.is_some_and(|part| value(part) == Some(1))
    });
    if !whole {
        return Vec::new();
    }
    numbered.extend(plan.targets.iter().map(of_target));
    gaps(&numbered, Start::Never)
        .into_iter()
        .filter(|remark| matches!(remark.place, Place::Group(_)))
        .collect()
}

fn of_group(group: &Group) -> Numbered {
    Numbered {
        parts: parts(group.id.as_str()),
        place: Place::Group(group.id.clone()),
        quote: quoted(group.id.as_str(), &group.name),
    }
}

fn digits(part: &str) -> Option<u32> {
    super::passage::digits(part).filter(|value| *value > 0)
}

/// What a part of a number counts: Arabic or Roman. Letters count in two alphabets and are left
/// alone.
fn value(part: &str) -> Option<u32> {
    digits(part).or_else(|| (1..=39).find(|value| to_roman(*value) == part))
}

fn to_roman(value: u32) -> String {
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let one = usize::try_from(value % 10).unwrap_or(0);
    let tens = usize::try_from(value / 10).unwrap_or(0);
    format!("{}{}", "X".repeat(tens), ones.get(one).unwrap_or(&""))
}
