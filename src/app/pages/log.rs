//! The log: what was changed, when, by whom and why.

use leptos::prelude::*;
use so_chi_tieu::ledger::{Change, Log, Step, Subject};
use so_chi_tieu::locale::{change_words, fill, step_words};
use so_chi_tieu::text::visible;

use crate::app::book::LiveBook;
use crate::app::components::live;
use crate::app::session::Session;

/// Most changes listed.
const MOST: usize = 40;

/// Everything that changed one of these subjects, the newest first.
pub fn log_card(session: Session, book: &LiveBook, subjects: Vec<Subject>) -> AnyView {
    card(session, book, false, move |log| {
        let about = |change: &Change| subjects.iter().any(|subject| change.is_of(subject));
        let all = newest_first(log).into_iter();
        all.filter(|(_, change)| about(change)).collect()
    })
}

/// Everything that was changed under the plan, the newest first.
pub fn whole_log(session: Session, book: &LiveBook) -> AnyView {
    card(session, book, true, newest_first)
}

fn newest_first(log: &Log) -> Vec<(&Step, &Change)> {
    let mut all = Vec::new();
    for step in log.steps().iter().rev() {
        all.extend(step.changes.iter().map(|change| (&**step, change)));
    }
    all
}

fn card(
    session: Session,
    book: &LiveBook,
    named: bool,
    choose: impl Fn(&Log) -> Vec<(&Step, &Change)> + Send + 'static,
) -> AnyView {
    let (open, log) = (book.open.clone(), book.log.clone());
    live(move || {
        let language = session.language();
        let open = open.get();
        log.with(|log| {
            let chosen = choose(log);
            if chosen.is_empty() {
                return html! { <p class="sub">{session.texts().log_empty}</p> };
            }
            let more = chosen.len().saturating_sub(MOST);
            let lines = chosen.into_iter().take(MOST).map(|(step, change)| {
                let words = change_words(language, named.then_some(&open.plan), change);
                html! {
                    <li>
                        <span class="sub">{visible(&step_words(language, step)).into_owned()}</span>
                        <div>{visible(&words).into_owned()}</div>
                    </li>
                }
            });
            let lines: Vec<AnyView> = lines.collect();
            let rest = fill(session.texts().log_more, &[&more.to_string()]);
            html! {
                <ol class="log" reversed>{lines}</ol>
                {(more > 0).then(|| html! { <p class="sub">{rest}</p> })}
            }
        })
    })
}
