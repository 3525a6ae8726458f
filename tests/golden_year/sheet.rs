//! `sheet.csv`: how each target stands, what it still takes, where the year ends.

use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::OpenPlan;
use so_chi_tieu::number::Decimal;
use so_chi_tieu::plan::{Accumulation, Beyond, EntryKey, Measure, Target, Threshold};
use so_chi_tieu::standing::{
    Ahead, Amount, Assumption, Figure, Line, Lines, Outlook, Reach, Span, Standing, State,
    forecast, reach, standing,
};

use crate::story::Look;
use crate::table::{Cell, Table};

const COLUMNS: [&str; 37] = [
    "as_of",
    "target",
    "entry",
    "span",
    "adds",
    "numerator",
    "denominator",
    "exact",
    "rounded",
    "threshold",
    "goal",
    "floor",
    "state",
    "lacking",
    "used",
    "from_form",
    "missing",
    "faulty",
    "nothing_arose",
    "to_come",
    "without",
    "pace",
    "goal_met",
    "goal_lacking",
    "goal_excess",
    "goal_ahead",
    "floor_met",
    "floor_lacking",
    "floor_ahead",
    "assumed",
    "so_far",
    "so_far_rounded",
    "so_far_state",
    "like",
    "like_exact",
    "like_rounded",
    "like_state",
];

pub fn table(plan: &OpenPlan, looks: &[Look]) -> Table {
    let mut table = Table::new(&COLUMNS);
    for look in looks {
        for span in look.spans() {
            for target in &plan.plan.targets {
                let row = row(plan, target, look, span);
                table.push(row.into_iter().map(Cell::from).collect());
            }
        }
    }
    table
}

fn row(plan: &OpenPlan, target: &Target, look: &Look, span: Span) -> Vec<String> {
    let plan = &plan.plan;
    let stands = standing(plan, target, &look.ledger, span);
    let mut row = vec![
        look.day(),
        target.id.to_string(),
        key_words(&target.entry),
        span_words(span),
        adds(target),
    ];
    row.extend(figure_cells(target, &stands));
    row.extend(judged_cells(target, &stands));
    match span {
        Span::Quarter(_) => row.extend(blank(18)),
        Span::ToDate(last) => {
            row.extend(reach_cells(&reach(plan, target, &look.ledger, last)));
            row.extend(match forecast(plan, target, &look.ledger, last) {
                Some(forecast) => forecast_cells(&forecast),
                None => blank(8),
            });
        }
    }
    row
}

fn blank(count: usize) -> Vec<String> {
    vec![String::new(); count]
}

pub fn key_words(key: &EntryKey) -> String {
    match key {
        EntryKey::Target(target) => format!("@{target}"),
        EntryKey::Indicator(key) => key.to_string(),
        EntryKey::Portal(_) | EntryKey::Index(_) => panic!("no target is entered so"),
    }
}

pub fn span_words(span: Span) -> String {
    match span {
        Span::Quarter(quarter) => quarter.roman().to_owned(),
        Span::ToDate(quarter) => format!("to {}", quarter.roman()),
    }
}

pub fn quarters(list: &[Quarter]) -> String {
    let names: Vec<&str> = list.iter().map(|quarter| quarter.roman()).collect();
    names.join(" ")
}

fn adds(target: &Target) -> String {
    let adds = match target.accumulation {
        Accumulation::Year => "year",
        Accumulation::Period => "period",
        Accumulation::Point => "point",
    };
    match target.measure {
        Measure::Ratio => adds.to_owned(),
        Measure::Value => format!("{adds} value"),
        Measure::Done => format!("{adds} done"),
    }
}

/// Numerator, denominator, exact, rounded.
fn figure_cells(target: &Target, stands: &Standing) -> [String; 4] {
    let (over, under) = match stands.figure {
        Some(Figure::Rate {
            numerator,
            denominator,
            factor,
        }) => {
            assert_eq!(factor, target.factor());
            (numerator.get().to_string(), denominator.get().to_string())
        }
        // The zero rule may have made a figure of it.
        _ if stands.nothing_arose => ("0".to_owned(), "0".to_owned()),
        _ => Default::default(),
    };
    let exact = stands.figure.as_ref().map(exact).unwrap_or_default();
    let rounded = stands.figure.as_ref().map(rounded).unwrap_or_default();
    [over, under, exact, rounded]
}

fn rounded(figure: &Figure) -> String {
    figure.rounded(2).to_string()
}

/// In lowest terms, in the target's unit.
fn exact(figure: &Figure) -> String {
    let scale = i128::from(Decimal::SCALE);
    let (over, under) = match figure {
        Figure::Rate {
            numerator,
            denominator,
            factor,
        } => (
            i128::from(numerator.get()) * i128::from(*factor),
            i128::from(denominator.get()),
        ),
        Figure::Value(value) => (i128::from(value.units()), scale),
        Figure::Scaled { value, times, of } => (
            i128::from(value.units()) * i128::from(*times),
            scale * i128::from(*of),
        ),
        Figure::Done(done) => (i128::from(*done) * 100, 1),
    };
    let mut divisor = (over.abs(), under);
    while divisor.1 != 0 {
        divisor = (divisor.1, divisor.0 % divisor.1);
    }
    match (over / divisor.0, under / divisor.0) {
        (whole, 1) => whole.to_string(),
        (over, under) => format!("{over}/{under}"),
    }
}

