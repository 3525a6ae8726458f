//! A quarter frozen: by whom, when, and what it said.

use super::{By, Ledger, Moment};
use crate::calendar::Quarter;

/// The last closing of a quarter.
#[derive(Clone, Debug, PartialEq)]
pub struct Closing {
    /// 1 for the first closing of the quarter, one more after every reopening.
    pub revision: u32,
    /// When it was closed.
    pub at: Moment,
    /// By whom; may be empty.
    pub who: String,
    /// SHA-256, in hexadecimal, over what the quarter said.
    pub digest: String,
    /// Why it was closed in spite of what the checks had found; empty where they found nothing.
    pub words: String,
    /// Whether, and why, it was opened again.
    pub reopened: Option<Reopening>,
}

/// Why a closed quarter was opened again.
#[derive(Clone, Debug, PartialEq)]
pub struct Reopening {
    /// When.
    pub at: Moment,
    /// By whom; may be empty.
    pub who: String,
    /// The reason; never empty.
    pub reason: String,
}

impl Ledger {
    /// The last closing of a quarter, reopened or not.
    pub fn closing(&self, quarter: Quarter) -> Option<&Closing> {
        self.closings.get(&quarter)
    }

    /// All closings, by quarter.
    pub fn closings(&self) -> impl Iterator<Item = (&Quarter, &Closing)> {
        self.closings.iter()
    }

    /// Whether the figures of a quarter are frozen.
    pub fn is_closed(&self, quarter: Quarter) -> bool {
        self.closing(quarter)
            .is_some_and(|closing| closing.reopened.is_none())
    }

    /// Whether a closing may come after the one that is there: a closed quarter is only opened
    /// again, an open one only closed under a higher revision.
    pub(super) fn may_follow(&self, quarter: Quarter, next: &Closing) -> bool {
        match (self.closing(quarter), &next.reopened) {
            (Some(now), Some(reopening)) => {
                let as_it_was = Closing {
                    reopened: None,
                    ..next.clone()
                };
                *now == as_it_was && !reopening.reason.trim().is_empty()
            }
            (Some(now), None) => now.reopened.is_some() && next.revision > now.revision,
            (None, reopened) => reopened.is_none(),
        }
    }

    /// The closing that freezes a quarter as it is; none where it is frozen.
    pub fn closed(
        &self,
        quarter: Quarter,
        digest: String,
        words: String,
        by: By,
    ) -> Option<Closing> {
        let before = self.closing(quarter).map_or(0, |closing| closing.revision);
        (!self.is_closed(quarter)).then(|| Closing {
            revision: before.saturating_add(1),
            at: by.at,
            who: by.who,
            digest,
            words,
            reopened: None,
        })
    }

    /// The same closing, opened again; none where the quarter is not frozen or no reason is
    /// given.
    pub fn reopened(&self, quarter: Quarter, reason: &str, by: By) -> Option<Closing> {
        let reason = reason.trim();
        let closing = self.closing(quarter)?.clone();
        let may = self.is_closed(quarter) && !reason.is_empty();
        may.then(|| Closing {
            reopened: Some(Reopening {
                at: by.at,
                who: by.who,
                reason: reason.to_owned(),
            }),
            ..closing
        })
    }
}
