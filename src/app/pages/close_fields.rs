//! Texts that must be there before something is done: what is lacking is said below the field.

use leptos::prelude::*;
use so_chi_tieu::locale::Texts;

use crate::app::browser;
use crate::app::components::{attr, listener, live, refuse_too_long, typed};
use crate::app::session::Session;

/// A text that is asked for.
#[derive(Clone, Copy)]
pub struct Asked {
    /// The id of its field.
    id: &'static str,
    text: RwSignal<String>,
    fault: RwSignal<Option<String>>,
}

impl Asked {
    /// Nothing is written yet.
    pub fn new(id: &'static str) -> Self {
        Self {
            id,
            text: RwSignal::new(String::new()),
            fault: RwSignal::new(None),
        }
    }

    /// What is written.
    pub fn text(self) -> String {
        self.text.get_untracked()
    }

    /// Says what is lacking and goes to the field.
    pub fn refuse(self, words: String) {
        self.fault.set(Some(words));
        browser::focus(self.id);
    }

    /// The field, of so many lines; `hint` stands below its label. One of one line takes no more.
    pub fn field(
        self,
        session: Session,
        label: fn(&'static Texts) -> &'static str,
        rows: &'static str,
        hint: impl Fn() -> Option<String> + Send + 'static,
    ) -> AnyView {
        let (id, fault) = (self.id, self.fault);
        let (hint_id, fault_id) = (format!("{id}-y"), format!("{id}-loi"));
        let described = format!("{hint_id} {fault_id}");
        html! {
            <div class="field">
                <label for=id>{label(session.texts())}</label>
                <p class="sub" id=hint_id>{live(hint)}</p>
                {self.control(session, rows, described)}
                <span class="err" id=fault_id role="alert">{live(move || fault.get())}</span>
            </div>
        }
    }

    fn control(self, session: Session, rows: &'static str, described: String) -> AnyView {
        let (id, fault) = (self.id, self.fault);
        let locked = attr(move || !session.writes());
        let invalid = attr(move || fault.with(Option::is_some).then_some("true"));
        let change = typed(move |event| {
            self.text.set(event_target_value(&event));
            fault.set(None);
        });
        let start = self.text();
        match rows {
            "1" => html! {
                <input
                    id=id
                    type="text"
                    maxlength="200"
                    on:paste=listener(move |event: leptos::ev::ClipboardEvent| refuse_too_long(session, &event))
                    readonly=locked
                    prop:value=start
                    aria-invalid=invalid
                    aria-describedby=described
                    on:input=change
                />
            },
            _ => html! {
                <textarea
                    id=id
                    rows=rows
                    maxlength="5000"
                    on:paste=listener(move |event: leptos::ev::ClipboardEvent| refuse_too_long(session, &event))
                    readonly=locked
                    prop:value=start
                    aria-invalid=invalid
                    aria-describedby=described
                    on:input=change
                ></textarea>
            },
        }
    }
}

/// Who closes or reopens: the name that the page is set to, or one that is asked for.
#[derive(Clone, Copy)]
pub struct Who(Option<Asked>);

impl Who {
    /// Asks where the page is set to no name.
    pub fn new(session: Session) -> Self {
        let unnamed = session
            .settings
            .with_untracked(|settings| settings.name.trim().is_empty());
        Self(unnamed.then(|| Asked::new("ho-ten")))
    }

    /// The field, where a name is asked for.
    pub fn field(self, session: Session) -> Option<AnyView> {
        let hint = move || Some(session.texts().closing_name_text.to_owned());
        self.0
            .map(|asked| asked.field(session, |texts| texts.closing_name, "1", hint))
    }

    /// Sets the page to the name. Whether there is one now; if not, it is asked for.
    pub fn settle(self, session: Session) -> bool {
        let Some(asked) = self.0 else { return true };
        let name = asked
            .text()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        if name.is_empty() {
            let texts = untrack(|| session.texts());
            asked.refuse(texts.closing_name_needed.to_owned());
            return false;
        }
        session.change_settings(|settings| settings.name = name);
        true
    }
}
