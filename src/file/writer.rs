//! Writes raw types as JSON: pretty-printed, two spaces a level, keys in the order in which they
//! are written; the steps of a log on one line each. The same bytes as `serde_json` makes of them
//! (a test holds both together), at a tenth of its weight in the page.

use std::mem::take;
use std::sync::Arc;

use serde_json::Value;

use super::fields::Raw;
use crate::number::Decimal;
use crate::rest::{Rest, place};
use crate::sorted::ranks;

/// The character that stands in the place of a log's steps: raw, no JSON text has it.
pub(super) const STEPS: char = '\u{1}';

/// A JSON text being written.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
    depth: usize,
    /// Whether something stands before in the present object or list.
    follows: bool,
    /// Whether all goes on one line.
    tight: bool,
    /// What else is to be written.
    rest: Arc<Rest>,
    /// The present place in it, where there is any.
    place: String,
    /// Whether there are steps where [`STEPS`] stands.
    any_steps: bool,
}

/// The text of a file, with a newline at the end. `rest` is what was in it beside what is known.
pub(super) fn to_text(file: &dyn Raw, rest: Arc<Rest>) -> String {
    to_head(file, rest, false)
}

/// The same for a file with a log: [`STEPS`] stands once in the place of its steps. `any_steps`:
/// whether there are any, so that the list closes on a line of its own.
pub(super) fn to_head(file: &dyn Raw, rest: Arc<Rest>, any_steps: bool) -> String {
    let mut writer = Writer {
        rest,
        any_steps,
        ..Writer::default()
    };
    writer.fields(file);
    writer.text.push('\n');
    writer.text
}

/// Adds a step to a log's text, as it stands in the list of a file: on a line of its own, without
/// the comma before it. `rest` is that of the log, `place` the step's place in it.
pub(super) fn push_line(text: &mut String, step: &dyn Raw, rest: &Arc<Rest>, place: String) {
    let mut writer = Writer {
        text: take(text),
        depth: 2,
        rest: Arc::clone(rest),
        place,
        ..Writer::default()
    };
    writer.new_line();
    writer.tight = true;
    writer.fields(step);
    *text = writer.text;
}

/// A value on one line, without white space, the keys of objects sorted.
pub(super) fn json_of(value: &Value) -> String {
    let mut text = String::new();
    push_value(&mut text, value);
    text
}

fn push_value(out: &mut String, value: &Value) {
    match value {
        Value::Object(fields) => push_object(out, fields.iter()),
        Value::Array(elements) => {
            out.push('[');
            for (at, element) in elements.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                push_value(out, element);
            }
            out.push(']');
        }
        Value::String(text) => push_string(out, text),
        Value::Number(number) => out.push_str(&number.to_string()),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Null => out.push_str("null"),
    }
}

/// Sorted here and not by the map, whose order is a matter of how `serde_json` is built.
pub(super) fn push_object<'a>(
    out: &mut String,
    fields: impl Iterator<Item = (&'a String, &'a Value)>,
) {
    let fields: Vec<(&String, &Value)> = fields.collect();
    let order = ranks(fields.len(), &mut |one, other| {
        let key = |at: usize| fields.get(at).map(|(key, _)| *key);
        key(one).cmp(&key(other))
    });
    out.push('{');
    for (key, value) in order.into_iter().filter_map(|at| fields.get(at)) {
        out.push_str(if out.ends_with('{') { "" } else { "," });
        push_string(out, key);
        out.push(':');
        push_value(out, value);
    }
    out.push('}');
}

/// A string as JSON has it. What needs no escape is copied in one go.
pub(super) fn push_string(out: &mut String, text: &str) {
    out.push('"');
    let mut plain = text;
    while let Some((before, c, after)) = next_escaped(plain) {
        out.push_str(before);
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            _ => out.push_str(&format!("\\u{:04x}", u32::from(c))),
        }
        plain = after;
    }
    out.push_str(plain);
    out.push('"');
}

