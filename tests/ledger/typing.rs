//! What is typed, and what a moment and a link are.

use super::common::*;
use so_chi_tieu::ledger::{Cell, Entry, Evidence, Figures, Moment, Part};
use so_chi_tieu::number::Count;
use so_chi_tieu::plan::Measure;

fn ratio(over: Cell<Count>, under: Cell<Count>) -> Entry {
    Entry {
        figures: Figures::Ratio(over, under),
        entered_at: Some(early()),
    }
}

fn early() -> Moment {
    Moment::new(day(2026, 4, 1), 8 * 60 + 5).unwrap()
}

fn late() -> Moment {
    Moment::new(day(2026, 4, 2), 17 * 60).unwrap()
}

/// The same, typed late.
fn typed_late(entry: Entry) -> Option<Entry> {
    Some(Entry {
        entered_at: Some(late()),
        ..entry
    })
}

#[test]
fn typing_a_count() {
    let number = |number| Cell::Known(count(number));
    let text = |text: &str| Cell::Unread(text.to_owned());
    let check = |before: Option<Entry>, part: Part, typed: &str, expected: Option<Entry>| {
        let after = Entry::typed(before.as_ref(), Measure::Ratio, part, typed, late());
        assert_eq!(after, expected, "{typed:?} into {part:?} of {before:?}");
    };
    let (over, under) = (Part::Numerator, Part::Denominator);
    // From nothing.
    check(None, over, "", None);
    check(None, over, "   ", None);
    check(None, over, "12", typed_late(ratio(number(12), Cell::Empty)));
    check(None, under, "0", typed_late(ratio(Cell::Empty, number(0))));
    check(
        None,
        over,
        " 5.280 ",
        typed_late(ratio(number(5_280), Cell::Empty)),
    );
    // What is no count is kept as it was typed.
    for wrong in [
        "mười",
        "12,5",
        "-3",
        "80%",
        "1,234",
        "1e3",
        " x\t",
        "2000000000000",
        "\"'<&",
    ] {
        check(
            None,
            over,
            wrong,
            typed_late(ratio(text(wrong), Cell::Empty)),
        );
        let before = Some(ratio(number(1), number(2)));
        check(
            before,
            under,
            wrong,
            typed_late(ratio(number(1), text(wrong))),
        );
    }
    // Over something.
    let both = || Some(ratio(number(1), number(2)));
    check(both(), over, "2", typed_late(ratio(number(2), number(2))));
    check(both(), under, "", typed_late(ratio(number(1), Cell::Empty)));
    // Both fields cleared: no entry.
    check(Some(ratio(Cell::Empty, number(2))), under, "", None);
    check(Some(ratio(text("x"), Cell::Empty)), over, " ", None);
    // Typed again as it was: the time stays.
    check(both(), over, "1", both());
    check(both(), under, " 2 ", both());
    let kept = || Some(ratio(text("x"), number(2)));
    check(kept(), over, "x", kept());
    check(kept(), over, "x ", typed_late(ratio(text("x "), number(2))));
    // Another sort of figures gives way.
    let value = || Some(entered(value("3")));
    check(
        value(),
        over,
        "4",
        typed_late(ratio(number(4), Cell::Empty)),
    );
}

#[test]
fn typing_a_value() {
    let check = |before: Option<&str>, typed: &str, expected: Option<Figures>| {
        let before = before.map(|before| Entry {
            figures: value(before),
            entered_at: Some(early()),
        });
        let after = Entry::typed(before.as_ref(), Measure::Value, Part::Value, typed, late());
        let expected = expected.map(|figures| Entry {
            figures,
            entered_at: Some(late()),
        });
        assert_eq!(after, expected, "{typed:?}");
    };
    check(None, "", None);
    check(None, "99,5", Some(value("99.5")));
    check(None, "99.5 %", Some(value("99.5")));
    check(None, "-0,25", Some(value("-0.25")));
    let unread = |text: &str| Some(Figures::Value(Cell::Unread(text.to_owned())));
    check(None, "1,23456", unread("1,23456"));
    check(Some("80"), "tám mươi", unread("tám mươi"));
    check(Some("80"), "", None);
    check(Some("80"), "81", Some(value("81")));
    let before = Entry {
        figures: value("80"),
        entered_at: Some(early()),
    };
    let same = Entry::typed(Some(&before), Measure::Value, Part::Value, "80,0", late());
    assert_eq!(same, Some(before));
}

