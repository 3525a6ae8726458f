//! What is written is what was read.

use super::common::*;
use super::log::some_book;
use super::{every_field, fixture_text, fixture_value};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::{Value, json};
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::Opened;
use so_chi_tieu::form::{Column, FormRow};
use so_chi_tieu::ledger::{
    Cell, Clarity, Closing, Command, Entry, Event, Evidence, Figures, Ledger, Log, Moment, Note,
    Progress, Reference, Reopening,
};
use so_chi_tieu::number::{Count, Decimal};
use so_chi_tieu::plan::{
    DutyId, EntryKey, IndicatorKey, OccurrenceKey, PeriodEnd, TaskId, WorkId, WorkKey,
};

#[test]
fn a_plan_in_our_form_is_written_as_it_was_read() {
    for name in [
        "valid/every-field.json",
        "valid/small.json",
        "old/v1-plan.json",
    ] {
        let text = fixture_text(name);
        let Ok(Opened::Plan(plan)) = open_text(&text) else {
            panic!("{name} is no plan");
        };
        assert_eq!(plan.to_text(), text, "{name}");
    }
}

#[test]
fn what_a_plan_hides_is_shown_and_kept() {
    let mut file = fixture_value("valid/every-field.json");
    file["name"] = "Xã\u{202e}uẫM\u{1}".into();
    file["units"][0]["name"] = "Công\u{200b} an".into();
    file["targets"][0]["remarks"] = json!(["a\u{feff}", "b"]);
    let open = open_plan(&file);
    assert_eq!(open.plan.name, "Xã‹U+202E›uẫM‹U+0001›");
    assert_eq!(open.plan.units[0].name, "Công‹U+200B› an");
    assert_eq!(open.plan.targets[0].remarks, ["a‹U+FEFF›", "b"]);
    let written: Value = serde_json::from_str(&open.to_text()).unwrap();
    assert_eq!(written, file);
    assert_eq!(open.plan.names().next(), Some("Xã‹U+202E›uẫM‹U+0001›"));
}

#[test]
fn the_order_of_keys_is_ours_however_a_file_has_them() {
    // `Value` sorts its keys.
    let sorted = fixture_value("valid/every-field.json").to_string();
    assert!(sorted.starts_with(r#"{"clock":"#));
    let Ok(Opened::Plan(plan)) = open_text(&sorted) else {
        panic!("no plan");
    };
    assert_eq!(plan.to_text(), fixture_text("valid/every-field.json"));
}

#[test]
fn keys_stand_in_a_fixed_order() {
    let text = fixture_text("old/v1-submission.json");
    let top: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("  \"")?.split_once('"'))
        .map(|(key, _)| key)
        .collect();
    let order = "format version revision made_at year quarter window_first window_last plan \
                 entries standings notes tasks references digest";
    assert_eq!(top, order.split_whitespace().collect::<Vec<_>>());
    let backup = every_field().backup(&some_ledger(), &Log::default(), 1, noon());
    let top: Vec<&str> = backup
        .lines()
        .filter_map(|line| line.strip_prefix("  \"")?.split_once('"'))
        .map(|(key, _)| key)
        .collect();
    let order = "format version revision saved_at near plan entries notes tasks references log";
    assert_eq!(top, order.split_whitespace().collect::<Vec<_>>());
}

/// A ledger under `every-field.json` with one of everything.
pub fn some_ledger() -> Ledger {
    let moment = |day_of_month, minute| Moment::new(day(2026, 3, day_of_month), minute).unwrap();
    let set = |key: EntryKey, quarter, figures: Figures, at: Option<Moment>| {
        let entry = Entry {
            figures,
            entered_at: at,
        };
        Command::SetEntry((key, quarter), Some(entry))
    };
    let mut ledger = Ledger::default();
    let first = Some(moment(16, 485));
    for command in [
        set(of_target("II.1"), Quarter::I, known(192, 200), first),
        set(of_target("II.1"), Quarter::II, known(301, 300), None),
        set(
            of_indicator("ho_so_rieng"),
            Quarter::I,
            known(755, 1_000),
            first,
        ),
        set(
            of_indicator("ho_so_rieng"),
            Quarter::II,
            known(900, 1_000),
            first,
        ),
        set(
            of_target("II.3"),
            Quarter::I,
            Figures::Ratio(
                Cell::Unread("khoảng \"12\"".to_owned()),
                Cell::Known(count(40)),
            ),
            first,
        ),
        set(of_target("II.4"), Quarter::I, value("9.75"), first),
        set(
            of_target("II.5"),
            Quarter::I,
            Figures::Value(Cell::Unread("tốt".to_owned())),
            first,
        ),
        set(of_target("II.6"), Quarter::I, known(0, 0), first),
        set(of_target("II.7"), Quarter::II, Figures::Done(false), first),
        Command::SetNote(
            (of_target("II.1"), Quarter::I),
            Some(Note {
                text: "Hệ thống lỗi ba ngày.\nĐã khắc phục.".to_owned(),
                evidence: vec![Evidence {
                    number: "45/BC-UBND".to_owned(),
                    date: Some(day(2026, 3, 17)),
                    link: "https://example.vn/45".to_owned(),
                    ..Evidence::default()
                }],
                ..Note::default()
            }),
        ),
        Command::SetNote(
            (of_indicator("ho_so_rieng"), Quarter::II),
            Some(Note {
                text: "Đã bổ sung.".to_owned(),
                evidence: Vec::new(),
                ..Note::default()
            }),
        ),
        Command::SetProgress(
            TaskId::new("II.2.a-2").unwrap().into(),
            Some(Progress::Done {
                on: day(2026, 7, 2),
                on_unread: None,
                product: "12/QĐ-UBND".to_owned(),
                note: "chậm hai ngày".to_owned(),
            }),
        ),
        Command::SetProgress(
            TaskId::new("II.2.a-3").unwrap().into(),
            Some(Progress::Doing {
                note: String::new(),
            }),
        ),
        Command::SetProgress(
            TaskId::new("II.2.a-13").unwrap().into(),
            Some(Progress::NotArisen {
                note: "không có hồ sơ".to_owned(),
            }),
        ),
        Command::SetReference(target_id("II.6"), Some(reference("71.35"))),
        Command::SetNear(10),
    ] {
        assert_eq!(ledger.apply(command).len(), 1);
    }
    ledger
}

#[test]
fn a_backup_gives_back_the_ledger_its_revision_and_its_moment() {
    let plan = every_field();
    let (ledger, log) = some_book();
    let opened = opened_ledger(&plan.backup(&ledger, &log, 42, noon()));
    assert_eq!((&opened.ledger, &opened.log), (&ledger, &log));
    assert_eq!(opened.revision, 42);
    assert_eq!(opened.saved_at, Some(noon()));
    assert_eq!(*opened.plan, plan);
    let again = opened.plan.backup(&opened.ledger, &opened.log, 42, noon());
    assert_eq!(again, plan.backup(&ledger, &log, 42, noon()));
}

pub fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z \"\\\\/{}\\[\\]:,%ăâđêôơưỲỹ\u{0}-\u{1f}\u{7f}\u{feff}\u{1f600}]{0,12}",
        any::<String>(),
    ]
}

