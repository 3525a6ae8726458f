//! One thing on the page, found: what it says, what is done with it.

use serde_json::{Value, json};
use thirtyfour::WebElement;

use crate::Page;
use crate::page::tidy;
use crate::query::Query;
use crate::wire::ready;

/// Something on the page.
pub struct Element<'page> {
    pub(crate) page: &'page Page,
    pub(crate) inner: WebElement,
}

impl Element<'_> {
    /// For a script's arguments.
    pub fn json(&self) -> Value {
        self.inner.to_json().unwrap()
    }

    /// Clicks on it.
    #[track_caller]
    pub fn click(&self) {
        let what = "something to be clicked";
        self.page
            .attempt(what, || self.page.click_on(&self.inner).map(Some));
    }

    /// What is typed in a field.
    pub fn value(&self) -> String {
        self.page.eval("return arguments[0].value", &[self.json()])
    }

    /// The name that the browser gives it.
    pub fn label(&self) -> String {
        tidy(&self.page.computed(&self.inner, "label").unwrap_or_default())
    }

    /// An attribute; empty where there is none.
    pub fn attribute(&self, name: &str) -> String {
        let script = "return arguments[0].getAttribute(arguments[1]) ?? ''";
        self.page.eval(script, &[self.json(), json!(name)])
    }

    /// The text it shows, with single spaces.
    pub fn text(&self) -> String {
        let script = "return arguments[0].innerText";
        tidy(&self.page.eval::<String>(script, &[self.json()]))
    }

    /// Waits for something inside it.
    #[track_caller]
    pub fn find(&self, query: &Query) -> Element<'_> {
        let inner = self.page.attempt(&query.to_string(), || {
            self.page.look(query, Some(&self.inner)).map(Some)
        });
        Element {
            page: self.page,
            inner,
        }
    }

    /// In a table: the text of this row's cell under a heading.
    pub fn in_column(&self, title: &str) -> Option<String> {
        let arguments = [self.json(), json!(title)];
        self.page.eval(include_str!("table.js"), &arguments)
    }

    /// The closest element around it that a CSS selector fits.
    #[track_caller]
    pub fn around(&self, selector: &str) -> Self {
        let found = ready(self.page.driver.execute(
            "return arguments[0].closest(arguments[1])",
            vec![self.json(), json!(selector)],
        ));
        let inner = found.and_then(|ret| ret.element());
        Self {
            page: self.page,
            inner: inner.unwrap_or_else(|error| panic!("no {selector} around it: {error}")),
        }
    }
}
