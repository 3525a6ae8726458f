//! The log of a kept book in pieces beside its head, so that a save of a long ledger writes only
//! the head and the last piece. A chunk lies under its plan and its own SHA-256: it is never
//! written over, and either place can give it to the other.

use super::seal::{Claim, Unsealed, claim, digest_of};
use super::storage::{Storage, StorageFault};
use super::storages::Storages;
use super::{ASIDE, CHUNK, REMOVED, Sealed, ledger_key, unseal};
use crate::plan::PlanId;

/// Where the chunks belong in a head. JSON text never has it.
pub(super) const PLACE: char = '\u{1}';

fn key(id: &str, digest: &str) -> String {
    format!("{CHUNK}{id}/{digest}")
}

/// Puts what is not there yet into one place, by digest and text. Where it does not take all, it
/// is as it was.
pub(super) fn write(
    place: &mut dyn Storage,
    id: &PlanId,
    chunks: &[(&str, &str)],
) -> Result<(), StorageFault> {
    if chunks.is_empty() {
        return Ok(());
    }
    let there = place.keys()?;
    let mut new: Vec<String> = Vec::new();
    for (digest, text) in chunks {
        let key = key(id.as_str(), digest);
        if there.contains(&key) {
            continue;
        }
        if let Err(fault) = place.write(&key, text) {
            for key in new {
                place.remove(&key)?;
            }
            return Err(fault);
        }
        new.push(key);
    }
    Ok(())
}

/// The same at a start, where what lies under a chunk's key may be spoilt.
pub(super) fn mend(
    place: &mut dyn Storage,
    id: &PlanId,
    chunks: &[(&str, &str)],
) -> Result<(), StorageFault> {
    for (digest, text) in chunks {
        let key = key(id.as_str(), digest);
        if place.read(&key)?.is_some_and(|there| there != *text) {
            place.write(&key, text)?;
        }
    }
    write(place, id, chunks)
}

/// The chunks that a kept text names, by digest and text, as far as they are there.
pub(super) fn found(storages: &mut Storages<'_>, text: &str) -> Vec<(String, String)> {
    let keys = storages.keys(CHUNK);
    let digests = named(text).into_iter();
    digests
        .filter_map(|digest| {
            let text = find(storages, &keys, &digest)?;
            Some((digest, text))
        })
        .collect()
}

/// The head with its chunks in their place; none where one is missing or spoilt.
pub(super) fn joined(storages: &mut Storages<'_>, unsealed: &Unsealed<'_>) -> Option<String> {
    let (text, missing) = join(storages, unsealed);
    (missing == 0).then_some(text)
}

/// The text of the backup in a kept text: without the line that seals it, with its chunks as far
/// as they are there.
pub fn whole_text(storages: &mut Storages<'_>, text: &str) -> String {
    match unseal(text) {
        Sealed::Whole(unsealed) => join(storages, &unsealed).0,
        // What the line says does not fit, but it may be all that is wrong.
        _ => match claim(text) {
            Claim::Nothing => text.to_owned(),
            _ => text
                .split_once('\n')
                .map_or(text, |(_, body)| body)
                .to_owned(),
        },
    }
}

fn join(storages: &mut Storages<'_>, unsealed: &Unsealed<'_>) -> (String, usize) {
    let Some((before, after)) = unsealed.text.split_once(PLACE) else {
        return (unsealed.text.to_owned(), 0);
    };
    let (mut text, mut missing, mut first) = (before.to_owned(), 0, true);
    let keys = storages.keys(CHUNK);
    for digest in unsealed.chunks() {
        match find(storages, &keys, digest) {
            Some(chunk) => {
                // Where the first is missing the next one begins the list.
                let chunk = match first {
                    true => chunk.strip_prefix(',').unwrap_or(&chunk),
                    false => &chunk,
                };
                text.push_str(chunk);
                first = false;
            }
            None => missing += 1,
        }
    }
    text.push_str(after);
    (text, missing)
}

/// The chunk of this digest, wherever it lies and whichever plan it was written for.
fn find(storages: &mut Storages<'_>, keys: &[String], digest: &str) -> Option<String> {
    for key in keys.iter().filter(|key| key.ends_with(digest)) {
        for place in storages.places() {
            let text = place.read(key).ok().flatten();
            if let Some(text) = text.filter(|text| digest_of(text) == digest) {
                return Some(text);
            }
        }
    }
    None
}

/// The digests of the chunks that a kept text names.
pub(super) fn named(text: &str) -> Vec<String> {
    match claim(text) {
        Claim::Ours(stated) => stated.chunks().map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// The text of a head with its newest chunk alone: for a snapshot, which must stay whole when the
/// chunks of its time are gone. What was done before stands in the log of the ledger itself.
pub(super) fn with_newest(storages: &mut Storages<'_>, text: &str) -> Option<(u64, String)> {
    let Sealed::Whole(unsealed) = unseal(text) else {
        return None;
    };
    let newest = match unsealed.chunks().last() {
        Some(digest) => {
            let keys = storages.keys(CHUNK);
            find(storages, &keys, digest).unwrap_or_default()
        }
        None => String::new(),
    };
    let newest = newest.strip_prefix(',').unwrap_or(&newest);
    let text = unsealed.text.replace(PLACE, newest);
    Some((unsealed.revision, text))
}

/// Takes away those of these chunks that no text of the plan names any more.
pub(super) fn sweep(storages: &mut Storages<'_>, id: &PlanId, before: Vec<String>) {
    let mut over = before;
    for place in storages.places() {
        for text in texts_of(place, id) {
            let kept = named(&text);
            over.retain(|digest| !kept.contains(digest));
        }
    }
    for digest in over {
        storages.remove(&key(id.as_str(), &digest));
    }
}

/// Every text of a plan in one place that may name chunks.
fn texts_of(place: &dyn Storage, id: &PlanId) -> Vec<String> {
    let (ledger, removed) = (ledger_key(id), format!("{REMOVED}{id}/"));
    let keys = place.keys().unwrap_or_default().into_iter();
    let keys =
        keys.filter(|key| *key == ledger || key.starts_with(&removed) || key.starts_with(ASIDE));
    keys.filter_map(|key| place.read(&key).ok().flatten())
        .collect()
}
