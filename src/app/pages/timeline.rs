//! The due dates of the year: as a chart by month or by unit, in a sentence, and as a table.

use leptos::prelude::*;
use so_chi_tieu::calendar::{Clock, Quarter};
use so_chi_tieu::chart::{Timeline, TimelineBy, draw_timeline};
use so_chi_tieu::ledger::Command;
use so_chi_tieu::locale::fill;
use so_chi_tieu::plan::PeriodEnd;
use so_chi_tieu::standing::ends_matter;
use so_chi_tieu::text::format_day_month;

use super::target::{legend_items, table};
use super::work_row::Desk;
use crate::app::components::{attr, canvas, live, press, typed};
use crate::app::session::Session;

/// How high a chart of so many units is, in the style sheet's classes.
const HEIGHTS: [(usize, &str); 5] = [
    (2, "chart rows-2"),
    (4, "chart rows-4"),
    (8, "chart rows-8"),
    (12, "chart rows-12"),
    (usize::MAX, "chart rows-20"),
];

/// The card.
pub fn timeline_card(desk: &Desk) -> AnyView {
    let session = desk.session;
    let timeline = {
        let desk = desk.clone();
        Memo::new(move |_| {
            let open = desk.book.plan();
            desk.agenda
                .with(|agenda| Timeline::new(&open.plan, agenda, session.today()))
        })
    };
    let by = RwSignal::new(TimelineBy::default());
    let sentence = move || timeline.with(|timeline| timeline.sentence(session.language()));
    let class = Memo::new(move |_| match by.get() {
        TimelineBy::Month => "chart",
        TimelineBy::Unit => {
            let rows = timeline.with(|timeline| timeline.rows.len());
            let fits = HEIGHTS.iter().find(|(most, _)| rows <= *most);
            fits.map_or("chart", |(_, class)| class)
        }
    });
    let any = Memo::new(move |_| timeline.with(|timeline| timeline.total().total() > 0));
    let picture = move || {
        any.get()
            .then(|| picture(session, timeline, by, class.get()))
    };
    let rows = move || timeline.with(|timeline| timeline.table(by.get(), session.language()));
    html! {
        <section class="card" aria-labelledby="han-trong-nam">
            <header>
                <h2 id="han-trong-nam">{session.texts().timeline}</h2>
                {switch(session, by)}
            </header>
            <p>{live(sentence)}</p>
            {live(picture)}
            <details>
                <summary>{session.texts().chart_data}</summary>
                {live(move || table(rows()))}
            </details>
            {ends_choice(desk)}
        </section>
    }
    .into_any()
}

fn picture(
    session: Session,
    timeline: Memo<Timeline>,
    by: RwSignal<TimelineBy>,
    class: &'static str,
) -> AnyView {
    let legend = move || timeline.with(|timeline| timeline.legend(session.language()));
    html! {
        <figure>
            <figcaption>
                <ul class="legend">{live(move || legend_items(legend()))}</ul>
            </figcaption>
            {canvas(
                session,
                class,
                attr(move || timeline.with(|timeline| timeline.sentence(session.language()))),
                Box::new(move |area, look| {
                    // A canvas that cannot be drawn on leaves the sentence and the table.
                    let _ = timeline.with(|timeline| {
                        draw_timeline(timeline, by.get(), area, look, session.language())
                    });
                }),
            )}
        </figure>
    }
    .into_any()
}

fn switch(session: Session, by: RwSignal<TimelineBy>) -> AnyView {
    let choice = move |which: TimelineBy, words: &'static str| {
        let chosen = move || if by.get() == which { "true" } else { "false" };
        html! {
            <button type="button" aria-pressed=attr(chosen) on:click=press(move |_| by.set(which))>
                {words}
            </button>
        }
    };
    let texts = session.texts();
    html! {
        <div class="quarters" role="group" aria-label=texts.timeline_by>
            {choice(TimelineBy::Month, texts.timeline_months)}
            {choice(TimelineBy::Unit, texts.timeline_units)}
        </div>
    }
    .into_any()
}

/// On which day quarters and years end as deadlines, where that makes a difference to the plan.
fn ends_choice(desk: &Desk) -> AnyView {
    let desk = desk.clone();
    live(move || {
        let open = desk.book.plan();
        ends_matter(&open.plan).then(|| {
            let (session, ledger) = (desk.session, desk.book.ledger.clone());
            let texts = session.texts();
            let last =
                |clock: Clock| format_day_month(clock.window(open.plan.year, Quarter::I).last);
            let calendar = fill(texts.ends_calendar, &[&last(Clock::Calendar)]);
            let cut_off = fill(texts.ends_cut_off, &[&last(open.plan.clock)]);
            let value = move || match ledger.with(|ledger| ledger.ends()) {
                PeriodEnd::Calendar => "calendar",
                PeriodEnd::CutOff => "cut_off",
            };
            let choose = move |event| {
                let ends = match event_target_value(&event).as_str() {
                    "cut_off" => PeriodEnd::CutOff,
                    _ => PeriodEnd::Calendar,
                };
                session.run(Command::SetEnds(ends));
            };
            html! {
                <div class="ends">
                    <label>
                        {texts.ends}
                        <select
                            disabled=attr(move || !session.writes())
                            prop:value=attr(value)
                            on:change=typed(choose)
                        >
                            <option value="calendar">{calendar}</option>
                            <option value="cut_off">{cut_off}</option>
                        </select>
                    </label>
                    <p class="sub">{texts.ends_text}</p>
                </div>
            }
        })
    })
}
