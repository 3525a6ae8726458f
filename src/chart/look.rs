//! Colours and sizes, as the page's style sheet has them.

/// Red, green and blue, 0 to 255.
pub type Rgb = (u8, u8, u8);

/// What [`Look::text_scale`] must be for plotters' SVG backend, which writes every font size
/// divided by this number.
pub const SVG_TEXT_SCALE: f64 = 1.24;

/// How a chart looks: colours of the theme, sizes in CSS pixels, and how many pixels of the
/// drawing area make one of those.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Text and the line to date.
    pub ink: Rgb,
    /// Ticks, names of quarters, words in gaps, the floor.
    pub ink_soft: Rgb,
    /// Grid lines.
    pub line: Rgb,
    /// Bars of quarters.
    pub accent: Rgb,
    /// Bullets of goals reached.
    pub met: Rgb,
    /// Bullets of goals nearly reached, or of which the floor is reached.
    pub near: Rgb,
    /// Bullets of goals missed; the goal line.
    pub missed: Rgb,
    /// Bullets that cannot be judged yet.
    pub none: Rgb,
    /// The track of bullets.
    pub none_soft: Rgb,
    /// What the chart stands on; the whole area is painted with it first.
    pub card: Rgb,
    /// Pixels of the area in one CSS pixel: the device pixel ratio, more than 0. The area is
    /// expected to be that many times the size on screen.
    pub scale: f64,
    /// Size of the text in CSS pixels.
    pub font_px: f64,
    /// Font family as CSS has it.
    pub font_family: String,
    /// What font sizes are multiplied by when they are handed to the backend, and only then:
    /// 1 for a canvas, [`SVG_TEXT_SCALE`] for SVG.
    pub text_scale: f64,
}

impl Look {
    /// The size of the text in pixels of the area.
    pub(super) fn em(&self) -> f64 {
        self.font_px * self.scale
    }

    /// A length of `css` CSS pixels in whole pixels of the area, at least 1.
    pub(super) fn px(&self, css: f64) -> i32 {
        ((css * self.scale).round() as i32).max(1)
    }
}
