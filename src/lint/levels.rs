//! KH-02 and KH-14: levels of government that the law of the plan's day does not have, and a
//! province where there is a city. Which, and since when, is data: `levels.json`.

use chrono::NaiveDate;
use serde_json::Value;

use super::citation::citations;
use super::passage::{Passage, plain};
use super::{Place, Remark, RemarkKind};
use crate::plan::Plan;
use crate::text::parse_date_iso;

/// Words after a name that say it is a former one.
const FORMER: [&str; 2] = ["cũ", "trước đây"];
/// Words before a name that say it is no more.
const NO_MORE: [&str; 6] = [
    "không còn",
    "không tổ chức",
    "bỏ",
    "chấm dứt",
    "kết thúc",
    "giải thể",
];
/// Ways to speak of the province that one lies in.
const OWN_PROVINCE: [&str; 4] = ["của tỉnh", "ubnd tỉnh", "hđnd tỉnh", "địa bàn tỉnh"];
/// Ways to speak of a city that has a government.
const CITY_GOVERNMENT: [&str; 3] = [
    "ubnd thành phố",
    "hđnd thành phố",
    "ủy ban nhân dân thành phố",
];

/// Levels that ended together.
struct Ended {
    words: Vec<String>,
    from: NaiveDate,
    source: String,
}

/// A city directly under the centre.
struct City {
    name: String,
    from: Option<NaiveDate>,
}

pub(super) fn texts(value: &Value) -> Vec<String> {
    let list = value.as_array().into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn data() -> Value {
    serde_json::from_str(include_str!("levels.json")).unwrap_or_default()
}

fn ended(data: &Value) -> Vec<Ended> {
    let list = data.get("ended").and_then(Value::as_array);
    let read = |one: &Value| {
        Some(Ended {
            words: texts(one.get("words")?),
            from: parse_date_iso(one.get("from")?.as_str()?)?,
            source: one.get("source")?.as_str()?.to_owned(),
        })
    };
    list.into_iter().flatten().filter_map(read).collect()
}

fn cities(data: &Value) -> Vec<City> {
    let list = data.get("cities").and_then(Value::as_array);
    let read = |one: &Value| {
        let from = one.get("from").and_then(Value::as_str);
        Some(City {
            name: one.get("name")?.as_str()?.to_owned(),
            from: from.and_then(parse_date_iso),
        })
    };
    list.into_iter().flatten().filter_map(read).collect()
}

pub(super) fn check(plan: &Plan, passages: &[Passage<'_>], day: NaiveDate) -> Vec<Remark> {
    let data = data();
    let ended: Vec<Ended> = ended(&data)
        .into_iter()
        .filter(|level| level.from <= day)
        .collect();
    let cities = cities(&data);
    let mut found = Vec::new();
    for passage in passages {
        found.extend(ended.iter().filter_map(|level| named(passage, level)));
        if let Some(level) = ended.first() {
            found.extend(city_of_province(plan, passage, level, &cities));
        }
        found.extend(province_in_city(plan, passage, &cities, day));
    }
    found
}

/// The first place of a passage that speaks of an ended level.
fn named(passage: &Passage<'_>, level: &Ended) -> Option<Remark> {
    let (first, last, word) = (0..passage.words.len()).find_map(|at| {
        let found = level
            .words
            .iter()
            .find_map(|word| Some((at, passage.phrase(at, word)?, word)))?;
        still_meant(passage, at, found.1, level.from).then_some(found)
    })?;
    Some(ended_remark(passage, first, last, word, level))
}

fn ended_remark(
    passage: &Passage<'_>,
    first: usize,
    last: usize,
    word: &str,
    level: &Ended,
) -> Remark {
    let kind = RemarkKind::EndedLevel {
        word: word.to_owned(),
        from: level.from,
        source: level.source.clone(),
    };
    Remark::new(kind, &passage.place, passage.around(first, last))
}

/// Whether the level is meant as one that is: it is no person's name, not called a former one, and
/// did not issue an older document.
fn still_meant(passage: &Passage<'_>, first: usize, last: usize, from: NaiveDate) -> bool {
    let former = (last + 1..=last + 5)
        .any(|at| FORMER.iter().any(|word| passage.phrase(at, word).is_some()));
    let no_more = (first.saturating_sub(5)..first).any(|at| {
        NO_MORE
            .iter()
            .any(|word| passage.phrase(at, word).is_some())
    });
    let of_older = citations(passage)
        .iter()
        .any(|citation| citation.has(first) && citation.day.is_none_or(|day| day < from));
    !former && !no_more && !of_older && !is_name(passage, first)
}

/// "Nguyễn Văn Huyện": a capital after a capital that is no abbreviation.
fn is_name(passage: &Passage<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|before| passage.joined(*before));
    let before = before.and_then(|before| passage.words.get(before));
    let named = passage.words.get(at).is_some_and(|word| word.is_capital());
    named && before.is_some_and(|word| word.is_capital() && !word.is_all_capitals())
}

/// "UBND thành phố" in a province: the city was of the district level. Not where the province has
/// become a city or will.
fn city_of_province(
    plan: &Plan,
    passage: &Passage<'_>,
    level: &Ended,
    cities: &[City],
) -> Option<Remark> {
    let known = !plan.province.is_empty();
    let is_city = cities.iter().any(|city| is_in(plan, city));
    let (first, last) = CITY_GOVERNMENT
        .iter()
        .find_map(|phrase| passage.find(phrase))?;
    let other = cities
        .iter()
        .any(|city| passage.phrase(last + 1, &plain(&city.name)).is_some());
    let meant = known && !is_city && !other && still_meant(passage, last - 1, last, level.from);
    meant.then(|| ended_remark(passage, first, last, "thành phố", level))
}

fn is_in(plan: &Plan, city: &City) -> bool {
    plain(&plan.province) == plain(&city.name)
}

/// "của tỉnh" where the province is a city.
fn province_in_city(
    plan: &Plan,
    passage: &Passage<'_>,
    cities: &[City],
    day: NaiveDate,
) -> Option<Remark> {
    let city = cities
        .iter()
        .find(|city| is_in(plan, city) && city.from.is_none_or(|from| from <= day))?;
    let (first, last) = OWN_PROVINCE
        .iter()
        .find_map(|phrase| passage.find(phrase))?;
    // "của tỉnh, thành phố" speaks of all of them, "của tỉnh Bắc Giang" of another.
    let of_all = passage.plain(last + 1) == "thành";
    let of_other = passage
        .words
        .get(last + 1)
        .is_some_and(|word| word.is_capital())
        && passage.joined(last);
    let cited = citations(passage).iter().any(|citation| citation.has(last));
    let kind = RemarkKind::ProvinceInCity {
        city: city.name.clone(),
    };
    let quote = passage.around(first, last);
    (!of_all && !of_other && !cited && passage.place != Place::Document)
        .then(|| Remark::new(kind, &passage.place, quote))
}
