//! Progress, events, additions to tasks and closings as they stand in ledger files.

use serde::Serialize;

use super::fields::{Fields, Raw};
use super::writer::Writer;

/// How far a task or duty, or an occurrence of it, is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ProgressFile {
    /// Id of the task; or `duty` is given, never both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// Id of the duty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<String>,
    /// Which occurrence: `w01`, `m03`, `q1`, `h2`, `y`, `n2` or `e1`; left out for the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<String>,
    /// `doing`, `done` or `not_arisen`.
    pub state: String,
    /// `done`: the day, ISO.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<String>,
    /// `done`: what was typed for the day since, where it is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on_text: Option<String>,
    /// `done`: what came out of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub product: String,
    /// What is to be said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// An event that a task or duty waits for.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct EventFile {
    /// Id of the task; or `duty` is given, never both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// Id of the duty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<String>,
    /// Its number among the events of the task or duty, from 1 on.
    pub number: u8,
    /// The day, ISO.
    pub on: String,
    /// What was typed for the day since, where it is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_text: Option<String>,
    /// What it was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What is added to a task so that it is clear in six ways (6 rõ).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ClarityFile {
    /// Id of the task.
    pub task: String,
    /// Rõ người: who does it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// Rõ việc: what is to be done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub work: String,
    /// Rõ thời gian: until when.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub time: String,
    /// Rõ trách nhiệm: who answers for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub responsibility: String,
    /// Rõ sản phẩm: what comes out of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub product: String,
    /// Rõ thẩm quyền: who decides.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub authority: String,
}

/// The last closing of a quarter.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ClosingFile {
    /// The year, always the plan's.
    pub year: i32,
    /// The quarter, 1 to 4.
    pub quarter: u8,
    /// 1 for the first closing, one more after every reopening.
    pub revision: u32,
    /// When it was closed, Viet Nam time.
    pub at: String,
    /// By whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// SHA-256 over what the quarter said, in hexadecimal.
    pub digest: String,
    /// Why it was closed in spite of what the checks had found.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Whether, and why, it was opened again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reopened: Option<ReopeningFile>,
}

/// Why a closed quarter was opened again.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ReopeningFile {
    /// When, Viet Nam time.
    pub at: String,
    /// By whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// The reason.
    pub reason: String,
}

/// What tells a task or duty from the others.
fn work_name(task: Option<&String>, duty: Option<&String>) -> String {
    match duty {
        Some(duty) => format!("duty {duty}"),
        None => task.cloned().unwrap_or_default(),
    }
}

impl Raw for ProgressFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            task: fields.maybe_text("task"),
            duty: fields.maybe_text("duty"),
            occurrence: fields.maybe_text("occurrence"),
            state: fields.text("state"),
            done_on: fields.maybe_text("done_on"),
            done_on_text: fields.maybe_text("done_on_text"),
            product: fields.words("product"),
            note: fields.words("note"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.maybe_text("task", self.task.as_ref());
        out.maybe_text("duty", self.duty.as_ref());
        out.maybe_text("occurrence", self.occurrence.as_ref());
        out.text("state", &self.state);
        out.maybe_text("done_on", self.done_on.as_ref());
        out.maybe_text("done_on_text", self.done_on_text.as_ref());
        out.words("product", &self.product);
        out.words("note", &self.note);
    }

    fn name(&self, _: &[Self]) -> String {
        let work = work_name(self.task.as_ref(), self.duty.as_ref());
        let parts = [Some(work.as_str()), self.occurrence.as_deref()];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        parts.join(" ")
    }
}

impl Raw for EventFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            task: fields.maybe_text("task"),
            duty: fields.maybe_text("duty"),
            number: fields.whole("number"),
            on: fields.text("on"),
            on_text: fields.maybe_text("on_text"),
            note: fields.words("note"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.maybe_text("task", self.task.as_ref());
        out.maybe_text("duty", self.duty.as_ref());
        out.whole("number", self.number);
        out.text("on", &self.on);
        out.maybe_text("on_text", self.on_text.as_ref());
        out.words("note", &self.note);
    }

    fn name(&self, _: &[Self]) -> String {
        let work = work_name(self.task.as_ref(), self.duty.as_ref());
        format!("{} {work}", self.number)
    }
}

impl Raw for ClarityFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            task: fields.text("task"),
            person: fields.words("person"),
            work: fields.words("work"),
            time: fields.words("time"),
            responsibility: fields.words("responsibility"),
            product: fields.words("product"),
            authority: fields.words("authority"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("task", &self.task);
        out.words("person", &self.person);
        out.words("work", &self.work);
        out.words("time", &self.time);
        out.words("responsibility", &self.responsibility);
        out.words("product", &self.product);
        out.words("authority", &self.authority);
    }

    fn name(&self, _: &[Self]) -> String {
        self.task.clone()
    }
}

impl Raw for ClosingFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            year: fields.whole("year"),
            quarter: fields.whole("quarter"),
            revision: fields.whole("revision"),
            at: fields.text("at"),
            who: fields.words("who"),
            digest: fields.text("digest"),
            words: fields.words("words"),
            reopened: fields.maybe_object("reopened"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.whole("year", self.year);
        out.whole("quarter", self.quarter);
        out.whole("revision", self.revision);
        out.text("at", &self.at);
        out.words("who", &self.who);
        out.text("digest", &self.digest);
        out.words("words", &self.words);
        out.maybe_object("reopened", self.reopened.as_ref());
    }

    fn name(&self, _: &[Self]) -> String {
        self.quarter.to_string()
    }
}

impl Raw for ReopeningFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            at: fields.text("at"),
            who: fields.words("who"),
            reason: fields.text("reason"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("at", &self.at);
        out.words("who", &self.who);
        out.text("reason", &self.reason);
    }
}
