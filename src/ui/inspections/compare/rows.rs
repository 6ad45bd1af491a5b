//! The checks of one sort: what is checked, what changed, and both sides; what only one of them looked at.

use super::Two;
use super::side::{Side, changed};
use crate::domain::inspections::{Lone, Pair, RunId, Shift};
use crate::i18n::{apart, compare as msg, format};
use crate::ui::lang;
use leptos::prelude::*;

/// How many checks without a verdict to compare are shown unfolded.
const UNFOLDED: usize = 5;

/// All checks of one sort.
#[component]
pub(super) fn Section(two: Two, shift: Shift, pairs: Vec<Pair>) -> impl IntoView {
    let l = lang();
    let count = msg::count(l, pairs.len());
    let (then, now) = (side_name(&two, &two.then), side_name(&two, &two.now));
    let is_folded = matches!(shift, Shift::NewlyAnswered | Shift::NowOpen) && pairs.len() > UNFOLDED;
    let rows = pairs.into_iter().map(|pair| row(pair, &then, &now)).collect_view();
    let list = view! { <ul class="list">{rows}</ul> };
    let list = match is_folded {
        true => view! { <details class="details"><summary>{count.clone()}</summary>{list}</details> }.into_any(),
        false => list.into_any(),
    };
    view! {
        <section class="report-section" aria-labelledby=shift.code() data-testid="shift" data-shift=shift.code()>
            <div class="section-head">
                <h2 id=shift.code()>{msg::shift(l, shift)}</h2>
                {(!is_folded).then(|| view! { <span class="soft small num">{count}</span> })}
            </div>
            {list}
        </section>
    }
}

/// The day of a side; with its year where the two differ in it.
fn side_name(two: &Two, run: &RunId) -> String {
    let l = lang();
    if two.dates_differ_in_year() {
        let other = if *run == two.then { &two.now } else { &two.then };
        return format::day(l, run.date, other.date);
    }
    format::short_day(l, run.date)
}

fn row(pair: Pair, then: &str, now: &str) -> impl IntoView + use<> {
    let l = lang();
    let changed = changed(&pair);
    let name = (!pair.name.is_empty()).then(|| view! { <span class="strong">{pair.name}</span> });
    view! {
        <li class="compare-row" data-testid="compare-row" data-check=pair.check.id>
            <div>
                <p>{l.of(pair.check.label)}</p>
                <p class="list-sub"><span class="num">{pair.check.id}</span><span>{l.of(pair.group.name)}</span>{name}</p>
                {changed}
            </div>
            <Side check=pair.check said=pair.then when=then.to_owned() />
            <Side check=pair.check said=pair.now when=now.to_owned() />
        </li>
    }
}

/// The banners and items that only one of the two looked at, by name.
#[component]
pub(super) fn LookedAtOnce(two: Two, only_then: Vec<Lone>, only_now: Vec<Lone>) -> impl IntoView {
    let l = lang();
    let lines = [(side_name(&two, &two.then), only_then), (side_name(&two, &two.now), only_now)];
    let lines = lines.into_iter().filter(|(_, lone)| !lone.is_empty());
    let lines = lines.map(|(when, lone)| {
        let groups = by_group(&lone).into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
        view! { <dt class="num">{msg::only_on(l, &when)}</dt><dd>{groups}</dd> }
    });
    let lines = lines.collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="report-section" aria-labelledby="looked-at-once" data-testid="looked-at-once">
                <div class="section-head"><h2 id="looked-at-once">{msg::looked_at_once(l)}</h2></div>
                <dl class="sheet facts">{lines}</dl>
            </section>
        }
    })
}

/// `首页 KV 图：会员日、双12主会场`
fn by_group(lone: &[Lone]) -> Vec<String> {
    let l = lang();
    let groups = lone.chunk_by(|a, b| a.group.id == b.group.id);
    let words = groups.filter_map(|lone| {
        let names: Vec<_> = lone.iter().map(|lone| apart(&lone.name)).collect();
        Some(msg::of_group(l, l.of(lone.first()?.group.name), &names.join(msg::between(l))))
    });
    words.collect()
}
