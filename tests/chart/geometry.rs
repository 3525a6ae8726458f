//! Axes, and where marks lie.

use super::pictures::{crowded, look, pixels};
use super::*;

#[test]
fn axis_of_percentages_is_the_whole() {
    let numbers = |case: &Case| -> Vec<String> {
        let ticks = case.chart().axis().ticks;
        ticks.iter().map(Decimal::to_string).collect()
    };
    let whole = ["0", "25", "50", "75", "100"];
    assert_eq!(numbers(&two_quarters()), whole);
    assert_eq!(numbers(&case(AT_LEAST_80)), whole);
    assert_eq!(numbers(&over_hundred()), ["0", "50", "100", "150"]);
}

#[test]
fn axis_of_values_has_round_steps() {
    for (values, ticks) in [
        (&["1210", "1390"][..], "0 2000 4000 6000"),
        (&["0"], "0 2000 4000 6000"),
        (&["-300", "500"], "-2000 0 2000 4000 6000"),
        (&["6001"], "0 2000 4000 6000 8000"),
        (
            &["900000000000"],
            "0 200000000000 400000000000 600000000000 800000000000 900000000000",
        ),
    ] {
        let quarters = Quarter::ALL.into_iter().zip(values);
        let case = quarters.fold(case(FILES_A_HEAD), |case, (quarter, value)| {
            case.value(quarter, value)
        });
        let axis = case.chart().axis();
        let found: Vec<String> = axis.ticks.iter().map(Decimal::to_string).collect();
        assert_eq!(found.join(" "), ticks);
        assert_eq!(Some(&axis.min), axis.ticks.first());
        assert_eq!(Some(&axis.max), axis.ticks.last());
    }
}