/// What a cell can hold: typed text that is no number stays text.
fn count_cell() -> impl Strategy<Value = Cell<Count>> {
    prop_oneof![
        Just(Cell::Empty),
        (0_u64..=900_000_000_000).prop_map(|number| Cell::Known(count(number))),
        any_text().prop_map(|text| Cell::count(&text)),
    ]
}

fn decimal_cell() -> impl Strategy<Value = Cell<Decimal>> {
    prop_oneof![
        Just(Cell::Empty),
        (-10_000_000_000_i64..10_000_000_000)
            .prop_map(|units| Cell::Known(Decimal::from_units(units).unwrap())),
        any_text().prop_map(|text| Cell::decimal(&text)),
    ]
}

fn any_day() -> impl Strategy<Value = chrono::NaiveDate> {
    (0_i64..1_000).prop_map(|days| day(2025, 1, 1) + chrono::TimeDelta::days(days))
}

pub fn any_moment() -> impl Strategy<Value = Moment> {
    (any_day(), 0_u16..1_440).prop_map(|(day, minute)| Moment::new(day, minute).unwrap())
}

/// Any figures under `every-field.json`, with what they are of.
fn any_figures() -> impl Strategy<Value = (EntryKey, Figures)> {
    let of_ratio = prop::sample::select(vec![
        of_target("II.1"),
        of_indicator("ho_so_rieng"),
        of_target("II.2.b"),
        of_target("II.3"),
        of_target("II.6"),
    ]);
    let of_value = prop::sample::select(vec![of_target("II.4"), of_target("II.5")]);
    let ratio = (count_cell(), count_cell()).prop_map(|(over, under)| Figures::Ratio(over, under));
    let done = any::<bool>().prop_map(Figures::Done);
    prop_oneof![
        4 => (of_ratio, ratio),
        2 => (of_value, decimal_cell().prop_map(Figures::Value)),
        1 => (Just(of_target("II.7")), done),
    ]
}

/// What may have been typed where a day or a number belongs, and is neither.
fn unread() -> impl Strategy<Value = Option<String>> {
    option::of(prop::sample::select(vec![
        "khoảng 96".to_owned(),
        "30/06/20266".to_owned(),
        "x".repeat(1_500),
    ]))
}

