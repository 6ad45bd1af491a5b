//! What failed most, with how often of how many; the first few, the rest on request.

use super::bar;
use crate::i18n::figures as msg;
use crate::ui::lang;
use leptos::prelude::*;

/// How many stand there at first.
const FIRST: usize = 8;

/// A catalogue id where there is one, words, fails, of how many.
type Line = (Option<&'static str>, String, usize, usize);

#[component]
pub(super) fn Ranking(title: &'static str, id: &'static str, rows: Vec<Line>) -> impl IntoView {
    let l = lang();
    let rest = rows.len().saturating_sub(FIRST);
    let most = rows.first().map_or(0, |(_, _, fails, _)| *fails);
    let mut lines = rows.into_iter().map(move |line| row(line, most));
    let first = lines.by_ref().take(FIRST).collect_view();
    let others = lines.collect_view();
    let list = if first.is_empty() {
        view! { <p class="soft">{msg::none_failed(l)}</p> }.into_any()
    } else {
        view! { <ul class="list">{first}</ul> }.into_any()
    };
    view! {
        <section class="section" aria-labelledby=id data-testid=id>
            <div class="section-head"><h2 id=id>{title}</h2></div>
            {list}
            {(rest > 0).then(|| view! { <details class="details"><summary>{msg::more(l, rest)}</summary><ul class="list">{others}</ul></details> })}
        </section>
    }
}

fn row((id, words, fails, of): Line, most: usize) -> impl IntoView {
    let l = lang();
    view! {
        <li class="list-row figure-row" data-testid="failing">
            <span class="list-main">
                <span class="list-title">{words}</span>
                {id.map(|id| view! { <span class="list-sub num">{id}</span> })}
            </span>
            <span class="figure">{bar(fails, most)}<span class="num nowrap">{msg::times(l, fails, of)}</span></span>
        </li>
    }
}
