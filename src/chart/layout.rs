//! Where the marks of a quarter chart stand. Pure geometry: nothing is drawn here.

use super::look::{Look, Rgb};
use super::shape::{Align, Form, LINE_HEIGHT, Part, Rect, Shape, text_width};
use super::words::Words;
use super::{Axis, QuarterChart, QuarterPoint};
use crate::calendar::Quarter;
use crate::locale::Language;
use crate::number::Decimal;
use crate::plan::Measure;

/// Lengths in CSS pixels.
const EDGE: f64 = 2.0;
const TICK_GAP: f64 = 8.0;
const LABEL_GAP: f64 = 4.0;
const BAR_MOST: f64 = 72.0;
const BAR_ROUNDING: f64 = 3.0;
const LINE_WIDTH: f64 = 2.5;
const POINT_RADIUS: f64 = 4.0;
const HALO: f64 = 1.5;
const GOAL_WIDTH: f64 = 2.0;
const DASH: (f64, f64) = (7.0, 5.0);
const DOT: (f64, f64) = (2.0, 4.0);

/// What part of its quarter's place a bar takes.
const BAR_SHARE: f64 = 0.45;

/// The smallest size a value label may have against the others before it is left out.
const SMALLEST_LABEL: f64 = 0.8;

/// How many times its height a value label may be lifted off its bar.
const FARTHEST_LIFT: f64 = 2.0;

/// The shapes of a chart in an area of `width` by `height` pixels, in drawing order; none where
/// there is no room for a chart. No shape leaves the area.
pub fn layout(
    chart: &QuarterChart,
    width: u32,
    height: u32,
    look: &Look,
    language: Language,
) -> Vec<Shape> {
    let area = Rect {
        left: 0,
        top: 0,
        right: width as i32,
        bottom: height as i32,
    };
    let sheet = Sheet::new(chart, area, look, language);
    if sheet.plot.right - sheet.plot.left < 8 || sheet.plot.bottom - sheet.plot.top < 8 {
        return Vec::new();
    }
    let mut shapes = vec![sheet.shape(Part::Ground, Form::Rect(area), look.card)];
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
    // In an area too low for its text, text goes before it is cut off: the table has it.
    shapes.retain(|shape| area.holds(&shape.form.bounds()));
    shapes
}

/// Everything the parts need to know about the whole.
struct Sheet<'a> {
    chart: &'a QuarterChart,
    look: &'a Look,
    words: Words<'a>,
    axis: Axis,
    plot: Rect,
    /// How value labels are written; none where they do not fit.
    label: Option<Label>,
}

/// How value labels are written.
#[derive(Clone, Copy)]
struct Label {
    /// Font size in pixels.
    size: f64,
    /// Most decimals.
    places: u8,
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

    fn shape(&self, part: Part, form: Form, colour: Rgb) -> Shape {
        Shape { part, form, colour }
    }

    /// Width of the place of one quarter.
    fn slot(&self) -> f64 {
        f64::from(self.plot.right - self.plot.left) / 4.0
    }

    /// The middle of a quarter's place.
    fn x(&self, quarter: Quarter) -> i32 {
        let before = f64::from(quarter.number()) - 0.5;
        self.plot.left + (before * self.slot()).round() as i32
    }

    fn y(&self, value: Decimal) -> i32 {
        let height = f64::from(self.plot.bottom - self.plot.top);
        self.plot.bottom - (self.axis.share(value) * height).round() as i32
    }

    fn level_text(&self, value: Decimal) -> String {
        self.words.short_number(value, self.axis.max)
    }

    fn text(&self, text: String, at: (i32, i32), align: Align) -> Form {
        Form::Text {
            text,
            at,
            align,
            bold: false,
            size: self.look.em(),
        }
    }

    fn grid(&self, shapes: &mut Vec<Shape>) {
        for tick in &self.axis.ticks {
            let y = self.y(*tick);
            let line = self.level_rect(y, self.look.px(1.0));
            shapes.push(self.shape(Part::Grid, Form::Rect(line), self.look.line));
            let at = (self.plot.left - self.look.px(TICK_GAP), y);
            let number = self.text(self.level_text(*tick), at, Align::Right);
            shapes.push(self.shape(Part::Tick, number, self.look.ink_soft));
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
            shapes.push(self.shape(part, Form::Polygon(points), self.look.accent));
        }
    }

