//! The file outside the browser that gets copies of a book by itself.

use super::{Effect, Machine, Timer};
use crate::ledger::Moment;
use crate::plan::PlanId;

/// Milliseconds after a save before the file gets it; further saves within it go along.
const PAUSE: u32 = 3_000;

/// How the file that gets copies stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Copying {
    /// There is none.
    #[default]
    None,
    /// It has this name; the browser asks for leave first.
    Asks(String),
    /// It has this name, and has everything since then, if ever.
    Goes(String, Option<Moment>),
    /// It has this name and could not be written to.
    Failed(String),
}

impl Copying {
    fn name(&self) -> String {
        match self {
            Self::None => String::new(),
            Self::Asks(name) | Self::Goes(name, _) | Self::Failed(name) => name.clone(),
        }
    }
}

impl Machine {
    /// How the file that gets copies of a plan stands.
    pub fn copying(&self, id: &PlanId) -> Copying {
        let kept = self.books.iter().find(|kept| kept.id == *id);
        kept.map_or(Copying::None, |kept| kept.copying.clone())
    }

    pub(super) fn set_copying(&mut self, id: &PlanId, copying: Copying) {
        if let Some(kept) = self.kept_mut(id) {
            kept.copying = copying;
        }
    }

    pub(super) fn copy_file(&mut self, id: &PlanId, name: String, allowed: bool) {
        let copying = match allowed {
            true => Copying::Goes(name, None),
            false => Copying::Asks(name),
        };
        self.set_copying(id, copying);
        self.copy_soon(id);
    }

    pub(super) fn copy_soon(&mut self, id: &PlanId) {
        let Some(kept) = self.kept_mut(id) else {
            return;
        };
        if matches!(kept.copying, Copying::Goes(..)) && !kept.copies {
            kept.copies = true;
            let timer = Timer::Copy(id.clone());
            self.effects.push(Effect::Timer(timer, PAUSE));
        }
    }

    pub(super) fn write_copy(&mut self, id: &PlanId) {
        if let Some(kept) = self.kept_mut(id) {
            kept.copies = false;
            if matches!(kept.copying, Copying::Goes(..)) {
                self.effects.push(Effect::WriteCopy(id.clone()));
            }
        }
    }

    pub(super) fn copy_written(&mut self, id: &PlanId, written: bool, now: Moment) {
        let name = self.copying(id).name();
        let copying = match written {
            true => Copying::Goes(name, Some(now)),
            false => Copying::Failed(name),
        };
        self.set_copying(id, copying);
        if written {
            self.effects.push(Effect::NoteCopy(id.clone()));
        }
    }
}
