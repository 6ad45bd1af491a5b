//! Which checks of a run are asked: conditions, and what a critical fail ends. Derived; stores nothing (S13).

use super::run::{Outcome, Run};
use crate::domain::templates::{Check, Critical, Template};

/// Whether a check is asked: its condition holds, and no fail has ended the run.
pub fn is_asked(run: Run, template: &Template, check: &Check) -> bool {
    check.only_if.is_none_or(|only| run.says(only.check, only.is)) && !is_ended(run, template)
}

/// Whether a fail has ended the run: nothing more needs to be answered.
fn is_ended(run: Run, template: &Template) -> bool {
    let mut ends = template.checks().filter(|check| check.critical == Some(Critical::Stop));
    ends.any(|check| run.says(check.id, Outcome::Fail.code()))
}

/// The critical checks that failed.
pub fn critical_fails(run: Run, template: &Template) -> Vec<&'static Check> {
    let critical = template.checks().filter(|check| check.critical.is_some());
    critical.filter(|check| run.says(check.id, Outcome::Fail.code())).collect()
}
