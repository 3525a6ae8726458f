//! What can be wrong with a file: a stable code, the place, what is wrong and what to do.

use super::sort::Sort;
use crate::locale::{Language, fill};
use crate::text::visible;

/// Longest part of a file that is quoted in a fault, in characters.
const LONGEST_QUOTE: usize = 200;

/// Something wrong with a file. The code is stable: people quote it on the telephone.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where in the file: `targets[3].threshold`, `7:2` (line and byte) where it is no JSON,
    /// or empty for the whole.
    pub place: String,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq)]
pub enum FaultKind {
    /// More bytes than a file may have.
    TooLarge {
        /// Bytes found.
        bytes: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// Written again, it would leave no room for what is entered.
    NoRoom {
        /// Bytes that it has when it is written again.
        bytes: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// Not UTF-8 text.
    NotText,
    /// Brackets nested deeper than any file of ours.
    TooDeep {
        /// Levels allowed.
        limit: usize,
    },
    /// The file ends in the middle.
    Truncated,
    /// Not JSON.
    NotJson,
    /// JSON, but not one of our files, or another one than is asked for.
    WrongFormat {
        /// The `format` found; empty if none.
        found: String,
    },
    /// Written by a newer version of this program.
    NewerVersion {
        /// The version found.
        found: u64,
        /// The newest one known here.
        known: u32,
    },
    /// A field that must be there is not.
    FieldMissing(&'static str),
    /// A field that stands twice.
    FieldTwice(String),
    /// A value of another sort than belongs here.
    WrongType {
        /// What was found.
        found: Sort,
        /// The beginning of it, for text and numbers.
        quote: String,
        /// What belongs here.
        wanted: Sort,
    },
    /// A number with more digits than a decimal has.
    NumberBeyond(String),
    /// More elements than a list may have.
    TooMany {
        /// Elements found.
        found: usize,
        /// Elements allowed.
        limit: usize,
    },
    /// A text longer than any may be.
    TooLong {
        /// Characters allowed.
        limit: usize,
    },
    /// A text that may not be empty is.
    Empty,
    /// The same id stands twice.
    DuplicateId(String),
    /// An id with characters that an address cannot carry.
    BadId(String),
    /// A unit that the plan does not list.
    UnknownUnit(String),
    /// A target that the plan does not have.
    UnknownTarget(String),
    /// A task that the plan does not have.
    UnknownTask(String),
    /// A heading that the plan does not have.
    UnknownGroup(String),
    /// An indicator that neither the catalogue nor the plan has.
    UnknownIndicator(String),
    /// A word that is not one of those possible here.
    UnknownWord {
        /// The word found.
        word: String,
        /// The words possible.
        allowed: &'static str,
    },
    /// A range that ends before it begins.
    RangeOrder {
        /// Lower end as written.
        from: String,
        /// Upper end as written.
        below: String,
    },
    /// A floor that is not below its goal.
    FloorOrder {
        /// The floor as written.
        floor: String,
        /// The goal as written.
        goal: String,
    },
    /// A part that this kind of threshold or deadline must have is missing.
    PartMissing(&'static str),
    /// A part that this kind of threshold cannot have.
    PartUnwanted(&'static str),
    /// A date that is none.
    BadDate(String),
    /// A number outside what is possible here.
    OutOfRange {
        /// The number as written.
        found: String,
        /// What is possible.
        allowed: &'static str,
    },
    /// A target that repeats or is part of itself, or repeats a target that repeats.
    Circle(String),
    /// Targets that share one entry disagree on what is entered.
    EntryDisagrees(String),
    /// A count below zero.
    NegativeCount(String),
    /// A count with a fraction.
    FractionCount(String),
    /// Figures for something the plan does not measure.
    UnknownEntry(String),
    /// Figures of another sort than the plan's measure.
    WrongFigures(String),
    /// A year other than the plan's.
    WrongYear {
        /// The year found.
        found: i32,
        /// The plan's year.
        plan: i32,
    },
    /// Numerator above denominator.
    Above {
        /// The numerator.
        numerator: String,
        /// The denominator.
        denominator: String,
    },
    /// A step of the log that does not follow from those before it.
    StepOrder(String),
    /// A change of the log that does not say of one thing what it was before and after.
    NoChange,
    /// The digest does not belong to the content: the file was changed after it was made.
    Digest,
}

impl Fault {
    pub(crate) fn new(kind: FaultKind, place: impl Into<String>) -> Self {
        Self {
            kind,
            place: place.into(),
        }
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self.kind {
            FaultKind::TooLarge { .. } => "FILE-01",
            FaultKind::NotText => "FILE-02",
            FaultKind::TooDeep { .. } => "FILE-03",
            FaultKind::Truncated => "FILE-04",
            FaultKind::NotJson => "FILE-05",
            FaultKind::WrongFormat { .. } => "FILE-06",
            FaultKind::NewerVersion { .. } => "FILE-07",
            FaultKind::FieldMissing(_)
            | FaultKind::FieldTwice(_)
            | FaultKind::WrongType { .. }
            | FaultKind::NumberBeyond(_) => "FILE-08",
            FaultKind::TooMany { .. } => "FILE-09",
            FaultKind::TooLong { .. } => "FILE-10",
            FaultKind::Digest => "FILE-11",
            FaultKind::NoRoom { .. } => "FILE-12",
            FaultKind::Empty => "PLAN-01",
            FaultKind::DuplicateId(_) => "PLAN-02",
            FaultKind::BadId(_) => "PLAN-03",
            FaultKind::UnknownUnit(_) => "PLAN-04",
            FaultKind::UnknownTarget(_) => "PLAN-05",
            FaultKind::UnknownGroup(_) => "PLAN-06",
            FaultKind::UnknownIndicator(_) => "PLAN-07",
            FaultKind::UnknownWord { .. } => "PLAN-08",
            FaultKind::RangeOrder { .. } => "PLAN-09",
            FaultKind::FloorOrder { .. } => "PLAN-10",
            FaultKind::PartMissing(_) => "PLAN-11",
            FaultKind::BadDate(_) => "PLAN-12",
            FaultKind::OutOfRange { .. } => "PLAN-13",
            FaultKind::Circle(_) => "PLAN-14",
            FaultKind::EntryDisagrees(_) => "PLAN-15",
            FaultKind::UnknownTask(_) => "PLAN-16",
            FaultKind::PartUnwanted(_) => "PLAN-17",
            FaultKind::NegativeCount(_) => "DATA-01",
            FaultKind::FractionCount(_) => "DATA-02",
            FaultKind::UnknownEntry(_) => "DATA-03",
            FaultKind::WrongFigures(_) => "DATA-04",
            FaultKind::WrongYear { .. } => "DATA-05",
            FaultKind::Above { .. } => "DATA-06",
            FaultKind::StepOrder(_) => "DATA-07",
            FaultKind::NoChange => "DATA-08",
        }
    }

    /// What is wrong, in one sentence.
    pub fn what(&self, language: Language) -> String {
        let (vi, en) = self.kind.words();
        let mut parts = self.kind.parts();
        if let FaultKind::WrongType {
            found,
            quote,
            wanted,
        } = &self.kind
        {
            parts = vec![
                found.word(language).to_owned(),
                quote.clone(),
                wanted.word(language).to_owned(),
            ];
        }
        let parts: Vec<String> = parts.iter().map(|part| quoted(part)).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        fill(language.pick(vi, en), &parts)
    }

    /// What to do about it, in one sentence.
    pub fn remedy(&self, language: Language) -> &'static str {
        let (vi, en) = self.kind.remedy();
        language.pick(vi, en)
    }
}

/// What a file says, as it is quoted: not the whole of it, and nothing in it unseen.
fn quoted(text: &str) -> String {
    let mut quote: String = text.chars().take(LONGEST_QUOTE).collect();
    if quote.len() < text.len() {
        quote.push('…');
    }
    visible(&quote).into_owned()
}

impl FaultKind {
    /// What is wrong, Vietnamese and English; `{}` stands for the [`FaultKind::parts`], in order.
    fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::TooLarge { .. } => (
                "Tệp nặng {} byte, quá mức cho phép là {} byte.",
                "The file has {} bytes; at most {} are allowed.",
            ),
            Self::NoRoom { .. } => (
                "Khi được lưu lại, tệp này nặng {} byte; quá {} byte thì không còn chỗ cho số liệu.",
                "Saved again, the file has {} bytes; more than {} leave no room for figures.",
            ),
            Self::NotText => (
                "Tệp không phải là văn bản UTF-8.",
                "The file is not UTF-8 text.",
            ),
            Self::TooDeep { .. } => (
                "Các dấu ngoặc lồng nhau sâu quá {} tầng.",
                "Brackets are nested deeper than {} levels.",
            ),
            Self::Truncated => (
                "Tệp bị cắt ngang, thiếu phần cuối.",
                "The file ends in the middle.",
            ),
            Self::NotJson => (
                "Nội dung không phải là JSON hợp lệ.",
                "The content is not valid JSON.",
            ),
            Self::WrongFormat { found } if found.is_empty() => (
                "Tệp JSON này không phải của Sổ Chỉ Tiêu.",
                "This JSON file is not one of Sổ Chỉ Tiêu's.",
            ),
            Self::WrongFormat { .. } => (
                "Loại tệp là “{}”, không phải loại đang cần.",
                "The file's format is “{}”, not the one needed here.",
            ),
            Self::NewerVersion { .. } => (
                "Tệp do phiên bản mới hơn tạo ra (phiên bản {}; trang này hiểu đến {}).",
                "The file is of a newer version ({}; this page knows up to {}).",
            ),
            Self::FieldMissing(_) => ("Thiếu trường “{}”.", "The field “{}” is missing."),
            Self::FieldTwice(_) => ("Trường “{}” có hai lần.", "The field “{}” stands twice."),
            Self::WrongType { .. } => ("Có {}{} ở chỗ cần {}.", "Found {}{} where {} belongs."),
            Self::NumberBeyond(_) => (
                "Số {} quá lớn hoặc quá nhiều chữ số thập phân (nhiều nhất 4 chữ số, từ -900000000000 đến 900000000000).",
                "The number {} is too large or has too many decimals (at most 4, from -900000000000 to 900000000000).",
            ),
            Self::TooMany { .. } => (
                "Chỗ này có {} mục, quá mức cho phép là {}.",
                "There are {} elements here; at most {} are allowed.",
            ),
            Self::TooLong { .. } => (
                "Đoạn chữ dài quá {} ký tự.",
                "The text is longer than {} characters.",
            ),
            Self::Digest => (
                "Mã kiểm tra không khớp: tệp đã bị sửa sau khi tạo.",
                "The digest does not match: the file was changed after it was made.",
            ),
            Self::Empty => ("Chỗ này không được để trống.", "This may not be empty."),
            Self::DuplicateId(_) => ("Mã “{}” đã có ở một mục khác.", "The id “{}” stands twice."),
            Self::BadId(_) => ("Mã “{}” không dùng được.", "The id “{}” cannot be used."),
            Self::UnknownUnit(_) => (
                "Đơn vị “{}” không có trong danh sách đơn vị của kế hoạch.",
                "The plan's list of units has no “{}”.",
            ),
            Self::UnknownTarget(_) => (
                "Kế hoạch không có chỉ tiêu “{}”.",
                "The plan has no target “{}”.",
            ),
            Self::UnknownTask(_) => (
                "Kế hoạch không có nhiệm vụ “{}”.",
                "The plan has no task “{}”.",
            ),
            Self::UnknownGroup(_) => (
                "Kế hoạch không có nhóm nhiệm vụ “{}”.",
                "The plan has no group “{}”.",
            ),
            Self::UnknownIndicator(_) => (
                "Không có chỉ số “{}” trong danh mục lẫn trong kế hoạch.",
                "Neither the catalogue nor the plan has an indicator “{}”.",
            ),
            Self::UnknownWord { .. } => (
                "Từ “{}” không dùng được ở đây. Các từ dùng được: {}.",
                "The word “{}” cannot stand here. Possible words: {}.",
            ),
            Self::RangeOrder { .. } => (
                "Khoảng bắt đầu từ {} nhưng kết thúc ở {}.",
                "The range begins at {} but ends at {}.",
            ),
            Self::FloorOrder { .. } => (
                "Mức tối thiểu {} không thấp hơn mức phấn đấu {}.",
                "The floor {} is not below the goal {}.",
            ),
            Self::PartMissing(_) => ("Thiếu phần “{}”.", "The part “{}” is missing."),
            Self::PartUnwanted(_) => (
                "Loại mức này không có phần “{}”.",
                "This kind of threshold has no part “{}”.",
            ),
            Self::BadDate(_) => ("“{}” không phải là ngày tháng có thật.", "“{}” is no date."),
            Self::OutOfRange { .. } => (
                "{} nằm ngoài khoảng cho phép ({}).",
                "{} is outside what is possible ({}).",
            ),
            Self::Circle(_) => (
                "Chỉ tiêu trỏ tới “{}” thành vòng tròn hoặc trỏ tới một chỉ tiêu lặp lại.",
                "The target points to “{}” in a circle, or to one that itself repeats.",
            ),
            Self::EntryDisagrees(_) => (
                "Các chỉ tiêu dùng chung số liệu “{}” lại khai cách đo khác nhau.",
                "Targets that share the entry “{}” disagree on what is entered.",
            ),
            Self::NegativeCount(_) => ("Số lượng {} là số âm.", "The count {} is below zero."),
            Self::FractionCount(_) => (
                "Số lượng {} không phải là số nguyên.",
                "The count {} is not a whole number.",
            ),
            Self::UnknownEntry(_) => (
                "Kế hoạch không có chỉ số hay chỉ tiêu “{}” để nhận số liệu này.",
                "The plan has no indicator or target “{}” for these figures.",
            ),
            Self::WrongFigures(_) => (
                "Số liệu của “{}” không đúng cách đo mà kế hoạch khai.",
                "The figures of “{}” are not of the sort that the plan measures.",
            ),
            Self::WrongYear { .. } => (
                "Năm {} khác năm của kế hoạch ({}).",
                "The year {} is not the plan's ({}).",
            ),
            Self::Above { .. } => (
                "Tử số {} lớn hơn mẫu số {}.",
                "The numerator {} is above the denominator {}.",
            ),
            Self::StepOrder(_) => (
                "Bước {} của nhật ký không nối tiếp các bước trước nó.",
                "Step {} of the log does not follow from the steps before it.",
            ),
            Self::NoChange => (
                "Thay đổi trong nhật ký phải nói về đúng một thứ, trước và sau.",
                "A change in the log must speak of one thing, before and after.",
            ),
        }
    }

    /// What the words speak of.
    fn parts(&self) -> Vec<String> {
        match self {
            Self::TooLarge { bytes, limit } | Self::NoRoom { bytes, limit } => {
                vec![bytes.to_string(), limit.to_string()]
            }
            Self::TooDeep { limit } | Self::TooLong { limit } => vec![limit.to_string()],
            Self::NewerVersion { found, known } => vec![found.to_string(), known.to_string()],
            Self::TooMany { found, limit } => vec![found.to_string(), limit.to_string()],
            Self::WrongYear { found, plan } => vec![found.to_string(), plan.to_string()],
            Self::UnknownWord { word, allowed } => vec![word.clone(), (*allowed).to_owned()],
            Self::OutOfRange { found, allowed } => vec![found.clone(), (*allowed).to_owned()],
            Self::RangeOrder {
                from: one,
                below: other,
            }
            | Self::FloorOrder {
                floor: one,
                goal: other,
            }
            | Self::Above {
                numerator: one,
                denominator: other,
            } => vec![one.clone(), other.clone()],
            Self::FieldMissing(name) | Self::PartMissing(name) | Self::PartUnwanted(name) => {
                vec![(*name).to_owned()]
            }
            Self::WrongFormat { found: text }
            | Self::FieldTwice(text)
            | Self::NumberBeyond(text)
            | Self::DuplicateId(text)
            | Self::BadId(text)
            | Self::UnknownUnit(text)
            | Self::UnknownTarget(text)
            | Self::UnknownTask(text)
            | Self::UnknownGroup(text)
            | Self::UnknownIndicator(text)
            | Self::BadDate(text)
            | Self::Circle(text)
            | Self::EntryDisagrees(text)
            | Self::NegativeCount(text)
            | Self::FractionCount(text)
            | Self::UnknownEntry(text)
            | Self::WrongFigures(text)
            | Self::StepOrder(text) => vec![text.clone()],
            // The sorts have words of their own in each language.
            Self::WrongType { .. }
            | Self::NotText
            | Self::Truncated
            | Self::NotJson
            | Self::NoChange
            | Self::Digest
            | Self::Empty => Vec::new(),
        }
    }

    fn remedy(&self) -> (&'static str, &'static str) {
        match self {
            Self::TooLarge { .. }
            | Self::TooDeep { .. }
            | Self::TooMany { .. }
            | Self::TooLong { .. } => (
                "Kiểm tra xem có chọn nhầm tệp không.",
                "Check whether this is the file you meant.",
            ),
            Self::NoRoom { .. } => (
                "Bỏ bớt trong tệp những gì không cần (trường lạ, ghi chú dài) rồi mở lại; dữ liệu đang có không bị thay đổi.",
                "Take out of the file what is not needed (unknown fields, long notes) and open it again; your data is unchanged.",
            ),
            Self::NotText => (
                "Mở tệp bằng trình soạn thảo và lưu lại với bảng mã UTF-8.",
                "Open the file in an editor and save it as UTF-8.",
            ),
            Self::Truncated => (
                "Sao chép hoặc tải lại tệp từ nơi gửi.",
                "Copy or download the file again from where it came.",
            ),
            Self::NotJson => (
                "Chọn tệp .json do Sổ Chỉ Tiêu tạo ra, hoặc sửa lỗi tại chỗ đã nêu.",
                "Choose a .json file made by Sổ Chỉ Tiêu, or mend the place named.",
            ),
            Self::WrongFormat { .. } => (
                "Chọn tệp kế hoạch, bản sao sổ hoặc tệp gửi lên của Sổ Chỉ Tiêu.",
                "Choose a plan, a ledger backup or a submission of Sổ Chỉ Tiêu.",
            ),
            Self::NewerVersion { .. } => (
                "Tải lại trang để dùng phiên bản mới rồi mở lại tệp.",
                "Reload the page to get the new version, then open the file again.",
            ),
            Self::Digest => (
                "Đề nghị nơi gửi xuất lại tệp; không sửa tệp bằng tay.",
                "Ask the sender to export the file again; do not edit it by hand.",
            ),
            _ => (
                "Sửa trong tệp tại chỗ đã nêu rồi mở lại; dữ liệu đang có không bị thay đổi.",
                "Mend the file at the place named and open it again; your data is unchanged.",
            ),
        }
    }
}
