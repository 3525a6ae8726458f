//! KH-03: reports on administrative procedures that go to an authority which no longer receives
//! them. Which, and since when, is data: `authorities.json`.

use chrono::NaiveDate;
use serde_json::Value;

use super::levels::texts;
use super::passage::{Field, Passage, plain};
use super::{Place, Remark, RemarkKind};
use crate::plan::Plan;
use crate::text::parse_date_iso;

/// Words that make what follows a receiver.
const SENDING: [&str; 4] = ["báo cáo", "gửi", "trình", "gởi"];

/// An authority that received until a day.
struct Former {
    names: Vec<String>,
    from: NaiveDate,
    now: (String, String),
    source: String,
}

fn formers() -> Vec<Former> {
    let data: Value = serde_json::from_str(include_str!("authorities.json")).unwrap_or_default();
    let read = |one: &Value| {
        let text = |key: &str| Some(one.get(key)?.as_str()?.to_owned());
        Some(Former {
            names: texts(one.get("names")?),
            from: parse_date_iso(&text("from")?)?,
            now: (text("now")?, text("now_en")?),
            source: text("source")?,
        })
    };
    let list = data.as_array().into_iter().flatten();
    list.filter_map(read).collect()
}

pub(super) fn check(plan: &Plan, passages: &[Passage<'_>], day: NaiveDate) -> Vec<Remark> {
    let mut formers = formers();
    formers.retain(|former| former.from <= day);
    let told = |passage: &Passage<'_>| {
        let recipients = plan.duties.iter().map(|duty| duty.recipient.as_str());
        passage.field == Field::Label
            && recipients
                .filter(|recipient| !recipient.is_empty())
                .any(|recipient| passage.text.contains(recipient))
    };
    let read = passages
        .iter()
        .filter(|passage| matches!(passage.field, Field::Recipient | Field::Label));
    let mut found = Vec::new();
    for passage in read {
        let named = formers
            .iter()
            .filter_map(|former| receives(passage, former));
        // A sentence that names the recipient of a duty is that duty.
        found.extend(named.filter(|_| !told(passage)));
    }
    found
}

fn receives(passage: &Passage<'_>, former: &Former) -> Option<Remark> {
    let (name, first, last) = former.names.iter().find_map(|name| {
        let (first, last) = passage.find(&plain(name))?;
        Some((name, first, last))
    })?;
    let sent = passage.field == Field::Recipient || is_sent(passage, first);
    // "Chủ nhiệm Văn phòng Chính phủ", "Hệ thống báo cáo của Văn phòng Chính phủ".
    let owner = ["của", "nhiệm", "do"].contains(&passage.before(first, 1));
    let kind = RemarkKind::FormerReceiver {
        name: name.clone(),
        now: former.now.clone(),
        from: former.from,
        source: former.source.clone(),
    };
    let quote = match passage.place {
        Place::Duty(_) if passage.field == Field::Recipient => passage.text,
        _ => passage.around(first, last),
    };
    (sent && !owner).then(|| Remark::new(kind, &passage.place, quote))
}

/// Whether something is sent to what begins at a word: a word of sending stands shortly before it
/// in the same clause.
fn is_sent(passage: &Passage<'_>, at: usize) -> bool {
    (at.saturating_sub(10)..at).any(|from| {
        let same = (from..at).all(|between| !passage.gap(between).contains([';', '.', ':']));
        let sends = SENDING
            .iter()
            .any(|word| passage.phrase(from, word).is_some());
        same && sends
    })
}
