//! Files that mean harm, given to the page: their texts are texts and nothing else.

use e2e::hostile::{Expected, Hostile};
use e2e::{Page, button, heading, hostile, journey};

/// Backups with a text that means harm in every place.
fn ledgers() -> Vec<Hostile> {
    let kept =
        |file: &Hostile| file.expected == Expected::Kept && file.name.starts_with("a ledger with ");
    hostile::files().into_iter().filter(kept).collect()
}

/// What the overview says of some of them.
const SHOWN: [(&str, &str); 3] = [
    (
        "a ledger with a frame",
        "<iframe srcdoc=\"<script>parent.caught=1</script>\"></iframe>",
    ),
    (
        "a ledger with writing from the right",
        "ke-hoach‹U+202E›nosj.exe",
    ),
    (
        "a ledger with Cyrillic letters",
        "có chữ “Х” (U+0425) không phải chữ Latinh",
    ),
];

/// What is wrong with the page as it stands: a text that ran, a link to no web page, a character
/// that cannot be seen.
fn harm(page: &Page) -> String {
    let script = r"
        if ('caught' in window) return 'a text ran';
        const links = [...document.links].filter(a => !/^https?:$/.test(a.protocol));
        if (links.length) return 'a link to ' + links[0].href;
        const unseen = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e0fff}]/u;
        const found = (document.title + document.body.innerText).match(unseen);
        return found ? 'unseen: U+' + found[0].codePointAt(0).toString(16) : '';
    ";
    page.eval(script, &[])
}

#[test]
fn texts_of_files_are_texts() {
    let ledgers = ledgers();
    assert!(ledgers.len() > 40, "{}", ledgers.len());
    journey(|page| {
        for (at, hostile) in ledgers.iter().enumerate() {
            let file = page.file(&format!("{at}.json"), &hostile.bytes);
            page.open("#/gui-len");
            page.give_file("backup-file", &file);
            page.click(&button("Nhập bản sao này"));
            page.is_at("#/tong-quan");
            page.find(&heading("Sắp đến hạn"));
            for (name, shown) in SHOWN {
                if hostile.name == name {
                    page.says(shown);
                }
            }
            assert_eq!(harm(page), "", "{}", hostile.name);
            // The note with its documents and their links.
            page.open("#/chi-tieu/II.1");
            page.find(&heading("Số này ở đâu ra?"));
            assert_eq!(harm(page), "", "{}", hostile.name);
        }
        for hash in ["#/ke-hoach", "#/nhap", "#/nhiem-vu", "#/gui-len"] {
            page.open(hash);
            page.find_css("main h1");
            assert_eq!(harm(page), "", "{hash}");
        }
    });
}
