//! From bytes to JSON: caps first, then the text, then the envelope.

use serde_json::Value;

use super::fault::{Fault, FaultKind};
use super::migrate::bring_up;
use super::scan::{DEEPEST, check_depth, check_structure};

/// Most bytes a file may have. A plan with a full year of entries has about 60,000.
pub const LARGEST_FILE: u64 = 10_000_000;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One plan.
    Plan,
    /// One plan with its ledger: a backup.
    Ledger,
    /// One quarter sent upward.
    Submission,
}

impl Format {
    /// The `format` of the envelope.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "so-chi-tieu/plan",
            Self::Ledger => "so-chi-tieu/ledger",
            Self::Submission => "so-chi-tieu/submission",
        }
    }

    /// The version that this program writes, and the newest it reads.
    pub fn version(self) -> u32 {
        match self {
            Self::Ledger => 3,
            Self::Plan | Self::Submission => 1,
        }
    }

    /// All versions that are read, in words.
    pub(super) fn versions(self) -> &'static str {
        match self {
            Self::Ledger => "1, 2, 3",
            Self::Plan | Self::Submission => "1",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Plan, Self::Ledger, Self::Submission]
            .into_iter()
            .find(|format| format.name() == name)
    }
}

/// Refuses a file by its size alone, before it is read.
///
/// # Errors
/// `FILE-01` where it is larger than [`LARGEST_FILE`].
pub fn check_size(bytes: u64) -> Result<(), Fault> {
    let limit = LARGEST_FILE;
    if bytes > limit {
        return Err(Fault::new(FaultKind::TooLarge { bytes, limit }, ""));
    }
    Ok(())
}

/// What the bytes are, by their envelope.
///
/// # Errors
/// `FILE-01` to `FILE-07`, and `FILE-08` for a key that stands twice.
pub fn identify(bytes: &[u8]) -> Result<Format, Fault> {
    decode(bytes).map(|(format, _)| format)
}

/// The bytes as JSON of the present version, and what they say they are.
pub(super) fn decode(bytes: &[u8]) -> Result<(Format, Value), Fault> {
    check_size(bytes.len() as u64)?;
    let text = text_of(bytes)?;
    let depth = check_structure(text)?;
    let mut file: Value = serde_json::from_str(text).map_err(|error| json_fault(&error))?;
    let (format, version) = check_envelope(&file)?;
    if format == Format::Plan {
        // It would be too deep within a ledger.
        check_depth(depth, DEEPEST)?;
    }
    bring_up(format, version, &mut file);
    Ok((format, file))
}

fn text_of(bytes: &[u8]) -> Result<&str, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        // No length: the bytes end within a letter.
        let cut = error.error_len().is_none();
        let kind = if cut {
            FaultKind::Truncated
        } else {
            FaultKind::NotText
        };
        Fault::new(kind, "")
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The fields by which a file says what it is.
fn check_envelope(file: &Value) -> Result<(Format, u64), Fault> {
    let place = if file.is_object() { "format" } else { "" };
    let found = file.get("format").and_then(Value::as_str);
    let found = found.unwrap_or_default().to_owned();
    let Some(format) = Format::named(&found) else {
        return Err(Fault::new(FaultKind::WrongFormat { found }, place));
    };
    let version = file.get("version").unwrap_or(&Value::Null);
    let known = format.version();
    match version.as_u64() {
        Some(found) if found > u64::from(known) => {
            let kind = FaultKind::NewerVersion { found, known };
            Err(Fault::new(kind, "version"))
        }
        Some(found @ 1..) => Ok((format, found)),
        _ => Err(Fault::new(
            FaultKind::OutOfRange {
                found: written(version),
                allowed: format.versions(),
            },
            "version",
        )),
    }
}

fn json_fault(error: &serde_json::Error) -> Fault {
    let place = format!("{}:{}", error.line(), error.column());
    match error.classify() {
        serde_json::error::Category::Eof => Fault::new(FaultKind::Truncated, place),
        _ => Fault::new(FaultKind::NotJson, place),
    }
}

/// A number or text as it is written; the sort of anything else.
fn written(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => format!("“{text}”"),
        Value::Null => "–".to_owned(),
        _ => "…".to_owned(),
    }
}
