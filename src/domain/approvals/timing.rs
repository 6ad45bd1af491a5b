//! How much time a request leaves for its decisions, and since when each of them was waited for. Knows the rule of the
//! shop; decides nothing.

use super::chain::{Decision, Verdict};
use super::progress::{chain_of, end_of_day_after};
use super::request::Request;
use crate::domain::calendar::Zone;
use crate::domain::records::Records;

/// Until when a step that was reached at an instant has to decide, UTC milliseconds: it is late from then on.
pub fn deadline(records: &Records, request: &Request, zone: &dyn Zone, since: i64) -> i64 {
    end_of_day_after(zone, since, chain_of(records, request).2)
}

/// Until when what is asked for would be through if each step took the time that it has, UTC milliseconds.
pub fn on_sale_by(records: &Records, request: &Request, zone: &dyn Zone) -> i64 {
    let (_, chain, days) = chain_of(records, request);
    let steps = i64::try_from(chain.steps.len().max(1)).unwrap_or(1);
    end_of_day_after(zone, request.at, days.saturating_mul(steps))
}

/// The decisions that others took on a request, each with the instant since which it was waited for: since an earlier step
/// agreed, since it went back, since it was asked anew.
pub fn timed(request: &Request) -> Vec<(i64, &Decision)> {
    let all = || request.decisions.iter().map(|signed| &signed.decision);
    let is_word = |decision: &&Decision| decision.verdict != Verdict::AskedAgain;
    let since = |decision: &Decision| {
        let opens = |before: &&Decision| {
            let moved = match before.verdict {
                Verdict::Approved => before.step < decision.step,
                Verdict::Returned { .. } | Verdict::AskedAgain => true,
            };
            moved && before.stamp < decision.stamp
        };
        all().filter(opens).map(|before| before.stamp.instant()).max().unwrap_or(request.at)
    };
    all().filter(is_word).map(|decision| (since(decision), decision)).collect()
}
