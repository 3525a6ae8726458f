//! The log of a ledger file as it stands on disk: raw types, nothing checked yet.

use serde::Serialize;

use super::fields::{Fields, Raw};
use super::raw_figures::{EntryFile, FormFile, NoteFile, OpenReferenceFile, ReferenceFile};
use super::raw_work::{ClarityFile, ClosingFile, EventFile, ProgressFile};
use super::writer::Writer;

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct StepFile {
    /// Its number, larger than that of the step before.
    pub step: u32,
    /// When, Viet Nam time.
    pub at: String,
    /// By whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// `typed`, `pasted`, `undone`, `redone`, `imported`, `restored`, `plan_changed`,
    /// `migrated`, `closed` or `reopened`.
    pub cause: String,
    /// `undone`, `redone`: the number of that step. `migrated`: the version before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
    /// `imported`, `plan_changed`: the name of the file. `restored`: what it came out of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What changed.
    #[serde(default)]
    pub changes: Vec<ChangeFile>,
}

/// One thing that changed. A side is left out where nothing was there.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ChangeFile {
    /// What was there before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<SideFile>,
    /// What has been there since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<SideFile>,
}

/// One side of a change: one of these.
// Boxed, since a file may hold very many sides with nothing in them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SideFile {
    /// Figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Box<EntryFile>>,
    /// Figures that the portal publishes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal: Option<Box<EntryFile>>,
    /// An input of the index of Decision 766.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index766: Option<Box<EntryFile>>,
    /// A row of the form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Box<FormFile>>,
    /// A note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<NoteFile>>,
    /// How far a task was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<Box<ProgressFile>>,
    /// How far a duty or an occurrence was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<Box<ProgressFile>>,
    /// An event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<Box<EventFile>>,
    /// What is added to a task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clarity: Option<Box<ClarityFile>>,
    /// A reference value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Box<ReferenceFile>>,
    /// What was typed for a reference value that had no value. For the sake of versions that do
    /// not know it, `near` stands on both sides where neither side has anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_reference: Option<Box<OpenReferenceFile>>,
    /// The closing of a quarter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closing: Option<Box<ClosingFile>>,
    /// The near margin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<u8>,
    /// On which day a quarter or a year ends as a deadline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<String>,
    /// The text of the plan's file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
}

impl Raw for StepFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            step: fields.whole("step"),
            at: fields.text("at"),
            who: fields.words("who"),
            cause: fields.text("cause"),
            of: fields.maybe_whole("of"),
            name: fields.maybe_text("name"),
            changes: fields.list("changes"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.whole("step", self.step);
        out.text("at", &self.at);
        out.words("who", &self.who);
        out.text("cause", &self.cause);
        out.maybe_whole("of", self.of);
        out.maybe_text("name", self.name.as_ref());
        out.list("changes", &self.changes);
    }

    fn name(&self, _: &[Self]) -> String {
        self.step.to_string()
    }
}

impl Raw for ChangeFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            before: fields.maybe_object("before"),
            after: fields.maybe_object("after"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.maybe_object("before", self.before.as_ref());
        out.maybe_object("after", self.after.as_ref());
    }
}

impl Raw for SideFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            entry: fields.maybe_object("entry").map(Box::new),
            portal: fields.maybe_object("portal").map(Box::new),
            index766: fields.maybe_object("index766").map(Box::new),
            form: fields.maybe_object("form").map(Box::new),
            note: fields.maybe_object("note").map(Box::new),
            task: fields.maybe_object("task").map(Box::new),
            occurrence: fields.maybe_object("occurrence").map(Box::new),
            event: fields.maybe_object("event").map(Box::new),
            clarity: fields.maybe_object("clarity").map(Box::new),
            reference: fields.maybe_object("reference").map(Box::new),
            open_reference: fields.maybe_object("open_reference").map(Box::new),
            closing: fields.maybe_object("closing").map(Box::new),
            near: fields.maybe_whole("near"),
            ends: fields.maybe_text("ends"),
            plan: fields.maybe_text("plan"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.maybe_object("entry", self.entry.as_deref());
        out.maybe_object("portal", self.portal.as_deref());
        out.maybe_object("index766", self.index766.as_deref());
        out.maybe_object("form", self.form.as_deref());
        out.maybe_object("note", self.note.as_deref());
        out.maybe_object("task", self.task.as_deref());
        out.maybe_object("occurrence", self.occurrence.as_deref());
        out.maybe_object("event", self.event.as_deref());
        out.maybe_object("clarity", self.clarity.as_deref());
        out.maybe_object("reference", self.reference.as_deref());
        out.maybe_object("open_reference", self.open_reference.as_deref());
        out.maybe_object("closing", self.closing.as_deref());
        out.maybe_whole("near", self.near);
        out.maybe_text("ends", self.ends.as_ref());
        out.maybe_text("plan", self.plan.as_ref());
    }
}
