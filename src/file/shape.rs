//! Says in words what the JSON reader found at a place: it knows English only.

/// What is wrong, Vietnamese and English, from the reader's own words.
pub(super) fn explain(words: &str) -> (String, String) {
    if let Some(field) = quoted(words, "missing field `") {
        return (
            format!("Thiếu trường “{field}”."),
            format!("The field “{field}” is missing."),
        );
    }
    if let Some(field) = quoted(words, "duplicate field `") {
        return (
            format!("Trường “{field}” có hai lần."),
            format!("The field “{field}” stands twice."),
        );
    }
    if let Some((_, vi)) = RULES.iter().find(|(start, _)| words.starts_with(start)) {
        return ((*vi).to_owned(), content_of_wrong_type(words));
    }
    let found = words
        .strip_prefix("invalid type: ")
        .or_else(|| words.strip_prefix("invalid value: "));
    match found.and_then(|rest| rest.split_once(", expected ")) {
        Some((found, wanted)) => (
            format!(
                "Có {} ở chỗ cần {}.",
                found_in_vietnamese(found),
                wanted_in_vietnamese(wanted)
            ),
            format!("Found {found} where {wanted} belongs."),
        ),
        None => (
            format!("Nội dung không đúng kiểu: {words}."),
            content_of_wrong_type(words),
        ),
    }
}

/// Rules that the readers of numbers and the JSON reader state, and the same in Vietnamese.
const RULES: [(&str, &str); 5] = [
    (
        "a decimal is a number",
        "Số phải từ -900000000000 đến 900000000000, có nhiều nhất 4 chữ số thập phân \
         (3 khi vượt ±500000000000).",
    ),
    ("number out of range", "Số quá lớn."),
    ("invalid length", "Danh sách [ ] ở chỗ cần nhóm { }."),
    ("lone ", "Ký tự Unicode bị hỏng."),
    ("unexpected end of hex escape", "Ký tự Unicode bị hỏng."),
];

fn content_of_wrong_type(words: &str) -> String {
    format!("The content is not of the right type: {words}.")
}

fn quoted<'a>(words: &'a str, before: &str) -> Option<&'a str> {
    words
        .split_once(before)?
        .1
        .split_once('`')
        .map(|(inner, _)| inner)
}

fn found_in_vietnamese(found: &str) -> String {
    let (sort, value) = found.split_once(' ').unwrap_or((found, ""));
    let sort = match sort {
        "string" => "chữ",
        "integer" | "floating" => "số",
        "boolean" => "giá trị đúng/sai",
        "null" => "giá trị rỗng (null)",
        "map" => "nhóm { }",
        "sequence" => "danh sách [ ]",
        _ => return found.to_owned(),
    };
    let value = value.trim_start_matches("point ");
    format!("{sort} {value}").trim_end().to_owned()
}

fn wanted_in_vietnamese(wanted: &str) -> String {
    let known = [
        ("a string", "chữ"),
        ("a boolean", "đúng hoặc sai (true/false)"),
        ("a sequence", "danh sách [ ]"),
        ("struct", "nhóm { }"),
        ("a number", "số có nhiều nhất 4 chữ số thập phân"),
    ];
    if ["u8", "u16", "u32", "u64", "i16", "i32", "i64"].contains(&wanted) {
        return "số nguyên".to_owned();
    }
    known
        .iter()
        .find(|(start, _)| wanted.starts_with(start))
        .map_or_else(|| wanted.to_owned(), |(_, vi)| (*vi).to_owned())
}
