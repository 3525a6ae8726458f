//! What was found before a closing, and why a quarter is locked, put into words.

use super::{Language, day, entry_fault, figure_of, figures_words, fill, goal_words};
use super::{nested_words, number_fault, state_word};
use crate::form::{Column, FormFault, TOTAL};
use crate::ledger::{Closing, Reopening};
use crate::plan::{EntryKey, Plan, Target};
use crate::standing::{FEWEST_POINTS, Finding, Found, Place, Refusal};

/// The sort of a finding: findings of one sort stand together under it.
pub fn finding_heading(language: Language, found: &Found) -> &'static str {
    match found.code() {
        "CHOT-01" => language.pick("Số không thể có", "Figures that cannot be"),
        "CHOT-02" => language.pick(
            "Biểu II.06a: ô không phải là số",
            "Form II.06a: cells that are no counts",
        ),
        "CHOT-03" => language.pick(
            "“Trong đó” lớn hơn chỉ tiêu chung",
            "Parts larger than their whole",
        ),
        "CHOT-04" => language.pick("Chưa nhập đủ", "Not entered yet"),
        "CHOT-05" => language.pick(
            "Biểu II.06a: các cột chưa khớp",
            "Form II.06a: columns that do not agree",
        ),
        "CHOT-06" => language.pick("Mẫu số phải bằng nhau", "Denominators that must be equal"),
        "CHOT-07" => language.pick(
            "Chưa đạt mà chưa nêu nguyên nhân, biện pháp",
            "Missed, without cause and remedy",
        ),
        "CHOT-08" => language.pick("Trùng hệt kỳ trước", "The same as the quarter before"),
        _ => language.pick("Biến động khác thường", "Unusual jumps"),
    }
}

/// What to do about findings of a sort.
pub fn finding_remedy(language: Language, found: &Found) -> &'static str {
    match found.code() {
        "CHOT-01" | "CHOT-02" => language.pick(
            "Sửa lại số. Nếu chưa biết số đúng, hãy xóa ô đó: khi ấy mục này là chưa nhập, và có thể chốt kèm giải trình.",
            "Mend the figure. If the right one is not known, clear the cell: it then counts as not entered, which can be explained.",
        ),
        "CHOT-03" => language.pick(
            "Phần không thể lớn hơn toàn bộ. Sửa một trong hai chỉ tiêu.",
            "A part cannot be larger than its whole. Mend one of the two targets.",
        ),
        "CHOT-04" => language.pick(
            "Nhập số. Nếu đến lúc chốt vẫn chưa có, hãy giải trình vì sao.",
            "Enter the figures. If there are none by now, explain why.",
        ),
        "CHOT-05" => language.pick(
            "Kiểm tra lại các cột. Nếu hai nguồn đếm khác nhau, hãy giải trình.",
            "Check the columns. If two sources count differently, explain it.",
        ),
        "CHOT-06" => language.pick(
            "Hai mẫu số đếm cùng một việc. Nếu lấy từ hai nguồn khác nhau, hãy giải trình.",
            "Both denominators count the same. If they come from two sources, explain it.",
        ),
        "CHOT-07" => language.pick(
            "Ghi nguyên nhân, biện pháp và thời hạn khắc phục ở dòng của chỉ tiêu; các nội dung này được gửi lên cùng số liệu.",
            "Write cause, remedy and the day by which it is mended in the row of the target; they are sent upward with the figures.",
        ),
        "CHOT-08" => language.pick(
            "Xem có chép nhầm số của kỳ trước không. Nếu đúng, hãy giải trình.",
            "See whether the last quarter's figures were copied by mistake. If they are right, explain it.",
        ),
        _ => language.pick(
            "Kiểm tra số đã gõ, dấu phẩy và đơn vị tính. Nếu đúng, hãy giải trình.",
            "Check what was typed, the marks and the unit. If it is right, explain it.",
        ),
    }
}

/// Where something was found: `6. Hồ sơ trực tuyến`, `Biểu II.06a, tổng cộng, cột 3`.
pub fn finding_place(language: Language, plan: &Plan, place: &Place) -> String {
    match place {
        Place::Entry(key) => key_words(language, plan, key),
        Place::Form(field, column) => {
            let texts = language.texts();
            let field = match field.as_str() {
                TOTAL => texts.change_form_all,
                field => field,
            };
            let column = column_words(language, *column);
            format!("{}, {field}, {column}", texts.change_form)
        }
    }
}

fn key_words(language: Language, plan: &Plan, key: &EntryKey) -> String {
    plan.target_of(key).map_or_else(
        || key.to_string(),
        |target| {
            let name = language.pick(&target.name, &target.name_en);
            format!("{}. {name}", target.number)
        },
    )
}

fn column_words(language: Language, column: Column) -> String {
    let number = column.number().to_string();
    fill(language.pick("cột {}", "column {}"), &[&number])
}

