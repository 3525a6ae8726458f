//! Vietnamese text: numbers and dates as people write them, letters in the
//! several ways Unicode and habit allow.
//!
//! Reading gives a value or a typed fault; the words of the fault are for the
//! page.

mod case;
mod dates;
mod fold;
mod letters;
mod nfc;
mod numbers;
mod tone;
mod visible;

pub(crate) use case::{is_letter, lower};
pub use dates::{
    DateFault, FIRST_DAY, LAST_DAY, format_date, format_date_english, format_date_iso,
    format_date_long, format_date_padded, format_day_month, parse_date, parse_date_iso,
};
pub use fold::{fold, has_words, same_text};
pub use nfc::nfc;
pub use numbers::{
    NumberFault, NumberStyle, format_bytes, format_count, format_decimal, format_field_decimal,
    format_plain_decimal, parse_count, parse_decimal,
};
pub use tone::tone_fold;
pub use visible::{code_point, foreign_letter, visible};
