//! From shapes to any plotters backend.

use std::fmt;

use plotters::backend::DrawingBackend;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};

use super::bullet::{Bullet, bullet_layout};
use super::layout::layout;
use super::shape::{Align, Form, Rect, Shape};
use super::timeline::{Timeline, TimelineBy};
use super::timeline_layout::timeline_layout;
use super::{Look, QuarterChart, Rgb};
use crate::locale::Language;

/// Why a chart could not be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DrawError {
    /// The backend refused, with its words.
    Backend(String),
}

impl fmt::Display for DrawError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Backend(words) => out.write_str(words),
        }
    }
}

impl std::error::Error for DrawError {}

/// Draws a chart over the whole area, whose size is in device pixels: CSS size times
/// [`Look::scale`].
///
/// # Errors
/// What the backend refuses.
pub fn draw_quarters<DB: DrawingBackend>(
    chart: &QuarterChart,
    area: &DrawingArea<DB, Shift>,
    look: &Look,
    language: Language,
) -> Result<(), DrawError> {
    let (width, height) = area.dim_in_pixel();
    paint(&layout(chart, width, height, look, language), area, look)
}

/// Draws a bullet over the whole area, whose size is in device pixels.
///
/// # Errors
/// What the backend refuses.
pub fn draw_bullet<DB: DrawingBackend>(
    bullet: &Bullet,
    area: &DrawingArea<DB, Shift>,
    look: &Look,
) -> Result<(), DrawError> {
    let (width, height) = area.dim_in_pixel();
    paint(&bullet_layout(bullet, width, height, look), area, look)
}

/// Draws a timeline over the whole area, whose size is in device pixels.
///
/// # Errors
/// What the backend refuses.
pub fn draw_timeline<DB: DrawingBackend>(
    timeline: &Timeline,
    by: TimelineBy,
    area: &DrawingArea<DB, Shift>,
    look: &Look,
    language: Language,
) -> Result<(), DrawError> {
    let shapes = timeline_layout(timeline, by, area.dim_in_pixel(), look, language);
    paint(&shapes, area, look)
}

fn paint<DB: DrawingBackend>(
    shapes: &[Shape],
    area: &DrawingArea<DB, Shift>,
    look: &Look,
) -> Result<(), DrawError> {
    for shape in shapes {
        let style = filled(shape.colour);
        let drawn = match &shape.form {
            Form::Rect(rect) => area.draw(&Rectangle::new(corners(rect), style)),
            Form::Polygon(points) => area.draw(&Polygon::new(points.as_slice(), style)),
            Form::Path { points, width } => {
                let style = style.stroke_width(*width);
                area.draw(&PathElement::new(points.as_slice(), style))
            }
            Form::Disc { centre, radius } => area.draw(&Circle::new(*centre, *radius, style)),
            Form::Text { text, at, .. } => {
                area.draw_text(text, &text_style(&shape.form, style, look), *at)
            }
        };
        drawn.map_err(|error| DrawError::Backend(error.to_string()))?;
    }
    Ok(())
}

fn filled((red, green, blue): Rgb) -> ShapeStyle {
    RGBColor(red, green, blue).filled()
}

fn corners(rect: &Rect) -> [(i32, i32); 2] {
    [(rect.left, rect.top), (rect.right, rect.bottom)]
}

/// Middle of the line on the place: the one anchor that canvas and SVG put alike.
fn text_style<'a>(form: &Form, style: ShapeStyle, look: &'a Look) -> TextStyle<'a> {
    let (align, bold, size) = match form {
        Form::Text {
            align, bold, size, ..
        } => (*align, *bold, *size),
        _ => (Align::Left, false, look.em()),
    };
    let across = match align {
        Align::Left => HPos::Left,
        Align::Centre => HPos::Center,
        Align::Right => HPos::Right,
    };
    let weight = if bold {
        FontStyle::Bold
    } else {
        FontStyle::Normal
    };
    // By name: a family made of any text is compared in lower case first, which brings along
    // the tables of all of Unicode.
    let family = FontFamily::Name(&look.font_family);
    TextStyle {
        font: FontDesc::new(family, size * look.text_scale, weight),
        color: style.color.to_backend_color(),
        pos: Pos::new(across, VPos::Center),
    }
}
