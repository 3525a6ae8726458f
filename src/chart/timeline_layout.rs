//! Where the marks of a timeline stand. Pure geometry: nothing is drawn here.

use chrono::Datelike;

use super::load::{Load, Pile};
use super::look::{Look, Rgb};
use super::shape::{Align, Form, LINE_HEIGHT, Part, Rect, Shape, dashes, text_width, within};
use super::timeline::{Timeline, TimelineBy, TimelineRow};
use crate::calendar::Month;
use crate::locale::Language;

/// Lengths in CSS pixels.
const EDGE: f64 = 2.0;
const GAP: f64 = 6.0;
const BAR_MOST: f64 = 44.0;
const BAR_SHARE: f64 = 0.62;
const OUTLINE: f64 = 1.5;
const HATCH_STEP: f64 = 5.0;
const HATCH_WIDTH: f64 = 1.5;
const DASH: (f64, f64) = (4.0, 4.0);
/// The height of a block in the row of a unit, and of such a row.
const BLOCK: f64 = 11.0;
const ROW_MOST: f64 = 44.0;
/// Below this width names of units stand above their rows.
const NARROW: f64 = 620.0;
/// What part of the width names may take beside their rows.
const NAMES_SHARE: f64 = 0.34;
/// Most steps between ticks.
const MOST_STEPS: usize = 5;

/// The shapes of a timeline in an area of this width and height in pixels, in drawing order; none
/// where there is no room for a chart. No shape leaves the area.
pub fn timeline_layout(
    timeline: &Timeline,
    by: TimelineBy,
    size: (u32, u32),
    look: &Look,
    language: Language,
) -> Vec<Shape> {
    let area = Rect::whole(size);
    let mut sheet = Sheet {
        timeline,
        look,
        language,
        area,
        shapes: Vec::new(),
    };
    sheet.put(Part::Ground, Form::Rect(area), look.card);
    match by {
        TimelineBy::Month => sheet.months(),
        TimelineBy::Unit => sheet.units(),
    }
    let shapes = within(area, sheet.shapes);
    if shapes.len() > 1 { shapes } else { Vec::new() }
}

struct Sheet<'a> {
    timeline: &'a Timeline,
    look: &'a Look,
    language: Language,
    area: Rect,
    shapes: Vec<Shape>,
}