    fn bar(&self, point: &QuarterPoint) -> Option<Rect> {
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
            self.dashes(shapes, Part::Floor, self.y(floor), DOT, colour);
        }
        for goal in self.goals() {
            let (y, colour) = (self.y(goal), self.look.missed);
            self.dashes(shapes, Part::Goal, y, DASH, colour);
            let at = (self.plot.right + self.look.px(LABEL_GAP), y);
            let number = self.text(self.level_text(goal), at, Align::Left);
            let number = self.shape(Part::GoalValue, number, colour);
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
    fn goals(&self) -> impl Iterator<Item = Decimal> + use<> {
        [self.chart.goal, self.chart.upper].into_iter().flatten()
    }

    /// A broken line as small blocks: sharp on any backend, which lines are not.
    fn dashes(
        &self,
        shapes: &mut Vec<Shape>,
        part: Part,
        y: i32,
        (dash, gap): (f64, f64),
        colour: Rgb,
    ) {
        let (dash, gap) = (self.look.px(dash), self.look.px(gap));
        let line = self.level_rect(y, self.look.px(GOAL_WIDTH));
        let mut left = line.left;
        while left < line.right {
            let right = (left + dash).min(line.right);
            let block = Rect {
                left,
                right,
                ..line
            };
            shapes.push(self.shape(part, Form::Rect(block), colour));
            left = right + gap;
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
            shapes.push(self.shape(Part::ToDate, form, colour));
        }
        let radius = self.look.px(POINT_RADIUS) + extra;
        for (quarter, centre) in self.points() {
            let form = Form::Disc { centre, radius };
            shapes.push(self.shape(Part::Point(quarter), form, colour));
        }
    }

    fn points(&self) -> impl Iterator<Item = (Quarter, (i32, i32))> {
        self.chart.quarters.iter().filter_map(|point| {
            let place = (self.x(point.quarter), self.y(point.to_date?));
            Some((point.quarter, place))
        })
    }

    fn stretches(&self) -> Vec<((i32, i32), (i32, i32))> {
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
            shapes.push(self.shape(Part::Name(quarter), name, self.look.ink_soft));
        }
    }

    fn label_text(&self, value: Decimal, places: u8) -> String {
        if self.chart.measure == Measure::Done {
            return self.words.done(value > Decimal::ZERO).to_owned();
        }
        self.words.number(value.rounded(places))
    }

    /// One size for all value labels: that of the text, or somewhat less so that the widest
    /// fits its place. Where that is not enough, values that are not percentages lose their
    /// decimals; a percentage would then too easily look like the goal.
    fn label_size(&self) -> Option<Label> {
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
    fn value(&self, shapes: &mut Vec<Shape>, point: &QuarterPoint) {
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
        let form = Form::Text {
            text,
            at: (self.x(point.quarter), middle),
            align: Align::Centre,
            bold: true,
            size,
        };
        if stays {
            let plate = Form::Rect(form.bounds());
            shapes.push(self.shape(Part::Plate(point.quarter), plate, self.look.card));
        }
        shapes.push(self.shape(Part::Value(point.quarter), form, self.look.ink));
    }

    /// Why there is no bar, in as many lines as its place needs.
    fn gap(&self, shapes: &mut Vec<Shape>, point: &QuarterPoint) {
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
            let text = Form::Text {
                text: line,
                at,
                align: Align::Centre,
                bold: false,
                size,
            };
            shapes.push(self.shape(Part::Gap(point.quarter), text, self.look.ink_soft));
            top += height;
        }
    }

    /// How far up a text must go so that no line and no point crosses it: its new lower edge.
    /// Without `stretches`, the pieces of the line to date may.
    fn lift(&self, place: &Place, stretches: bool) -> f64 {
        let gap = f64::from(self.look.px(EDGE));
        let mut marks = self.marks_within(place, stretches);
        // From the lowest mark up: what has been passed does not come back.
        marks.sort_by(|one, other| other.1.total_cmp(&one.1));
        let mut bottom = place.bottom;
        for (top, end) in marks {
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
