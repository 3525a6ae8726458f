//! What the page needs of the browser: storage, clock, files, addresses. The library gets
//! values only.

mod copy;
mod crash;
mod database;
mod files;
mod focus;
mod room;
mod storage;
mod windows;
mod worker;

pub use copy::CopyFile;
pub use crash::{has_crashed, tell_of_crashes};
pub use database::Database;
pub use files::{CSV, ICS, JSON, download, fetch_own, read_file};
pub use focus::{ask_from_here, keep_focus};
pub use room::{ask_to_persist, persists, used_and_given};
pub use storage::BrowserShelf;
pub use windows::{Ask, Line, ask, ask_if_free, has_right, on_loss};
pub use worker::{Version, let_take_over, watch_version};

use std::time::Duration;

use chrono::NaiveDate;
use js_sys::Reflect;
use leptos::prelude::{request_animation_frame, set_timeout};
use so_chi_tieu::chart::Look;
use so_chi_tieu::ledger::Moment;
use so_chi_tieu::store::Theme;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, Window};

/// Minutes that Viet Nam is ahead of universal time, all year (UTC+7).
const AHEAD: f64 = 7.0 * 60.0;

/// The window; a page always has one.
pub fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The element with this id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to the element with this id.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Does something when what was changed last is on the screen. No page that is out of view is
/// painted; there it is done at once when it comes back.
pub fn after_paint(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    request_animation_frame(move || set_timeout(act, Duration::ZERO));
}

/// The id of the place whose words a screen reader says when they change.
pub const HEARD: &str = "nghe-thay";

/// Has words said to those who do not see them where they stand.
pub fn announce(words: &str) {
    if let Some(place) = element(HEARD) {
        place.set_text_content(Some(words));
    }
}

/// What is written in the element with this id.
pub fn words_of(id: &str) -> String {
    let words = element(id).and_then(|element| element.text_content());
    words.unwrap_or_default()
}

/// Now, in Viet Nam, whatever zone the machine is set to.
pub fn now() -> Moment {
    let minutes = (js_sys::Date::now() / 60_000.0 + AHEAD).floor();
    let day = (minutes / 1440.0).floor();
    let minute = minutes - day * 1440.0;
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default();
    #[allow(clippy::cast_possible_truncation, reason = "days since 1970")]
    let date = epoch + chrono::TimeDelta::days(day as i64);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 1,439"
    )]
    let minute = minute as u16;
    Moment { day: date, minute }
}

/// The hash of the present address.
pub fn hash() -> String {
    window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Goes to a hash, leaving the present page in the history.
pub fn set_hash(hash: &str) {
    if let Some(window) = window() {
        // Refused only for addresses of other pages; a hash is never one.
        let _ = window.location().set_hash(hash);
    }
}

/// Percent-encodes an id for an address.
pub fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Takes the percent-encoding away; what is not encoded rightly stays as it is.
pub fn decode(text: &str) -> String {
    js_sys::decode_uri_component(text).map_or_else(|_| text.to_owned(), String::from)
}

/// Sets the language and the theme of the whole document.
pub fn dress(language: &str, theme: Theme, title: &str) {
    let Some(document) = document() else { return };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        // Attributes of these names and values are never refused.
        let _ = root.set_attribute("lang", language);
        let _ = root.set_attribute("data-theme", theme.name());
    }
}

/// Whether the page is one file, opened from a disk: such pages share their storages with others.
pub fn is_one_file() -> bool {
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute("data-one-file"))
}

/// What the storages of this form of the page are called: a file's are its own.
pub fn storage_name() -> &'static str {
    if is_one_file() {
        "so-chi-tieu-tep"
    } else {
        "so-chi-tieu"
    }
}

/// What the page's head says under a name.
pub fn stated(name: &str) -> Option<String> {
    let found = document()?
        .query_selector(&format!("meta[name=so-chi-tieu-{name}]"))
        .ok()??;
    found.get_attribute("content")
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        // Refused nowhere for the page itself.
        let _ = window.location().reload();
    }
}

/// Opens the browser's own window for printing.
pub fn print() {
    if let Some(window) = window() {
        // A browser without a printer shows nothing.
        let _ = window.print();
    }
}

/// Scrolls to the top, as a new page would.
pub fn scroll_up() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// The device pixel ratio.
pub fn pixel_ratio() -> f64 {
    window().map_or(1.0, |window| window.device_pixel_ratio())
}

/// The colours and sizes that the style sheet gives an element.
pub fn look(element: &web_sys::Element, scale: f64) -> Look {
    let style = window().and_then(|window| window.get_computed_style(element).ok().flatten());
    let property = |name: &str| {
        style
            .as_ref()
            .and_then(|style| style.get_property_value(name).ok())
            .unwrap_or_default()
    };
    let colour = |name: &str| parse_colour(property(name).trim());
    Look {
        ink: colour("--ink"),
        ink_soft: colour("--ink-2"),
        line: colour("--line"),
        accent: colour("--accent"),
        met: colour("--met"),
        near: colour("--near"),
        missed: colour("--missed"),
        none: colour("--none"),
        none_soft: colour("--none-soft"),
        card: colour("--card"),
        scale,
        font_px: 12.5,
        font_family: property("font-family"),
        text_scale: 1.0,
    }
}

/// `#17211c`, and `#fff` as the minifier writes it; grey for anything else.
pub fn parse_colour(text: &str) -> (u8, u8, u8) {
    let digits = text.strip_prefix('#').unwrap_or_default();
    let doubled: String = digits.chars().flat_map(|digit| [digit, digit]).collect();
    let digits = if digits.len() == 3 { &doubled } else { digits };
    let value = u32::from_str_radix(digits, 16).unwrap_or(0x80_80_80);
    let [_, red, green, blue] = value.to_be_bytes();
    (red, green, blue)
}

/// Whether a resize observer can watch device pixels; WebKit's cannot.
pub fn watches_device_pixels() -> bool {
    let entry = Reflect::get(&js_sys::global(), &"ResizeObserverEntry".into());
    let prototype = entry.and_then(|entry| Reflect::get(&entry, &"prototype".into()));
    let has = prototype
        .and_then(|prototype| Reflect::has(&prototype, &"devicePixelContentBoxSize".into()));
    has.unwrap_or(false)
}
