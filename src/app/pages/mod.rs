//! One module a page.

mod check;
mod empty;
mod entry;
mod entry_row;
mod events;
mod index;
mod keep;
mod later;
mod log;
mod note;
mod occurrences;
mod overview;
mod plans;
mod progress;
mod reference;
mod send;
mod settings;
mod target;
mod task_filters;
mod tasks;
mod timeline;
mod work_row;

pub use empty::{no_plan, not_found};
pub use later::{Later, later};
pub use overview::overview;
pub use plans::plans;
