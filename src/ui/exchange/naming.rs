//! What a record is called that may not be here yet.

use crate::domain::inspections::RUN;
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::i18n::{Lang, journal};
use crate::state::App;
use leptos::prelude::untrack;

/// Its name in people's words. A run is named by its template, which is here; any other record by itself.
pub(super) fn title(app: App, l: Lang, record: &Record) -> String {
    let today = untrack(|| app.today());
    let named = |records: &Records| journal::record_title(l, records, record.key(), today);
    if *record.kind() == RUN {
        return app.peek(named);
    }
    let mut alone = Records::default();
    alone.merge(record.clone());
    named(&alone)
}