/// The first character that JSON escapes, with the text before and after it.
fn next_escaped(text: &str) -> Option<(&str, char, &str)> {
    let escaped = |byte: u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
    let (before, rest) = text.split_at_checked(text.bytes().position(escaped)?)?;
    let mut rest = rest.chars();
    let c = rest.next()?;
    Some((before, c, rest.as_str()))
}

impl Writer {
    /// An object or a list; empty ones take no lines.
    fn block(&mut self, open: char, close: char, inner: &mut dyn FnMut(&mut Self)) {
        self.text.push(open);
        self.depth += 1;
        self.follows = false;
        inner(self);
        self.depth -= 1;
        if self.follows {
            self.new_line();
        }
        self.text.push(close);
        self.follows = true;
    }

    fn new_line(&mut self) {
        if self.tight {
            return;
        }
        self.text.push('\n');
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
    }

    /// Where the next element or key stands.
    fn next(&mut self) {
        if self.follows {
            self.text.push(',');
        }
        self.new_line();
        self.follows = true;
    }

    fn key(&mut self, key: &str) {
        self.next();
        self.string(key);
        self.text.push_str(if self.tight { ":" } else { ": " });
    }

    fn string(&mut self, text: &str) {
        push_string(&mut self.text, text);
    }

    fn bare(&mut self, key: &str, value: &str) {
        self.key(key);
        self.text.push_str(value);
    }

