//! What is still to enter and to mend, above the grid, with the way there.

use leptos::prelude::*;
use so_chi_tieu::locale::{entry_fault, fill};

use super::entry::{Row, to_row};
use crate::app::book::LiveBook;
use crate::app::components::{attr, live, press};
use crate::app::session::Session;

/// How much is to be entered, and how many rows are to be mended: by their names, which lead there.
pub fn counts(
    session: Session,
    book: &LiveBook,
    rows: Memo<Vec<Row>>,
    words: RwSignal<String>,
) -> AnyView {
    let faulty = {
        let book = book.clone();
        Memo::new(move |_| rows.with(|rows| faulty(session, &book, rows)))
    };
    let missing = move || {
        let texts = session.texts();
        let found = session.completeness().unwrap_or_default();
        match found.missing {
            0 => texts.all_entered.to_owned(),
            missing => fill(texts.to_enter, &[&missing.to_string()]),
        }
    };
    let open = RwSignal::new(false);
    html! {
        // Always of one height: the grid below must not move under the hands of whoever types.
        <div class="counts">
            <p class="sub">{live(missing)}</p>
            {live(move || {
                let count = faulty.with(Vec::len);
                (count > 0).then(|| opener(session, count, open))
            })}
        </div>
        {live(move || {
            let shown = open.get() && faulty.with(|faulty| !faulty.is_empty());
            shown.then(|| list(faulty.get(), words))
        })}
    }
}

/// The list comes when it is asked for.
fn opener(session: Session, count: usize, open: RwSignal<bool>) -> AnyView {
    html! {
        <button
            type="button"
            class="link warn"
            aria-expanded=attr(move || if open.get() { "true" } else { "false" })
            on:click=press(move |_| open.update(|open| *open = !*open))
        >
            {fill(session.texts().faulty_count, &[&count.to_string()])}
        </button>
    }
}

/// A row to be mended.
#[derive(Clone, PartialEq)]
struct Faulty {
    at: usize,
    name: String,
    fault: String,
}

fn faulty(session: Session, book: &LiveBook, rows: &[Row]) -> Vec<Faulty> {
    let language = session.language();
    book.ledger.with(|ledger| {
        let found = rows.iter().enumerate().filter_map(|(at, row)| {
            let target = row.targets.first()?;
            let entry = ledger.entry(&row.key, row.quarter)?;
            let fault = entry.figures.fault(target)?;
            let name = language.pick(&target.name, &target.name_en);
            Some(Faulty {
                at,
                name: format!("{} {name}", target.number),
                fault: entry_fault(language, &fault),
            })
        });
        found.collect()
    })
}

fn list(faulty: Vec<Faulty>, words: RwSignal<String>) -> AnyView {
    let lines = faulty.into_iter().map(|one| {
        html! {
            <li>
                <button type="button" class="link" on:click=press(move |_| to_row(words, one.at))>
                    {one.name}
                </button>
                " "
                {one.fault}
            </li>
        }
    });
    html! { <ul class="to-mend-list">{lines.collect_view()}</ul> }
}
