//! The browser around the page: its processes, its log, its scripts.

use serde_json::{Value, json};

use super::{Page, reason};
use crate::chromium::devtools;
use crate::processes::Processes;
use crate::wire::ready;

impl Page {
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

    /// What a script returns.
    #[track_caller]
    pub fn eval<T: serde::de::DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> T {
        let ret = ready(self.driver.execute(script, arguments.to_vec()));
        ret.and_then(|value| value.convert())
            .unwrap_or_else(|error| panic!("a script failed: {}\n{script}", reason(&error)))
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
        let sent = self.told("Network.requestWillBeSent").into_iter();
        sent.filter_map(|told| Some(told["request"]["url"].as_str()?.to_owned()))
            .collect()
    }

    /// What the browser's threads did since the last call; only where the journey is traced.
    pub fn trace(&self) -> Vec<Value> {
        self.told("Tracing.dataCollected")
    }

    /// What the browser has told of by this name since the last call.
    fn told(&self, method: &str) -> Vec<Value> {
        let log = ready(self.driver.get_log("performance")).unwrap();
        let events = log
            .iter()
            .filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok());
        events
            .filter(|event| event["message"]["method"] == method)
            .map(|event| event["message"]["params"].clone())
            .collect()
    }
}
