//! The journal, page by page: what is shown grows by a tap, so that its length never holds up the page.

use super::filters::{Chosen, Filters};
use super::row::Row;
use super::table::Table;
use super::{to_erasure, to_trash};
use crate::i18n::{common, journal as msg};
use crate::state::{Failure, JournalPage as Page, RowHead, app};
use crate::ui::components::{Empty, Glyph};
use crate::ui::lang;
use crate::ui::write::failure_words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many rows are shown at first, and more with each tap.
const STEP: usize = 60;

/// What is shown of the journal. `Copy`.
#[derive(Clone, Copy)]
struct Shown {
    rows: RwSignal<Vec<RowHead>>,
    /// Before which row it goes on; the outer `None` while it is being read.
    next: RwSignal<Option<Option<u64>>>,
    error: RwSignal<Option<String>>,
    chosen: RwSignal<Chosen>,
}

impl Shown {
    fn new() -> Self {
        let shown = Self {
            rows: RwSignal::new(Vec::new()),
            next: RwSignal::new(None),
            error: RwSignal::new(None),
            chosen: RwSignal::default(),
        };
        Effect::new(move |_| {
            shown.chosen.track();
            shown.rows.set(Vec::new());
            shown.read(None);
        });
        shown
    }

    /// Reads on from before a row; `None`: from the end.
    fn read(self, before: Option<u64>) {
        let (l, app) = (lang(), app());
        let chosen = self.chosen.get_untracked();
        self.next.set(None);
        spawn_local(async move {
            let page = app.journal(chosen.filter(app), before, STEP).await;
            // Another choice was made meanwhile, or the page was left.
            if self.chosen.try_get_untracked() == Some(chosen) {
                self.take(page.map_err(|error| failure_words(l, &Failure::Store(error))));
            }
        });
    }

    fn take(self, page: Result<Page, String>) {
        match page {
            Ok(page) => {
                self.error.set(None);
                self.rows.update(|rows| rows.extend(page.rows));
                self.next.set(Some(page.next));
            }
            Err(words) => {
                self.error.set(Some(words));
                self.next.set(Some(None));
            }
        }
    }
}

/// The page.
#[component]
pub(super) fn JournalPage() -> impl IntoView {
    let l = lang();
    let shown = Shown::new();
    view! {
        <div class="page" data-testid="journal">
            <header class="page-head">
                <h1>{msg::title(l)}</h1>
                <a class="button button-quiet" href=to_trash().href() data-testid="to-trash">{msg::trash(l)}</a>
                <a class="button button-quiet" href=to_erasure().href() data-testid="to-erasure">{msg::erasure(l)}</a>
                <p class="page-sub">{msg::sub(l)}</p>
            </header>
            <Filters chosen=shown.chosen />
            <Table chosen=shown.chosen />
            {move || shown.error.get().map(|words| view! { <p role="alert" class="tone-danger">{words}</p> })}
            <ul class="list section" data-testid="journal-rows" hidden=move || shown.rows.with(Vec::is_empty)>
                <For each=move || shown.rows.get() key=|row| row.number children=|row| view! { <Row row /> } />
            </ul>
            <Foot shown />
        </div>
    }
}

/// More of it, that it is being read, or that there is nothing.
#[component]
fn Foot(shown: Shown) -> impl IntoView {
    let l = lang();
    move || match shown.next.get() {
        None => view! { <p class="soft small" role="status">{common::loading(l)}</p> }.into_any(),
        Some(Some(before)) => view! {
            <div class="bar section">
                <button type="button" class="button button-block" data-testid="show-more"
                    on:click=move |_| shown.read(Some(before))
                >{msg::show_more(l)}</button>
            </div>
        }
        .into_any(),
        Some(None) if shown.rows.with(Vec::is_empty) && shown.error.with(Option::is_none) => nothing(shown),
        Some(None) => ().into_any(),
    }
}

fn nothing(shown: Shown) -> AnyView {
    let l = lang();
    if shown.chosen.with(Chosen::is_empty) {
        return view! { <Empty glyph=Glyph::History text=msg::none(l) /> }.into_any();
    }
    let all = move |()| shown.chosen.set(Chosen::default());
    view! { <Empty glyph=Glyph::History text=msg::none_fits(l) action=msg::show_all(l) test_id="journal-all" on_action=all /> }
        .into_any()
}
