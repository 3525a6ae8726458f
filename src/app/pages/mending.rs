//! Days and numbers beside figures that were typed and cannot be read: where each is mended.

use so_chi_tieu::ledger::{Ledger, UnreadAt};
use so_chi_tieu::locale::{unread_fault, unread_name};
use so_chi_tieu::plan::WorkId;
use so_chi_tieu::text::visible;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::ToMend;
use crate::app::session::Session;

/// The id of a field that is read.
pub fn unread_id(at: &UnreadAt) -> String {
    match at {
        UnreadAt::RemedyBy((key, _)) => format!("thoi-han-{key}"),
        UnreadAt::EvidenceDate((key, _), place) => format!("ngay-vb-{place}-{key}"),
        UnreadAt::ReferenceValue(_) => "so-sanh".to_owned(),
        UnreadAt::ReferenceDate(_) => "so-sanh-ngay".to_owned(),
        UnreadAt::DoneOn(work) => {
            let occurrence = work.occurrence.map(|key| key.to_string());
            let occurrence = occurrence.unwrap_or_default();
            format!("ngay-xong-{}-{occurrence}", work_part(&work.work))
        }
        UnreadAt::EventOn((work, number)) => format!("ngay-sk-{}-{number}", work_part(work)),
    }
}

/// A task or duty in an id.
pub fn work_part(work: &WorkId) -> String {
    match work {
        WorkId::Task(id) => format!("nv-{id}"),
        WorkId::Duty(id) => format!("bc-{id}"),
    }
}

/// Those of a page as a ledger has them, with what is wrong.
pub fn unread(
    session: Session,
    book: &LiveBook,
    ledger: &Ledger,
    of_page: impl Fn(&UnreadAt) -> bool,
) -> Vec<ToMend> {
    let (open, language) = (book.plan(), session.language());
    let found = ledger.unread().into_iter().filter(|(at, _)| of_page(at));
    let found = found.map(|(at, text)| ToMend {
        name: visible(&unread_name(language, &open.plan, &at)).into_owned(),
        fault: unread_fault(language, ledger, &at, text),
        cell: unread_id(&at),
    });
    found.collect()
}

/// Opens what a field lies in, where it is not on the page: `opener` is the id of the button.
pub fn open_for(field: &str, opener: &str) {
    if browser::element(field).is_none() {
        let button = browser::element(opener);
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            button.click();
        }
    }
}

/// The id of the button that shows all times of a task or duty.
pub fn times_id(work: &WorkId) -> String {
    format!("moi-lan-{}", work_part(work))
}

/// The same, of the task or duty that a field for a day belongs to.
pub fn times_id_of(field: &str) -> Option<String> {
    let (work, _) = field.strip_prefix("ngay-xong-")?.rsplit_once('-')?;
    Some(format!("moi-lan-{work}"))
}