    /// Text.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.string(text);
    }

    /// Text that is left out when empty.
    pub(super) fn words(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.text(key, text);
        }
    }

    /// Text, if there is any.
    pub(super) fn maybe_text(&mut self, key: &str, text: Option<&String>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    /// A decimal.
    pub(super) fn decimal(&mut self, key: &str, number: Decimal) {
        self.bare(key, &number.to_string());
    }

    /// A decimal, if there is one.
    pub(super) fn maybe_decimal(&mut self, key: &str, number: Option<Decimal>) {
        if let Some(number) = number {
            self.decimal(key, number);
        }
    }

    /// A whole number.
    pub(super) fn whole(&mut self, key: &str, number: impl Into<i128>) {
        self.bare(key, &number.into().to_string());
    }

    /// A whole number, if there is one.
    pub(super) fn maybe_whole(&mut self, key: &str, number: Option<impl Into<i128>>) {
        if let Some(number) = number {
            self.whole(key, number);
        }
    }

    /// True or false.
    fn flag(&mut self, key: &str, flag: bool) {
        self.bare(key, if flag { "true" } else { "false" });
    }

    /// Only if true.
    pub(super) fn if_true(&mut self, key: &str, flag: bool) {
        if flag {
            self.flag(key, flag);
        }
    }

    /// True or false, if given.
    pub(super) fn maybe_flag(&mut self, key: &str, flag: Option<bool>) {
        if let Some(flag) = flag {
            self.flag(key, flag);
        }
    }

    /// A list of texts, left out when empty.
    pub(super) fn texts(&mut self, key: &str, texts: &[String]) {
        if texts.is_empty() {
            return;
        }
        self.key(key);
        self.block('[', ']', &mut |writer| {
            for text in texts {
                writer.next();
                writer.string(text);
            }
        });
    }

    /// A list of small whole numbers.
    pub(super) fn wholes(&mut self, key: &str, numbers: &[u8]) {
        self.key(key);
        self.block('[', ']', &mut |writer| {
            for number in numbers {
                writer.next();
                writer.text.push_str(&number.to_string());
            }
        });
    }

    /// The same, left out when empty.
    pub(super) fn some_wholes(&mut self, key: &str, numbers: &[u8]) {
        if !numbers.is_empty() {
            self.wholes(key, numbers);
        }
    }

    /// A list of objects.
    pub(super) fn list<T: Raw>(&mut self, key: &str, list: &[T]) {
        let mut named: Vec<(String, &dyn Raw)> = Vec::new();
        for (at, element) in list.iter().enumerate() {
            // Names are asked for only where something is kept under them.
            let name = match self.rest.is_empty() {
                true => String::new(),
                false => element.name(list.split_at(at).0),
            };
            named.push((name, element));
        }
        self.named(key, &named);
    }

    fn named(&mut self, key: &str, list: &[(String, &dyn Raw)]) {
        self.key(key);
        self.block('[', ']', &mut |writer| {
            for (name, element) in list {
                writer.next();
                writer.inner(key, name, *element);
            }
        });
    }

    /// The list of a log's steps, which are written apart: see [`push_line`].
    pub(super) fn steps(&mut self, key: &str) {
        self.key(key);
        self.block('[', ']', &mut |writer| {
            writer.text.push(STEPS);
            writer.follows = writer.any_steps;
        });
    }

    /// The same, left out when empty.
    pub(super) fn some_list<T: Raw>(&mut self, key: &str, list: &[T]) {
        if !list.is_empty() {
            self.list(key, list);
        }
    }

    /// An object.
    pub(super) fn object(&mut self, key: &str, object: &dyn Raw) {
        self.key(key);
        self.inner(key, "", object);
    }

    /// An object, if there is one.
    pub(super) fn maybe_object<T: Raw>(&mut self, key: &str, object: Option<&T>) {
        if let Some(object) = object {
            self.object(key, object);
        }
    }

    fn inner(&mut self, key: &str, name: &str, object: &dyn Raw) {
        let outer = self.place.len();
        if !self.rest.is_empty() {
            self.place.push_str(&place(key, name));
        }
        self.fields(object);
        self.place.truncate(outer);
    }

    fn fields(&mut self, object: &dyn Raw) {
        self.block('{', '}', &mut |writer| {
            object.write(writer);
            // What it has beside what is known.
            for (key, value) in writer.rest.at(&writer.place).to_vec() {
                writer.bare(&key, &value);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Format, LedgerFile, PlanFile, SubmissionFile};
    use super::super::{fields, read};
    use super::{Arc, STEPS, push_line, to_head, to_text};

    fn raw_of<T: super::Raw>(bytes: &[u8]) -> T {
        let (_, file) = read::decode(bytes).unwrap();
        fields::read_whole(&file).unwrap().0
    }

    fn check<T: super::Raw + serde::Serialize>(name: &str, raw: &T) {
        let model = serde_json::to_string_pretty(raw).unwrap() + "\n";
        assert_eq!(to_text(raw, Arc::default()), model, "{name}");
    }

    /// The steps of the log are on one line each.
    fn check_ledger(name: &str, mut file: LedgerFile) {
        let mut lines = String::new();
        for step in &file.log {
            lines.push_str(if lines.is_empty() { "" } else { "," });
            push_line(&mut lines, step, &Arc::default(), String::new());
        }
        let text = to_head(&file, Arc::default(), !lines.is_empty());
        let text = text.replace(STEPS, &lines);
        let steps = file.log.iter();
        let steps: Vec<String> = steps
            .map(|step| format!("\n    {}", serde_json::to_string(step).unwrap()))
            .collect();
        let end = if steps.is_empty() { "" } else { "\n  " };
        let lines = format!("  \"log\": [{}{end}]", steps.join(","));
        file.log.clear();
        let model = serde_json::to_string_pretty(&file).unwrap() + "\n";
        assert_eq!(text, model.replace("  \"log\": []", &lines), "{name}");
    }

    #[test]
    fn what_is_written_is_what_serde_json_writes() {
        let root = env!("CARGO_MANIFEST_DIR");
        let mut count = 0;
        for folder in ["plans", "tests/fixtures/valid", "tests/fixtures/old"] {
            for entry in std::fs::read_dir(format!("{root}/{folder}")).unwrap() {
                let path = entry.unwrap().path();
                let (name, bytes) = (path.display().to_string(), std::fs::read(&path).unwrap());
                match read::identify(&bytes).unwrap() {
                    Format::Plan => check(&name, &raw_of::<PlanFile>(&bytes)),
                    Format::Ledger => check_ledger(&name, raw_of(&bytes)),
                    Format::Submission => check(&name, &raw_of::<SubmissionFile>(&bytes)),
                }
                count += 1;
            }
        }
        assert!(count >= 12, "{count} files");
    }
}
