//! What a file holds beside what this program knows. A newer version has put it there; it is kept
//! and written again.

use crate::sorted::ranks;

/// Fields with their values as JSON, by the place of the object they are in: `/entries/…`. The
/// names in a place are such that an object is found again when others have come or gone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rest(Vec<Part>);

/// What one object holds: its place, and names with values.
pub(crate) type Part = (String, Vec<(String, String)>);

/// The place of an object: under a key, and in a list under its name.
pub(crate) fn place(key: &str, name: &str) -> String {
    let parts = ["/", key, if name.is_empty() { "" } else { "/" }, name];
    parts.concat()
}

impl Rest {
    /// Of these parts, in any order; of two at one place the later is kept. Sorted once: there
    /// may be as many as a file has room for.
    pub(crate) fn new(parts: &[Part]) -> Self {
        let place = |at: usize| parts.get(at).map(|(place, _)| place);
        let order = ranks(parts.len(), &mut |one, other| place(one).cmp(&place(other)));
        let mut sorted: Vec<Part> = Vec::new();
        for part in order.into_iter().filter_map(|at| parts.get(at)) {
            sorted.pop_if(|before| before.0 == part.0);
            sorted.push(part.clone());
        }
        Self(sorted)
    }

    /// What all of these hold, each under a place.
    pub(crate) fn joined(rests: &[(&str, &Self)]) -> Self {
        let mut parts = Vec::new();
        for (under, rest) in rests {
            for (place, fields) in &rest.0 {
                parts.push(([*under, place].concat(), fields.clone()));
            }
        }
        Self::new(&parts)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields of the object at a place.
    pub(crate) fn at(&self, place: &str) -> &[(String, String)] {
        let found = self
            .0
            .binary_search_by(|(other, _)| other.as_str().cmp(place));
        let part = found.ok().and_then(|at| self.0.get(at));
        part.map_or(&[], |(_, fields)| fields)
    }

    /// What is under a place, as seen from there, is taken out.
    pub(crate) fn take_out(&mut self, under: &str) -> Self {
        let (mut inside, mut outside) = (Vec::new(), Vec::new());
        for (place, fields) in self.0.drain(..) {
            let within = place.strip_prefix(under);
            match within.filter(|within| within.is_empty() || within.starts_with('/')) {
                Some(within) => inside.push((within.to_owned(), fields)),
                None => outside.push((place, fields)),
            }
        }
        self.0 = outside;
        Self(inside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(place: &str, value: &str) -> Part {
        (place.to_owned(), vec![("x".to_owned(), value.to_owned())])
    }

    fn rest(places: &[&str]) -> Rest {
        let parts: Vec<Part> = places.iter().map(|place| part(place, "1")).collect();
        Rest::new(&parts)
    }

    #[test]
    fn what_is_put_under_a_place_is_taken_out_of_it() {
        let whole = || {
            rest(&[
                "/plans",
                "",
                "/plan/targets/10",
                "/plan",
                "/plan/targets/9",
                "/log/3",
            ])
        };
        let mut outside = whole();
        let plan = outside.take_out("/plan");
        assert_eq!(plan, rest(&["", "/targets/10", "/targets/9"]));
        assert_eq!(outside, rest(&["", "/log/3", "/plans"]));
        assert_eq!(Rest::joined(&[("", &outside), ("/plan", &plan)]), whole());
        assert!(outside.take_out("/other").is_empty());
    }

    #[test]
    fn of_two_at_one_place_the_later_is_kept() {
        let found = Rest::new(&[part("/b", "1"), part("/a", "2"), part("/b", "3")]);
        assert_eq!(found.at("/b"), [("x".to_owned(), "3".to_owned())]);
        assert_eq!(found.at("/a"), [("x".to_owned(), "2".to_owned())]);
        assert_eq!(found.at("/c"), []);
    }

    #[test]
    fn a_place_is_a_key_and_a_name() {
        assert_eq!(place("plan", ""), "/plan");
        assert_eq!(place("evidence", "45/BC 0"), "/evidence/45/BC 0");
    }
}
