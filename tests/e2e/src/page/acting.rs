//! What a person does: with the mouse, the keys, files.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use serde_json::{Value, json};
use thirtyfour::action_chain::ActionChain;
use thirtyfour::{By, Key, TypingData, WebElement};

use super::{Page, reason};
use crate::engine::Engine;
use crate::query::Query;
use crate::wire::ready;

impl Page {
    /// Clicks on it.
    #[track_caller]
    pub fn click(&self, query: &Query) {
        self.attempt(&format!("{query} to be clicked"), || {
            let element = self.look(query, None)?;
            self.click_on(&element).map(Some)
        });
    }

    /// Clicks on one of several that fit, the first one being 0.
    #[track_caller]
    pub fn click_nth(&self, query: &Query, at: usize) {
        self.attempt(&format!("{query}, number {at}, to be clicked"), || {
            let element = self.look_at(query, at)?;
            self.click_on(&element).map(Some)
        });
    }

    /// Brings it into view, as a person does, and clicks: what lies over it is an error.
    pub(crate) fn click_on(&self, element: &WebElement) -> Result<(), String> {
        let script = "arguments[0].scrollIntoView({ block: 'center', inline: 'nearest' })";
        let argument = element.to_json().map_err(|error| reason(&error))?;
        let scrolled = ready(self.driver.execute(script, vec![argument.clone()]));
        scrolled.map_err(|error| reason(&error))?;
        if self.engine == Engine::WebKit {
            self.comes_to_rest(argument)?;
        }
        ready(element.click()).map_err(|error| reason(&error))
    }

    /// WebKit still scrolls to what got the focus by a key, frames after it got it: the click would
    /// fall beside. An error while what is clicked on still moves.
    fn comes_to_rest(&self, element: Value) -> Result<(), String> {
        let script = "const [element, done] = arguments;
            const place = () => element.getBoundingClientRect().top;
            const before = place();
            requestAnimationFrame(() => requestAnimationFrame(() =>
                requestAnimationFrame(() => done(place() === before))));";
        let still = ready(self.driver.execute_async(script, vec![element]));
        let still = still.and_then(|still| still.convert::<bool>());
        match still.map_err(|error| reason(&error))? {
            true => Ok(()),
            false => Err("it still moves".to_owned()),
        }
    }

    /// Types into a field in place of what is in it.
    #[track_caller]
    pub fn fill(&self, query: &Query, text: &str) {
        self.click(query);
        self.chord(Key::Control, "a");
        match text {
            "" => self.press(Key::Backspace),
            _ => self.keys(text),
        }
    }

    /// Presses and releases a key.
    pub fn press(&self, key: Key) {
        let chain = self.keyboard().send_keys(key);
        ready(chain.perform()).unwrap();
    }

    /// Types a text, key by key, wherever the focus is.
    pub fn keys(&self, text: &str) {
        ready(self.keyboard().send_keys(text).perform()).unwrap();
    }

    /// Presses keys while another is held.
    pub fn chord(&self, held: Key, keys: impl Into<TypingData>) {
        let chain = self.keyboard().key_down(held.clone());
        ready(chain.send_keys(keys).key_up(held).perform()).unwrap();
    }

    fn keyboard(&self) -> ActionChain {
        let none = Some(Duration::ZERO);
        self.driver.action_chain_with_delay(none, none)
    }

    /// Chooses what a list offers under these words.
    #[track_caller]
    pub fn choose(&self, query: &Query, words: &str) {
        let list = self.find(query);
        let at: Option<usize> = self.eval(
            "const at = [...arguments[0].options].findIndex((o) => o.text.trim() === arguments[1]);
             return at < 0 ? null : at + 1;",
            &[list.json(), json!(words)],
        );
        let at = at.unwrap_or_else(|| panic!("{query} does not offer “{words}”"));
        let option = ready(
            list.inner
                .find(By::Css(format!("option:nth-of-type({at})"))),
        );
        ready(option.unwrap().click()).unwrap();
    }

    /// Writes a file to give to the page.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.given.join(name);
        fs::write(&path, content).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        path
    }

    /// Gives a file to a file field, found by its id: the button that a person presses opens a
    /// window of the system, out of a test's reach.
    #[track_caller]
    pub fn give_file(&self, id: &str, file: &Path) {
        let field = self.find_css(&format!("input[type=file]#{id}"));
        ready(field.inner.send_keys(file.to_str().unwrap())).unwrap();
    }

    /// Pastes a text into what has the focus: the event that Ctrl+V makes.
    pub fn paste(&self, text: &str) {
        let script = "
            const data = new DataTransfer();
            data.setData('text/plain', arguments[0]);
            const event = new ClipboardEvent('paste', {
                clipboardData: data, bubbles: true, cancelable: true,
            });
            document.activeElement.dispatchEvent(event);";
        self.eval::<Value>(script, &[json!(text)]);
    }
}
