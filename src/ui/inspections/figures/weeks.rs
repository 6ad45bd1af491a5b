//! Fails per week, of all groups or of one: a bar and its number for each week, the latest first.

use super::bar;
use crate::domain::inspections::Week;
use crate::domain::templates::Template;
use crate::i18n::{figures as msg, format};
use crate::ui::components::Select;
use crate::ui::lang;
use crate::ui::pieces::Pieces;
use leptos::prelude::*;

/// How many rows are drawn in one turn of the page.
const AT_ONCE: usize = 13;

#[component]
pub(super) fn Weeks(template: &'static Template, weeks: Vec<Week>) -> impl IntoView {
    let l = lang();
    let group = RwSignal::new(String::new());
    let groups = template.groups.iter().map(|group| (group.id.to_owned(), l.of(group.name).to_owned()));
    let options: Vec<_> = std::iter::once((String::new(), msg::all_groups(l).to_owned())).chain(groups).collect();
    let at = Memo::new(move |_| group.with(|group| template.groups.iter().position(|own| own.id == group)));
    let fails = move |week: &Week| at.get().and_then(|at| week.fails.get(at).copied()).unwrap_or_else(|| week.total());
    let count = weeks.len().div_ceil(AT_ONCE);
    let weeks = StoredValue::new(weeks);
    let most = Memo::new(move |_| weeks.with_value(|weeks| weeks.iter().map(fails).max()).unwrap_or_default());
    let pieces = Pieces::of(move || count);
    let rows = move |piece: usize| {
        let row = |week: &Week| row(week, fails(week), most.get());
        weeks.with_value(|weeks| weeks.iter().rev().skip(piece * AT_ONCE).take(AT_ONCE).map(row).collect_view())
    };
    let rows = (0..count).map(|piece| {
        let is_there = pieces.reach(piece);
        move || is_there.get().then(|| rows(piece))
    });
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
                <tbody>{rows.collect_view()}</tbody>
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
