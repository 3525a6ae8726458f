//! A page in a browser, and what a person does there.

use std::{
    env, fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::error::WebDriverError;
use thirtyfour::{By, Key, RequestData, SessionId, TypingData, WebDriver, WebElement};

use crate::Screen;
use crate::chromium::devtools;
use crate::element::Element;
use crate::engine::Engine;
use crate::processes::Processes;
use crate::query::{Query, alert};
use crate::wire::ready;

/// How long anything may take that a person waits for. Long: the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(25);

/// A page in a browser of its own.
pub struct Page {
    pub(crate) driver: WebDriver,
    pub(crate) home: String,
    pub(crate) downloads: PathBuf,
    pub(crate) given: PathBuf,
    pub(crate) screen: Screen,
    pub(crate) engine: Engine,
}

impl Page {
    // Addresses

    /// Goes to an address of the page: `#/nhap`.
    pub fn open(&self, hash: &str) {
        ready(self.driver.goto(format!("{}{hash}", self.home))).unwrap();
    }

    /// Loads the page anew.
    pub fn reload(&self) {
        ready(self.driver.refresh()).unwrap();
    }

    /// Leaves the page and comes back to its start, as with a bookmark. A browser that is driven may
    /// load a page anew past its worker, which nobody does by hand.
    pub fn come_back(&self) {
        ready(self.driver.goto("about:blank")).unwrap();
        self.open("");
    }

    /// Has a script run before the page's own, at every load from now on.
    pub fn before_load(&self, script: &str) {
        let parameters = json!({ "source": script });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", parameters);
    }

    /// Carries out a command of the DevTools protocol in this tab.
    pub fn devtools(&self, name: &str, parameters: Value) -> Value {
        devtools(&self.driver, name, parameters)
    }

    /// The processes of the browser, as they are now.
    pub fn processes(&self) -> Processes {
        let capabilities = self.driver.capabilities();
        let first = capabilities.get("goog:processID").and_then(Value::as_u64);
        Processes::below(first.expect("the driver does not say which process the browser is"))
    }

    /// The browser's version, `156.0.8078.79`.
    pub fn browser_version(&self) -> String {
        let version = self.driver.capabilities().get("browserVersion");
        version
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    }

    /// One page back in the history.
    pub fn back(&self) {
        ready(self.driver.back()).unwrap();
    }

    /// One page forward in the history.
    pub fn forward(&self) {
        ready(self.driver.forward()).unwrap();
    }

    /// Opens a new tab and goes to an address of the page in it.
    pub fn open_in_new_tab(&self, hash: &str) {
        let tab = ready(self.driver.new_tab()).unwrap();
        ready(self.driver.switch_to_window(tab)).unwrap();
        self.open(hash);
    }

    /// The same in a window of its own, which lies over no other.
    pub fn open_in_new_window(&self, hash: &str) {
        let window = ready(self.driver.new_window()).unwrap();
        ready(self.driver.switch_to_window(window)).unwrap();
        self.open(hash);
    }

    /// Goes to the tab opened first (0), second (1) …
    pub fn use_tab(&self, at: usize) {
        let tabs = ready(self.driver.windows()).unwrap();
        ready(self.driver.switch_to_window(tabs[at].clone())).unwrap();
    }

    /// Closes the tab; another one has to be chosen next.
    pub fn close_tab(&self) {
        ready(self.driver.close_window()).unwrap();
    }

    /// The hash of the present address.
    pub fn hash(&self) -> String {
        self.eval("return location.hash", &[])
    }

    /// Waits for an address.
    #[track_caller]
    pub fn is_at(&self, hash: &str) {
        self.wait(&format!("the address {hash}"), || {
            (self.hash() == hash).then_some(())
        });
    }

    // Waiting

    /// Waits until there is something, or ends the test and says for what it waited.
    #[track_caller]
    pub fn wait<T>(&self, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
        self.attempt(what, || Ok(look()))
    }

    /// Waits until a text is the one expected, or ends the test and says what it was.
    #[track_caller]
    pub fn wait_equal(&self, what: &str, expected: &str, mut look: impl FnMut() -> String) {
        self.attempt(&format!("{what} to be “{expected}”"), || {
            let found = look();
            match found == expected {
                true => Ok(Some(())),
                false => Err(format!("it is “{found}”")),
            }
        });
    }

    /// The same for a step that can come too early: what the driver then says is the reason
    /// given.
    #[track_caller]
    pub(crate) fn attempt<T>(
        &self,
        what: &str,
        mut step: impl FnMut() -> Result<Option<T>, String>,
    ) -> T {
        let start = Instant::now();
        loop {
            let reason = match step() {
                Ok(Some(found)) => return found,
                Ok(None) => String::new(),
                Err(reason) => format!(": {reason}"),
            };
            assert!(
                start.elapsed() < PATIENCE,
                "waited {} s for {what}{reason}",
                PATIENCE.as_secs()
            );
            thread::sleep(PAUSE);
        }
    }

    // Finding

    /// What is shown and fits, or the reason why there is nothing.
    pub(crate) fn look(
        &self,
        query: &Query,
        inside: Option<&WebElement>,
    ) -> Result<WebElement, String> {
        let mut arguments = vec![json!(query.role), json!(query.name), json!(query.whole)];
        arguments.extend(inside.map(|element| element.to_json().unwrap()));
        let script = include_str!("find.js");
        let found = ready(self.driver.execute(script, arguments)).and_then(|ret| ret.elements());
        let found = found.map_err(|error| reason(&error))?;
        let first = found.into_iter().next().ok_or("there is none")?;
        self.confirm(query, &first)?;
        Ok(first)
    }

    /// The browser, too, must see this role and name: it is what a screen reader gets.
    fn confirm(&self, query: &Query, element: &WebElement) -> Result<(), String> {
        // The roles and names of the others are those of Chromium's journeys.
        if self.engine != Engine::Chromium {
            return Ok(());
        }
        let role = self.computed(element, "role")?;
        let name = self.computed(element, "label")?;
        let same_role = match query.role {
            "textbox" => role == "textbox" || role == "searchbox",
            "image" => role == "image" || role == "img",
            other => role == other,
        };
        let wanted = tidy(&query.name);
        let same_name = match query.whole {
            true => tidy(&name) == wanted,
            false => tidy(&name).starts_with(&wanted),
        };
        if same_role && same_name {
            return Ok(());
        }
        Err(format!(
            "there is one, but to the browser it is a {role} “{name}”"
        ))
    }

    pub(crate) fn computed(
        &self,
        element: &WebElement,
        what: &'static str,
    ) -> Result<String, String> {
        let id = element.element_id().to_string();
        let answer = ready(self.driver.cmd(Computed { id, what }));
        answer
            .and_then(|answer| answer.value())
            .map_err(|error| reason(&error))
    }

    /// Waits for it.
    #[track_caller]
    pub fn find(&self, query: &Query) -> Element<'_> {
        let inner = self.attempt(&query.to_string(), || self.look(query, None).map(Some));
        Element { page: self, inner }
    }

    /// The first element of a CSS selector: for what has no role.
    #[track_caller]
    pub fn find_css(&self, selector: &str) -> Element<'_> {
        let inner = self.attempt(selector, || {
            let found = ready(self.driver.find(By::Css(selector.to_owned())));
            found.map(Some).map_err(|error| reason(&error))
        });
        Element { page: self, inner }
    }

    /// Whether it is shown now.
    pub fn shows(&self, query: &Query) -> bool {
        self.look(query, None).is_ok()
    }

    /// How many are shown now.
    pub fn count(&self, query: &Query) -> usize {
        let script = format!(
            "return (function () {{ {} }}).apply(null, arguments).length",
            include_str!("find.js")
        );
        let arguments = [json!(query.role), json!(query.name), json!(query.whole)];
        self.eval(&script, &arguments)
    }

    /// Waits until it is shown no more.
    #[track_caller]
    pub fn find_gone(&self, query: &Query) {
        self.wait(&format!("{query} to go"), || {
            (!self.shows(query)).then_some(())
        });
    }

    // Acting

    /// Clicks on it.
    #[track_caller]
    pub fn click(&self, query: &Query) {
        self.attempt(&format!("{query} to be clicked"), || {
            let element = self.look(query, None)?;
            self.click_on(&element).map(Some)
        });
    }

    /// Brings it into view, as a person does, and clicks: what lies over it is an error.
    pub(crate) fn click_on(&self, element: &WebElement) -> Result<(), String> {
        let script = "arguments[0].scrollIntoView({ block: 'center', inline: 'nearest' })";
        let argument = element.to_json().map_err(|error| reason(&error))?;
        let scrolled = ready(self.driver.execute(script, vec![argument]));
        scrolled
            .and_then(|_| ready(element.click()))
            .map_err(|error| reason(&error))
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

    fn keyboard(&self) -> thirtyfour::action_chain::ActionChain {
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

    // Reading

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
        let arguments = [json!(query.role), json!(""), json!(false)];
        let script = format!(
            "const found = (function () {{ {} }}).apply(null, arguments);
             return found.map((element) => element.innerText).join(' ');",
            include_str!("find.js")
        );
        tidy(&self.eval::<String>(&script, &arguments))
    }

    /// The name that the browser gives to what has the focus.
    pub fn focused(&self) -> String {
        let element = ready(self.driver.active_element()).unwrap();
        tidy(&self.computed(&element, "label").unwrap_or_default())
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

    /// Waits until what has this name has the focus.
    #[track_caller]
    pub fn is_focused(&self, name: &str) {
        self.wait_equal("the name of what has the focus", &tidy(name), || {
            self.focused()
        });
    }

    /// What a script returns.
    #[track_caller]
    pub fn eval<T: serde::de::DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> T {
        let ret = ready(self.driver.execute(script, arguments.to_vec()));
        ret.and_then(|value| value.convert())
            .unwrap_or_else(|error| panic!("a script failed: {}\n{script}", reason(&error)))
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

    /// What the browser's console holds of errors, and requests that failed, since it was last
    /// asked.
    pub fn console_errors(&self) -> Vec<String> {
        let log = ready(self.driver.browser_log()).unwrap_or_default();
        let severe = log.into_iter().filter(|entry| entry.level == "SEVERE");
        let messages = severe.map(|entry| entry.message);
        // The browser looks for one by itself where an address is no page of ours.
        messages
            .filter(|message| !message.contains("/favicon.ico "))
            .collect()
    }

    /// The addresses of all requests since the last call; only where the journey watches the
    /// network.
    pub fn requests(&self) -> Vec<String> {
        let log = ready(self.driver.get_log("performance")).unwrap();
        let events = log
            .iter()
            .filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok());
        events
            .filter(|event| event["message"]["method"] == "Network.requestWillBeSent")
            .filter_map(|event| {
                let address = event["message"]["params"]["request"]["url"].as_str()?;
                Some(address.to_owned())
            })
            .collect()
    }

    /// Writes a file to give to the page.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.given.join(name);
        fs::write(&path, content).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        path
    }

    /// Where the page was loaded from, `http://127.0.0.1:12345/`.
    pub fn home(&self) -> &str {
        &self.home
    }

    // Screens

    /// Makes the window's inside this large.
    pub(crate) fn resize(&self, (width, height): (u32, u32)) {
        let inside = || -> (u32, u32) { self.eval("return [innerWidth, innerHeight]", &[]) };
        let outside = ready(self.driver.get_window_rect()).unwrap();
        let (now_wide, now_high) = inside();
        let (frame_wide, frame_high) = (
            u32::try_from(outside.width).unwrap() - now_wide,
            u32::try_from(outside.height).unwrap() - now_high,
        );
        let (wide, high) = (width + frame_wide, height + frame_high);
        ready(self.driver.set_window_rect(0, 0, wide, high)).unwrap();
        let wanted = format!("{width} × {height}");
        self.wait_equal("the window's inside", &wanted, || {
            let (wide, high) = inside();
            format!("{wide} × {high}")
        });
    }

    /// Shows the page four times as large, in a window of 1,280 × 1,024 points (WCAG 1.4.10), or as
    /// nearly so as the browser can be made to: its windows may not be made as small as one likes.
    pub fn zoom(&self) {
        if self.engine == Engine::Firefox {
            self.resize((1_280, 1_024));
            self.in_context("chrome");
            self.eval::<Value>("gBrowser.selectedBrowser.fullZoom = 4", &[]);
            self.in_context("content");
        } else {
            // Started with a scale of four: these are points of the page.
            ready(self.driver.set_window_rect(0, 0, 320, 256)).unwrap();
        }
        self.wait("the zoom", || {
            self.eval::<bool>("return devicePixelRatio === 4 && innerWidth < 500", &[])
                .then_some(())
        });
    }

    /// Has scripts run in Firefox itself (`chrome`), or in the page (`content`).
    fn in_context(&self, context: &'static str) {
        ready(self.driver.cmd(Context(context))).unwrap();
    }

    /// Sets size and pixel ratio, as another screen would.
    pub fn use_screen(&self, (width, height): (u32, u32), ratio: f64, mobile: bool) {
        let parameters = json!({
            "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": mobile,
            "screenWidth": width, "screenHeight": height,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", parameters);
        // Not the window's width: on a phone a page too wide makes that larger.
        self.wait("the new screen", || {
            let now: (u32, f64) = self.eval("return [screen.width, devicePixelRatio]", &[]);
            (now == (width, ratio)).then_some(())
        });
        // Without a screen the browser draws no frame for a new ratio alone, and tells the page
        // nothing of it; a picture makes it draw one.
        self.picture();
    }

    /// Has the page see a setting of the machine: `forced-colors`, `active`. Chromium only.
    pub fn emulate(&self, feature: &str, value: &str) {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", features);
    }

    /// A picture of what the window shows.
    pub fn picture(&self) -> Vec<u8> {
        ready(self.driver.screenshot_as_png()).unwrap()
    }

    /// Keeps a picture of the whole page in the folder that `E2E_PICTURES` names, to be looked at;
    /// without one, none.
    pub fn keep_picture(&self, name: &str) {
        let Some(folder) = env::var_os("E2E_PICTURES").map(PathBuf::from) else {
            return;
        };
        let screen = match self.screen {
            Screen::Desk => "ban",
            Screen::Phone => "dien-thoai",
        };
        let picture = self.long_picture().unwrap_or_else(|| self.picture());
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{screen}-{name}.png")), picture).unwrap();
    }

    /// A picture of the whole page, where it is longer than the window.
    pub fn long_picture(&self) -> Option<Vec<u8>> {
        let script = "const { scrollWidth, scrollHeight } = document.scrollingElement;
                      return [innerWidth, innerHeight, scrollWidth, scrollHeight]";
        let [width, height, _, all]: [u32; 4] = self.eval(script, &[]);
        if all <= height {
            return None;
        }
        let ratio: f64 = self.eval("return devicePixelRatio", &[]);
        let mobile = self.screen == Screen::Phone;
        // The height that the page needs may change with the window's.
        self.use_screen((width, all.min(8_000)), ratio, mobile);
        let picture = self.picture();
        self.use_screen((width, height), ratio, mobile);
        Some(picture)
    }
}

/// Where Firefox runs scripts.
#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let path = format!("session/{session}/moz/context");
        RequestData::new(http::Method::POST, path).add_body(json!({ "context": self.0 }))
    }
}

/// What the browser computes for accessibility: `role` or `label`.
#[derive(Debug)]
struct Computed {
    id: String,
    what: &'static str,
}

impl FormatRequestData for Computed {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let Self { id, what } = self;
        let path = format!("session/{session}/element/{id}/computed{what}");
        RequestData::new(http::Method::GET, path)
    }
}

/// What the driver says, without its stack.
fn reason(error: &WebDriverError) -> String {
    let text = error.to_string();
    let said = text.split("Stacktrace").next().unwrap_or_default();
    tidy(said)
}

/// Single spaces, no others.
pub(crate) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
