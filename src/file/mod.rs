//! Files: bytes in, plans and ledgers out, and back. Everything from outside enters here:
//! capped, decoded into raw types, checked, then turned into the domain. What is refused is
//! refused whole, with a code, the place and what to do.

mod check;
mod deadline_read;
mod fault;
mod fields;
mod figures_read;
mod ledger_read;
mod ledger_write;
mod log_read;
mod log_write;
mod migrate;
mod pieces;
mod plan_read;
mod raw_figures;
mod raw_ledger;
mod raw_log;
mod raw_plan;
mod raw_target;
mod raw_task;
mod raw_work;
mod read;
mod revision;
mod scan;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod sort;
mod target_read;
mod threshold_read;
mod work_read;
mod writer;

pub use fault::{Fault, FaultKind};
pub use pieces::{Chunk, ChunkCache, Pieces, prove};
pub use raw_figures::{
    EntryFile, EvidenceFile, FormFile, NoteFile, ReferenceFile, SlotFile, UnreadFile,
};
pub use raw_ledger::{LedgerFile, StandingFile, SubmissionFile};
pub use raw_log::{ChangeFile, SideFile, StepFile};
pub use raw_plan::{DocumentFile, GroupFile, PlanFile, UnitFile};
pub use raw_target::{IndicatorFile, TargetFile, ThresholdFile};
pub use raw_task::{DeadlineFile, DutyFile, TaskFile};
pub use raw_work::{ClarityFile, ClosingFile, EventFile, ProgressFile, ReopeningFile};
pub use read::{Format, LARGEST_FILE, check_size, identify};
pub use revision::{next_revision, revision_taken};
pub use scan::DEEPEST;
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema_text;
pub use sort::Sort;

use std::sync::Arc;

use serde_json::Value;

use crate::calendar::Quarter;
use crate::ledger::{Ledger, Log, Moment, PlanText};
use crate::plan::Plan;
use crate::rest::Rest;

/// A plan that holds together, with the file it was read from: the file is what is written
/// again, so that nothing in it is lost.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenPlan {
    /// The plan.
    pub plan: Plan,
    /// The file it was read from.
    pub file: Arc<PlanFile>,
    /// What was in it beside what is known.
    pub rest: Arc<Rest>,
}

/// A plan with its ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenLedger {
    /// The plan.
    pub plan: Arc<OpenPlan>,
    /// What happened under it.
    pub ledger: Ledger,
    /// How it came about.
    pub log: Log,
    /// The revision the file was saved as.
    pub revision: u64,
    /// When it was saved; none where the file does not say it in our form.
    pub saved_at: Option<Moment>,
    /// Figures that are kept but wrong in themselves.
    pub warnings: Vec<Fault>,
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    /// A plan.
    Plan(Box<OpenPlan>),
    /// A backup of a plan with its ledger.
    Ledger(Box<OpenLedger>),
    /// A quarter sent upward.
    Submission(Box<SubmissionFile>),
}

/// Opens any file of ours.
///
/// # Errors
/// Every fault found, up to 20; nothing is taken from a faulty file.
pub fn open(bytes: &[u8]) -> Result<Opened, Vec<Fault>> {
    let (format, file) = read::decode(bytes).map_err(|fault| vec![fault])?;
    match format {
        Format::Plan => open_plan(&file).map(|plan| Opened::Plan(Box::new(plan))),
        Format::Ledger => open_ledger(&file).map(|ledger| Opened::Ledger(Box::new(ledger))),
        Format::Submission => open_submission(&file).map(|file| Opened::Submission(Box::new(file))),
    }
}

fn open_plan(file: &Value) -> Result<OpenPlan, Vec<Fault>> {
    let (file, rest): (PlanFile, Rest) = fields::read_whole(file)?;
    let plan = plan_read::read_plan(&file)?;
    let plan = OpenPlan {
        plan,
        file: Arc::new(file),
        rest: Arc::new(rest),
    };
    plan.check_room().map_err(|fault| vec![fault])?;
    Ok(plan)
}

