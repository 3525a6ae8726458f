//! How far a target is, where its year ends, and what contradicts what, in words.

use super::{Language, figure, fill, quarter_name};
use crate::calendar::Quarter;
use crate::number::{Count, Decimal};
use crate::plan::{Plan, Target};
use crate::standing::{
    Ahead, Amount, Assumption, Basis, Clash, Figure, Forecast, Line, Lines, NestedFault, Outlook,
    Reach,
};

/// What is counted, in one or two words: `hồ sơ`, `thủ tục`. Of a share what the denominator
/// counts, otherwise what the unit begins with; empty where that is not known.
pub fn counted(language: Language, target: &Target) -> &str {
    let words = if target.is_share() {
        target.denominator.0.as_str()
    } else {
        target.unit.split('/').next().unwrap_or_default()
    };
    let known = [
        ("hồ sơ", "hồ sơ", "dossiers"),
        ("giao dịch", "giao dịch", "transactions"),
        ("thủ tục", "thủ tục", "procedures"),
        ("TTHC", "thủ tục", "procedures"),
        ("phản ánh", "phản ánh, kiến nghị", "petitions"),
        ("PAKN", "phản ánh, kiến nghị", "petitions"),
        ("phiếu", "phiếu", "ratings"),
        ("lượt", "lượt", "ratings"),
        ("tin, bài", "tin, bài", "articles"),
        ("điểm", "điểm", "points"),
        ("ngày", "ngày", "days"),
        ("đơn vị", "đơn vị", "units"),
    ];
    // The word that comes first says what is counted: "hồ sơ của TTHC có phí" counts dossiers.
    let first = known
        .iter()
        .filter_map(|(word, vi, en)| Some((words.find(word)?, *vi, *en)))
        .min_by_key(|(at, ..)| *at);
    match first {
        Some((_, vi, en)) => language.pick(vi, en),
        None if target.is_share() => "",
        None => words,
    }
}

/// Everything to be said of how far a target is: of its goal, then of its floor. Short sentences
/// without a full stop.
pub fn reach_words(language: Language, target: &Target, reach: &Reach) -> Vec<String> {
    let lines = match reach {
        Reach::NoNumber => return Vec::new(),
        Reach::NeedsReference => {
            let words = language.pick(
                "Cần nhập mức so sánh, kèm nguồn và ngày của số liệu",
                "Enter the reference value, with its source and date",
            );
            return vec![words.to_owned()];
        }
        Reach::Lines(lines) => lines,
    };
    let say = |line: &Line| {
        let now = now_words(language, target, line);
        now.into_iter()
            .chain(ahead_words(language, target, lines, line))
    };
    let Some(floor) = &lines.floor else {
        return say(&lines.goal).collect();
    };
    let named = |name: &str, words: String| format!("{name}: {}", small(&words));
    let goal = language.pick("Mục tiêu", "Goal");
    let least = language.pick("Mức tối thiểu", "Floor");
    let goal = say(&lines.goal).map(|words| named(goal, words));
    goal.chain(say(floor).map(|words| named(least, words)))
        .collect()
}

/// How a line stands on what was entered: `Còn thiếu 46 hồ sơ`. None without figures.
fn now_words(language: Language, target: &Target, line: &Line) -> Option<String> {
    let say = |vi, en, amount: &Amount| {
        let words = amount_words(language, target, amount);
        Some(fill(language.pick(vi, en), &[&words]))
    };
    match (line.met, &line.lacking, &line.excess) {
        (true, ..) => Some(language.pick("Đã đạt", "Reached").to_owned()),
        (_, Some(more), _) => say("Còn thiếu {}", "{} lacking", more),
        (_, _, Some(fewer)) => say("Phải bớt {}", "{} too many", fewer),
        _ => None,
    }
}

