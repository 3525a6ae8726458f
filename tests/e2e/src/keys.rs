//! Going by keys alone: where the focus is, whether it is seen, and whether it is lost.

use serde_json::Value;

use crate::{Key, Page, Query};

/// Most presses of Tab from one end of a page to the other.
const MOST: usize = 200;

/// What is wrong with the place of the focus, for someone who looks for it; empty where nothing is.
const UNSEEN: &str = "
    const one = document.activeElement;
    if (!one || one === document.body) return 'nothing has the focus';
    // A file field is covered by its label, which shows the focus.
    const shown = one.type === 'file' ? one.labels[0] : one;
    const style = getComputedStyle(shown);
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    if (!ring) return `no ring around ${one.outerHTML.slice(0, 160)}`;
    const box = shown.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right <= left || bottom <= top) return `out of view: ${one.outerHTML.slice(0, 160)}`;
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const own = over && (shown.contains(over) || over.contains(shown) || one.contains(over));
    return own ? '' : `${over?.outerHTML.slice(0, 120)} lies over ${one.outerHTML.slice(0, 160)}`;";

/// The focus is on something that is shown, with a ring around it and nothing over it.
#[track_caller]
pub fn is_seen(page: &Page) {
    page.wait_equal("what hides the focus", "", || page.eval(UNSEEN, &[]));
}

/// Presses Tab until the focus is on what has a name that begins so, and is seen there.
#[track_caller]
pub fn tab_to(page: &Page, start: &str) {
    press_until(page, start, || page.press(Key::Tab));
}

/// The same backwards.
#[track_caller]
pub fn back_to(page: &Page, start: &str) {
    press_until(page, start, || page.chord(Key::Shift, Key::Tab));
}

#[track_caller]
fn press_until(page: &Page, start: &str, press: impl Fn()) {
    for _ in 0..MOST {
        press();
        if page.focused().starts_with(start) {
            is_seen(page);
            return;
        }
    }
    panic!("{MOST} presses do not reach “{start}”");
}

/// Puts the focus there, as Tab would in the end, and presses Enter.
#[track_caller]
pub fn enter_on(page: &Page, query: &Query) {
    focus_on(page, query);
    page.press(Key::Enter);
}

/// Puts the focus there, as Tab would in the end.
#[track_caller]
pub fn focus_on(page: &Page, query: &Query) {
    let one = page.find(query);
    page.eval::<Value>("arguments[0].focus()", &[one.json()]);
}

/// Waits until the focus is on something that is shown, and gives its name.
#[track_caller]
pub fn lands(page: &Page) -> String {
    page.wait("something to have the focus", || {
        let script = "const one = document.activeElement;
                      return one !== document.body && one.tagName !== 'MAIN'
                          && one.checkVisibility({ visibilityProperty: true })";
        page.eval::<bool>(script, &[]).then_some(())
    });
    page.focused()
}