impl Sheet<'_> {
    fn put(&mut self, part: Part, form: Form, colour: Rgb) {
        self.shapes.push(Shape::new(part, form, colour));
    }

    fn line_height(&self) -> i32 {
        (self.look.em() * LINE_HEIGHT).ceil() as i32
    }

    fn text(&mut self, part: Part, text: String, at: (i32, i32), align: Align, late: bool) {
        let form = Form::text(text, at, align, self.look.em(), late);
        if matches!(part, Part::Total(..) | Part::Unit(_)) {
            self.put(Part::Hollow, Form::Rect(form.bounds()), self.look.card);
        }
        let colour = match part {
            Part::Total(..) if late => self.look.missed,
            Part::Total(..) | Part::Unit(_) | Part::Today => self.look.ink,
            _ => self.look.ink_soft,
        };
        self.put(part, form, colour);
    }

    /// A thin line across `over`, below `y`.
    fn rule(&mut self, over: Rect, y: i32) {
        let rule = Rect {
            top: y,
            bottom: y + self.look.px(1.0),
            ..over
        };
        self.put(Part::Grid, Form::Rect(rule), self.look.line);
    }

    /// A bar for each month.
    fn months(&mut self) {
        let loads = self.timeline.months();
        let most = loads.iter().map(|load| load.total()).max().unwrap_or(0);
        let step = nice_step(most);
        let top_tick = most.div_ceil(step).max(1) * step;
        let ticks = text_width(&top_tick.to_string(), self.look.em(), false).ceil() as i32;
        let line = self.line_height();
        let plot = Rect {
            left: self.look.px(EDGE) + ticks + self.look.px(GAP),
            // The word for today, and a number above the highest bar.
            top: 2 * line + self.look.px(GAP),
            right: self.area.right - self.look.px(EDGE),
            bottom: self.area.bottom - line - self.look.px(GAP),
        };
        if plot.width() < 12 * 8 || plot.height() < 8 {
            return;
        }
        let high = f64::from(plot.height());
        let level =
            |count: usize| plot.bottom - (high * count as f64 / top_tick as f64).round() as i32;
        for count in (0..=top_tick).step_by(step) {
            let y = level(count);
            self.rule(plot, y);
            let at = (plot.left - self.look.px(GAP), y);
            self.text(Part::Tick, count.to_string(), at, Align::Right, false);
        }
        self.names(plot, self.area.bottom - line / 2 - self.look.px(EDGE));
        self.today(plot, line / 2 + self.look.px(EDGE));
        for (month, load) in Month::all().zip(loads) {
            self.bar(plot, month, load, &level);
        }
    }

    fn bar(&mut self, plot: Rect, month: Month, load: Load, level: &dyn Fn(usize) -> i32) {
        if load.total() == 0 {
            return;
        }
        let (start, end) = column(plot, month);
        let wide = (f64::from(end - start) * BAR_SHARE) as i32;
        let wide = wide.min(self.look.px(BAR_MOST)).max(2);
        let left = (start + end - wide) / 2;
        let mut below = 0;
        for (pile, count) in load.piles().rev() {
            let piece = Rect {
                left,
                top: level(below + count),
                right: left + wide,
                bottom: level(below),
            };
            below += count;
            self.piece(0, month, pile, piece);
        }
        let middle = level(below) - self.line_height() / 2;
        self.total(0, month, load, ((start + end) / 2, middle));
    }

    /// How much there is in all.
    fn total(&mut self, row: usize, month: Month, load: Load, at: (i32, i32)) {
        let (part, number) = (Part::Total(row, month), load.total().to_string());
        self.text(part, number, at, Align::Centre, load.late > 0);
    }

    /// A row for each unit, a cell for each month.
    fn units(&mut self) {
        let line = self.line_height();
        let narrow = f64::from(self.area.right) < NARROW * self.look.scale;
        let rows = &self.timeline.rows;
        let names = if narrow { 0 } else { self.names_width(rows) };
        let header = 2 * line + self.look.px(GAP);
        let count = i32::try_from(rows.len()).unwrap_or(i32::MAX).max(1);
        let room = (self.area.bottom - header - self.look.px(EDGE)) / count;
        let extra = if narrow { line + self.look.px(EDGE) } else { 0 };
        let tall = room.min(self.look.px(ROW_MOST) + extra);
        if tall < line + self.look.px(BLOCK) {
            return;
        }
        let plot = Rect {
            left: self.look.px(EDGE) + names,
            top: header,
            right: self.area.right - self.look.px(EDGE),
            bottom: header + tall * count,
        };
        if plot.width() < 12 * 8 {
            return;
        }
        let first = line / 2 + self.look.px(EDGE);
        self.names(plot, line + first);
        self.today(plot, first);
        for (at, row) in (0..).zip(rows) {
            let top = header + at * tall;
            self.rule(self.area, top);
            let (room, middle) = match narrow {
                true => (plot.width(), top + first),
                false => (names - self.look.px(GAP), top + tall / 2),
            };
            self.unit(at as usize, row, room, middle);
            self.cells(plot, at as usize, row, (top + extra, top + tall));
        }
    }

    /// The name of a row, as much of it as has room.
    fn unit(&mut self, at: usize, row: &TimelineRow, room: i32, middle: i32) {
        let name = self.shortened(&row.name(self.language), f64::from(room));
        let place = (self.look.px(EDGE), middle + self.look.px(1.0));
        self.text(Part::Unit(at), name, place, Align::Left, false);
    }

    fn cells(&mut self, plot: Rect, at: usize, row: &TimelineRow, (top, bottom): (i32, i32)) {
        let line = self.line_height();
        let block = self.look.px(BLOCK);
        let margin = ((bottom - top) - line - block) / 2;
        for (month, load) in Month::all().zip(row.months) {
            if load.total() == 0 {
                continue;
            }
            let (left, right) = column(plot, month);
            let inset = ((right - left) / 8).max(1);
            let middle = top + margin + line / 2;
            self.total(at, month, load, ((left + right) / 2, middle));
            let wide = f64::from(right - left - 2 * inset);
            let place = |count: usize| {
                left + inset + (wide * count as f64 / load.total() as f64).round() as i32
            };
            let mut before = 0;
            for (pile, count) in load.piles() {
                let piece = Rect {
                    left: place(before),
                    top: top + margin + line,
                    right: place(before + count),
                    bottom: top + margin + line + block,
                };
                before += count;
                self.piece(at, month, pile, piece);
            }
        }
    }

    /// Done is filled, to come is hollow, late is hatched: they differ without their colours.
    fn piece(&mut self, row: usize, month: Month, pile: Pile, piece: Rect) {
        let (part, look) = (Part::Pile(row, month, pile), self.look);
        let edge = look.px(OUTLINE);
        match pile {
            Pile::Done => self.put(part, Form::Rect(piece), look.met),
            Pile::Late => {
                self.put(part, Form::Rect(piece), look.missed);
                let width = look.px(HATCH_WIDTH);
                for points in hatches(piece, look.px(HATCH_STEP)) {
                    let form = Form::Path {
                        points,
                        width: width.unsigned_abs(),
                    };
                    self.put(Part::Hatch, form, look.card);
                }
            }
            Pile::Due => {
                self.put(part, Form::Rect(piece), look.accent);
                let inner = Rect {
                    left: piece.left + edge,
                    top: piece.top + edge,
                    right: piece.right - edge,
                    bottom: piece.bottom - edge,
                };
                if inner.left < inner.right && inner.top < inner.bottom {
                    self.put(Part::Hollow, Form::Rect(inner), look.card);
                }
            }
        }
    }

    fn names(&mut self, plot: Rect, y: i32) {
        let place = f64::from(plot.width()) / 12.0;
        let long = self.language.pick("T12", "M12");
        // With room between two of them.
        let wide = text_width(long, self.look.em(), false) + self.look.em() / 2.0 <= place;
        for month in Month::all() {
            let (left, right) = column(plot, month);
            let number = month.get();
            let name = match wide {
                true => self
                    .language
                    .pick(format!("T{number}"), format!("M{number}")),
                false => number.to_string(),
            };
            let at = ((left + right) / 2, y);
            self.text(Part::Month(month), name, at, Align::Centre, false);
        }
    }

    /// A dashed line through the day, with its word above it.
    fn today(&mut self, plot: Rect, y: i32) {
        let Some(month) = self.timeline.this_month() else {
            return;
        };
        let (left, right) = column(plot, month);
        let days = month.last_day(self.timeline.year).day();
        let share = f64::from(self.timeline.today.day0()) / f64::from(days);
        let x = left + (f64::from(right - left) * share).round() as i32;
        let steps = (self.look.px(DASH.0), self.look.px(DASH.1));
        for (top, bottom) in dashes(plot.top - self.look.px(GAP), plot.bottom, steps) {
            let dash = Rect {
                left: x,
                top,
                right: x + self.look.px(OUTLINE),
                bottom,
            };
            self.put(Part::Today, Form::Rect(dash), self.look.ink);
        }
        let word = self.language.pick("hôm nay", "today").to_owned();
        let half = (text_width(&word, self.look.em(), false) / 2.0).ceil() as i32 + 1;
        let x = x.clamp(half, (self.area.right - half).max(half));
        self.text(Part::Today, word, (x, y), Align::Centre, false);
    }

    /// How wide the names of units stand, with the gap after them.
    fn names_width(&self, rows: &[TimelineRow]) -> i32 {
        let em = self.look.em();
        let widths = rows
            .iter()
            .map(|row| text_width(&row.name(self.language), em, false));
        let widest = widths.fold(0.0, f64::max);
        let most = f64::from(self.area.right) * NAMES_SHARE;
        widest.min(most).ceil() as i32 + 2 * self.look.px(GAP)
    }

    /// As much of a name as fits.
    fn shortened(&self, name: &str, most: f64) -> String {
        let em = self.look.em();
        if text_width(name, em, false) <= most {
            return name.to_owned();
        }
        let mut short = String::new();
        for letter in name.chars() {
            short.push(letter);
            if text_width(&short, em, false) + text_width("…", em, false) > most {
                short.pop();
                break;
            }
        }
        format!("{}…", short.trim_end())
    }
}

