//! What is found before a quarter is closed, sort by sort.

use super::*;
use so_chi_tieu::calendar::Year;
use so_chi_tieu::form::{Column, FormFault, FormRow, TOTAL};
use so_chi_tieu::ledger::Note;
use so_chi_tieu::locale::{
    Language, finding_heading, finding_place, finding_remedy, finding_words, refusal_words,
    too_few_words,
};
use so_chi_tieu::standing::{
    Clash, ClosingChecks, Finding, Found, Place, Refusal, closing_checks, unexplained_miss,
};

/// Code, where, and whether it blocks.
fn told(checks: &ClosingChecks) -> Vec<(&'static str, String, bool)> {
    let all = checks.findings.iter();
    all.map(|finding| {
        let place = match &finding.place {
            Place::Entry(key) => key.to_string(),
            Place::Form(field, column) => format!("{field} {}", column.number()),
        };
        (finding.found.code(), place, finding.found.blocks())
    })
    .collect()
}

fn codes(plan: &Plan, ledger: &Ledger, quarter: Quarter) -> Vec<&'static str> {
    let checks = closing_checks(plan, ledger, quarter, &[]);
    told(&checks).into_iter().map(|(code, ..)| code).collect()
}

fn unread(text: &str) -> Figures {
    Figures::Ratio(Cell::Unread(text.to_owned()), Cell::Known(count(100)))
}

fn explained(ledger: &mut Ledger, key: EntryKey, quarter: Quarter, note: [&str; 2]) {
    let note = Note {
        cause: note[0].to_owned(),
        remedy: note[1].to_owned(),
        ..Note::default()
    };
    ledger.apply(Command::SetNote((key, quarter), Some(note)));
}

#[test]
fn an_entry_is_missing_unfinished_or_impossible() {
    let share = one(at_least(80), json!({}));
    let value_plan = one(at_least(80), json!({ "measure": "value", "unit": "điểm" }));
    let bare = one(at_least(1), json!({ "unit": "lần" }));
    let done = one(at_least(100), json!({ "measure": "done", "unit": "" }));
    let count_of = |over, under| known(over, under);
    let half = Figures::Ratio(Cell::Known(count(90)), Cell::Empty);
    let typo = Figures::Value(Cell::Unread("tám mươi".to_owned()));
    let (missing, wrong) = (("CHOT-04", false), ("CHOT-01", true));
    for (plan, figures, expected) in [
        (&share, None, vec![missing]),
        (&share, Some(half), vec![missing]),
        (&share, Some(unread("chín mươi")), vec![wrong]),
        (&share, Some(count_of(101, 100)), vec![wrong]),
        (&share, Some(count_of(1, 0)), vec![wrong]),
        (&share, Some(count_of(100, 100)), vec![]),
        // Nothing arose: entered, and nothing to judge.
        (&share, Some(count_of(0, 0)), vec![]),
        // More than once each is no share.
        (&bare, Some(count_of(101, 100)), vec![]),
        (&value_plan, Some(typo), vec![wrong]),
        (&value_plan, Some(value("81")), vec![]),
        (&done, None, vec![missing]),
        (&done, Some(Figures::Done(true)), vec![]),
    ] {
        let ledger = of_t(figures.clone().map(|figures| (II, figures)));
        let found = told(&closing_checks(plan, &ledger, II, &[]));
        let found: Vec<_> = found
            .iter()
            .map(|(code, _, block)| (*code, *block))
            .collect();
        assert_eq!(found, expected, "{figures:?}");
    }
}

