//! Files that mean harm, or look as if they did: made of honest ones, each with what must come of
//! it. Pure, so that the same files can be given to the library and to the page.

use serde_json::{Map, Value, json};

/// What must come of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// It is refused, first with this code.
    Refused(&'static str),
    /// It is opened, and what is written again says exactly the same.
    Kept,
    /// It is opened; what is written again says it in our way.
    Opened,
}

use Expected::{Kept, Opened, Refused};

/// A file, and what must come of it.
pub struct Hostile {
    pub name: String,
    pub bytes: Vec<u8>,
    pub expected: Expected,
}

/// Honest files with every field, and how the digest of a submission is made.
pub struct Honest {
    pub plan: Value,
    pub ledger: Value,
    pub submission: Value,
    pub digest: fn(&Value) -> String,
}

/// All of them.
pub fn hostile_files(honest: &Honest) -> Vec<Hostile> {
    let mut found = Vec::new();
    found.extend(script_in_every_text(honest));
    found.extend(texts(honest));
    found.extend(ids(honest));
    found.extend(numbers(honest));
    found.extend(doubled_keys(honest));
    found.extend(too_much(honest));
    found.extend(no_json(honest));
    found.extend(bytes(honest));
    found
}

fn file(name: impl Into<String>, bytes: impl Into<Vec<u8>>, expected: Expected) -> Hostile {
    Hostile {
        name: name.into(),
        bytes: bytes.into(),
        expected,
    }
}

/// The honest file with another value at a place.
fn with(honest: &Value, place: &str, value: Value) -> Value {
    let mut file = honest.clone();
    let here = file.pointer_mut(place);
    *here.unwrap_or_else(|| panic!("the honest file has no {place}")) = value;
    file
}

/// The text of the honest file with anything, JSON or not, in the stead of a value.
fn with_raw(honest: &Value, place: &str, raw: &str) -> String {
    const MARK: &str = "@ here @";
    let text = with(honest, place, json!(MARK)).to_string();
    text.replace(&format!("\"{MARK}\""), raw)
}

/// The honest file with one more field at the top.
fn with_field(honest: &Value, field: &str, raw: &str) -> String {
    honest
        .to_string()
        .replacen('{', &format!("{{{}:{raw},", json!(field)), 1)
}

const SCRIPT: &str = "\"><script>window.caught=1</script><img src=x onerror=window.caught=1>";

/// What each text of a file is for; those not named here are words, kept as they are.
const FATES: [(&str, &str); 42] = [
    ("/format", "FILE-06"),
    ("/id", "PLAN-03"),
    ("/clock", "PLAN-08"),
    ("/document/issued_on", "PLAN-12"),
    ("/units/*/id", "PLAN-03"),
    ("/groups/*/id", "PLAN-03"),
    ("/indicators/*/key", "PLAN-03"),
    ("/indicators/*/measure", "PLAN-08"),
    ("/indicators/*/accumulation", "PLAN-08"),
    ("/indicators/*/direction", "PLAN-08"),
    ("/indicators/*/zero", "PLAN-08"),
    ("/targets/*/id", "PLAN-03"),
    ("/targets/*/kind", "PLAN-08"),
    ("/targets/*/lead_units/*", "PLAN-04"),
    ("/targets/*/partner_units/*", "PLAN-04"),
    ("/targets/*/assessor_units/*", "PLAN-04"),
    ("/targets/*/indicator", "PLAN-07"),
    ("/targets/*/part_of", "PLAN-03"),
    ("/targets/*/repeats", "PLAN-03"),
    ("/targets/*/measure", "PLAN-08"),
    ("/targets/*/accumulation", "PLAN-08"),
    // Whatever it says, it then has no floor.
    ("/targets/*/threshold/kind", "PLAN-17"),
    ("/targets/*/threshold/beyond", "PLAN-08"),
    ("/tasks/*/id", "PLAN-03"),
    ("/tasks/*/group", "PLAN-06"),
    ("/tasks/*/lead_units/*", "PLAN-04"),
    ("/tasks/*/partner_units/*", "PLAN-04"),
    ("/tasks/*/deadline/kind", "PLAN-08"),
    ("/tasks/*/deadline/date", "PLAN-12"),
    ("/tasks/*/deadline/every", "PLAN-08"),
    ("/tasks/*/deadline/parts/*/kind", "PLAN-08"),
    ("/tasks/*/deadline/parts/*/date", "PLAN-12"),
    ("/duties/*/id", "PLAN-03"),
    ("/duties/*/reporter_units/*", "PLAN-04"),
    ("/duties/*/deadline/kind", "PLAN-08"),
    ("/duties/*/deadline/date", "PLAN-12"),
    ("/duties/*/deadline/every", "PLAN-08"),
    ("/duties/*/clock", "PLAN-08"),
    ("/window_first", "PLAN-12"),
    ("/window_last", "PLAN-12"),
    ("/made_at", "PLAN-12"),
    ("/digest", "FILE-11"),
];

