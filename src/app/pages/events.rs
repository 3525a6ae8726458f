//! What a deadline waits for: the days of events are typed here, as often as they come.

use leptos::prelude::*;
use so_chi_tieu::ledger::{Command, Event, EventKey, UnreadAt};
use so_chi_tieu::locale::{Language, fill, occurrence_words, still_held};
use so_chi_tieu::plan::OccurrenceKey;
use so_chi_tieu::text::{format_date_padded, parse_date};

use super::mending::unread_id;
use super::occurrences::{Time, capital, time_progress};
use super::progress::needed_date;
use super::reference::text_of;
use super::work_row::{Desk, Item};
use crate::app::components::{
    Field, any_text, attr, button, button_named, date_text, field, field_of, kept, live, press,
    read_field,
};

/// The events noted, each with what it asks for, and a place for the next.
pub fn events(desk: &Desk, item: &Item) -> AnyView {
    let numbers = {
        let (ledger, id) = (desk.book.ledger.clone(), item.id.clone());
        Memo::new(move |_| {
            let numbers = |(number, _): (u8, &Event)| number;
            ledger.with(|ledger| {
                let events = ledger.events(&id).into_iter();
                events.map(numbers).collect::<Vec<u8>>()
            })
        })
    };
    let rows = {
        let (desk, item) = (desk.clone(), item.clone());
        live(move || {
            // Rows hang on which events there are: typing in one does not redraw it.
            desk.session.rewritten.track();
            let numbers = numbers.get().into_iter();
            let rows = numbers.map(|number| event_row(&desk, &item, number));
            rows.collect_view()
        })
    };
    html! {
        <div class="times events">
            <ul>{rows}</ul>
            {next_event(desk, item, numbers)}
        </div>
    }
    .into_any()
}

fn event_row(desk: &Desk, item: &Item, number: u8) -> AnyView {
    let session = desk.session;
    let key: EventKey = (item.id.clone(), number);
    let event = desk.book.ledger.with_untracked(|ledger| {
        let events = ledger.events(&item.id).into_iter();
        let mut events = events.filter(|(other, _)| *other == number);
        events.next().map(|(_, event)| event.clone())
    });
    let Some(event) = event else {
        return ().into_any();
    };
    let occurrence = OccurrenceKey::Event(number);
    let name = occurrence_words(session.language(), occurrence);
    let (choice, details) = time_progress(desk, item, occurrence, &name);
    let remove = {
        let (key, progress) = (key.clone(), item.key(Some(occurrence)));
        // The number may be given again: what was noted under it goes with it.
        move || {
            session.run(Command::Batch(vec![
                Command::SetEvent(key.clone(), None),
                Command::SetProgress(progress.clone(), None),
            ]));
        }
    };
    let remove_name = format!("{}: {}, {name}", session.texts().event_remove, item.name);
    html! {
        <li class="time">
            <span class="when"><b>{capital(&name)}</b>" · "{due(desk, item, occurrence)}</span>
            {choice}
            {button_named(session, "small", |texts| texts.event_remove, remove_name, remove)}
            {fields(desk, key, event)}
            {details}
        </li>
    }
    .into_any()
}

/// The last day that comes of the event.
fn due(desk: &Desk, item: &Item, key: OccurrenceKey) -> AnyView {
    let (session, agenda, id) = (desk.session, desk.agenda, item.id.clone());
    let time = Memo::new(move |_| {
        let mut times = agenda.with(|agenda| Time::all(agenda, &id));
        times.retain(|time| time.key == key);
        times.pop()
    });
    live(move || {
        let words = time.with(|time| time.as_ref()?.due_words(session.language()));
        words.map(|day| fill(session.texts().due_on, &[&day]))
    })
}

/// Day and note of an event that is in the ledger.
fn fields(desk: &Desk, key: EventKey, start: Event) -> AnyView {
    let session = desk.session;
    let at = UnreadAt::EventOn(key.clone());
    let (id, ledger) = (unread_id(&at), desk.book.ledger.clone());
    let still = move || ledger.with(|ledger| still_held(session.language(), ledger, &at));
    let of = kept(session, start.clone(), move |event: &Event| {
        Command::SetEvent(key.clone(), Some(event.clone()))
    });
    let when = Field {
        label: |texts| texts.event_on,
        start: text_of(Some(format_date_padded(start.on)), start.on_unread.as_ref()),
        mode: "numeric",
        fault: needed_date,
    };
    let what = Field {
        label: |texts| texts.event_what,
        start: start.note,
        mode: "text",
        fault: any_text,
    };
    html! {
        <div class="fields">
            {read_field(session, id, when, of(Event::type_on), still)}
            {field_of(session, what, of(set_note))}
        </div>
    }
    .into_any()
}

fn set_note(event: &mut Event, text: &str, _: &Event) {
    text.clone_into(&mut event.note);
}

/// The button under which the next event is noted. What is typed is in the ledger once it is
/// noted: half a date is none.
fn next_event(desk: &Desk, item: &Item, numbers: Memo<Vec<u8>>) -> AnyView {
    let (desk, item) = (desk.clone(), item.clone());
    let session = desk.session;
    let open = RwSignal::new(false);
    let words = move || match numbers.with(Vec::is_empty) {
        true => session.texts().event_note_day,
        false => session.texts().event_note_more,
    };
    let name = item.name.clone();
    html! {
        <button
            type="button"
            class="link"
            aria-expanded=attr(move || if open.get() { "true" } else { "false" })
            aria-label=attr(move || format!("{}: {name}", words()))
            on:click=press(move |_| open.update(|open| *open = !*open))
        >
            {live(words)}
        </button>
        {live(move || open.get().then(|| blank(&desk, &item, open)))}
    }
    .into_any()
}

fn bad_new_date(language: Language, text: &str) -> Option<String> {
    let wrong = date_text(language, text).is_some();
    wrong.then(|| language.texts().bad_new_date.to_owned())
}

fn blank(desk: &Desk, item: &Item, open: RwSignal<bool>) -> AnyView {
    let session = desk.session;
    let (day, note) = (
        StoredValue::new(String::new()),
        StoredValue::new(String::new()),
    );
    let when = Field {
        label: |texts| texts.event_on,
        start: String::new(),
        mode: "numeric",
        fault: bad_new_date,
    };
    let what = Field {
        label: |texts| texts.event_what,
        start: String::new(),
        mode: "text",
        fault: any_text,
    };
    let (ledger, id) = (desk.book.ledger.clone(), item.id.clone());
    let add = move || {
        let Ok(on) = parse_date(&day.get_value()) else {
            session.say(untrack(|| session.texts()).bad_new_date, None);
            return;
        };
        let number = ledger.with_untracked(|ledger| ledger.next_event(&id));
        if let Some(number) = number {
            let event = Event {
                on,
                on_unread: None,
                note: note.get_value(),
            };
            let key = (id.clone(), number);
            if session.run(Command::SetEvent(key, Some(event))) {
                open.set(false);
            }
        }
    };
    html! {
        <div class="fields">
            {field(session, when, move |text| day.set_value(text))}
            {field(session, what, move |text| note.set_value(text))}
            <div class="acts end">{button(session, "", |texts| texts.event_add, add)}</div>
        </div>
    }
    .into_any()
}
