//! What the JSON reader lets pass and we do not: nesting without end, and a key that stands
//! twice in one object, of which it would silently take the last.

use std::collections::BTreeSet;

use super::fault::{Fault, FaultKind};

/// Deepest nesting a file may have; ours need 6.
pub const DEEPEST: usize = 32;

/// Looks over a JSON text without understanding it. Text that is no JSON at all is left to the
/// reader to refuse.
///
/// # Errors
/// `FILE-03` for nesting deeper than [`DEEPEST`], `FILE-08` for a key that stands twice.
pub(super) fn check_structure(text: &str) -> Result<(), Fault> {
    let mut scan = Scan::default();
    for byte in text.bytes() {
        scan.step(byte)?;
    }
    Ok(())
}

/// One level of nesting.
enum Level {
    /// The keys so far, the last of them being read.
    Object(BTreeSet<Vec<u8>>, Vec<u8>),
    /// The index of the element being read.
    Array(usize),
}

#[derive(Default)]
struct Scan {
    levels: Vec<Level>,
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
            b'{' => self.levels.push(Level::Object(BTreeSet::new(), Vec::new())),
            b'[' => self.levels.push(Level::Array(0)),
            b'}' | b']' => {
                self.levels.pop();
            }
            b':' => return self.key(),
            b',' => {
                if let Some(Level::Array(at)) = self.levels.last_mut() {
                    *at += 1;
                }
            }
            _ => {}
        }
        if self.levels.len() > DEEPEST {
            return Err(Fault::new(FaultKind::TooDeep { limit: DEEPEST }, ""));
        }
        Ok(())
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

    fn key(&mut self) -> Result<(), Fault> {
        let key = std::mem::take(&mut self.string);
        let Some(Level::Object(keys, current)) = self.levels.last_mut() else {
            return Ok(());
        };
        current.clone_from(&key);
        if keys.insert(key.clone()) {
            return Ok(());
        }
        let name = String::from_utf8_lossy(&key).into_owned();
        Err(Fault::new(FaultKind::FieldTwice(name), self.path()))
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for level in &self.levels {
            match level {
                Level::Object(_, key) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(&String::from_utf8_lossy(key));
                }
                Level::Array(at) => path.push_str(&format!("[{at}]")),
            }
        }
        path
    }
}
