//! A signature drawn with the finger, a pen or the mouse; stored as a photo. Whoever cannot draw writes their name and
//! has it drawn: the keyboard reaches everything here.

use super::page::Page;
use super::photo_add::Adding;
use crate::browser::pad::Pad;
use crate::domain::inspections::Spot;
use crate::i18n::inspections as msg;
use leptos::html::Canvas;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The field to sign in; gone once it is signed, since the picture stands among the photos then.
#[component]
pub(super) fn Signature(at: Spot) -> impl IntoView {
    let page = Page::here();
    let answer = page.answer(&at);
    let adding = Adding::at(at);
    let is_signed = Memo::new(move |_| answer.with(|answer| !answer.photos.is_empty()));
    view! {
        <Show when=move || !is_signed.get() && page.editable.get() fallback=move || is_signed.get().then(|| {
            view! { <p class="soft small" data-testid="signed">{msg::signed_above(page.lang)}</p> }
        })>
            <Blank adding />
        </Show>
    }
}

#[component]
fn Blank(adding: Adding) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let canvas = NodeRef::<Canvas>::new();
    let pad = StoredValue::new_local(None::<Pad>);
    let is_blank = RwSignal::new(true);
    Effect::new(move |_| {
        if let Some(canvas) = canvas.get() {
            pad.set_value(Pad::on(&canvas));
        }
    });
    let with_pad = move |act: &dyn Fn(&mut Pad)| pad.try_update_value(|pad| pad.as_mut().map(act)).flatten();
    let clear = move |_| {
        with_pad(&Pad::clear);
        is_blank.set(true);
    };
    let name = move || page.app.name_of(&page.app.session.person.get_untracked());
    let write_name = move |_| {
        let name = name();
        is_blank.set(name.is_empty());
        with_pad(&move |pad: &mut Pad| pad.write(&name));
    };
    let done = move |_| {
        let Some(canvas) = canvas.get_untracked() else { return };
        spawn_local(async move {
            if let Some(file) = crate::browser::pad::picture(&canvas, "signature.png").await {
                adding.add_all(vec![file]);
            }
        });
    };
    view! {
        <div class="signature field" data-testid="signature">
            <span class="field-label">{msg::sign_here(l)}</span>
            <canvas class="signature-pad" node_ref=canvas width="900" height="300" role="img" aria-label=msg::sign_here(l)
                on:pointerdown=move |event| {
                    with_pad(&|pad: &mut Pad| pad.begin(&event));
                    is_blank.set(false);
                }
                on:pointermove=move |event| { with_pad(&|pad: &mut Pad| pad.draw(&event)); }
                on:pointerup=move |_| { with_pad(&Pad::end); }
                on:pointercancel=move |_| { with_pad(&Pad::end); }
            ></canvas>
            <span class="bar">
                <button type="button" class="button button-quiet" data-testid="sign-clear" disabled=move || is_blank.get() on:click=clear>{msg::sign_clear(l)}</button>
                <button type="button" class="button button-quiet" data-testid="sign-name" on:click=write_name>{msg::sign_name(l)}</button>
                <button type="button" class="button button-primary" data-testid="sign-done" disabled=move || is_blank.get() on:click=done>{msg::sign_done(l)}</button>
            </span>
        </div>
    }
}
