//! The native dialog: modal, closed by Esc, focus returned by the browser. The caller's signal says
//! whether it is open; closing only asks the caller.

use super::fresh_id;
use super::icon::{Glyph, Icon};
use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;

/// A dialog. Its content lives only while it is open.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// The person wants it closed: Esc or the cross.
    #[prop(into)]
    on_close: Callback<()>,
    /// Its title, which is its name.
    #[prop(into)]
    title: TextProp,
    /// The name of the cross.
    #[prop(into)]
    close_label: TextProp,
    /// Wide, for pictures and tables.
    #[prop(optional)]
    wide: bool,
    /// Whether the body fills the dialog to its edges.
    #[prop(optional)]
    bleed: bool,
    /// The buttons at the bottom, the primary one last.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    follow(node, open);
    let title_id = fresh_id();
    let labelled = title_id.clone();
    let cancel = move |event: Event| {
        event.prevent_default();
        on_close.run(());
    };
    // A browser may close it by itself after a second Esc: then the caller must hear of it.
    let closed = move |_: Event| {
        if open.get_untracked() {
            on_close.run(());
        }
    };
    let content = StoredValue::new((children, foot));
    let body_class = if bleed { "dialog-body dialog-bleed" } else { "dialog-body" };
    let inside = move || {
        content.with_value(|(children, foot)| {
            let body = children();
            let foot = foot.as_ref().map(|foot| view! { <div class="dialog-foot">{foot.run()}</div> });
            view! { <div class=body_class>{body}</div> {foot} }
        })
    };
    view! {
        <dialog class="dialog" class:dialog-wide=wide node_ref=node aria-labelledby=labelled
            on:cancel=cancel on:close=closed
        >
            <div class="dialog-head">
                <h2 class="dialog-title" id=title_id>{move || title.get()}</h2>
                <button type="button" class="button button-icon" data-testid="close-dialog" aria-label=move || close_label.get().to_string()
                    on:click=move |_| on_close.run(())
                >
                    <Icon glyph=Glyph::Cross />
                </button>
            </div>
            <Show when=move || open.get()>{inside()}</Show>
        </dialog>
    }
}

fn follow(node: NodeRef<html::Dialog>, open: Signal<bool>) {
    Effect::new(move |_| {
        let wanted = open.get();
        let Some(dialog) = node.get() else { return };
        if wanted && !dialog.open() {
            // Refused only for a dialog that is not in the page: then there is nothing to show.
            let _ = dialog.show_modal();
        } else if !wanted && dialog.open() {
            dialog.close();
        }
    });
}
