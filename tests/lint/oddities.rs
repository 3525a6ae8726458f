//! Every oddity that was found in the five documents by reading them, against what is remarked on
//! without reading the notes: what is found, and why the rest is not.

use serde_json::Value;
use so_chi_tieu::lint::lint;

use super::five_plans::{PLANS, place, plan, read};

/// Part of the document that a plan file does not carry: there is nothing to look at.
const NOT_CARRIED: &str =
    "the plan has no text of the preamble, the purposes, the narrative or the close";
/// How the file came about, not what the document says.
const LAYOUT: &str = "of the page layout or the conversion; not in the plan";
/// Shape of a target or a table that is no slip.
const NO_SLIP: &str = "a way to write, not a slip";
/// Meaning that only a reader sees.
const MEANING: &str = "needs to understand what is meant";
/// Read and settled when the plan file was made.
const SETTLED: &str = "settled when the plan file was made: units, values and comparators are read";

/// Beginning of an oddity, what is found of it (code and place), why the rest is not.
type Row = (
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
);

const TINH_BIEN: [Row; 16] = [
    ("Numbering of task group VI", &[("KH-05", "task VI-2")], ""),
    ("Table header repeated", &[], LAYOUT),
    ("Row II.2 split", &[], LAYOUT),
    ("Two-tier target", &[], NO_SLIP),
    ("Bare percentages", &[], SETTLED),
    ("A measurable aim in the purposes", &[], NO_SLIP),
    ("A measurable statement inside", &[], NO_SLIP),
    (
        "Targets have no responsible unit",
        &[
            ("KH-08", "target I.1"),
            ("KH-08", "target II.1"),
            ("KH-08", "target II.2"),
            ("KH-08", "target II.3"),
            ("KH-08", "target II.4"),
            ("KH-08", "target II.5"),
            ("KH-08", "target II.6"),
            ("KH-08", "target II.7"),
            ("KH-08", "target II.8"),
            ("KH-08", "target II.9"),
            ("KH-08", "target II.10"),
            ("KH-08", "target II.11"),
            ("KH-08", "target II.12"),
            ("KH-08", "target II.13"),
            ("KH-08", "target II.14"),
            ("KH-08", "target II.15"),
            ("KH-08", "target II.16"),
        ],
        "the lack of products is counted by the 6 rõ",
    ),
    (
        "Empty coordinating unit",
        &[("KH-20", "task I-4")],
        "empty partners are counted by the 6 rõ",
    ),
    ("Several leads joined", &[], NO_SLIP),
    ("Same unit spelled differently", &[], SETTLED),
    (
        "OCR/typing",
        &[("KH-21", "task II-2")],
        "\"Công Dịch vụ công\" stands in the narrative; \"....\" is no word",
    ),
    ("Markdown artefacts", &[], LAYOUT),
    ("Paragraphs broken by pages", &[], LAYOUT),
    ("Title given twice", &[], LAYOUT),
    ("Overlapping targets", &[], MEANING),
];

const DAI_SON: [Row; 14] = [
    (
        "Number and day left blank",
        &[("KH-22", "document")],
        "a title need not carry the year",
    ),
    ("No table at all", &[], NO_SLIP),
    ("Targets and tasks are mixed", &[], NO_SLIP),
    ("Nested \"Trong đó\"", &[], NO_SLIP),
    ("Duplicate target", &[], SETTLED),
    ("A target with its number missing", &[], MEANING),
    ("In II.6 the coordinating unit", &[], LAYOUT),
    ("Weekly report window", &[], NO_SLIP),
    (
        "Copy-paste leftovers",
        &[("KH-14", "task II.4-6"), ("KH-02", "task II.7-2")],
        "\"UBND Đại Sơn\" stands in the close, which the plan does not carry",
    ),
    (
        "OCR/typing",
        &[
            ("KH-21", "task II.4-5"),
            ("KH-21", "task II.7-1"),
            ("KH-10", "task II.2.b-1"),
        ],
        "",
    ),
    ("Refers to an annex", &[], NOT_CARRIED),
    ("Unit names vary", &[], SETTLED),
    (
        "Reports go to Văn phòng Chính phủ",
        &[("KH-03", "duty BC.7")],
        "",
    ),
    ("Paragraph broken by a page", &[], LAYOUT),
];