fn open_ledger(file: &Value) -> Result<OpenLedger, Vec<Fault>> {
    let (file, mut rest): (LedgerFile, Rest) = fields::read_whole(file)?;
    let plan = plan_read::read_plan(&file.plan).map_err(within_plan)?;
    let mut ledger = ledger_read::read_ledger(&file, &plan)?;
    let mut log = log_read::read_log(&file.log, &plan)?;
    let of_plan = rest.take_out("/plan");
    log.keep_rest(rest.take_out("/log"));
    ledger.keep_rest(rest);
    let plan = OpenPlan {
        plan,
        file: file.plan,
        rest: Arc::new(of_plan),
    };
    plan.check_written(&ledger).map_err(|fault| vec![fault])?;
    Ok(OpenLedger {
        warnings: ledger_read::warnings(&plan.plan, &ledger),
        ledger,
        log,
        revision: file.revision,
        saved_at: Moment::parse_iso(&file.saved_at),
        plan: Arc::new(plan),
    })
}

fn open_submission(whole: &Value) -> Result<SubmissionFile, Vec<Fault>> {
    let (file, _): (SubmissionFile, Rest) = fields::read_whole(whole)?;
    let plan = plan_read::read_plan(&file.plan).map_err(within_plan)?;
    if ledger_write::digest(whole) != file.digest {
        return Err(vec![Fault::new(FaultKind::Digest, "digest")]);
    }
    // A right digest says that nothing was changed on the way, not that it was right.
    ledger_read::check_submission(&file, &plan)?;
    Ok(file)
}

/// The built-in indicators as raw data.
pub(crate) fn read_catalogue(text: &str) -> Vec<IndicatorFile> {
    let list = serde_json::from_str(text).unwrap_or_default();
    fields::read_own_list(&list)
}

/// Places inside the plan, named from the top of the file.
fn within_plan(faults: Vec<Fault>) -> Vec<Fault> {
    let named = faults.into_iter().map(|mut fault| {
        fault.place = format!("plan.{}", fault.place);
        fault
    });
    named.collect()
}

impl OpenPlan {
    /// Whether another file says the same.
    pub fn same_file(&self, other: &Self) -> bool {
        self.to_text() == other.to_text()
    }

    /// The plan file's text.
    pub fn to_text(&self) -> String {
        writer::to_text(&*self.file, Arc::clone(&self.rest))
    }

    /// The plan that `ledger` is under after a step of its log: this one, or the one whose text
    /// the step brought.
    ///
    /// # Errors
    /// What is wrong with the text, or with the ledger under the plan: a log may have been
    /// written by someone else.
    pub fn after_step(
        self: &Arc<Self>,
        text: Option<&PlanText>,
        ledger: &Ledger,
        now: Moment,
    ) -> Result<Arc<Self>, Vec<Fault>> {
        let plan = match text {
            Some(text) => Arc::new(self.reopened(text)?),
            None => Arc::clone(self),
        };
        let file = ledger_write::ledger_file(&plan.file, ledger, &[], 0, now);
        ledger_read::read_ledger(&file, &plan.plan)?;
        Ok(plan)
    }

    /// The same plan as another text has it.
    fn reopened(&self, text: &PlanText) -> Result<Self, Vec<Fault>> {
        let kind = match open(text.as_str().as_bytes())? {
            Opened::Plan(plan) if plan.plan.id == self.plan.id => return Ok(*plan),
            Opened::Plan(other) => FaultKind::BadId(other.plan.id.to_string()),
            _ => FaultKind::WrongFormat {
                found: String::new(),
            },
        };
        Err(vec![Fault::new(kind, "id")])
    }

    /// The text of a backup: its [`Self::backup_pieces`] put together.
    pub fn backup(&self, ledger: &Ledger, log: &Log, revision: u64, now: Moment) -> String {
        let mut cache = ChunkCache::default();
        let pieces = self.backup_pieces(ledger, log, revision, now, &mut cache);
        pieces.text()
    }

    /// SHA-256, in hexadecimal, over what a quarter says: what a closing keeps of it. See
    /// `docs/format.md`.
    pub fn closing_digest(&self, ledger: &Ledger, quarter: Quarter) -> String {
        ledger_write::closing_digest(&self.plan, ledger, quarter)
    }

    /// The text of a quarter's submission.
    pub fn submission(
        &self,
        ledger: &Ledger,
        quarter: Quarter,
        revision: u64,
        now: Moment,
    ) -> String {
        ledger_write::submission_text(self, ledger, quarter, revision, now)
    }
}
