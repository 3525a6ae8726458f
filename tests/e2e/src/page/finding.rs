//! Finding what is shown, by role and name.

use serde::de::DeserializeOwned;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{By, RequestData, SessionId, WebElement};

use super::{Page, reason, tidy};
use crate::element::Element;
use crate::engine::Engine;
use crate::query::Query;
use crate::wire::ready;

/// Finds by role and name, in the page.
const FIND: &str = include_str!("find.js");

impl Page {
    /// What is shown and fits, or the reason why there is nothing.
    pub(crate) fn look(
        &self,
        query: &Query,
        inside: Option<&WebElement>,
    ) -> Result<WebElement, String> {
        let mut arguments = query.arguments().to_vec();
        arguments.extend(inside.map(|element| element.to_json().unwrap()));
        let found = ready(self.driver.execute(FIND, arguments)).and_then(|ret| ret.elements());
        let found = found.map_err(|error| reason(&error))?;
        let first = found.into_iter().next().ok_or("there is none")?;
        self.confirm(query, &first)?;
        Ok(first)
    }

    /// One of several that fit, the first one being 0.
    pub(super) fn look_at(&self, query: &Query, at: usize) -> Result<WebElement, String> {
        let arguments = query.arguments().to_vec();
        let found = ready(self.driver.execute(FIND, arguments)).and_then(|ret| ret.elements());
        let found = found.map_err(|error| reason(&error))?;
        found
            .into_iter()
            .nth(at)
            .ok_or_else(|| "there is none".to_owned())
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
        self.of_all(query, "return found.length")
    }

    /// What a script makes of all that are shown, which it has as `found`.
    pub(super) fn of_all<T: DeserializeOwned>(&self, query: &Query, script: &str) -> T {
        let find = format!("const found = (function () {{ {FIND} }}).apply(null, arguments);");
        self.eval(&format!("{find} {script}"), &query.arguments())
    }

    /// Waits until it is shown no more.
    #[track_caller]
    pub fn find_gone(&self, query: &Query) {
        self.wait(&format!("{query} to go"), || {
            (!self.shows(query)).then_some(())
        });
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
