//! Parts that several pages use.

mod back;
mod canvas;
mod chip;
mod closed;
mod controls;
mod discard;
mod grid;
mod history;
mod live;
mod names;
mod notice;
mod period;
mod quarters;
mod save_state;
mod scope;
mod search;
mod to_mend;

pub use back::back;
pub use canvas::{Watch, canvas};
pub use chip::{chip, fault_chip};
pub use closed::{
    LOCKED, Locked, locked_banner, locked_choice, locked_memo, say_locked, say_touched,
};
pub use controls::{
    Field, Typing, Word, any_text, button, button_named, date_text, field, field_of, kept,
    read_field,
};
pub use discard::{Discard, discard_button, figures, moment};
pub use grid::{
    GridCell, Pasted, cell_id, go, grid_cell, move_in_grid, pasted, pasted_lines, refuse_block,
    refuse_too_long, write_pasted,
};
pub use history::history_buttons;
pub use live::{attr, later, live, renew, steady, steady_each, watch};
pub use names::doubtful_names;
pub use notice::{fault_list, notice};
pub use period::{next_period, period};
pub use quarters::{
    plan_line, quarter_in_view, quarter_title, quarter_window, quarters, window_words,
};
pub use save_state::{copied_words, copy_reminder, save_banner, saved_state};
pub use scope::{ViewScope, listener, press, spawn, typed};
pub use search::search;
pub use to_mend::{ToMend, none_to_mend, to_mend};
