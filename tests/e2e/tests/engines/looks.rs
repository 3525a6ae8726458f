//! A page seen four times as large, in the machine's own colours, and where nothing is to move.
//!
//! How each engine is told, and which cannot be:
//!
//! | | Chromium | Firefox | WebKitGTK |
//! |---|---|---|---|
//! | 400 % | started with a device scale of 4 | its own zoom, by the driver's way into the browser | the desktop's scale, `GDK_SCALE` |
//! | forced colours | the DevTools protocol | `browser.display.document_color_use` | does not know them: the query never holds |
//! | no movement | started so | `ui.prefersReducedMotion` | the desktop's `gtk-enable-animations` |
//!
//! The windows of WebKitGTK's small browser get no narrower than its tools: 447 points instead of 320.

use e2e::tour::{PAGES, fill_storage, show};
use e2e::{Engine, Host, Journey, Look, Page, Screen};

fn walk(engine: Engine, look: Look, steps: impl Fn(&Page)) {
    let name = format!("{}-{look:?}", engine.name());
    let host = Host::start(&name);
    let journey = Journey::at(Screen::Desk).called(&name).with(engine);
    journey.looking(look).to(&host.url()).walk(|page| {
        page.find_css("main h1");
        fill_storage(page, "vi", "light");
        steps(page);
    });
}

fn holds(page: &Page, query: &str) -> bool {
    page.eval("return matchMedia(arguments[0]).matches", &[query.into()])
}

fn at_four_hundred_percent(engine: Engine) {
    walk(engine, Look::Zoomed, |page| {
        page.zoom();
        let (ratio, width): (f64, u32) = page.eval("return [devicePixelRatio, innerWidth]", &[]);
        assert_eq!(ratio, 4.0);
        let narrowest = if engine == Engine::WebKit { 450 } else { 320 };
        assert!(width <= narrowest, "{width}");
        for (name, hash) in PAGES {
            show(page, hash);
            let script = include_str!("../journeys/width.js");
            let (inside, wide, beyond): (i64, i64, Vec<String>) = page.eval(script, &[]);
            assert!(wide <= inside, "{name}: {wide} in {inside}: {beyond:#?}");
        }
    });
}

fn where_nothing_is_to_move(engine: Engine) {
    let moving = "return [...document.querySelectorAll('*')].filter((one) => {
         const style = getComputedStyle(one);
         const times = `${style.transitionDuration},${style.animationDuration}`;
         return times.split(',').some((time) => parseFloat(time) > 0);
     }).length";
    for (look, reduced) in [(Look::Moving, false), (Look::Still, true)] {
        walk(engine, look, |page| {
            assert_eq!(holds(page, "(prefers-reduced-motion: reduce)"), reduced);
            for hash in ["#/nhap", "#/tong-quan", "#/nhiem-vu", "#/bieu-ii06a"] {
                show(page, hash);
                let moving: usize = page.eval(moving, &[]);
                assert_eq!(moving == 0, reduced, "{hash}: {moving}");
            }
        });
    }
}

/// The chosen quarter is told by its colours, chips and cards by their edges.
fn states_are_told_apart(page: &Page) {
    show(page, "#/tong-quan");
    let [chosen, other]: [String; 2] = page.eval(
        "return ['true', 'false'].map((pressed) => {
             const button = document.querySelector(`.quarters button[aria-pressed=${pressed}]`);
             return getComputedStyle(button).backgroundColor;
         })",
        &[],
    );
    assert_ne!(chosen, other);
    let bare: Vec<String> = page.eval(
        "return [...document.querySelectorAll('.chip, .card, .tile')]
             .filter((one) => parseFloat(getComputedStyle(one).borderTopWidth) < 1)
             .map((one) => one.className)",
        &[],
    );
    assert!(bare.is_empty(), "{bare:?}");
    // Every state has its word beside the sign.
    let wordless: usize = page.eval(
        "return [...document.querySelectorAll('.chip')]
             .filter((chip) => !/[a-zà-ỹ]{3}/i.test(chip.innerText)).length",
        &[],
    );
    assert_eq!(wordless, 0);
}

#[test]
fn chromium_in_forced_colours() {
    walk(Engine::Chromium, Look::ForcedColours, |page| {
        page.emulate("forced-colors", "active");
        assert!(holds(page, "(forced-colors: active)"));
        states_are_told_apart(page);
    });
}

#[test]
fn firefox_in_forced_colours() {
    walk(Engine::Firefox, Look::ForcedColours, |page| {
        assert!(holds(page, "(forced-colors: active)"));
        states_are_told_apart(page);
    });
}

/// The day it knows them this test says so, and what holds of the others is asked of it too.
#[test]
fn webkit_knows_no_forced_colours() {
    walk(Engine::WebKit, Look::ForcedColours, |page| {
        assert!(!holds(page, "(forced-colors: active)"));
    });
}

#[test]
fn chromium_at_four_hundred_percent() {
    at_four_hundred_percent(Engine::Chromium);
}

#[test]
fn firefox_at_four_hundred_percent() {
    at_four_hundred_percent(Engine::Firefox);
}

#[test]
fn webkit_at_four_hundred_percent() {
    at_four_hundred_percent(Engine::WebKit);
}

#[test]
fn chromium_where_nothing_is_to_move() {
    where_nothing_is_to_move(Engine::Chromium);
}

#[test]
fn firefox_where_nothing_is_to_move() {
    where_nothing_is_to_move(Engine::Firefox);
}

#[test]
fn webkit_where_nothing_is_to_move() {
    where_nothing_is_to_move(Engine::WebKit);
}
