//! One module a page.

mod empty;
mod entry;
mod entry_row;
mod note;
mod overview;
mod plans;
mod reference;
mod send;
mod settings;
mod target;
mod task_row;
mod tasks;

pub use empty::{no_plan, not_found};
pub use entry::entry;
pub use overview::overview;
pub use plans::plans;
pub use send::send;
pub use settings::settings;
pub use target::target;
pub use tasks::tasks;