/// Any command that changes one thing under `every-field.json`.
pub fn any_command() -> impl Strategy<Value = Command> {
    let quarter = || prop::sample::select(Quarter::ALL.to_vec());
    let entry = (any_figures(), quarter(), option::of(any_moment())).prop_map(
        |((key, figures), quarter, entered_at)| {
            let entry = Entry {
                figures,
                entered_at,
            };
            Command::SetEntry((key, quarter), Some(entry))
        },
    );
    let evidence = (any_text(), option::of(any_day()), unread(), any_text());
    let evidence = evidence.prop_map(|(number, date, date_unread, link)| Evidence {
        number,
        date,
        date_unread,
        link,
    });
    let note = (
        any_text(),
        option::of(any_day()),
        unread(),
        vec(evidence, 0..3),
    );
    let note = note.prop_map(|(text, remedy_by, remedy_by_unread, evidence)| Note {
        text,
        remedy_by,
        remedy_by_unread,
        evidence,
        ..Note::default()
    });
    let of_note = prop::sample::select(vec![of_target("II.1"), of_indicator("ho_so_rieng")]);
    let note = (of_note, quarter(), option::of(note))
        .prop_map(|(key, quarter, note)| Command::SetNote((key, quarter), note));
    let progress = prop_oneof![
        any_text().prop_map(|note| Progress::Doing { note }),
        any_text().prop_map(|note| Progress::NotArisen { note }),
        (any_day(), unread(), any_text(), any_text()).prop_map(|(on, on_unread, product, note)| {
            Progress::Done {
                on,
                on_unread,
                product,
                note,
            }
        }),
    ];
    let progress = (1_u8..=16, option::of(progress)).prop_map(|(number, progress)| {
        let task = TaskId::new(&format!("II.2.a-{number}")).unwrap();
        Command::SetProgress(task.into(), progress)
    });
    let value = any::<i32>().prop_map(|units| Decimal::from_units(i64::from(units)).unwrap());
    let reference = (
        (option::of(value), unread()),
        any_text(),
        (option::of(any_day()), unread()),
    );
    let reference =
        reference.prop_map(
            |((value, value_unread), source, (date, date_unread))| Reference {
                value,
                value_unread,
                source,
                date,
                date_unread,
            },
        );
    let reference = option::of(reference)
        .prop_map(|reference| Command::SetReference(target_id("II.6"), reference));
    prop_oneof![
        6 => entry.boxed(),
        3 => note.boxed(),
        2 => progress.boxed(),
        1 => reference.boxed(),
        1 => (0_u8..=50).prop_map(Command::SetNear),
        1 => prop_oneof![Just(PeriodEnd::Calendar), Just(PeriodEnd::CutOff)]
            .prop_map(Command::SetEnds),
        6 => any_other_command().boxed(),
    ]
}

