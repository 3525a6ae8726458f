//! Reads a JSON object field by field into a raw type. What does not fit is reported with its
//! place; reading goes on with nothing in its stead, so that all of it can be mended in one go.
//!
//! Written by hand and over one JSON value: derived readers are built once more for every type
//! and made up a fifth of the page.

use std::cell::RefCell;

use serde_json::{Map, Number, Value};

use super::fault::{Fault, FaultKind};
use super::sort::Sort;
use super::writer::{Writer, json_of};
use crate::form::MOST_ROWS;
use crate::ledger::{
    MOST_CHANGES, MOST_EVENTS, MOST_EVIDENCE, MOST_IN_STEP, MOST_INPUTS, MOST_OCCURRENCES,
};
use crate::number::Decimal;
use crate::rest::{Part, Rest, place};

/// Most faults kept: further ones say nothing new.
const MOST_FAULTS: usize = 20;

/// An object of a file being read.
pub(super) struct Fields<'a> {
    object: Option<&'a Map<String, Value>>,
    place: String,
    faults: &'a RefCell<Vec<Fault>>,
    /// The fields that were asked for.
    known: RefCell<Vec<&'static str>>,
    /// What is in the objects within it beside what is known there.
    rest: RefCell<Vec<Part>>,
}

/// A raw type that is read and written field by field.
pub(super) trait Raw {
    /// Reads it; what is missing or wrong is reported and left empty. All fields are asked for,
    /// whatever is in them: what is not is kept as unknown.
    fn read(fields: &Fields<'_>) -> Self
    where
        Self: Sized;

    /// Writes its fields, in their order.
    fn write(&self, out: &mut Writer);

    /// What tells it from others in its list, `before` being those before it: its number, where
    /// the list is always written as it was read.
    fn name(&self, before: &[Self]) -> String
    where
        Self: Sized,
    {
        before.len().to_string()
    }
}

/// Reads a whole file, with what is in it beside the fields known here.
///
/// # Errors
/// `FILE-08` for every field that is missing or of the wrong type, up to 20.
pub(super) fn read_whole<T: Raw>(file: &Value) -> Result<(T, Rest), Vec<Fault>> {
    let faults = RefCell::new(Vec::new());
    let fields = Fields::new(file.as_object(), String::new(), &faults);
    let raw = T::read(&fields);
    let parts = fields.rest();
    let faults = faults.into_inner();
    if faults.is_empty() {
        Ok((raw, Rest::new(&parts)))
    } else {
        Err(faults)
    }
}

/// Reads a list of objects that is known to be right: data of this program.
pub(super) fn read_own_list<T: Raw>(list: &Value) -> Vec<T> {
    let faults = RefCell::new(Vec::new());
    let mut object = Map::new();
    object.insert("indicators".to_owned(), list.clone());
    Fields::new(Some(&object), String::new(), &faults).list("indicators")
}

impl<'a> Fields<'a> {
    fn new(
        object: Option<&'a Map<String, Value>>,
        place: String,
        faults: &'a RefCell<Vec<Fault>>,
    ) -> Self {
        Self {
            object,
            place,
            faults,
            known: RefCell::default(),
            rest: RefCell::default(),
        }
    }

    /// What is in it beside the fields that were asked for, and so within it.
    fn rest(&self) -> Vec<Part> {
        let known = self.known.borrow();
        let mut unknown = Vec::new();
        for (key, value) in self.object.into_iter().flatten() {
            if !known.contains(&key.as_str()) {
                unknown.push((key.clone(), json_of(value)));
            }
        }
        let mut parts = self.rest.take();
        if !unknown.is_empty() {
            parts.push((String::new(), unknown));
        }
        parts
    }

    fn report(&self, place: String, kind: FaultKind) {
        let mut faults = self.faults.borrow_mut();
        if faults.len() < MOST_FAULTS {
            faults.push(Fault::new(kind, place));
        }
    }

