//! From bytes to raw types: caps first, then JSON, then the envelope, then the fields.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::fault::{Fault, FaultKind};
use super::place::place_at;

/// Most bytes a file may have. A plan with a full year of entries has about 60,000.
pub const LARGEST_FILE: u64 = 10_000_000;
/// Deepest nesting a file may have; ours need 6.
pub const DEEPEST: usize = 32;
/// The version of every format that this program writes, and the newest it reads.
pub const VERSION: u32 = 1;

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
/// `FILE-01` to `FILE-07`.
pub fn identify(bytes: &[u8]) -> Result<Format, Fault> {
    check_size(bytes.len() as u64)?;
    let text = text_of(bytes)?;
    check_depth(text)?;
    let envelope: Envelope = serde_json::from_str(text).map_err(|error| json_fault(&error))?;
    if !text.trim_start().starts_with('{') {
        // A list of the right things in the right order would do for the reader.
        let found = String::new();
        return Err(Fault::new(FaultKind::WrongFormat { found }, ""));
    }
    envelope.check()
}

/// Reads a file of a known format into its raw type.
pub(super) fn read_raw<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    let text = text_of(bytes)?;
    serde_json::from_str(text).map_err(|error| shape_fault(text, &error))
}

fn shape_fault(text: &str, error: &serde_json::Error) -> Fault {
    let place = place_at(text, error.line(), error.column());
    let words = error.to_string();
    // The reader adds its line and column; the place says it better.
    let words = words.split(" at line ").next().unwrap_or_default();
    Fault::new(FaultKind::Shape(words.to_owned()), place)
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

fn check_depth(text: &str) -> Result<(), Fault> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(Fault::new(FaultKind::TooDeep { limit: DEEPEST }, ""));
        }
    }
    Ok(())
}

/// The fields by which a file says what it is. Everything else is left unread.
#[derive(Deserialize)]
struct Envelope {
    #[serde(default)]
    format: serde_json::Value,
    #[serde(default)]
    version: serde_json::Value,
}

impl Envelope {
    fn check(self) -> Result<Format, Fault> {
        let found = self.format.as_str().unwrap_or_default().to_owned();
        let Some(format) = Format::named(&found) else {
            return Err(Fault::new(FaultKind::WrongFormat { found }, "format"));
        };
        match self.version.as_u64() {
            Some(found) if found > u64::from(VERSION) => Err(Fault::new(
                FaultKind::NewerVersion {
                    found,
                    known: VERSION,
                },
                "version",
            )),
            Some(1..) => Ok(format),
            _ => Err(Fault::new(
                FaultKind::OutOfRange {
                    found: self.version.to_string(),
                    allowed: "1",
                },
                "version",
            )),
        }
    }
}

fn json_fault(error: &serde_json::Error) -> Fault {
    let place = format!("{}:{}", error.line(), error.column());
    match error.classify() {
        serde_json::error::Category::Eof => Fault::new(FaultKind::Truncated, place),
        serde_json::error::Category::Data => Fault::new(
            FaultKind::WrongFormat {
                found: String::new(),
            },
            "",
        ),
        _ => Fault::new(FaultKind::NotJson, place),
    }
}
