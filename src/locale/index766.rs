//! The estimate of the index put into words. Names of groups, items and bands come from its data.

use std::sync::OnceLock;

use super::{Language, fill};
use crate::calendar::Quarter;
use crate::index766::{
    Basis, Beside, Estimate, Gain, GainKind, Input, Known, Points, Range, Reach, Rules, Words,
    Zero, built_in, group_of_points,
};
use crate::number::{Count, Decimal};
use crate::plan::{IndicatorKey, Plan};
use crate::text::format_decimal;

impl Language {
    fn of(self, words: &Words) -> &str {
        self.pick(&words.0, &words.1)
    }

    /// Points with both decimals: `62,80`.
    fn points(self, points: Decimal) -> String {
        format_decimal(points, 2, self.number_style())
    }
}

/// Points, rounded once: `62,88 điểm`.
pub fn points_words(language: Language, points: &Points) -> String {
    let number = language.points(points.rounded(2));
    fill(language.texts().index_points, &[&number])
}

/// A range of points, as one number where both ends are shown alike: `61,20–63,40 điểm`.
pub fn range_words(language: Language, range: &Range) -> String {
    let [low, high] = [&range.low, &range.high].map(|end| language.points(end.rounded(2)));
    if low == high {
        return points_words(language, &range.low);
    }
    fill(language.texts().index_points, &[&[low, high].join("–")])
}

/// The band, or the bands of both ends: `Khá đến Tốt`.
pub fn band_words(language: Language, estimate: &Estimate) -> String {
    match (&estimate.low_band, &estimate.high_band) {
        (Some(low), Some(high)) if low != high => fill(
            language.pick("{} đến {}", "{} to {}"),
            &[language.of(&low.name), language.of(&high.name)],
        ),
        (Some(band), _) | (_, Some(band)) => language.of(&band.name).to_owned(),
        (None, None) => String::new(),
    }
}

/// What is to be said of what an item rests on; nothing where it rests on counts.
pub fn basis_words(language: Language, basis: Basis) -> &'static str {
    let texts = language.texts();
    match basis {
        Basis::Counted => "",
        Basis::Missing => texts.index_missing,
        Basis::Unusable => texts.index_unusable,
        Basis::NothingArose(Zero::Full) => texts.index_nothing_full,
        Basis::NothingArose(Zero::Zero) => texts.index_nothing_zero,
        Basis::NothingArose(Zero::Unknown) => texts.index_nothing_unknown,
    }
}

/// What is entered for the index under a key: the name of the input, or of the group whose
/// published points they are. A key that the present rules do not have stands for itself.
pub(super) fn index_entry_words(language: Language, key: &IndicatorKey) -> String {
    static RULES: OnceLock<Vec<Rules>> = OnceLock::new();
    let rules = RULES.get_or_init(built_in);
    let texts = language.texts();
    let Some(group) = group_of_points(key) else {
        let input = rules.iter().find_map(|rules| rules.input(key.as_str()));
        let name = input.map(|input| language.of(&input.name));
        return name.unwrap_or(key.as_str()).to_owned();
    };
    let name = match group {
        None => texts.index_total,
        Some(group) => {
            let mut groups = rules.iter().flat_map(|rules| &rules.groups);
            let own = groups.find(|own| own.key == group);
            own.map_or(group, |own| language.of(&own.name))
        }
    };
    [texts.index_published, name].join(", ")
}

/// The figures of an input: `1.942/2.400`; nothing where there are none.
pub fn input_words(language: Language, known: Option<Known>) -> String {
    match known {
        Some(Known::Share(over, under)) => {
            format!("{}/{}", language.count(over), language.count(under))
        }
        Some(Known::Done(true)) => language.texts().done_yes.to_owned(),
        Some(Known::Done(false)) => language.texts().done_no.to_owned(),
        None => String::new(),
    }
}

/// Where the figures of an input come from: `Từ chỉ tiêu 6`, `Gõ ở đây`, `Thiếu`. Quarters are
/// named where some come from here and some from there.
pub fn origin_words(language: Language, plan: &Plan, input: &Input) -> String {
    let texts = language.texts();
    if input.known.is_none() {
        return texts.index_lacking.to_owned();
    }
    let own = |quarter: &Quarter| input.typed.contains(quarter);
    let (typed, linked): (Vec<Quarter>, Vec<Quarter>) = input.used.iter().partition(|at| own(at));
    let target = input.target.as_ref().and_then(|id| plan.target(id));
    let from_target = target.map(|target| fill(texts.index_of_target, &[&target.number]));
    match from_target.filter(|_| !linked.is_empty()) {
        None => texts.index_typed.to_owned(),
        Some(from_target) if typed.is_empty() => from_target,
        Some(from_target) => {
            let here = format!("{} ({})", texts.index_typed, quarter_list(language, &typed));
            let there = format!("{from_target} ({})", quarter_list(language, &linked));
            [there, here].join("; ")
        }
    }
}