    fn place_of(&self, key: &str) -> String {
        if self.place.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.place)
        }
    }

    fn get(&self, key: &'static str) -> Option<&'a Value> {
        self.known.borrow_mut().push(key);
        self.object?.get(key)
    }

    /// A field that must be there.
    fn need(&self, key: &'static str) -> Option<&'a Value> {
        let found = self.get(key);
        // Where the object itself is missing or wrong, that has been said.
        if found.is_none() && self.object.is_some() {
            self.report(self.place.clone(), FaultKind::FieldMissing(key));
        }
        found
    }

    fn fit<T>(
        &self,
        place: impl FnOnce() -> String,
        value: &Value,
        read: Option<T>,
        wanted: Sort,
    ) -> Option<T> {
        if read.is_none() {
            let kind = FaultKind::WrongType {
                found: Sort::of(value),
                quote: Sort::quote(value),
                wanted,
            };
            self.report(place(), kind);
        }
        read
    }

    fn as_text(&self, key: &str, value: &Value) -> Option<String> {
        let read = value.as_str().map(str::to_owned);
        self.fit(|| self.place_of(key), value, read, Sort::Text)
    }

    /// Text that must be there.
    pub(super) fn text(&self, key: &'static str) -> String {
        let value = self.need(key);
        value
            .and_then(|value| self.as_text(key, value))
            .unwrap_or_default()
    }

    /// Text that may be left out.
    pub(super) fn maybe_text(&self, key: &'static str) -> Option<String> {
        self.given(key).and_then(|value| self.as_text(key, value))
    }

    /// Text that is empty when left out.
    pub(super) fn words(&self, key: &'static str) -> String {
        let value = self.get(key);
        value
            .and_then(|value| self.as_text(key, value))
            .unwrap_or_default()
    }

    /// A field that is there and not null.
    fn given(&self, key: &'static str) -> Option<&'a Value> {
        self.get(key).filter(|value| !value.is_null())
    }

    fn as_decimal(&self, key: &str, value: &Value) -> Option<Decimal> {
        let Value::Number(number) = value else {
            return self.fit(|| self.place_of(key), value, None, Sort::Number);
        };
        let read = decimal_of(number);
        if read.is_none() {
            let kind = FaultKind::NumberBeyond(number.to_string());
            self.report(self.place_of(key), kind);
        }
        read
    }

    /// A decimal that must be there.
    pub(super) fn decimal(&self, key: &'static str) -> Decimal {
        let value = self.need(key);
        value
            .and_then(|value| self.as_decimal(key, value))
            .unwrap_or_default()
    }

    /// A decimal that may be left out.
    pub(super) fn maybe_decimal(&self, key: &'static str) -> Option<Decimal> {
        self.given(key)
            .and_then(|value| self.as_decimal(key, value))
    }

    fn as_whole<T: TryFrom<i128>>(
        &self,
        place: impl FnOnce() -> String,
        value: &Value,
    ) -> Option<T> {
        let whole = value
            .as_u64()
            .map(i128::from)
            .or(value.as_i64().map(i128::from));
        let read = whole.and_then(|whole| T::try_from(whole).ok());
        self.fit(place, value, read, Sort::Whole)
    }

    /// A whole number that must be there.
    pub(super) fn whole<T: TryFrom<i128> + Default>(&self, key: &'static str) -> T {
        let value = self.need(key);
        let read = value.and_then(|value| self.as_whole(|| self.place_of(key), value));
        read.unwrap_or_default()
    }

    /// A whole number that may be left out.
    pub(super) fn maybe_whole<T: TryFrom<i128>>(&self, key: &'static str) -> Option<T> {
        let value = self.given(key)?;
        self.as_whole(|| self.place_of(key), value)
    }

    fn as_flag(&self, key: &str, value: &Value) -> Option<bool> {
        self.fit(|| self.place_of(key), value, value.as_bool(), Sort::Flag)
    }

    /// True or false; false when left out.
    pub(super) fn flag(&self, key: &'static str) -> bool {
        let value = self.get(key);
        value
            .and_then(|value| self.as_flag(key, value))
            .unwrap_or_default()
    }

    /// True or false, if given.
    pub(super) fn maybe_flag(&self, key: &'static str) -> Option<bool> {
        self.given(key).and_then(|value| self.as_flag(key, value))
    }

    /// The elements of a list with their places; none when left out, or when there are more than
    /// there may be.
    fn elements(&self, key: &'static str) -> Vec<(String, &'a Value)> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let place = self.place_of(key);
        let list = self.fit(|| place.clone(), value, value.as_array(), Sort::List);
        let (found, limit) = (list.map_or(0, Vec::len), most(key));
        if found > limit {
            self.report(place, FaultKind::TooMany { found, limit });
            return Vec::new();
        }
        let list = list.into_iter().flatten().enumerate();
        list.map(|(at, value)| (format!("{place}[{at}]"), value))
            .collect()
    }

    /// A list of texts; empty when left out.
    pub(super) fn texts(&self, key: &'static str) -> Vec<String> {
        let elements = self.elements(key).into_iter();
        let texts = elements.filter_map(|(place, value)| {
            self.fit(
                || place,
                value,
                value.as_str().map(str::to_owned),
                Sort::Text,
            )
        });
        texts.collect()
    }

    /// A list of small whole numbers; empty when left out.
    pub(super) fn wholes(&self, key: &'static str) -> Vec<u8> {
        let elements = self.elements(key).into_iter();
        elements
            .filter_map(|(place, value)| self.as_whole(|| place, value))
            .collect()
    }

    /// A list of objects; empty when left out.
    pub(super) fn list<T: Raw>(&self, key: &'static str) -> Vec<T> {
        let mut list: Vec<T> = Vec::new();
        for (place, value) in self.elements(key) {
            // What is made of an element takes far more room than it does: where nothing in them
            // is right, not all are made.
            if self.faults.borrow().len() >= MOST_FAULTS {
                break;
            }
            let fields = self.inner(place, value);
            let element = T::read(&fields);
            let rest = fields.rest();
            if !rest.is_empty() {
                self.keep(key, &element.name(&list), rest);
            }
            list.push(element);
        }
        list
    }

    /// A list of objects that must be there.
    pub(super) fn needed_list<T: Raw>(&self, key: &'static str) -> Vec<T> {
        self.need(key);
        self.list(key)
    }

    /// An object within this one.
    fn inner(&self, place: String, value: &'a Value) -> Self {
        let object = self.fit(|| place.clone(), value, value.as_object(), Sort::Object);
        Self::new(object, place, self.faults)
    }

    /// Keeps what is in an object within this one beside what is known.
    fn keep(&self, key: &str, name: &str, parts: Vec<Part>) {
        let (place, mut rest) = (place(key, name), self.rest.borrow_mut());
        for (within, fields) in parts {
            rest.push(([place.as_str(), &within].concat(), fields));
        }
    }

    fn only<T: Raw>(&self, key: &str, value: &'a Value) -> T {
        let fields = self.inner(self.place_of(key), value);
        let object = T::read(&fields);
        self.keep(key, "", fields.rest());
        object
    }

    /// An object that must be there.
    pub(super) fn object<T: Raw>(&self, key: &'static str) -> T {
        match self.need(key) {
            Some(value) => self.only(key, value),
            // Everything in it is empty, and nothing is reported again.
            None => T::read(&Fields::new(None, self.place_of(key), self.faults)),
        }
    }

    /// An object that may be left out.
    pub(super) fn maybe_object<T: Raw>(&self, key: &'static str) -> Option<T> {
        self.given(key).map(|value| self.only(key, value))
    }

    /// An object; its default when left out.
    pub(super) fn object_or_default<T: Raw + Default>(&self, key: &'static str) -> T {
        let value = self.get(key);
        value.map_or_else(T::default, |value| self.only(key, value))
    }
}

/// Most elements of a list, by its name. A list that is not named here is a short one: other
/// names, units, documents, parts of a deadline.
fn most(list: &str) -> usize {
    match list {
        "entries" | "notes" | "references" | "standings" | "portal" => 20_000,
        "occurrences" => MOST_OCCURRENCES,
        "tasks" | "clarities" => 5_000,
        "events" => MOST_EVENTS,
        "forms" => MOST_ROWS * 4,
        "index766" => MOST_INPUTS,
        "evidence" => MOST_EVIDENCE,
        "form_over" | "form_under" | "unread" => 11,
        "log" => MOST_CHANGES,
        // No plan has half as many figures, notes, tasks and references.
        "changes" => MOST_IN_STEP,
        "targets" | "units" | "groups" | "indicators" | "duties" | "remarks" => 2_000,
        "months" => 12,
        "quarters" | "closings" => 4,
        _ => 100,
    }
}

/// A number as a decimal: what a reader that keeps doubles reads is taken through its shortest
/// text, so that 99.5 is exact.
fn decimal_of(number: &Number) -> Option<Decimal> {
    match number.as_i64() {
        Some(whole) => Decimal::from_int(whole),
        None => Decimal::parse_plain(&number.to_string()),
    }
}
