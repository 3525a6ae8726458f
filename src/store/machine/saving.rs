//! When a book is saved, and what is said of it.

use super::commits::Database;
use super::{Around, Copying, Effect, Machine, Tab, Timer};
use crate::file::ChunkCache;
use crate::ledger::Moment;
use crate::plan::PlanId;
use crate::store::{self, Book, Journal, Life, StorageFault};

/// Milliseconds without a key before a book is saved.
const PAUSE: u32 = 400;
/// Upper bound of the pauses waited for while typing goes on, some three seconds; then the book is
/// saved when the next key is on the screen, not between a key and its picture.
const MOST_PAUSES: u8 = 8;

/// The life of an open plan, stage by stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing was changed since it was read from the storages.
    Kept,
    /// Changed, and to be saved after a pause in typing.
    Changed(Debounce),
    /// Written to the local storage, unless it gave a fault, and handed to the database.
    Written(Option<StorageFault>),
    /// Changed, and could not be saved.
    Refused(StorageFault),
    /// The site's data were cleared while it was open: it lies nowhere.
    Cleared,
    /// The same, and the user wants it so.
    LeftEmpty,
}

/// A pause in typing that is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Debounce {
    /// The timer that counts.
    timer: u64,
    /// Whether something was typed since the timer was set.
    typing: bool,
    /// Pauses still waited for.
    left: u8,
    /// Whether it is to be saved after the next key.
    due: bool,
}

/// Where saving stands, as the user is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saved {
    /// There was nothing to save.
    #[default]
    Nothing,
    /// A change is not saved yet, or not where it survives everything.
    Pending,
    /// All is in the database, since then.
    At(Moment),
    /// All is in the local storage, since then; the database could not take it. It outlives the
    /// page, but perhaps not a machine that stops dead.
    Local(Moment),
    /// The last change could not be saved.
    Failed(StorageFault),
    /// The site's data were cleared while the page was open.
    Cleared,
    /// The same, and the user wants the storages empty.
    LeftEmpty,
}

/// What is said of all open plans.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Where saving stands: of the plan that is worst off.
    pub saved: Saved,
    /// Which plan that is, where not all is well.
    pub plan: Option<PlanId>,
    /// Whether a text is being composed in a field, which is in no ledger yet.
    pub typing: bool,
}

/// An open plan, as far as saving goes.
#[derive(Debug)]
pub(super) struct Kept {
    pub id: PlanId,
    pub stage: Stage,
    /// The revision last saved.
    pub revision: u64,
    pub life: Life,
    /// When it was last saved, if ever.
    pub at: Option<Moment>,
    /// What was told last.
    told: Saved,
    pub copying: Copying,
    /// Whether the file that gets copies is about to be written.
    pub copies: bool,
    /// The pieces of the log as they were last written.
    cache: ChunkCache,
}

impl Kept {
    pub fn new(book: &Book, stage: Stage) -> Self {
        Self {
            id: book.id().clone(),
            stage,
            revision: book.revision,
            life: book.life.clone(),
            at: book.saved_at,
            told: Saved::Nothing,
            copying: Copying::None,
            copies: false,
            cache: ChunkCache::default(),
        }
    }

    /// Begins anew from what is kept.
    pub fn restart(&mut self, book: &Book) {
        self.stage = Stage::Kept;
        self.revision = book.revision;
        self.life = book.life.clone();
        self.at = book.saved_at;
    }

    /// Whether the database holds it as it was last saved.
    pub fn is_safe(&self, journal: Option<&Journal>) -> bool {
        journal.is_some_and(|journal| store::is_safe(journal, &self.id, self.revision, &self.life))
    }

    /// Whether something of it lies in no place.
    pub fn is_unsaved(&self) -> bool {
        !matches!(self.stage, Stage::Kept | Stage::Written(_))
    }
}

impl Machine {
    /// Where saving of a plan stands.
    pub fn saved(&self, id: &PlanId) -> Saved {
        let kept = self.books.iter().find(|kept| kept.id == *id);
        kept.map_or(Saved::Nothing, |kept| self.standing(kept))
    }

    /// Where saving of all open plans stands.
    pub fn line(&self) -> Line {
        let mut line = Line {
            typing: self.composing,
            ..Line::default()
        };
        for kept in &self.books {
            let saved = self.standing(kept);
            if rank(saved) > rank(line.saved) {
                line.saved = saved;
                line.plan = Some(kept.id.clone());
            }
        }
        if matches!(line.saved, Saved::Nothing | Saved::Pending | Saved::At(_)) {
            line.plan = None;
        }
        line
    }

