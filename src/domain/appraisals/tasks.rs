//! The tasks that improvement measures become: named after form and measure, so that handing in again changes the same
//! ones. Knows the fields of a task, not its rules.

use super::form::{Form, Measure, key};
use crate::domain::command::Draft;
use crate::domain::ids::{Key, RecordId};
use crate::domain::records::Records;
use crate::domain::tasks::{self, Owner, field};

/// What a measure writes.
pub(super) fn of_measure(form: &Form, measure: &Measure) -> Draft {
    let key = tasks::key(&RecordId::new(format!("{}:{}", form.id, measure.id)));
    Draft::default()
        .set(&key, field::SHOP, form.shop.as_str())
        .set(&key, field::WHAT, measure.what.trim())
        .set(&key, field::OWNER, measure.owner.as_ref().map(Owner::code).unwrap_or_default())
        .set(&key, field::DUE, measure.due.map(|due| due.to_string()).unwrap_or_default())
}

/// The form that a task came from, if it came from one.
pub fn origin_of(records: &Records, task: &RecordId) -> Option<Key> {
    let (form, _) = task.as_str().rsplit_once(':')?;
    let key = key(&RecordId::new(form));
    records.by_key(&key).is_some_and(|record| !record.is_deleted()).then_some(key)
}