/// From the threshold to whether nothing arose.
fn judged_cells(target: &Target, stands: &Standing) -> [String; 10] {
    let number = |number: Option<Decimal>| number.map(|n| n.to_string()).unwrap_or_default();
    let relative = matches!(target.threshold, Threshold::AboveReference(_));
    assert_eq!(stands.needs_reference, relative && stands.goal.is_none());
    let faulty: Vec<Quarter> = stands.faulty.iter().map(|(quarter, _)| *quarter).collect();
    [
        threshold_words(&target.threshold),
        number(stands.goal),
        number(stands.floor),
        state_word(stands.state).to_owned(),
        stands
            .lacking
            .map(|count| count.get().to_string())
            .unwrap_or_default(),
        quarters(&stands.used),
        quarters(&stands.from_form),
        quarters(&stands.missing),
        quarters(&faulty),
        if stands.nothing_arose { "yes" } else { "" }.to_owned(),
    ]
}

fn state_word(state: State) -> &'static str {
    match state {
        State::Met => "met",
        State::FloorMet => "floor_met",
        State::Near => "near",
        State::Missed => "missed",
        State::Open => "open",
        State::NoData => "no_data",
    }
}

fn threshold_words(threshold: &Threshold) -> String {
    let with_floor = |sign: &str, goal: &Decimal, floor: &Option<Decimal>| match floor {
        Some(floor) => format!("{sign} {goal}, at least {floor}"),
        None => format!("{sign} {goal}"),
    };
    match threshold {
        Threshold::AtLeast(goal, floor) => with_floor(">=", goal, floor),
        Threshold::Exactly(goal, floor) => with_floor("=", goal, floor),
        Threshold::AtMost(goal) => format!("<= {goal}"),
        Threshold::LessThan(goal) => format!("< {goal}"),
        Threshold::MoreThan(goal) => format!("> {goal}"),
        Threshold::Between(from, below, beyond) => {
            let beyond = match beyond {
                Beyond::Met => "met",
                Beyond::Missed => "missed",
            };
            format!(">= {from} (to below {below}; beyond: {beyond})")
        }
        Threshold::AboveReference(_) => "> reference".to_owned(),
    }
}

fn reach_cells(reach: &Reach) -> Vec<String> {
    let words = match reach {
        Reach::Lines(lines) => return lines_cells(lines),
        Reach::NeedsReference => "needs reference",
        Reach::NoNumber => "no number",
    };
    let mut cells = blank(10);
    cells[6] = words.to_owned();
    cells
}

fn lines_cells(lines: &Lines) -> Vec<String> {
    let pace = lines.pace.as_ref();
    let pace = pace.map(|pace| format!("{}/{}", pace.total.get(), pace.quarters));
    let mut cells = vec![
        quarters(&lines.to_come),
        quarters(&lines.without),
        pace.unwrap_or_default(),
    ];
    cells.extend(line_cells(&lines.goal));
    cells.extend(match &lines.floor {
        Some(floor) => {
            let [met, lacking, excess, ahead] = line_cells(floor);
            assert_eq!(excess, "", "a floor is never too much");
            vec![met, lacking, ahead]
        }
        None => blank(3),
    });
    cells
}

fn line_cells(line: &Line) -> [String; 4] {
    [
        if line.met { "yes" } else { "no" }.to_owned(),
        line.lacking.map(amount).unwrap_or_default(),
        line.excess.map(amount).unwrap_or_default(),
        ahead(&line.ahead),
    ]
}

fn amount(amount: Amount) -> String {
    match amount {
        Amount::Count(count) => count.get().to_string(),
        Amount::Value(value) => value.to_string(),
        Amount::Beyond(value) => format!("beyond {value}"),
    }
}

fn ahead(ahead: &Ahead) -> String {
    match ahead {
        Ahead::Over => "over".to_owned(),
        Ahead::NoPace => "no pace".to_owned(),
        Ahead::Of { of, least, most } => {
            format!("{} to {} of {}", least.get(), most.get(), of.get())
        }
        Ahead::More {
            least,
            most,
            quarters,
            days,
        } => {
            let end = match most {
                Some(most) => format!("to {} more", amount(*most)),
                None => "or more".to_owned(),
            };
            format!(
                "{} {end} in {quarters} quarters, {days} days",
                amount(*least)
            )
        }
        Ahead::Itself => "itself".to_owned(),
        Ahead::Out { best, all: true } => format!("out, {} at best", exact(best)),
        Ahead::Out { best, all: false } => format!("out, {} at least", exact(best)),
        Ahead::NoCount => "no count".to_owned(),
    }
}

fn forecast_cells(forecast: &so_chi_tieu::standing::Forecast) -> Vec<String> {
    assert_eq!(forecast.so_far.assumption, Assumption::SoFar);
    let Assumption::Like(like) = forecast.like_last.assumption else {
        panic!("{:?}", forecast.like_last);
    };
    let mut cells = vec![quarters(&forecast.assumed)];
    cells.extend(outlook(&forecast.so_far));
    cells.push(like.roman().to_owned());
    cells.extend(outlook(&forecast.like_last));
    cells
}

fn outlook(outlook: &Outlook) -> [String; 3] {
    [
        exact(&outlook.figure),
        rounded(&outlook.figure),
        outlook.state.map(state_word).unwrap_or_default().to_owned(),
    ]
}
