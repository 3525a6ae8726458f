//! What is found at the start, and which of several copies is taken.

use super::seal::{Claim, claim, seal};
use super::settings::Settings;
use super::shelf::{Shelf, ShelfFault};
use super::snapshot::{self, Why};
use super::{
    ASIDE, Aside, Book, FORMER, Keep, Kept, LEDGER, PREFIX, PROBE, SETTINGS, highest_removed,
    in_order, ledger_key, read_kept, wrong_format,
};
use crate::file::Fault;
use crate::ledger::Moment;
use crate::plan::PlanId;

/// What was found at the start.
#[derive(Debug, Default, PartialEq)]
pub struct Found {
    /// The plans kept, by id.
    pub books: Vec<Book>,
    /// What could not be read, or says something else than the copy that was taken.
    pub aside: Vec<Aside>,
    /// Books whose two copies were not of the same revision.
    pub recovered: Vec<Recovered>,
    /// How the page is set.
    pub settings: Settings,
    /// Why the local storage cannot be used, if so.
    pub fault: Option<ShelfFault>,
}

/// A book whose copies were not the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovered {
    /// The plan.
    pub id: PlanId,
    /// Whether the copy that was taken lay in the journal.
    pub from_journal: bool,
    /// The revision taken.
    pub revision: u64,
    /// The revision of the other copy; none where it was not there or could not be read.
    pub other: Option<u64>,
}

/// Where a copy lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Journal,
    Local,
    /// The local storage, as the first version kept it.
    Former,
}

struct Copy {
    place: Place,
    key: String,
    text: String,
}

/// Reads everything kept. What cannot be read is moved to a key of its own, so that no later
/// save can fall on it; what a newer version has written stays where it is and is not touched.
pub fn load(keep: &mut Keep<'_>, now: Moment) -> Found {
    let mut found = Found {
        fault: probe(keep.local).err(),
        ..Found::default()
    };
    if let Ok(Some(text)) = keep.local.read(SETTINGS) {
        found.settings = Settings::parse(&text);
    }
    for key in keep.keys(ASIDE) {
        let text = keep.read(&key).unwrap_or_default();
        let faults = match read_kept(&text) {
            Kept::Good(_) => Vec::new(),
            Kept::Newer(faults) | Kept::Bad(faults) => faults,
        };
        found.aside.push(Aside {
            key,
            text,
            faults,
            newer: false,
        });
    }
    for name in names(keep) {
        load_book(keep, &name, now, &mut found);
    }
    found
}

/// Whether the local storage takes a text, tried before anything is typed.
fn probe(local: &mut dyn Shelf) -> Result<(), ShelfFault> {
    // As much as a few figures take.
    local.write(PROBE, &"·".repeat(500))?;
    local.remove(PROBE)
}

/// The names of everything that lies where ledgers lie.
fn names(keep: &mut Keep<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for prefix in [LEDGER, FORMER] {
        let keys = keep.keys(prefix);
        names.extend(
            keys.iter()
                .filter_map(|key| key.strip_prefix(prefix))
                .map(str::to_owned),
        );
    }
    let mut names = in_order(names);
    names.dedup();
    names
}

fn copies(keep: &mut Keep<'_>, name: &str) -> Vec<Copy> {
    let (key, former) = (format!("{LEDGER}{name}"), format!("{FORMER}{name}"));
    let journal = keep
        .journal
        .as_ref()
        .and_then(|journal| journal.read(&key).ok().flatten());
    let local = keep.local.read(&key).ok().flatten();
    let old = keep.local.read(&former).ok().flatten();
    let all = [
        (Place::Journal, key.clone(), journal),
        (Place::Local, key, local),
        (Place::Former, former, old),
    ];
    let there = all
        .into_iter()
        .filter_map(|(place, key, text)| text.map(|text| Copy { place, key, text }));
    there.collect()
}

fn load_book(keep: &mut Keep<'_>, name: &str, now: Moment, found: &mut Found) {
    let mut good: Vec<(Copy, Book)> = Vec::new();
    let mut bad: Vec<(Copy, Vec<Fault>)> = Vec::new();
    for copy in copies(keep, name) {
        match read_kept(&copy.text) {
            Kept::Newer(faults) => {
                // The other copies are its elder ones: they, too, are for the newer version.
                found.aside.push(Aside {
                    key: copy.key,
                    text: copy.text,
                    faults,
                    newer: true,
                });
                return;
            }
            Kept::Good(book) if book.id().as_str() == name => good.push((copy, *book)),
            Kept::Good(_) => {
                let fault = wrong_format(&copy.key);
                bad.push((copy, vec![fault]));
            }
            Kept::Bad(faults) => bad.push((copy, faults)),
        }
    }
    let spoilt = !bad.is_empty();
    for (copy, faults) in bad {
        set_aside(keep, copy, faults, found);
    }
    if let Some((taken, book)) = latest(&mut good) {
        settle(keep, taken, book, good, spoilt, now, found);
    }
}