/// The same for what a ledger and a submission have beside the plan.
const LEDGER_FATES: [(&str, &str); 57] = [
    ("/ends", "PLAN-08"),
    ("/portal/*/indicator", "PLAN-03"),
    ("/portal/*/entered_at", "PLAN-12"),
    ("/index766/*/indicator", "PLAN-03"),
    ("/notes/*/remedy_by", "PLAN-12"),
    ("/occurrences/*/task", "PLAN-16"),
    ("/occurrences/*/duty", "PLAN-16"),
    ("/occurrences/*/occurrence", "PLAN-03"),
    ("/occurrences/*/state", "PLAN-08"),
    ("/occurrences/*/done_on", "PLAN-12"),
    ("/events/*/task", "PLAN-16"),
    ("/events/*/on", "PLAN-12"),
    ("/clarities/*/task", "PLAN-16"),
    ("/closings/*/at", "PLAN-12"),
    ("/closings/*/digest", "PLAN-03"),
    ("/closings/*/reopened/at", "PLAN-12"),
    ("/log/*/changes/*/after/portal/indicator", "PLAN-03"),
    ("/log/*/changes/*/after/portal/entered_at", "PLAN-12"),
    ("/log/*/changes/*/after/index766/indicator", "PLAN-03"),
    ("/log/*/changes/*/after/occurrence/task", "PLAN-03"),
    ("/log/*/changes/*/after/occurrence/duty", "PLAN-03"),
    ("/log/*/changes/*/after/occurrence/occurrence", "PLAN-03"),
    ("/log/*/changes/*/after/occurrence/state", "PLAN-08"),
    ("/log/*/changes/*/after/occurrence/done_on", "PLAN-12"),
    ("/log/*/changes/*/after/event/task", "PLAN-03"),
    ("/log/*/changes/*/after/event/on", "PLAN-12"),
    ("/log/*/changes/*/after/clarity/task", "PLAN-03"),
    ("/log/*/changes/*/after/ends", "PLAN-08"),
    ("/log/*/changes/*/after/closing/at", "PLAN-12"),
    ("/log/*/changes/*/after/closing/digest", "PLAN-03"),
    ("/log/*/changes/*/after/closing/reopened/at", "PLAN-12"),
    ("/entries/*/indicator", "DATA-03"),
    ("/entries/*/target", "DATA-03"),
    ("/entries/*/entered_at", "PLAN-12"),
    ("/notes/*/indicator", "DATA-03"),
    ("/notes/*/target", "DATA-03"),
    ("/notes/*/evidence/*/date", "PLAN-12"),
    ("/tasks/*/task", "PLAN-16"),
    ("/tasks/*/state", "PLAN-08"),
    ("/tasks/*/done_on", "PLAN-12"),
    ("/references/*/target", "PLAN-05"),
    ("/references/*/date", "PLAN-12"),
    ("/standings/*/target", "PLAN-05"),
    ("/standings/*/state", "PLAN-08"),
    ("/log/*/at", "PLAN-12"),
    ("/log/*/cause", "PLAN-08"),
    ("/log/*/changes/*/after/entry/indicator", "PLAN-03"),
    ("/log/*/changes/*/after/entry/target", "PLAN-03"),
    ("/log/*/changes/*/after/entry/entered_at", "PLAN-12"),
    ("/log/*/changes/*/after/note/indicator", "PLAN-03"),
    ("/log/*/changes/*/after/note/target", "PLAN-03"),
    ("/log/*/changes/*/after/note/evidence/*/date", "PLAN-12"),
    ("/log/*/changes/*/after/task/task", "PLAN-03"),
    ("/log/*/changes/*/after/task/state", "PLAN-08"),
    ("/log/*/changes/*/after/task/done_on", "PLAN-12"),
    ("/log/*/changes/*/after/reference/target", "PLAN-03"),
    ("/log/*/changes/*/after/reference/date", "PLAN-12"),
];

