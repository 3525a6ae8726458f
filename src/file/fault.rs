//! What can be wrong with a file: a stable code, the place, what is wrong and what to do.

use serde_json::Value;

use crate::locale::Language;

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
    /// The digest does not belong to the content: the file was changed after it was made.
    Digest,
}

/// A sort of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Text.
    Text,
    /// A number.
    Number,
    /// A whole number of the size possible here.
    Whole,
    /// True or false.
    Flag,
    /// A list.
    List,
    /// An object.
    Object,
    /// null.
    Nothing,
}

impl Sort {
    /// The sort of a value.
    pub(super) fn of(value: &Value) -> Self {
        match value {
            Value::String(_) => Self::Text,
            Value::Number(_) => Self::Number,
            Value::Bool(_) => Self::Flag,
            Value::Array(_) => Self::List,
            Value::Object(_) => Self::Object,
            Value::Null => Self::Nothing,
        }
    }

    /// The beginning of a text or number, quoted; empty for others.
    pub(super) fn quote(value: &Value) -> String {
        let words = match value {
            Value::String(text) => text.chars().take(40).collect(),
            Value::Number(number) => number.to_string(),
            _ => return String::new(),
        };
        format!(" “{words}”")
    }

    /// Vietnamese and English.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("chữ", "text"),
            Self::Number => ("số", "a number"),
            Self::Whole => (
                "số nguyên trong khoảng cho phép",
                "a whole number within bounds",
            ),
            Self::Flag => ("đúng/sai (true/false)", "true or false"),
            Self::List => ("danh sách [ ]", "a list [ ]"),
            Self::Object => ("nhóm { }", "an object { }"),
            Self::Nothing => ("giá trị rỗng (null)", "null"),
        }
    }
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
        }
    }

    /// What is wrong, in one sentence.
    pub fn what(&self, language: Language) -> String {
        let (vi, en) = self.kind.what();
        language.pick(vi, en)
    }

    /// What to do about it, in one sentence.
    pub fn remedy(&self, language: Language) -> &'static str {
        let (vi, en) = self.kind.remedy();
        language.pick(vi, en)
    }
}

impl FaultKind {
    fn what(&self) -> (String, String) {
        match self {
            Self::TooLarge { bytes, limit } => (
                format!("Tệp nặng {bytes} byte, quá mức cho phép là {limit} byte."),
                format!("The file has {bytes} bytes; at most {limit} are allowed."),
            ),
            Self::NotText => (
                "Tệp không phải là văn bản UTF-8.".into(),
                "The file is not UTF-8 text.".into(),
            ),
            Self::TooDeep { limit } => (
                format!("Các dấu ngoặc lồng nhau sâu quá {limit} tầng."),
                format!("Brackets are nested deeper than {limit} levels."),
            ),
            Self::Truncated => (
                "Tệp bị cắt ngang, thiếu phần cuối.".into(),
                "The file ends in the middle.".into(),
            ),
            Self::NotJson => (
                "Nội dung không phải là JSON hợp lệ.".into(),
                "The content is not valid JSON.".into(),
            ),
            Self::WrongFormat { found } if found.is_empty() => (
                "Tệp JSON này không phải của Sổ Chỉ Tiêu.".into(),
                "This JSON file is not one of Sổ Chỉ Tiêu's.".into(),
            ),
            Self::WrongFormat { found } => (
                format!("Loại tệp là “{found}”, không phải loại đang cần."),
                format!("The file's format is “{found}”, not the one needed here."),
            ),
            Self::NewerVersion { found, known } => (
                format!(
                    "Tệp do phiên bản mới hơn tạo ra (phiên bản {found}; trang này hiểu đến {known})."
                ),
                format!("The file is of a newer version ({found}; this page knows up to {known})."),
            ),
            Self::FieldMissing(field) => (
                format!("Thiếu trường “{field}”."),
                format!("The field “{field}” is missing."),
            ),
            Self::FieldTwice(field) => (
                format!("Trường “{field}” có hai lần."),
                format!("The field “{field}” stands twice."),
            ),
            Self::WrongType {
                found,
                quote,
                wanted,
            } => (
                format!(
                    "Có {}{quote} ở chỗ cần {}.",
                    found.words().0,
                    wanted.words().0
                ),
                format!(
                    "Found {}{quote} where {} belongs.",
                    found.words().1,
                    wanted.words().1
                ),
            ),
            Self::NumberBeyond(number) => (
                format!(
                    "Số {number} quá lớn hoặc quá nhiều chữ số thập phân (nhiều nhất 4 chữ số, \
                     từ -900000000000 đến 900000000000)."
                ),
                format!(
                    "The number {number} is too large or has too many decimals (at most 4, from \
                     -900000000000 to 900000000000)."
                ),
            ),
            Self::TooMany { found, limit } => (
                format!("Danh sách có {found} mục, quá mức cho phép là {limit}."),
                format!("The list has {found} elements; at most {limit} are allowed."),
            ),
            Self::TooLong { limit } => (
                format!("Đoạn chữ dài quá {limit} ký tự."),
                format!("The text is longer than {limit} characters."),
            ),
            Self::Digest => (
                "Mã kiểm tra không khớp: tệp đã bị sửa sau khi tạo.".into(),
                "The digest does not match: the file was changed after it was made.".into(),
            ),
            other => other.what_content(),
        }
    }

