//! Remarks in words: what is seen, why it matters, what to do.

use super::{Remark, RemarkKind};
use crate::locale::{Language, day, fill};
use crate::text::{code_point, visible};

impl Remark {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// What is seen, in one sentence; the words it is about are the quotation.
    pub fn what(&self, language: Language) -> String {
        let (vi, en) = self.kind.what();
        let parts: Vec<String> = self
            .kind
            .parts(language)
            .iter()
            .map(|part| visible(part).into_owned())
            .collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        fill(language.pick(vi, en), &parts)
    }

    /// Why it matters, in one sentence, with the rule where there is one.
    pub fn why(&self, language: Language) -> String {
        let (vi, en) = self.kind.why();
        let source = visible(self.kind.source()).into_owned();
        fill(language.pick(vi, en), &[&source])
    }

    /// What to do about it, in one sentence.
    pub fn remedy(&self, language: Language) -> &'static str {
        let (vi, en) = self.kind.remedy();
        language.pick(vi, en)
    }
}

impl RemarkKind {
    /// What is seen, Vietnamese and English; `{}` stands for the parts, in order.
    fn what(&self) -> (&'static str, &'static str) {
        match self {
            Self::WrongYear { .. } => (
                "Ghi năm {} trong kế hoạch năm {}.",
                "The year {} stands in a plan for {}.",
            ),
            Self::EndedLevel { .. } => (
                "Nhắc đến “{}”, cấp không còn từ ngày {}.",
                "Speaks of “{}”, a level that ended on {}.",
            ),
            Self::FormerReceiver { .. } => (
                "Gửi báo cáo đến {}, nơi không còn nhận từ ngày {}; nay là {}.",
                "Reports go to {}, which no longer receives them since {}; now it is {}.",
            ),
            Self::DueBeforeIssue { .. } => (
                "Hạn {} đã qua trước khi kế hoạch ban hành ({}).",
                "Due by {}, before the plan was issued ({}).",
            ),
            Self::NumberGap { .. } => (
                "Trước mục này thiếu số {}.",
                "The number {} is missing before this.",
            ),
            Self::NumberTwice { .. } => ("Số {} có hai lần.", "The number {} stands twice."),
            Self::NumberMissing => (
                "Dòng này không có số thứ tự, các dòng khác thì có.",
                "This row has no number, though others have.",
            ),
            Self::NoLead => (
                "Chỉ tiêu không có đơn vị chủ trì.",
                "No one leads this target.",
            ),
            Self::TwoValues { apart: false, .. } => (
                "Cùng một chỉ tiêu, hai mức: ở đây “{}”, ở mục {} là “{}”.",
                "One target, two values: “{}” here, in {} “{}”.",
            ),
            Self::TwoValues { apart: true, .. } => (
                "Hai chỉ tiêu gần nhau, hai mức: ở đây “{}”, ở mục {} là “{}”.",
                "Two targets of much the same, two values: “{}” here, in {} “{}”.",
            ),
            Self::LostDot { .. } => (
                "Số văn bản mất dấu chấm: có lẽ là {}.",
                "A document number has lost its dot: {} must be meant.",
            ),
            Self::BrokenSymbol { .. } => (
                "Số, ký hiệu văn bản có khoảng trắng: đúng ra là {}.",
                "A document's symbol has a space in it: {} is meant.",
            ),
            Self::ForeignLetter { .. } => (
                "Ký hiệu văn bản có chữ “{}” ({}) không phải chữ Latinh.",
                "A document's symbol has a letter “{}” ({}) that is not Latin.",
            ),
            Self::OtherDay { source, .. } if source.is_empty() => (
                "{} ghi ngày {}, chỗ khác trong kế hoạch ghi ngày {}.",
                "{} is dated {} here and {} elsewhere in the plan.",
            ),
            Self::OtherDay { .. } => (
                "{} ghi ngày {}, đúng ra là ngày {}.",
                "{} is dated {}; its day is {}.",
            ),
            Self::OtherSort { .. } => (
                "Gọi là {} nhưng ký hiệu là của {}.",
                "It is called a {}, but has the symbol of a {}.",
            ),
            Self::ProvinceInCity { .. } => (
                "Nói “tỉnh” trong khi {} là thành phố trực thuộc Trung ương.",
                "Speaks of a province, while {} is a city directly under the centre.",
            ),
            Self::CutOff => (
                "Kỳ số liệu kéo dài sang “tháng sau”: gồm hai tháng.",
                "The figures reach into the month after: two months in all.",
            ),
            Self::NoDeadline => (
                "Ô thời hạn để trống, các nhiệm vụ cùng nhóm thì có.",
                "The deadline is left blank, though others of the group have one.",
            ),
            Self::NoDeadlines { .. } => (
                "Không nhiệm vụ nào trong {} nhiệm vụ có thời hạn.",
                "None of the {} tasks has a deadline.",
            ),
            Self::DueElsewhere => (
                "Thời hạn nằm trong nội dung hoặc ghi chú, không ở cột thời hạn.",
                "The deadline stands in the text or the note, not with the deadlines.",
            ),
            Self::OtherLevel => (
                "Mức này giao cho cấp khác, không phải cấp xã.",
                "This is a target for another level, not for a commune.",
            ),
            Self::ProductIsLead => (
                "Cột sản phẩm lại ghi đơn vị chủ trì.",
                "The product column names who leads.",
            ),
            Self::LeadJoins { .. } => ("{} vừa chủ trì vừa phối hợp.", "{} both leads and joins."),
            Self::Misspelt { .. } => ("Có lẽ viết nhầm: “{}”.", "Misspelt: “{}” must be meant."),
            Self::NumberBlank => (
                "Văn bản để trống số, ký hiệu.",
                "The document has no number.",
            ),
            Self::DayBlank => (
                "Văn bản để trống ngày ban hành.",
                "The document has no day of issue.",
            ),
        }
    }

