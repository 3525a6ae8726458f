//! Timelines: what they count, what they say, what they look like.

use super::pictures::{look, pixels, same_picture};
use super::*;
use chrono::Datelike;
use so_chi_tieu::calendar::{Holidays, Month};
use so_chi_tieu::chart::{
    Load, Pile, Timeline, TimelineBy, TimelineRow, draw_timeline, timeline_layout,
};
use so_chi_tieu::ledger::Progress;
use so_chi_tieu::plan::{WorkId, WorkKey};
use so_chi_tieu::standing::{Agenda, TaskStanding, agenda_of};

const NAMES: [&str; 5] = [
    "cho-vam-2024",
    "dai-son-2026",
    "dien-chau-2026",
    "tan-trung-2024",
    "tinh-bien-2026",
];

fn real(name: &str) -> Plan {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("plans/{name}.json"));
    match open(&std::fs::read(path).unwrap()) {
        Ok(Opened::Plan(plan)) => plan.plan,
        other => panic!("no plan: {other:?}"),
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn done(on: NaiveDate) -> Progress {
    Progress::Done {
        on,
        on_unread: None,
        product: String::new(),
        note: String::new(),
    }
}

/// A ledger in which what comes up to a day is done, but for every `but`-th.
fn ledger_until(plan: &Plan, last: NaiveDate, but: usize) -> Ledger {
    let mut ledger = Ledger::default();
    let agenda = agenda_of(plan, &ledger, Holidays::built_in(), last);
    for (at, dated) in agenda.dated.iter().enumerate() {
        if dated.on <= last && at % but != 0 {
            let key = WorkKey {
                work: dated.work.clone(),
                occurrence: dated.key,
            };
            ledger.apply(Command::SetProgress(key, Some(done(dated.on))));
        }
    }
    ledger
}

fn agenda_and_timeline(plan: &Plan, ledger: &Ledger, today: NaiveDate) -> (Agenda, Timeline) {
    let agenda = agenda_of(plan, ledger, Holidays::built_in(), today);
    let timeline = Timeline::new(plan, &agenda, today);
    (agenda, timeline)
}

fn tinh_bien() -> Timeline {
    let plan = real("tinh-bien-2026");
    let ledger = ledger_until(&plan, day(2026, 5, 20), 5);
    agenda_and_timeline(&plan, &ledger, day(2026, 6, 12)).1
}

fn cho_vam() -> Timeline {
    let plan = real("cho-vam-2024");
    let ledger = ledger_until(&plan, day(2024, 6, 1), 7);
    agenda_and_timeline(&plan, &ledger, day(2024, 6, 12)).1
}

#[test]
fn months_count_what_is_due_in_them() {
    let timeline = tinh_bien();
    let months: Vec<(usize, usize, usize)> = timeline
        .months()
        .iter()
        .map(|load| (load.late, load.due, load.done))
        .collect();
    // Each month the list of those who were late, as a task and as a duty; in the last month of
    // each quarter the evaluation, twice as well; on 29/10 the review; in December what is due
    // “trong năm”: four tasks and two duties.
    let totals: Vec<usize> = months.iter().map(|(a, b, c)| a + b + c).collect();
    assert_eq!(totals, [2, 2, 4, 2, 2, 4, 2, 2, 4, 3, 2, 10]);
    assert!(months[6..].iter().all(|(late, _, done)| late + done == 0));
    assert_eq!(
        timeline.total(),
        Load {
            late: 4,
            due: 27,
            done: 8
        }
    );
}

#[test]
fn it_is_said_in_words() {
    assert_eq!(
        tinh_bien().sentence(Vietnamese),
        "Năm 2026 có 39 hạn: 8 đã xong, 4 quá hạn, 27 còn hạn. Quá hạn nhiều nhất: Trung tâm Phục \
         vụ hành chính công (4)."
    );
    assert_eq!(
        tinh_bien().sentence(English),
        "2026 has 39 due dates: 8 done, 4 overdue, 27 to come. Most overdue: Trung tâm Phục vụ \
         hành chính công (4)."
    );
    let plan = real("tinh-bien-2026");
    let early = agenda_and_timeline(&plan, &Ledger::default(), day(2026, 1, 5)).1;
    assert_eq!(
        early.sentence(Vietnamese),
        "Năm 2026 có 39 hạn: 0 đã xong, 0 quá hạn, 39 còn hạn. Sắp tới nhiều nhất: Tháng 12 (10)."
    );
    let nothing = agenda_and_timeline(
        &real("dien-chau-2026"),
        &Ledger::default(),
        day(2026, 6, 12),
    );
    assert_eq!(
        nothing.1.sentence(Vietnamese),
        "Năm 2026 chưa có việc nào có ngày cụ thể."
    );
    assert_eq!(tinh_bien().legend(Vietnamese).len(), 4);
    // Another year has no today.
    let later = agenda_and_timeline(&plan, &Ledger::default(), day(2027, 1, 5)).1;
    assert_eq!(later.legend(Vietnamese).len(), 3);
}

#[test]
fn days_of_other_years_are_counted_apart() {
    // The document of Tân Trung names days of another year by mistake.
    for name in NAMES {
        let plan = real(name);
        let today = day(plan.year.get(), 6, 12);
        let (agenda, timeline) = agenda_and_timeline(&plan, &Ledger::default(), today);
        let other = |on: NaiveDate| on.year() != plan.year.get();
        let outside = agenda.dated.iter().filter(|dated| other(dated.on)).count();
        assert_eq!(timeline.outside, outside, "{name}");
        let words = timeline.sentence(Vietnamese);
        assert_eq!(words.contains("ngoài năm này"), outside > 0, "{words}");
    }
}

#[test]
fn tables_hold_the_numbers() {
    let timeline = tinh_bien();
    for language in [Vietnamese, English] {
        let months = timeline.table(TimelineBy::Month, language);
        assert_eq!(months.rows.len(), 13);
        let units = timeline.table(TimelineBy::Unit, language);
        assert_eq!(units.rows.len(), timeline.rows.len() + 1);
        for table in [&months, &units] {
            assert!(
                table
                    .rows
                    .iter()
                    .all(|row| row.len() == table.headers.len())
            );
            // The columns add up to the last row.
            let (sum, rows) = table.rows.split_last().unwrap();
            for at in 1..=4 {
                let number = |row: &Vec<String>| row[at].parse::<usize>().unwrap();
                assert_eq!(number(sum), rows.iter().map(number).sum::<usize>());
            }
        }
        assert_eq!(months.rows[12][1..5], units.rows.last().unwrap()[1..5]);
    }
    let months = timeline.table(TimelineBy::Month, Vietnamese);
    assert_eq!(months.rows[5][0], "Tháng 6");
    assert_eq!(months.rows[5][5], "tháng này");
    let units = timeline.table(TimelineBy::Unit, Vietnamese);
    assert!(units.rows[0][5].starts_with("tháng 1: 2"), "{units:?}");
}

fn picture(timeline: &Timeline, by: TimelineBy, size: (u32, u32), scale: f64) -> String {
    let size = (pixels(size.0, scale), pixels(size.1, scale));
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        draw_timeline(timeline, by, &area, &look(scale), Vietnamese).unwrap();
        area.present().unwrap();
    }
    svg
}

