//! Everything that was done, step by step; the log of any record; what was deleted. Reads through the worker.

mod erasure;
mod filters;
mod list;
mod record;
mod row;
mod table;
mod trash;

use crate::domain::ids::{Key, Kind, RecordId};
use crate::ui::routes::Route;
use leptos::prelude::*;

/// The page of an address below `#/journal`: the journal, `trash`, `erasure`, or a record as `<kind>/<id>`.
pub fn page_of(route: Route) -> AnyView {
    let Route::Journal(parts) = route else { return ().into_any() };
    match parts.as_slice() {
        [kind, id] => {
            let key = Key::new(Kind::new(kind), RecordId::new(id));
            view! { <record::RecordPage key /> }.into_any()
        }
        [page] if page == ERASURE => view! { <erasure::ErasurePage /> }.into_any(),
        [page] if page == TRASH => view! { <trash::TrashPage /> }.into_any(),
        _ => view! { <list::JournalPage /> }.into_any(),
    }
}

const TRASH: &str = "trash";
const ERASURE: &str = "erasure";

/// Where the deleted records are.
fn to_trash() -> Route {
    Route::Journal(vec![TRASH.to_owned()])
}

/// Where personal data is erased.
fn to_erasure() -> Route {
    Route::Journal(vec![ERASURE.to_owned()])
}

/// Where the log of a record is.
fn to_record(key: &Key) -> Route {
    Route::Journal(vec![key.kind.as_str().to_owned(), key.id.as_str().to_owned()])
}