    /// What the words speak of.
    fn parts(&self, language: Language) -> Vec<String> {
        match self {
            Self::WrongYear { found, plan } => vec![found.to_string(), plan.to_string()],
            Self::EndedLevel { word, from, .. } => vec![word.clone(), day(language, *from)],
            Self::FormerReceiver {
                name, now, from, ..
            } => {
                let now = language.pick(&now.0, &now.1).clone();
                vec![name.clone(), day(language, *from), now]
            }
            Self::DueBeforeIssue { due, issued } => {
                vec![day(language, *due), day(language, *issued)]
            }
            Self::TwoValues {
                other, here, there, ..
            } => vec![here.clone(), other.to_string(), there.clone()],
            Self::ForeignLetter { letter } => vec![letter.to_string(), code_point(*letter)],
            Self::OtherDay {
                symbol,
                found,
                other,
                ..
            } => vec![symbol.clone(), day(language, *found), day(language, *other)],
            Self::OtherSort { name, symbol } => vec![(*name).to_owned(), (*symbol).to_owned()],
            Self::NoDeadlines { tasks } => vec![tasks.to_string()],
            Self::NumberGap { missing: text }
            | Self::NumberTwice { number: text }
            | Self::LostDot { meant: text }
            | Self::BrokenSymbol { meant: text }
            | Self::ProvinceInCity { city: text }
            | Self::LeadJoins { unit: text }
            | Self::Misspelt { right: text } => vec![text.clone()],
            Self::NumberMissing
            | Self::NoLead
            | Self::CutOff
            | Self::NoDeadline
            | Self::DueElsewhere
            | Self::OtherLevel
            | Self::ProductIsLead
            | Self::NumberBlank
            | Self::DayBlank => Vec::new(),
        }
    }