    /// Whether everything typed is in the storages.
    pub fn is_all_saved(&self) -> bool {
        let saved = |kept: &Kept| {
            matches!(
                self.standing(kept),
                Saved::Nothing | Saved::At(_) | Saved::Local(_) | Saved::LeftEmpty
            )
        };
        !self.composing && self.books.iter().all(saved)
    }

    /// Whether something typed would be lost if the page were closed now in an orderly way.
    pub fn loses_on_close(&self) -> bool {
        self.composing
            || self.books.iter().any(|kept| match kept.stage {
                Stage::Kept | Stage::Written(None) | Stage::LeftEmpty => false,
                Stage::Written(Some(_)) => !kept.is_safe(self.journal.as_ref()),
                Stage::Changed(_) | Stage::Refused(_) | Stage::Cleared => true,
            })
    }

    fn standing(&self, kept: &Kept) -> Saved {
        let local = match kept.stage {
            Stage::Kept => None,
            Stage::Written(local) => local,
            Stage::Changed(_) => return Saved::Pending,
            Stage::Refused(fault) => return Saved::Failed(fault),
            Stage::Cleared => return Saved::Cleared,
            Stage::LeftEmpty => return Saved::LeftEmpty,
        };
        let Some(at) = kept.at else {
            return Saved::Nothing;
        };
        match (
            kept.is_safe(self.journal.as_ref()),
            self.database_fault(),
            local,
        ) {
            (true, ..) => Saved::At(at),
            (false, None, _) => Saved::Pending,
            (_, _, None) => Saved::Local(at),
            (_, _, Some(fault)) => Saved::Failed(fault),
        }
    }

    /// What follows from where a book stands now: the other tabs and the copy file get it.
    pub(super) fn tell(&mut self, at: usize) {
        let Some(kept) = self.books.get(at) else {
            return;
        };
        let now = self.standing(kept);
        if kept.told == now {
            return;
        }
        let id = kept.id.clone();
        if let Some(kept) = self.books.get_mut(at) {
            kept.told = now;
        }
        if matches!(now, Saved::Local(_)) {
            self.post_saved();
        }
        if matches!(now, Saved::At(_) | Saved::Local(_)) {
            self.copy_soon(&id);
        }
    }

    pub(super) fn kept_mut(&mut self, id: &PlanId) -> Option<&mut Kept> {
        self.books.iter_mut().find(|kept| kept.id == *id)
    }

    fn stage(&self, id: &PlanId) -> Option<Stage> {
        let kept = self.books.iter().find(|kept| kept.id == *id);
        kept.map(|kept| kept.stage)
    }

    pub(super) fn set_stage(&mut self, id: &PlanId, stage: Stage) {
        if let Some(kept) = self.kept_mut(id) {
            kept.stage = stage;
        }
    }

    /// A key was typed: no key waits for a save.
    pub(super) fn changed(&mut self, id: &PlanId, around: &mut Around<'_>) {
        if self.cleared {
            self.cleared = false;
            self.mark_all_changed();
            return self.save_all(around);
        }
        match self.stage(id) {
            None => {}
            Some(Stage::Changed(debounce)) if debounce.due => {
                self.effects.push(Effect::AfterPaint(id.clone()));
            }
            Some(Stage::Changed(debounce)) => {
                let typing = Debounce {
                    typing: true,
                    ..debounce
                };
                self.set_stage(id, Stage::Changed(typing));
            }
            Some(_) => self.wait_for_pause(id, MOST_PAUSES),
        }
    }

    fn wait_for_pause(&mut self, id: &PlanId, left: u8) {
        self.pauses += 1;
        let timer = self.pauses;
        let debounce = Debounce {
            timer,
            typing: false,
            left,
            due: left == 0,
        };
        self.set_stage(id, Stage::Changed(debounce));
        let timer = Timer::Pause(id.clone(), timer);
        self.effects.push(Effect::Timer(timer, PAUSE));
    }

    pub(super) fn paused(&mut self, id: &PlanId, number: u64, around: &mut Around<'_>) {
        let Some(Stage::Changed(debounce)) = self.stage(id) else {
            return;
        };
        match debounce {
            Debounce { timer, .. } if timer != number => {}
            Debounce {
                typing: true, left, ..
            } if left > 0 => self.wait_for_pause(id, left - 1),
            _ => self.save(id, around),
        }
    }

