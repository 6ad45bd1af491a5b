//! Which templates a shop uses, and since when. Knows no run.

use super::known::current;
use super::template::Template;
use super::{DAILY, TEMPLATE, field, in_use};
use crate::domain::calendar::parse_date;
use crate::domain::ids::RecordId;
use crate::domain::order::sort_by;
use crate::domain::records::Records;
use crate::domain::shops::{Shop, ids};
use chrono::NaiveDate;

/// A template that a shop uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The template as it is now.
    pub template: &'static Template,
    /// The first day on which it can be due.
    pub since: NaiveDate,
}

/// What a shop uses: the daily inspection first, the others by the time at which they are due, then by id.
pub fn duties(records: &Records, shop: &Shop) -> Vec<Duty> {
    let shops = ids(records, &shop.id);
    let set = records.of(&TEMPLATE).map(|record| record.id().as_str());
    let ids = std::iter::once(DAILY.id).chain(set.filter(|id| *id != DAILY.id));
    let mut duties = Vec::new();
    duties.extend(ids.filter_map(|id| {
        let since = since(records, &shops, id)?;
        Some(Duty { template: current(records, id)?, since })
    }));
    let rank = |duty: &Duty| (duty.template.id != DAILY.id, duty.template.schedule.time.unwrap_or(shop.due));
    sort_by(&mut duties, |a, b| rank(a).cmp(&rank(b)).then_with(|| a.template.id.cmp(b.template.id)));
    duties
}

/// Since when a shop uses a template; `None` while it does not.
pub fn used_since(records: &Records, shop: &Shop, template: &str) -> Option<NaiveDate> {
    since(records, &ids(records, &shop.id), template)
}

/// When a shop last said whose duty a template is, UTC milliseconds; `None` while it is as it came.
pub fn owner_said(records: &Records, template: &str) -> Option<i64> {
    let record = records.get(&TEMPLATE, &RecordId::new(template))?;
    record.cell(&field::WHO).map(|cell| cell.stamp.instant())
}

fn since(records: &Records, shops: &[RecordId], template: &str) -> Option<NaiveDate> {
    let record = records.get(&TEMPLATE, &RecordId::new(template)).filter(|record| !record.is_deleted());
    let said = shops.iter().find_map(|id| record?.get(&in_use(id))?.as_str());
    match said {
        Some(said) => parse_date(said),
        // A shop has its daily inspection from the beginning of time: a clock that is years behind must not hide it (R11).
        None => (template == DAILY.id).then(NaiveDate::default),
    }
}
