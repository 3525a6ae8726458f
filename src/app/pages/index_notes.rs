//! Below the table of the index: what gives most points, and what its sources leave open.

use leptos::prelude::*;
use so_chi_tieu::index766::{self, Group, GroupEstimate, Reach, Reading, Rules, Words};
use so_chi_tieu::locale::{Language, band_reach_words, gain_words, range_words};
use so_chi_tieu::number::Count;

use super::index::{Shown, by_key};
use crate::app::components::live;
use crate::app::session::Session;

/// Most ways to more points that are listed.
const MOST_GAINS: usize = 5;

/// What would give more points.
pub fn gains(session: Session, shown: Shown) -> impl IntoView {
    let rows = move || {
        let (language, rules) = (session.language(), shown.rules.get_value());
        shown.inputs.with(|inputs| {
            let inputs = by_key(inputs);
            let bands = index766::reach(&rules, &inputs);
            let bands = first_open(&bands).map(|reach| {
                html! { <li>{band_reach_words(language, reach)}</li> }
            });
            let bands = bands.collect_view();
            let gains = index766::gains(&rules, &inputs);
            let gains = gains.iter().take(MOST_GAINS).map(|gain| {
                let name = input_name(&rules, language, &gain.input);
                html! { <li><b>{name}</b>": "{gain_words(language, gain)}</li> }
            });
            html! { {bands} {gains.collect_view()} }
        })
    };
    html! {
        <section class="card" aria-labelledby="tang-diem">
            <h2 id="tang-diem">{session.texts().index_gains}</h2>
            <ul class="list">{live(rows)}</ul>
        </section>
    }
}

/// The bands with something to be said of them. Where it is open whether one is reached already,
/// it is so for those above it as well: one line is enough.
fn first_open(bands: &[Reach]) -> impl Iterator<Item = &Reach> {
    let open = |reach: &Reach| reach.dossiers.is_none() && reach.at_best == Some(Count::ZERO);
    let first = bands.iter().position(open);
    let said = bands.iter().enumerate();
    said.filter(move |(at, reach)| !open(reach) || Some(*at) == first)
        .map(|(_, reach)| reach)
}

/// What the sources leave open, with the points of every reading.
pub fn doubts(session: Session, shown: Shown) -> impl IntoView {
    let (language, texts) = (session.language(), session.texts());
    let rules = shown.rules.get_value();
    let doubts = rules.doubts.iter();
    let doubts = doubts.map(|doubt| html! { <li>{said(language, &doubt.words)}</li> });
    let sources = rules.sources.iter();
    let sources = sources.map(|source| {
        html! { <li>{source.name.clone()}<div class="who">{source.at.clone()}</div></li> }
    });
    html! {
        <section class="card">
            <details>
                <summary>{texts.index_doubts}</summary>
                <ul class="list">{doubts.collect_view()}</ul>
                <h3>{texts.index_readings}</h3>
                <ul class="list">{live(move || readings(session, shown))}</ul>
                <h3>{texts.source}</h3>
                <ul class="list">{sources.collect_view()}</ul>
            </details>
        </section>
    }
}

/// The groups that are read in more than one way.
fn readings(session: Session, shown: Shown) -> AnyView {
    let rules = shown.rules.get_value();
    let rows = shown.estimate.with(|estimate| {
        let both = rules.groups.iter().zip(&estimate.groups);
        let several = both.filter(|(group, _)| group.readings.len() > 1);
        several
            .map(|(group, found)| group_readings(session, &rules, group, found))
            .collect_view()
    });
    rows.into_any()
}

fn group_readings(
    session: Session,
    rules: &Rules,
    group: &Group,
    found: &GroupEstimate,
) -> impl IntoView + use<> {
    let language = session.language();
    let rows = group
        .readings
        .iter()
        .zip(&found.readings)
        .map(|(reading, points)| {
            let name = said(language, &reading.name);
            let points = range_words(language, &points.points);
            html! {
                <div>{name}": "{points}</div>
                <div class="who">{under(session, rules, reading)}</div>
            }
        });
    let rows = rows.collect_view();
    html! { <li><b>{said(language, &group.name)}</b>{rows}</li> }
}

/// The source of a reading, and what speaks against it.
fn under(session: Session, rules: &Rules, reading: &Reading) -> String {
    let source = rules.source(&reading.source);
    let mut words: Vec<String> = source
        .map(|source| source.name.clone())
        .into_iter()
        .collect();
    if let Some(against) = &reading.against {
        words.push(session.texts().index_not_counted.to_owned());
        words.push(said(session.language(), against));
    }
    words.join(" · ")
}

/// The name of an input.
pub fn input_name(rules: &Rules, language: Language, key: &str) -> String {
    let rule = rules.input(key);
    rule.map_or_else(|| key.to_owned(), |rule| said(language, &rule.name))
}

/// Words of the rules in the language of the screen.
pub fn said(language: Language, words: &Words) -> String {
    language.pick(&words.0, &words.1).clone()
}
