//! The difference that is decided about: field by field what stands and what shall stand, with a tick for each that waits
//! for whoever sits here.

use super::detail::Page;
use super::words::value_words;
use crate::domain::approvals::Change;
use crate::domain::approvals::chain::Standing;
use crate::domain::ids::Field;
use crate::i18n::approvals as msg;
use crate::ui::components::{SealKind, StillSeal};
use crate::ui::lang;
use leptos::prelude::*;

/// A changed field with how far it is.
#[derive(Clone, PartialEq)]
struct Line {
    change: Change,
    seal: SealKind,
    is_done: bool,
    waits: bool,
}

/// The table.
#[component]
pub(super) fn Difference(page: Page) -> impl IntoView {
    let l = lang();
    let lines = Memo::new(move |_| lines(page));
    view! {
        <section class="stack stack-tight" data-testid="difference">
            <h3>{msg::difference(l)}</h3>
            <ul class="difference">
                <For each=move || lines.get() key=|line| format!("{:?}{:?}{}", line.change, line.seal, line.waits) let:line>
                    <li class="difference-line"><OneChange page line /></li>
                </For>
            </ul>
        </section>
    }
}

fn lines(page: Page) -> Vec<Line> {
    let turn = page.turn.get().map(|(_, fields)| fields).unwrap_or_default();
    page.with(|shown| {
        let line = |change: &Change| {
            let of = |(field, _): &&(Field, Standing)| *field == change.field;
            let standing = shown.entry.progress.standings.iter().find(of).map(|(_, standing)| standing);
            let is_done = shown.entry.request.done.contains_key(&change.field);
            let seal = match standing {
                _ if is_done => SealKind::Pass,
                Some(Standing::Approved) => SealKind::Submitted,
                Some(Standing::Returned(_)) => SealKind::Fail,
                _ => SealKind::Open,
            };
            Line { waits: turn.contains(&change.field), seal, is_done, change: change.clone() }
        };
        shown.changes.iter().map(line).collect()
    })
    .unwrap_or_default()
}

#[component]
fn OneChange(page: Page, line: Line) -> impl IntoView {
    let l = lang();
    let Line { change, seal, is_done, waits } = line;
    let name = msg::name_of_field(l, &change.field);
    let (before, after) = (value_words(&change.field, &change.before), value_words(&change.field, &change.after));
    let sign = match waits {
        true => view! { <Tick page field=change.field.clone() name=name.clone() /> }.into_any(),
        false => view! { <StillSeal kind=seal /> }.into_any(),
    };
    let stood = if is_done { msg::was_before(l) } else { msg::before(l) };
    view! {
        <div class="difference-sign">{sign}</div>
        <div class="difference-words" data-field=change.field.as_str().to_owned()>
            <p class="strong">{name}</p>
            <p><span class="soft small">{stood}" "</span><del class="pre">{before}</del></p>
            <p><span class="soft small">{msg::after(l)}" "</span><ins class="pre">{after}</ins></p>
        </div>
    }
}

#[component]
fn Tick(page: Page, field: Field, name: String) -> impl IntoView {
    let l = lang();
    let own = field.clone();
    let is_on = move || page.chosen.with(|chosen| chosen.contains(&own));
    let toggle = move |event| {
        let on = event_target_checked(&event);
        page.chosen.update(|chosen| {
            if on {
                chosen.insert(field.clone())
            } else {
                chosen.remove(&field)
            };
        });
    };
    view! {
        <label class="difference-tick">
            <input type="checkbox" data-testid="tick" prop:checked=is_on on:change=toggle aria-label=msg::tick_field(l, &name) />
        </label>
    }
}
