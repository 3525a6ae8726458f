//! What is no JSON, or not in UTF-8.

use super::Expected::{Kept, Refused};
use super::{Honest, Hostile, file, with_raw};

pub fn no_json(honest: &Honest) -> Vec<Hostile> {
    let plan = honest.plan.to_string();
    let name = |raw: &str| with_raw(&honest.plan, "/name", raw);
    let table = [
        ("nothing", String::new(), "FILE-04"),
        ("white space", " \r\n\t".to_owned(), "FILE-04"),
        ("null", "null".to_owned(), "FILE-06"),
        ("a text", "\"so-chi-tieu/plan\"".to_owned(), "FILE-06"),
        ("an empty list", "[]".to_owned(), "FILE-06"),
        ("an empty object", "{}".to_owned(), "FILE-06"),
        ("a plan in a list", format!("[{plan}]"), "FILE-06"),
        ("garbage after the plan", format!("{plan}x"), "FILE-05"),
        ("a bracket after the plan", format!("{plan}}}"), "FILE-05"),
        ("two plans", format!("{plan}\n{plan}"), "FILE-05"),
        ("a NUL after the plan", format!("{plan}\0"), "FILE-05"),
        ("a comment", format!("// kế hoạch\n{plan}"), "FILE-05"),
        ("a comma too many", plan.replacen('{', "{,", 1), "FILE-05"),
        ("quotes of another sort", plan.replace('"', "'"), "FILE-05"),
        ("a call", format!("callback({plan})"), "FILE-05"),
        ("a guard", format!(")]}}',\n{plan}"), "FILE-05"),
        (
            "an HTML page",
            "<!DOCTYPE html><script>1</script>".to_owned(),
            "FILE-05",
        ),
        (
            "a second byte order mark",
            format!("\u{feff}\u{feff}{plan}"),
            "FILE-05",
        ),
        ("a space that is none", format!("\u{a0}{plan}"), "FILE-05"),
        (
            "half of the plan",
            plan.chars().take(500).collect(),
            "FILE-04",
        ),
        ("the first half of a pair", name(r#""\ud800""#), "FILE-05"),
        ("the second half of a pair", name(r#""\udc00x""#), "FILE-05"),
        (
            "a pair the wrong way round",
            name(r#""\udc00\ud800""#),
            "FILE-05",
        ),
        (
            "half a pair as a key",
            with_raw(&honest.plan, "/units", r#"{"\ud800":1}"#),
            "FILE-05",
        ),
        ("an escape that is none", name(r#""\x41""#), "FILE-05"),
        ("an escape cut short", name(r#""\u12""#), "FILE-05"),
        ("a bare line break in a text", name("\"a\nb\""), "FILE-05"),
        ("a bare NUL in a text", name("\"a\0b\""), "FILE-05"),
        ("True", name("True"), "FILE-05"),
        ("undefined", name("undefined"), "FILE-05"),
    ];
    let mut found: Vec<Hostile> = table
        .into_iter()
        .map(|(name, text, code)| file(name, text, Refused(code)))
        .collect();
    found.push(file("a NUL in escapes", name(r#""a\u0000b""#), Kept));
    found.push(file("a byte order mark", format!("\u{feff}{plan}"), Kept));
    found.push(file("a pair in escapes", name(r#""\ud83d\ude00""#), Kept));
    found
}

pub fn bytes(honest: &Honest) -> Vec<Hostile> {
    let plan = honest.plan.to_string();
    let wide = |order: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
        let mark = mark.then_some(0xfeff);
        let units = mark.into_iter().chain(plan.encode_utf16());
        units.flat_map(order).collect()
    };
    let within = |raw: &[u8]| {
        let (before, after) = plan.split_once("\"name\":\"").expect("a name");
        [before.as_bytes(), b"\"name\":\"", raw, after.as_bytes()].concat()
    };
    let table: [(&str, Vec<u8>, &str); 13] = [
        (
            "UTF-16 with its mark",
            wide(u16::to_le_bytes, true),
            "FILE-02",
        ),
        (
            "UTF-16 the other way round",
            wide(u16::to_be_bytes, true),
            "FILE-02",
        ),
        (
            "UTF-16 without a mark",
            wide(u16::to_le_bytes, false),
            "FILE-02",
        ),
        (
            "UTF-32",
            plan.chars()
                .flat_map(|c| u32::from(c).to_be_bytes())
                .collect(),
            "FILE-02",
        ),
        ("the mark of UTF-16 alone", vec![0xff, 0xfe], "FILE-02"),
        ("a mark cut short", vec![0xef, 0xbb], "FILE-04"),
        ("an overlong letter", within(&[0xc0, 0xbc]), "FILE-02"),
        (
            "half a pair in UTF-8",
            within(&[0xed, 0xa0, 0x80]),
            "FILE-02",
        ),
        (
            "a letter beyond Unicode",
            within(&[0xf4, 0x90, 0x80, 0x80]),
            "FILE-02",
        ),
        ("letters of one byte", within(&[0xe3, 0x20]), "FILE-02"),
        (
            "a packed file",
            vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0],
            "FILE-02",
        ),
        (
            "a workbook",
            b"PK\x03\x04\x14\x00\x06\x00".to_vec(),
            "FILE-05",
        ),
        (
            "a PDF",
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(),
            "FILE-02",
        ),
    ];
    table
        .into_iter()
        .map(|(name, bytes, code)| file(name, bytes, Refused(code)))
        .collect()
}
