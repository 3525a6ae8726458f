//! Reads rules and checks that they hold together. Stops at the first fault: they are data of
//! this program, and a test reads them.

use chrono::NaiveDate;
use serde_json::Value;

use super::rules::{
    Band, Doubt, Formula, GainKind, Group, InputRule, Part, Reading, Rules, Source, Words, Zero,
};
use crate::number::Decimal;
use crate::plan::IndicatorKey;
use crate::text::parse_date_iso;

/// What is wrong with rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFault {
    /// Where: `[0].groups[3].max`.
    pub place: String,
    /// What.
    pub kind: RuleFaultKind,
}

/// What can be wrong with rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleFaultKind {
    /// No JSON.
    Json,
    /// Missing, or not what stands there.
    Field,
    /// Names something that is not there.
    Unknown,
    /// The same key twice.
    Twice,
    /// Points do not add up.
    Sum,
    /// Bands that do not go down to 0.
    Bands,
}

type Read<T> = Result<T, RuleFault>;

/// A JSON value and where it stands.
struct Node<'a> {
    value: &'a Value,
    place: String,
}

/// Reads all versions in a file.
///
/// # Errors
/// The first thing that is wrong, with its place.
pub fn read(text: &str) -> Read<Vec<Rules>> {
    let value: Value = serde_json::from_str(text).map_err(|_| RuleFault {
        place: String::new(),
        kind: RuleFaultKind::Json,
    })?;
    let file = Node {
        value: &value,
        place: String::new(),
    };
    file.each(|node| {
        let rules = rules(node)?;
        check(node, &rules)?;
        Ok(rules)
    })
}