/// What is wrong, with its code.
pub fn finding_words(language: Language, plan: &Plan, finding: &Finding) -> String {
    let words = match &finding.found {
        Found::Missing => language
            .pick("chưa có số liệu của quý này", "no figures for this quarter")
            .to_owned(),
        Found::Entry(fault) => return entry_fault(language, fault),
        Found::Nested(fault) => return nested_words(language, plan, fault),
        Found::Form(FormFault::Unread(_, fault)) => return number_fault(language, fault),
        Found::Form(fault) => form_words(language, fault),
        Found::Unexplained(id, state) => {
            let state = state_word(language, *state);
            match plan.target(id) {
                Some(target) => format!("{state} ({})", goal_words(language, target, None)),
                None => state.to_owned(),
            }
        }
        Found::Same(figures) => fill(
            language.pick("{}, đúng bằng kỳ trước", "{}, as in the quarter before"),
            &[&figures_words(language, figures)],
        ),
        Found::Jump {
            now,
            least,
            most,
            points,
        } => {
            let target = target_at(plan, &finding.place);
            let say = |figure| {
                target.map_or_else(String::new, |target| {
                    figure_of(language, Some(figure), target)
                })
            };
            let points = points.to_string();
            if least.compare_figure(most).is_eq() {
                let words = language.pick(
                    "{}, trong khi cả {} kỳ trước đều là {}",
                    "{}, while all {} quarters before have {}",
                );
                fill(words, &[&say(now), &points, &say(most)])
            } else {
                let words = language.pick(
                    "{}, xa mức thường thấy của {} kỳ trước (từ {} đến {})",
                    "{}, far from what is usual in the {} quarters before ({} to {})",
                );
                fill(words, &[&say(now), &points, &say(least), &say(most)])
            }
        }
    };
    format!("{words} ({})", finding.found.code())
}

fn target_at<'a>(plan: &'a Plan, place: &Place) -> Option<&'a Target> {
    match place {
        Place::Entry(key) => plan.target_of(key),
        Place::Form(..) => None,
    }
}

/// Counts of the form that do not fit each other.
fn form_words(language: Language, fault: &FormFault) -> String {
    let count = |count| language.count(count);
    match fault {
        FormFault::Unread(_, fault) => number_fault(language, fault),
        FormFault::Sum { total, found, sum } => {
            let parts = total.parts().iter();
            let parts: Vec<String> = parts.map(|part| part.number().to_string()).collect();
            fill(
                language.pick(
                    "ghi {}, nhưng các cột {} cộng lại là {}",
                    "{}, but the columns {} add up to {}",
                ),
                &[&count(*found), &parts.join(" + "), &count(*sum)],
            )
        }
        FormFault::Balance { received, sum } => fill(
            language.pick(
                "tiếp nhận {}, nhưng đã giải quyết và đang giải quyết (cột 7 + 11) là {}",
                "{} received, but solved and open (columns 7 + 11) are {}",
            ),
            &[&count(*received), &count(*sum)],
        ),
        FormFault::CarriedOver { found, open } => fill(
            language.pick(
                "kỳ trước chuyển sang {}, nhưng cuối kỳ trước còn đang giải quyết {}",
                "{} carried over, but {} were open at the end of the quarter before",
            ),
            &[&count(*found), &count(*open)],
        ),
        FormFault::Rows { found, sum, .. } => fill(
            language.pick(
                "tổng cộng ghi {}, nhưng các lĩnh vực cộng lại là {}",
                "the total is {}, but the fields add up to {}",
            ),
            &[&count(*found), &count(*sum)],
        ),
    }
}

/// Of how many entries a jump cannot be told, and why; none where it is of none.
pub fn too_few_words(language: Language, entries: usize) -> Option<String> {
    let words = language.pick(
        "Chưa xét được biến động khác thường của {} mục: mỗi mục cần số liệu của ít nhất {} kỳ trước. Mở thêm kế hoạch các năm trước của địa phương thì xét được.",
        "Whether {} entries have jumped cannot be told yet: each needs figures of at least {} quarters before. Opening the place's plans of earlier years helps.",
    );
    let counts = [entries.to_string(), FEWEST_POINTS.to_string()];
    (entries > 0).then(|| fill(words, &counts.each_ref().map(String::as_str)))
}

/// Why a quarter was not closed, and what to do.
pub fn refusal_words(language: Language, refusal: Refusal) -> String {
    let (words, count) = match refusal {
        Refusal::Impossible(count) => (
            language.pick(
                "Chưa chốt được: còn {} chỗ không thể có. Hãy sửa các chỗ ấy trước.",
                "Not closed: {} places cannot be. Mend them first.",
            ),
            count,
        ),
        Refusal::Unexplained(count) => (
            language.pick(
                "Còn {} điểm cần giải trình. Hãy viết giải trình vào ô này rồi chốt.",
                "{} points are to be explained. Write the explanation here, then close.",
            ),
            count,
        ),
    };
    fill(words, &[&count.to_string()])
}

/// Why a cell cannot be changed, and what to do: `Đã chốt ngày 17/6/2026 (Lò Thị Mai), bản 1.
/// Muốn sửa: mở lại ở trang Chốt số liệu.`
pub fn locked_words(language: Language, closing: &Closing) -> String {
    let who = match closing.who.trim() {
        "" => String::new(),
        who => format!(" ({who})"),
    };
    fill(
        language.pick(
            "Đã chốt ngày {}{}, bản {}. Muốn sửa: mở lại ở trang Chốt số liệu.",
            "Closed on {}{}, revision {}. To change it, open it again on the page Closing.",
        ),
        &[
            &day(language, closing.at.day),
            &who,
            &closing.revision.to_string(),
        ],
    )
}

/// That a closed quarter was opened again, by whom, when and why.
pub fn reopened_words(language: Language, closing: &Closing, reopening: &Reopening) -> String {
    let who = match reopening.who.trim() {
        "" => String::new(),
        who => format!(" ({who})"),
    };
    fill(
        language.pick(
            "Bản {} đã mở lại ngày {}{}, lý do: {}",
            "Revision {} was opened again on {}{}, because: {}",
        ),
        &[
            &closing.revision.to_string(),
            &day(language, reopening.at.day),
            &who,
            &reopening.reason,
        ],
    )
}
