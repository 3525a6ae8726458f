//! What was found before a closing, sort by sort, each with a link to where it is mended.

use leptos::prelude::*;
use so_chi_tieu::locale::{
    fill, finding_heading, finding_place, finding_remedy, finding_words, too_few_words,
};
use so_chi_tieu::plan::{EntryKey, Plan};
use so_chi_tieu::standing::{ClosingChecks, Finding, Place};
use so_chi_tieu::text::visible;

use crate::app::components::press;
use crate::app::route::Route;
use crate::app::session::Session;

/// The id of the heading over what must be mended.
pub const TO_MEND: &str = "phai-sua";

/// Where something is mended: the page, and the entry to go to there.
fn mended_at(place: &Place) -> (Route, Option<EntryKey>) {
    match place {
        Place::Entry(key) => (Route::Entry, Some(key.clone())),
        Place::Form(..) => (Route::Form, None),
    }
}

/// Everything that was found.
pub fn findings_card(session: Session, plan: &Plan, checks: &ClosingChecks) -> AnyView {
    let language = session.language();
    let texts = session.texts();
    let part = |block: bool, id: &'static str, heading: &'static str| {
        let found: Vec<&Finding> = checks.that_block(block).collect();
        (!found.is_empty()).then(|| {
            let count = found.len().to_string();
            html! {
                <section class="card" class:to-mend=block aria-labelledby=id>
                    <h2 id=id tabindex="-1">{fill(heading, &[&count])}</h2>
                    {sorts(session, plan, &found)}
                </section>
            }
        })
    };
    let clean = checks.findings.is_empty();
    html! {
        {part(true, TO_MEND, texts.closing_block)}
        {part(false, "giai-trinh", texts.closing_explain)}
        {clean.then(|| html! { <p>"✓ "{texts.closing_clean}</p> })}
        {too_few_words(language, checks.too_few.len())
            .map(|words| html! { <p class="sub too-few">{words}</p> })}
    }
}

fn sorts(session: Session, plan: &Plan, found: &[&Finding]) -> Vec<AnyView> {
    let language = session.language();
    // Findings of one sort follow one another.
    let sorts = found.chunk_by(|one, other| {
        finding_heading(language, &one.found) == finding_heading(language, &other.found)
    });
    let sorts = sorts.filter_map(|sort| {
        let first = sort.first()?;
        let lines = sort.iter().map(|finding| line(session, plan, finding));
        let lines: Vec<AnyView> = lines.collect();
        Some(html! {
            <h3>{finding_heading(language, &first.found)}</h3>
            <p class="sub">{finding_remedy(language, &first.found)}</p>
            <ul class="findings">{lines}</ul>
        })
    });
    sorts.collect()
}

fn line(session: Session, plan: &Plan, finding: &Finding) -> AnyView {
    let language = session.language();
    let (to, entry) = mended_at(&finding.place);
    let place = finding_place(language, plan, &finding.place);
    let words = finding_words(language, plan, finding);
    html! {
        <li>
            <a href=to.href() on:click=press(move |_| session.sought.set(entry.clone()))>
                {visible(&place).into_owned()}
            </a>
            ": "
            {visible(&words).into_owned()}
        </li>
    }
}
