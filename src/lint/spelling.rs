//! KH-21: words that are surely misspelt. A short list of what typing and scanning make of the
//! words of such documents (`misspelt.json`), and words said twice; no dictionary.

use serde_json::Value;

use super::passage::{Passage, plain};
use super::{Remark, RemarkKind};

/// Two words that may stand twice: a comma between "một cửa, một cửa liên thông" is easily lost.
const MAY_REPEAT: &str = "một cửa";

/// A misspelling and what is meant.
struct Slip {
    wrong: String,
    right: String,
    /// What is wrong, as words are compared.
    plain: String,
    /// Whether capitals are all that is wrong: then it is compared as it is written.
    by_case: bool,
}

fn slips() -> Vec<Slip> {
    let data: Value = serde_json::from_str(include_str!("misspelt.json")).unwrap_or_default();
    let list = data.as_array().into_iter().flatten();
    let read = |one: &Value| {
        let text = |key: &str| Some(one.get(key)?.as_str()?.to_owned());
        let (wrong, right) = (text("wrong")?, text("right")?);
        let plain_wrong = plain(&wrong);
        Some(Slip {
            by_case: plain_wrong == plain(&right),
            plain: plain_wrong,
            wrong,
            right,
        })
    };
    list.filter_map(read).collect()
}

pub(super) fn check(passages: &[Passage<'_>]) -> Vec<Remark> {
    let slips = slips();
    let mut found = Vec::new();
    for passage in passages {
        found.extend(slips.iter().filter_map(|slip| misspelt(passage, slip)));
        found.extend(said_twice(passage));
    }
    found
}

fn misspelt(passage: &Passage<'_>, slip: &Slip) -> Option<Remark> {
    let (first, last) = (0..passage.words.len()).find_map(|at| {
        let last = passage.phrase(at, &slip.plain)?;
        let meant = !slip.by_case || passage.slice(at, last) == slip.wrong;
        meant.then_some((at, last))
    })?;
    Some(remark(passage, first, last, &slip.right))
}

fn remark(passage: &Passage<'_>, first: usize, last: usize, right: &str) -> Remark {
    let right = right.to_owned();
    let kind = RemarkKind::Misspelt { right };
    Remark::new(kind, &passage.place, passage.slice(first, last))
}

/// "thông qua thông qua". Single words may be doubled in Vietnamese, two at a time are not.
fn said_twice(passage: &Passage<'_>) -> Option<Remark> {
    let first = (0..passage.words.len()).find(|at| {
        let pair = [passage.plain(*at), passage.plain(at + 1)];
        let joined = (*at..at + 3).all(|here| passage.joined(here));
        joined
            && pair == [passage.plain(at + 2), passage.plain(at + 3)]
            && pair
                .iter()
                .all(|word| word.chars().all(crate::text::is_letter))
            && pair.join(" ") != MAY_REPEAT
    })?;
    Some(remark(
        passage,
        first,
        first + 3,
        passage.slice(first, first + 1),
    ))
}