#[test]
fn a_part_above_its_whole_blocks_and_unequal_denominators_do_not() {
    let plan = plan_of("tan-trung-2024");
    let of = |early: (u64, u64), on_time: (u64, u64)| {
        let entry =
            |id: &str, (over, under)| (target(&plan, id).entry.clone(), I, known(over, under));
        let ledger = ledger([entry("II.5.b", early), entry("II.5.a", on_time)]);
        let checks = closing_checks(&plan, &ledger, I, &[]);
        let nested = checks
            .findings
            .into_iter()
            .filter_map(|finding| match finding.found {
                Found::Nested(ref fault) => Some((fault.clash, finding.found.blocks())),
                _ => None,
            });
        nested.collect::<Vec<_>>()
    };
    assert_eq!(of((410, 640), (638, 640)), []);
    let above = Clash::Numerator(count(639), count(638));
    assert_eq!(of((639, 640), (638, 640)), [(above, true)]);
    let unequal = Clash::Unequal(count(638), count(640));
    assert_eq!(of((410, 638), (638, 640)), [(unequal, false)]);
}

#[test]
fn the_form_blocks_where_a_cell_is_no_count() {
    let plan = one(at_least(80), json!({}));
    let of = |cells: &[(Column, &str)]| {
        let row = cells
            .iter()
            .fold(FormRow::default(), |row, (column, text)| {
                row.typed(*column, text)
            });
        let mut ledger = of_t([(II, known(90, 100))]);
        for field in ["Đất đai", TOTAL] {
            ledger.apply(Command::SetForm((II, field.to_owned()), Some(row.clone())));
        }
        told(&closing_checks(&plan, &ledger, II, &[]))
    };
    use Column::{CarriedOver, InPerson, Online, Received};
    let parts = [(Online, "60"), (InPerson, "30"), (CarriedOver, "10")];
    assert_eq!(of(&parts), []);
    let of_total = |total| of(&[&parts[..], &[(Received, total)]].concat());
    assert_eq!(of_total("100"), []);
    let cells = ["Đất đai 3", " 3"];
    let expect = |code: &'static str, block| cells.map(|cell| (code, cell.to_owned(), block));
    assert_eq!(of_total("101"), expect("CHOT-05", false));
    assert_eq!(of_total("một trăm"), expect("CHOT-02", true));
}

#[test]
fn what_was_open_in_the_year_before_is_carried_over() {
    let plan = one(at_least(80), json!({}));
    let before = older(&plan, 2025);
    let form = |quarter, column, text: &str| {
        let row = FormRow::default().typed(column, text);
        Command::SetForm((quarter, TOTAL.to_owned()), Some(row))
    };
    let mut ledger = of_t([(I, known(90, 100))]);
    ledger.apply(form(I, Column::CarriedOver, "12"));
    let mut last = Ledger::default();
    last.apply(form(IV, Column::Open, "15"));
    let checks = closing_checks(&plan, &ledger, I, &[(&before, &last)]);
    let expected = Finding {
        place: Place::Form(String::new(), Column::CarriedOver),
        found: Found::Form(FormFault::CarriedOver {
            found: count(12),
            open: count(15),
        }),
    };
    assert_eq!(checks.findings, [expected]);
    assert_eq!(closing_checks(&plan, &ledger, I, &[]).findings, []);
}

#[test]
fn a_miss_asks_for_cause_and_remedy() {
    let floor = json!({ "kind": "at_least", "value": 100, "floor": 95 });
    let plan = one(floor, json!({}));
    let of = |figures: Figures, note: Option<[&str; 2]>| {
        let mut ledger = of_t([(II, figures)]);
        if let Some(note) = note {
            explained(&mut ledger, of_target("T"), II, note);
        }
        let miss = unexplained_miss(&plan, &ledger, &of_target("T"), II);
        let miss = miss.map(|(target, state)| (target.id.to_string(), state));
        let found = codes(&plan, &ledger, II);
        assert_eq!(found.contains(&"CHOT-07"), miss.is_some());
        miss.map(|(_, state)| state)
    };
    assert_eq!(of(known(100, 100), None), None);
    assert_eq!(of(known(96, 100), None), None, "the floor is met");
    assert_eq!(
        of(known(94, 100), None),
        Some(Near),
        "no document knows near"
    );
    assert_eq!(of(known(60, 100), None), Some(Missed));
    assert_eq!(of(known(60, 100), Some(["Thiếu người", ""])), Some(Missed));
    assert_eq!(of(known(60, 100), Some(["", "Tuyển người"])), Some(Missed));
    assert_eq!(of(known(60, 100), Some(["Thiếu người", " "])), Some(Missed));
    assert_eq!(
        of(known(60, 100), Some(["Thiếu người", "Tuyển người"])),
        None
    );
    // What is not entered for the quarter is missing, not missed.
    let ledger = of_t([(I, known(60, 100))]);
    assert_eq!(codes(&plan, &ledger, II), ["CHOT-04"]);
    assert_eq!(codes(&plan, &ledger, I), ["CHOT-07"]);
    // Each quarter has its own explanation.
    let mut ledger = of_t([(I, known(60, 100)), (II, known(61, 100))]);
    explained(
        &mut ledger,
        of_target("T"),
        I,
        ["Thiếu người", "Tuyển người"],
    );
    assert_eq!(codes(&plan, &ledger, I), Vec::<&str>::new());
    assert_eq!(codes(&plan, &ledger, II), ["CHOT-07"]);
}

