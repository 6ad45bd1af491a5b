//! Where the fields of one listing write: at once, or, where what buyers see of a listing on sale must be approved first,
//! into a proposal that is handed in as a whole. Knows which of both it is, not what a field looks like.

use super::standards::standards;
use crate::domain::ids::{Field, RecordId};
use crate::domain::listings::standards::Standards;
use crate::domain::listings::{self, Command, Listing, is_reviewed};
use crate::domain::people::Permission;
use crate::domain::record::Record;
use crate::domain::value::Value;
use crate::i18n::Lang;
use crate::state::{App, app};
use crate::ui::{Write, lang};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// One listing that is being written. `Copy`; provided to the components of its page.
#[derive(Clone, Copy)]
pub(super) struct Saver {
    pub(super) app: App,
    pub(super) lang: Lang,
    id: StoredValue<RecordId>,
    /// The listing as it is stored; none where it is not here.
    pub(super) listing: Memo<Option<Listing>>,
    /// What the shop asks of its listings.
    pub(super) standards: Memo<Standards>,
    /// What is to be proposed.
    pub(super) pending: RwSignal<BTreeMap<Field, Value>>,
}

impl Saver {
    /// For the page of a listing.
    pub(super) fn of(id: RecordId) -> Self {
        let app = app();
        let key = listings::key(&id);
        let listing = Memo::new(move |_| app.watch_record(&key, |record| record.map(Listing::read)));
        Self {
            app,
            lang: lang(),
            id: StoredValue::new(id),
            listing,
            standards: standards(app),
            pending: RwSignal::default(),
        }
    }

    /// The one that the page provides.
    pub(super) fn here() -> Self {
        expect_context()
    }

    pub(super) fn id(self) -> RecordId {
        self.id.get_value()
    }

    /// Something of the listing; runs again when that becomes another.
    pub(super) fn look<T: Default>(self, look: impl FnOnce(&Listing) -> T) -> T {
        self.listing.with(|listing| listing.as_ref().map(look).unwrap_or_default())
    }

    /// Something of the listing's record.
    pub(super) fn record<T: Default>(self, look: impl FnOnce(&Record) -> T) -> T {
        self.app.watch_record(&listings::key(&self.id()), |record| record.map(look).unwrap_or_default())
    }

    /// Whether what buyers see has to be approved first, for the person at the device.
    pub(super) fn must_propose(self) -> bool {
        self.look(|listing| listing.state.is_live()) && !self.app.may(Permission::ApproveListings)
    }

    /// What a field says: proposed, or stored.
    pub(super) fn value(self, field: &Field) -> Value {
        let proposed = self.pending.with(|pending| pending.get(field).cloned());
        proposed.unwrap_or_else(|| self.record(|record| record.get(field).cloned().unwrap_or_default()))
    }

    /// Writes a field, or notes it for the proposal.
    pub(super) fn set(self, write: Write, field: Field, value: Value) {
        if is_reviewed(&field) && untrack(|| self.must_propose()) {
            write.error.set(None);
            self.pending.update(|pending| {
                let stored = untrack(|| self.record(|record| record.get(&field).cloned().unwrap_or_default()));
                if stored == value {
                    pending.remove(&field)
                } else {
                    pending.insert(field, value)
                };
            });
        } else {
            write.run(Command::Edit { listing: self.id(), edits: vec![(field, value)] });
        }
    }
}
