//! Fails per week, of all groups or of one: a bar and its number for each week, the latest first.

use super::bar;
use crate::domain::inspections::{DAILY, Week};
use crate::i18n::{figures as msg, format};
use crate::ui::components::Select;
use crate::ui::lang;
use leptos::prelude::*;

#[component]
pub(super) fn Weeks(weeks: Vec<Week>) -> impl IntoView {
    let l = lang();
    let group = RwSignal::new(String::new());
    let groups = DAILY.groups.iter().map(|group| (group.id.to_owned(), l.of(group.name).to_owned()));
    let options: Vec<_> = std::iter::once((String::new(), msg::all_groups(l).to_owned())).chain(groups).collect();
    let weeks = StoredValue::new(weeks);
    let rows = move || {
        let at = group.with(|group| DAILY.groups.iter().position(|own| own.id == group));
        let fails = |week: &Week| at.map_or(week.total(), |at| week.fails[at]);
        let most = weeks.with_value(|weeks| weeks.iter().map(fails).max()).unwrap_or_default();
        weeks.with_value(|weeks| weeks.iter().rev().map(|week| row(week, fails(week), most)).collect_view())
    };
    view! {
        <section class="section" aria-labelledby="per-week" data-testid="per-week">
            <div class="section-head"><h2 id="per-week">{msg::per_week(l)}</h2></div>
            <div class="figure-choice"><Select label=msg::group(l) id="figures-group" value=group options on_change=move |code| group.set(code) /></div>
            <table class="table" aria-labelledby="per-week">
                <thead>
                    <tr>
                        <th scope="col">{msg::week(l)}</th>
                        <th scope="col" class="num">{msg::inspected(l)}</th>
                        <th scope="col">{msg::failed(l)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn row(week: &Week, fails: usize, most: usize) -> impl IntoView + use<> {
    let l = lang();
    view! {
        <tr data-testid="week" data-monday=week.monday.to_string()>
            <th scope="row" class="num nowrap figure-week">{msg::week_of(l, &format::short_day(l, week.monday))}</th>
            <td class="num">{week.runs}</td>
            <td class="figure-cell"><span class="figure">{bar(fails, most)}<span class="num strong">{fails}</span></span></td>
        </tr>
    }
}