#[test]
fn a_sum_that_is_still_open_asks_for_nothing() {
    let more = json!({ "measure": "value", "unit": "tin", "accumulation": "year" });
    let plan = one(at_least(80), more);
    assert_eq!(
        codes(&plan, &of_t([(II, value("3"))]), II),
        Vec::<&str>::new()
    );
    assert_eq!(codes(&plan, &of_t([(IV, value("3"))]), IV), ["CHOT-07"]);
}

#[test]
fn one_entry_that_misses_two_goals_asks_once_for_the_worse() {
    let of =
        |id: &str, goal: u32| target_value(id, at_least(goal), json!({ "indicator": "online" }));
    let plan = plan_with(&[of("A", 61), of("B", 90), of("C", 50)]);
    let ledger = ledger([(of_indicator("online"), II, known(60, 100))]);
    let checks = closing_checks(&plan, &ledger, II, &[]);
    assert_eq!(told(&checks), [("CHOT-07", "online".to_owned(), false)]);
    let expected = Found::Unexplained(target_id("B"), Missed);
    assert_eq!(checks.findings[0].found, expected);
}

/// A plan of another year with the same targets.
fn older(plan: &Plan, year: i32) -> Plan {
    Plan {
        year: Year::new(year).expect("a year"),
        ..plan.clone()
    }
}

#[test]
fn the_same_figures_as_in_the_quarter_before_are_told() {
    let with = |more: Value| one(at_least(0), more);
    let ratio = with(json!({ "accumulation": "year" }));
    let period = with(json!({ "accumulation": "period" }));
    let point = with(json!({ "accumulation": "point" }));
    let value_plan = with(json!({ "measure": "value", "unit": "tin", "accumulation": "period" }));
    let done = one(at_least(100), json!({ "measure": "done", "unit": "" }));
    for (plan, before, now, same) in [
        (&ratio, known(90, 100), known(90, 100), true),
        (&period, known(90, 100), known(90, 100), true),
        (&ratio, known(0, 100), known(0, 100), true),
        (&ratio, known(90, 100), known(180, 200), false),
        (&ratio, known(0, 0), known(0, 0), false),
        (&point, known(90, 100), known(90, 100), false),
        (&value_plan, value("12"), value("12"), true),
        (&value_plan, value("0"), value("0"), false),
        (&done, Figures::Done(true), Figures::Done(true), false),
    ] {
        let ledger = of_t([(I, before.clone()), (II, now.clone())]);
        let found = codes(plan, &ledger, II).contains(&"CHOT-08");
        assert_eq!(found, same, "{before:?} {now:?}");
    }
    // What cannot be read is that, and not also the same.
    let ledger = of_t([(I, unread("x")), (II, unread("x"))]);
    assert_eq!(codes(&ratio, &ledger, II), ["CHOT-01"]);
    // The quarter before last is not the quarter before.
    let ledger = of_t([(I, known(90, 100)), (III, known(90, 100))]);
    assert_eq!(codes(&ratio, &ledger, III), Vec::<&str>::new());
}

