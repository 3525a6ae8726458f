//! Charts as values: what they show, what they say in one sentence, the table of the same
//! numbers, and the marks that are drawn.
//!
//! The picture is never the only carrier of what it shows: title, legend, sentence and table
//! come from the same value and stand in the page as text. Drawing is in two steps, so that
//! what is drawn can be tested without a canvas: [`layout`], [`bullet_layout`] and
//! [`timeline_layout`] say which shapes stand where; [`draw_quarters`], [`draw_bullet`] and
//! [`draw_timeline`] put them on any plotters backend.

mod axis;
mod bullet;
mod compare;
mod draw;
mod labels;
mod layout;
mod load;
mod look;
mod quarters;
mod sentence;
mod shape;
mod table;
mod timeline;
mod timeline_layout;
mod words;

pub use axis::Axis;
pub use bullet::{Bullet, bullet_layout};
pub use draw::{DrawError, draw_bullet, draw_quarters, draw_timeline};
pub use layout::layout;
pub use load::{Load, Pile};
pub use look::{Look, Rgb, SVG_TEXT_SCALE};
pub use quarters::{Counted, Gap, QuarterChart, QuarterPoint};
pub use shape::{Align, Form, Part, Rect, Shape};
pub use table::{LegendItem, Mark, Table};
pub use timeline::{Timeline, TimelineBy, TimelineRow};
pub use timeline_layout::timeline_layout;