#[test]
fn pictures_of_timelines() {
    use TimelineBy::{Month as ByMonth, Unit as ByUnit};
    for (name, timeline, by, size, scale) in [
        ("timeline-months", tinh_bien(), ByMonth, (900, 260), 1.0),
        ("timeline-months-2x", tinh_bien(), ByMonth, (900, 260), 2.0),
        ("timeline-months-320", tinh_bien(), ByMonth, (320, 240), 1.0),
        ("timeline-units", tinh_bien(), ByUnit, (900, 200), 1.0),
        ("timeline-units-320", tinh_bien(), ByUnit, (320, 300), 1.0),
        ("timeline-busy", cho_vam(), ByMonth, (900, 260), 1.0),
        ("timeline-busy-units", cho_vam(), ByUnit, (900, 520), 1.5),
    ] {
        same_picture(name, &picture(&timeline, by, size, scale));
    }
}

#[test]
fn there_is_no_timeline_without_room() {
    for by in [TimelineBy::Month, TimelineBy::Unit] {
        for size in [(0, 0), (900, 0), (0, 260), (60, 40), (90, 30)] {
            let shapes = timeline_layout(&tinh_bien(), by, size, &look(1.0), Vietnamese);
            assert!(shapes.is_empty(), "{by:?} {size:?}");
        }
    }
}

#[test]
fn names_of_months_do_not_run_into_each_other() {
    for width in 280..700 {
        for scale in [1.0, 2.0] {
            let size = (pixels(width, scale), pixels(240, scale));
            let by = TimelineBy::Month;
            let shapes = timeline_layout(&tinh_bien(), by, size, &look(scale), Vietnamese);
            let names = shapes
                .iter()
                .filter(|shape| matches!(shape.part, Part::Month(_)));
            let names: Vec<Rect> = names.map(|shape| shape.form.bounds()).collect();
            assert_eq!(names.len(), 12);
            let apart = |pair: &[Rect]| pair[1].left - pair[0].right >= (4.0 * scale) as i32;
            assert!(names.windows(2).all(apart), "{width} at {scale}: {names:?}");
        }
    }
}

