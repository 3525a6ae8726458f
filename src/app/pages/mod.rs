//! One module a page.

mod check;
mod empty;
mod entry;
mod entry_cell;
mod entry_row;
mod form;
mod form_add;
mod form_figures;
mod form_row;
mod index;
mod keep;
mod later;
mod log;
mod note;
mod overview;
mod plans;
mod portal;
mod reference;
mod send;
mod settings;
mod target;
mod task_row;
mod tasks;

pub use empty::{no_plan, not_found};
pub use later::{Later, later};
pub use overview::overview;
pub use plans::plans;
