//! What the JSON reader lets pass and we do not: nesting without end, and a key that stands
//! twice in one object, of which it would silently take the last.

use super::fault::{Fault, FaultKind};
use crate::sorted::ranks;

/// Deepest nesting a plan may have; ours need 6. Files that hold a plan may have one level more.
pub const DEEPEST: usize = 32;

/// Looks over a JSON text without understanding it; gives how deep it is. Text that is no JSON
/// at all is left to the reader to refuse.
///
/// # Errors
/// `FILE-03` for nesting deeper than any file may have, `FILE-08` for a key that stands twice.
pub(super) fn check_structure(text: &str) -> Result<usize, Fault> {
    let mut scan = Scan::default();
    for byte in text.bytes() {
        scan.step(byte)?;
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
    in_string: bool,
    escaped: bool,
}

impl Scan {
    fn step(&mut self, byte: u8) -> Result<(), Fault> {
        if self.in_string {
            self.step_in_string(byte);
            return Ok(());
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
            b':' => self.key(),
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

    fn step_in_string(&mut self, byte: u8) {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' => self.escaped = true,
            b'"' => {
                self.in_string = false;
                return;
            }
            _ => {}
        }
        self.string.push(byte);
    }

    fn key(&mut self) {
        if let Some(Level::Object(keys)) = self.levels.last_mut() {
            keys.push(String::from_utf8_lossy(&self.string).into_owned());
        }
    }

    /// Looks at an object's keys when it ends: sorted once, whatever their number.
    fn check_keys(&self, keys: &[String]) -> Result<(), Fault> {
        let key = |at: &usize| keys.get(*at);
        let order = ranks(keys.len(), &mut |one, other| key(&one).cmp(&key(&other)));
        let pairs = order.iter().zip(order.iter().skip(1));
        let twice = pairs.filter(|(one, next)| key(one) == key(next));
        match twice.map(|(_, next)| *next).min().and_then(|at| key(&at)) {
            Some(key) => Err(Fault::new(
                FaultKind::FieldTwice(key.clone()),
                self.path_of(key),
            )),
            None => Ok(()),
        }
    }

    /// The place of a key in the object that has just ended.
    fn path_of(&self, key: &str) -> String {
        let mut path = String::new();
        for level in &self.levels {
            match level {
                Level::Object(keys) => {
                    push_key(&mut path, keys.last().map_or("", String::as_str));
                }
                Level::Array(at) => path.push_str(&format!("[{at}]")),
            }
        }
        push_key(&mut path, key);
        path
    }
}

fn push_key(path: &mut String, key: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}