fn indicator_plan(accumulation: &str) -> Plan {
    plan_with(&[
        target_value(
            "A",
            at_least(0),
            json!({ "indicator": "online", "accumulation": accumulation }),
        ),
        target_value("B", at_least(0), json!({})),
    ])
}

#[test]
fn the_quarter_before_the_first_is_the_last_of_the_year_before() {
    let plan = indicator_plan("year");
    let entries = |quarter| {
        ledger([
            (of_indicator("online"), quarter, known(90, 100)),
            (of_target("B"), quarter, known(90, 100)),
        ])
    };
    let (now, before) = (entries(I), entries(IV));
    let found = |year: i32| {
        let other = older(&plan, year);
        let checks = closing_checks(&plan, &now, I, &[(&other, &before)]);
        told(&checks)
    };
    // By indicator: an id means nothing in another plan.
    assert_eq!(found(2025), [("CHOT-08", "online".to_owned(), false)]);
    assert_eq!(found(2024), []);
}

#[test]
fn a_jump_is_told_by_four_quarters_before_and_their_lack_once() {
    let plan = indicator_plan("year");
    let key = || of_indicator("online");
    let of = |numbers: &[(Quarter, u64)]| {
        ledger(
            numbers
                .iter()
                .map(|(quarter, over)| (key(), *quarter, known(*over, 100))),
        )
    };
    let before = of(&[(I, 80), (II, 82), (III, 81), (IV, 83)]);
    let last_year = older(&plan, 2025);
    let earlier = [(&last_year, &before)];
    let mut now = of(&[(I, 10)]);
    now.apply(Command::SetEntry(
        (of_target("B"), I),
        Some(entered(known(1, 2))),
    ));
    let checks = closing_checks(&plan, &now, I, &earlier);
    assert_eq!(told(&checks), [("CHOT-09", "online".to_owned(), false)]);
    let expected = Found::Jump {
        now: rate(10, 100).unwrap(),
        least: rate(80, 100).unwrap(),
        most: rate(83, 100).unwrap(),
        points: 4,
    };
    assert_eq!(checks.findings[0].found, expected);
    assert_eq!(checks.too_few, [of_target("B")]);
    // Three quarters of this year alone do not say what is usual.
    let alone = of(&[(I, 80), (II, 82), (III, 81), (IV, 10)]);
    let checks = closing_checks(&plan, &alone, IV, &[]);
    assert_eq!(told(&checks), [("CHOT-04", "B".to_owned(), false)]);
    assert_eq!(checks.too_few, [key()]);
    // This year's quarters count as well; those to come, a year opened twice and years to come do
    // not.
    let half = of(&[(III, 81), (IV, 83)]);
    let next_year = older(&plan, 2027);
    let now = of(&[(I, 82), (II, 10), (III, 80)]);
    let few = |earlier: &[(&Plan, &Ledger)]| {
        closing_checks(&plan, &now, II, earlier)
            .too_few
            .contains(&key())
    };
    assert!(few(&[
        (&last_year, &half),
        (&last_year, &half),
        (&next_year, &before)
    ]));
    assert!(!few(&[(&last_year, &half), (&older(&plan, 2024), &half)]));
    // Nothing arose: no rate, and no figure to judge one by.
    let nothing = of(&[(I, 0)]);
    let mut nothing_now = nothing.clone();
    nothing_now.apply(Command::SetEntry((key(), I), Some(entered(known(0, 0)))));
    let checks = closing_checks(&plan, &nothing_now, I, &earlier);
    assert!(!checks.too_few.contains(&key()));
    assert_eq!(told(&checks), [("CHOT-04", "B".to_owned(), false)]);
}