    /// The rule a reason rests on, where it is data.
    fn source(&self) -> &str {
        match self {
            Self::EndedLevel { source, .. }
            | Self::FormerReceiver { source, .. }
            | Self::OtherDay { source, .. } => source,
            _ => "",
        }
    }

    /// Why it matters, Vietnamese and English; `{}` stands for the source.
    fn why(&self) -> (&'static str, &'static str) {
        match self {
            Self::WrongYear { .. } => (
                "Năm cũ còn sót làm thời hạn không thực hiện được hoặc căn cứ không tìm thấy.",
                "A year left over makes a deadline that cannot be met, or a document that cannot be found.",
            ),
            Self::EndedLevel { .. } => (
                "Chính quyền địa phương nay có hai cấp ({}); việc giao cho cấp không còn thì không ai làm.",
                "Local government has two levels now ({}); what is given to a level that ended is done by no one.",
            ),
            Self::FormerReceiver { .. } => (
                "Nhiệm vụ kiểm soát thủ tục hành chính đã chuyển ({}); báo cáo gửi nhầm nơi coi như chưa gửi.",
                "Control of administrative procedures has moved ({}); a report sent elsewhere is not sent.",
            ),
            Self::DueBeforeIssue { .. } => (
                "Nhiệm vụ quá hạn ngay từ ngày giao.",
                "The task is overdue on the day it is given.",
            ),
            Self::NumberGap { .. } => (
                "Có thể một dòng đã rơi mất, hoặc dòng ấy không có mức nên không tính là chỉ tiêu.",
                "A row may have been dropped, or that row has no value and is no target.",
            ),
            Self::NumberTwice { .. } | Self::NumberMissing => (
                "Báo cáo dẫn theo số thứ tự thì không biết là dòng nào.",
                "A report that goes by numbers does not say which row it means.",
            ),
            Self::NoLead => (
                "Không ai chịu trách nhiệm về con số này.",
                "No one answers for this figure.",
            ),
            Self::TwoValues { apart: false, .. } => (
                "Cùng một số liệu sẽ đạt ở chỗ này mà không đạt ở chỗ kia.",
                "The same figure meets one and misses the other.",
            ),
            Self::TwoValues { apart: true, .. } => (
                "Nếu thật ra là một thì cùng một số liệu sẽ đạt ở chỗ này mà không đạt ở chỗ kia.",
                "If they are one after all, the same figure meets one and misses the other.",
            ),
            Self::LostDot { .. } | Self::BrokenSymbol { .. } | Self::ForeignLetter { .. } => (
                "Tra cứu theo số, ký hiệu như vậy thì không tìm thấy văn bản (NĐ 30/2020/NĐ-CP, Phụ lục I).",
                "A search by such a symbol does not find the document (NĐ 30/2020/NĐ-CP, Phụ lục I).",
            ),
            Self::OtherDay { source, .. } if source.is_empty() => (
                "Cùng một văn bản ghi hai ngày khác nhau trong kế hoạch.",
                "The plan gives one document two days.",
            ),
            Self::OtherDay { .. } => ("Ngày đúng theo {}.", "The day is that of {}."),
            Self::OtherSort { .. } => (
                "Tên loại và ký hiệu phải cùng một loại văn bản (NĐ 30/2020/NĐ-CP, Phụ lục III).",
                "Name and symbol must be of one sort of document (NĐ 30/2020/NĐ-CP, Phụ lục III).",
            ),
            Self::ProvinceInCity { .. } => (
                "Thường là câu chép lại từ kế hoạch của nơi khác hoặc của năm trước.",
                "Most likely copied from another place's plan, or an older one.",
            ),
            Self::CutOff => (
                "Mỗi tháng một báo cáo mà số liệu gồm hai tháng thì bị tính hai lần.",
                "With a report each month, figures of two months are counted twice.",
            ),
            Self::NoDeadline | Self::NoDeadlines { .. } => (
                "Không có thời hạn thì không nhắc được và không biết lúc nào là muộn.",
                "Without a deadline nothing can remind, and nothing is ever late.",
            ),
            Self::DueElsewhere => (
                "Người đọc cột thời hạn sẽ không thấy ngày phải xong.",
                "Who reads the deadlines does not see the day.",
            ),
            Self::OtherLevel => (
                "Cấp xã không có số liệu để so với mức này.",
                "A commune has no figures to hold against it.",
            ),
            Self::ProductIsLead => (
                "Các ô có thể đã lệch cột khi lập bảng.",
                "The cells may have moved when the table was made.",
            ),
            Self::LeadJoins { .. } => (
                "Không rõ phần nào chủ trì, phần nào phối hợp.",
                "It is not clear which part it answers for.",
            ),
            Self::Misspelt { .. } => (
                "Lỗi chính tả làm sai nghĩa và làm tìm kiếm không thấy.",
                "A misspelling changes the meaning and hides the words from search.",
            ),
            Self::NumberBlank | Self::DayBlank => (
                "Văn bản ban hành phải có số và ngày (NĐ 30/2020/NĐ-CP, Phụ lục I); có thể đây là bản dự thảo.",
                "A document in force has a number and a day (NĐ 30/2020/NĐ-CP, Phụ lục I); this may be a draft.",
            ),
        }
    }

