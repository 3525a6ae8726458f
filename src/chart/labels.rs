//! The numbers above bars and the words in gaps: how large they are, and where nothing crosses
//! them.

use super::QuarterPoint;
use super::layout::{EDGE, GOAL_WIDTH, HALO, LABEL_GAP, LINE_WIDTH, POINT_RADIUS, Sheet};
use super::shape::{Align, Form, LINE_HEIGHT, Part, Shape, text_width};
use crate::calendar::Quarter;
use crate::number::Decimal;
use crate::plan::Measure;
use crate::sorted::ranks;

/// The smallest size a value label may have against the others before it is left out.
const SMALLEST_LABEL: f64 = 0.8;

/// How many times its height a value label may be lifted off its bar.
const FARTHEST_LIFT: f64 = 2.0;

/// How value labels are written.
#[derive(Clone, Copy)]
pub(super) struct Label {
    /// Font size in pixels.
    size: f64,
    /// Most decimals.
    places: u8,
}

impl Sheet<'_> {
    fn label_text(&self, value: Decimal, places: u8) -> String {
        if self.chart.measure == Measure::Done {
            return self.words.done(value > Decimal::ZERO).to_owned();
        }
        self.words.number(value.rounded(places))
    }

    /// One size for all value labels: that of the text, or somewhat less so that the widest
    /// fits its place. Where that is not enough, values that are not percentages lose their
    /// decimals; a percentage would then too easily look like the goal.
    pub(super) fn label_size(&self) -> Option<Label> {
        let places: &[u8] = if self.chart.percent { &[2] } else { &[2, 0] };
        let em = self.look.em();
        // Neighbours must not touch.
        let room = self.slot() - f64::from(2 * self.look.px(1.0));
        let sized = places.iter().map(|&places| {
            let labels = self.chart.quarters.iter().filter_map(|point| point.bar);
            let widest = labels
                .map(|value| text_width(&self.label_text(value, places), em, true))
                .fold(room, f64::max);
            let size = em * room / widest;
            Label { size, places }
        });
        sized
            .into_iter()
            .find(|label| label.size >= em * SMALLEST_LABEL)
    }

    /// The number above a bar, lifted over whatever crosses its place. Where that would take it
    /// so far up that it seems to belong to the line, it stays and covers a piece of the line.
    pub(super) fn value(&self, shapes: &mut Vec<Shape>, point: &QuarterPoint) {
        let Some((value, bar)) = point.bar.zip(self.bar(point)) else {
            return;
        };
        let Some(Label { size, places }) = self.label else {
            return;
        };
        let text = self.label_text(value, places);
        let place = Place {
            quarter: point.quarter,
            half: text_width(&text, size, true) / 2.0,
            bottom: f64::from(bar.top - self.look.px(EDGE)),
            height: size * LINE_HEIGHT,
        };
        let lifted = self.lift(&place, true);
        let stays = place.bottom - lifted > FARTHEST_LIFT * place.height;
        let bottom = if stays {
            self.lift(&place, false)
        } else {
            lifted
        };
        let middle = (bottom - place.height / 2.0).round() as i32;
        let at = (self.x(point.quarter), middle);
        let form = Form::text(text, at, Align::Centre, size, true);
        if stays {
            let plate = Form::Rect(form.bounds());
            shapes.push(Shape::new(
                Part::Plate(point.quarter),
                plate,
                self.look.card,
            ));
        }
        shapes.push(Shape::new(Part::Value(point.quarter), form, self.look.ink));
    }

    /// Why there is no bar, in as many lines as its place needs.
    pub(super) fn gap(&self, shapes: &mut Vec<Shape>, point: &QuarterPoint) {
        let Some(gap) = point.gap else { return };
        let em = self.look.em();
        let lines = wrap(self.words.gap(gap), self.slot(), em);
        let widths = lines.iter().map(|line| text_width(line, em, false));
        // A word wider than its place is written smaller; much wider it is left to the table.
        let size = em * (self.slot() / widths.fold(self.slot(), f64::max));
        if size < em * SMALLEST_LABEL {
            return;
        }
        let widths = lines.iter().map(|line| text_width(line, size, false));
        let height = size * LINE_HEIGHT;
        let place = Place {
            quarter: point.quarter,
            half: widths.fold(0.0, f64::max) / 2.0,
            bottom: f64::from(self.y(Decimal::ZERO) - self.look.px(LABEL_GAP)),
            height: height * lines.len() as f64,
        };
        let mut top = self.lift(&place, true) - place.height;
        for line in lines {
            let at = (self.x(point.quarter), (top + height / 2.0).round() as i32);
            let text = Form::text(line, at, Align::Centre, size, false);
            shapes.push(Shape::new(
                Part::Gap(point.quarter),
                text,
                self.look.ink_soft,
            ));
            top += height;
        }
    }

    /// How far up a text must go so that no line and no point crosses it: its new lower edge.
    /// Without `stretches`, the pieces of the line to date may.
    fn lift(&self, place: &Place, stretches: bool) -> f64 {
        let gap = f64::from(self.look.px(EDGE));
        let marks = self.marks_within(place, stretches);
        // From the lowest mark up: what has been passed does not come back.
        let end = |at: usize| marks.get(at).map_or(0.0, |mark| mark.1);
        let order = ranks(marks.len(), &mut |one, other| {
            end(other).total_cmp(&end(one))
        });
        let mut bottom = place.bottom;
        for (top, end) in order.into_iter().filter_map(|at| marks.get(at).copied()) {
            if bottom > top - gap && bottom - place.height < end + gap {
                bottom = top - gap;
            }
        }
        bottom
    }

    /// From where to where, downward, lines and points cross the column of a text.
    fn marks_within(&self, place: &Place, stretches: bool) -> Vec<(f64, f64)> {
        let around = |y: i32, margin: i32| (f64::from(y - margin), f64::from(y + margin));
        let level = self.look.px(GOAL_WIDTH);
        let levels = self.goals().chain(self.chart.floor);
        let mut marks: Vec<_> = levels.map(|value| around(self.y(value), level)).collect();
        let edge = self.look.px(POINT_RADIUS) + self.look.px(HALO);
        let point = self.points().find(|point| point.0 == place.quarter);
        marks.extend(point.map(|point| around(point.1.1, edge)));
        if !stretches {
            return marks;
        }
        let x = f64::from(self.x(place.quarter));
        let line = f64::from(self.look.px(LINE_WIDTH) / 2 + self.look.px(HALO));
        for (from, to) in self.stretches() {
            if let Some((top, end)) = crossing(from, to, x - place.half, x + place.half) {
                marks.push((top - line, end + line));
            }
        }
        marks
    }
}

/// Where a text would like to stand: centred over its quarter.
struct Place {
    quarter: Quarter,
    /// Half its width.
    half: f64,
    /// Its lower edge.
    bottom: f64,
    height: f64,
}

/// From where to where a line from `from` to `to` is between the heights at `left` and
/// `right`; none where it does not pass there.
fn crossing(from: (i32, i32), to: (i32, i32), left: f64, right: f64) -> Option<(f64, f64)> {
    let (x0, y0) = (f64::from(from.0), f64::from(from.1));
    let (x1, y1) = (f64::from(to.0), f64::from(to.1));
    let (first, last) = (left.max(x0), right.min(x1));
    if first >= last {
        return None;
    }
    let at = |x: f64| y0 + (y1 - y0) * (x - x0) / (x1 - x0);
    let (one, other) = (at(first), at(last));
    Some((one.min(other), one.max(other)))
}

/// Breaks a text at its spaces into lines of at most `room` pixels; a longer word stands
/// alone.
fn wrap(text: &str, room: f64, size: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if text_width(&format!("{line} {word}"), size, false) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
