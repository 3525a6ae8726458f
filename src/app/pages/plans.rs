//! Kế hoạch: open a plan; the five real ones to try. What is open or removed is in `shelf`.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use so_chi_tieu::locale::fill;
use wasm_bindgen::JsCast;
use web_sys::{File, FileList, HtmlInputElement};

use crate::app::browser::{self, detached};
use crate::app::components::{attr, listener, live, press, typed};
use crate::app::later::Part;
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
        {session.part(Part::OpenPlans)}
        {drop_place(session)}
        {real_plans(session)}
        {session.part(Part::RemovedPlans)}
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
            on:dragover=listener(move |event: DragEvent| {
                event.prevent_default();
                over.set(true);
            })
            on:dragleave=listener(move |_: DragEvent| over.set(false))
            on:drop=listener(dropped)
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
    // Whoever goes to another page has opened the files all the same.
    detached::spawn(async move {
        for file in files {
            let read = browser::read_file(&file).await;
            session.open_file(&file.name(), read).await;
        }
    });
}

fn real_plans(session: Session) -> impl IntoView {
    let loading = ArcRwSignal::new(None::<&'static str>);
    let buttons = REAL.map(|(id, name)| {
        let (busy, opening) = (loading.clone(), loading.clone());
        html! {
            <button
                type="button"
                class="btn"
                aria-busy=attr(move || (busy.get() == Some(id)).then_some("true"))
                on:click=press(move |_| open_real(session, opening.clone(), id))
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

fn open_real(session: Session, loading: ArcRwSignal<Option<&'static str>>, id: &'static str) {
    loading.set(Some(id));
    detached::spawn(async move {
        let path = format!("plans/{id}.json");
        match browser::fetch_own(&path).await {
            Some(bytes) => session.open_file(&path, Ok(bytes)).await,
            None => {
                let texts = untrack(|| session.texts());
                session.say(fill(texts.load_failed, &[&path]), None);
            }
        }
        loading.set(None);
    });
}