    /// Saves every book that has something unsaved.
    pub(super) fn save_all(&mut self, around: &mut Around<'_>) {
        for id in self.ids() {
            self.save(&id, around);
        }
    }

    pub(super) fn ids(&self) -> Vec<PlanId> {
        self.books.iter().map(|kept| kept.id.clone()).collect()
    }

    /// Saves a book at once if it has something unsaved.
    pub(super) fn save(&mut self, id: &PlanId, around: &mut Around<'_>) {
        let unsaved = matches!(self.stage(id), Some(Stage::Changed(_) | Stage::Refused(_)));
        if !unsaved || self.tab != Tab::Writer {
            return;
        }
        let Some(mut book) = self.book(id, around) else {
            return;
        };
        if !book.life.is_named() {
            book.life = self.new_life();
        }
        self.save_book(&mut book, around);
    }

    /// An open book as it stands.
    pub(super) fn book(&self, id: &PlanId, around: &Around<'_>) -> Option<Book> {
        let kept = self.books.iter().find(|kept| kept.id == *id)?;
        let content = (around.content)(id)?;
        Some(Book {
            plan: content.plan,
            ledger: content.ledger,
            log: content.log,
            revision: kept.revision,
            saved_at: kept.at,
            life: kept.life.clone(),
        })
    }

    pub(super) fn save_book(&mut self, book: &mut Book, around: &mut Around<'_>) {
        let now = around.now;
        let kept = self.kept_mut(book.id());
        let mut cache = kept.map(|kept| std::mem::take(&mut kept.cache));
        let outcome = self.with(around, |storages| {
            let cache = cache.get_or_insert_default();
            store::save_pieces(storages, book, now, cache)
        });
        if let Some(kept) = self.kept_mut(book.id()) {
            kept.cache = cache.unwrap_or_default();
            match outcome {
                Err(fault) => kept.stage = Stage::Refused(fault),
                Ok(local) => {
                    kept.restart(book);
                    kept.stage = Stage::Written(local);
                }
            }
        }
        self.lists += 1;
        self.flush();
    }

    /// Tries again what failed for want of room or of leave; what another tab or a newer version
    /// has done does not go away by trying.
    pub(super) fn save_failed(&mut self, around: &mut Around<'_>) {
        for id in self.ids() {
            match self.stage(&id) {
                Some(Stage::Refused(fault)) if can_pass(fault) => self.save(&id, around),
                Some(Stage::Written(Some(_))) => {
                    self.wait_for_pause(&id, 0);
                    self.save(&id, around);
                }
                _ => {}
            }
        }
        self.flush();
    }

    pub(super) fn retry(&mut self, around: &mut Around<'_>) {
        self.retries = false;
        self.look_whether_cleared(around);
        match self.database {
            Database::Absent => self.open_database(),
            _ => self.save_failed(around),
        }
    }

    pub(super) fn wants_retry(&self) -> bool {
        self.tab == Tab::Writer
            && self.books.iter().any(|kept| match self.standing(kept) {
                Saved::Local(_) => true,
                Saved::Failed(fault) => can_pass(fault),
                _ => false,
            })
    }

    pub(super) fn mark_all_changed(&mut self) {
        for id in self.ids() {
            self.wait_for_pause(&id, 0);
        }
    }

    pub(super) fn write_again(&mut self, around: &mut Around<'_>) {
        self.cleared = false;
        for id in self.ids() {
            if matches!(self.stage(&id), Some(Stage::Cleared | Stage::LeftEmpty)) {
                self.wait_for_pause(&id, 0);
            }
        }
        self.save_all(around);
    }

    pub(super) fn leave_empty(&mut self) {
        self.cleared = false;
        for kept in &mut self.books {
            if kept.stage == Stage::Cleared {
                kept.stage = Stage::LeftEmpty;
            }
        }
    }
}

/// Whether a fault may go away by itself.
fn can_pass(fault: StorageFault) -> bool {
    matches!(fault, StorageFault::Forbidden | StorageFault::Full)
}

/// How much it matters that the user knows.
fn rank(saved: Saved) -> (u8, Option<Moment>) {
    match saved {
        Saved::Nothing => (0, None),
        Saved::At(at) => (1, Some(at)),
        Saved::Pending => (2, None),
        Saved::LeftEmpty => (3, None),
        Saved::Local(_) => (4, None),
        Saved::Cleared => (5, None),
        Saved::Failed(_) => (6, None),
    }
}