#[test]
fn a_part_that_a_measure_has_not_takes_no_typing() {
    let before = ratio(Cell::Known(count(1)), Cell::Empty);
    let after = Entry::typed(Some(&before), Measure::Ratio, Part::Value, "7", late());
    assert_eq!(after, Some(before));
    let after = Entry::typed(None, Measure::Value, Part::Numerator, "7", late());
    assert_eq!(after, None);
    // Done is ticked, not typed; typing is not saying "not done".
    for typed in ["", "x"] {
        let after = Entry::typed(None, Measure::Done, Part::Done, typed, late());
        assert_eq!(after, None);
        let before = entered(Figures::Done(true));
        let after = Entry::typed(Some(&before), Measure::Done, Part::Done, typed, late());
        assert_eq!(after, Some(before));
    }
}

#[test]
fn a_link_is_a_web_address_or_none() {
    let check = |link: &str, expected: Option<&str>| {
        let evidence = Evidence {
            link: link.to_owned(),
            ..Evidence::default()
        };
        assert_eq!(evidence.web_address(), expected, "{link:?}");
    };
    check(
        " https://dichvucong.gov.vn/a?b=c ",
        Some("https://dichvucong.gov.vn/a?b=c"),
    );
    check("HTTP://a.vn", Some("HTTP://a.vn"));
    for none in [
        "",
        "a.vn",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a",
        "//a",
        "\u{1}https:",
    ] {
        check(none, None);
    }
}

#[test]
fn a_moment_is_written_in_viet_nams_time_and_read_back() {
    let written =
        |year, month, at, minute| Moment::new(day(year, month, at), minute).unwrap().iso();
    assert_eq!(
        written(2026, 6, 13, 14 * 60 + 2),
        "2026-06-13T14:02:00+07:00"
    );
    assert_eq!(written(2024, 2, 29, 0), "2024-02-29T00:00:00+07:00");
    assert_eq!(written(2026, 12, 31, 1_439), "2026-12-31T23:59:00+07:00");
    assert_eq!(Moment::new(day(2026, 1, 1), 1_440), None);
    assert_eq!(noon().clock(), "12:00");
    let read = Moment::parse_iso("2026-06-13T14:02:00+07:00");
    assert_eq!(read, Moment::new(day(2026, 6, 13), 842));
    let seconds = Moment::parse_iso("2026-06-13T14:02:59+07:00");
    assert_eq!(seconds, read, "to the minute");
    for wrong in [
        "",
        "2026-06-13T14:02+07:00",
        "2026-06-13T14:02:60+07:00",
        "2026-06-13T14:02:xx+07:00",
        "2026-06-13T14:02:00:00+07:00",
        "2026-06-13T1:2:0+07:00",
        "2026-06-13T+1:02:00+07:00",
        "2026-06-13",
        "2026-06-13T14:02:00",
        "2026-06-13T14:02:00Z",
        "2026-06-13T14:02:00+08:00",
        "2026-06-13T24:00:00+07:00",
        "2026-06-13T14:60:00+07:00",
        "2026-06-13T14+07:00",
        "2026-02-30T14:02:00+07:00",
        "13/6/2026T14:02:00+07:00",
    ] {
        assert_eq!(Moment::parse_iso(wrong), None, "{wrong:?}");
    }
}

#[test]
fn text_that_is_too_long_is_cut_and_never_becomes_a_number() {
    let typed = |measure, part, text: &str| {
        let entry = Entry::typed(None, measure, part, text, noon()).expect("an entry");
        match entry.figures {
            Figures::Ratio(Cell::Unread(kept), Cell::Empty) => kept,
            Figures::Ratio(Cell::Empty, Cell::Unread(kept)) => kept,
            Figures::Value(Cell::Unread(kept)) => kept,
            other => panic!("{other:?}"),
        }
    };
    for (beginning, length) in [("0", 1_001), ("1 ", 600), (" ", 2_000), ("x", 1_001)] {
        let long = format!("{}x", beginning.repeat(length));
        let kept = typed(Measure::Ratio, Part::Numerator, &long);
        assert_eq!(kept.chars().count(), 1_000);
        assert_eq!(Cell::count(&kept), Cell::Unread(kept.clone()));
        assert_eq!(typed(Measure::Ratio, Part::Denominator, &long), kept);
        assert_eq!(typed(Measure::Value, Part::Value, &long), kept);
        // What a file has is kept as it is.
        assert_eq!(Cell::decimal(&long), Cell::Unread(long));
    }
    let whole = "x".repeat(1_000);
    assert_eq!(typed(Measure::Ratio, Part::Numerator, &whole), whole);
}
