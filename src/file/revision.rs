//! The numbers of saves. The highest is the latest one, so that there must always be a next.

use super::check::Checker;

/// Highest revision of a file.
const HIGHEST: u64 = 9_000_000_000_000_000_000;
/// Highest revision that is taken from a file: far more than anyone saves, and keys of snapshots
/// have ten digits for it.
const HIGHEST_TAKEN: u64 = 1_000_000_000;

/// Reports a revision that leaves no number for a next one.
pub(super) fn check_revision(check: &mut Checker, revision: u64) {
    let allowed = "0–9000000000000000000";
    check.within(revision, 0..=HIGHEST, allowed, "revision");
}

/// The revision from which a ledger goes on that is taken from a file of others: what the file
/// says, but with room above it. Anyone may have written it.
pub fn revision_taken(revision: u64) -> u64 {
    revision.min(HIGHEST_TAKEN)
}

/// The revision of the next save. One that could not be read again is never given.
pub fn next_revision(revision: u64) -> u64 {
    revision.saturating_add(1).min(HIGHEST)
}
