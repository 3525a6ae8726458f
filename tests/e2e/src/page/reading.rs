//! What the page says.

use std::{fs, path::PathBuf};

use super::{Page, tidy};
use crate::query::{Query, alert};
use crate::wire::ready;

impl Page {
    /// All text that is shown, with single spaces.
    pub fn text(&self) -> String {
        tidy(&self.eval::<String>("return document.body.innerText", &[]))
    }

    pub(crate) fn all_text(&self) -> String {
        self.eval(
            "return `${location.href}\\n\\n${document.body.innerText}`",
            &[],
        )
    }

    /// Waits until the page shows these words.
    #[track_caller]
    pub fn says(&self, words: &str) {
        self.wait(&format!("the words “{words}”"), || {
            self.text().contains(words).then_some(())
        });
    }

    /// The words of all notices and banners.
    pub fn alerts(&self) -> String {
        self.words_of(&alert())
    }

    /// Waits until a notice says these words, and gives all notices.
    #[track_caller]
    pub fn alerts_that(&self, words: &str) -> String {
        self.wait(&format!("a notice that says “{words}”"), || {
            Some(self.alerts()).filter(|said| said.contains(words))
        })
    }

    /// Waits until the page says that all is saved on this machine.
    #[track_caller]
    pub fn is_saved(&self) {
        self.wait("the words that all is saved", || {
            let said = self.saving();
            (said.contains("Đã lưu trên máy này lúc") || said.contains("Saved on this machine at"))
                .then_some(())
        });
    }

    /// What is seen of where saving stands.
    pub fn saving(&self) -> String {
        let script = "const seen = document.querySelectorAll('.saved > :not(.unseen)');
                      return [...seen].map((one) => one.innerText).join(' ')";
        tidy(&self.eval::<String>(script, &[]))
    }

    fn words_of(&self, query: &Query) -> String {
        let script = "return found.map((element) => element.innerText).join(' ')";
        tidy(&self.of_all::<String>(query, script))
    }

    /// The name that the browser gives to what has the focus.
    pub fn focused(&self) -> String {
        let element = ready(self.driver.active_element()).unwrap();
        tidy(&self.computed(&element, "label").unwrap_or_default())
    }

    /// Waits until what has this name has the focus.
    #[track_caller]
    pub fn is_focused(&self, name: &str) {
        self.wait_equal("the name of what has the focus", &tidy(name), || {
            self.focused()
        });
    }

    /// Everything that can be used and to which the browser gives no name.
    pub fn nameless(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll(
                'a[href], button, input, select, textarea, summary, [tabindex=\"0\"], canvas')]
            .filter((element) => element.checkVisibility({ visibilityProperty: true }))";
        let found = ready(self.driver.execute(script, vec![])).and_then(|ret| ret.elements());
        let nameless = found.unwrap().into_iter().filter(|element| {
            let name = self.computed(element, "label");
            name.is_ok_and(|name| tidy(&name).is_empty())
        });
        // What has gone meanwhile, as a notice does by itself, has no name and needs none.
        nameless
            .filter_map(|element| ready(element.outer_html()).ok())
            .collect()
    }

    /// Every file that the page has given so far, whole.
    pub fn all_downloaded(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.downloads).into_iter().flatten();
        let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let whole = |path: &PathBuf| {
            path.extension()
                .is_some_and(|end| end == "json" || end == "txt")
                && fs::metadata(path).is_ok_and(|data| data.len() > 0)
        };
        files.filter(whole).collect()
    }

    /// Waits for a download whose name begins so: its path, in a folder of this test's own.
    #[track_caller]
    pub fn downloaded(&self, start: &str) -> PathBuf {
        self.wait(&format!("a download {start}…"), || {
            let entries = fs::read_dir(&self.downloads).ok()?;
            let mut files = entries.filter_map(|entry| Some(entry.ok()?.path()));
            files.find(|path| {
                let name = path.file_name().and_then(|name| name.to_str());
                name.is_some_and(|name| name.starts_with(start) && !name.ends_with("download"))
                    && fs::metadata(path).is_ok_and(|data| data.len() > 0)
            })
        })
    }
}
