//! Where the marks of a quarter chart stand. Pure geometry: nothing is drawn here.

use super::labels::Label;
use super::look::{Look, Rgb};
use super::shape::{Align, Form, LINE_HEIGHT, Part, Rect, Shape, dashes, text_width, within};
use super::words::Words;
use super::{Axis, QuarterChart, QuarterPoint};
use crate::calendar::Quarter;
use crate::locale::Language;
use crate::number::Decimal;

/// Lengths in CSS pixels.
pub(super) const EDGE: f64 = 2.0;
const TICK_GAP: f64 = 8.0;
pub(super) const LABEL_GAP: f64 = 4.0;
const BAR_MOST: f64 = 72.0;
const BAR_ROUNDING: f64 = 3.0;
pub(super) const LINE_WIDTH: f64 = 2.5;
pub(super) const POINT_RADIUS: f64 = 4.0;
pub(super) const HALO: f64 = 1.5;
pub(super) const GOAL_WIDTH: f64 = 2.0;
const DASH: (f64, f64) = (7.0, 5.0);
const DOT: (f64, f64) = (2.0, 4.0);

/// What part of its quarter's place a bar takes.
const BAR_SHARE: f64 = 0.45;

/// The shapes of a chart in an area of `width` by `height` pixels, in drawing order; none where
/// there is no room for a chart. No shape leaves the area.
pub fn layout(
    chart: &QuarterChart,
    width: u32,
    height: u32,
    look: &Look,
    language: Language,
) -> Vec<Shape> {
    let area = Rect::whole((width, height));
    let sheet = Sheet::new(chart, area, look, language);
    if sheet.plot.width() < 8 || sheet.plot.height() < 8 {
        return Vec::new();
    }
    let mut shapes = vec![Shape::new(Part::Ground, Form::Rect(area), look.card)];
    sheet.grid(&mut shapes);
    sheet.bars(&mut shapes);
    // The edge of the line to date parts it from the bars; it must not wipe out the goal.
    sheet.to_date(&mut shapes, look.px(HALO), look.card);
    sheet.levels(&mut shapes);
    sheet.to_date(&mut shapes, 0, look.ink);
    sheet.names(&mut shapes);
    for point in &chart.quarters {
        sheet.value(&mut shapes, point);
        sheet.gap(&mut shapes, point);
    }
    within(area, shapes)
}

/// Everything the parts need to know about the whole.
pub(super) struct Sheet<'a> {
    pub(super) chart: &'a QuarterChart,
    pub(super) look: &'a Look,
    pub(super) words: Words<'a>,
    axis: Axis,
    plot: Rect,
    /// How value labels are written; none where they do not fit.
    pub(super) label: Option<Label>,
}

impl<'a> Sheet<'a> {
    fn new(chart: &'a QuarterChart, area: Rect, look: &'a Look, language: Language) -> Self {
        let (axis, words) = (chart.axis(), chart.words(language));
        let plot = plot(chart, &axis, &words, area, look);
        let mut sheet = Self {
            chart,
            look,
            words,
            axis,
            plot,
            label: None,
        };
        sheet.label = sheet.label_size();
        sheet
    }

    /// Width of the place of one quarter.
    pub(super) fn slot(&self) -> f64 {
        f64::from(self.plot.width()) / 4.0
    }

    /// The middle of a quarter's place.
    pub(super) fn x(&self, quarter: Quarter) -> i32 {
        let before = f64::from(quarter.number()) - 0.5;
        self.plot.left + (before * self.slot()).round() as i32
    }

    pub(super) fn y(&self, value: Decimal) -> i32 {
        let height = f64::from(self.plot.height());
        self.plot.bottom - (self.axis.share(value) * height).round() as i32
    }

    fn level_text(&self, value: Decimal) -> String {
        self.words.short_number(value, self.axis.max)
    }

    fn text(&self, text: String, at: (i32, i32), align: Align) -> Form {
        Form::text(text, at, align, self.look.em(), false)
    }

    fn grid(&self, shapes: &mut Vec<Shape>) {
        for tick in &self.axis.ticks {
            let y = self.y(*tick);
            let line = self.level_rect(y, self.look.px(1.0));
            shapes.push(Shape::new(Part::Grid, Form::Rect(line), self.look.line));
            let at = (self.plot.left - self.look.px(TICK_GAP), y);
            let number = self.text(self.level_text(*tick), at, Align::Right);
            shapes.push(Shape::new(Part::Tick, number, self.look.ink_soft));
        }
    }

    /// A line across the plot, its middle at `y`.
    fn level_rect(&self, y: i32, thickness: i32) -> Rect {
        Rect {
            left: self.plot.left,
            top: y - thickness / 2,
            right: self.plot.right,
            bottom: y - thickness / 2 + thickness,
        }
    }

    fn bars(&self, shapes: &mut Vec<Shape>) {
        for point in &self.chart.quarters {
            let Some(bar) = self.bar(point) else { continue };
            let rounding = self.look.px(BAR_ROUNDING);
            let below = point.bar.is_some_and(|value| value < Decimal::ZERO);
            // Round at the end that shows the value, square where it stands on zero.
            let points = if below {
                bar.rounded(0, rounding)
            } else {
                bar.rounded(rounding, 0)
            };
            let part = Part::Bar(point.quarter);
            shapes.push(Shape::new(part, Form::Polygon(points), self.look.accent));
        }
    }

