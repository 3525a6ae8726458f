//! Shapes: what is drawn where, before anything is drawn.

use super::{Pile, Rgb};
use crate::calendar::{Month, Quarter};

/// One shape, in pixels of the area from its upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What it stands for.
    pub part: Part,
    /// Its form and place.
    pub form: Form,
    /// Its colour.
    pub colour: Rgb,
}

impl Shape {
    pub(super) fn new(part: Part, form: Form, colour: Rgb) -> Self {
        Self { part, form, colour }
    }
}

/// The shapes that lie wholly in an area. In one too low for its text, text goes before it is
/// cut off: the table has it.
pub(super) fn within(area: Rect, mut shapes: Vec<Shape>) -> Vec<Shape> {
    shapes.retain(|shape| area.holds(&shape.form.bounds()));
    shapes
}

/// What a shape stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What everything stands on.
    Ground,
    /// A line at a tick.
    Grid,
    /// The number at a tick.
    Tick,
    /// The name of a quarter.
    Name(Quarter),
    /// The bar of a quarter.
    Bar(Quarter),
    /// The number above a bar.
    Value(Quarter),
    /// What a number stands on where the line to date passes behind it.
    Plate(Quarter),
    /// Why a quarter has no bar, in words.
    Gap(Quarter),
    /// The line to date, or the edge that parts it from the bars.
    ToDate,
    /// A point of the line to date, or its edge.
    Point(Quarter),
    /// A piece of the goal line, or the goal tick of a bullet.
    Goal,
    /// The number at the goal line.
    GoalValue,
    /// A piece of the floor line, or the floor tick of a bullet.
    Floor,
    /// The track of a bullet.
    Track,
    /// The bar of a bullet.
    Reached,
    /// The name of a month.
    Month(Month),
    /// The name of the unit of a row.
    Unit(usize),
    /// What of one sort is due in a month, in the row of a unit.
    Pile(usize, Month, Pile),
    /// What makes a pile hollow, or keeps a text off the mark of the day.
    Hollow,
    /// A line across a pile.
    Hatch,
    /// How much is due in a month, in the row of a unit.
    Total(usize, Month),
    /// The mark of the day it is, or its word.
    Today,
}

/// The form of a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A filled rectangle.
    Rect(Rect),
    /// A filled polygon.
    Polygon(Vec<(i32, i32)>),
    /// A line through points.
    Path {
        /// The points.
        points: Vec<(i32, i32)>,
        /// Its width in pixels.
        width: u32,
    },
    /// A filled circle.
    Disc {
        /// Its centre.
        centre: (i32, i32),
        /// Its radius in pixels.
        radius: i32,
    },
    /// One line of text; its middle is at the height of `at`.
    Text {
        /// The text.
        text: String,
        /// Where it stands.
        at: (i32, i32),
        /// Which of its ends is there.
        align: Align,
        /// Whether it is bold.
        bold: bool,
        /// Font size in pixels.
        size: f64,
    },
}

/// Which part of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Its left end.
    Left,
    /// Its middle.
    Centre,
    /// Its right end.
    Right,
}

/// A rectangle; right and bottom are the first pixels outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rect {
    /// First pixel from the left.
    pub left: i32,
    /// First pixel from the top.
    pub top: i32,
    /// First pixel after it.
    pub right: i32,
    /// First pixel below it.
    pub bottom: i32,
}

impl Rect {
    /// A whole area.
    pub(super) fn whole((width, height): (u32, u32)) -> Self {
        Self {
            left: 0,
            top: 0,
            right: width as i32,
            bottom: height as i32,
        }
    }

    pub(super) fn width(&self) -> i32 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> i32 {
        self.bottom - self.top
    }