fn any_load() -> impl Strategy<Value = Load> {
    let count = || prop_oneof![3 => Just(0_usize), 2 => 0..12_usize, 1 => 0..2_000_usize];
    (count(), count(), count()).prop_map(|(late, due, done)| Load { late, due, done })
}

fn any_timeline() -> impl Strategy<Value = Timeline> {
    let name = proptest::option::of("[A-Za-zĐđệơ ]{0,60}");
    let row = (name, proptest::array::uniform12(any_load()));
    let row = row.prop_map(|(name, months)| TimelineRow { name, months });
    (
        proptest::collection::vec(row, 0..14),
        0..3_usize,
        0..800_i64,
    )
        .prop_map(|(rows, outside, days)| Timeline {
            year: real_year(),
            rows,
            outside,
            today: day(2025, 6, 1) + chrono::TimeDelta::days(days),
        })
}

fn real_year() -> so_chi_tieu::calendar::Year {
    so_chi_tieu::calendar::Year::new(2026).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_and_months_add_up_to_the_same(timeline in any_timeline()) {
        let rows = timeline.rows.iter().map(|row| Load::sum(&row.months));
        let rows: Vec<Load> = rows.collect();
        prop_assert_eq!(Load::sum(&rows), timeline.total());
        prop_assert_eq!(Load::sum(&timeline.months()), timeline.total());
    }

    /// Whatever is done and whenever one looks: the timeline has what the agenda has.
    #[test]
    fn the_timeline_counts_what_the_agenda_has(
        at in 0..5_usize,
        offset in 0..500_i64,
        until in 0..400_i64,
        but in 1..9_usize,
    ) {
        let plan = real(NAMES[at]);
        let first = day(plan.year.get(), 1, 1);
        let ledger = ledger_until(&plan, first + chrono::TimeDelta::days(until), but);
        let today = first + chrono::TimeDelta::days(offset);
        let (agenda, timeline) = agenda_and_timeline(&plan, &ledger, today);
        for month in Month::all() {
            let within = agenda.dated.iter().filter(|dated| {
                (dated.on.year(), dated.on.month()) == (plan.year.get(), u32::from(month.get()))
            });
            let within: Vec<_> = within.collect();
            let count = |fits: fn(TaskStanding) -> bool| {
                within.iter().filter(|dated| fits(dated.standing)).count()
            };
            let load = timeline.months()[usize::from(month.get()) - 1];
            let late = count(|one| matches!(one, TaskStanding::Overdue { .. }));
            let due = count(|one| matches!(one, TaskStanding::Due { .. }));
            prop_assert_eq!((load.late, load.due), (late, due));
            prop_assert_eq!(load.total(), within.len());
        }
        prop_assert_eq!(timeline.total().total() + timeline.outside, agenda.dated.len());
        let named = agenda.dated.iter().any(|dated| matches!(dated.work, WorkId::Task(_)));
        prop_assert!(!named || !timeline.rows.is_empty());
    }

    #[test]
    fn marks_of_timelines_stay_in_the_area(
        timeline in any_timeline(),
        width in 200_u32..1200,
        height in 120_u32..700,
        scale in prop_oneof![Just(1.0), Just(1.25), Just(1.5), Just(2.0), Just(3.0)],
        units in any::<bool>(),
        english in any::<bool>(),
    ) {
        let by = if units { TimelineBy::Unit } else { TimelineBy::Month };
        let language = if english { English } else { Vietnamese };
        let size = (pixels(width, scale), pixels(height, scale));
        let shapes = timeline_layout(&timeline, by, size, &look(scale), language);
        let area = Rect { left: 0, top: 0, right: size.0 as i32, bottom: size.1 as i32 };
        for shape in &shapes {
            let bounds = shape.form.bounds();
            prop_assert!(area.holds(&bounds), "{shape:?}");
        }
        // Every pile is drawn, however much larger the others are.
        if !shapes.is_empty() && by == TimelineBy::Month {
            for (month, load) in Month::all().zip(timeline.months()) {
                let drawn = |pile| shapes.iter().filter(|shape| {
                    shape.part == Part::Pile(0, month, pile)
                }).count();
                prop_assert_eq!(drawn(Pile::Late), usize::from(load.late > 0));
                prop_assert_eq!(drawn(Pile::Due), usize::from(load.due > 0));
                prop_assert_eq!(drawn(Pile::Done), usize::from(load.done > 0));
            }
        }
    }
}