/// `Quý I, II`.
fn quarter_list(language: Language, quarters: &[Quarter]) -> String {
    let names: Vec<&str> = quarters.iter().map(|quarter| quarter.roman()).collect();
    fill(language.texts().quarter, &[&names.join(", ")])
}

/// How far it is to a band: `Thiếu 23 hồ sơ để đạt loại Tốt`. A range where figures are missing.
pub fn band_reach_words(language: Language, reach: &Reach) -> String {
    let band = language.of(&reach.band.name);
    let most = reach.dossiers.map(|count| dossiers(language, count));
    let Some(least) = reach.at_best else {
        return fill(
            language.pick(
                "Chỉ thêm hồ sơ thì chưa đủ để đạt loại {}",
                "More dossiers alone do not make it {}",
            ),
            &[band],
        );
    };
    let (words, parts) = match most {
        Some(most) if reach.dossiers == Some(least) => (
            language.pick("Thiếu {} để đạt loại {}", "{} short of {}"),
            vec![most],
        ),
        Some(most) if least == Count::ZERO => (
            language.pick(
                "Thiếu nhiều nhất {} để đạt loại {}",
                "At most {} short of {}",
            ),
            vec![most],
        ),
        Some(most) => (
            language.pick("Thiếu từ {} đến {} để đạt loại {}", "{} to {} short of {}"),
            vec![language.count(least), most],
        ),
        None if least == Count::ZERO => (
            language.pick(
                "Chưa rõ đã đạt loại {} hay chưa: còn tùy số liệu chưa có",
                "It may be {} already: that depends on figures not yet entered",
            ),
            Vec::new(),
        ),
        None => (
            language.pick(
                "Thiếu ít nhất {} để đạt loại {}, còn tùy số liệu chưa có",
                "At least {} short of {}, depending on figures not yet entered",
            ),
            vec![dossiers(language, least)],
        ),
    };
    let parts = parts.iter().map(String::as_str).chain([band]);
    fill(words, &parts.collect::<Vec<&str>>())
}

fn dossiers(language: Language, count: Count) -> String {
    counted(language, count, GainKind::Dossier)
}

/// A number of what is counted: `23 hồ sơ`.
fn counted(language: Language, count: Count, kind: GainKind) -> String {
    let one = count.get() == 1;
    let (vi, en, en_many) = match kind {
        GainKind::Dossier => ("hồ sơ", "dossier", "dossiers"),
        GainKind::First => (
            "TTHC, dịch vụ có hồ sơ đầu tiên",
            "procedure or service with its first dossier",
            "procedures or services with their first dossier",
        ),
        GainKind::Petition => ("phản ánh, kiến nghị", "petition", "petitions"),
        GainKind::Step | GainKind::Nothing => ("đơn vị", "unit", "units"),
    };
    let word = language.pick(vi, if one { en } else { en_many });
    format!("{} {word}", language.count(count))
}

/// What more of an item would give: `1 hồ sơ thêm 0,0035 điểm; 191 hồ sơ thêm 0,67 điểm`.
pub fn gain_words(language: Language, gain: &Gain) -> String {
    let one = Count::new(1).unwrap_or(Count::ZERO);
    let each = gain.each.rounded(4);
    let each = if each == Decimal::ZERO {
        // Not nothing, only too little to be shown.
        fill(
            language.pick("chưa đến {}", "less than {}"),
            &[&smallest(language)],
        )
    } else {
        language.decimal(each)
    };
    let first = fill(
        language.pick("{} thêm {} điểm", "{} gives {} points"),
        &[&counted(language, one, gain.kind), &each],
    );
    if gain.most == one {
        return first;
    }
    let all = fill(
        language.pick("{} thêm {} điểm", "{} give {} points"),
        &[
            &counted(language, gain.most, gain.kind),
            &language.points(gain.points.rounded(2)),
        ],
    );
    [first, all].join("; ")
}

/// The smallest decimal above nothing.
fn smallest(language: Language) -> String {
    language.decimal(Decimal::from_units(1).unwrap_or_default())
}

/// How published points stand beside the estimate.
pub fn beside_words(language: Language, beside: Beside) -> String {
    match beside {
        Beside::Within => language
            .pick("khớp ước tính", "agrees with the estimate")
            .to_owned(),
        Beside::Above(by) => fill(
            language.pick("cao hơn ước tính {} điểm", "{} points above the estimate"),
            &[&language.points(by)],
        ),
        Beside::Below(by) => fill(
            language.pick("thấp hơn ước tính {} điểm", "{} points below the estimate"),
            &[&language.points(by)],
        ),
        Beside::Impossible => language
            .pick(
                "không thể có số điểm này; kiểm tra lại số đã gõ",
                "there cannot be such points; check what was typed",
            )
            .to_owned(),
    }
}
