//! Undo and redo, by inverses.

use super::{Command, Ledger};

/// Steps kept for undo; older ones are forgotten.
const DEEPEST: usize = 500;

/// What can be undone and redone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    past: Vec<Command>,
    future: Vec<Command>,
}

impl History {
    /// Carries out a command on `ledger` and remembers its inverse. Whether anything changed;
    /// a command that changes nothing leaves what can be redone alone.
    pub fn run(&mut self, ledger: &mut Ledger, command: Command) -> bool {
        let Some(inverse) = ledger.apply(command) else {
            return false;
        };
        self.future.clear();
        self.past.push(inverse);
        if self.past.len() > DEEPEST {
            self.past.remove(0);
        }
        true
    }

    /// The same for a further keystroke in the field that the last step changed: it joins that
    /// step, so that one undo takes the whole typing back.
    pub fn run_on(&mut self, ledger: &mut Ledger, command: Command) -> bool {
        let joins = match (self.past.last(), &command) {
            (Some(Command::SetEntry(last, _)), Command::SetEntry(slot, _)) => last == slot,
            (Some(Command::SetNote(last, _)), Command::SetNote(slot, _)) => last == slot,
            (Some(Command::SetProgress(last, _)), Command::SetProgress(task, _)) => last == task,
            (Some(Command::SetReference(last, _)), Command::SetReference(target, _)) => {
                last == target
            }
            _ => false,
        };
        if !joins {
            return self.run(ledger, command);
        }
        let changed = ledger.apply(command).is_some();
        if changed {
            self.future.clear();
            // Typed and taken back: there is nothing left to undo.
            self.past.pop_if(|inverse| !ledger.would_change(inverse));
        }
        changed
    }

    /// Takes the last step back. Whether there was one.
    pub fn undo(&mut self, ledger: &mut Ledger) -> bool {
        step(&mut self.past, &mut self.future, ledger)
    }

    /// Makes the last undone step again. Whether there was one.
    pub fn redo(&mut self, ledger: &mut Ledger) -> bool {
        step(&mut self.future, &mut self.past, ledger)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is an undone step to make again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

fn step(from: &mut Vec<Command>, to: &mut Vec<Command>, ledger: &mut Ledger) -> bool {
    let Some(command) = from.pop() else {
        return false;
    };
    if let Some(inverse) = ledger.apply(command) {
        to.push(inverse);
    }
    true
}
