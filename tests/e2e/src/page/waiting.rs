//! Waiting, the way a person does.

use std::{
    thread,
    time::{Duration, Instant},
};

use super::Page;

/// How long anything may take that a person waits for. Long: the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(25);

impl Page {
    /// Waits until there is something, or ends the test and says for what it waited.
    #[track_caller]
    pub fn wait<T>(&self, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
        self.attempt(what, || Ok(look()))
    }

    /// Waits until a text is the one expected, or ends the test and says what it was.
    #[track_caller]
    pub fn wait_equal(&self, what: &str, expected: &str, mut look: impl FnMut() -> String) {
        self.attempt(&format!("{what} to be “{expected}”"), || {
            let found = look();
            match found == expected {
                true => Ok(Some(())),
                false => Err(format!("it is “{found}”")),
            }
        });
    }

    /// The same for a step that can come too early: what the driver then says is the reason
    /// given.
    #[track_caller]
    pub(crate) fn attempt<T>(
        &self,
        what: &str,
        mut step: impl FnMut() -> Result<Option<T>, String>,
    ) -> T {
        let start = Instant::now();
        loop {
            let reason = match step() {
                Ok(Some(found)) => return found,
                Ok(None) => String::new(),
                Err(reason) => format!(": {reason}"),
            };
            assert!(
                start.elapsed() < PATIENCE,
                "waited {} s for {what}{reason}",
                PATIENCE.as_secs()
            );
            thread::sleep(PAUSE);
        }
    }
}
