//! What each column of the table is: its name, what stands in it, and the choice of a field.

use super::taking::{NOTHING, Taking};
use crate::domain::listings::import::Target;
use crate::i18n::{Lang, apart, listings_import as msg};
use crate::state::ColumnSeen;
use crate::ui::components::Select;
use leptos::prelude::*;

/// The columns, those that mean something first in sight.
#[component]
pub(super) fn Columns(taking: Taking) -> impl IntoView {
    let l = taking.lang;
    let count = Memo::new(move |_| taking.preview.with(|seen| seen.as_ref().map_or(0, |seen| seen.columns.len())));
    view! {
        <section class="section" aria-labelledby="table-columns">
            <div class="section-head"><h2 id="table-columns">{msg::columns(l)}</h2></div>
            <p class="soft small">{msg::columns_hint(l)}</p>
            <ul class="list" data-testid="table-columns">
                <For each=move || 0..count.get() key=|at| *at children=move |at| view! { <Column taking at /> } />
            </ul>
        </section>
    }
}

#[component]
fn Column(taking: Taking, at: usize) -> impl IntoView {
    let l = taking.lang;
    let seen = Memo::new(move |_| {
        taking.preview.with(|preview| preview.as_ref().and_then(|preview| preview.columns.get(at).cloned()))
    });
    let name = move || seen.get().map(|seen| name_of(l, at, &seen)).unwrap_or_default();
    let samples = move || seen.get().map(|seen| seen.samples).unwrap_or_default();
    let chosen =
        move || seen.get().and_then(|seen| seen.target).map_or_else(|| NOTHING.to_owned(), |code| code.to_string());
    let options = Signal::derive(move || options(l, &chosen()));
    view! {
        <li class="table-column">
            <div class="table-column-name">
                <strong>{move || apart(&name()).to_string()}</strong>
                {move || samples().into_iter().map(|text| view! { <span class="soft small table-sample">{apart(&text).to_string()}</span> }).collect_view()}
            </div>
            <Select id=format!("table-column-{at}") label=move || msg::column_of(l, &name()) value=Signal::derive(chosen) options
                on_change=move |code: String| taking.say(at, &code) />
        </li>
    }
}

fn name_of(l: Lang, at: usize, seen: &ColumnSeen) -> String {
    if seen.name.is_empty() { msg::unnamed(l, at + 1) } else { seen.name.clone() }
}

/// What a person chooses from; what was recognised stands among it also where nobody would choose it.
fn options(l: Lang, chosen: &str) -> Vec<(String, String)> {
    let own = Target::from_code(chosen).filter(|target| !Target::CHOICES.contains(target));
    let first = (NOTHING.to_owned(), msg::nothing(l).to_owned());
    let targets = Target::CHOICES.into_iter().chain(own);
    let option = |target: Target| (target.code().to_owned(), msg::target(l, target));
    std::iter::once(first).chain(targets.map(option)).collect()
}
