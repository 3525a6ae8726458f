//! What is typed for the index itself, beside and before the entries of the plan.

use super::*;
use proptest::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::calendar::Quarter::{I, II, III, IV};
use so_chi_tieu::index766::{Known, input_entry, inputs_of, linked, points_entry, points_of};
use so_chi_tieu::ledger::{By, Cell, Change, Command, Figures, Ledger, Log};
use so_chi_tieu::locale::{Language, change_words, input_words, origin_words};
use so_chi_tieu::plan::{EntryKey, Plan};
use so_chi_tieu::standing::Span;

fn plan() -> Plan {
    let speaks_of = |id: &str, indicator: &str| {
        target_value(id, at_least(80), json!({ "indicator": indicator }))
    };
    plan_with(&[
        speaks_of("6", "ho_so_tt"),
        speaks_of("9", "chung_thuc_dt"),
        speaks_of("14", "pakn_dung_han"),
    ])
}

fn of_input(key: &str) -> EntryKey {
    input_entry(key).expect("a key")
}

fn whole(over: u64, under: u64) -> Option<Known> {
    Some(Known::Share(count(over), count(under)))
}

/// Counts of the target in quarters I and II.
fn of_plan() -> Vec<(EntryKey, Quarter, Figures)> {
    vec![
        (of_indicator("ho_so_tt"), I, known(30, 100)),
        (of_indicator("ho_so_tt"), II, known(40, 200)),
    ]
}

fn with(more: Vec<(EntryKey, Quarter, Figures)>) -> Ledger {
    ledger(of_plan().into_iter().chain(more))
}

fn input(book: &Ledger, key: &str, span: Span) -> Input {
    inputs_of(&rules(), &plan(), book, span)(key)
}

#[test]
fn what_no_plan_counts_is_typed_and_adds_up() {
    let book = with(vec![
        (of_input("kho_dien_tu"), I, known(10, 100)),
        (of_input("kho_dien_tu"), III, known(5, 50)),
    ]);
    let year = input(&book, "kho_dien_tu", Span::ToDate(IV));
    assert_eq!(year.known, whole(15, 150));
    assert_eq!((year.used, year.typed), (vec![I, III], vec![I, III]));
    assert_eq!(year.left_out, [II, IV]);
    assert_eq!(year.target, None);
    let first = input(&book, "kho_dien_tu", Span::ToDate(II));
    assert_eq!(first.known, whole(10, 100));
    assert_eq!(input(&book, "kho_dien_tu", Span::Quarter(II)).known, None);
}

#[test]
fn what_is_typed_goes_before_the_entry_of_its_quarter_alone() {
    let book = with(vec![(of_input("ho_so_tt"), II, known(90, 300))]);
    let year = input(&book, "ho_so_tt", Span::ToDate(IV));
    // 30 of 100 by the target, 90 of 300 as typed.
    assert_eq!(year.known, whole(120, 400));
    assert_eq!((year.used, year.typed), (vec![I, II], vec![II]));
    assert_eq!(year.target, Some(target_id("6")));
    // Before it was typed, all came of the target.
    let before = input(&book, "ho_so_tt", Span::ToDate(I));
    assert_eq!((before.known, before.typed), (whole(30, 100), vec![]));
    // Its own standing is untouched.
    let target = linked(&rules(), &plan(), &book, Span::ToDate(II))("ho_so_tt").known;
    assert_eq!(target, whole(70, 300));
}

#[test]
fn how_things_stand_is_the_latest_typed() {
    let book = ledger([
        (of_input("dvctt_cung_cap"), I, known(100, 126)),
        (of_input("dvctt_cung_cap"), III, known(118, 126)),
        // By the plan a state, whichever way it is entered.
        (of_indicator("chung_thuc_dt"), I, known(0, 1)),
        (of_input("chung_thuc_dt"), II, known(1, 1)),
    ]);
    let services = input(&book, "dvctt_cung_cap", Span::ToDate(IV));
    assert_eq!(
        (services.known, services.used),
        (whole(118, 126), vec![III])
    );
    let copies = input(&book, "chung_thuc_dt", Span::ToDate(IV));
    assert_eq!((copies.known, copies.typed), (whole(1, 1), vec![II]));
}

