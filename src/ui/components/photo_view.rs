//! A photo, large, with rings where somebody tapped. Positions are thousandths of width and height,
//! so that they hold at any size.

use super::dialog::Dialog;
use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;

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
    /// A place was tapped: thousandths of width and height. Left out where nothing may be changed.
    #[prop(optional, into)]
    on_mark: Option<Callback<(u16, u16)>>,
    /// The buttons at the bottom: delete, clear marks.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
) -> impl IntoView {
    let foot = foot.unwrap_or_else(|| ViewFn::from(|| ()));
    view! {
        <Dialog open on_close title close_label wide=true bleed=true foot=foot>
            <Stage src alt=alt.clone() marks on_mark />
        </Dialog>
    }
}

#[component]
fn Stage(
    src: Signal<String>,
    alt: TextProp,
    marks: Signal<Vec<MarkAt>>,
    on_mark: Option<Callback<(u16, u16)>>,
) -> impl IntoView {
    let stage = NodeRef::<html::Div>::new();
    let tapped = move |event: MouseEvent| {
        if let (Some(mark), Some(at)) = (on_mark, place(stage, &event)) {
            mark.run(at);
        }
    };
    view! {
        <div class="photo-view">
            <div class="photo-stage" class:photo-fixed=on_mark.is_none() node_ref=stage on:click=tapped>
                <img src=src alt=move || alt.get().to_string() draggable="false" />
                {move || marks.get().into_iter().map(ring).collect_view()}
            </div>
        </div>
    }
}

fn ring(mark: MarkAt) -> impl IntoView {
    let percent = |thousandths: u16| format!("{}.{}%", thousandths / 10, thousandths % 10);
    view! { <span class="photo-mark" style:left=percent(mark.x) style:top=percent(mark.y)></span> }
}

/// Where a tap fell, in thousandths; `None` while the picture has no size.
fn place(stage: NodeRef<html::Div>, event: &MouseEvent) -> Option<(u16, u16)> {
    let bounds = stage.get_untracked()?.get_bounding_client_rect();
    let x = thousandths(f64::from(event.client_x()) - bounds.left(), bounds.width())?;
    let y = thousandths(f64::from(event.client_y()) - bounds.top(), bounds.height())?;
    Some((x, y))
}

fn thousandths(offset: f64, size: f64) -> Option<u16> {
    // Clamped to 0..=1000 first: the cast cannot lose anything.
    (size > 0.0).then(|| (offset / size * 1000.0).round().clamp(0.0, 1000.0) as u16)
}
