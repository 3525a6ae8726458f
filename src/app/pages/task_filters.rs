//! What the list of tasks is narrowed to: words, unit, standing, month.

use leptos::prelude::*;
use so_chi_tieu::calendar::Month;
use so_chi_tieu::locale::{Texts, fill};
use so_chi_tieu::plan::UnitId;
use so_chi_tieu::standing::{Sort, Wanted, When};

use super::work_row::Desk;
use crate::app::components::{attr, typed};
use crate::app::session::Session;

/// The value of the choice for what has no day.
const NEVER: &str = "none";

fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Overdue => "overdue",
        Sort::Due => "due",
        Sort::Done => "done",
        Sort::Continuous => "continuous",
        Sort::Waiting => "waiting",
        Sort::NoDeadline => "none",
        Sort::NotArisen => "not_arisen",
    }
}

fn sort_word(texts: &Texts, sort: Sort) -> &'static str {
    match sort {
        Sort::Overdue => texts.filter_overdue,
        Sort::Due => texts.filter_due,
        Sort::Done => texts.filter_done,
        Sort::Continuous => texts.filter_continuous,
        Sort::Waiting => texts.filter_waiting,
        Sort::NoDeadline => texts.filter_none,
        Sort::NotArisen => texts.filter_not_arisen,
    }
}

/// The fields.
pub fn filters(desk: &Desk, wanted: RwSignal<Wanted>) -> AnyView {
    let session = desk.session;
    html! {
        <search class="filters">
            <label>
                {session.texts().search}
                <input
                    type="search"
                    prop:value=attr(move || wanted.with(|wanted| wanted.words.clone()))
                    on:input=typed(move |event| wanted.update(|wanted| wanted.words = event_target_value(&event)))
                />
            </label>
            {unit_choice(desk, wanted)}
            {sort_choice(session, wanted)}
            {month_choice(session, wanted)}
        </search>
    }
    .into_any()
}

/// A list that narrows: its name, what fits everything, and what it offers.
fn choice(
    name: &'static str,
    any: &'static str,
    offers: Vec<(String, String)>,
    value: impl Fn() -> String + Send + Sync + 'static,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let offers = offers.into_iter();
    let offers = offers.map(|(value, words)| html! { <option value=value>{words}</option> });
    html! {
        <label>
            {name}
            <select
                prop:value=attr(value)
                on:change=typed(move |event| choose(event_target_value(&event)))
            >
                <option value="">{any}</option>
                {offers.collect_view()}
            </select>
        </label>
    }
    .into_any()
}

fn unit_choice(desk: &Desk, wanted: RwSignal<Wanted>) -> AnyView {
    let (texts, open) = (desk.session.texts(), desk.book.plan());
    let units = open.plan.units.iter();
    let units = units.map(|unit| (unit.id.to_string(), unit.name.clone()));
    let value = move || wanted.with(|wanted| wanted.unit.as_ref().map(UnitId::to_string));
    choice(
        texts.unit_filter,
        texts.all_units,
        units.collect(),
        move || value().unwrap_or_default(),
        move |id| wanted.update(|wanted| wanted.unit = UnitId::new(&id)),
    )
}

fn sort_choice(session: Session, wanted: RwSignal<Wanted>) -> AnyView {
    let texts = session.texts();
    let offers = Sort::ALL.map(|sort| {
        (
            sort_name(sort).to_owned(),
            sort_word(texts, sort).to_owned(),
        )
    });
    choice(
        texts.standing_filter,
        texts.all_standings,
        offers.to_vec(),
        move || {
            let sort = wanted.with(|wanted| wanted.sort);
            sort.map_or("", sort_name).to_owned()
        },
        move |name| {
            let sort = Sort::ALL.into_iter().find(|sort| sort_name(*sort) == name);
            wanted.update(|wanted| wanted.sort = sort);
        },
    )
}

fn month_choice(session: Session, wanted: RwSignal<Wanted>) -> AnyView {
    let texts = session.texts();
    let months = Month::all().map(|month| {
        let number = month.get().to_string();
        (number.clone(), fill(texts.month, &[&number]))
    });
    let never = [(NEVER.to_owned(), texts.no_day.to_owned())];
    choice(
        texts.month_filter,
        texts.all_months,
        months.chain(never).collect(),
        move || match wanted.with(|wanted| wanted.when) {
            None => String::new(),
            Some(When::Never) => NEVER.to_owned(),
            Some(When::Month(month)) => month.get().to_string(),
        },
        move |value| {
            let month = || value.parse().ok().and_then(Month::new).map(When::Month);
            let when = if value == NEVER {
                Some(When::Never)
            } else {
                month()
            };
            wanted.update(|wanted| wanted.when = when);
        },
    )
}
