//! What a file holds beside what this program knows. A newer version has put it there; it is kept
//! and written again.

use crate::sorted::Sorted;

/// Fields with their values as JSON, by the place of the object they are in: `/entries/…`. The
/// names in a place are such that an object is found again when others have come or gone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rest(Sorted<String, Vec<(String, String)>>);

/// The place of an object: under a key, and in a list under its name.
pub(crate) fn place(key: &str, name: &str) -> String {
    let parts = ["/", key, if name.is_empty() { "" } else { "/" }, name];
    parts.concat()
}

impl Rest {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().next().is_none()
    }

    /// The fields of the object at a place.
    pub(crate) fn at(&self, place: &String) -> &[(String, String)] {
        self.0.get(place).map_or(&[], Vec::as_slice)
    }

    /// Keeps the fields of the object that all this is in.
    pub(crate) fn put(&mut self, fields: Vec<(String, String)>) {
        if !fields.is_empty() {
            self.0.insert(String::new(), fields);
        }
    }

    /// Takes in what another one holds, under a place. What is at the same place gives way.
    pub(crate) fn take_in(&mut self, place: &str, other: &Self) {
        for (within, fields) in other.0.iter() {
            self.0.insert([place, within].concat(), fields.clone());
        }
    }

    /// What is under a place, as seen from there, is taken out.
    pub(crate) fn take_out(&mut self, place: &str) -> Self {
        let (mut inside, mut outside) = (Self::default(), Self::default());
        for (whole, fields) in self.0.iter() {
            let within = whole.strip_prefix(place);
            let within = within.filter(|within| within.is_empty() || within.starts_with('/'));
            let (side, name) = match within {
                Some(within) => (&mut inside, within),
                None => (&mut outside, whole.as_str()),
            };
            side.0.insert(name.to_owned(), fields.clone());
        }
        *self = outside;
        inside
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest(places: &[&str]) -> Rest {
        let mut rest = Rest::default();
        for place in places {
            let mut one = Rest::default();
            one.put(vec![("x".to_owned(), format!("\"{place}\""))]);
            rest.take_in(place, &one);
        }
        rest
    }

    fn places(rest: &Rest) -> Vec<&str> {
        rest.0.iter().map(|(place, _)| place.as_str()).collect()
    }

    #[test]
    fn what_is_put_under_a_place_is_taken_out_of_it() {
        let mut whole = rest(&["", "/plan", "/plans", "/plan/targets/0", "/log/3"]);
        let plan = whole.take_out("/plan");
        assert_eq!(places(&plan), ["", "/targets/0"]);
        assert_eq!(places(&whole), ["", "/log/3", "/plans"]);
        whole.take_in("/plan", &plan);
        assert_eq!(
            whole,
            rest(&["", "/plan", "/plans", "/plan/targets/0", "/log/3"])
        );
        assert!(whole.take_out("/other").is_empty());
    }

    #[test]
    fn a_place_is_a_key_and_a_name() {
        assert_eq!(place("plan", ""), "/plan");
        assert_eq!(place("evidence", "45/BC 0"), "/evidence/45/BC 0");
        let mut empty = Rest::default();
        empty.put(Vec::new());
        assert!(empty.is_empty());
    }
}
