//! What was typed beside figures and cannot be read, in files.

use super::common::*;
use super::{fixture_text, fixture_value};
use serde_json::{Value, json};
use so_chi_tieu::file::{Opened, open};
use so_chi_tieu::ledger::{Log, UnreadAt};
use so_chi_tieu::store::Book;

fn book(file: &Value) -> Book {
    match open_text(&file.to_string()) {
        Ok(Opened::Ledger(opened)) => Book::from(*opened),
        other => panic!("{other:#?}"),
    }
}

/// The file as a program sees it that does not know these fields.
fn as_seen_before(value: &mut Value) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(as_seen_before),
        Value::Object(fields) => {
            for name in [
                "remedy_by_text",
                "date_text",
                "done_on_text",
                "on_text",
                "open_references",
                "open_reference",
            ] {
                fields.remove(name);
            }
            // Of figures it is known.
            if fields.contains_key("source") {
                fields.remove("value_text");
            }
            fields.values_mut().for_each(as_seen_before);
        }
        _ => {}
    }
}

#[test]
fn they_are_read_and_written() {
    let text = fixture_text("valid/ledger-typed.json");
    let opened = opened_ledger(&text);
    let unread: Vec<&str> = opened
        .ledger
        .unread()
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    assert_eq!(
        unread,
        [
            "30/06/20266",
            "tháng 3",
            "hơn 90",
            "khoảng 96",
            "đầu tháng 7",
            "",
            "31/02/2026"
        ]
    );
    let reference = opened.ledger.reference(&target_id("II.6")).unwrap();
    assert_eq!(
        reference.value,
        Some(decimal("72.5")),
        "the last that could be read"
    );
    let open = opened.ledger.reference(&target_id("II.1")).unwrap();
    assert_eq!((open.value, open.source.as_str()), (None, "Sở Nội vụ"));
    let written = Book::from(opened).text(noon());
    let written: Value = serde_json::from_str(&written).unwrap();
    let mut before = fixture_value("valid/ledger-typed.json");
    for field in ["revision", "saved_at"] {
        before[field] = written[field].clone();
    }
    assert_eq!(written, before);
}

/// A program that does not know the fields opens the file, with the values that were right.
#[test]
fn programs_before_them_open_the_file() {
    let mut before = fixture_value("valid/ledger-typed.json");
    as_seen_before(&mut before);
    let (now, seen) = (
        book(&fixture_value("valid/ledger-typed.json")),
        book(&before),
    );
    assert!(seen.ledger.unread().is_empty());
    assert_eq!(seen.ledger.entries().count(), now.ledger.entries().count());
    let value = |book: &Book| book.ledger.reference(&target_id("II.6")).unwrap().value;
    assert_eq!(value(&seen), value(&now));
    assert_eq!(seen.ledger.near(), now.ledger.near());
    // What it can undo is the same; its undoing changes nothing that it knows.
    assert!(seen.log.can_undo());
    let (mut log, mut ledger): (Log, _) = (seen.log.clone(), seen.ledger.clone());
    log.undo(
        &mut ledger,
        so_chi_tieu::ledger::By {
            at: noon(),
            who: String::new(),
        },
    );
    assert_eq!(ledger, seen.ledger);
}

#[test]
fn a_text_that_reads_as_the_value_is_taken_as_it() {
    let mut file = fixture_value("valid/ledger-typed.json");
    file["references"][0]["value_text"] = json!("96,5");
    file["open_references"][0]["value_text"] = json!("90");
    file["events"][0]["on_text"] = json!("5/4/2026");
    let book = book(&file);
    let value = |id| book.ledger.reference(&target_id(id)).unwrap().value;
    assert_eq!(
        (value("II.6"), value("II.1")),
        (Some(decimal("96.5")), Some(decimal("90")))
    );
    let unread = book.ledger.unread();
    assert!(
        !unread
            .iter()
            .any(|(at, _)| matches!(at, UnreadAt::EventOn(_) | UnreadAt::ReferenceValue(_)))
    );
}

/// A program that does not know them keeps them, and may note a value beside.
#[test]
fn a_value_noted_by_a_program_before_them_holds() {
    let mut file = fixture_value("valid/ledger-typed.json");
    let noted = json!({ "target": "II.1", "value": 91, "source": "Báo cáo tỉnh" });
    file["references"].as_array_mut().unwrap().push(noted);
    let book = book(&file);
    let reference = book.ledger.reference(&target_id("II.1")).unwrap();
    assert_eq!(reference.value, Some(decimal("91")));
    assert_eq!(reference.value_unread.as_deref(), Some("hơn 90"));
    assert_eq!(reference.source, "Báo cáo tỉnh");
    assert_eq!(reference.date, Some(day(2026, 7, 2)));
}

#[test]
fn they_are_not_sent() {
    let opened = opened_ledger(&fixture_text("valid/ledger-typed.json"));
    let sent = opened
        .plan
        .submission(&opened.ledger, so_chi_tieu::calendar::Quarter::I, 1, noon());
    for text in ["20266", "khoảng 96", "tháng 3", "31/02", "hơn 90"] {
        assert!(!sent.contains(text), "{text}");
    }
    assert!(open(sent.as_bytes()).is_ok());
}
