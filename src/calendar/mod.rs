//! Years, quarters, the days they cover, and which of them are worked.

mod clock;
mod quarter;
mod working;
mod year;

pub use clock::{Clock, Phase, Window};
pub use quarter::{NotAQuarter, Quarter};
pub use working::{HolidayYear, Holidays, WorkingDay};
pub use year::{Month, NotAMonth, NotAYear, Year};
