//! A quarter whose figures are frozen.

use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::locale::closed_words;

use super::{attr, live};
use crate::app::book::LiveBook;
use crate::app::session::Session;

/// Whether a quarter is closed, so that its cells can only be read.
pub fn is_closed(book: &LiveBook, quarter: Quarter) -> Signal<bool> {
    let ledger = book.ledger.clone();
    attr(move || ledger.with(|ledger| ledger.is_closed(quarter)))
}

/// Why the cells of a closed quarter can only be read.
pub fn closed_note(session: Session, book: &LiveBook, quarter: Memo<Quarter>) -> AnyView {
    let ledger = book.ledger.clone();
    live(move || {
        let quarter = quarter.get();
        ledger.with(|ledger| ledger.is_closed(quarter)).then(|| {
            let words = closed_words(session.language(), quarter);
            html! {
                <p class="banner"><span aria-hidden="true">"🔒 "</span>{words}</p>
            }
        })
    })
}
