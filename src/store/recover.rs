//! What is found at the start, and which of several copies is taken.

use std::sync::Arc;

use super::life::{self, Over};
use super::removal::removed_of;
use super::save::save;
use super::seal::{Claim, claim, digest_of, seal};
use super::settings::Settings;
use super::snapshot::{self, Why};
use super::storage::{Storage, StorageFault};
use super::storages::{Storages, key_for};
use super::{
    ASIDE, Book, FORMER, Kept, LEDGER, PREFIX, PROBE, Quarantined, REMOVED, SETTINGS, chunks,
    in_order, ledger_key, read_head, read_kept, wrong_format,
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
    pub quarantined: Vec<Quarantined>,
    /// Books whose two copies were not of the same revision.
    pub recovered: Vec<Recovered>,
    /// How the page is set.
    pub settings: Settings,
    /// Why the local storage cannot be used, if so.
    pub fault: Option<StorageFault>,
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
pub fn load(storages: &mut Storages<'_>, now: Moment) -> Found {
    let mut found = Found {
        fault: probe(storages.local).err(),
        ..Found::default()
    };
    if let Ok(Some(text)) = storages.local.read(SETTINGS) {
        found.settings = Settings::parse(&text);
    }
    life::level(storages);
    drop_deleted(storages);
    copy_to_journal(storages);
    for key in storages.keys(ASIDE) {
        let text = storages.read(&key).unwrap_or_default();
        found.quarantined.push(quarantined(storages, key, &text));
    }
    for name in names(storages) {
        load_book(storages, &name, now, &mut found);
    }
    found
}

/// Takes away again what was deleted for good, and what a killed browser has brought back.
fn drop_deleted(storages: &mut Storages<'_>) {
    let deleted = life::deleted_texts(storages);
    for prefix in [REMOVED, ASIDE] {
        for key in storages.keys(prefix) {
            let id = key.strip_prefix(REMOVED);
            let id = id.and_then(|name| name.rsplit_once('/'));
            let over = id.map(|(id, _)| Over::read(storages, id));
            // One by one: the places may hold different texts under a key.
            for place in storages.places() {
                let text = place.read(&key).ok().flatten().unwrap_or_default();
                let life_deleted = match (&over, claim(&text)) {
                    (Some(over), Claim::Ours(stated)) => over.has_deleted(&stated.life()),
                    _ => false,
                };
                if life_deleted || !deleted.is_empty() && deleted.contains(&digest_of(&text)) {
                    // A place that cannot be used has nothing that could be read again.
                    let _ = place.remove(&key);
                }
            }
        }
    }
}

/// What was removed or set aside while there was no database goes there too.
fn copy_to_journal(storages: &mut Storages<'_>) {
    let Some(journal) = &mut storages.journal else {
        return;
    };
    for key in storages.local.keys().unwrap_or_default() {
        if !key.starts_with(REMOVED) && !key.starts_with(ASIDE) {
            continue;
        }
        let (Ok(Some(text)), Ok(there)) = (storages.local.read(&key), journal.read(&key)) else {
            continue;
        };
        // Keys were numbers once, and two sessions may have used one for two texts.
        let own_key = match there {
            Some(there) if there == text => continue,
            Some(_) => {
                let name = key.rsplit_once('/').map_or(key.as_str(), |(name, _)| name);
                key_for("", name, &text)
            }
            None => key.clone(),
        };
        // The image of the journal takes everything.
        let _ = journal.write(&own_key, &text);
        if own_key != key && storages.local.write(&own_key, &text).is_ok() {
            let _ = storages.local.remove(&key);
        }
    }
}

/// What lies set aside under a key.
fn quarantined(storages: &mut Storages<'_>, key: String, text: &str) -> Quarantined {
    let (book, faults) = match read_kept(storages, text) {
        Kept::Good(book) => (Some(Arc::from(book)), Vec::new()),
        Kept::Newer(faults) | Kept::Bad(faults) => (None, faults),
    };
    Quarantined {
        key,
        text: text.to_owned(),
        book,
        faults,
        newer: false,
    }
}

/// Whether the local storage takes a text, tried before anything is typed.
fn probe(local: &mut dyn Storage) -> Result<(), StorageFault> {
    // As much as a few figures take.
    local.write(PROBE, &"·".repeat(500))?;
    local.remove(PROBE)
}

/// The names of everything that lies where ledgers lie.
fn names(storages: &mut Storages<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for prefix in [LEDGER, FORMER] {
        let keys = storages.keys(prefix);
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

fn copies(storages: &mut Storages<'_>, name: &str) -> Vec<Copy> {
    let (key, former) = (format!("{LEDGER}{name}"), format!("{FORMER}{name}"));
    let journal = storages
        .journal
        .as_ref()
        .and_then(|journal| journal.read(&key).ok().flatten());
    let local = storages.local.read(&key).ok().flatten();
    let old = storages.local.read(&former).ok().flatten();
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

fn load_book(storages: &mut Storages<'_>, name: &str, now: Moment, found: &mut Found) {
    let mut good: Vec<(Copy, Book)> = Vec::new();
    let mut bad: Vec<(Copy, Vec<Fault>)> = Vec::new();
    for copy in copies(storages, name) {
        match read_kept(storages, &copy.text) {
            Kept::Newer(faults) => {
                // The other copies are its elder ones: they, too, are for the newer version.
                found.quarantined.push(Quarantined {
                    text: copy.text,
                    key: copy.key,
                    book: None,
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
    let head = match good.is_empty() {
        true => latest_head(storages, name, &bad),
        false => None,
    };
    let mut stuck = false;
    for (copy, faults) in bad {
        let of_local = copy.place == Place::Local;
        stuck |= !set_aside(storages, copy, faults, found) && of_local;
    }
    if let Some(book) = head {
        return take_head(storages, book, now, found);
    }
    let left_over = left_overs(storages, name, &mut good);
    let taken = latest(&mut good);
    let book = taken.as_ref().map(|(_, book)| book.clone());
    for (copy, other) in left_over {
        drop_left_over(storages, copy, &other, book.as_ref(), found);
    }
    if let Some((taken, book)) = taken {
        settle(storages, (taken, book), good, (spoilt, stuck), now, found);
    }
}

/// Of copies that lack a part of their log the one of the highest revision, without its log.
fn latest_head(
    storages: &mut Storages<'_>,
    name: &str,
    bad: &[(Copy, Vec<Fault>)],
) -> Option<Book> {
    let over = Over::read(storages, name);
    let heads = bad.iter().filter_map(|(copy, _)| read_head(&copy.text));
    let heads = heads.filter(|book| book.id().as_str() == name && !over.has(&book.life));
    heads.max_by_key(|book| book.revision)
}

/// Opens a book without its log: the figures are whole. What it was read from has been set aside.
fn take_head(storages: &mut Storages<'_>, mut book: Book, now: Moment, found: &mut Found) {
    // Where neither place takes it, it can still be taken from what is set aside.
    if save(storages, &mut book, now).is_ok() {
        found.books.push(book);
    }
}

/// Copies of a life that is over: a killed browser has brought them back in the local storage.
fn left_overs(
    storages: &mut Storages<'_>,
    name: &str,
    good: &mut Vec<(Copy, Book)>,
) -> Vec<(Copy, Book)> {
    let over = Over::read(storages, name);
    let safe = good.iter().any(|(copy, _)| copy.place == Place::Journal);
    let unnamed = good.iter().any(|(_, book)| !book.life.is_named());
    let has_journal = storages.journal.is_some();
    // Before lives were named, a later revision among the removed plans told it. What the journal
    // holds is open, whatever lies there; what it does not hold of a plan that this version has
    // handled since is older than that.
    let removed = match unnamed && !safe && has_journal {
        true => removed_of(storages, name),
        false => Vec::new(),
    };
    let is_over = |(copy, book): &(Copy, Book)| match book.life.is_named() {
        true => over.has(&book.life),
        false => {
            let handled = has_journal && copy.place != Place::Journal && over.has_any();
            handled || removed.iter().any(|one| is_part_of(book, one))
        }
    };
    let (left_over, others) = std::mem::take(good).into_iter().partition(is_over);
    *good = others;
    left_over
}

/// Takes a left-over away where all of it lies elsewhere or was deleted for good; sets it aside
/// otherwise.
fn drop_left_over(
    storages: &mut Storages<'_>,
    copy: Copy,
    book: &Book,
    taken: Option<&Book>,
    found: &mut Found,
) {
    let name = book.id().to_string();
    let deleted = Over::read(storages, &name).has_deleted(&book.life);
    let in_taken = taken.is_some_and(|taken| is_part_of(book, taken));
    let nothing_own = deleted
        || in_taken
        || removed_of(storages, &name)
            .iter()
            .any(|one| is_part_of(book, one));
    if !nothing_own {
        set_aside(storages, copy, Vec::new(), found);
        return;
    }
    let _ = match (copy.place, &mut storages.journal) {
        (Place::Journal, Some(journal)) => journal.remove(&copy.key),
        _ => storages.local.remove(&copy.key),
    };
}

/// Whether everything in a book is in another one, as it is or in its log.
fn is_part_of(book: &Book, of: &Book) -> bool {
    let same = book.ledger == of.ledger && book.plan.same_file(&of.plan);
    same || of.revision >= book.revision && has_grown_from(of, book)
}

/// Whether a book has grown from another one. Logs of two lives have the same numbers: there,
/// every step must be found, and figures of a file of the first version have none.
fn has_grown_from(book: &Book, other: &Book) -> bool {
    if book.life == other.life {
        return book.log.continues(&other.log);
    }
    let told = !other.log.steps().is_empty() || other.ledger.is_empty();
    told && book.log.holds(&other.log)
}

/// The copy of the highest revision; of two alike the one in the journal, whenever they were saved:
/// a window that has slept may write its own over another one's in the local storage, whose changes
/// it has not heard of yet. The journal refuses it. Revisions of two lives say nothing of each
/// other: there, too, the journal's is taken.
fn latest(good: &mut Vec<(Copy, Book)>) -> Option<(Copy, Book)> {
    let mut lives = good.iter().map(|(_, book)| &book.life);
    let first = lives.next().cloned().unwrap_or_default();
    let alike = lives.all(|life| *life == first);
    let rank = |(copy, book): &(Copy, Book)| {
        let safe = copy.place == Place::Journal;
        (!alike && safe, book.revision, safe, book.saved_at)
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
    storages: &mut Storages<'_>,
    (taken, book): (Copy, Book),
    others: Vec<(Copy, Book)>,
    (spoilt, mut stuck): (bool, bool),
    now: Moment,
    found: &mut Found,
) {
    let other = others.iter().find(|(copy, _)| copy.place != Place::Former);
    let (missing, differs) = match other {
        None => (true, false),
        Some((_, other)) => (false, other.revision != book.revision),
    };
    let other = other.map(|(_, other)| other.revision);
    let both = storages.journal.is_some() && found.fault != Some(StorageFault::Forbidden);
    for (copy, other) in others {
        if has_own_work(&other, &book) {
            let of_local = copy.place == Place::Local;
            stuck |= !set_aside(storages, copy, Vec::new(), found) && of_local;
        }
    }
    // What could not be moved out of its way is not written over.
    let local = put_in_both(storages, &taken, &book, stuck, now);
    let from_journal = taken.place == Place::Journal;
    // A local storage without room has an older copy or none: nothing is in doubt.
    let no_room = from_journal && local == Err(StorageFault::Full) && !spoilt;
    if taken.place != Place::Former && both && (differs || missing || spoilt) && !no_room {
        found.recovered.push(Recovered {
            id: book.id().clone(),
            from_journal,
            revision: book.revision,
            other,
        });
    }
    found.books.push(book);
}

/// Whether a copy that is not taken holds something that the taken one has not grown from.
fn has_own_work(other: &Book, taken: &Book) -> bool {
    let same = other.ledger == taken.ledger && other.plan.same_file(&taken.plan);
    let ahead = other.revision >= taken.revision;
    !same && (ahead || !has_grown_from(taken, other))
}

/// Both places hold the copy that was taken. Gives what the local storage said: where there is no
/// room now, the next save tries again and says so.
fn put_in_both(
    storages: &mut Storages<'_>,
    taken: &Copy,
    book: &Book,
    not_local: bool,
    now: Moment,
) -> Result<(), StorageFault> {
    let key = ledger_key(book.id());
    let text = match taken.place {
        Place::Former => seal(book.revision, &taken.text),
        _ => taken.text.clone(),
    };
    if taken.place == Place::Former
        && let Some(journal) = &mut storages.journal
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
    let found = chunks::found(storages, &text);
    let pieces = found
        .iter()
        .map(|(digest, text)| (digest.as_str(), text.as_str()));
    let pieces: Vec<(&str, &str)> = pieces.collect();
    let mut local = Ok(());
    let mut places = storages.places();
    if not_local {
        places.pop();
    }
    for place in places {
        local = put(place, &key, book.id(), &text, &pieces);
    }
    // The first version's copy goes when another one holds it.
    let former = format!("{FORMER}{}", book.id());
    let held = storages.local.read(&key).ok().flatten();
    if held.is_some_and(|text| matches!(claim(&text), Claim::Ours(_))) {
        let _ = storages.local.remove(&former);
    }
    local
}

fn put(
    place: &mut dyn Storage,
    key: &str,
    id: &PlanId,
    text: &str,
    pieces: &[(&str, &str)],
) -> Result<(), StorageFault> {
    chunks::mend(place, id, pieces)?;
    if place.read(key)?.as_deref() == Some(text) {
        return Ok(());
    }
    place.write(key, text)
}

/// Copies first, removes after: where there is no room the original stays, and no save falls on
/// it. Whether it has gone from where it was.
fn set_aside(
    storages: &mut Storages<'_>,
    copy: Copy,
    faults: Vec<Fault>,
    found: &mut Found,
) -> bool {
    let name = copy.key.strip_prefix(PREFIX).unwrap_or(&copy.key);
    let aside = key_for(ASIDE, name, &copy.text);
    let of_local = copy.place != Place::Journal;
    let moved = storages.copy(&aside, &copy.text, of_local).is_ok();
    if moved {
        let _ = match (copy.place, &mut storages.journal) {
            (Place::Journal, Some(journal)) => journal.remove(&copy.key),
            _ => storages.local.remove(&copy.key),
        };
    }
    let key = if moved { aside } else { copy.key };
    let aside = quarantined(storages, key, &copy.text);
    found.quarantined.push(Quarantined { faults, ..aside });
    moved
}