#[test]
fn plans_of_one_place_have_its_name_and_province() {
    let plan = indicator_plan("year");
    let other = |name: &str, province: &str| Plan {
        name: name.to_owned(),
        province: province.to_owned(),
        ..older(&plan, 2025)
    };
    assert!(plan.is_of_place(&other(&plan.name, &plan.province)));
    assert!(!plan.is_of_place(&other("Xã Khác", &plan.province)));
    // Provinces have communes of the same name.
    assert!(!plan.is_of_place(&other(&plan.name, "An Giang")));
}

#[test]
fn a_unit_that_changed_is_another_measure() {
    let plan = indicator_plan("year");
    let mut other = older(&plan, 2025);
    other.targets[0].unit = "lần".to_owned();
    let entries = |all: &[Quarter]| {
        ledger(
            all.iter()
                .map(|quarter| (of_indicator("online"), *quarter, known(80, 100))),
        )
    };
    let before = entries(&Quarter::ALL);
    let checks = closing_checks(&plan, &entries(&[I]), I, &[(&other, &before)]);
    assert_eq!(checks.too_few, [of_indicator("online")]);
}

#[test]
fn only_what_cannot_be_keeps_a_quarter_open_and_the_rest_wants_words() {
    let plan = plan_with(&[
        target_value("A", at_least(80), json!({})),
        target_value("B", at_least(80), json!({})),
    ]);
    let checks = |figures: Option<Figures>| {
        let entries = figures
            .map(|figures| (of_target("A"), II, figures))
            .into_iter();
        let entries = entries.chain([(of_target("B"), II, known(90, 100))]);
        closing_checks(&plan, &ledger(entries), II, &[])
    };
    let refusal = |figures: Option<Figures>, words: &str| checks(figures).refusal(words);
    assert_eq!(refusal(Some(known(90, 100)), ""), None);
    assert_eq!(refusal(None, " "), Some(Refusal::Unexplained(1)));
    assert_eq!(refusal(None, "Chưa có số"), None);
    assert_eq!(
        refusal(Some(known(2, 1)), "Chưa có số"),
        Some(Refusal::Impossible(1))
    );
    let found = checks(Some(known(2, 1)));
    assert_eq!(found.that_block(true).count(), 1);
    assert_eq!(found.that_block(false).count(), 0);
}

#[test]
fn what_blocks_comes_first_and_codes_stand_together() {
    let plan = plan_with(&[
        target_value("A", at_least(80), json!({})),
        target_value("B", at_least(80), json!({})),
        target_value("C", at_least(80), json!({})),
        target_value("D", at_least(80), json!({})),
    ]);
    let figures = ledger([
        (of_target("A"), II, known(10, 100)),
        (of_target("B"), II, known(3, 2)),
        (of_target("D"), II, unread("x")),
    ]);
    let found = told(&closing_checks(&plan, &figures, II, &[]));
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(code, at, _)| (*code, at.as_str()))
        .collect();
    let expected = [
        ("CHOT-01", "B"),
        ("CHOT-01", "D"),
        ("CHOT-04", "C"),
        ("CHOT-07", "A"),
    ];
    assert_eq!(found, expected);
}

