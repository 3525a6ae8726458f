//! One target's standing as a bullet bar: how far, and how far is asked for.

use super::look::{Look, Rgb};
use super::shape::{Form, Part, Rect, Shape};
use super::words::Words;
use crate::locale::Language;
use crate::number::Decimal;
use crate::plan::{Target, Threshold};
use crate::standing::{Figure, Standing, State};

/// A bullet bar: a value on its way to a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Bullet {
    /// The value, rounded to two decimals.
    pub value: Option<Decimal>,
    /// The number to be reached; of a range the lower end.
    pub goal: Option<Decimal>,
    /// The least asked for, where the goal is an aspiration.
    pub floor: Option<Decimal>,
    /// The value at the right end; the left end is 0. More than 0.
    pub max: Decimal,
    /// How the target stands.
    pub state: State,
    figure: Option<Figure>,
    threshold: Threshold,
    unit: String,
    percent: bool,
    nothing_arose: bool,
}

impl Bullet {
    /// The bullet of a target that stands as `standing` says.
    pub fn new(target: &Target, standing: &Standing) -> Self {
        let value = standing.figure.map(|figure| figure.rounded(2));
        let reference = standing.goal.filter(|_| !standing.needs_reference);
        let threshold = target.threshold.with_reference(reference);
        Self {
            value,
            goal: standing.goal,
            floor: standing.floor,
            max: scale_end(target.is_percent(), value, standing.goal),
            state: standing.state,
            figure: standing.figure,
            threshold: threshold.unwrap_or_else(|| target.threshold.clone()),
            unit: target.unit.clone(),
            percent: target.is_percent(),
            nothing_arose: standing.nothing_arose,
        }
    }

    /// The same in words: `61,34 %, cần ≥ 80 %, chưa đạt`.
    pub fn label(&self, language: Language) -> String {
        let words = &Words {
            language,
            unit: &self.unit,
            percent: self.percent,
        };
        let mut parts = Vec::new();
        if let Some(figure) = &self.figure {
            parts.push(words.figure(figure, &[self.goal, self.floor]));
        } else if self.nothing_arose {
            parts.push(words.say("không phát sinh", "nothing arose"));
        }
        parts.push(self.need(words));
        parts.push(self.verdict(words));
        parts.join(", ")
    }

    fn need(&self, words: &Words) -> String {
        let Some((goal, floor)) = self.goal.zip(self.floor) else {
            let need = words.need_sign(&self.threshold);
            return words.say(format!("cần {need}"), format!("target {need}"));
        };
        let (goal, floor) = (words.amount(goal), words.amount(floor));
        words.say(
            format!("phấn đấu {goal}, tối thiểu {floor}"),
            format!("aspiration {goal}, minimum {floor}"),
        )
    }

    fn verdict(&self, words: &Words) -> String {
        let incomparable = self.figure.is_some() && self.goal.is_none();
        if incomparable {
            return words.say("chưa nhập mức so sánh", "reference not entered");
        }
        if self.nothing_arose && self.state == State::NoData {
            return words.say("không đánh giá", "not judged");
        }
        words.state(self.state).to_owned()
    }

    fn share(&self, value: Decimal) -> f64 {
        (value.units() as f64 / self.max.units() as f64).clamp(0.0, 1.0)
    }
}

/// Percentages of at most 100 share one scale, so that bullets under each other can be
/// compared; others leave a quarter of the larger number free beside it.
fn scale_end(percent: bool, value: Option<Decimal>, goal: Option<Decimal>) -> Decimal {
    let largest = value.max(goal).unwrap_or(Decimal::ZERO).units();
    let hundred = 100 * Decimal::SCALE;
    if percent && largest <= hundred {
        return Decimal::from_units(hundred).unwrap_or(Decimal::MAX);
    }
    if largest <= 0 {
        return Decimal::from_int(1).unwrap_or(Decimal::MAX);
    }
    // Rounded to what a large decimal can hold; the end of a scale needs no more.
    let end = i128::from(largest) * 5 / 4;
    let end = if end > 10_000 { end / 10 * 10 } else { end };
    i64::try_from(end)
        .ok()
        .and_then(Decimal::from_units)
        .unwrap_or(Decimal::MAX)
}

/// Sizes in CSS pixels.
const TICK: f64 = 3.0;
const FLOOR_TICK: f64 = 2.0;
const OVERHANG: f64 = 2.0;
const INSET: f64 = 6.0;
const TRACK_ROUNDING: f64 = 5.0;
const BAR_ROUNDING: f64 = 3.0;

/// The shapes of a bullet in an area of `width` by `height` pixels, in drawing order; none
/// where there is no room for any.
pub fn bullet_layout(bullet: &Bullet, width: u32, height: u32, look: &Look) -> Vec<Shape> {
    let ground = Rect::whole((width, height));
    let tick = look.px(TICK);
    let track = Rect {
        left: 0,
        top: look.px(OVERHANG),
        // A tick at the right end stands half outside the track, but inside the area.
        right: ground.right - tick / 2,
        bottom: ground.bottom - look.px(OVERHANG),
    };
    if track.right <= tick || track.height() < 2 {
        return Vec::new();
    }
    let track_form = rounded(track, look.px(TRACK_ROUNDING));
    let mut shapes = vec![
        Shape::new(Part::Ground, Form::Rect(ground), look.card),
        Shape::new(Part::Track, track_form, look.none_soft),
    ];
    shapes.extend(reached(bullet, track, look));
    shapes.extend(ticks(bullet, track, ground, look));
    shapes
}

fn reached(bullet: &Bullet, track: Rect, look: &Look) -> Option<Shape> {
    let length = (bullet.share(bullet.value?) * f64::from(track.right)).round() as i32;
    // A low track keeps a bar of at least its middle third.
    let inset = look.px(INSET).min(track.height() / 3);
    let bar = Rect {
        left: track.left,
        top: track.top + inset,
        // A value of 0 is a value: it leaves a trace.
        right: length.max(look.px(1.0)),
        bottom: track.bottom - inset,
    };
    let form = rounded(bar, look.px(BAR_ROUNDING));
    let colour = state_colour(bullet.state, look);
    Some(Shape::new(Part::Reached, form, colour))
}

fn ticks(bullet: &Bullet, track: Rect, ground: Rect, look: &Look) -> Vec<Shape> {
    let place = |value: Decimal, width: i32| {
        let middle = (bullet.share(value) * f64::from(track.right)).round() as i32;
        let left = (middle - width / 2).clamp(0, ground.right - width);
        Rect {
            left,
            top: ground.top,
            right: left + width,
            bottom: ground.bottom,
        }
    };
    let floor = bullet.floor.map(|floor| {
        let form = Form::Rect(place(floor, look.px(FLOOR_TICK)));
        Shape::new(Part::Floor, form, look.ink_soft)
    });
    let goal = bullet.goal.map(|goal| {
        let form = Form::Rect(place(goal, look.px(TICK)));
        Shape::new(Part::Goal, form, look.ink)
    });
    floor.into_iter().chain(goal).collect()
}

fn rounded(rect: Rect, radius: i32) -> Form {
    Form::Polygon(rect.rounded(radius, radius))
}

fn state_colour(state: State, look: &Look) -> Rgb {
    match state {
        State::Met => look.met,
        State::FloorMet | State::Near => look.near,
        State::Missed => look.missed,
        State::Open | State::NoData => look.none,
    }
}