/// The copy of the highest revision; of two alike the one in the journal, whenever they were saved:
/// a window that has slept may write its own over another one's in the local storage, whose changes
/// it has not heard of yet. The journal refuses it.
fn latest(good: &mut Vec<(Copy, Book)>) -> Option<(Copy, Book)> {
    let rank = |(copy, book): &(Copy, Book)| {
        let safe = copy.place == Place::Journal;
        (book.revision, safe, book.saved_at)
    };
    let mut best = 0;
    for (at, one) in good.iter().enumerate() {
        if Some(rank(one)) > good.get(best).map(rank) {
            best = at;
        }
    }
    (!good.is_empty()).then(|| good.remove(best))
}

/// One copy is taken: both places get it, and what was different is told.
fn settle(
    keep: &mut Keep<'_>,
    taken: Copy,
    book: Book,
    others: Vec<(Copy, Book)>,
    spoilt: bool,
    now: Moment,
    found: &mut Found,
) {
    if highest_removed(keep, book.id()) > book.revision {
        // It was removed; a crash has brought it back in one of the places.
        keep.remove(&ledger_key(book.id()));
        return;
    }
    let other = others.iter().find(|(copy, _)| copy.place != Place::Former);
    let (missing, differs) = match other {
        None => (true, false),
        Some((_, other)) => (false, other.revision != book.revision),
    };
    let both = keep.journal.is_some() && found.fault != Some(ShelfFault::Forbidden);
    if taken.place != Place::Former && both && (differs || missing || spoilt) {
        found.recovered.push(Recovered {
            id: book.id().clone(),
            from_journal: taken.place == Place::Journal,
            revision: book.revision,
            other: other.map(|(_, other)| other.revision),
        });
    }
    for (copy, other) in others {
        if has_own_work(&other, &book) {
            set_aside(keep, copy, Vec::new(), found);
        }
    }
    put_in_both(keep, &taken, &book, now);
    found.books.push(book);
}

/// Whether a copy that is not taken holds something that the taken one has not grown from.
fn has_own_work(other: &Book, taken: &Book) -> bool {
    let same = other.ledger == taken.ledger && other.plan.same_file(&taken.plan);
    let ahead = other.revision >= taken.revision;
    !same && (ahead || !taken.log.continues(&other.log))
}

/// Both places hold the copy that was taken.
fn put_in_both(keep: &mut Keep<'_>, taken: &Copy, book: &Book, now: Moment) {
    let key = ledger_key(book.id());
    let text = match taken.place {
        Place::Former => seal(book.revision, &taken.text),
        _ => taken.text.clone(),
    };
    if taken.place == Place::Former
        && let Some(journal) = &mut keep.journal
    {
        snapshot::keep(
            journal,
            book.id(),
            &text,
            Why::Migration,
            book.revision,
            now,
        );
    }
    for place in keep.places() {
        let there = place.read(&key).ok().flatten();
        if there.as_deref() != Some(&text) {
            // Where there is no room now, the next save tries again and says so.
            let _ = place.write(&key, &text);
        }
    }
    // The first version's copy goes when another one holds it.
    let former = format!("{FORMER}{}", book.id());
    let held = keep.local.read(&key).ok().flatten();
    if held.is_some_and(|text| matches!(claim(&text), Claim::Revision(..))) {
        let _ = keep.local.remove(&former);
    }
}

/// Copies first, removes after: where there is no room the original stays, and no save falls on
/// it.
fn set_aside(keep: &mut Keep<'_>, copy: Copy, faults: Vec<Fault>, found: &mut Found) {
    let name = copy
        .key
        .strip_prefix(PREFIX)
        .unwrap_or(&copy.key)
        .to_owned();
    let key = keep.free_key(ASIDE, &name);
    let moved = keep.write(&key, &copy.text).is_ok();
    if moved {
        let _ = match (copy.place, &mut keep.journal) {
            (Place::Journal, Some(journal)) => journal.remove(&copy.key),
            _ => keep.local.remove(&copy.key),
        };
    }
    found.aside.push(Aside {
        key: if moved { key } else { copy.key },
        text: copy.text,
        faults,
        newer: false,
    });
}
