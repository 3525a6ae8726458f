//! Parts that several pages use.

mod canvas;
mod chip;
mod controls;
mod live;
mod notice;
mod quarters;
mod save_state;

pub use canvas::{Canvas, Watch};
pub use chip::{Chip, FaultChip};
pub use controls::{Field, any_text, button, button_named, date_text, field};
pub use live::{attr, live, press, typed, watch};
pub use notice::{FaultList, Notice};
pub use quarters::{Quarters, plan_line, window_words};
pub use save_state::{SaveBanner, SavedState};
