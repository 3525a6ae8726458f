//! Files that mean harm: refused with a code, or opened with every text as it was.

use super::common::hostile::{Expected, Honest, Hostile, hostile_files};
use super::common::*;
use super::fixture_value;
use serde_json::{Map, Value, json};
use so_chi_tieu::file::{Fault, Opened, open};
use so_chi_tieu::locale::Language;
use so_chi_tieu::text::visible;

fn honest() -> Honest {
    Honest {
        plan: fixture_value("valid/every-field.json"),
        ledger: fixture_value("old/v3-ledger.json"),
        submission: fixture_value("old/v1-submission.json"),
        digest: digest_of,
    }
}

/// What is written again of what was read.
fn written(opened: &Opened) -> Value {
    let text = match opened {
        Opened::Plan(plan) => plan.to_text(),
        Opened::Ledger(file) => file
            .plan
            .backup(&file.ledger, &file.log, file.revision, noon()),
        Opened::Submission(file) => return serde_json::to_value(file).unwrap(),
    };
    serde_json::from_str(&text).unwrap()
}

fn read(bytes: &[u8]) -> Value {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    serde_json::from_slice(bytes).unwrap()
}

/// What is shown of a file: the names in a plan, or what is wrong.
fn shown(outcome: &Result<Opened, Vec<Fault>>) -> String {
    match outcome {
        Ok(Opened::Plan(open)) => open.plan.names().collect::<Vec<_>>().join("\n"),
        Ok(Opened::Ledger(file)) => file.plan.plan.names().collect::<Vec<_>>().join("\n"),
        Ok(Opened::Submission(_)) => String::new(),
        Err(faults) => {
            let said = faults.iter().map(|fault| fault.what(Language::Vietnamese));
            said.collect::<Vec<_>>().join("\n")
        }
    }
}

/// Of two files, the fields that the first has at its top, of each.
fn same_fields<'a>(one: &'a Value, other: &'a Value) -> [Map<String, Value>; 2] {
    let keys = one.as_object().expect("an object");
    [one, other].map(|file| {
        let fields = file.as_object().expect("an object").iter();
        let same = fields.filter(|(key, _)| keys.contains_key(*key));
        same.map(|(key, value)| (key.clone(), value.clone()))
            .collect()
    })
}

/// What came of a file otherwise than expected.
fn wrong(file: &Hostile) -> Option<String> {
    let name = &file.name;
    let outcome = open(&file.bytes);
    let shown = shown(&outcome);
    if visible(&shown) != shown || shown.len() > 50_000 {
        return Some(format!("{name}: shown as {shown:?}"));
    }
    match (outcome, file.expected) {
        (Err(faults), Expected::Refused(code)) if faults[0].code() == code => {
            faults.iter().for_each(check_words);
            (faults.len() > 20).then(|| format!("{name}: {} faults", faults.len()))
        }
        (Ok(opened), Expected::Kept) => {
            let (mut original, mut again) = (read(&file.bytes), written(&opened));
            for file in [&mut original, &mut again] {
                // When it was written.
                file.as_object_mut().unwrap().remove("saved_at");
            }
            let [original, again] = same_fields(&original, &again);
            (original != again).then(|| format!("{name}: written otherwise"))
        }
        (Ok(_), Expected::Opened) => None,
        (Ok(_), _) => Some(format!("{name}: opened")),
        (Err(faults), _) => Some(format!("{name}: refused: {faults:?}")),
    }
}

#[test]
fn hostile_files_are_refused_or_kept_as_they_are() {
    let files = hostile_files(&honest());
    assert!(files.len() > 300, "{}", files.len());
    let mut names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), files.len(), "each has a name of its own");
    let wrong: Vec<String> = files.iter().filter_map(wrong).collect();
    assert_eq!(wrong, [""; 0], "{} of {}", wrong.len(), files.len());
}

#[test]
fn only_web_addresses_are_links() {
    let mut ledger = honest().ledger;
    let links = [
        ("https://dichvucong.gov.vn/a?b=c#d", true),
        ("HTTP://dichvucong.gov.vn", true),
        (" https://dichvucong.gov.vn ", true),
        ("javascript:alert(1)", false),
        ("java\nscript:alert(1)", false),
        ("\u{1}javascript:alert(1)", false),
        ("data:text/html,a", false),
        ("vbscript:a", false),
        ("file:///a", false),
        ("blob:https://a.vn/b", false),
        ("//a.vn", false),
        ("/a", false),
        ("http:a.vn", false),
        ("\u{200b}https://a.vn", false),
        ("", false),
    ];
    let evidence = links.map(|(link, _)| json!({ "link": link }));
    ledger["notes"][1]["evidence"] = json!(evidence);
    let opened = opened_ledger(&ledger.to_string());
    let notes = opened.ledger.notes().map(|(_, note)| note);
    let note = notes
        .into_iter()
        .find(|note| note.evidence.len() == links.len());
    for (evidence, (link, expected)) in note.unwrap().evidence.iter().zip(links) {
        assert_eq!(evidence.link, link);
        assert_eq!(evidence.web_address().is_some(), expected, "{link:?}");
    }
}
