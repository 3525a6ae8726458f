//! What holds of every reader of the library, whatever bytes it is given. Held by the fuzz
//! targets (`fuzz/targets`) on bytes they make up, and by `tests/fuzz_corpus.rs` on those kept.

mod deadlines;
mod files;
mod typed;

pub use deadlines::deadline;
pub use files::{ledger, plan, submission};
pub use typed::{date, number};

/// A law: it panics where it is broken.
pub type Law = fn(&[u8]);

/// Every law with the name of its fuzz target.
pub const LAWS: [(&str, Law); 6] = [
    ("plan", plan),
    ("ledger", ledger),
    ("submission", submission),
    ("deadline", deadline),
    ("number", number),
    ("date", date),
];