    /// Whether `other` lies wholly in it.
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.right <= self.right
            && other.bottom <= self.bottom
    }

    /// Whether they share a pixel.
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Its corner points, rounded by `top` and `bottom` pixels at these ends.
    pub(super) fn rounded(&self, top: i32, bottom: i32) -> Vec<(i32, i32)> {
        let most = self.width().min(self.height()) / 2;
        let (top, bottom) = (top.min(most), bottom.min(most));
        let mut points = Vec::with_capacity(16);
        for (along, down) in ARC {
            points.push((self.left + part(along, top), self.top + part(down, top)));
        }
        for (along, down) in ARC.into_iter().rev() {
            points.push((self.right - part(along, top), self.top + part(down, top)));
        }
        for (along, up) in ARC {
            let point = (
                self.right - part(along, bottom),
                self.bottom - part(up, bottom),
            );
            points.push(point);
        }
        for (along, up) in ARC.into_iter().rev() {
            let point = (
                self.left + part(along, bottom),
                self.bottom - part(up, bottom),
            );
            points.push(point);
        }
        points.dedup();
        points
    }
}

/// Points of a quarter of a circle of radius 1 that touches both axes: at 0°, 30°, 60°, 90°.
const ARC: [(f64, f64); 4] = [(0.0, 1.0), (0.134, 0.5), (0.5, 0.134), (1.0, 0.0)];

fn part(share: f64, of: i32) -> i32 {
    (share * f64::from(of)).round() as i32
}

/// About how wide a text is, in pixels: rather too wide than too narrow, since the font is not
/// known here and must not be measured (that would ask the page for its layout). The widths are
/// those of DejaVu Sans, the widest of the fonts a page is likely to meet.
pub(super) fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let each = text.chars().map(|letter| match letter {
        '.' | ',' | ' ' => 0.35,
        'Q' | 'm' | 'w' => 0.9,
        _ => 0.64,
    });
    let wider = if bold { 1.1 } else { 1.0 };
    each.sum::<f64>() * wider * size
}

/// Height of a line of text against its font size.
pub(super) const LINE_HEIGHT: f64 = 1.25;

/// From where to where the dashes of a broken line go. They are drawn as blocks: sharp on any
/// backend, which lines are not.
pub(super) fn dashes(
    from: i32,
    to: i32,
    (dash, gap): (i32, i32),
) -> impl Iterator<Item = (i32, i32)> {
    std::iter::successors(Some(from), move |start| Some(start + dash + gap))
        .take_while(move |start| *start < to)
        .map(move |start| (start, (start + dash).min(to)))
}

impl Form {
    /// A line of text.
    pub(super) fn text(text: String, at: (i32, i32), align: Align, size: f64, bold: bool) -> Self {
        Self::Text {
            text,
            at,
            align,
            bold,
            size,
        }
    }

    /// The smallest rectangle around it; for a text about that.
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Rect(rect) => *rect,
            Self::Polygon(points) => around(points, 0),
            // Half the width on either side, and one more for a joint.
            Self::Path { points, width } => around(points, (*width as i32).div_euclid(2) + 1),
            Self::Disc { centre, radius } => around(&[*centre], *radius),
            Self::Text {
                text,
                at,
                align,
                bold,
                size,
            } => {
                let width = text_width(text, *size, *bold).ceil() as i32;
                let half = (size * LINE_HEIGHT / 2.0).ceil() as i32;
                let left = match align {
                    Align::Left => at.0,
                    Align::Centre => at.0 - width / 2,
                    Align::Right => at.0 - width,
                };
                Rect {
                    left,
                    top: at.1 - half,
                    right: left + width,
                    bottom: at.1 + half,
                }
            }
        }
    }
}

fn around(points: &[(i32, i32)], margin: i32) -> Rect {
    let across = || points.iter().map(|point| point.0);
    let down = || points.iter().map(|point| point.1);
    Rect {
        left: across().min().unwrap_or(0) - margin,
        top: down().min().unwrap_or(0) - margin,
        right: across().max().unwrap_or(0) + margin,
        bottom: down().max().unwrap_or(0) + margin,
    }
}