/// What the quarters to come have to bring: `Cần 312 trong khoảng 410 hồ sơ từ nay (76,1 %)`,
/// `Dù 100 % từ nay vẫn chỉ đạt 76,4 %`. None when the year is over.
fn ahead_words(language: Language, target: &Target, lines: &Lines, line: &Line) -> Option<String> {
    let ahead = &line.ahead;
    let plain = |vi: &str, en: &str| Some(language.pick(vi, en).to_owned());
    if ahead.is_sure() && lines.basis == Basis::Year {
        return plain(
            "Theo đà này, từ nay thế nào cũng đạt",
            "Sure, whatever is to come at this pace",
        );
    }
    match ahead {
        Ahead::Over => None,
        Ahead::NoPace => plain(
            "Chưa có số liệu để ước tính từ nay đến cuối năm",
            "No figures yet to estimate the rest of the year from",
        ),
        Ahead::Of { of, least, most } => {
            Some(of_words(language, target, lines, (*of, *least, *most)))
        }
        Ahead::More { least, most, .. } => {
            Some(more_words(language, target, lines, ahead, least, most))
        }
        Ahead::Itself => Some(fill(
            language.pick(
                "Số liệu {} phải tự đạt mức này",
                "The figure of {} must reach it by itself",
            ),
            &[&next_quarter(language, lines)],
        )),
        Ahead::Out { best, all } => Some(out_words(language, target, line, best, *all)),
        Ahead::NoCount => plain(
            "Không có số đếm nào cho đúng mức này",
            "No whole number comes to exactly this",
        ),
    }
}

fn of_words(
    language: Language,
    target: &Target,
    lines: &Lines,
    (of, least, most): (Count, Count, Count),
) -> String {
    let among = among_words(language, target, lines, of);
    let part = |count: Count| {
        let share = Figure::Rate {
            numerator: count,
            denominator: of,
            factor: 100,
        };
        figure(language, &share, "%")
    };
    let (few, many) = (language.count(least), language.count(most));
    if most == of {
        let words = language.pick("Cần {} {} ({})", "{} {} needed ({})");
        return fill(words, &[&few, &among, &part(least)]);
    }
    if least == Count::ZERO {
        let words = language.pick("Được tối đa {} {} ({})", "At most {} {} ({})");
        return fill(words, &[&many, &among, &part(most)]);
    }
    let words = language.pick("Cần từ {} đến {} {}", "{} to {} {} needed");
    fill(words, &[&few, &many, &among])
}

/// `trong khoảng 410 hồ sơ từ nay`.
fn among_words(language: Language, target: &Target, lines: &Lines, of: Count) -> String {
    let of = with_noun(language, target, &language.count(of));
    let quarter = next_quarter(language, lines);
    match lines.basis {
        Basis::Year => fill(
            language.pick("trong khoảng {} từ nay", "of about {} from now on"),
            &[&of],
        ),
        Basis::Quarter => fill(
            language.pick("trong khoảng {} {}", "of about {} in {}"),
            &[&of, &quarter],
        ),
        Basis::State => fill(language.pick("trong {}", "of {}"), &[&of]),
    }
}

fn more_words(
    language: Language,
    target: &Target,
    lines: &Lines,
    ahead: &Ahead,
    least: &Amount,
    most: &Option<Amount>,
) -> String {
    let when = match lines.basis {
        Basis::Year => language.pick("từ nay", "from now on").to_owned(),
        Basis::Quarter | Basis::State => fill(
            language.pick("trong {}", "in {}"),
            &[&next_quarter(language, lines)],
        ),
    };
    match most {
        Some(most) if least.is_nothing() => {
            let words = match most {
                Amount::Beyond(_) => language.pick("Được thêm {} {}", "Only {} {}"),
                _ => language.pick("Được thêm tối đa {} {}", "At most {} {}"),
            };
            fill(words, &[&end_words(language, target, most), &when])
        }
        Some(most) => fill(
            language.pick("Cần thêm từ {} đến {} {}", "{} to {} needed {}"),
            &[
                &bare(language, least),
                &end_words(language, target, most),
                &when,
            ],
        ),
        None => {
            let words = language.pick("Cần thêm {} {}", "{} needed {}");
            let words = fill(words, &[&amount_words(language, target, least), &when]);
            format!("{words}{}", pace_of(language, ahead))
        }
    }
}

/// `: 1.315 mỗi quý, khoảng 100,6 mỗi tuần`.
fn pace_of(language: Language, ahead: &Ahead) -> String {
    let number = |figure: Figure| language.decimal(figure.rounded(2));
    let week = ahead.per_week().map(number).unwrap_or_default();
    match (ahead, ahead.per_quarter().map(number)) {
        (Ahead::More { quarters: 2.., .. }, Some(quarter)) => fill(
            language.pick(
                ": {} mỗi quý, khoảng {} mỗi tuần",
                ": {} a quarter, about {} a week",
            ),
            &[&quarter, &week],
        ),
        _ => fill(
            language.pick(": khoảng {} mỗi tuần", ": about {} a week"),
            &[&week],
        ),
    }
}

