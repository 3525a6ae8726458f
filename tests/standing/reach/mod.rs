//! What it takes from here to reach a target: tables by hand, and against trying every count.

mod accumulation;
mod every_count;
mod shares;
mod thresholds;
mod unanswered;

use super::*;

/// The lines of a target, seen at the end of `last`.
fn lines_of(plan: &Plan, id: &str, ledger: &Ledger, last: Quarter) -> Lines {
    match reach(plan, target(plan, id), ledger, last) {
        Reach::Lines(lines) => *lines,
        other => panic!("{id}: no lines: {other:?}"),
    }
}

/// The lines of "T".
fn lines(plan: &Plan, ledger: &Ledger, last: Quarter) -> Lines {
    lines_of(plan, "T", ledger, last)
}

fn of(of: u64, least: u64, most: u64) -> Ahead {
    Ahead::Of {
        of: count(of),
        least: count(least),
        most: count(most),
    }
}

fn out(numerator: u64, denominator: u64, all: bool) -> Ahead {
    Ahead::Out {
        best: rate(numerator, denominator).unwrap(),
        all,
    }
}

fn more(least: u64, most: Option<u64>, quarters: u8, days: u32) -> Ahead {
    Ahead::More {
        least: counted(least),
        most: most.map(counted),
        quarters,
        days,
    }
}

fn counted(number: u64) -> Amount {
    Amount::Count(count(number))
}

fn valued(text: &str) -> Amount {
    Amount::Value(decimal(text))
}
