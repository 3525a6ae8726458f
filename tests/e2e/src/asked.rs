//! What the programs that make a table are asked for, and how they refuse it.

use std::{env, fmt::Display, fs, path::Path, path::PathBuf, process::ExitCode};

/// The arguments: the table's file, how many times each row is done, and which rows.
pub struct Asked {
    table: PathBuf,
    /// How many times a row is done.
    pub times: usize,
    /// How the names of the rows begin; nothing stands for all of them.
    pub rows: String,
}

impl Asked {
    /// Those of this program; `times` where nothing is said.
    ///
    /// # Errors
    ///
    /// In words, if no file is named or the times are no number.
    pub fn of_arguments(times: usize) -> Result<Self, String> {
        Self::read(env::args().skip(1), times)
    }

    fn read(mut arguments: impl Iterator<Item = String>, times: usize) -> Result<Self, String> {
        let table = arguments.next().ok_or("say into which file")?;
        let times = match arguments.next() {
            None => times,
            Some(text) => text
                .parse()
                .ok()
                .filter(|times| *times > 0)
                .ok_or_else(|| format!("`{text}` is not a number of times"))?,
        };
        Ok(Self {
            table: PathBuf::from(table),
            times,
            rows: arguments.next().unwrap_or_default(),
        })
    }

    /// At which places the wanted rows stand.
    ///
    /// # Errors
    ///
    /// In words, with all the names, if there is none.
    pub fn wanted(&self, names: &[&str]) -> Result<Vec<usize>, String> {
        let places = names.iter().enumerate();
        let wanted = places.filter(|(_, name)| name.starts_with(&self.rows));
        let wanted: Vec<usize> = wanted.map(|(at, _)| at).collect();
        if wanted.is_empty() {
            let names = names.join(", ");
            return Err(format!(
                "no row begins with `{}`; there are {names}",
                self.rows
            ));
        }
        Ok(wanted)
    }

    /// Writes the table, in place of an earlier one.
    ///
    /// # Errors
    ///
    /// In words, if it cannot be written.
    pub fn write(&self, text: &str) -> Result<(), String> {
        fs::write(&self.table, text).map_err(at(&self.table))
    }
}

/// Makes words of what went wrong with a file or a folder.
pub fn at<E: Display>(path: &Path) -> impl FnOnce(E) -> String {
    move |error| format!("{}: {error}", path.display())
}

/// How a program ends: what went wrong is told in words.
pub fn end(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(arguments: &[&str]) -> Result<Asked, String> {
        Asked::read(arguments.iter().map(|one| (*one).to_owned()), 7)
    }

    #[test]
    fn arguments_are_read_or_refused_in_words() {
        let all = asked(&["table.md"]).unwrap();
        assert_eq!((all.times, all.rows.as_str()), (7, ""));
        let some = asked(&["table.md", "3", "key"]).unwrap();
        assert_eq!((some.times, some.rows.as_str()), (3, "key"));
        for (arguments, words) in [
            (&[] as &[&str], "say into which file"),
            (&["table.md", "x"], "`x` is not a number of times"),
            (&["table.md", "0"], "`0` is not a number of times"),
        ] {
            assert_eq!(asked(arguments).err().as_deref(), Some(words));
        }
    }

    #[test]
    fn rows_are_chosen_by_how_their_names_begin() {
        let names = ["download", "keys", "keys-more"];
        let places = |rows| asked(&["table.md", "1", rows]).unwrap().wanted(&names);
        assert_eq!(places("keys"), Ok(vec![1, 2]));
        assert_eq!(places(""), Ok(vec![0, 1, 2]));
        assert_eq!(
            places("memory"),
            Err("no row begins with `memory`; there are download, keys, keys-more".to_owned())
        );
    }
}