    pub(super) fn bar(&self, point: &QuarterPoint) -> Option<Rect> {
        let (end, zero) = (self.y(point.bar?), self.y(Decimal::ZERO));
        let most = f64::from(self.look.px(BAR_MOST));
        let half = ((self.slot() * BAR_SHARE).min(most) / 2.0).round() as i32;
        let half = half.max(1);
        let x = self.x(point.quarter);
        // A value of 0 is a value: it leaves a trace.
        let (top, bottom) = (end.min(zero), end.max(zero));
        Some(Rect {
            left: x - half,
            top: top.min(bottom - self.look.px(1.0)),
            right: x + half,
            bottom,
        })
    }

    /// Goal and floor over the bars.
    fn levels(&self, shapes: &mut Vec<Shape>) {
        if let Some(floor) = self.chart.floor {
            let colour = self.look.ink_soft;
            self.broken_line(shapes, Part::Floor, self.y(floor), DOT, colour);
        }
        for goal in self.goals() {
            let (y, colour) = (self.y(goal), self.look.missed);
            self.broken_line(shapes, Part::Goal, y, DASH, colour);
            let at = (self.plot.right + self.look.px(LABEL_GAP), y);
            let number = self.text(self.level_text(goal), at, Align::Left);
            let number = Shape::new(Part::GoalValue, number, colour);
            let bounds = number.form.bounds();
            let free = |other: &Shape| {
                other.part != Part::GoalValue || !other.form.bounds().meets(&bounds)
            };
            if shapes.iter().all(free) {
                shapes.push(number);
            }
        }
    }

    /// The goal, and for a range its upper end.
    pub(super) fn goals(&self) -> impl Iterator<Item = Decimal> + use<> {
        [self.chart.goal, self.chart.upper].into_iter().flatten()
    }

    fn broken_line(
        &self,
        shapes: &mut Vec<Shape>,
        part: Part,
        y: i32,
        (dash, gap): (f64, f64),
        colour: Rgb,
    ) {
        let steps = (self.look.px(dash), self.look.px(gap));
        let line = self.level_rect(y, self.look.px(GOAL_WIDTH));
        for (left, right) in dashes(line.left, line.right, steps) {
            let block = Rect {
                left,
                right,
                ..line
            };
            shapes.push(Shape::new(part, Form::Rect(block), colour));
        }
    }

    /// The line to date: each stretch between neighbouring quarters that both have a value,
    /// and a point for each value; `extra` pixels wider to each side than it is.
    fn to_date(&self, shapes: &mut Vec<Shape>, extra: i32, colour: Rgb) {
        let width = self.look.px(LINE_WIDTH) + 2 * extra;
        for (from, to) in self.stretches() {
            let form = Form::Path {
                points: vec![from, to],
                width: width.unsigned_abs(),
            };
            shapes.push(Shape::new(Part::ToDate, form, colour));
        }
        let radius = self.look.px(POINT_RADIUS) + extra;
        for (quarter, centre) in self.points() {
            let form = Form::Disc { centre, radius };
            shapes.push(Shape::new(Part::Point(quarter), form, colour));
        }
    }

    pub(super) fn points(&self) -> impl Iterator<Item = (Quarter, (i32, i32))> {
        self.chart.quarters.iter().filter_map(|point| {
            let place = (self.x(point.quarter), self.y(point.to_date?));
            Some((point.quarter, place))
        })
    }

    pub(super) fn stretches(&self) -> Vec<((i32, i32), (i32, i32))> {
        let points: Vec<_> = self.points().collect();
        let neighbours = points.iter().zip(points.iter().skip(1));
        neighbours
            .filter(|(from, to)| to.0.previous() == Some(from.0))
            .map(|(from, to)| (from.1, to.1))
            .collect()
    }

    fn names(&self, shapes: &mut Vec<Shape>) {
        let whole = Quarter::ALL.map(|quarter| self.words.quarter(quarter));
        let room = self.slot() - self.look.em() / 2.0;
        let fits = |name: &String| text_width(name, self.look.em(), false) <= room;
        let all_fit = whole.iter().all(fits);
        for (quarter, name) in Quarter::ALL.into_iter().zip(whole) {
            let name = if all_fit {
                name
            } else {
                quarter.roman().to_owned()
            };
            let at = (
                self.x(quarter),
                self.plot.bottom + (self.look.em() * 1.25).round() as i32,
            );
            let name = self.text(name, at, Align::Centre);
            shapes.push(Shape::new(Part::Name(quarter), name, self.look.ink_soft));
        }
    }
}

/// The plot: what the area has left beside ticks, names, the goal's number, and the room that
/// a number over the highest bar needs.
fn plot(chart: &QuarterChart, axis: &Axis, words: &Words, area: Rect, look: &Look) -> Rect {
    let em = look.em();
    let width = |value: &Decimal| {
        text_width(&words.short_number(*value, axis.max), em, false).ceil() as i32
    };
    let ticks = axis.ticks.iter().map(width).max().unwrap_or(0);
    let goals = [chart.goal, chart.upper];
    let goals = goals.iter().flatten().map(width).max();
    let edge = look.px(EDGE);
    let label = (em * LINE_HEIGHT).ceil() as i32 + 3 * edge;
    // The point of the line to date may stand between the highest bar and its number.
    let point = look.px(POINT_RADIUS) + look.px(HALO);
    Rect {
        left: area.left + edge + ticks + look.px(TICK_GAP),
        top: area.top + label + point,
        right: area.right - edge - goals.map_or(point, |goals| goals + look.px(LABEL_GAP)),
        bottom: area.bottom - (em * 2.0).ceil() as i32,
    }
}
