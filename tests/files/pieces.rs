//! A backup in pieces: the same text, of which a save changes little.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use super::common::*;
use super::log::some_book;
use super::round_trips::{any_command, any_moment};
use super::{every_field, fixture_value};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;
use sha2::{Digest, Sha256};
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::{ChunkCache, Pieces};
use so_chi_tieu::ledger::{By, Cause, Command, Ledger, Log, MOST_CHANGES};

fn by() -> By {
    By {
        at: noon(),
        who: "Lò Thị Mai".to_owned(),
    }
}

fn typed(number: u64) -> Command {
    let figures = known(number, 1_000_000);
    Command::SetEntry((of_target("II.1"), Quarter::I), Some(entered(figures)))
}

/// A log of so many steps of one typed figure each.
fn long(steps: u64) -> (Ledger, Log) {
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    for number in 0..steps {
        log.run(&mut ledger, typed(number), Cause::Typed, by());
    }
    (ledger, log)
}

fn sha256(text: &str) -> String {
    let mut hex = String::new();
    for byte in Sha256::digest(text.as_bytes()) {
        write!(hex, "{byte:02x}").unwrap();
    }
    hex
}

/// What holds of any pieces.
fn check(pieces: &Pieces, log: &Log, backup: &str) {
    assert_eq!(pieces.head.matches('\u{1}').count(), 1);
    let steps: Vec<&str> = pieces.chunks.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(pieces.head.replace('\u{1}', &steps.concat()), backup);
    assert_eq!(pieces.text(), backup);
    let mut steps = log.steps();
    for (at, chunk) in pieces.chunks.iter().enumerate() {
        assert_eq!(chunk.text.starts_with(','), at > 0);
        assert_eq!(chunk.digest, sha256(&chunk.text));
        let (own, further) = steps.split_at(chunk.text.matches("\n    ").count());
        let ends = (own[0].number, own[own.len() - 1].number);
        assert_eq!((chunk.first_step, chunk.last_step), ends);
        steps = further;
    }
    assert!(steps.is_empty());
}

#[test]
fn an_empty_log_has_no_chunks() {
    let (plan, ledger, log) = (every_field(), Ledger::default(), Log::default());
    let backup = plan.backup(&ledger, &log, 7, noon());
    let pieces = plan.backup_pieces(&ledger, &log, 7, noon(), &mut ChunkCache::default());
    assert!(pieces.chunks.is_empty());
    assert!(backup.ends_with("  \"log\": []\n}\n"));
    assert_eq!(pieces.head.replace('\u{1}', ""), backup);
    assert_eq!(opened_ledger(&backup).ledger, ledger);
}

#[test]
fn a_further_step_changes_the_last_chunk_alone() {
    let plan = every_field();
    let (mut ledger, mut log) = long(500);
    let mut cache = ChunkCache::default();
    let mut before = plan.backup_pieces(&ledger, &log, 1, noon(), &mut cache);
    assert_eq!(before.chunks.len(), 8);
    for further in 0..80 {
        // Joined to the last step, or a step of its own.
        let command = typed(5_000 + further);
        if further % 3 == 0 {
            log.run_on(&mut ledger, command, Cause::Typed, by());
        } else {
            log.run(&mut ledger, command, Cause::Typed, by());
        }
        let pieces = plan.backup_pieces(&ledger, &log, 1, noon(), &mut cache);
        check(&pieces, &log, &plan.backup(&ledger, &log, 1, noon()));
        let kept = before.chunks.iter().zip(&pieces.chunks);
        let kept = kept.filter(|(old, new)| Arc::ptr_eq(old, new)).count();
        assert!(kept >= before.chunks.len() - 1, "{kept}");
        before = pieces;
    }
}

#[test]
fn what_is_forgotten_changes_the_first_chunk_alone() {
    let plan = every_field();
    let (mut ledger, mut log) = long(MOST_CHANGES as u64);
    let mut cache = ChunkCache::default();
    let before = plan.backup_pieces(&ledger, &log, 1, noon(), &mut cache);
    for number in 0..100 {
        log.run(&mut ledger, typed(number), Cause::Typed, by());
    }
    let after = plan.backup_pieces(&ledger, &log, 1, noon(), &mut cache);
    check(&after, &log, &plan.backup(&ledger, &log, 1, noon()));
    let digests = |pieces: &Pieces| -> BTreeSet<String> {
        pieces.chunks.iter().map(|one| one.digest.clone()).collect()
    };
    // 100 steps more fill the last chunk and begin two others; 100 less leave out one and cut
    // another.
    let same = digests(&before).intersection(&digests(&after)).count();
    assert!(same + 4 >= before.chunks.len(), "{same}");
}

#[test]
fn large_steps_make_short_chunks() {
    let plan = every_field();
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    for number in 0..40 {
        let cause = Cause::Imported("x".repeat(7_000));
        log.run(&mut ledger, typed(number), cause, by());
    }
    let pieces = plan.backup_pieces(&ledger, &log, 1, noon(), &mut ChunkCache::default());
    check(&pieces, &log, &plan.backup(&ledger, &log, 1, noon()));
    let longest = pieces.chunks.iter().map(|one| one.text.len()).max();
    assert!(longest < Some(40_000), "{longest:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn pieces_with_a_cache_are_the_backup(
        acts in vec((0_u8..6, any_command(), any_moment()), 1..40),
        skipped in 0_usize..18,
        marks in vec(0_usize..18, 0..4),
    ) {
        let plan = every_field();
        let mut file = fixture_value("old/v3-ledger.json");
        for at in marks {
            // Unknown fields in a step and within it.
            file["log"][at]["x_new"] = json!({ "a": [1, "\u{1}"] });
            for change in file["log"][at]["changes"].as_array_mut().into_iter().flatten() {
                change["x_other"] = json!(at);
            }
        }
        let steps = file["log"].as_array().unwrap().iter().skip(skipped).cloned();
        file["log"] = steps.collect();
        let opened = opened_ledger(&file.to_string());
        let (mut ledger, mut log) = (opened.ledger, opened.log);
        let mut cache = ChunkCache::default();
        for (sort, command, at) in acts {
            let by = By { at, who: String::new() };
            match sort {
                0 => drop(log.undo(&mut ledger, by)),
                1 => drop(log.redo(&mut ledger, by)),
                2 => drop(log.run_on(&mut ledger, command, Cause::Typed, by)),
                3 => (ledger, log) = some_book(),
                _ => drop(log.run(&mut ledger, command, Cause::Typed, by)),
            }
            let pieces = plan.backup_pieces(&ledger, &log, 3, at, &mut cache);
            check(&pieces, &log, &plan.backup(&ledger, &log, 3, at));
        }
    }
}