    fn remedy(&self) -> (&'static str, &'static str) {
        match self {
            Self::WrongYear { .. } => (
                "Đối chiếu với văn bản gốc rồi sửa năm nếu là chép nhầm.",
                "Compare with the original and mend the year if it is a slip.",
            ),
            Self::EndedLevel { .. } => (
                "Thay bằng cấp tỉnh hoặc cấp xã theo việc được giao, hoặc ghi rõ “cũ”.",
                "Put the province or the commune in its place, or say “cũ” (former).",
            ),
            Self::FormerReceiver { .. } => (
                "Hỏi cấp tỉnh nơi nhận hiện nay rồi sửa nơi nhận.",
                "Ask the province who receives now, and mend it.",
            ),
            Self::DueBeforeIssue { .. } => (
                "Đặt lại thời hạn, hoặc ghi nhận là đã hoàn thành.",
                "Set the deadline anew, or record the task as done.",
            ),
            Self::NumberGap { .. } => (
                "Xem lại bản gốc có dòng bị thiếu không, rồi đánh lại số.",
                "See whether the original has the row, then number anew.",
            ),
            Self::NumberTwice { .. } | Self::NumberMissing => {
                ("Đánh lại số thứ tự.", "Number the rows anew.")
            }
            Self::NoLead => ("Ghi đơn vị chủ trì.", "Name who leads."),
            Self::TwoValues { .. } => (
                "Xác định mức nào được dùng, hoặc nói rõ hai chỉ tiêu khác nhau ở đâu.",
                "Decide which value holds, or say how the two differ.",
            ),
            Self::LostDot { .. }
            | Self::BrokenSymbol { .. }
            | Self::ForeignLetter { .. }
            | Self::OtherDay { .. }
            | Self::OtherSort { .. } => (
                "Mở văn bản được dẫn, chép lại đúng số, ký hiệu và ngày.",
                "Open the document cited and copy its symbol and day.",
            ),
            Self::ProvinceInCity { .. } => (
                "Sửa thành “thành phố” nếu là câu chép lại.",
                "Write “thành phố” (city) if it was copied.",
            ),
            Self::CutOff => (
                "Ghi rõ ngày đầu, ngày cuối; có lẽ là “đến ngày 20 tháng này”.",
                "Give the first and last day; “to the 20th of this month” may be meant.",
            ),
            Self::NoDeadline | Self::NoDeadlines { .. } => (
                "Ghi ngày hoặc kỳ phải xong; trong sổ có thể điền ngay ở mục “rõ thời gian”.",
                "Give a day or a recurrence; the ledger lets you fill it in as “clear time”.",
            ),
            Self::DueElsewhere => (
                "Chuyển thời hạn vào cột thời hạn.",
                "Move it to where the deadlines are.",
            ),
            Self::OtherLevel => (
                "Bỏ chỉ tiêu này, hoặc giao mức của cấp xã.",
                "Leave the target out, or set one for the commune.",
            ),
            Self::ProductIsLead => (
                "Xem lại các ô của dòng này trong bản gốc.",
                "Look at the cells of this row in the original.",
            ),
            Self::LeadJoins { .. } => ("Để đơn vị ở một vai.", "Leave the unit in one role."),
            Self::Misspelt { .. } => (
                "Sửa trong bản gốc nếu đúng là viết nhầm.",
                "Mend the original if it is a slip.",
            ),
            Self::NumberBlank | Self::DayBlank => (
                "Điền khi văn bản đã ban hành.",
                "Fill it in once the document is issued.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::RemarkKind;
    use crate::locale::Language;
    use crate::plan::TargetId;

    /// One of each kind; of those whose words differ, one of each sort.
    fn kinds() -> Vec<RemarkKind> {
        let text = || "một".to_owned();
        let day = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        let (from, found, other, due, issued) = (day, day, day, day, day);
        let two = |apart| RemarkKind::TwoValues {
            other: TargetId::new("1").unwrap(),
            here: text(),
            there: text(),
            apart,
        };
        let other_day = |source| RemarkKind::OtherDay {
            symbol: text(),
            found,
            other,
            source,
        };
        vec![
            RemarkKind::WrongYear {
                found: 2025,
                plan: 2026,
            },
            RemarkKind::EndedLevel {
                word: text(),
                from,
                source: text(),
            },
            RemarkKind::FormerReceiver {
                name: text(),
                now: (text(), text()),
                from,
                source: text(),
            },
            RemarkKind::DueBeforeIssue { due, issued },
            RemarkKind::NumberGap { missing: text() },
            RemarkKind::NumberTwice { number: text() },
            RemarkKind::NumberMissing,
            RemarkKind::NoLead,
            two(true),
            two(false),
            RemarkKind::LostDot { meant: text() },
            RemarkKind::BrokenSymbol { meant: text() },
            RemarkKind::ForeignLetter { letter: 'С' },
            other_day(text()),
            other_day(String::new()),
            RemarkKind::OtherSort {
                name: "kế hoạch",
                symbol: "quyết định",
            },
            RemarkKind::ProvinceInCity { city: text() },
            RemarkKind::CutOff,
            RemarkKind::NoDeadline,
            RemarkKind::NoDeadlines { tasks: 36 },
            RemarkKind::DueElsewhere,
            RemarkKind::OtherLevel,
            RemarkKind::ProductIsLead,
            RemarkKind::LeadJoins { unit: text() },
            RemarkKind::Misspelt { right: text() },
            RemarkKind::NumberBlank,
            RemarkKind::DayBlank,
        ]
    }

    #[test]
    fn both_languages_have_the_same_places_to_fill_and_all_are_filled() {
        let mut codes: Vec<&str> = kinds().iter().map(RemarkKind::code).collect();
        codes.dedup();
        assert_eq!(codes.len(), 22, "one of each");
        for kind in kinds() {
            let (vi, en) = kind.what();
            let places = |words: &str| words.matches("{}").count();
            let parts = kind.parts(Language::Vietnamese).len();
            assert_eq!((places(vi), places(en)), (parts, parts), "{kind:?}");
            let (vi, en) = kind.why();
            let sources = usize::from(!kind.source().is_empty());
            assert_eq!((places(vi), places(en)), (sources, sources), "{kind:?}");
            assert_ne!(vi, en);
            let (vi, en) = kind.remedy();
            assert_eq!((places(vi), places(en)), (0, 0));
            assert_ne!(vi, en);
        }
    }
}
