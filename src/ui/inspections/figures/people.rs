//! Who handed in how many inspections, and how many of them by the hour that they were due.

use crate::domain::inspections::HandedIn;
use crate::i18n::{common, figures as msg};
use crate::state::app;
use crate::ui::lang;
use leptos::prelude::*;

#[component]
pub(super) fn People(people: Vec<HandedIn>) -> impl IntoView {
    let l = lang();
    let rows = people.into_iter().map(row).collect_view();
    view! {
        <section class="section" aria-labelledby="in-time" data-testid="in-time">
            <div class="section-head"><h2 id="in-time">{msg::people(l)}</h2></div>
            <table class="table" aria-labelledby="in-time">
                <thead>
                    <tr>
                        <th scope="col">{msg::person(l)}</th>
                        <th scope="col" class="num">{msg::handed_in(l)}</th>
                        <th scope="col" class="num">{msg::in_time(l)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn row(one: HandedIn) -> impl IntoView {
    let l = lang();
    let name = untrack(|| app().name_of(&one.person));
    let name = if name.is_empty() { common::unknown_person(l).to_owned() } else { name };
    let share = (one.in_time * 100).checked_div(one.runs).unwrap_or_default();
    view! {
        <tr data-testid="handed-in">
            <th scope="row">{name}</th>
            <td class="num">{one.runs}</td>
            <td class="num">{one.in_time}" · "{msg::share(l, share)}</td>
        </tr>
    }
}
