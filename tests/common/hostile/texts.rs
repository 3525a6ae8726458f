//! Texts and ids that do harm where they are taken for more than texts.

use serde_json::json;

use super::Expected::{Kept, Refused};
use super::{Honest, Hostile, file, resealed, with};

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

pub fn texts(honest: &Honest) -> Vec<Hostile> {
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

pub fn ids(honest: &Honest) -> Vec<Hostile> {
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