const TAN_TRUNG: [Row; 17] = [
    (
        "Wrong years",
        &[
            ("KH-01", "document"),
            ("KH-01", "task I-1"),
            ("KH-01", "task II-5.2"),
        ],
        "three of four: \"xong trước tháng 25/01/2023\" stands in IV.1, which the plan does not carry",
    ),
    ("\"trước tháng 25/01/2023\"", &[], NOT_CARRIED),
    ("Decimal mark inconsistent", &[], SETTLED),
    (
        "A provincial target",
        &[("KH-18", "target PL.III.4.2.b")],
        "",
    ),
    ("Preamble says", &[], NOT_CARRIED),
    ("Cell cut off", &[], MEANING),
    ("Same targets stated", &[], SETTLED),
    ("Most of group III rows", &[], NO_SLIP),
    ("Continuation rows", &[], LAYOUT),
    ("Header rows without data", &[], LAYOUT),
    (
        "Two rows without number",
        &[("KH-07", "task III-6.a"), ("KH-07", "task IV-a")],
        "",
    ),
    ("Numbers \"1.\" and \"2.\"", &[], LAYOUT),
    ("Last line is a row of dashes", &[], LAYOUT),
    ("Conditional tasks", &[], NO_SLIP),
    (
        "Deadlines by reference",
        &[],
        "counted as not clear by the 6 rõ",
    ),
    ("Leads are posts", &[], SETTLED),
    ("OCR/typing", &[], NOT_CARRIED),
];

const CHO_VAM: [Row; 23] = [
    ("PDF text with every cell", &[], LAYOUT),
    ("Page headers repeated", &[], LAYOUT),
    ("Row numbers displaced", &[], LAYOUT),
    (
        "Numbering gaps",
        &[
            ("KH-05", "target IX.1.7"),
            ("KH-05", "task VII-4"),
            ("KH-07", "task IV.2-a"),
            ("KH-07", "task IV.3-a"),
        ],
        "a full-width row is of the layout",
    ),
    (
        "IX.1.7 is a heading",
        &[("KH-05", "target IX.2.2")],
        "what a heading carries is settled when the plan file is made; IX.2.1 has no value and is no target",
    ),
    ("Range value", &[], NO_SLIP),
    ("Five targets given twice", &[], SETTLED),
    ("Two value forms", &[], SETTLED),
    (
        "Date of QĐ 766 wrong",
        &[("KH-12", "task VII-4")],
        "one of three: the others stand in the preamble and a heading, which the plan does not carry",
    ),
    ("\"Kế hoạch số 354/QĐ-UBND\"", &[("KH-13", "document")], ""),
    (
        "Deadlines already past",
        &[
            ("KH-04", "task I-4"),
            ("KH-04", "task II-5"),
            ("KH-04", "task II-6"),
        ],
        "",
    ),
    (
        "Deadline hidden",
        &[
            ("KH-17", "task X.1-1.1"),
            ("KH-17", "task X.1-1.2"),
            ("KH-17", "task X.1-1.3"),
            ("KH-17", "task III.1-1.2"),
            ("KH-17", "task VI-4"),
        ],
        "",
    ),
    ("Quarterly report hidden", &[], MEANING),
    ("Cut-off", &[("KH-15", "task X.1-1.3")], ""),
    (
        "Lead \"phụ trách KSTTHC\"",
        &[
            ("KH-16", "task I-7"),
            ("KH-16", "task I-8"),
            ("KH-19", "task I-8"),
        ],
        "names are settled when the plan file is made; that two are swapped needs a reader",
    ),
    ("Rows X.2.3-2.6", &[], LAYOUT),
    ("An inner numbered list", &[], NO_SLIP),
    ("Dot as thousands", &[], NO_SLIP),
    ("\"05 Khóm\"", &[], SETTLED),
    (
        "OCR/typing",
        &[
            ("KH-21", "task IV.3-a"),
            ("KH-21", "task V.1-1.1"),
            ("KH-21", "task V.1-1.2"),
            ("KH-21", "task V.2-2.2"),
            ("KH-21", "task V.2-2.5"),
            ("KH-21", "task VI-1"),
            ("KH-21", "task VIII.2-2.5"),
            ("KH-21", "task X.1-1.2"),
            ("KH-21", "task X.1-1.3"),
        ],
        "",
    ),
    ("Text of the digital signature", &[], LAYOUT),
    (
        "Related but different values",
        &[("KH-09", "target V.2.5")],
        "",
    ),
    ("Document numbers broken", &[], LAYOUT),
];