/// What there has been since version 3.
fn any_other_command() -> impl Strategy<Value = Command> {
    let quarter = || prop::sample::select(Quarter::ALL.to_vec());
    let published = prop_oneof![
        Just(EntryKey::Portal(IndicatorKey::new("ho_so_rieng").unwrap())),
        Just(EntryKey::Index(IndicatorKey::new("cong_khai.1").unwrap())),
    ];
    let published = (
        published,
        quarter(),
        count_cell(),
        count_cell(),
        option::of(any_moment()),
    )
        .prop_map(|(key, quarter, over, under, entered_at)| {
            let figures = Figures::Ratio(over, under);
            Command::SetEntry(
                (key, quarter),
                Some(Entry {
                    figures,
                    entered_at,
                }),
            )
        });
    let cell = (prop::sample::select(Column::ALL.to_vec()), count_cell());
    let field = prop_oneof![Just(String::new()), any_text()];
    let form = (quarter(), field, vec(cell, 0..12)).prop_map(|(quarter, field, cells)| {
        let row = cells
            .into_iter()
            .fold(FormRow::default(), |row, (column, cell)| {
                row.with(column, cell)
            });
        Command::SetForm((quarter, field), Some(row))
    });
    let work = || {
        let work = prop_oneof![
            Just(WorkId::Task(TaskId::new("II.2.a-2").unwrap())),
            Just(WorkId::Duty(some_duty())),
        ];
        let key = prop::sample::select(vec!["w53", "m02", "q4", "h1", "y", "n2", "e255"]);
        let key = option::of(key.prop_map(|key| OccurrenceKey::parse(key).unwrap()));
        (work, key).prop_map(|(work, occurrence)| WorkKey { work, occurrence })
    };
    let progress = (work(), any_text())
        .prop_map(|(work, note)| Command::SetProgress(work, Some(Progress::Doing { note })));
    let event = (work(), any::<u8>(), (any_day(), unread()), any_text()).prop_map(
        |(work, number, (on, on_unread), note)| {
            Command::SetEvent(
                (work.work, number),
                Some(Event {
                    on,
                    on_unread,
                    note,
                }),
            )
        },
    );
    let clarity = (
        any_text(),
        any_text(),
        any_text(),
        any_text(),
        any_text(),
        any_text(),
    )
        .prop_map(|(person, work, time, responsibility, product, authority)| {
            let clarity = Clarity {
                person,
                work,
                time,
                responsibility,
                product,
                authority,
            };
            Command::SetClarity(TaskId::new("II.2.a-3").unwrap(), Some(clarity))
        });
    let closing = (quarter(), 1_u32..9, any_moment(), any_text(), any_text()).prop_map(
        |(quarter, revision, at, who, words)| {
            let digest = "0f".repeat(32);
            let closing = Closing {
                revision,
                at,
                who,
                digest,
                words,
                reopened: None,
            };
            Command::SetClosing(quarter, closing)
        },
    );
    let reopened = (quarter(), any_moment(), any_text()).prop_map(|(quarter, at, who)| {
        let closing = Closing {
            revision: 1,
            at,
            who: who.clone(),
            digest: "0f".repeat(32),
            words: String::new(),
            reopened: None,
        };
        let reopening = Reopening {
            at,
            who,
            reason: "sai số".to_owned(),
        };
        let again = Closing {
            reopened: Some(reopening),
            ..closing.clone()
        };
        Command::Batch(vec![
            Command::SetClosing(quarter, closing),
            Command::SetClosing(quarter, again),
        ])
    });
    prop_oneof![
        2 => published.boxed(),
        2 => form.boxed(),
        1 => progress.boxed(),
        1 => event.boxed(),
        1 => clarity.boxed(),
        1 => closing.boxed(),
        1 => reopened,
    ]
}

/// The first duty of `every-field.json`.
fn some_duty() -> DutyId {
    every_field().plan.duties[0].id.clone()
}

/// Any ledger under `every-field.json`.
pub fn any_ledger() -> impl Strategy<Value = Ledger> {
    vec(any_command(), 0..20).prop_map(|commands| {
        let mut ledger = Ledger::default();
        ledger.apply(Command::Batch(commands));
        ledger
    })
}

proptest! {
    #[test]
    fn any_ledger_comes_back_from_its_backup(
        ledger in any_ledger(),
        revision in 0_u64..=1_000_000_000_000,
        minute in 0_u16..1_440,
        on in any_day(),
    ) {
        let plan = every_field();
        let moment = Moment::new(on, minute).unwrap();
        let opened = opened_ledger(&plan.backup(&ledger, &Log::default(), revision, moment));
        prop_assert_eq!(&opened.ledger, &ledger);
        prop_assert_eq!(opened.revision, revision);
        prop_assert_eq!(opened.saved_at, Some(moment));
        prop_assert_eq!(&*opened.plan, &plan);
    }

    #[test]
    fn any_ledger_makes_submissions_that_open(ledger in any_ledger(), at in 0_usize..4) {
        let quarter = Quarter::ALL[at];
        let text = every_field().submission(&ledger, quarter, 7, noon());
        let file = opened_submission(&text);
        prop_assert_eq!(file.quarter, quarter.number());
        prop_assert!(file.entries.iter().all(|entry| entry.slot.quarter <= quarter.number()));
        prop_assert!(file.notes.iter().all(|note| note.slot.quarter == quarter.number()));
        prop_assert_eq!(file.standings.len(), 8, "one for each distinct target");
        let value: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(value["digest"].as_str().unwrap(), digest_of(&value));
    }
}

#[test]
fn the_largest_numbers_come_back() {
    let plan = every_field();
    let all = 1_000_000_000_000;
    let check = |key: EntryKey, figures: Figures| {
        let ledger = ledger([(key, Quarter::I, figures.clone())]);
        let opened = opened_ledger(&plan.backup(&ledger, &Log::default(), 1, noon()));
        assert_eq!(opened.ledger, ledger, "{figures:?}");
    };
    check(of_target("II.1"), known(0, 900_000_000_000));
    check(of_target("II.4"), value("900000000000"));
    check(of_target("II.4"), value("-900000000000"));
    check(of_target("II.4"), value("499999999999.9999"));
    check(of_target("II.4"), value("899999999999.999"));
    check(of_target("II.4"), value("0.0001"));
    check(of_target("II.1"), known(900_000_000_001, all));
}
