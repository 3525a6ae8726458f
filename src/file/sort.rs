//! The sorts of JSON values, and what they are called.

use serde_json::Value;

use crate::locale::Language;

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

    pub(super) fn word(self, language: Language) -> &'static str {
        let (vi, en) = match self {
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
        };
        language.pick(vi, en)
    }
}