const DIEN_CHAU: [Row; 11] = [
    ("Relative target", &[], NO_SLIP),
    ("Several targets in one", &[], NO_SLIP),
    ("Nested \"Trong đó\"", &[], NO_SLIP),
    ("Four comparator wordings", &[], SETTLED),
    (
        "No table, no deadline",
        &[("KH-16", "document"), ("KH-08", "target II.1")],
        "products and leads of tasks are counted by the 6 rõ",
    ),
    ("Number and day left blank", &[("KH-22", "document")], ""),
    (
        "OCR/typing",
        &[
            ("KH-21", "target II.5.b"),
            ("KH-21", "task III.4-1"),
            ("KH-21", "task III.7-1"),
            ("KH-21", "task III.9-2"),
            ("KH-21", "task IV.3-1"),
            ("KH-21", "task IV.4-2"),
            ("KH-11", "task III.1-4"),
        ],
        "\"Phân đấu\" and \"chuyên đổi số\" stand in texts that the plan does not carry",
    ),
    ("Purpose text copied", &[], NOT_CARRIED),
    ("A plan for \"cải cách\"", &[], NO_SLIP),
    ("Signed by the deputy", &[], NO_SLIP),
    ("An open-ended condition", &[], NO_SLIP),
];

const ROWS: [(&str, &[Row]); 5] = [
    ("tinh-bien-2026", &TINH_BIEN),
    ("dai-son-2026", &DAI_SON),
    ("tan-trung-2024", &TAN_TRUNG),
    ("cho-vam-2024", &CHO_VAM),
    ("dien-chau-2026", &DIEN_CHAU),
];

/// The oddities of a document.
fn oddities(truth: &Value, id: &str) -> Vec<String> {
    let document = format!("{id}.txt");
    let all = truth.as_array().unwrap();
    let one = all.iter().find(|one| one["seed"] == document.as_str());
    let list = one.unwrap()["oddities"].as_array().unwrap();
    list.iter()
        .map(|oddity| oddity.as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn every_oddity_is_found_or_has_a_reason() {
    let truth: Value = serde_json::from_str(&read("tests/fixtures/seed_truth.json")).unwrap();
    assert_eq!(ROWS.map(|(id, _)| id), PLANS);
    for (id, rows) in ROWS {
        let oddities = oddities(&truth, id);
        assert_eq!(oddities.len(), rows.len(), "{id}");
        let remarks = lint(&plan(id));
        for (oddity, (words, found, reason)) in oddities.iter().zip(rows) {
            assert!(oddity.starts_with(words), "{id}: {oddity:?} has no row");
            assert!(!found.is_empty() || !reason.is_empty(), "{id}: {oddity}");
            for (code, at) in *found {
                let seen = remarks
                    .iter()
                    .any(|remark| remark.code() == *code && place(&remark.place) == *at);
                assert!(seen, "{id}: {code} at {at} is not found: {oddity}");
            }
        }
    }
}

/// A program that needs the notes to find what the notes say has found nothing.
#[test]
fn the_notes_in_the_plan_files_are_not_read() {
    for id in PLANS {
        let with = plan(id);
        let mut without = with.clone();
        without.remarks.clear();
        for target in &mut without.targets {
            target.remarks.clear();
        }
        for task in &mut without.tasks {
            task.remarks.clear();
        }
        for duty in &mut without.duties {
            duty.remarks.clear();
        }
        assert_ne!(with, without, "{id} has notes");
        assert_eq!(lint(&with), lint(&without), "{id}");
    }
}
