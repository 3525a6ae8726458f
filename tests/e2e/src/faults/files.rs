//! Files that mean harm are given to the page.

use serde_json::Value;

use crate::hostile::Expected;
use crate::numbers::{BOOK, open_grid, show_grid, type_in};
use crate::places::Place;
use crate::{Page, button, heading, hostile};

use super::{Row, SAVED, Tally, is_alive, is_reported};

const NUMBERS: usize = 8;
/// In how many parts the files are given, each to a browser of its own.
const PARTS: usize = 10;

/// Pages on which the texts of a plan are shown.
const PAGES: [&str; 5] = [
    "#/tong-quan",
    "#/nhap",
    "#/nhiem-vu",
    "#/gui-len",
    "#/ke-hoach",
];

/// What a script of such a file would set.
const CANARIES: [&str; 2] = ["__ran", "caught"];

/// What the page itself never makes.
const FOREIGN: &str = "img, iframe, object, embed, base, link, style, form, video, audio, \
                       script:not([src]), [onerror], [onload], [onclick], a[href^='javascript']";

pub(super) fn rows() -> Vec<Row> {
    vec![Row::each(
        PARTS,
        "files",
        "Hostile files given to the page, a tenth of them in each trial: scripts in every text, \
         unseen and look-alike letters, huge numbers, NaN, doubled keys, 10,000 levels, 100 MB",
        give_part,
    )]
}

fn give_part(tally: &mut Tally, part: usize) {
    let journey = tally.journey();
    journey.watching_the_network().walk(|page| {
        open_grid(page);
        type_in(page, 0..NUMBERS);
        is_reported(page, SAVED);
        let before = Place::BOTH.map(|place| place.read(page, BOOK));
        let files = hostile::files().into_iter().enumerate();
        for (at, file) in files.filter(|(at, _)| at % PARTS == part) {
            let outcome = give(page, &format!("{at}.json"), &file.bytes);
            assert!(outcome.is(file.expected), "{}: {outcome:?}", file.name);
            tally.remark(outcome.words());
            ran_nothing(page, &file.name);
            tally.checked += NUMBERS;
            if Place::BOTH.map(|place| place.read(page, BOOK)) != before {
                tally.lost += NUMBERS;
                tally.remark(&format!("{} changed what was kept", file.name));
            }
        }
        is_all_there(tally, page);
        page.reload();
        is_all_there(tally, page);
        asked_nobody(page);
    });
}

/// The plan of before shows its numbers.
fn is_all_there(tally: &mut Tally, page: &Page) {
    page.open("#/ke-hoach");
    page.find(&heading("Kế hoạch đang mở"));
    let show = button("Xem Phường Tịnh Biên 2026");
    if page.shows(&show) {
        page.click(&show);
    }
    show_grid(page);
    tally.check(page, 0..NUMBERS);
}

/// What the page did with a file.
#[derive(Debug)]
enum Outcome {
    Refused(String),
    Opened,
    Previewed,
    Told,
}

impl Outcome {
    fn words(&self) -> &'static str {
        match self {
            Self::Refused(_) => "refused with its code",
            Self::Opened => "opened",
            Self::Previewed => "shown before it was taken in",
            Self::Told => "told what it is",
        }
    }

    fn is(&self, expected: Expected) -> bool {
        match (self, expected) {
            (Self::Refused(code), Expected::Refused(expected)) => code == expected,
            (Self::Refused(_), _) | (_, Expected::Refused(_)) => false,
            _ => true,
        }
    }
}

fn give(page: &Page, name: &str, bytes: &[u8]) -> Outcome {
    page.open("#/ke-hoach");
    let close = button("Đóng");
    if page.shows(&close) {
        page.click(&close);
        page.find_gone(&close);
    }
    let file = page.file(name, bytes);
    page.give_file("plan-file", &file);
    let (hash, said) = page.wait("the page to do something with the file", || {
        let (hash, said) = (page.hash(), page.alerts());
        (hash != "#/ke-hoach" || !said.is_empty()).then_some((hash, said))
    });
    if said.contains(&format!("Không mở được {name}")) {
        let code = said.split_whitespace().find(|word| is_code(word));
        let code = code.expect("refused without a code");
        return Outcome::Refused(code.to_owned());
    }
    match hash.as_str() {
        "#/tong-quan" => {
            look_around(page);
            Outcome::Opened
        }
        "#/gui-len" => {
            preview(page);
            Outcome::Previewed
        }
        _ => Outcome::Told,
    }
}

fn preview(page: &Page) {
    ran_nothing(page, "the preview");
    let take = button("Nhập bản sao này");
    if page.shows(&heading("Xem trước: Phường Tịnh Biên 2026")) || !page.shows(&take) {
        page.click(&button("Bỏ qua"));
    } else {
        page.click(&take);
        page.is_at("#/tong-quan");
        look_around(page);
    }
}

/// Shows the texts of the plan wherever they are shown.
fn look_around(page: &Page) {
    for hash in PAGES {
        page.open(hash);
        page.find_css("main#noi-dung h1");
        ran_nothing(page, hash);
    }
}

fn is_code(word: &str) -> bool {
    let parts = word
        .trim_matches(|letter: char| !letter.is_alphanumeric())
        .split_once('-');
    parts.is_some_and(|(sort, number)| {
        sort.len() >= 4
            && sort.chars().all(|letter| letter.is_ascii_uppercase())
            && number.len() == 2
    })
}

/// The texts of the file are texts: no script of it ran, nothing was made of its marks.
fn ran_nothing(page: &Page, name: &str) {
    is_alive(page);
    for canary in CANARIES {
        let set: bool = page.eval(&format!("return '{canary}' in window"), &[]);
        assert!(!set, "{name}: a script of the file ran");
    }
    let made: Vec<Value> = page.eval(
        "return [...document.body.querySelectorAll(arguments[0])].map((one) => one.outerHTML)",
        &[FOREIGN.into()],
    );
    assert!(made.is_empty(), "{name}: made of the file: {made:#?}");
}

/// No request went to another origin.
fn asked_nobody(page: &Page) {
    let home = page.home();
    let ours = ["data:", home, &format!("blob:{home}")].map(str::to_owned);
    let requests = page.requests();
    assert!(!requests.is_empty(), "the log holds no requests");
    let strange: Vec<&String> = requests
        .iter()
        .filter(|address| !ours.iter().any(|start| address.starts_with(start)))
        .collect();
    assert!(strange.is_empty(), "asked elsewhere: {strange:#?}");
}