#[test]
fn what_is_typed_wrongly_is_in_no_estimate_and_hides_the_entry() {
    let half = Figures::Ratio(Cell::Known(count(9)), Cell::Empty);
    let text = Figures::Ratio(Cell::Unread("nhiều".to_owned()), Cell::Known(count(9)));
    for wrong in [half, text, known(9, 8), known(1, 0), value("50")] {
        let book = with(vec![(of_input("ho_so_tt"), II, wrong.clone())]);
        let found = input(&book, "ho_so_tt", Span::ToDate(II));
        assert_eq!(found.known, whole(30, 100), "{wrong:?}");
        assert_eq!(
            (found.used, found.left_out),
            (vec![I], vec![II]),
            "{wrong:?}"
        );
        // Kept as it was typed.
        let kept = book.entry(&of_input("ho_so_tt"), II).unwrap();
        assert_eq!(kept.figures, wrong);
    }
    let done = ledger([(of_input("chung_thuc_dt"), I, Figures::Done(true))]);
    let found = input(&done, "chung_thuc_dt", Span::ToDate(I));
    assert_eq!(found.known, Some(Known::Done(true)));
}

/// Nothing arose is known, when it is typed too.
#[test]
fn nothing_arose_is_typed_as_two_zeros() {
    let book = ledger([(of_input("hai_long_pakn"), II, known(0, 0))]);
    let (rules, plan) = (rules(), plan());
    let estimate = estimate(&rules, &inputs_of(&rules, &plan, &book, Span::ToDate(II)));
    assert_eq!(part(&estimate, "hai_long_pakn").points, range("6", "6"));
}

#[test]
fn a_closed_quarter_takes_nothing() {
    let mut book = with(vec![]);
    let by = By {
        at: noon(),
        who: String::new(),
    };
    let closing = book.closed(II, "0".repeat(64), String::new(), by).unwrap();
    book.apply(Command::SetClosing(II, closing));
    let entry = Some(entered(known(1, 2)));
    for key in [of_input("kho_dien_tu"), points_entry(None).unwrap()] {
        assert!(
            book.apply(Command::SetEntry((key, II), entry.clone()))
                .is_empty()
        );
    }
}

#[test]
fn published_points_stand_beside_the_estimate() {
    let book = ledger([
        (of_input("dung_han"), II, known(60, 80)),
        (points_entry(Some("tien_do")).unwrap(), II, value("16.2")),
        (points_entry(Some("so_hoa")).unwrap(), I, value("20")),
        (
            points_entry(Some("dvctt")).unwrap(),
            II,
            Figures::Value(Cell::Unread("mười".to_owned())),
        ),
        (points_entry(None).unwrap(), II, value("100.5")),
    ]);
    let (rules, plan) = (rules(), plan());
    let inputs = inputs_of(&rules, &plan, &book, Span::ToDate(II));
    let estimate = estimate(&rules, &inputs);
    let found = beside(&rules, &estimate, &points_of(&book, II));
    let found: Vec<(Option<&str>, Beside)> = found
        .iter()
        .map(|one| (one.group.as_deref(), one.beside))
        .collect();
    // 15 points by the counts; that of another quarter and what is no number are left out.
    let above = Beside::Above(decimal("1.2"));
    assert_eq!(
        found,
        [(Some("tien_do"), above), (None, Beside::Impossible)]
    );
}

#[test]
fn points_have_keys_that_no_input_has() {
    let rules = rules();
    let mut keys: Vec<EntryKey> = rules
        .inputs
        .iter()
        .map(|own| of_input(&own.key))
        .chain(
            rules
                .groups
                .iter()
                .map(|own| points_entry(Some(&own.key)).unwrap()),
        )
        .chain(points_entry(None))
        .collect();
    let all = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), all);
}

