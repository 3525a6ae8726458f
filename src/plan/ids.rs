//! Ids as types of their own, so that a task's id cannot stand where a target's belongs.

/// Longest id a file may use, in characters.
pub(crate) const LONGEST: usize = 64;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Takes an id: 1 to 64 letters without accents, digits, dots, hyphens or underscores,
            /// so that it can stand in an address. `None` otherwise.
            pub fn new(text: &str) -> Option<Self> {
                let fits = !text.is_empty() && text.chars().count() <= LONGEST;
                let plain = text
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_'));
                (fits && plain).then(|| Self(text.to_owned()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// Id of a plan.
    PlanId
);
id!(
    /// Id of a target within its plan.
    TargetId
);
id!(
    /// Id of a task within its plan.
    TaskId
);
id!(
    /// Id of a reporting duty within its plan.
    DutyId
);
id!(
    /// Id of a unit within its plan.
    UnitId
);
id!(
    /// Id of a heading of tasks within its plan.
    GroupId
);
id!(
    /// Key of an indicator, in the catalogue or in the plan.
    IndicatorKey
);

/// What is to be done: a task or a reporting duty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkId {
    /// A task.
    Task(TaskId),
    /// A reporting duty.
    Duty(DutyId),
}