fn out_words(language: Language, target: &Target, line: &Line, best: &Figure, all: bool) -> String {
    let shown = shown(language, target, best);
    // Rounded it may look like the very line that it does not reach.
    let looks_like = best.compare(line.value).is_ne() && best.rounded(2) == line.value.rounded(2);
    let line = self::shown(language, target, &Figure::Value(line.value));
    let (vi, en, number) = match (all, looks_like) {
        (true, false) => (
            "Dù 100\u{a0}% từ nay vẫn chỉ đạt {}",
            "Even 100\u{a0}% from now on gives only {}",
            shown,
        ),
        (true, true) => (
            "Dù 100\u{a0}% từ nay vẫn chưa tới {}",
            "Even 100\u{a0}% from now on stays below {}",
            line,
        ),
        (false, false) => (
            "Dù từ nay không thêm trường hợp nào, cả năm vẫn là {}",
            "Even with none from now on the year stays at {}",
            shown,
        ),
        (false, true) => (
            "Dù từ nay không thêm trường hợp nào, cả năm vẫn trên {}",
            "Even with none from now on the year stays above {}",
            line,
        ),
    };
    fill(language.pick(vi, en), &[&number])
}

/// What the estimate rests on: `Ước theo bình quân 500 hồ sơ mỗi quý (Quý I, II)`. None where
/// nothing is estimated.
pub fn pace_words(language: Language, target: &Target, lines: &Lines) -> Option<String> {
    let estimated = lines.basis != Basis::State && !lines.to_come.is_empty();
    let mean = lines.pace.filter(|_| estimated)?.mean()?;
    let mean = language.decimal(mean.rounded(2));
    // Of a ratio that is no share the unit says what is above the line, not below.
    let mean = match target.is_share() {
        true => with_noun(language, target, &mean),
        false => fill(language.pick("mẫu số {}", "a denominator of {}"), &[&mean]),
    };
    Some(fill(
        language.pick(
            "Ước theo bình quân {} mỗi quý ({})",
            "Estimated from a mean of {} a quarter ({})",
        ),
        &[&mean, &quarters_name(language, &lines.used)],
    ))
}

/// Both readings of a forecast, or the one where they agree: `Nếu các quý sau như quý gần nhất
/// (Quý II), cả năm đạt 78,2 %`.
pub fn forecast_words(language: Language, target: &Target, forecast: &Forecast) -> Vec<String> {
    let mut said = vec![outlook_words(
        language,
        target,
        forecast,
        &forecast.like_last,
    )];
    if !forecast.agrees() {
        said.insert(
            0,
            outlook_words(language, target, forecast, &forecast.so_far),
        );
    }
    said
}

fn outlook_words(
    language: Language,
    target: &Target,
    forecast: &Forecast,
    outlook: &Outlook,
) -> String {
    let quarters = assumed_words(language, forecast);
    let like = match outlook.assumption {
        Assumption::SoFar => language
            .pick("bình quân các quý đã nhập", "the mean of those entered")
            .to_owned(),
        Assumption::Like(quarter) => fill(
            language.pick("quý gần nhất ({})", "the last one entered ({})"),
            &[&quarter_name(language, quarter)],
        ),
    };
    let words = language.pick(
        "Nếu {} như {}, cả năm đạt {}",
        "If {} like {}, the year comes to {}",
    );
    let shown = forecast_figure(language, target, &outlook.figure);
    fill(words, &[quarters, &like, &shown])
}

/// The quarters that are guessed, in words that fit how many and which they are.
fn assumed_words(language: Language, forecast: &Forecast) -> &'static str {
    let last = match forecast.like_last.assumption {
        Assumption::Like(quarter) => quarter,
        Assumption::SoFar => Quarter::I,
    };
    let later = forecast.assumed.iter().all(|quarter| *quarter > last);
    match (later, forecast.assumed.len()) {
        (true, 1) => language.pick("quý sau", "the next quarter goes"),
        (true, _) => language.pick("các quý sau", "the next quarters go"),
        (false, _) => language.pick("các quý chưa có số liệu", "the quarters without figures go"),
    }
}

