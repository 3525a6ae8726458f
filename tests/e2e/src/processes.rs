//! The processes of a browser, and the end of all of them at once.

use std::{process::Command, thread, time::Duration};

const PAUSE: Duration = Duration::from_millis(10);

/// A process and all that it has started.
pub struct Processes(Vec<u64>);

impl Processes {
    /// The tree below a process.
    pub(crate) fn below(first: u64) -> Self {
        let all = running();
        let mut tree = vec![first];
        let mut at = 0;
        while let Some(&parent) = tree.get(at) {
            let children = all.iter().filter(|one| one.parent == parent);
            tree.extend(children.map(|one| one.id));
            at += 1;
        }
        Self(tree)
    }

    /// Kills them all at once, as the system does that has no memory left: nobody is asked.
    /// Waits until they are gone.
    pub fn kill(&self) {
        let ids: Vec<String> = self.0.iter().map(u64::to_string).collect();
        // One that has ended by itself is no fault.
        let _ = Command::new("kill").arg("-KILL").args(ids).output();
        while running().iter().any(|one| self.0.contains(&one.id)) {
            thread::sleep(PAUSE);
        }
    }
}

struct Running {
    id: u64,
    parent: u64,
}

/// Every process that has not ended.
fn running() -> Vec<Running> {
    let mut command = Command::new("ps");
    let output = command.args(["-A", "-o", "pid=,ppid=,stat="]).output();
    let output = output.unwrap_or_else(|error| panic!("ps does not start: {error}"));
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().filter_map(of_line).collect()
}

/// From `  4711  4242 Ss`; a zombie is gone.
fn of_line(line: &str) -> Option<Running> {
    let mut words = line.split_whitespace();
    let (id, parent) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    (!words.next()?.starts_with('Z')).then_some(Running { id, parent })
}
