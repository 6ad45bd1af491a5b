//! The log of one record, whatever its kind: every value that it ever had, each restored with one tap.

use crate::domain::ids::{Field, Key};
use crate::domain::inspections::{RUN, RunId};
use crate::domain::tasks::TASK;
use crate::domain::templates::TEMPLATE;
use crate::domain::{people, shops};
use crate::i18n::{fields, journal as msg};
use crate::state::app;
use crate::ui::components::{Glyph, Icon};
use crate::ui::lang;
use crate::ui::log::{LogLines, RecordLog};
use crate::ui::routes::Route;
use leptos::prelude::*;

/// The page.
#[component]
pub(super) fn RecordPage(key: Key) -> impl IntoView {
    let (l, app) = (lang(), app());
    let log = RecordLog::new(key.clone());
    log.want();
    let kind = key.kind.clone();
    let named = move |field: Field| Some(fields::name(l, &kind, &field));
    let page = page_of(&key);
    let title = move || {
        app.watch_record(&key, |_| ());
        app.peek(|records| msg::record(l, records, &key, app.today()))
    };
    view! {
        <div class="page" data-testid="record-log">
            <a class="button button-quiet" href=Route::Journal(Vec::new()).href() data-testid="to-journal">
                <Icon glyph=Glyph::ArrowLeft />{msg::back(l)}
            </a>
            <header class="page-head">
                <h1>{title}</h1>
                {page.map(|page| view! { <a class="button button-quiet" href=page.href()>{msg::open_record(l)}</a> })}
                <p class="page-sub">{msg::log_sub(l)}</p>
            </header>
            <div class="sheet"><LogLines log named /></div>
        </div>
    }
}

/// Where the record itself is shown, if anywhere.
fn page_of(key: &Key) -> Option<Route> {
    match () {
        () if key.kind == RUN => RunId::parse(&key.id).map(|run| Route::Summary(run.record_id())),
        () if key.kind == TASK => Some(Route::Task(key.id.clone())),
        () if key.kind == TEMPLATE => Some(Route::Templates(key.id.as_str().to_owned())),
        () if key.kind == people::PERSON || key.kind == people::ROLE => Some(Route::People),
        () if key.kind == shops::SHOP => Some(Route::Settings),
        () => None,
    }
}
