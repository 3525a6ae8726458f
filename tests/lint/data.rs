//! What the remarks rest on is data: each with a date and a source, and all of it read.

use serde_json::Value;
use so_chi_tieu::text::{nfc, parse_date_iso};

use super::five_plans::read;

fn data(name: &str) -> Value {
    serde_json::from_str(&read(&format!("src/lint/{name}.json"))).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn text<'a>(one: &'a Value, key: &str) -> &'a str {
    let text = one[key]
        .as_str()
        .unwrap_or_else(|| panic!("{key} of {one}"));
    assert!(!text.is_empty() && nfc(text) == text, "{text}");
    text
}

fn is_date(one: &Value, key: &str) -> bool {
    parse_date_iso(text(one, key)).is_some()
}

#[test]
fn authorities_have_a_day_a_successor_and_a_source() {
    let authorities = data("authorities");
    assert!(!list(&authorities).is_empty());
    for one in list(&authorities) {
        assert!(!list(&one["names"]).is_empty() && is_date(one, "from"));
        for key in ["now", "now_en", "source"] {
            text(one, key);
        }
    }
}

#[test]
fn levels_and_cities_have_theirs() {
    let levels = data("levels");
    for one in list(&levels["ended"]) {
        assert!(is_date(one, "from"));
        text(one, "source");
        for word in list(&one["words"]) {
            let word = word.as_str().unwrap();
            assert_eq!(word, word.to_lowercase());
        }
    }
    let cities = list(&levels["cities"]);
    assert_eq!(cities.len(), 7);
    for city in cities {
        text(city, "name");
        assert!(city.get("from").is_none() || is_date(city, "from"));
    }
}

#[test]
fn documents_and_misspellings_are_whole() {
    let documents = data("documents");
    for one in list(&documents) {
        assert!(is_date(one, "day"));
        assert!(text(one, "source").ends_with(text(one, "symbol")));
    }
    let misspelt = data("misspelt");
    for one in list(&misspelt) {
        assert_ne!(text(one, "wrong"), text(one, "right"));
    }
}

/// Every code is documented, and there are no more.
#[test]
fn every_code_is_documented() {
    let text = read("docs/remarks.md");
    let source = read("src/lint/kind.rs");
    for number in 1..=22 {
        let code = format!("KH-{number:02}");
        assert!(text.contains(&format!("| `{code}` |")), "{code}");
        assert!(source.contains(&format!("\"{code}\"")), "{code}");
    }
    assert_eq!(source.matches("\"KH-").count(), 22);
}
