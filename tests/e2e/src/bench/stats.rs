//! Medians, and numbers as people read them.

/// The middle of the values: of an even number of them between the two.
pub fn median(values: &[f64]) -> f64 {
    let sorted = sorted(values);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        len if len % 2 == 1 => sorted[middle],
        _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

/// The smallest value that so many in a hundred are not above.
pub fn percentile(values: &[f64], percent: usize) -> f64 {
    let sorted = sorted(values);
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or(f64::NAN)
}

/// One by one: what each is of its partner.
pub fn ratios(values: &[f64], others: &[f64]) -> Vec<f64> {
    let pairs = values.iter().zip(others);
    pairs.map(|(value, other)| value / other).collect()
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// `1,183 ms (1,150–1,240)`: the median, and from where to where.
pub fn spread(values: &[f64], unit: &str) -> String {
    let places = if median(values).abs() < 20.0 { 1 } else { 0 };
    spread_to(values, places, unit)
}

/// The same with so many decimals.
pub fn spread_to(values: &[f64], places: usize, unit: &str) -> String {
    let sorted = sorted(values);
    let number = |value: f64| number(value, places);
    let middle = number(median(&sorted));
    match sorted.as_slice() {
        [first, .., last] => {
            format!("{middle}{unit} ({}–{})", number(*first), number(*last))
        }
        _ => format!("{middle}{unit}"),
    }
}

/// `1,183.5`.
pub fn number(value: f64, places: usize) -> String {
    let text = format!("{:.places$}", value.abs());
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let point = if rest.is_empty() { "" } else { "." };
    let sign = if value < 0.0 { "−" } else { "" };
    format!("{sign}{grouped}{point}{rest}")
}

/// `1.2 MB`, `96.3 kB`.
pub fn bytes(value: f64) -> String {
    match value.abs() {
        size if size >= 1e6 => format!("{} MB", number(value / 1e6, 1)),
        _ => format!("{} kB", number(value / 1e3, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        let table: [(&[f64], f64); 4] = [
            (&[3.0], 3.0),
            (&[9.0, 1.0, 5.0], 5.0),
            (&[4.0, 1.0, 3.0, 2.0], 2.5),
            (&[10.0, -1.0, 100.0, 3.0, 2.0], 3.0),
        ];
        for (values, expected) in table {
            assert_eq!(median(values), expected, "{values:?}");
        }
        assert!(median(&[]).is_nan());
    }

    #[test]
    fn a_percentile_is_one_of_the_values() {
        let hundred: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        let table: [(&[f64], usize, f64); 6] = [
            (&hundred, 95, 95.0),
            (&hundred, 50, 50.0),
            (&hundred, 100, 100.0),
            (&hundred, 0, 1.0),
            (&[7.0, 3.0], 95, 7.0),
            (&[7.0, 3.0], 50, 3.0),
        ];
        for (values, percent, expected) in table {
            assert_eq!(percentile(values, percent), expected, "{percent} %");
        }
        assert!(percentile(&[], 95).is_nan());
    }

    #[test]
    fn numbers_are_written_for_people() {
        assert_eq!(number(1_234_567.0, 0), "1,234,567");
        assert_eq!(number(999.95, 1), "1,000.0");
        assert_eq!(number(-12.34, 1), "−12.3");
        assert_eq!(bytes(96_349.0), "96.3 kB");
        assert_eq!(bytes(12_000_000.0), "12.0 MB");
        assert_eq!(
            spread(&[1_200.0, 1_100.0, 1_300.4], " ms"),
            "1,200 ms (1,100–1,300)"
        );
        assert_eq!(spread_to(&[1.5], 2, "×"), "1.50×");
        assert_eq!(ratios(&[2.0, 9.0], &[4.0, 3.0]), [0.5, 3.0]);
    }
}
