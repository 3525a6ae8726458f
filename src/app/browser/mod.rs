//! What the page needs of the browser: storage, clock, files, addresses. The library gets
//! values only.

mod copy;
mod crash;
mod database;
pub mod detached;
mod files;
mod focus;
mod room;
mod storage;
mod windows;
mod worker;

pub use copy::CopyFile;
pub use crash::{another_try, has_crashed, load_anew, offer_kept, tell_of_crashes};
pub use database::Database;
pub use detached::{SizeObserver, after_paint};
pub use files::{CSV, ICS, JSON, download, fetch_own, read_file};
pub use focus::{ask_from_here, keep_focus};
pub use room::{ask_to_persist, persists, used_and_given};
pub use storage::BrowserStorage;
pub use windows::{Ask, Channel, ask, ask_if_free, has_right, on_loss};
pub use worker::{Version, let_take_over, watch_version};

use js_sys::Reflect;
use so_chi_tieu::chart::Look;
use so_chi_tieu::ledger::{ClockReading, Moment};
use so_chi_tieu::store::Theme;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, HtmlInputElement, Window};

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

/// The same before the next frame, when what was changed is in the page.
pub fn focus_next_frame(id: impl Into<String>) {
    let id = id.into();
    detached::next_frame(move || focus(&id));
}

/// Moves the focus to the field with this id and selects what is in it. Whether there is one.
pub fn enter(id: &str) -> bool {
    let Some(field) = element(id).filter(|field| field.focus().is_ok()) else {
        return false;
    };
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
    true
}

/// The same before the next frame.
pub fn enter_next_frame(id: String) {
    detached::next_frame(move || {
        // A field that did not come leaves the focus where it is.
        let _ = enter(&id);
    });
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

/// Milliseconds of the machine's clock: for pauses between keys, where a clock that is set does no
/// harm.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the clock says whole milliseconds since 1970"
)]
pub fn milliseconds() -> u64 {
    js_sys::Date::now() as u64
}

/// Now, in Viet Nam, whatever zone the machine is set to and whatever its clock says.
pub fn now() -> Moment {
    clock().moment
}

/// What the machine's clock says, and whether it may be right.
pub fn clock() -> ClockReading {
    ClockReading::of(js_sys::Date::now())
}

/// A random number, for names that must differ; not for secrets.
pub fn random() -> u64 {
    // Between 0 and 1, with 52 bits; the time in milliseconds for browsers that repeat themselves.
    let bits = (js_sys::Math::random() * 9_007_199_254_740_992.0).to_bits();
    bits ^ js_sys::Date::now().to_bits().rotate_left(32)
}

/// Has the field that has the focus give what is being composed in it, as at the end of a
/// composition; the browser goes on with its own.
pub fn end_composition() {
    let focused = document().and_then(|document| document.active_element());
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    let event = web_sys::Event::new_with_event_init_dict("compositionend", &init);
    if let (Some(focused), Ok(event)) = (focused, event) {
        // Nothing stops it.
        let _ = focused.dispatch_event(&event);
    }
}

/// Has the browser ask whether the page is to be left.
pub fn ask_before_leaving(event: &web_sys::BeforeUnloadEvent) {
    event.prevent_default();
    // Older browsers look at this alone.
    event.set_return_value("1");
}

/// Whether the page is out of view.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
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
