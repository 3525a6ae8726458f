//! Where in a JSON text a line and column lie, as a path: `targets[3].threshold.value`.
//!
//! A reader that carries the path along would do this too, at the price of a second copy of
//! itself for every type it reads; the place is needed only when something is wrong.

/// The path of the value that ends, or is being read, at `line` and `column`, both from 1.
/// Empty for the whole text.
pub(super) fn place_at(text: &str, line: usize, column: usize) -> String {
    let before = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let end = (before + column).min(text.len());
    let mut scan = Scan::default();
    for byte in text.bytes().take(end) {
        scan.step(byte);
    }
    scan.path()
}

/// One level of nesting.
enum Level {
    /// The key whose value is being read; none before the first.
    Object(Option<Vec<u8>>),
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
    fn step(&mut self, byte: u8) {
        if self.in_string {
            self.step_in_string(byte);
            return;
        }
        match byte {
            b'"' => {
                self.in_string = true;
                self.string.clear();
            }
            b'{' => self.levels.push(Level::Object(None)),
            b'[' => self.levels.push(Level::Array(0)),
            b'}' | b']' => {
                self.levels.pop();
            }
            b':' => {
                if let Some(Level::Object(key)) = self.levels.last_mut() {
                    *key = Some(std::mem::take(&mut self.string));
                }
            }
            b',' => {
                if let Some(Level::Array(at)) = self.levels.last_mut() {
                    *at += 1;
                }
            }
            _ => {}
        }
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

    fn path(&self) -> String {
        let mut path = String::new();
        for level in &self.levels {
            match level {
                Level::Object(None) => {}
                Level::Object(Some(key)) => {
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

#[cfg(test)]
mod tests {
    use super::place_at;

    #[test]
    fn places_are_found() {
        let text = "{\n  \"a\": [\n    {\"b\": 1, \"c\\\"\": \"x\"},\n    {\"b\": \"y\"}\n  ]\n}";
        let cases = [
            (3, 11, "a[0].b"),
            (3, 22, "a[0].c\\\""),
            (3, 24, "a[0]"),
            (4, 13, "a[1].b"),
            (4, 14, "a[1]"),
            (5, 3, "a"),
            (6, 1, ""),
            (99, 1, ""),
        ];
        for (line, column, path) in cases {
            assert_eq!(place_at(text, line, column), path, "{line}:{column}");
        }
    }
}
