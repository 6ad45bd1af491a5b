//! Many steps as dots in groups; each can be tapped, the current one is kept in sight.

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// What a dot shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum DotState {
    /// Nothing yet: an empty frame.
    #[default]
    Open,
    /// Some of it: half filled.
    Part,
    /// Filled.
    Pass,
    /// A cross.
    Fail,
    /// A dash.
    NotApplicable,
}

impl DotState {
    fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Part => "part",
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::NotApplicable => "na",
        }
    }
}

/// One dot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dot {
    /// Given back when it is tapped.
    pub id: String,
    /// Its name, with its state in words.
    pub label: String,
    /// What it shows.
    pub state: DotState,
    /// Whether it is the step in front of the person.
    pub current: bool,
}

/// A strip of dots.
#[component]
pub fn Dots(
    /// The dots, in groups.
    #[prop(into)]
    groups: Signal<Vec<Vec<Dot>>>,
    /// The strip's name.
    #[prop(into)]
    label: TextProp,
    /// A dot was tapped.
    #[prop(into)]
    on_pick: Callback<String>,
) -> impl IntoView {
    let strip = NodeRef::<html::Nav>::new();
    let current = Memo::new(move |_| groups.with(|groups| groups.iter().flatten().position(|dot| dot.current)));
    Effect::new(move |_| {
        if current.get().is_some() {
            request_animation_frame(move || keep_in_sight(strip));
        }
    });
    view! {
        <nav class="dots" node_ref=strip aria-label=move || label.get().to_string()>
            {move || groups.get().into_iter().map(|group| group_view(group, on_pick)).collect_view()}
        </nav>
    }
}

fn group_view(group: Vec<Dot>, on_pick: Callback<String>) -> impl IntoView {
    let dots = group.into_iter().map(|dot| dot_view(dot, on_pick)).collect_view();
    view! { <span class="dots-group">{dots}</span> }
}

fn dot_view(dot: Dot, on_pick: Callback<String>) -> impl IntoView {
    let Dot { id, label, state, current } = dot;
    let title = label.clone();
    let pick = move |_: MouseEvent| on_pick.run(id.clone());
    view! {
        <button type="button" class="dot" data-state=state.code() aria-label=label title=title
            aria-current=current.then_some("step") on:click=pick
        ></button>
    }
}

/// Scrolls the strip only, never the page.
fn keep_in_sight(strip: NodeRef<html::Nav>) {
    let Some(strip) = strip.get_untracked() else { return };
    let Ok(Some(found)) = strip.query_selector("[aria-current]") else { return };
    if let Some(dot) = found.dyn_ref::<HtmlElement>() {
        strip.set_scroll_left(dot.offset_left() - (strip.client_width() - dot.offset_width()) / 2);
    }
}
