//! The plan itself and its document.

use super::*;

/// `[sic: …]` is the truth's own mark.
fn without_mark(words: &str) -> &str {
    words.split(" [sic").next().unwrap_or(words)
}

#[test]
fn heads_and_documents_agree() {
    for (id, document, _) in PLANS {
        let (ours, theirs) = (plan(id), truth(document));
        let mut compare = Comparer::new(id);
        assert_eq!(text(&ours, "format"), "so-chi-tieu/plan");
        assert_eq!(ours["version"], json!(1));
        assert_eq!(text(&ours, "id"), id);
        assert_eq!(ours["year"], theirs["year"], "{id} year");
        assert_eq!(text(&ours, "clock"), "reporting_year");
        assert!(!text(&ours, "name").is_empty(), "{id} name");
        for field in ["issuer", "promulgated_by", "level", "province"] {
            compare.field("plan", (&ours, field), (&theirs, field));
        }
        let head = &ours["document"];
        compare.field("document", (head, "kind"), (&theirs, "doc_type"));
        compare.field("document", (head, "title"), (&theirs, "title"));
        compare.field("document", (head, "number"), (&theirs, "doc_number"));
        compare.field("document", (head, "issued_on"), (&theirs, "issued_on"));
        compare.field("document", (head, "signer"), (&theirs, "signer"));
        let parent = without_mark(text(&theirs, "parent_plan"));
        compare.same("document", "parent", text(head, "parent"), parent);
        // What is blank in the document is said in words.
        let noted = !text(&theirs, "doc_number_note").is_empty();
        assert_eq!(noted, !text(head, "number_remark").is_empty(), "{id}");
        let dated = !text(head, "issued_on").is_empty();
        assert_eq!(dated, text(head, "issued_words").is_empty(), "{id}");
        if !dated {
            assert!(
                text(&theirs, "issued_on_note")
                    .contains(text(head, "issued_words").trim_start_matches("ngày "))
            );
        }
        assert!(!items(&ours, "remarks").is_empty(), "{id} remarks");
        compare.finish(&BTreeSet::from(["plan", "document"]));
    }
}