/// Where a month begins and ends.
fn column(plot: Rect, month: Month) -> (i32, i32) {
    let wide = f64::from(plot.width()) / 12.0;
    let edge = |at: u8| plot.left + (wide * f64::from(at)).round() as i32;
    (edge(month.get() - 1), edge(month.get()))
}

/// Lines that rise to the right through a rectangle, inside it.
fn hatches(rect: Rect, step: i32) -> Vec<Vec<(i32, i32)>> {
    // A pixel stays free at the edges: lines have a width.
    let (left, right) = (rect.left + 1, rect.right - 2);
    let (top, bottom) = (rect.top + 1, rect.bottom - 2);
    let mut lines = Vec::new();
    if left >= right || top >= bottom {
        return lines;
    }
    let mut start = left - (bottom - top) + step / 2;
    while start < right {
        // From (start, bottom) to (start + height, top), cut at the sides.
        let from = start.max(left);
        let to = (start + bottom - top).min(right);
        if from < to {
            lines.push(vec![
                (from, bottom - (from - start)),
                (to, bottom - (to - start)),
            ]);
        }
        start += step;
    }
    lines
}

/// The smallest 1, 2 or 5 times a power of ten of which [`MOST_STEPS`] cover `most`.
fn nice_step(most: usize) -> usize {
    let mut power = 1;
    loop {
        for factor in [1, 2, 5] {
            if factor * power * MOST_STEPS >= most {
                return factor * power;
            }
        }
        power *= 10;
    }
}
