//! The log does what a plain stack of ledgers does.

use super::changes::field;
use super::log::{me, run};
use super::{command, ledger_of, single};
use proptest::collection::vec;
use proptest::prelude::*;
use so_chi_tieu::ledger::{Cause, Command, Ledger, Log, Outcome, PlanText};

#[derive(Clone, Debug)]
pub(super) enum Act {
    Run(Command, Cause),
    RunOn(Command, Cause),
    Replace(Vec<Command>, usize),
    Undo,
    Redo,
}

const PLANS: [&str; 2] = ["kế hoạch cũ", "kế hoạch mới"];

fn act() -> impl Strategy<Value = Act> {
    let cause = || {
        prop_oneof![
            4 => Just(Cause::Typed),
            1 => Just(Cause::Pasted),
            1 => Just(Cause::Restored("hôm qua".to_owned())),
        ]
    };
    prop_oneof![
        4 => (command(), cause()).prop_map(|(command, cause)| Act::Run(command, cause)),
        4 => (single(), cause()).prop_map(|(command, cause)| Act::RunOn(command, cause)),
        1 => (vec(single(), 0..5), 0_usize..2).prop_map(|(all, plan)| Act::Replace(all, plan)),
        3 => Just(Act::Undo),
        2 => Just(Act::Redo),
    ]
}

/// A ledger and the plan it is under.
type State = (Ledger, usize);

/// What was done last, as far as a further keystroke asks.
enum Event {
    /// A change of these fields, which put an end to what could be redone.
    Made(Vec<String>, Cause, Vec<State>),
    Turned,
}

struct Model {
    now: State,
    past: Vec<State>,
    future: Vec<State>,
    events: Vec<Event>,
}

impl Model {
    fn make(&mut self, next: State, cause: Cause) -> bool {
        let changes = {
            let mut ledger = self.now.0.clone();
            ledger.apply(Command::Replace(Box::new(next.0.clone())))
        };
        if next == self.now {
            return false;
        }
        let mut fields: Vec<String> = changes.iter().map(field).collect();
        if next.1 != self.now.1 {
            fields.push("plan".to_owned());
        }
        let ended = std::mem::take(&mut self.future);
        self.events.push(Event::Made(fields, cause, ended));
        self.past.push(std::mem::replace(&mut self.now, next));
        true
    }

    fn make_on(&mut self, next: State, cause: Cause) -> bool {
        let mut ledger = self.now.0.clone();
        let changes = ledger.apply(Command::Replace(Box::new(next.0.clone())));
        let now: Vec<String> = changes.iter().map(field).collect();
        let joins = match self.events.last() {
            Some(Event::Made(fields, before, _)) => {
                *before == cause && *fields == now && now.len() == 1
            }
            _ => false,
        };
        if !joins {
            return self.make(next, cause);
        }
        self.now = next;
        if self.past.last() == Some(&self.now) {
            // As if nothing had been typed.
            self.past.pop();
            if let Some(Event::Made(_, _, ended)) = self.events.pop() {
                self.future = ended;
            }
        }
        true
    }

    fn turn(&mut self, back: bool) -> Outcome {
        let (from, to) = match back {
            true => (&mut self.past, &mut self.future),
            false => (&mut self.future, &mut self.past),
        };
        let Some(next) = from.pop() else {
            return Outcome::default();
        };
        let plan = (next.1 != self.now.1).then(|| PlanText::new(PLANS[next.1]));
        to.push(std::mem::replace(&mut self.now, next));
        self.events.push(Event::Turned);
        Outcome {
            changed: true,
            plan,
        }
    }
}

proptest! {
    #[test]
    fn the_log_does_what_a_stack_of_ledgers_does(
        before in vec(single(), 0..6),
        acts in vec(act(), 0..40),
    ) {
        let first = ledger_of(before);
        let (mut ledger, mut log) = (first.clone(), Log::default());
        let mut model = Model {
            now: (first, 0),
            past: Vec::new(),
            future: Vec::new(),
            events: Vec::new(),
        };
        let all_back = std::iter::repeat_n(Act::Undo, 41);
        let all_again = std::iter::repeat_n(Act::Redo, 41);
        for act in acts.into_iter().chain(all_back).chain(all_again) {
            match act {
                Act::Run(command, cause) => {
                    let mut next = model.now.clone();
                    next.0.apply(command.clone());
                    let changed = log.run(&mut ledger, command, cause.clone(), me());
                    prop_assert_eq!(changed, model.make(next, cause));
                }
                Act::RunOn(command, cause) => {
                    let mut next = model.now.clone();
                    next.0.apply(command.clone());
                    let changed = log.run_on(&mut ledger, command, cause.clone(), me());
                    prop_assert_eq!(changed, model.make_on(next, cause));
                }
                Act::Replace(commands, plan) => {
                    let next = (ledger_of(commands), plan);
                    let texts = (model.now.1, plan);
                    let texts = (PlanText::new(PLANS[texts.0]), PlanText::new(PLANS[texts.1]));
                    let cause = Cause::PlanChanged("mới.json".to_owned());
                    let changed =
                        log.replace(&mut ledger, next.0.clone(), texts, cause.clone(), me());
                    prop_assert_eq!(changed, model.make(next, cause));
                }
                Act::Undo => prop_assert_eq!(log.undo(&mut ledger, me()), model.turn(true)),
                Act::Redo => prop_assert_eq!(log.redo(&mut ledger, me()), model.turn(false)),
            }
            prop_assert_eq!(&ledger, &model.now.0);
            prop_assert_eq!(log.can_undo(), !model.past.is_empty());
            prop_assert_eq!(log.can_redo(), !model.future.is_empty());
            prop_assert_eq!(log.steps().len(), model.events.len());
        }
        // What can be undone follows from the steps alone, even from the last of them.
        let again = Log::new(log.steps().to_vec());
        prop_assert_eq!(again, Ok(log.clone()));
        for from in 0..log.steps().len() {
            prop_assert!(Log::new(log.steps()[from..].to_vec()).is_ok());
        }
    }

    #[test]
    fn everything_undone_is_the_empty_ledger_and_everything_redone_the_last(
        commands in vec(command(), 0..20),
    ) {
        let (mut ledger, mut log) = (Ledger::default(), Log::default());
        for command in commands {
            run(&mut log, &mut ledger, command);
        }
        let last = ledger.clone();
        while log.undo(&mut ledger, me()).changed {}
        prop_assert_eq!(&ledger, &Ledger::default());
        while log.redo(&mut ledger, me()).changed {}
        prop_assert_eq!(&ledger, &last);
    }

    #[test]
    fn a_command_that_changes_nothing_leaves_the_log_alone(
        before in vec(single(), 0..8),
        command in command(),
    ) {
        let mut ledger = ledger_of(before);
        let mut log = Log::default();
        run(&mut log, &mut ledger, Command::SetNear(17));
        log.undo(&mut ledger, me());
        let (kept, kept_log) = (ledger.clone(), log.clone());
        if run(&mut log, &mut ledger, command) {
            prop_assert_ne!(ledger, kept);
            prop_assert!(!log.can_redo() && log.can_undo());
        } else {
            prop_assert_eq!(ledger, kept);
            prop_assert_eq!(log, kept_log);
        }
    }
}
