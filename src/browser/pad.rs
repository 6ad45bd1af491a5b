//! A canvas that is drawn on with a finger, a pen or the mouse, and its picture as a file. Knows nothing of what is drawn.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, File, FilePropertyBag, HtmlCanvasElement, PointerEvent};

/// How thick a line is, in the canvas's own pixels.
const LINE: f64 = 6.0;

/// A canvas with a pen.
pub struct Pad {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    is_down: bool,
}

impl Pad {
    /// Takes a canvas; `None` where the browser gives no drawing context.
    pub fn on(canvas: &HtmlCanvasElement) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
        let mut pad = Self { canvas: canvas.clone(), context, is_down: false };
        pad.clear();
        Some(pad)
    }

    /// Makes it white again: a picture without a ground would turn black when it is packed.
    pub fn clear(&mut self) {
        self.is_down = false;
        self.context.set_fill_style_str("#fff");
        self.context.fill_rect(0.0, 0.0, self.canvas.width().into(), self.canvas.height().into());
        self.context.set_fill_style_str("#111");
        self.context.set_stroke_style_str("#111");
        self.context.set_line_width(LINE);
        self.context.set_line_cap("round");
        self.context.set_line_join("round");
    }

    /// The pen goes down; the canvas keeps it until it goes up, wherever it moves.
    pub fn begin(&mut self, event: &PointerEvent) {
        event.prevent_default();
        let _ = self.canvas.set_pointer_capture(event.pointer_id());
        let (x, y) = self.place(event);
        self.is_down = true;
        self.context.begin_path();
        self.context.move_to(x, y);
        // A dot is a line of no length.
        self.context.line_to(x, y);
        self.context.stroke();
    }

    /// The pen moves.
    pub fn draw(&mut self, event: &PointerEvent) {
        if self.is_down {
            let (x, y) = self.place(event);
            self.context.line_to(x, y);
            self.context.stroke();
        }
    }

    /// The pen goes up.
    pub fn end(&mut self) {
        self.is_down = false;
    }

    /// Writes words in the middle, in place of what was drawn.
    pub fn write(&mut self, words: &str) {
        self.clear();
        let (width, height) = (f64::from(self.canvas.width()), f64::from(self.canvas.height()));
        self.context.set_font(&format!("italic {}px serif", height / 2.5));
        self.context.set_text_align("center");
        self.context.set_text_baseline("middle");
        let _ = self.context.fill_text_with_max_width(words, width / 2.0, height / 2.0, width * 0.9);
    }

    /// Where a pointer is, in the canvas's own pixels.
    fn place(&self, event: &PointerEvent) -> (f64, f64) {
        let shown = self.canvas.get_bounding_client_rect();
        let x = (f64::from(event.client_x()) - shown.left()) * f64::from(self.canvas.width()) / shown.width();
        let y = (f64::from(event.client_y()) - shown.top()) * f64::from(self.canvas.height()) / shown.height();
        (x, y)
    }
}

/// What stands on a canvas, as a file; `None` when the browser cannot make one.
pub async fn picture(canvas: &HtmlCanvasElement, name: &str) -> Option<File> {
    let canvas = canvas.clone();
    let made = Promise::new(&mut |resolve, _| {
        let _ = canvas.to_blob(&resolve);
    });
    let blob: Blob = JsFuture::from(made).await.ok()?.dyn_into().ok()?;
    let bag = FilePropertyBag::new();
    bag.set_type("image/png");
    File::new_with_blob_sequence_and_options(&Array::of1(&blob), name, &bag).ok()
}
