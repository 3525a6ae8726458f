//! A button that deletes something for good: it asks first, names what goes, and offers a copy.

use leptos::prelude::*;
use so_chi_tieu::ledger::Moment;
use so_chi_tieu::locale::{day, fill};
use so_chi_tieu::store::Book;

use super::{button, button_named, live};
use crate::app::session::Session;

/// What may be deleted.
#[derive(Clone)]
pub struct Discard {
    /// The key it lies under.
    pub key: String,
    /// Its name, as it stands in its row.
    pub name: String,
    /// Its day and how many figures it has.
    pub contents: String,
    /// The name of the file that a copy goes to.
    pub file: String,
    /// The text of the copy.
    pub text: String,
}

/// `13/6/2026 14:02`.
pub fn moment(session: Session, at: Moment) -> String {
    format!("{} {}", day(session.language(), at.day), at.clock())
}

/// How many figures a book has.
pub fn figures(session: Session, book: &Book) -> String {
    let count = book.ledger.entries().count().to_string();
    fill(session.texts().figures_counted, &[&count])
}

/// The button, and in its place the question when it was pressed.
pub fn discard_button(session: Session, what: Discard) -> AnyView {
    let asks = RwSignal::new(false);
    live(move || match asks.get() {
        false => {
            let name = format!("{} {}", session.texts().discard, what.name);
            button_named(
                session,
                "",
                |texts| texts.discard,
                name,
                move || asks.set(true),
            )
        }
        true => question(session, what.clone(), asks),
    })
}

fn question(session: Session, what: Discard, asks: RwSignal<bool>) -> AnyView {
    let texts = session.texts();
    let words = fill(texts.discard_asks, &[&what.name, &what.contents]);
    let (file, text, key) = (what.file, what.text, what.key);
    html! {
        <div class="asks" role="alert">
            <p>{words}</p>
            <div class="acts left">
                {button(session, "", |texts| texts.download_copy, move || {
                    session.download(&file, &text);
                })}
                {button(session, "danger", |texts| texts.discard_yes, move || session.discard(&key))}
                {button(session, "", |texts| texts.discard_no, move || asks.set(false))}
            </div>
        </div>
    }
}
