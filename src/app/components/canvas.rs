//! A canvas for plotters: crisp at any pixel ratio, drawn again when its size, the theme or
//! what it shows changes. What it shows also stands beside it in words.

use leptos::html;
use leptos::prelude::*;
use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, IntoDrawingArea};
use plotters_canvas::CanvasBackend;
use so_chi_tieu::chart::Look;
use web_sys::HtmlCanvasElement;

use super::live::watch;
use super::scope::{ViewScope, on_window};
use crate::app::browser;
use crate::app::session::Session;

/// What is drawn on.
pub type Area = DrawingArea<CanvasBackend, Shift>;

/// What fills a canvas.
pub type Draw = Box<dyn Fn(&Area, &Look)>;

/// Grows when everything is to be drawn again: the pixel ratio or the colour scheme changed.
#[derive(Clone, Copy)]
pub struct Watch(RwSignal<u32>);

impl Watch {
    /// Watches the window. Once, at the root.
    pub fn start() -> Self {
        let watch = Self(RwSignal::new(0));
        let scope = ViewScope::current();
        on_window(leptos::ev::resize, move |_| watch.bump());
        scope.on_media("(prefers-color-scheme: dark)", move |_| watch.bump());
        watch.follow_ratio(scope);
        watch
    }

    /// A change of the pixel ratio alone is no resize: the query for the present ratio says when
    /// it ceases to hold.
    fn follow_ratio(self, scope: ViewScope) {
        let ratio = browser::pixel_ratio();
        scope.on_media(&format!("(resolution: {ratio}dppx)"), move |media| {
            if !media.matches() {
                media.set_onchange(None);
                self.bump();
                self.follow_ratio(scope);
            }
        });
    }

    fn bump(self) {
        self.0.update(|count| *count = count.wrapping_add(1));
    }
}

/// A canvas that `draw` fills. `label` is what a screen reader says in its place.
pub fn canvas(session: Session, class: &'static str, label: Signal<String>, draw: Draw) -> AnyView {
    let window: Watch = expect_context();
    let node = NodeRef::<html::Canvas>::new();
    let size = RwSignal::new((0, 0));
    observe(node, size);
    watch(move || {
        window.0.track();
        size.track();
        session.settings.with(|settings| settings.theme);
        if let Some(canvas) = node.get() {
            paint(&canvas, &*draw);
        }
    });
    html! { <canvas class=class node_ref=node role="img" aria-label=label></canvas> }
}

/// Keeps `size` at the canvas's size in device pixels: it follows the layout and, where the
/// browser can watch device pixels, the pixel ratio.
fn observe(node: NodeRef<html::Canvas>, size: RwSignal<(u32, u32)>) {
    watch(move || {
        let Some(canvas) = node.get() else { return };
        let watched = canvas.clone();
        ViewScope::current().on_size(&canvas, move || {
            let now = device_size(&watched);
            if size.get_untracked() != now {
                size.set(now);
            }
        });
    });
}

/// A canvas's size on the page in device pixels.
fn device_size(canvas: &HtmlCanvasElement) -> (u32, u32) {
    let ratio = browser::pixel_ratio();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size in pixels"
    )]
    let device = |length: i32| (f64::from(length) * ratio).round() as u32;
    (
        device(canvas.client_width()),
        device(canvas.client_height()),
    )
}

fn paint(canvas: &HtmlCanvasElement, draw: &dyn Fn(&Area, &Look)) {
    let (width, height) = device_size(canvas);
    if width == 0 || height == 0 {
        return;
    }
    // Setting the size also clears the canvas.
    canvas.set_width(width);
    canvas.set_height(height);
    if let Some(backend) = CanvasBackend::with_canvas_object(canvas.clone()) {
        let look = browser::look(canvas, browser::pixel_ratio());
        draw(&backend.into_drawing_area(), &look);
    }
}
