//! A section of Today: a head with its count, and lines that lead somewhere. One shape for reviews, alarms, what else is
//! due and follow-ups; knows none of them.

use crate::ui::components::{Glyph, Seal, SealKind, SealSize, Status, Tone};
use leptos::prelude::*;

/// A line.
#[derive(Clone, PartialEq)]
pub(super) struct Row {
    pub(super) href: String,
    pub(super) test_id: &'static str,
    pub(super) seal: SealKind,
    pub(super) title: String,
    /// What stands beneath the title, side by side.
    pub(super) sub: Vec<String>,
    pub(super) tone: Tone,
    pub(super) glyph: Glyph,
    /// What stands at its end.
    pub(super) chip: String,
}

/// A line as a list item. A plain function, so that names and dates are followed where the rows are listed.
pub(super) fn row(row: Row) -> AnyView {
    let sub = row.sub.into_iter().map(|words| view! { <span>{words}</span> }).collect_view();
    view! {
        <li>
            <a class="list-row" href=row.href data-testid=row.test_id>
                <Seal kind=row.seal size=SealSize::Medium />
                <span class="list-main">
                    <span class="list-title">{row.title}</span>
                    <span class="list-sub">{sub}</span>
                </span>
                <span class="list-end"><Status tone=row.tone glyph=row.glyph text=row.chip /></span>
            </a>
        </li>
    }
    .into_any()
}

/// A section with its lines; not there while it has none. `id` names its head, and is what tests look for.
pub(super) fn section(id: &'static str, title: &'static str, rows: Signal<Vec<Row>>) -> AnyView {
    let lines = move || rows.get().into_iter().map(row).collect_view();
    view! {
        <section aria-labelledby=id data-testid=id hidden=move || rows.with(Vec::is_empty)>
            <div class="section-head">
                <h2 id=id>{title}" "<span class="count">{move || rows.with(Vec::len)}</span></h2>
            </div>
            <ul class="list">{lines}</ul>
        </section>
    }
    .into_any()
}
