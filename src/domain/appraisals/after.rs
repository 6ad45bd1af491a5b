//! What a result leads to (KPI-21, KPI-22): when an improvement plan is offered. What follows is said by people; nothing
//! here proposes a penalty (C-23). Knows no page.

use super::form::{Form, key, of_person};
use super::outcome::known;
use crate::domain::records::Records;
use crate::domain::scorecards::Band;

/// How many results in a row below the bar are "repeatedly".
const IN_A_ROW: usize = 2;

/// Whether the person's last results up to this form, those that were made known, are all below the bar: then an
/// improvement plan is offered. What was decided on an appeal counts before what was made known first.
pub fn is_plan_due(records: &Records, form: &Form) -> bool {
    let known = of_person(records, &form.shop, &form.person);
    let known = known.iter().filter(|one| one.term <= form.term && one.stage.is_published());
    let bands: Vec<Option<Band>> = known.take(IN_A_ROW).map(|one| band(records, one)).collect();
    bands.len() == IN_A_ROW && bands.iter().all(|band| *band == Some(Band::Fail))
}

fn band(records: &Records, form: &Form) -> Option<Band> {
    let (first, last) = known(records.by_key(&key(&form.id))?);
    last.or(first)?.band
}
