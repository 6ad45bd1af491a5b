//! A photo, large, with rings where somebody tapped, or pressed Enter over the cross that the arrow keys move.
//! Positions are thousandths of width and height, so that they hold at any size.

use super::dialog::Dialog;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;

/// How far an arrow key moves the cross, thousandths; with Shift a fifth of it.
const STEP: i32 = 50;

/// A ring on a photo, at thousandths of its width and height.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkAt {
    /// Its id.
    pub id: String,
    /// From the left.
    pub x: u16,
    /// From the top.
    pub y: u16,
}

/// Marks can be made, and how by keys.
#[derive(Clone)]
pub struct Marking {
    /// A place was tapped: thousandths of width and height.
    pub on_mark: Callback<(u16, u16)>,
    /// Which keys move the cross and mark, in words.
    pub keys: &'static str,
}

/// A photo in a dialog; a tap on it asks for a mark.
#[component]
pub fn PhotoView(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// The person wants it closed.
    #[prop(into)]
    on_close: Callback<()>,
    /// The picture's address.
    #[prop(into)]
    src: Signal<String>,
    /// The picture in words.
    #[prop(into)]
    alt: TextProp,
    /// The dialog's title.
    #[prop(into)]
    title: TextProp,
    /// The name of the cross.
    #[prop(into)]
    close_label: TextProp,
    /// The marks on it.
    #[prop(optional, into)]
    marks: Signal<Vec<MarkAt>>,
    /// How marks are made; left out where nothing may be changed.
    #[prop(optional, into)]
    marking: Option<Marking>,
    /// The buttons at the bottom: delete, clear marks.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
) -> impl IntoView {
    let foot = foot.unwrap_or_else(|| ViewFn::from(|| ()));
    let stage = move || {
        let picture = view! { <Picture src alt=alt.clone() marks /> };
        match marking.clone() {
            Some(marking) => view! { <Stage marking>{picture}</Stage> }.into_any(),
            None => view! { <div class="photo-stage photo-fixed">{picture}</div> }.into_any(),
        }
    };
    view! {
        <Dialog open on_close title close_label wide=true bleed=true foot=foot>
            <div class="photo-view">
                {stage()}
            </div>
        </Dialog>
    }
}

#[component]
fn Picture(src: Signal<String>, alt: TextProp, marks: Signal<Vec<MarkAt>>) -> impl IntoView {
    view! {
        <img src=src alt=move || alt.get().to_string() draggable="false" />
        {move || marks.get().into_iter().map(ring).collect_view()}
    }
}

/// The picture as a button: a tap marks where it falls, Enter marks under the cross.
#[component]
fn Stage(marking: Marking, children: Children) -> impl IntoView {
    let stage = NodeRef::<html::Button>::new();
    let cross = RwSignal::new((500_u16, 500_u16));
    let pressed = move |event: MouseEvent| {
        // A click that no pointer made has no place of its own.
        let at = if event.detail() == 0 { Some(cross.get_untracked()) } else { place(stage, &event) };
        if let Some(at) = at {
            marking.on_mark.run(at);
        }
    };
    let moved = move |event: KeyboardEvent| {
        if let Some((right, down)) = direction(&event.key()) {
            event.prevent_default();
            let step = if event.shift_key() { STEP / 5 } else { STEP };
            cross.update(|(x, y)| (*x, *y) = (shifted(*x, right * step), shifted(*y, down * step)));
        }
    };
    view! {
        <button type="button" class="photo-stage" data-testid="photo-stage" node_ref=stage on:click=pressed on:keydown=moved>
            {children()}
            <span class="photo-cross" aria-hidden="true" style:left=move || percent(cross.get().0) style:top=move || percent(cross.get().1)></span>
            <span class="photo-keys">{marking.keys}</span>
        </button>
    }
}

/// The direction of an arrow key, to the right and down.
fn direction(key: &str) -> Option<(i32, i32)> {
    match key {
        "ArrowLeft" => Some((-1, 0)),
        "ArrowRight" => Some((1, 0)),
        "ArrowUp" => Some((0, -1)),
        "ArrowDown" => Some((0, 1)),
        _ => None,
    }
}

/// A place in thousandths, moved and kept within the picture.
fn shifted(at: u16, by: i32) -> u16 {
    u16::try_from((i32::from(at) + by).clamp(0, 1_000)).unwrap_or(at)
}

fn percent(thousandths: u16) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

fn ring(mark: MarkAt) -> impl IntoView {
    view! { <span class="photo-mark" style:left=percent(mark.x) style:top=percent(mark.y)></span> }
}

/// Where a tap fell, in thousandths; `None` while the picture has no size.
fn place(stage: NodeRef<html::Button>, event: &MouseEvent) -> Option<(u16, u16)> {
    let bounds = stage.get_untracked()?.get_bounding_client_rect();
    let x = thousandths(f64::from(event.client_x()) - bounds.left(), bounds.width())?;
    let y = thousandths(f64::from(event.client_y()) - bounds.top(), bounds.height())?;
    Some((x, y))
}

fn thousandths(offset: f64, size: f64) -> Option<u16> {
    // Clamped to 0..=1000 first: the cast cannot lose anything.
    (size > 0.0).then(|| (offset / size * 1000.0).round().clamp(0.0, 1000.0) as u16)
}
