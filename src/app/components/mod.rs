//! Parts that several pages use.

mod canvas;
mod chip;
mod live;
mod notice;
mod quarters;
mod save_state;

pub use canvas::{Canvas, Watch};
pub use chip::{Chip, FaultChip};
pub use live::{attr, live};
pub use notice::{FaultList, Notice};
pub use quarters::{Quarters, plan_line, window_words};
pub use save_state::{SaveBanner, SavedState};
