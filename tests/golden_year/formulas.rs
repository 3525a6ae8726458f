//! The formulas in the sheets, worked out: what a person would type into a pocket calculator
//! comes to what the other columns of the row say.

use crate::STORIES;
use crate::table::Sheet;

/// A fraction; the second number is positive.
type Exact = (i128, i128);

fn exact(over: i128, under: i128) -> Exact {
    let mut divisor = (over.abs(), under.abs());
    while divisor.1 != 0 {
        divisor = (divisor.1, divisor.0 % divisor.1);
    }
    (over / divisor.0, under / divisor.0)
}

/// What is left of a formula.
struct Formula<'a>(&'a str);

impl Formula<'_> {
    fn takes(&mut self, sign: &str) -> bool {
        let rest = self.0.trim_start().strip_prefix(sign);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Terms joined by +.
    fn sum(&mut self) -> Option<Exact> {
        let mut sum = self.product()?;
        while self.takes("+") {
            let next = self.product()?;
            sum = exact(sum.0 * next.1 + next.0 * sum.1, sum.1 * next.1);
        }
        Some(sum)
    }

    /// Factors joined by * and /; none where something is divided by nothing.
    fn product(&mut self) -> Option<Exact> {
        let mut product = self.factor()?;
        loop {
            let (over, under) = match (self.takes("*"), self.takes("/")) {
                (true, _) => self.factor()?,
                (_, true) => {
                    let (over, under) = self.factor()?;
                    (under, over)
                }
                _ => return Some(product),
            };
            let whole = (product.0 * over, product.1 * under);
            product = (whole.1 != 0).then(|| exact(whole.0, whole.1))?;
        }
    }

    fn factor(&mut self) -> Option<Exact> {
        if self.takes("min(") {
            let first = self.sum()?;
            assert!(self.takes(","), "two numbers: {}", self.0);
            let second = self.sum()?;
            assert!(self.takes(")"), "two numbers: {}", self.0);
            let less = first.0 * second.1 <= second.0 * first.1;
            return Some(if less { first } else { second });
        }
        if self.takes("(") {
            let inner = self.sum()?;
            assert!(self.takes(")"), "a bracket is open: {}", self.0);
            return Some(inner);
        }
        Some(self.number())
    }

    /// `75.99`.
    fn number(&mut self) -> Exact {
        let text = self.0.trim_start();
        let end = text.find(|letter: char| !(letter.is_ascii_digit() || letter == '.'));
        let (digits, rest) = text.split_at(end.unwrap_or(text.len()));
        self.0 = rest;
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let units: i128 = format!("{whole}{decimals}").parse().expect("a number");
        exact(units, 10_i128.pow(decimals.len() as u32))
    }
}

fn worked_out(formula: &str) -> Option<Exact> {
    let mut rest = Formula(formula.strip_prefix('=').expect("a formula"));
    let found = rest.sum()?;
    assert_eq!(rest.0, "", "{formula}");
    Some(found)
}

fn words(number: Exact) -> String {
    match number {
        (whole, 1) => whole.to_string(),
        (over, under) => format!("{over}/{under}"),
    }
}

#[test]
fn formulas_are_read_as_a_calculator_reads_them() {
    for (formula, expected) in [
        ("=(1+2)/(3+1)*100", Some("75")),
        ("=1.5+0.25", Some("7/4")),
        ("=min(6, 6*1/4/0.5)", Some("3")),
        ("=min(6, 6*4/4/0.5)", Some("6")),
        ("=0/0*100", None),
    ] {
        let found = worked_out(formula).map(words);
        assert_eq!(found.as_deref(), expected, "{formula}");
    }
}

#[test]
fn figures_are_what_their_formulas_come_to() {
    for story in STORIES {
        let sheet = Sheet::of(story, "sheet.csv");
        for row in 0..sheet.rows() {
            let (formula, exact) = (sheet.cell(row, "formula"), sheet.cell(row, "exact"));
            if formula.is_empty() {
                assert_eq!(
                    (exact, sheet.cell(row, "used")),
                    ("", ""),
                    "{}",
                    sheet.key(row)
                );
                continue;
            }
            let found = worked_out(formula).map(words).unwrap_or_default();
            assert_eq!(found, exact, "{story}: {}", sheet.key(row));
            counts_are_in(&sheet, row, formula);
        }
    }
}

/// The two sums of a formula are its numerator and denominator.
fn counts_are_in(sheet: &Sheet, row: usize, formula: &str) {
    let Some((over, under)) = formula.trim_start_matches('=').split_once('/') else {
        return;
    };
    let under = under.trim_end_matches("*100");
    for (sum, column) in [(over, "numerator"), (under, "denominator")] {
        let found = worked_out(&format!("={sum}")).map(words).expect("a sum");
        assert_eq!(found, sheet.cell(row, column), "{}", sheet.key(row));
    }
}

#[test]
fn points_are_what_their_formulas_come_to() {
    let mut tried = 0;
    for story in STORIES {
        let sheet = Sheet::of(story, "index766.csv");
        for row in 0..sheet.rows() {
            let formula = sheet.cell(row, "formula");
            if sheet.cell(row, "level") != "item" || formula.is_empty() {
                continue;
            }
            // One for each reading, where they differ.
            let each = formula
                .split(" or ")
                .map(|one| worked_out(one).expect("a number"));
            let mut points: Vec<Exact> = each.collect();
            points.sort_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1)));
            let ends = [points[0], points[points.len() - 1]].map(words);
            let said = [sheet.cell(row, "low"), sheet.cell(row, "high")];
            assert_eq!(ends, said, "{story}: {}", sheet.key(row));
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
}
