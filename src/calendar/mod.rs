//! Years, quarters and the days they cover.

mod clock;
mod quarter;
mod year;

pub use clock::{Clock, Phase, Window};
pub use quarter::{NotAQuarter, Quarter};
pub use year::{Month, NotAMonth, NotAYear, Year};
