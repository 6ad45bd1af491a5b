//! A picture on paper, for which printing waits until it can be drawn: a photo, a signature. Knows not where it stands.

use crate::browser::print::decoded;
use crate::i18n::photos;
use crate::ui::inspections::summary::{Fetched, address_of};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A picture that is being fetched. What holds it says so with `data-waiting`.
#[derive(Clone, Copy)]
pub(super) struct Picture {
    src: RwSignal<Fetched>,
    settled: RwSignal<bool>,
}

impl Picture {
    /// Fetches it; given back with the component.
    pub(super) fn of(sha: &str) -> Self {
        Self { src: address_of(sha.to_owned()), settled: RwSignal::new(false) }
    }

    /// `data-waiting`: whether printing has to wait for it.
    pub(super) fn waiting(self) -> String {
        let is_waiting = self.src.with(|src| *src != Fetched::Missing) && !self.settled.get();
        is_waiting.to_string()
    }

    /// The picture and what lies over it, or that it is not here.
    pub(super) fn shown<V: IntoView + 'static>(self, alt: &str, over: impl Fn() -> V) -> AnyView {
        match self.src.get() {
            Fetched::Here(src) => view! {
                <img src=src alt=alt.to_owned() on:load=move |event| self.settle(event)
                    on:error=move |_| self.settled.set(true) />
                {over()}
            }
            .into_any(),
            Fetched::Waiting => ().into_any(),
            Fetched::Missing => view! { <span class="form-photo-missing">{photos::not_here(lang())}</span> }.into_any(),
        }
    }

    fn settle(self, loaded: leptos::ev::Event) {
        spawn_local(async move {
            decoded(loaded).await;
            self.settled.try_set(true);
        });
    }
}
