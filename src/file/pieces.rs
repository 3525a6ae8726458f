//! A backup in pieces: everything but the log's steps, and the steps in runs. A log of 10,000
//! steps has 4 MB, of which a save changes the last run.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::fault::{Fault, FaultKind};
use super::fields::read_whole;
use super::ledger_read::read_ledger;
use super::ledger_write::ledger_file;
use super::log_read::read_log;
use super::log_write::step_file;
use super::raw_ledger::LedgerFile;
use super::read::{LARGEST_FILE, decode};
use super::scan::{MOST_VALUES, count_values};
use super::writer::{STEPS, push_line, to_head};
use super::{OpenPlan, Opened, open};
use crate::ledger::{Ledger, Log, Moment, Step};
use crate::rest::Rest;
use crate::text::FIRST_DAY;

/// Step numbers of one chunk: 64 steps of one typed figure each have some 25 kB.
const CHUNK_STEPS: u32 = 64;
/// Bytes from which on a chunk takes no further step.
const CHUNK_BYTES: usize = 32_000;

/// What closes the list of steps where there are any: on a line of its own.
const LIST_END: &str = "\n  ";

/// The end of an object within the outermost.
const OBJECT_END: &str = "\n  }";
/// A plan that is read in the place of one that has been proven: all that a plan must have.
const STAND_IN: &str = r#"{"format":"so-chi-tieu/plan","version":1,"id":"x","year":2026,"name":"x",
"issuer":"x","document":{"kind":"x","title":"x"},"targets":[]}"#;

/// The text of a backup, cut so that most of it is the same at the next save.
#[derive(Clone, Debug, PartialEq)]
pub struct Pieces {
    /// The text without the steps of the log: one raw U+0001, which no JSON text holds, stands in
    /// their place.
    pub head: String,
    /// The steps, the oldest first.
    pub chunks: Vec<Arc<Chunk>>,
}

/// A run of steps, as they stand in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// The text; of all chunks but the first it begins with a comma.
    pub text: String,
    /// SHA-256 of the text, in hexadecimal.
    pub digest: String,
    /// Number of the first step.
    pub first_step: u32,
    /// Number of the last step.
    pub last_step: u32,
    values: usize,
}

/// The chunks of the last save: those whose steps are the same are neither written nor hashed
/// again.
#[derive(Debug, Default)]
pub struct ChunkCache {
    /// Figures are written with the plan's year.
    year: i32,
    /// Some changes are written with the ledger's margin.
    near: u8,
    /// Unknown fields of the steps.
    rest: Arc<Rest>,
    kept: Vec<Kept>,
    /// The plan in the last head that was proven to open: it need not be read again.
    proven_plan: String,
}

/// A chunk with its steps. Holding them keeps their addresses from being used again.
#[derive(Clone, Debug)]
struct Kept {
    steps: Vec<Arc<Step>>,
    chunk: Arc<Chunk>,
}

impl Pieces {
    /// The text of the backup.
    pub fn text(&self) -> String {
        let (before, after) = self.head.split_once(STEPS).unwrap_or((&self.head, ""));
        let mut text = String::with_capacity(self.size().bytes);
        text.push_str(before);
        for chunk in &self.chunks {
            text.push_str(&chunk.text);
        }
        text.push_str(after);
        text
    }

    /// Whether the file can be read again, by its size.
    ///
    /// # Errors
    /// `FILE-01` for more than [`LARGEST_FILE`] bytes, `FILE-09` for too many values.
    pub fn fits(&self) -> Result<(), Fault> {
        self.size().within(LARGEST_FILE, MOST_VALUES)
    }

    /// The same without the log: what its steps led to is in the ledger.
    fn without_log(&self) -> Self {
        Self {
            head: self
                .head
                .replace(&format!("{STEPS}{LIST_END}"), &STEPS.to_string()),
            chunks: Vec::new(),
        }
    }

    fn size(&self) -> Size {
        let head = Size {
            bytes: self.head.len().saturating_sub(STEPS.len_utf8()),
            values: count_values(&self.head),
        };
        self.chunks.iter().fold(head, |size, chunk| Size {
            bytes: size.bytes + chunk.text.len(),
            values: size.values + chunk.values,
        })
    }

    /// Leaves out the oldest chunks where the file could not be read again.
    fn shorten(&mut self) {
        let mut size = self.size();
        let mut left_out = 0;
        for chunk in &self.chunks {
            if size.within(LARGEST_FILE, MOST_VALUES).is_ok() {
                break;
            }
            size.bytes = size.bytes.saturating_sub(chunk.text.len());
            size.values = size.values.saturating_sub(chunk.values);
            left_out += 1;
        }
        if left_out == self.chunks.len() && left_out > 0 {
            *self = self.without_log();
            return;
        }
        self.chunks.drain(..left_out);
        if let Some(first) = self.chunks.first_mut().filter(|_| left_out > 0) {
            *first = Arc::new(first.at_front());
        }
    }
}