#[test]
fn axis_stands_even_where_all_is_zero() {
    let nothing = case(r#""unit":"vụ","measure":"value","threshold":{"kind":"at_most","value":0}"#);
    let axis = nothing.value(I, "0").chart().axis();
    assert!(axis.min < axis.max);
}

fn parts(shapes: &[Shape], part: Part) -> Vec<&Shape> {
    shapes.iter().filter(|shape| shape.part == part).collect()
}

fn wide_layout(case: &Case) -> Vec<Shape> {
    layout(&case.chart(), 655, 260, &look(1.0), Vietnamese)
}

#[test]
fn line_to_date_has_the_gaps_of_the_data() {
    let stretches = |case: &Case| parts(&wide_layout(case), Part::ToDate).len() / 2;
    assert_eq!(stretches(&two_quarters()), 1);
    assert_eq!(stretches(&gap_in_the_middle()), 0);
    assert_eq!(stretches(&crowded()), 3);
    assert_eq!(stretches(&over_hundred()), 0);
    let points = wide_layout(&gap_in_the_middle());
    assert_eq!(parts(&points, Part::Point(III)).len(), 2);
    assert_eq!(parts(&points, Part::Point(II)).len(), 0);
}

#[test]
fn gaps_say_why() {
    let chart = gap_in_the_middle().chart();
    let gaps: Vec<Option<Gap>> = chart.quarters.iter().map(|point| point.gap).collect();
    assert_eq!(gaps, [None, Some(Gap::Missing), None, Some(Gap::NotYet)]);
}

#[test]
fn long_scales_are_written_short() {
    let texts = |case: &Case, language| -> Vec<String> {
        let shapes = layout(&case.chart(), 655, 260, &look(1.0), language);
        let texts = shapes.into_iter().filter_map(|shape| match shape.form {
            Form::Text { text, .. } if matches!(shape.part, Part::Tick | Part::GoalValue) => {
                Some(text)
            }
            _ => None,
        });
        texts.collect()
    };
    let millions = case(FILES_A_HEAD).value(I, "1.234.567");
    assert_eq!(
        texts(&millions, Vietnamese),
        ["0", "0,5 tr", "1 tr", "1,5 tr", "5.280"]
    );
    assert_eq!(texts(&millions, English)[2], "1 M");
    let thousands = case(FILES_A_HEAD).value(I, "123.456");
    assert_eq!(texts(&thousands, Vietnamese)[1], "50.000");
}

#[test]
fn everything_doubles_at_twice_the_pixels() {
    let chart = two_quarters().chart();
    let one = layout(&chart, 655, 260, &look(1.0), Vietnamese);
    let two = layout(&chart, 1310, 520, &look(2.0), Vietnamese);
    let bar = |shapes: &[Shape]| parts(shapes, Part::Bar(I))[0].form.bounds();
    let (one, two) = (bar(&one), bar(&two));
    for (small, large) in [
        (one.left, two.left),
        (one.top, two.top),
        (one.right, two.right),
        (one.bottom, two.bottom),
    ] {
        assert!((2 * small - large).abs() <= 4, "{small} {large}");
    }
}

#[test]
fn there_is_no_picture_without_room() {
    let chart = two_quarters().chart();
    for (width, height) in [(0, 0), (655, 0), (0, 260), (40, 20), (80, 60)] {
        let shapes = layout(&chart, width, height, &look(1.0), Vietnamese);
        assert!(shapes.is_empty(), "{width} × {height}");
        let bullet = two_quarters().bullet();
        bullet_layout(&bullet, width, height, &look(1.0));
    }
}

fn any_figures(kind: u8) -> BoxedStrategy<Option<Figures>> {
    let ratio = (0..2_000_u32, 0..2_000_u32).prop_map(|(over, under)| {
        let (over, under) = (over.to_string(), under.to_string());
        Some(Figures::Ratio(Cell::count(&over), Cell::count(&under)))
    });
    let value = prop_oneof![
        -1_000_000..1_000_000_i64,
        -900_000_000_000..900_000_000_000_i64
    ]
    .prop_map(|value| Some(Figures::Value(Cell::decimal(&value.to_string()))));
    let figures = if kind == 0 {
        ratio.boxed()
    } else {
        value.boxed()
    };
    prop_oneof![1 => Just(None), 3 => figures].boxed()
}

fn any_case() -> impl Strategy<Value = Case> {
    let targets = prop_oneof![
        Just((0_u8, AT_LEAST_80.to_owned())),
        Just((0, TWO_TIERS.to_owned())),
        Just((0, threshold("at_most", "5"))),
        Just((1, FILES_A_HEAD.to_owned())),
        Just((1, POINTS_RANGE.to_owned())),
    ];
    targets
        .prop_flat_map(|(kind, target)| {
            let figures = proptest::array::uniform4(any_figures(kind));
            (Just(target), figures, 1..=12_u32)
        })
        .prop_map(|(target, figures, month)| {
            let mut case = case(&target).on(month, 10);
            for (quarter, figures) in Quarter::ALL.into_iter().zip(figures) {
                case.entries
                    .extend(figures.map(|figures| (quarter, figures)));
            }
            case
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marks_stay_in_the_area_and_numbers_off_the_lines(
        case in any_case(),
        width in 260_u32..1200,
        height in 180_u32..420,
        scale in prop_oneof![Just(1.0), Just(1.25), Just(1.5), Just(2.0), Just(3.0)],
        english in any::<bool>(),
    ) {
        let chart = case.chart();
        let (width, height) = (pixels(width, scale), pixels(height, scale));
        let language = if english { English } else { Vietnamese };
        let shapes = layout(&chart, width, height, &look(scale), language);
        let area = Rect { left: 0, top: 0, right: width as i32, bottom: height as i32 };
        for shape in &shapes {
            prop_assert!(area.holds(&shape.form.bounds()), "{shape:?}");
        }
        for point in &chart.quarters {
            let bars = parts(&shapes, Part::Bar(point.quarter)).len();
            prop_assert_eq!(bars, usize::from(point.bar.is_some()));
            let dots = parts(&shapes, Part::Point(point.quarter)).len();
            prop_assert_eq!(dots, 2 * usize::from(point.to_date.is_some()));
            let words = parts(&shapes, Part::Gap(point.quarter)).len();
            prop_assert_eq!(words > 0, point.gap.is_some());
            prop_assert_eq!(point.gap.is_some(), point.bar.is_none());
            // Percentages always have room for their numbers.
            let labels = parts(&shapes, Part::Value(point.quarter)).len();
            prop_assert!(labels <= bars && (labels == bars || !chart.percent));
        }
        let texts = shapes.iter().filter(|shape| matches!(shape.form, Form::Text { .. }));
        let texts: Vec<(Part, Rect)> = texts.map(|shape| (shape.part, shape.form.bounds())).collect();
        for (at, (part, bounds)) in texts.iter().enumerate() {
            for (other, others) in &texts[at + 1..] {
                // Words wrapped in a place narrower than a word may touch their neighbours'
                // estimated box; lines of one gap stand close together.
                let both_gaps = matches!((part, other), (Part::Gap(_), Part::Gap(_)));
                prop_assert!(both_gaps || *part == *other || !bounds.meets(others), "{part:?} {other:?}");
            }
            if matches!(part, Part::Value(_)) {
                for goal in parts(&shapes, Part::Goal) {
                    prop_assert!(!goal.form.bounds().meets(bounds), "{part:?} on the goal line");
                }
            }
        }
    }

    #[test]
    fn bullets_stay_in_their_area(
        case in any_case(),
        width in 20_u32..600,
        height in 10_u32..60,
        scale in prop_oneof![Just(1.0), Just(1.5), Just(2.0), Just(3.0)],
    ) {
        let bullet = case.bullet();
        let (width, height) = (pixels(width, scale), pixels(height, scale));
        let shapes = bullet_layout(&bullet, width, height, &look(scale));
        let area = Rect { left: 0, top: 0, right: width as i32, bottom: height as i32 };
        for shape in &shapes {
            prop_assert!(area.holds(&shape.form.bounds()), "{shape:?}");
        }
        let bars = parts(&shapes, Part::Reached).len();
        prop_assert_eq!(bars, usize::from(bullet.value.is_some()));
        let goals = parts(&shapes, Part::Goal).len();
        prop_assert_eq!(goals, usize::from(bullet.goal.is_some()));
    }

    #[test]
    fn every_chart_can_be_said(case in any_case()) {
        let chart = case.chart();
        for language in [Vietnamese, English] {
            let sentence = chart.sentence(language);
            prop_assert!(sentence.ends_with('.') && !sentence.contains(".."), "{sentence}");
            prop_assert!(!sentence.contains("  "), "{sentence}");
            prop_assert_eq!(chart.table(language).rows.len(), 4);
        }
    }
}
