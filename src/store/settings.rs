//! How the page is set on this machine.

use crate::ledger::Moment;
use crate::locale::Language;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the machine is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its name in the settings: `system`, `light`, `dark`.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How the page is set on this machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The language of the screen.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// The id of the plan last looked at; may be empty.
    pub current: String,
    /// Who sits here, for the log; may be empty.
    pub name: String,
    /// When the last copy of a plan's book was taken out of the browser, by plan.
    pub copies: Vec<(String, Moment)>,
}

/// Longest name, in characters.
const LONGEST_NAME: usize = 100;

impl Settings {
    /// Reads the form that [`Settings::text`] writes. What is not understood stays as it is by
    /// default: settings are no data.
    pub fn parse(text: &str) -> Self {
        let mut settings = Self::default();
        for line in text.lines() {
            match line.split_once('=') {
                Some(("language", tag)) => {
                    settings.language = Language::of_tag(tag).unwrap_or_default();
                }
                Some(("theme", name)) => {
                    let theme = Theme::ALL.into_iter().find(|theme| theme.name() == name);
                    settings.theme = theme.unwrap_or_default();
                }
                Some(("current", id)) => id.clone_into(&mut settings.current),
                Some(("name", name)) => settings.name = one_line(name),
                Some(("copy", copy)) => settings.copies.extend(read_copy(copy)),
                _ => {}
            }
        }
        settings
    }

    /// One `name=value` a line.
    pub fn text(&self) -> String {
        let mut text = format!(
            "language={}\ntheme={}\ncurrent={}\nname={}\n",
            self.language.tag(),
            self.theme.name(),
            self.current,
            one_line(&self.name)
        );
        for (plan, at) in &self.copies {
            text.push_str(&format!("copy={plan} {}\n", at.iso()));
        }
        text
    }

    /// When the last copy of a plan's book was taken out of the browser, if ever.
    pub fn copied(&self, plan: &str) -> Option<Moment> {
        let copy = self.copies.iter().find(|(id, _)| id == plan);
        copy.map(|(_, at)| *at)
    }

    /// A copy was taken now.
    pub fn note_copy(&mut self, plan: &str, now: Moment) {
        self.copies.retain(|(id, _)| id != plan);
        self.copies.push((plan.to_owned(), now));
    }
}

fn read_copy(text: &str) -> Option<(String, Moment)> {
    let (plan, at) = text.split_once(' ')?;
    Some((plan.to_owned(), Moment::parse_iso(at)?))
}

/// A name as it is kept: on one line, and not longer than a name is.
fn one_line(name: &str) -> String {
    let plain = name.trim().chars().filter(|letter| !letter.is_control());
    let short: String = plain.take(LONGEST_NAME).collect();
    short.trim().to_owned()
}
