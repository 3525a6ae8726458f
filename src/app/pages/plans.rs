//! Kế hoạch: open, show, remove; the five real plans to try.

use leptos::prelude::*;
use so_chi_tieu::locale::fill;
use so_chi_tieu::store;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, File, FileList, HtmlInputElement};

use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{attr, button_named, doubtful_names, live, plan_line, press, typed};
use crate::app::route::Route;
use crate::app::session::Session;

/// The real plans that come with the page, loaded when one is asked for: file and name.
const REAL: [(&str, &str); 5] = [
    ("tinh-bien-2026", "Phường Tịnh Biên 2026"),
    ("dai-son-2026", "Xã Đại Sơn 2026"),
    ("dien-chau-2026", "Xã Diễn Châu 2026"),
    ("tan-trung-2024", "Xã Tân Trung 2024"),
    ("cho-vam-2024", "Thị trấn Chợ Vàm 2024"),
];

/// The page.
pub fn plans(session: Session) -> AnyView {
    html! {
        <header class="top">
            <h1>{session.texts().plans}</h1>
        </header>
        {first_steps(session)}
        {open_plans(session)}
        {drop_place(session)}
        {real_plans(session)}
        {removed_plans(session)}
        <p><a href=Route::Guide.href()>{session.texts().guide}</a></p>
    }
}

/// Where no plan is open yet: what to do first.
fn first_steps(session: Session) -> AnyView {
    live(move || {
        let texts = session.texts();
        session.books.with(Vec::is_empty).then(|| {
            html! {
                <section class="card" aria-labelledby="ba-buoc">
                    <h2 id="ba-buoc">{texts.first_steps}</h2>
                    <ol class="steps">
                        <li>{texts.first_step}</li>
                        <li>{texts.second_step}</li>
                        <li>{texts.third_step}</li>
                    </ol>
                </section>
            }
        })
    })
}

fn open_plans(session: Session) -> impl IntoView {
    live(move || {
        let books = session.books.get();
        (!books.is_empty()).then(|| {
            let rows = books.into_iter().map(|book| plan_row(session, book));
            html! {
                <section class="card">
                    <h2>{session.texts().open_plans}</h2>
                    <ul class="plans">{rows.collect_view()}</ul>
                </section>
            }
        })
    })
}

fn plan_row(session: Session, book: LiveBook) -> impl IntoView {
    let open = book.plan();
    let plan = &open.plan;
    let texts = session.texts();
    let id = plan.id.clone();
    let shown = session.current.get().as_ref() == Some(&id);
    let counts = fill(
        texts.plan_counts,
        &[
            &plan.distinct_targets().count().to_string(),
            &plan.tasks.len().to_string(),
            &plan.duties.len().to_string(),
        ],
    );
    let name = format!("{} {}", plan.name, plan.year.get());
    let (show_name, remove_name) = (
        format!("{} {name}", texts.show),
        format!("{} {}", texts.remove, plan.name),
    );
    let show_id = id.clone();
    html! {
        <li class="plan">
            <div>
                <b>{name}</b>
                {shown.then(|| html! { " " <span class="chip none">{texts.shown}</span> })}
                <div class="sub">{plan_line(plan)}</div>
                <div class="sub">{counts}</div>
                {shown.then(|| html! {
                    <a class="sub" href=Route::Check.href()>{texts.check_plan}</a>
                })}
                {doubtful_names(session, plan)}
            </div>
            <div class="acts">
                {button_named(session, "", |texts| texts.show, show_name, move || {
                        session.show(show_id.as_str());
                        Route::Overview.go();
                    })}
                {button_named(session, "", |texts| texts.remove, remove_name, move || session.remove(&id))}
            </div>
        </li>
    }
}

fn drop_place(session: Session) -> impl IntoView {
    let over = RwSignal::new(false);
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        open_files(session, event.data_transfer().and_then(|data| data.files()));
    };
    html! {
        <section
            class="drop"
            class:over=over
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <p>{session.texts().drop_here} " " {session.texts().or_pick}</p>
            {file_button(session, "plan-file", |session| session.texts().open_file)}
        </section>
    }
}

/// A file picker that looks like a button and works by keyboard.
pub fn file_button(
    session: Session,
    id: &'static str,
    words: fn(Session) -> &'static str,
) -> impl IntoView {
    let chosen = move |event: leptos::ev::Event| {
        let input = event
            .target()
            .and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            open_files(session, input.files());
        }
    };
    html! {
        <span class="file">
            <input
                type="file"
                id=id
                accept=".json,application/json"
                on:click=press(move |event| forget_choice(&event))
                on:change=typed(chosen)
            />
            <label for=id class="btn primary">{live(move || words(session))}</label>
        </span>
    }
}

/// So that choosing the same file again is a choice again.
fn forget_choice(event: &web_sys::Event) {
    if let Some(input) = event
        .target()
        .and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
    {
        input.set_value("");
    }
}

fn open_files(session: Session, files: Option<FileList>) {
    let Some(files) = files else { return };
    let files: Vec<File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    spawn_local(async move {
        for file in files {
            match browser::read_file(&file).await {
                Ok(bytes) => session.open_bytes(&file.name(), &bytes),
                Err(fault) => session.say_refused(&file.name(), vec![fault]),
            }
        }
    });
}

fn real_plans(session: Session) -> impl IntoView {
    let loading = RwSignal::new(None::<&'static str>);
    let buttons = REAL.map(|(id, name)| {
        html! {
            <button
                type="button"
                class="btn"
                aria-busy=attr(move || (loading.get() == Some(id)).then_some("true"))
                on:click=press(move |_| open_real(session, loading, id))
            >
                {name}
            </button>
        }
    });
    html! {
        <section class="card" aria-labelledby="that">
            <h2 id="that">{session.texts().try_real}</h2>
            <p class="sub">{session.texts().try_real_text}</p>
            <div class="acts left">{buttons.collect_view()}</div>
            <p role="status">{live(move || loading.get().map(|_| session.texts().loading))}</p>
        </section>
    }
}

fn open_real(session: Session, loading: RwSignal<Option<&'static str>>, id: &'static str) {
    loading.set(Some(id));
    spawn_local(async move {
        let path = format!("plans/{id}.json");
        match browser::fetch_own(&path).await {
            Some(bytes) => session.open_bytes(&path, &bytes),
            None => {
                let texts = untrack(|| session.texts());
                session.say(fill(texts.load_failed, &[&path]), None);
            }
        }
        loading.try_set(None);
    });
}

fn removed_plans(session: Session) -> impl IntoView {
    live(move || {
        session.removed_changed.track();
        let removed = session.keeping.with(store::removed);
        let texts = session.texts();
        (!removed.is_empty()).then(|| {
            let rows = removed.into_iter().map(|(key, book)| {
                let plan = &book.plan.plan;
                let name = format!("{} {}", plan.name, plan.year.get());
                let (back, gone) = (key.clone(), key);
                let (back_name, gone_name) = (
                    format!("{} {name}", texts.put_back),
                    format!("{} {name}", texts.discard),
                );
                html! {
                    <li class="plan">
                        <b>{name}</b>
                        <div class="acts">
                            {button_named(session, "", |texts| texts.put_back, back_name, move || session.put_back(&back))}
                            {button_named(session, "", |texts| texts.discard, gone_name, move || session.discard(&gone))}
                        </div>
                    </li>
                }
            });
            html! {
                <section class="card">
                    <h2>{texts.removed_plans}</h2>
                    <ul class="plans">{rows.collect_view()}</ul>
                </section>
            }
        })
    })
}