/// How large a text is.
#[derive(Clone, Copy, Debug)]
struct Size {
    bytes: usize,
    values: usize,
}

impl Size {
    fn within(self, most_bytes: u64, most_values: usize) -> Result<(), Fault> {
        let (bytes, limit) = (self.bytes as u64, most_bytes);
        if bytes > limit {
            return Err(Fault::new(FaultKind::TooLarge { bytes, limit }, ""));
        }
        let (found, limit) = (self.values, most_values);
        if found > limit {
            return Err(Fault::new(FaultKind::TooMany { found, limit }, ""));
        }
        Ok(())
    }
}

/// Opens a backup with only the last chunk of its log, as one whose older steps are forgotten: a
/// proof that it can be read again, before it takes the place of another one.
///
/// # Errors
/// What [`open`] finds wrong with it.
pub fn prove(head: &str, last_chunk: Option<&str>) -> Result<(), Vec<Fault>> {
    match open(with_steps(head, last_chunk).as_bytes())? {
        Opened::Ledger(_) => Ok(()),
        _ => Err(vec![Fault::new(
            FaultKind::WrongFormat {
                found: String::new(),
            },
            "format",
        )]),
    }
}

/// A head with the steps of one chunk.
fn with_steps(head: &str, chunk: Option<&str>) -> String {
    let steps = chunk.unwrap_or_default();
    let steps = steps.strip_prefix(',').unwrap_or(steps);
    head.replacen(STEPS, steps, 1)
}

/// A head cut at its plan: it is the first object that begins and ends two spaces from the margin.
fn cut_at_plan(head: &str) -> Option<(&str, &str, &str)> {
    let begin = head.find("\n  \"plan\": {")? + "\n  \"plan\": ".len();
    let (before, from_plan) = head.split_at_checked(begin)?;
    let end = from_plan.find(OBJECT_END)? + OBJECT_END.len();
    let (plan, after) = from_plan.split_at_checked(end)?;
    Some((before, plan, after))
}

impl Chunk {
    fn new(text: String, first_step: u32, last_step: u32) -> Self {
        let digest = Sha256::digest(text.as_bytes());
        Self {
            digest: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
            values: count_values(&text),
            text,
            first_step,
            last_step,
        }
    }

    /// The same steps with none before them.
    fn at_front(&self) -> Self {
        let text = self.text.strip_prefix(',').unwrap_or(&self.text);
        Self::new(text.to_owned(), self.first_step, self.last_step)
    }
}

impl ChunkCache {
    /// The chunks of a log. Where a chunk ends follows from its steps alone: at every
    /// [`CHUNK_STEPS`] numbers, or where it has [`CHUNK_BYTES`].
    fn chunks(&mut self, year: i32, near: u8, log: &Log) -> Vec<Arc<Chunk>> {
        if (self.year, self.near) != (year, near) || *self.rest != **log.rest() {
            self.kept.clear();
        }
        (self.year, self.near, self.rest) = (year, near, Arc::clone(log.rest()));
        let mut old = std::mem::take(&mut self.kept).into_iter().peekable();
        let mut steps = log.steps();
        while let Some(first) = steps.first() {
            while old
                .next_if(|kept| kept.chunk.first_step < first.number)
                .is_some()
            {}
            let kept = old.next_if(|kept| kept.is_cut_from(steps, self.kept.is_empty()));
            let kept = kept.unwrap_or_else(|| self.write(steps));
            steps = steps.get(kept.steps.len()..).unwrap_or_default();
            self.kept.push(kept);
        }
        let chunks = self.kept.iter();
        chunks.map(|kept| Arc::clone(&kept.chunk)).collect()
    }

    /// The chunk that `steps` begin with.
    fn write(&self, steps: &[Arc<Step>]) -> Kept {
        let (mut text, mut count) = (String::new(), 0);
        let first = steps.first().map_or(0, |step| step.number);
        let mut last = first;
        for step in steps {
            if ends_between(last, step.number, &text) {
                break;
            }
            if count > 0 || !self.kept.is_empty() {
                text.push(',');
            }
            let place = format!("/{}", step.number);
            push_line(
                &mut text,
                &step_file(self.year, self.near, step),
                &self.rest,
                place,
            );
            (last, count) = (step.number, count + 1);
        }
        Kept {
            steps: steps.iter().take(count).cloned().collect(),
            chunk: Arc::new(Chunk::new(text, first, last)),
        }
    }
}

