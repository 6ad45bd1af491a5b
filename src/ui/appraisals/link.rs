//! Records as links: each by its name, to the page where it is shown; where there is none, to its log. Knows no form.

use super::route;
use crate::domain::appraisals::APPRAISAL;
use crate::domain::approvals::REQUEST;
use crate::domain::campaigns::CAMPAIGN;
use crate::domain::ids::Key;
use crate::domain::inspections::{RUN, RunId};
use crate::domain::listings::LISTING;
use crate::domain::placements::PLACEMENT;
use crate::domain::tasks::TASK;
use crate::i18n::journal;
use crate::state::app;
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::prelude::*;

/// Where a record is shown.
pub(super) fn route_to(key: &Key) -> Route {
    let id = key.id.as_str();
    let log = || Route::Journal(vec![key.kind.as_str().to_owned(), id.to_owned()]);
    match () {
        () if key.kind == RUN => RunId::parse(&key.id).map_or_else(log, |run| Route::Summary(run.record_id())),
        () if key.kind == TASK => Route::Task(key.id.clone()),
        () if key.kind == LISTING => Route::trade(&["listings", id]),
        () if key.kind == PLACEMENT => Route::trade(&["placements", id]),
        () if key.kind == CAMPAIGN => Route::trade(&["campaigns", id]),
        () if key.kind == REQUEST => Route::trade(&["approvals", id]),
        () if key.kind == APPRAISAL => route(&["form", id]),
        () => log(),
    }
}

/// What a record is called.
pub(super) fn title(key: &Key) -> String {
    let app = app();
    let today = app.today();
    app.peek(|records| journal::record(lang(), records, key, today))
}

/// A link to a record.
#[component]
pub(super) fn RecordLink(key: Key) -> impl IntoView {
    view! { <a class="appraisal-link" href=route_to(&key).href() data-testid="record-link">{title(&key)}</a> }
}
