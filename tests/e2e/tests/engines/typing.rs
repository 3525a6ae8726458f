//! Typing and pasting as people do: Telex, and blocks out of a spreadsheet.

use e2e::steps::{TINH_BIEN, holds, open_entry, open_plan, shows_in_row};
use e2e::{Engine, Host, Journey, Key, Page, Screen, textbox};
use serde_json::{Value, json};

fn walk(engine: Engine) {
    let name = format!("{}-typing", engine.name());
    let host = Host::start(&name);
    let journey = Journey::at(Screen::Desk).called(&name).with(engine);
    journey.to(&host.url()).walk(|page| {
        open_plan(page, &TINH_BIEN);
        composes(page);
        pastes(page);
    });
}

in_each_engine!(walk);

/// What an input method does to the field that has the focus: a composition that goes through
/// these texts and ends with the last.
fn compose(page: &Page, texts: &[&str]) {
    page.eval::<Value>(
        "const field = document.activeElement;
         const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set;
         field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
         for (const text of arguments[0]) {
             set.call(field, text);
             field.dispatchEvent(new CompositionEvent('compositionupdate', { data: text, bubbles: true }));
             field.dispatchEvent(new InputEvent('input', {
                 data: text, inputType: 'insertCompositionText', isComposing: true, bubbles: true,
             }));
         }
         const data = arguments[0].at(-1);
         field.dispatchEvent(new CompositionEvent('compositionend', { data, bubbles: true }));",
        &[json!(texts)],
    );
}

/// Telex: `tieesp nhaajn` becomes “tiếp nhận” step by step, and nothing is taken from under it.
fn composes(page: &Page) {
    open_entry(page, &TINH_BIEN, "II");
    let cell = TINH_BIEN.over("II.6", "II");
    page.click(&cell);
    compose(page, &["1", "19", "194", "1942"]);
    holds(page, &cell, "1942");
    page.fill(&TINH_BIEN.under("II.6", "II"), "2400");
    shows_in_row(page, &cell, "Quý II", "80,92 %");

    page.open("#/nhiem-vu");
    let search = textbox("Tìm (không cần gõ dấu)");
    page.click(&search);
    compose(page, &["t", "ti", "tie", "tiê", "tiếp", "tiếp nhận"]);
    holds(page, &search, "tiếp nhận");
}

/// A block through the browser's own clipboard, as text and as a table in HTML: what a spreadsheet
/// puts there, here copied off a table.
fn pastes(page: &Page) {
    open_entry(page, &TINH_BIEN, "III");
    page.eval::<Value>(
        "const table = document.createElement('table');
         table.id = 'bang-tinh';
         for (const cells of [['1.950', '2.400'], ['2.380', '2.400']]) {
             const row = table.insertRow();
             for (const text of cells) row.insertCell().textContent = text;
         }
         document.querySelector('main').prepend(table);
         getSelection().selectAllChildren(table);",
        &[],
    );
    page.chord(Key::Control, "c");
    page.eval::<Value>("document.getElementById('bang-tinh').remove()", &[]);
    page.click(&TINH_BIEN.over("II.6", "III"));
    page.chord(Key::Control, "v");
    holds(page, &TINH_BIEN.over("II.6", "III"), "1.950");
    holds(page, &TINH_BIEN.under("II.6", "III"), "2.400");
    holds(page, &TINH_BIEN.over("II.7", "III"), "2.380");
    page.says("Đã dán 4 ô");
}
