//! One module a page.

mod check;
mod close;
mod close_fields;
mod close_findings;
mod empty;
mod entry;
mod entry_explain;
mod entry_locked;
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
mod note_view;
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
pub use plans::plans;
