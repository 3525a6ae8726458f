//! What a user does with a plan as a whole: opens, removes, puts back, imports it; and where every
//! number must be that was reported as saved, whatever was done.

use std::fs;

use serde_json::Value;

use crate::numbers::{has_plan, number, show_grid, shown, type_in};
use crate::steps::{TINH_BIEN, open_plan};
use crate::{Page, Query, button, button_like, heading};

/// How the rows of removed plans are called.
const NAME: &str = "Phường Tịnh Biên 2026";

/// A step of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The plan is opened as it comes with the page.
    Open,
    /// These numbers are typed.
    Type(Vec<usize>),
    /// A backup is taken.
    Backup,
    /// The plan is removed from the list.
    Remove,
    /// The last backup is imported.
    Import,
    /// The removed plan of this row is put back, the first one being 0.
    PutBack(usize),
    /// The page is loaded anew.
    Reload,
}

/// A course so far.
#[derive(Debug, Default)]
pub struct Course {
    /// The numbers that the page has reported as saved.
    pub saved: Vec<usize>,
    /// Those of them whose place in the open ledger an import took: they are in a snapshot.
    pub replaced: Vec<usize>,
    backup: Option<(String, Vec<usize>)>,
    open: Vec<usize>,
}

impl Course {
    /// Takes a step, and waits for the page's word on it.
    pub fn take(&mut self, page: &Page, step: &Step) {
        match step {
            Step::Open => self.open(page),
            Step::Type(numbers) => self.type_in(page, numbers),
            Step::Backup => self.back_up(page),
            Step::Remove => self.remove(page),
            Step::Import => self.import(page),
            Step::PutBack(row) => put_back(page, *row),
            Step::Reload => page.reload(),
        }
    }

    fn open(&mut self, page: &Page) {
        page.open("#/ke-hoach");
        open_plan(page, &TINH_BIEN);
        self.open.clear();
        page.is_saved();
    }

    fn type_in(&mut self, page: &Page, numbers: &[usize]) {
        show_grid(page);
        type_in(page, numbers.iter().copied());
        page.is_saved();
        self.saved.extend(numbers);
        self.open.extend(numbers);
    }

    fn back_up(&mut self, page: &Page) {
        page.open("#/gui-len");
        let [text] = &files_of(page, &button("Tải bản sao sổ"))[..] else {
            panic!("the backup is not one file");
        };
        self.backup = Some((text.clone(), self.open.clone()));
    }

    fn remove(&mut self, page: &Page) {
        page.open("#/ke-hoach");
        page.click(&button("Gỡ Phường Tịnh Biên"));
        page.find_gone(&heading("Kế hoạch đang mở"));
        self.open.clear();
    }

    fn import(&mut self, page: &Page) {
        let (text, numbers) = self.backup.clone().expect("no backup was taken");
        let file = page.file("ban-sao.json", text);
        page.open("#/ke-hoach");
        page.give_file("plan-file", &file);
        page.find(&heading(&format!("Xem trước: {NAME}")));
        let take = button("Nhập bản sao này");
        if page.shows(&take) {
            page.click(&take);
            page.is_at("#/tong-quan");
        } else {
            page.click(&button("Bỏ qua"));
        }
        page.is_saved();
        let gone = self.open.iter().filter(|at| !numbers.contains(at));
        self.replaced.extend(gone);
        self.open = numbers;
    }

    /// The numbers that lie nowhere: not in an open plan, among the removed or among what is set
    /// aside; those that an import has replaced also not in a snapshot.
    pub fn missing(&self, page: &Page) -> Vec<usize> {
        let found = numbers_found(page);
        let is_there = |at: &usize| found.contains(&number(*at));
        let gone: Vec<usize> = self
            .saved
            .iter()
            .copied()
            .filter(|at| !is_there(at))
            .collect();
        if gone.iter().any(|at| self.replaced.contains(at)) {
            let earlier = numbers_in(&snapshots(page));
            let restorable =
                |at: &usize| self.replaced.contains(at) && earlier.contains(&number(*at));
            return gone.into_iter().filter(|at| !restorable(at)).collect();
        }
        gone
    }

    /// What the browser shows of the plan that is open, if one is.
    pub fn look(&mut self, page: &Page) -> bool {
        let is_open = has_plan(page);
        self.open = match is_open {
            true => {
                show_grid(page);
                let saved = self.saved.iter().copied();
                saved.filter(|at| shown(page, *at) == number(*at)).collect()
            }
            false => Vec::new(),
        };
        is_open
    }
}

fn put_back(page: &Page, row: usize) {
    page.open("#/ke-hoach");
    page.find(&heading("Đã gỡ, còn giữ trên máy"));
    page.click_nth(&button_like("Lấy lại Phường"), row);
    page.find(&heading("Kế hoạch đang mở"));
    page.is_saved();
}

/// The numbers in the open plan, in removed ones and in what is set aside, as the page gives them.
pub fn numbers_found(page: &Page) -> Vec<String> {
    let mut texts = Vec::new();
    if has_plan(page) {
        page.open("#/gui-len");
        texts.extend(files_of(page, &button("Tải bản sao sổ")));
    }
    page.open("#/ke-hoach");
    page.find(&heading("Thử với kế hoạch thật"));
    texts.extend(removed(page));
    page.open("#/cai-dat");
    page.find(&heading("Cài đặt"));
    if page.shows(&heading("Dữ liệu được để riêng")) {
        texts.extend(files_of(page, &button("Tải về")));
    }
    numbers_in(&texts)
}

/// The copies that the page offers of the removed plans, asked for one by one.
pub fn removed(page: &Page) -> Vec<String> {
    let asks = button_like("Xóa hẳn Phường");
    // The rows are there as soon as the part of the page is that shows them.
    page.says("Hướng dẫn sử dụng");
    let mut texts = Vec::new();
    let count = page.count(&asks);
    for at in 0..count {
        page.click_nth(&asks, at);
        texts.extend(files_of(page, &button("Tải bản sao ngay")));
        page.click(&button("Không xóa"));
        page.find_gone(&button("Không xóa"));
    }
    texts
}

/// The snapshots of the open plan.
fn snapshots(page: &Page) -> Vec<String> {
    page.open("#/cai-dat");
    page.find(&heading("Bản chụp"));
    files_of(page, &button_like("Tải về "))
}

/// Presses every button of this name: the text of every file that the page then gives.
pub fn files_of(page: &Page, buttons: &Query) -> Vec<String> {
    page.find(buttons);
    let mut texts = Vec::new();
    for at in 0..page.count(buttons) {
        let before = page.all_downloaded();
        page.click_nth(buttons, at);
        let file = page.wait("the file", || {
            let now = page.all_downloaded();
            now.into_iter().find(|file| !before.contains(file))
        });
        texts.push(fs::read_to_string(file).unwrap());
    }
    texts
}

/// Every number that ledgers have.
pub fn numbers_in(texts: &[String]) -> Vec<String> {
    let ledgers = texts
        .iter()
        .filter_map(|text| serde_json::from_str(text).ok());
    let entries =
        ledgers.flat_map(|ledger: Value| ledger["entries"].as_array().cloned().unwrap_or_default());
    let figures =
        entries.flat_map(|entry| [entry["numerator"].clone(), entry["denominator"].clone()]);
    figures.map(|figure| figure.to_string()).collect()
}
