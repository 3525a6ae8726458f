//! What the JSON reader lets pass and we do not: nesting without end, a key that stands twice in
//! one object, of which it would silently take the last, and more or longer texts than a file of
//! ours can have, in fields that we know and in those that we do not.

use serde_json::Value;

use super::fault::{Fault, FaultKind};
use crate::ledger::LONGEST_TEXT;
use crate::sorted::ranks;

/// Deepest nesting a plan may have; ours need 6. Files that hold a plan may have one level more.
pub const DEEPEST: usize = 32;
/// The field whose text may be longer: a log keeps the text of a plan that was changed.
const WHOLE_PLAN: &str = "plan";
/// Longest name of a field, in characters.
const LONGEST_KEY: usize = 100;
/// Most values in a file, lists and objects counted along: read, a value takes many times the
/// room that it takes in the file.
pub(super) const MOST_VALUES: usize = 1_000_000;

/// How many values a piece of a JSON text begins, as [`check_structure`] counts them.
pub(super) fn count_values(text: &str) -> usize {
    let (mut count, mut in_string, mut escaped) = (0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            b'{' | b'[' | b',' if !in_string => count += 1,
            _ => {}
        }
    }
    count
}

/// Looks over a JSON text without understanding it; gives how deep it is. Text that is no JSON
/// at all is left to the reader to refuse.
///
/// # Errors
/// `FILE-03` for nesting deeper than any file may have, `FILE-08` for a key that stands twice,
/// `FILE-09` for more than [`MOST_VALUES`], `FILE-10` for a text or a key that is too long.
pub(super) fn check_structure(text: &str) -> Result<usize, Fault> {
    let mut scan = Scan::default();
    for byte in text.bytes() {
        scan.step(byte)?;
    }
    let (found, limit) = (scan.values, MOST_VALUES);
    if found > limit {
        return Err(Fault::new(FaultKind::TooMany { found, limit }, ""));
    }
    Ok(scan.deepest)
}

/// Refuses a depth that is beyond a limit.
///
/// # Errors
/// `FILE-03`.
pub(super) fn check_depth(depth: usize, limit: usize) -> Result<(), Fault> {
    if depth > limit {
        return Err(Fault::new(FaultKind::TooDeep { limit }, ""));
    }
    Ok(())
}

/// A text with its escapes read as what they stand for; those that stand for nothing are left to
/// the reader to refuse.
fn read_text(raw: &[u8]) -> String {
    let raw = String::from_utf8_lossy(raw);
    match serde_json::from_str(&format!("\"{raw}\"")) {
        Ok(Value::String(text)) => text,
        _ => raw.into_owned(),
    }
}

/// One level of nesting.
enum Level {
    /// The keys so far; the value of the last one is being read.
    Object(Vec<String>),
    /// The index of the element being read.
    Array(usize),
}

#[derive(Default)]
struct Scan {
    levels: Vec<Level>,
    deepest: usize,
    /// The text of the string last read.
    string: Vec<u8>,
    /// Whether it would be a key, if a colon followed.
    is_key: bool,
    in_string: bool,
    escaped: bool,
    /// Values begun so far.
    values: usize,
}

impl Scan {
    fn step(&mut self, byte: u8) -> Result<(), Fault> {
        if self.in_string {
            return self.step_in_string(byte);
        }
        if matches!(byte, b'{' | b'[' | b',') {
            self.values += 1;
            self.is_key = false;
        }
        match byte {
            b'"' => {
                self.in_string = true;
                self.string.clear();
            }
            b'{' => self.levels.push(Level::Object(Vec::new())),
            b'[' => self.levels.push(Level::Array(0)),
            b'}' | b']' => {
                if let Some(Level::Object(keys)) = self.levels.pop() {
                    return self.check_keys(&keys);
                }
            }
            b':' => return self.key(),
            b',' => {
                if let Some(Level::Array(at)) = self.levels.last_mut() {
                    *at += 1;
                }
            }
            _ => {}
        }
        self.deepest = self.deepest.max(self.levels.len());
        check_depth(self.deepest, DEEPEST + 1)
    }

    fn step_in_string(&mut self, byte: u8) -> Result<(), Fault> {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' => self.escaped = true,
            b'"' => {
                self.in_string = false;
                self.is_key = true;
                return self.check_text();
            }
            _ => {}
        }
        self.string.push(byte);
        Ok(())
    }

    fn check_text(&self) -> Result<(), Fault> {
        match self.levels.last() {
            Some(Level::Object(keys)) if keys.last().is_some_and(|key| key == WHOLE_PLAN) => Ok(()),
            _ => self.check_length(&self.string, LONGEST_TEXT),
        }
    }

    fn check_length(&self, raw: &[u8], limit: usize) -> Result<(), Fault> {
        // A text has no more characters than bytes.
        if raw.len() <= limit || read_text(raw).chars().count() <= limit {
            return Ok(());
        }
        Err(Fault::new(FaultKind::TooLong { limit }, self.path()))
    }

    fn key(&mut self) -> Result<(), Fault> {
        match self.levels.last_mut() {
            Some(Level::Object(keys)) if self.is_key => keys.push(read_text(&self.string)),
            // A colon after no key is left to the reader to refuse.
            _ => return Ok(()),
        }
        self.check_length(&self.string, LONGEST_KEY)
    }

    /// Looks at an object's keys when it ends: sorted once, whatever their number.
    fn check_keys(&self, keys: &[String]) -> Result<(), Fault> {
        let key = |at: &usize| keys.get(*at);
        let order = ranks(keys.len(), &mut |one, other| key(&one).cmp(&key(&other)));
        let pairs = order.iter().zip(order.iter().skip(1));
        let twice = pairs.filter(|(one, next)| key(one) == key(next));
        match twice.map(|(_, next)| *next).min().and_then(|at| key(&at)) {
            Some(key) => {
                let mut path = self.path();
                push_key(&mut path, key);
                Err(Fault::new(FaultKind::FieldTwice(key.clone()), path))
            }
            None => Ok(()),
        }
    }

    /// The place of the value being read.
    fn path(&self) -> String {
        let mut path = String::new();
        for level in &self.levels {
            match level {
                Level::Object(keys) => {
                    push_key(&mut path, keys.last().map_or("", String::as_str));
                }
                Level::Array(at) => path.push_str(&format!("[{at}]")),
            }
        }
        path
    }
}

fn push_key(path: &mut String, key: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}