/// What is typed is written into the file and read again, points too.
#[test]
fn what_is_typed_outlives_the_file() {
    let text = "\u{110}iểm".to_owned();
    let entries = [
        (of_input("kho_dien_tu"), I, known(10, 100)),
        (points_entry(Some("tien_do")).unwrap(), II, value("16.25")),
        (
            points_entry(None).unwrap(),
            II,
            Figures::Value(Cell::Unread(text)),
        ),
    ];
    let book = ledger(entries);
    let plan = plan_value(&[]);
    let open = open_plan(&plan);
    let text = open.backup(&book, &Log::default(), 1, noon());
    assert_eq!(opened_ledger(&text).ledger, book);
}

#[test]
fn it_says_where_figures_come_from() {
    let (plan, vi) = (plan(), Language::Vietnamese);
    let book = with(vec![
        (of_input("ho_so_tt"), II, known(90, 300)),
        (of_input("kho_dien_tu"), I, known(10, 1_000)),
    ]);
    let words = |key: &str, span| origin_words(vi, &plan, &input(&book, key, span));
    assert_eq!(words("ho_so_tt", Span::ToDate(I)), "Từ chỉ tiêu 6");
    assert_eq!(
        words("ho_so_tt", Span::ToDate(II)),
        "Từ chỉ tiêu 6 (Quý I); Gõ ở đây (Quý II)"
    );
    assert_eq!(words("ho_so_tt", Span::Quarter(II)), "Gõ ở đây");
    assert_eq!(words("kho_dien_tu", Span::ToDate(II)), "Gõ ở đây");
    assert_eq!(words("dan_cu_ho_so", Span::ToDate(II)), "Thiếu");
    let counts = input(&book, "kho_dien_tu", Span::ToDate(II)).known;
    assert_eq!(input_words(vi, counts), "10/1.000");
}

/// In the log, by name; a key of other rules stands for itself.
#[test]
fn changes_are_told_by_name() {
    let plan = plan();
    for (key, vi) in [
        (of_input("kho_dien_tu"), "Kết nối kho dữ liệu điện tử"),
        (of_input("la"), "la"),
        (
            points_entry(Some("tien_do")).unwrap(),
            "Điểm công bố trên Cổng, Tiến độ giải quyết",
        ),
        (
            points_entry(Some("la")).unwrap(),
            "Điểm công bố trên Cổng, la",
        ),
        (points_entry(None).unwrap(), "Điểm công bố trên Cổng, Cộng"),
    ] {
        let change = Change::Entry((key, II), None, Some(entered(known(1, 4))));
        assert_eq!(
            change_words(Language::Vietnamese, Some(&plan), &change),
            format!("Chỉ số 766, {vi}, Quý II: từ trống thành 1 / 4")
        );
    }
}

proptest! {
    /// Without anything typed the inputs are those of the entries; with all typed, none of them.
    #[test]
    fn typed_and_linked(counts in proptest::collection::vec((0_u64..50, 0_u64..50), 8), last in 0_usize..4) {
        let span = Span::ToDate(Quarter::ALL[last]);
        let (rules, plan) = (rules(), plan());
        let of = |key: &dyn Fn(&str) -> EntryKey, from: usize| {
            let quarters = Quarter::ALL.into_iter().zip(&counts[from..]);
            let entries = quarters.flat_map(|(quarter, (over, under))| {
                let figures = known(*over, *under);
                [(key("ho_so_tt"), quarter, figures.clone()), (key("chung_thuc_dt"), quarter, figures)]
            });
            entries.collect::<Vec<_>>()
        };
        let entries = of(&|key| of_indicator(key), 0);
        let book = ledger(entries.clone());
        for input in &rules.inputs {
            let linked = linked(&rules, &plan, &book, span)(&input.key);
            prop_assert_eq!(inputs_of(&rules, &plan, &book, span)(&input.key), linked);
        }
        let typed = of(&of_input, 4);
        let both = ledger(entries.into_iter().chain(typed.clone()));
        let alone = ledger(typed);
        for key in ["ho_so_tt", "chung_thuc_dt"] {
            let [both, alone] = [both.clone(), alone.clone()]
                .map(|book| inputs_of(&rules, &plan, &book, span)(key));
            prop_assert_eq!(both, alone);
        }
    }
}
