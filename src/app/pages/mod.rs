//! One module a page.

mod check;
mod empty;
mod entry;
mod entry_row;
mod index;
mod index_card;
mod index_cell;
mod index_notes;
mod index_table;
mod keep;
mod later;
mod log;
mod note;
mod overview;
mod plans;
mod reference;
mod send;
mod settings;
mod six_clear;
mod six_clear_task;
mod target;
mod task_row;
mod tasks;

pub use empty::{no_plan, not_found};
pub use later::{Later, later};
pub use overview::overview;
pub use plans::plans;