    fn what_content(&self) -> (String, String) {
        match self {
            Self::Empty => (
                "Chỗ này không được để trống.".into(),
                "This may not be empty.".into(),
            ),
            Self::DuplicateId(id) => (
                format!("Mã “{id}” đã có ở một mục khác."),
                format!("The id “{id}” stands twice."),
            ),
            Self::BadId(id) => (
                format!("Mã “{id}” không dùng được."),
                format!("The id “{id}” cannot be used."),
            ),
            Self::UnknownUnit(id) => (
                format!("Đơn vị “{id}” không có trong danh sách đơn vị của kế hoạch."),
                format!("The plan's list of units has no “{id}”."),
            ),
            Self::UnknownTarget(id) => (
                format!("Kế hoạch không có chỉ tiêu “{id}”."),
                format!("The plan has no target “{id}”."),
            ),
            Self::UnknownTask(id) => (
                format!("Kế hoạch không có nhiệm vụ “{id}”."),
                format!("The plan has no task “{id}”."),
            ),
            Self::UnknownGroup(id) => (
                format!("Kế hoạch không có nhóm nhiệm vụ “{id}”."),
                format!("The plan has no group “{id}”."),
            ),
            Self::UnknownIndicator(key) => (
                format!("Không có chỉ số “{key}” trong danh mục lẫn trong kế hoạch."),
                format!("Neither the catalogue nor the plan has an indicator “{key}”."),
            ),
            Self::UnknownWord { word, allowed } => (
                format!("Từ “{word}” không dùng được ở đây. Các từ dùng được: {allowed}."),
                format!("The word “{word}” cannot stand here. Possible words: {allowed}."),
            ),
            Self::RangeOrder { from, below } => (
                format!("Khoảng bắt đầu từ {from} nhưng kết thúc ở {below}."),
                format!("The range begins at {from} but ends at {below}."),
            ),
            Self::FloorOrder { floor, goal } => (
                format!("Mức tối thiểu {floor} không thấp hơn mức phấn đấu {goal}."),
                format!("The floor {floor} is not below the goal {goal}."),
            ),
            Self::PartMissing(part) => (
                format!("Thiếu phần “{part}”."),
                format!("The part “{part}” is missing."),
            ),
            Self::PartUnwanted(part) => (
                format!("Loại mức này không có phần “{part}”."),
                format!("This kind of threshold has no part “{part}”."),
            ),
            other => other.what_figures(),
        }
    }

    fn what_figures(&self) -> (String, String) {
        match self {
            Self::BadDate(text) => (
                format!("“{text}” không phải là ngày tháng có thật."),
                format!("“{text}” is no date."),
            ),
            Self::OutOfRange { found, allowed } => (
                format!("{found} nằm ngoài khoảng cho phép ({allowed})."),
                format!("{found} is outside what is possible ({allowed})."),
            ),
            Self::Circle(id) => (
                format!(
                    "Chỉ tiêu trỏ tới “{id}” thành vòng tròn hoặc trỏ tới một chỉ tiêu lặp lại."
                ),
                format!("The target points to “{id}” in a circle, or to one that itself repeats."),
            ),
            Self::EntryDisagrees(key) => (
                format!("Các chỉ tiêu dùng chung số liệu “{key}” lại khai cách đo khác nhau."),
                format!("Targets that share the entry “{key}” disagree on what is entered."),
            ),
            Self::NegativeCount(found) => (
                format!("Số lượng {found} là số âm."),
                format!("The count {found} is below zero."),
            ),
            Self::FractionCount(found) => (
                format!("Số lượng {found} không phải là số nguyên."),
                format!("The count {found} is not a whole number."),
            ),
            Self::UnknownEntry(key) => (
                format!("Kế hoạch không có chỉ số hay chỉ tiêu “{key}” để nhận số liệu này."),
                format!("The plan has no indicator or target “{key}” for these figures."),
            ),
            Self::WrongFigures(key) => (
                format!("Số liệu của “{key}” không đúng cách đo mà kế hoạch khai."),
                format!("The figures of “{key}” are not of the sort that the plan measures."),
            ),
            Self::WrongYear { found, plan } => (
                format!("Năm {found} khác năm của kế hoạch ({plan})."),
                format!("The year {found} is not the plan's ({plan})."),
            ),
            Self::Above {
                numerator,
                denominator,
            } => (
                format!("Tử số {numerator} lớn hơn mẫu số {denominator}."),
                format!("The numerator {numerator} is above the denominator {denominator}."),
            ),
            _ => (String::new(), String::new()),
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
