//! Numbers that are none, and keys that come twice.

use super::Expected::{Kept, Opened, Refused};
use super::{Honest, Hostile, file, with_field, with_raw};

pub fn numbers(honest: &Honest) -> Vec<Hostile> {
    let goal = "/targets/0/threshold/value";
    let digits = |count: usize| "9".repeat(count);
    let mut found = Vec::new();
    for (raw, expected) in [
        ("NaN", Refused("FILE-05")),
        ("Infinity", Refused("FILE-05")),
        ("-Infinity", Refused("FILE-05")),
        ("1e400", Refused("FILE-05")),
        ("-1e400", Refused("FILE-05")),
        ("1e99999999999999999999", Refused("FILE-05")),
        (digits(309).as_str(), Refused("FILE-05")),
        (digits(308).as_str(), Refused("FILE-08")),
        ("1e308", Refused("FILE-08")),
        ("1e12", Refused("FILE-08")),
        ("900000000001", Refused("FILE-08")),
        ("18446744073709551616", Refused("FILE-08")),
        ("-9223372036854775809", Refused("FILE-08")),
        ("5e-324", Refused("FILE-08")),
        ("99.12345", Refused("FILE-08")),
        ("+1", Refused("FILE-05")),
        ("01", Refused("FILE-05")),
        (".5", Refused("FILE-05")),
        ("5.", Refused("FILE-05")),
        ("0x10", Refused("FILE-05")),
        ("1_000", Refused("FILE-05")),
        ("99,5", Refused("FILE-05")),
        ("\"100\"", Refused("FILE-08")),
        ("true", Refused("FILE-08")),
        ("[100]", Refused("FILE-08")),
        ("{}", Refused("FILE-08")),
        ("-0", Refused("PLAN-10")),
        ("-0.0e-400", Refused("PLAN-10")),
        ("1e2", Opened),
        ("100.0000", Opened),
        ("1E+2", Opened),
    ] {
        let text = with_raw(&honest.plan, goal, raw);
        found.push(file(
            format!("the goal {raw:.30} of {} characters", raw.len()),
            text,
            expected,
        ));
    }
    let count = "/entries/0/numerator";
    for (raw, expected) in [
        ("-1", Refused("DATA-01")),
        ("1.5", Refused("DATA-02")),
        ("1e400", Refused("FILE-05")),
        ("1e12", Refused("FILE-08")),
        ("NaN", Refused("FILE-05")),
        ("\"1\"", Refused("FILE-08")),
        ("-0", Opened),
    ] {
        let text = with_raw(&honest.ledger, count, raw);
        found.push(file(format!("the count {raw}"), text, expected));
    }
    for (place, raw, code) in [
        ("/version", "-0", "PLAN-13"),
        ("/version", "1.0", "PLAN-13"),
        ("/version", "1e400", "FILE-05"),
        ("/version", "18446744073709551616", "PLAN-13"),
        ("/version", "4294967297", "FILE-07"),
        ("/year", "-2147483649", "FILE-08"),
        ("/year", "2026.0", "FILE-08"),
        ("/year", "99999", "PLAN-13"),
    ] {
        let text = with_raw(&honest.plan, place, raw);
        found.push(file(format!("{place} {raw}"), text, Refused(code)));
    }
    for (place, raw, code) in [
        ("/revision", "18446744073709551615", "PLAN-13"),
        ("/revision", "-1", "FILE-08"),
        ("/near", "256", "FILE-08"),
        ("/entries/0/quarter", "255", "PLAN-13"),
    ] {
        let text = with_raw(&honest.ledger, place, raw);
        found.push(file(format!("{place} {raw}"), text, Refused(code)));
    }
    found
}

pub fn doubled_keys(honest: &Honest) -> Vec<Hostile> {
    let twice = |key: &str| {
        let text = honest.plan.to_string();
        text.replacen('{', &format!("{{\"{key}\":\"Xã Khác\","), 1)
    };
    vec![
        file("a key twice", twice("name"), Refused("FILE-08")),
        file(
            "a key twice, once in escapes",
            twice("\\u006eame"),
            Refused("FILE-08"),
        ),
        file("the format twice", twice("format"), Refused("FILE-08")),
        file(
            "a key twice in a field of no one",
            with_field(&honest.plan, "later", r#"[{"a":1,"b":{"":1,"":2}}]"#),
            Refused("FILE-08"),
        ),
        file(
            "keys that JavaScript objects have",
            with_field(
                &honest.plan,
                "__proto__",
                r#"{"constructor":{"prototype":1}}"#,
            ),
            Kept,
        ),
        file("a key that differs in case", twice("Name"), Kept),
        file("a key with a space", twice("name "), Kept),
    ]
}