impl Kept {
    /// Whether it is the chunk that `steps` begin with; `front`: with no chunk before it.
    fn is_cut_from(&self, steps: &[Arc<Step>], front: bool) -> bool {
        let Some((own, further)) = steps.split_at_checked(self.steps.len()) else {
            return false;
        };
        let text = &self.chunk.text;
        let mut pairs = own.iter().zip(&self.steps);
        let ends = |next: &Arc<Step>| ends_between(self.chunk.last_step, next.number, text);
        pairs.all(|(step, kept)| Arc::ptr_eq(step, kept))
            && further.first().is_none_or(ends)
            && front != text.starts_with(',')
    }
}

/// Whether a chunk of this text ends between two steps.
fn ends_between(last: u32, next: u32, text: &str) -> bool {
    last / CHUNK_STEPS != next / CHUNK_STEPS
        || text.strip_prefix(',').unwrap_or(text).len() > CHUNK_BYTES
}

impl OpenPlan {
    /// A backup in pieces: the plan with its ledger and the log. Of a log so long that the file
    /// could not be read again, the newest chunks are in it.
    pub fn backup_pieces(
        &self,
        ledger: &Ledger,
        log: &Log,
        revision: u64,
        now: Moment,
        cache: &mut ChunkCache,
    ) -> Pieces {
        let rest = [("", ledger.rest()), ("/plan", &*self.rest)];
        let rest = Arc::new(Rest::joined(&rest));
        let file = ledger_file(&self.file, ledger, &[], revision, now.held());
        let chunks = cache.chunks(self.file.year, ledger.near(), log);
        let mut pieces = Pieces {
            head: to_head(&file, rest, !chunks.is_empty()),
            chunks,
        };
        pieces.shorten();
        pieces
    }

    /// The same, proven to open again; without the log where that alone stands in the way.
    ///
    /// # Errors
    /// Why it cannot be read again, so that it must not be written over what can.
    pub fn proven_pieces(
        &self,
        ledger: &Ledger,
        log: &Log,
        revision: u64,
        now: Moment,
        cache: &mut ChunkCache,
    ) -> Result<Pieces, Vec<Fault>> {
        let pieces = self.backup_pieces(ledger, log, revision, now, cache);
        if self.prove(&pieces, cache).is_ok() {
            return Ok(pieces);
        }
        let pieces = pieces.without_log();
        self.prove(&pieces, cache).map(|()| pieces)
    }

    /// The same as [`prove`]; of a plan that was proven before only what is entered is read.
    fn prove(&self, pieces: &Pieces, cache: &mut ChunkCache) -> Result<(), Vec<Fault>> {
        pieces.fits().map_err(|fault| vec![fault])?;
        let last = pieces.chunks.last().map(|chunk| chunk.text.as_str());
        match cut_at_plan(&pieces.head) {
            Some((before, plan, after)) if plan == cache.proven_plan => {
                let head = [before, STAND_IN, after].concat();
                self.read_entered(with_steps(&head, last).as_bytes())
            }
            cut => {
                prove(&pieces.head, last)?;
                cache.proven_plan = cut.map_or("", |(_, plan, _)| plan).to_owned();
                Ok(())
            }
        }
    }

    /// Reads what is entered under this plan, whatever plan stands in the text.
    fn read_entered(&self, text: &[u8]) -> Result<(), Vec<Fault>> {
        let (_, file) = decode(text).map_err(|fault| vec![fault])?;
        let (file, _): (LedgerFile, Rest) = read_whole(&file)?;
        read_ledger(&file, &self.plan)?;
        read_log(&file.log, &self.plan).map(drop)
    }

    /// Whether there is room in a backup for what will be entered under the plan: it takes at most
    /// half of one when it is written again, which may be several times what it takes on one line.
    ///
    /// # Errors
    /// `FILE-12`, `FILE-09`.
    pub fn check_room(&self) -> Result<(), Fault> {
        let size = self.without_steps(&Ledger::default()).size();
        size.within(LARGEST_FILE / 2, MOST_VALUES / 2)
            .map_err(as_written)
    }

    /// Whether a backup of a ledger can be written again at all, without its log.
    ///
    /// # Errors
    /// `FILE-12`, `FILE-09`.
    pub(super) fn check_written(&self, ledger: &Ledger) -> Result<(), Fault> {
        self.without_steps(ledger).fits().map_err(as_written)
    }

    fn without_steps(&self, ledger: &Ledger) -> Pieces {
        let now = Moment {
            day: FIRST_DAY,
            minute: 0,
        };
        let cache = &mut ChunkCache::default();
        self.backup_pieces(ledger, &Log::default(), 0, now, cache)
    }
}

/// The fault of a file that is too large only when it is written again.
fn as_written(fault: Fault) -> Fault {
    match fault.kind {
        FaultKind::TooLarge { bytes, limit } => {
            Fault::new(FaultKind::NoRoom { bytes, limit }, fault.place)
        }
        _ => fault,
    }
}
