//! The numbers of a deadline are those of its words.

use super::*;

/// The whole numbers in some words: `Trước ngày 05/9/2024` gives 5, 9 and 2024.
fn numbers_in(words: &str) -> BTreeSet<u64> {
    words
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect()
}

fn whole(at: &str, value: &Value) -> u64 {
    let number = value.as_u64();
    number.unwrap_or_else(|| panic!("{at}: {value} is no whole number"))
}

/// Every day, month, quarter, year and count of a deadline stands in the words it comes from.
fn numbers_come_from(at: &str, source: &str, plan_year: u64, deadline: &Value) {
    let known = numbers_in(source);
    let check = |what: &str, number: u64| {
        assert!(
            known.contains(&number),
            "{at}: {what} {number} in {source:?}"
        );
    };
    let kind = text(deadline, "kind");
    for number in numbers_in(text(deadline, "date")) {
        check("date", number);
    }
    if kind == "month" {
        check("month", whole(at, &deadline["month"]));
    }
    if let Some(year) = deadline["year"].as_u64() {
        if source.contains("Trong năm") && !known.contains(&year) {
            assert_eq!(year, plan_year, "{at}");
        } else {
            check("year", year);
        }
    }
    if let Some(quarter) = deadline["quarter"].as_u64() {
        let roman = ["I", "II", "III", "IV"].into_iter().zip(1..);
        let said = source
            .split(' ')
            .any(|word| roman.clone().any(|one| one == (word, quarter)));
        assert!(said, "{at}: quarter {quarter} in {source:?}");
    }
    for field in ["times", "days"] {
        if let Some(count) = deadline[field].as_i64() {
            check(field, count.unsigned_abs());
        }
    }
    if let Some(day) = deadline["day"].as_u64() {
        // "Before the 23rd" means that the 22nd is the last day.
        let said = [
            format!("Ngày {day} hàng tháng"),
            format!("chậm nhất là ngày {day} của tháng"),
            format!("trước ngày {} hàng tháng", day + 1),
        ];
        assert!(
            said.iter().any(|one| source.contains(one.as_str())),
            "{at}: day {day} in {source:?}"
        );
    }
    let months = items(deadline, "months");
    if !months.is_empty() {
        let named = months.iter().all(|one| known.contains(&whole(at, one)));
        let last =
            source.contains("tháng cuối quý") || source.contains("Tháng cuối cùng của mỗi quý");
        assert!(named || last, "{at}: months in {source:?}");
        assert_eq!(deadline["months"], json!([3, 6, 9, 12]), "{at}");
    }
    if deadline["weekday"] == json!(4) {
        assert!(source.contains("thứ Năm"), "{at}");
    }
    for hours in text(deadline, "hours")
        .split('-')
        .filter(|one| !one.is_empty())
    {
        for number in numbers_in(hours) {
            assert!(
                number == 0 || known.contains(&number),
                "{at}: hours {hours}"
            );
        }
    }
    for part in items(deadline, "parts") {
        numbers_come_from(at, source, plan_year, part);
    }
}

#[test]
fn deadlines_say_the_numbers_of_their_words() {
    for (id, ..) in PLANS {
        let ours = plan(id);
        let year = whole(id, &ours["year"]);
        for key in ["tasks", "duties"] {
            for one in items(&ours, key) {
                let at = format!("{id} {}", text(one, "id"));
                let words = text(one, "deadline_words");
                let deadline = &one["deadline"];
                // A recurring report may name its day in the label; a collective duty
                // takes its deadlines from the rows it collects.
                if words == "theo từng dòng" {
                    continue;
                }
                let source = if text(deadline, "kind") == "recurring" {
                    format!("{words} {}", text(one, "label"))
                } else {
                    words.to_owned()
                };
                numbers_come_from(&at, &source, year, deadline);
                // A year that is not the plan's is said in a remark.
                let wrong = numbers_in(words)
                    .iter()
                    .any(|n| (2000..2100).contains(n) && *n != year)
                    && deadline["year"].as_u64().is_some_and(|y| y != year);
                let wrong = wrong
                    || deadline["date"]
                        .as_str()
                        .is_some_and(|d| !d.starts_with(&year.to_string()));
                if wrong {
                    let said = items(one, "remarks")
                        .iter()
                        .any(|r| r.as_str().is_some_and(|r| r.contains("năm 2023")));
                    assert!(said, "{at}: the wrong year is remarked");
                }
            }
        }
    }
}