impl Node<'_> {
    fn fault<T>(&self, key: &str, kind: RuleFaultKind) -> Read<T> {
        let dot = if key.is_empty() { "" } else { "." };
        Err(RuleFault {
            place: [self.place.as_str(), dot, key].concat(),
            kind,
        })
    }

    fn need<T>(&self, key: &str, found: Option<T>) -> Read<T> {
        found.map_or_else(|| self.fault(key, RuleFaultKind::Field), Ok)
    }

    fn get(&self, key: &str) -> Option<&Value> {
        self.value.get(key)
    }

    fn text(&self, key: &str) -> Read<String> {
        let text = self.get(key).and_then(Value::as_str);
        self.need(key, text.map(str::to_owned))
    }

    /// In both languages: `name` and `name_en`.
    fn words(&self, key: &str) -> Read<Words> {
        Ok((self.text(key)?, self.text(&format!("{key}_en"))?))
    }

    fn maybe_words(&self, key: &str) -> Read<Option<Words>> {
        self.get(key).map(|_| self.words(key)).transpose()
    }

    fn day(&self, key: &str) -> Read<NaiveDate> {
        let text = self.get(key).and_then(Value::as_str);
        self.need(key, text.and_then(parse_date_iso))
    }

    /// A number from 0 to 100.
    fn number(&self, key: &str) -> Read<Decimal> {
        let number = self.get(key).filter(|value| value.is_number());
        let read = number.and_then(|value| Decimal::parse_plain(&value.to_string()));
        let most = 100 * Decimal::SCALE;
        self.need(key, read.filter(|read| (0..=most).contains(&read.units())))
    }

    fn above_zero(&self, key: &str) -> Read<Decimal> {
        let number = self.number(key)?;
        self.need(key, (number > Decimal::ZERO).then_some(number))
    }

    fn flag(&self, key: &str) -> Read<bool> {
        let flag = self.get(key).map_or(Some(false), Value::as_bool);
        self.need(key, flag)
    }

    /// One of these texts; the first where it is left out.
    fn choice<T: Copy>(&self, key: &str, choices: &[(&str, T)]) -> Read<T> {
        let named = match self.get(key) {
            None => choices.first(),
            Some(value) => choices.iter().find(|(name, _)| value == name),
        };
        self.need(key, named.map(|(_, choice)| *choice))
    }

    fn each<T>(&self, mut read: impl FnMut(&Node<'_>) -> Read<T>) -> Read<Vec<T>> {
        let list = self.need("", self.value.as_array())?;
        let nodes = list.iter().enumerate().map(|(at, value)| Node {
            value,
            place: format!("{}[{at}]", self.place),
        });
        nodes.map(|node| read(&node)).collect()
    }

    fn list<T>(&self, key: &str, read: impl FnMut(&Node<'_>) -> Read<T>) -> Read<Vec<T>> {
        let value = self.need(key, self.get(key))?;
        let place = format!("{}.{key}", self.place);
        Node { value, place }.each(read)
    }
}

fn rules(node: &Node<'_>) -> Read<Rules> {
    Ok(Rules {
        version: node.text("version")?,
        valid_from: node.day("valid_from")?,
        seen_on: node.day("seen_on")?,
        name: node.words("name")?,
        total: node.above_zero("total")?,
        rounding: node.number("rounding")?,
        bands: node.list("bands", band)?,
        inputs: node.list("inputs", input)?,
        groups: node.list("groups", group)?,
        sources: node.list("sources", source)?,
        doubts: node.list("doubts", doubt)?,
    })
}

fn band(node: &Node<'_>) -> Read<Band> {
    Ok(Band {
        from: node.number("from")?,
        name: node.words("name")?,
    })
}

fn input(node: &Node<'_>) -> Read<InputRule> {
    let indicator = match node.get("indicator") {
        None => None,
        Some(key) => {
            let key = key.as_str().and_then(IndicatorKey::new);
            Some(node.need("indicator", key)?)
        }
    };
    let kinds = [
        ("none", GainKind::Nothing),
        ("dossier", GainKind::Dossier),
        ("first", GainKind::First),
        ("petition", GainKind::Petition),
        ("step", GainKind::Step),
    ];
    Ok(InputRule {
        key: node.text("key")?,
        name: node.words("name")?,
        numerator: node.words("numerator")?,
        denominator: node.words("denominator")?,
        indicator,
        differs: node.maybe_words("differs")?,
        gain: node.choice("gain", &kinds)?,
        mends: node.flag("mends")?,
        latest: node.flag("latest")?,
    })
}

fn group(node: &Node<'_>) -> Read<Group> {
    Ok(Group {
        key: node.text("key")?,
        name: node.words("name")?,
        max: node.above_zero("max")?,
        readings: node.list("readings", reading)?,
    })
}

fn reading(node: &Node<'_>) -> Read<Reading> {
    Ok(Reading {
        key: node.text("key")?,
        name: node.words("name")?,
        source: node.text("source")?,
        against: node.maybe_words("against")?,
        capped: node.flag("capped")?,
        parts: node.list("parts", part)?,
    })
}

fn part(node: &Node<'_>) -> Read<Part> {
    let zeros = [
        ("unknown", Zero::Unknown),
        ("full", Zero::Full),
        ("zero", Zero::Zero),
    ];
    let formulas = [("share", Formula::Share), ("unknown", Formula::Unknown)];
    let hundred = Decimal::from_int(100).unwrap_or_default();
    let full_at = match node.get("full_at") {
        None => hundred,
        Some(_) => node.above_zero("full_at")?,
    };
    Ok(Part {
        input: node.text("input")?,
        max: node.above_zero("max")?,
        full_at,
        zero: node.choice("zero", &zeros)?,
        formula: node.choice("formula", &formulas)?,
    })
}

fn source(node: &Node<'_>) -> Read<Source> {
    Ok(Source {
        key: node.text("key")?,
        name: node.text("name")?,
        at: node.text("at")?,
    })
}

fn doubt(node: &Node<'_>) -> Read<Doubt> {
    Ok(Doubt {
        about: node.text("about")?,
        source: node.text("source")?,
        words: node.words("words")?,
    })
}

fn check(node: &Node<'_>, rules: &Rules) -> Read<()> {
    check_bands(node, rules)?;
    check_keys(node, "inputs", rules.inputs.iter().map(|input| &input.key))?;
    check_keys(node, "groups", rules.groups.iter().map(|group| &group.key))?;
    check_keys(node, "sources", rules.sources.iter().map(|own| &own.key))?;
    if sum(rules.groups.iter().map(|group| group.max)) != rules.total.units() {
        return node.fault("groups", RuleFaultKind::Sum);
    }
    for group in &rules.groups {
        check_group(node, rules, group)?;
    }
    for doubt in &rules.doubts {
        let group = rules.groups.iter().any(|group| group.key == doubt.about);
        let source = rules.source(&doubt.source).is_some();
        if !(group || doubt.about.is_empty()) || !(source || doubt.source.is_empty()) {
            return node.fault("doubts", RuleFaultKind::Unknown);
        }
    }
    Ok(())
}

fn sum(numbers: impl Iterator<Item = Decimal>) -> i64 {
    numbers.map(Decimal::units).sum()
}

/// From the highest down to 0, each lower than the one before.
fn check_bands(node: &Node<'_>, rules: &Rules) -> Read<()> {
    let bounds: Vec<Decimal> = rules.bands.iter().map(|band| band.from).collect();
    let falls = bounds.is_sorted_by(|high, low| high > low);
    if falls && bounds.last() == Some(&Decimal::ZERO) {
        return Ok(());
    }
    node.fault("bands", RuleFaultKind::Bands)
}

fn check_keys<'a>(node: &Node<'_>, list: &str, keys: impl Iterator<Item = &'a String>) -> Read<()> {
    let mut seen = Vec::new();
    for key in keys {
        if key.is_empty() || seen.contains(&key) {
            return node.fault(&format!("{list} {key}"), RuleFaultKind::Twice);
        }
        seen.push(key);
    }
    Ok(())
}

/// The first reading must count and must not be cut, so that a dossier adds the same whatever the
/// other items give; an input feeds one item of a reading.
fn check_group(node: &Node<'_>, rules: &Rules, group: &Group) -> Read<()> {
    let place = format!("groups {}", group.key);
    check_keys(node, &place, group.readings.iter().map(|own| &own.key))?;
    let first = group.readings.first();
    if first.is_none_or(|first| first.capped || first.against.is_some()) {
        return node.fault(&place, RuleFaultKind::Sum);
    }
    for reading in &group.readings {
        let place = format!("{place} {}", reading.key);
        check_keys(node, &place, reading.parts.iter().map(|part| &part.input))?;
        let sum = sum(reading.parts.iter().map(|part| part.max));
        let adds_up = if reading.capped {
            sum > group.max.units()
        } else {
            sum == group.max.units()
        };
        if !adds_up {
            return node.fault(&place, RuleFaultKind::Sum);
        }
        let inputs = reading.parts.iter().map(|part| rules.input(&part.input));
        if rules.source(&reading.source).is_none() || inputs.clone().any(|input| input.is_none()) {
            return node.fault(&place, RuleFaultKind::Unknown);
        }
    }
    Ok(())
}