fn fate(fates: &[(&str, &'static str)], place: &str) -> Expected {
    let found = fates.iter().find(|(known, _)| *known == place);
    found.map_or(Kept, |(_, code)| Refused(code))
}

/// Places of all texts, one for each field: list indices are counted as the same.
fn places(value: &Value, at: &str, field: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(_) if !found.iter().any(|(_, known)| known == field) => {
            found.push((at.to_owned(), field.to_owned()));
        }
        Value::Object(fields) => {
            for (key, inner) in fields {
                // What is before is as what comes after.
                let name = if key == "before" { "after" } else { key };
                places(
                    inner,
                    &format!("{at}/{key}"),
                    &format!("{field}/{name}"),
                    found,
                );
            }
        }
        Value::Array(elements) => {
            for (index, inner) in elements.iter().enumerate() {
                places(
                    inner,
                    &format!("{at}/{index}"),
                    &format!("{field}/*"),
                    found,
                );
            }
        }
        _ => {}
    }
}

/// The places of a file's own texts: those of a plan within it are those of the plan.
fn own_places(file: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    places(file, "", "", &mut found);
    found.retain(|(place, _)| !place.starts_with("/plan/"));
    found
}

fn script_in_every_text(honest: &Honest) -> Vec<Hostile> {
    let mut found = Vec::new();
    for (place, field) in own_places(&honest.plan) {
        let text = with(&honest.plan, &place, json!(SCRIPT)).to_string();
        found.push(file(
            format!("a script in the plan's {place}"),
            text,
            fate(&FATES, &field),
        ));
    }
    for (place, field) in own_places(&honest.ledger) {
        let expected = match field.as_str() {
            "/format" => Refused("FILE-06"),
            // A moment that cannot be read is as good as none.
            "/saved_at" => Opened,
            _ => fate(&LEDGER_FATES, &field),
        };
        let text = with(&honest.ledger, &place, json!(SCRIPT)).to_string();
        found.push(file(
            format!("a script in the ledger's {place}"),
            text,
            expected,
        ));
    }
    for (place, field) in own_places(&honest.submission) {
        let changed = with(&honest.submission, &place, json!(SCRIPT));
        let text = match field.as_str() {
            "/digest" => changed.to_string(),
            _ => resealed(honest, changed),
        };
        let expected = match fate(&FATES, &field) {
            Kept => fate(&LEDGER_FATES, &field),
            refused => refused,
        };
        found.push(file(
            format!("a script in the submission's {place}"),
            text,
            expected,
        ));
    }
    found
}

/// A submission with its right digest.
fn resealed(honest: &Honest, mut file: Value) -> String {
    file["digest"] = json!((honest.digest)(&file));
    file.to_string()
}

/// Texts that do harm where they are taken for markup, programs, addresses or formulas, or that
/// look like something else.
const TEXTS: [(&str, &str); 44] = [
    (
        "an event of an image",
        "<img src=x onerror=window.caught=1>",
    ),
    ("an event of a drawing", "<svg/onload=window.caught=1>"),
    (
        "a frame",
        "<iframe srcdoc=\"<script>parent.caught=1</script>\"></iframe>",
    ),
    ("a style", "</style><style>*{display:none}</style>"),
    (
        "the end of a script",
        "</script><script>window.caught=1</script>",
    ),
    (
        "the end of a text area",
        "</textarea><script>window.caught=1</script>",
    ),
    ("the end of an attribute", "' onmouseover='window.caught=1"),
    ("a comment", "<!-- "),
    ("the end of a section", "]]>"),
    ("an entity", "&lt;script&gt;&#x202e;&nbsp;"),
    (
        "a template",
        "{{constructor.constructor('window.caught=1')()}}",
    ),
    ("a template of JavaScript", "${window.caught=1}"),
    ("a place to fill", "{} {} {0} %s %n"),
    ("a javascript: link", "javascript:window.caught=1"),
    (
        "a javascript: link with a break",
        "java\nscript:window.caught=1",
    ),
    (
        "a javascript: link after a control",
        "\u{1}javascript:window.caught=1",
    ),
    (
        "a javascript: link in capitals",
        " JaVaScRiPt:window.caught=1",
    ),
    (
        "a javascript: link that mentions http",
        "javascript:window.caught=1//http://a.vn",
    ),
    (
        "a data: link",
        "data:text/html,<script>window.caught=1</script>",
    ),
    ("a vbscript: link", "vbscript:msgbox(1)"),
    ("a file: link", "file:///C:/Windows/win.ini"),
    ("a link to another host", "//example.invalid/a"),
    (
        "a link that hides its host",
        "https://dichvucong.gov.vn@example.invalid/\u{202e}nv.vog",
    ),
    (
        "a formula",
        "=HYPERLINK(\"http://example.invalid\";\"Xem\")",
    ),
    ("a formula after spaces", "  +cmd|' /C calc'!A0"),
    ("a full-width formula", "＝１＋１"),
    ("a database command", "'; DROP TABLE ledger; --"),
    ("a path", "../../../../etc/passwd"),
    ("a device of Windows", "CON"),
    ("percent signs", "%00%2e%2e%2f%E0%A4%A"),
    ("a NUL", "a\u{0}b"),
    (
        "controls",
        "\u{1}\u{7}\u{8}\u{b}\u{c}\u{1b}[31m\u{7f}\u{85}\u{9b}",
    ),
    ("writing from the right", "ke-hoach\u{202e}nosj.exe"),
    (
        "isolated directions",
        "\u{2067}Xã\u{2069} \u{2066}\u{61c}\u{200f}",
    ),
    (
        "zero widths",
        "X\u{200b}ã\u{200c} \u{200d}M\u{2060}ẫu\u{feff}",
    ),
    ("soft hyphens", "kiểm\u{ad}soát"),
    ("tags", "Xã Mẫu\u{e0001}\u{e0078}\u{e0061}\u{e007f}"),
    ("separators of lines", "một\u{2028}hai\u{2029}ba\r\nbốn"),
    ("unusual spaces", "Xã\u{3000}Mẫu\u{2003}\u{2800}\u{3164}"),
    ("Cyrillic letters", "Хã Мẫu, UBND хã, 66/NQ-СР"),
    ("mathematical letters", "𝐗ã 𝑀ẫu, Ｘã"),
    (
        "a tower of marks",
        "X\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{489}ã",
    ),
    ("decomposed letters", "Xa\u{303} Ma\u{302}\u{303}u"),
    (
        "letters outside the first plane",
        "😀👨\u{200d}👩\u{200d}👧🏴\u{e0067}\u{10ffff}\u{fffe}",
    ),
];

fn texts(honest: &Honest) -> Vec<Hostile> {
    let mut found = Vec::new();
    for (what, text) in TEXTS {
        let mut plan = honest.plan.clone();
        for place in [
            "/name",
            "/issuer",
            "/document/number",
            "/document/signer",
            "/units/0/name",
            "/groups/0/name",
            "/targets/0/label",
            "/targets/0/number",
            "/tasks/0/label",
            "/tasks/1/deadline_words",
            "/duties/0/label",
            "/remarks/0",
        ] {
            *plan.pointer_mut(place).expect("a text") = json!(text);
        }
        let within = with(&honest.submission, "/plan/name", json!(text));
        let mut ledger = with(&honest.ledger, "/plan", plan.clone());
        for place in [
            "/notes/1/text",
            "/notes/1/evidence/0/number",
            "/notes/1/evidence/0/link",
        ] {
            *ledger.pointer_mut(place).expect("a text") = json!(text);
        }
        found.push(file(format!("a plan with {what}"), plan.to_string(), Kept));
        found.push(file(
            format!("a ledger with {what}"),
            ledger.to_string(),
            Kept,
        ));
        let within = resealed(honest, within);
        found.push(file(format!("a submission with {what}"), within, Kept));
    }
    found
}

fn ids(honest: &Honest) -> Vec<Hostile> {
    let bad = [
        "",
        " ",
        "a b",
        "a/b",
        "..\\a",
        "a\u{200b}",
        "\u{430}",
        "ａ",
        "đ",
        "a\0",
        "%2e",
        "#",
        "a:b",
        "<b>",
    ];
    let mut found: Vec<Hostile> = bad
        .iter()
        .map(|id| {
            let text = with(&honest.plan, "/id", json!(id)).to_string();
            file(format!("the id {id:?}"), text, Refused("PLAN-03"))
        })
        .collect();
    let long = with(&honest.plan, "/id", json!("a".repeat(65))).to_string();
    found.push(file("an id of 65 letters", long, Refused("PLAN-03")));
    for id in [
        "..",
        "-",
        "__proto__",
        "constructor",
        "toString",
        "CON",
        "0",
    ] {
        let text = with(&honest.plan, "/id", json!(id)).to_string();
        found.push(file(format!("the id {id:?}"), text, Kept));
    }
    found
}

fn numbers(honest: &Honest) -> Vec<Hostile> {
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

fn doubled_keys(honest: &Honest) -> Vec<Hostile> {
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

/// Objects with as many keys, the last first.
fn many_keys(count: usize) -> String {
    let keys: Vec<String> = (0..count).rev().map(|at| format!("\"k{at}\":0")).collect();
    format!("{{{}}}", keys.join(","))
}

fn repeated(element: &str, count: usize) -> String {
    format!("[{}]", vec![element; count].join(","))
}

fn too_much(honest: &Honest) -> Vec<Hostile> {
    let plan = |place: &str, raw: &str| with_raw(&honest.plan, place, raw);
    let ledger = |place: &str, raw: &str| with_raw(&honest.ledger, place, raw);
    let later = |raw: &str| with_field(&honest.plan, "later", raw);
    let (arrays, objects) = ("[".repeat(10_000), "{\"a\":".repeat(10_000));
    let long = |letter: &str, count: usize| format!("\"{}\"", letter.repeat(count));
    let mut entry = honest.ledger["entries"][0].clone();
    let fields = entry.as_object_mut().expect("an entry");
    fields.remove("numerator");
    fields.insert("numerator_text".to_owned(), json!("ă".repeat(20_000)));
    let typed = entry.to_string();
    let side = |letter: &str| json!({ "plan": letter.repeat(100_000) });
    let plan_changed = json!([{
        "step": 1,
        "at": "2026-06-12T08:00:00+07:00",
        "cause": "plan_changed",
        "name": "a.json",
        "changes": [{ "before": side("a"), "after": side("b") }],
    }]);
    let plan_changed = plan_changed.to_string();
    let mut found = Vec::new();
    for (name, text, code) in [
        ("10,000 arrays deep", arrays.clone(), "FILE-03"),
        ("10,000 objects deep", objects.clone(), "FILE-03"),
        (
            "arrays deep in a field of no one",
            later(&arrays),
            "FILE-03",
        ),
        (
            "objects deep in a field of no one",
            later(&objects),
            "FILE-03",
        ),
        (
            "arrays deep in a label",
            plan("/targets/0/label", &arrays),
            "FILE-03",
        ),
        (
            "deadlines within deadlines",
            plan(
                "/tasks/0/deadline",
                &r#"{"kind":"several","parts":["#.repeat(5_000),
            ),
            "FILE-03",
        ),
        (
            "a million and more values",
            later(&repeated("0", 1_000_001)),
            "FILE-09",
        ),
        (
            "as many small objects",
            later(&repeated("{\"\":0}", 600_000)),
            "FILE-09",
        ),
        (
            "targets of nothing",
            plan("/targets", &repeated("{}", 2_000_000)),
            "FILE-09",
        ),
        (
            "2,001 targets of nothing",
            plan("/targets", &repeated("{}", 2_001)),
            "FILE-09",
        ),
        (
            "2,000 targets of nothing",
            plan("/targets", &repeated("{}", 2_000)),
            "FILE-08",
        ),
        (
            "2,001 units",
            plan("/units", &repeated("{}", 2_001)),
            "FILE-09",
        ),
        (
            "2,001 groups",
            plan("/groups", &repeated("{}", 2_001)),
            "FILE-09",
        ),
        (
            "2,001 indicators",
            plan("/indicators", &repeated("{}", 2_001)),
            "FILE-09",
        ),
        (
            "2,001 duties",
            plan("/duties", &repeated("{}", 2_001)),
            "FILE-09",
        ),
        (
            "5,001 tasks",
            plan("/tasks", &repeated("{}", 5_001)),
            "FILE-09",
        ),
        (
            "2,001 remarks",
            plan("/remarks", &repeated("\"\"", 2_001)),
            "FILE-09",
        ),
        (
            "101 other names",
            plan("/units/0/also", &repeated("\"a\"", 101)),
            "FILE-09",
        ),
        (
            "101 synonyms",
            plan("/indicators/0/synonyms", &repeated("\"a\"", 101)),
            "FILE-09",
        ),
        (
            "101 leads",
            plan("/targets/0/lead_units", &repeated("\"a\"", 101)),
            "FILE-09",
        ),
        (
            "13 months",
            plan(
                "/tasks/0/deadline",
                r#"{"kind":"recurring","every":"year","months":[1,1,1,1,1,1,1,1,1,1,1,1,1]}"#,
            ),
            "FILE-09",
        ),
        (
            "101 parts of a deadline",
            plan(
                "/tasks/0/deadline",
                &format!("{{\"kind\":\"several\",\"parts\":{}}}", repeated("{}", 101)),
            ),
            "FILE-09",
        ),
        (
            "20,001 entries",
            ledger("/entries", &repeated("{}", 20_001)),
            "FILE-09",
        ),
        (
            "20,001 notes",
            ledger("/notes", &repeated("{}", 20_001)),
            "FILE-09",
        ),
        (
            "5,001 states of tasks",
            ledger("/tasks", &repeated("{}", 5_001)),
            "FILE-09",
        ),
        (
            "20,001 references",
            ledger("/references", &repeated("{}", 20_001)),
            "FILE-09",
        ),
        (
            "101 documents",
            ledger("/notes/1/evidence", &repeated("{}", 101)),
            "FILE-09",
        ),
        (
            "targets in a ledger's plan",
            ledger("/plan/targets", &repeated("{}", 2_001)),
            "FILE-09",
        ),
        ("a long name", plan("/name", &long("ă", 20_001)), "FILE-10"),
        (
            "a long unit",
            plan("/targets/0/unit", &long("a", 20_001)),
            "FILE-10",
        ),
        (
            "a long word",
            plan("/targets/0/kind", &long("a", 20_001)),
            "FILE-10",
        ),
        ("a long id", plan("/id", &long("a", 20_001)), "FILE-10"),
        (
            "a long date",
            plan("/document/issued_on", &long("1", 20_001)),
            "FILE-10",
        ),
        (
            "a long remark",
            plan("/remarks/0", &long("a", 20_001)),
            "FILE-10",
        ),
        (
            "a long text in escapes",
            plan("/name", &long("\\u0103", 20_001)),
            "FILE-10",
        ),
        (
            "a long text in a field of no one",
            later(&long("a", 20_001)),
            "FILE-10",
        ),
        (
            "a long note",
            ledger("/notes/1/text", &long("a", 20_001)),
            "FILE-10",
        ),
        (
            "a long link",
            ledger("/notes/1/evidence/0/link", &long("a", 20_001)),
            "FILE-10",
        ),
        (
            "a long key",
            with_field(&honest.plan, &"k".repeat(101), "0"),
            "FILE-10",
        ),
        (
            "a longer key",
            with_field(&honest.plan, &"k".repeat(1_000_000), "0"),
            "FILE-10",
        ),
        ("more bytes than allowed", " ".repeat(10_000_001), "FILE-01"),
        ("100 MB of brackets", "[".repeat(100_000_000), "FILE-01"),
        (
            "100 MB after a plan",
            format!("{}{}", honest.plan, " ".repeat(100_000_000)),
            "FILE-01",
        ),
    ] {
        found.push(file(name, text, Refused(code)));
    }
    for (name, text, expected) in [
        (
            "a text as long as allowed",
            plan("/name", &long("ă", 20_000)),
            Kept,
        ),
        (
            "a typed text as long as allowed",
            ledger("/entries/0", &typed),
            Kept,
        ),
        (
            "the text of a plan in a log, longer than other texts",
            ledger("/log", &plan_changed),
            Kept,
        ),
        (
            "the same in escapes",
            plan("/name", &long("\\u0103", 20_000)),
            Kept,
        ),
        (
            "a key as long as allowed",
            with_field(&honest.plan, &"ă".repeat(100), "0"),
            Kept,
        ),
        (
            "200,000 keys, the last first",
            later(&many_keys(200_000)),
            Kept,
        ),
        (
            "a plan after 9 MB of nothing",
            format!("{}{}", " ".repeat(9_000_000), honest.plan),
            Kept,
        ),
    ] {
        found.push(file(name, text, expected));
    }
    found
}

fn no_json(honest: &Honest) -> Vec<Hostile> {
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

fn bytes(honest: &Honest) -> Vec<Hostile> {
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

/// Of two files, the fields that the first has at its top, of each.
pub fn same_fields<'a>(one: &'a Value, other: &'a Value) -> [Map<String, Value>; 2] {
    let keys = one.as_object().expect("an object");
    [one, other].map(|file| {
        let fields = file.as_object().expect("an object").iter();
        let same = fields.filter(|(key, _)| keys.contains_key(*key));
        same.map(|(key, value)| (key.clone(), value.clone()))
            .collect()
    })
}
