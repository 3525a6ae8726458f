//! The words of the header on the figures in view: their days, and when their report is due.

use leptos::prelude::*;
use so_chi_tieu::calendar::{Holidays, Quarter};
use so_chi_tieu::locale::reported_quarter_words;
use so_chi_tieu::standing::{next_report_of, report_of};

use super::quarters::window_words;
use crate::app::book::LiveBook;
use crate::app::session::{Session, View};

/// Of a quarter: `Kỳ số liệu 15/3 – 14/6/2026, hạn gửi 17/6, còn 5 ngày`; of a year its days.
pub fn period(
    session: Session,
    book: &LiveBook,
    view: impl Fn() -> View + Send + Sync + 'static,
) -> Memo<String> {
    let book = book.clone();
    Memo::new(move |_| match view() {
        View::Quarter(quarter) => quarter_words(session, &book, |_| quarter),
        View::Year => window_words(session.language(), &book.plan().plan, View::Year),
    })
}

/// Of the quarter whose report is next.
pub fn next_period(session: Session, book: &LiveBook) -> Memo<String> {
    let book = book.clone();
    Memo::new(move |_| quarter_words(session, &book, |next| next))
}

fn quarter_words(session: Session, book: &LiveBook, of: impl Fn(Quarter) -> Quarter) -> String {
    let (open, today) = (book.plan(), session.today());
    let (plan, holidays) = (&open.plan, Holidays::built_in());
    let found = book.ledger.with(|ledger| {
        let quarter = of(next_report_of(plan, ledger, holidays, today));
        report_of(plan, quarter, ledger, holidays, today)
    });
    reported_quarter_words(session.language(), &found)
}