/// Everything that can be found is said in both languages: where, what, and what to do.
#[test]
fn every_finding_has_words_in_both_languages() {
    let plan = indicator_plan("year");
    let entry = |found: Found| Finding {
        place: Place::Entry(of_indicator("online")),
        found,
    };
    let form = |fault: FormFault| Finding {
        place: Place::Form("Đất đai".to_owned(), fault.column()),
        found: Found::Form(fault),
    };
    let nested = |clash| {
        entry(Found::Nested(so_chi_tieu::standing::NestedFault {
            part: target_id("A"),
            whole: target_id("B"),
            quarter: II,
            clash,
        }))
    };
    let jump = |least, most| Found::Jump {
        now: rate(10, 100).unwrap(),
        least,
        most,
        points: 4,
    };
    let (low, high) = (rate(80, 100).unwrap(), rate(83, 100).unwrap());
    let (one, two) = (count(1), count(2));
    let cases = [
        (
            entry(Found::Missing),
            "chưa có số liệu của quý này (CHOT-04)",
        ),
        (
            entry(Found::Entry(EntryFault::Above(two, one))),
            "Tử số 2 lớn hơn mẫu số 1. Kiểm tra lại hai số; số này chưa được cộng. (NHAP-10)",
        ),
        (
            entry(Found::Entry(EntryFault::Missing(Part::Denominator))),
            "Còn thiếu mẫu số nên chưa tính được. (NHAP-09)",
        ),
        (
            nested(Clash::Numerator(two, one)),
            "Quý II: tử số 2 của A lớn hơn tử số 1 của B. Đây là “trong đó”: kiểm tra lại cả hai. (LONG-01)",
        ),
        (
            nested(Clash::Unequal(two, one)),
            "Quý II: mẫu số 2 của A phải bằng mẫu số 1 của B. Đây là “trong đó”: kiểm tra lại cả hai. (LONG-03)",
        ),
        (
            form(FormFault::Unread(Column::Online, NumberFault::Negative)),
            "không nhận số âm. (NHAP-05)",
        ),
        (
            form(FormFault::Sum {
                total: Column::Received,
                found: two,
                sum: one,
            }),
            "ghi 2, nhưng các cột 4 + 5 + 6 cộng lại là 1 (CHOT-05)",
        ),
        (
            form(FormFault::Balance {
                received: two,
                sum: one,
            }),
            "tiếp nhận 2, nhưng đã giải quyết và đang giải quyết (cột 7 + 11) là 1 (CHOT-05)",
        ),
        (
            form(FormFault::CarriedOver {
                found: two,
                open: one,
            }),
            "kỳ trước chuyển sang 2, nhưng cuối kỳ trước còn đang giải quyết 1 (CHOT-05)",
        ),
        (
            form(FormFault::Rows {
                column: Column::Late,
                found: two,
                sum: one,
            }),
            "tổng cộng ghi 2, nhưng các lĩnh vực cộng lại là 1 (CHOT-05)",
        ),
        (
            entry(Found::Unexplained(target_id("A"), Missed)),
            "Chưa đạt (cần ≥\u{a0}0\u{a0}%) (CHOT-07)",
        ),
        (
            entry(Found::Same(known(1_942, 2_400))),
            "1.942 / 2.400, đúng bằng kỳ trước (CHOT-08)",
        ),
        (
            entry(jump(low, high)),
            "10\u{a0}%, xa mức thường thấy của 4 kỳ trước (từ 80\u{a0}% đến 83\u{a0}%) (CHOT-09)",
        ),
        (
            entry(jump(high, high)),
            "10\u{a0}%, trong khi cả 4 kỳ trước đều là 83\u{a0}% (CHOT-09)",
        ),
    ];
    let (vi, en) = (Language::Vietnamese, Language::English);
    for (finding, words) in cases {
        assert_eq!(finding_words(vi, &plan, &finding), words);
        assert_ne!(finding_words(en, &plan, &finding), words);
        let found = &finding.found;
        for say in [finding_heading, finding_remedy] {
            assert!(!say(vi, found).is_empty() && say(vi, found) != say(en, found));
        }
        let place = finding_place(vi, &plan, &finding.place);
        assert_ne!(place, finding_place(en, &plan, &finding.place));
    }
    let place = finding_place(vi, &plan, &Place::Form(String::new(), Column::Solved));
    assert_eq!(place, "Biểu II.06a, tổng cộng, cột 7");
    let place = Place::Entry(of_indicator("online"));
    assert_eq!(finding_place(vi, &plan, &place), "A. Chỉ số online");
    assert_eq!(too_few_words(vi, 0), None);
    assert!(
        too_few_words(vi, 3)
            .unwrap()
            .contains("của 3 mục: mỗi mục cần số liệu của ít nhất 4 kỳ")
    );
    for refusal in [Refusal::Impossible(2), Refusal::Unexplained(2)] {
        let said = refusal_words(vi, refusal);
        assert!(
            said.contains('2') && said != refusal_words(en, refusal),
            "{said}"
        );
    }
}