/// A figure with its unit; where rounding makes it look like a goal that it is not, it says so.
fn forecast_figure(language: Language, target: &Target, found: &Figure) -> String {
    let shown = shown(language, target, found);
    let goals = [target.threshold.goal(), target.threshold.floor()];
    let looks_like =
        |goal: &Decimal| goal.rounded(2) == found.rounded(2) && found.compare(*goal).is_ne();
    match goals.iter().flatten().any(looks_like) {
        true => format!("{shown} {}", language.pick("(làm tròn)", "(rounded)")),
        false => shown,
    }
}

/// What contradicts what between a part and its whole, and what to do, with its code.
pub fn nested_words(language: Language, plan: &Plan, fault: &NestedFault) -> String {
    let quarter = quarter_name(language, fault.quarter);
    let clash = clash_words(language, plan, fault);
    let remedy = language.pick(
        "Đây là “trong đó”: kiểm tra lại cả hai.",
        "One is a part of the other: check both.",
    );
    format!("{quarter}: {clash}. {remedy} ({})", fault.clash.code())
}

/// The same in the row of the part, where the quarter is known and there is room for three lines.
pub fn nested_row_words(language: Language, plan: &Plan, fault: &NestedFault) -> String {
    let check = language.pick("Kiểm tra lại", "Check");
    let clash = clash_words(language, plan, fault);
    format!("{check}: {clash} ({})", fault.clash.code())
}

fn clash_words(language: Language, plan: &Plan, fault: &NestedFault) -> String {
    let number = |id| plan.target(id).map_or("", |target| target.number.as_str());
    let (vi, en, one, other) = match fault.clash {
        Clash::Numerator(part, whole) => (
            "tử số {} của {} lớn hơn tử số {} của {}",
            "the numerator {} of {} is above the numerator {} of {}",
            part,
            whole,
        ),
        Clash::Denominator(part, whole) => (
            "mẫu số {} của {} lớn hơn mẫu số {} của {}",
            "the denominator {} of {} is above the denominator {} of {}",
            part,
            whole,
        ),
        Clash::Unequal(part, whole) => (
            "mẫu số {} của {} phải bằng mẫu số {} của {}",
            "the denominator {} of {} must equal the denominator {} of {}",
            part,
            whole,
        ),
        Clash::Rest(part, whole) => (
            "phần không đạt {} của {} lớn hơn phần không đạt {} của {}",
            "the {} that do not count in {} are more than the {} in {}",
            part,
            whole,
        ),
    };
    fill(
        language.pick(vi, en),
        &[
            &language.count(one),
            number(&fault.part),
            &language.count(other),
            number(&fault.whole),
        ],
    )
}

/// `46 hồ sơ`, `hơn 6 lượt`.
fn amount_words(language: Language, target: &Target, amount: &Amount) -> String {
    with_noun(language, target, &bare(language, amount))
}

/// The same of an upper end, which is not to be reached: `dưới 6 lượt`.
fn end_words(language: Language, target: &Target, end: &Amount) -> String {
    let number = match end {
        Amount::Beyond(value) => fill(
            language.pick("dưới {}", "less than {}"),
            &[&language.decimal(*value)],
        ),
        Amount::Count(_) | Amount::Value(_) => bare(language, end),
    };
    with_noun(language, target, &number)
}

fn bare(language: Language, amount: &Amount) -> String {
    match amount {
        Amount::Count(count) => language.count(*count),
        Amount::Value(value) => language.decimal(*value),
        Amount::Beyond(value) => fill(
            language.pick("hơn {}", "more than {}"),
            &[&language.decimal(*value)],
        ),
    }
}

fn with_noun(language: Language, target: &Target, number: &str) -> String {
    match counted(language, target) {
        "" => number.to_owned(),
        "%" => format!("{number}\u{a0}%"),
        noun => format!("{number} {noun}"),
    }
}

/// A figure, rounded to two decimals at most, with what is counted.
fn shown(language: Language, target: &Target, found: &Figure) -> String {
    if target.is_percent() {
        return figure(language, found, "%");
    }
    with_noun(language, target, &language.decimal(found.rounded(2)))
}

fn next_quarter(language: Language, lines: &Lines) -> String {
    let next = lines.to_come.first();
    next.map(|next| quarter_name(language, *next))
        .unwrap_or_default()
}

/// `Quý I, II`.
fn quarters_name(language: Language, quarters: &[Quarter]) -> String {
    let romans: Vec<&str> = quarters.iter().map(|quarter| quarter.roman()).collect();
    fill(language.texts().quarter, &[&romans.join(", ")])
}

/// The same with its first letter small, to stand within a sentence.
fn small(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters.as_str().chars()).collect()
}
