//! What is looked for: a role and an accessible name.

use serde_json::{Value, json};

/// A role, and what its accessible name is or begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    pub(crate) role: &'static str,
    pub(crate) name: String,
    pub(crate) whole: bool,
}

impl Query {
    /// For a script's arguments.
    pub(crate) fn arguments(&self) -> [Value; 3] {
        [json!(self.role), json!(self.name), json!(self.whole)]
    }

    fn whole(role: &'static str, name: &str) -> Self {
        Self {
            role,
            name: name.to_owned(),
            whole: true,
        }
    }

    fn start(role: &'static str, name: &str) -> Self {
        Self {
            whole: false,
            ..Self::whole(role, name)
        }
    }
}

impl std::fmt::Display for Query {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let dots = if self.whole { "" } else { "…" };
        write!(f, "{} “{}{dots}”", self.role, self.name)
    }
}

/// The button of this name.
pub fn button(name: &str) -> Query {
    Query::whole("button", name)
}

/// The first button whose name begins so.
pub fn button_like(start: &str) -> Query {
    Query::start("button", start)
}

/// The link of this name.
pub fn link(name: &str) -> Query {
    Query::whole("link", name)
}

/// The first link whose name begins so.
pub fn link_like(start: &str) -> Query {
    Query::start("link", start)
}

/// The text field of this name.
pub fn textbox(name: &str) -> Query {
    Query::whole("textbox", name)
}

/// The choice of this name.
pub fn combobox(name: &str) -> Query {
    Query::whole("combobox", name)
}

/// The heading of this name.
pub fn heading(name: &str) -> Query {
    Query::whole("heading", name)
}

/// The group of this name.
pub fn group(name: &str) -> Query {
    Query::whole("group", name)
}

/// The first picture whose description begins so.
pub fn image(start: &str) -> Query {
    Query::start("image", start)
}

/// The status line. Its words are not its name: it is found by its role alone.
pub fn status() -> Query {
    Query::start("status", "")
}

/// A notice.
pub fn alert() -> Query {
    Query::start("alert", "")
}
