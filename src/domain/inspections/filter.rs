//! Which days of the history a person wants to see. Stores nothing.

use super::run::Run;
use super::{Day, DayStatus, progress};
use crate::domain::folding::Folding;
use crate::domain::ids::RecordId;
use crate::domain::people;
use crate::domain::records::Records;
use crate::domain::templates;
use crate::domain::text::{Query, Reading};
use std::sync::Arc;

/// Which days a person wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum DayFilter {
    /// All.
    #[default]
    All,
    /// With failed checks.
    Fails,
    /// Missed.
    Missed,
    /// Handed in, not reviewed.
    ToReview,
}

impl DayFilter {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::All, Self::Fails, Self::Missed, Self::ToReview];

    /// As kept in preferences.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Fails => "fails",
            Self::Missed => "missed",
            Self::ToReview => "to_review",
        }
    }

    /// Whether the day is one of them.
    pub fn fits(self, day: &Day) -> bool {
        match self {
            Self::All => true,
            Self::Fails => day.progress.fail > 0,
            Self::Missed => day.status == DayStatus::Missed,
            Self::ToReview => day.status == DayStatus::Submitted,
        }
    }
}

/// What else the days must have in common; empty parts ask for nothing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Narrowing {
    /// Handed in by this person, joined entries followed.
    pub person: Option<RecordId>,
    /// A check of this group failed.
    pub group: Option<String>,
    /// A banner or item whose name holds these words was looked at.
    pub entry: String,
}

impl Narrowing {
    /// Whether it asks for anything.
    pub fn is_empty(&self) -> bool {
        self.person.is_none() && self.group.is_none() && self.entry.trim().is_empty()
    }

    /// The words of the entry as they are compared, made once for all days.
    pub fn words(&self, folding: Arc<Folding>) -> Query {
        Query::new(&self.entry, folding)
    }

    /// Whether the day is one of them; `words` are those of [`Self::words`].
    pub fn fits(&self, records: &Records, day: &Day, words: &Query) -> bool {
        let run = Run::of(records.by_key(&day.run.key()).map(AsRef::as_ref));
        let by = || people::find(records, &run.submitted_by()).map(|person| person.id);
        self.person.as_ref().is_none_or(|person| by().as_ref() == Some(person))
            && self.group.as_ref().is_none_or(|group| has_failed(records, run, day, group))
            && has_entry(records, run, day, words)
    }
}

fn has_failed(records: &Records, run: Run, day: &Day, group: &str) -> bool {
    let Some(template) = templates::of_run(records, &day.run) else { return false };
    template.group(group).is_some_and(|group| progress(run, template, [group]).fail > 0)
}

fn has_entry(records: &Records, run: Run, day: &Day, words: &Query) -> bool {
    let groups = templates::of_run(records, &day.run).map(|template| template.groups).unwrap_or_default();
    let mut names = groups.iter().flat_map(|group| run.named_entries(group.id)).map(|entry| entry.name);
    words.is_empty() || names.any(|name| words.fits_text(&name, Reading::Name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{Fixed, parse_date};
    use crate::domain::command::Command;
    use crate::domain::desk::Desk;
    use crate::domain::folding::TABLE;
    use crate::domain::inspections::{self, Outcome, RunId, Spot, days};
    use crate::domain::shops::{self, Shop};
    use crate::domain::templates::DAILY;

    const ZONE: Fixed = Fixed(480);
    const SHOP: RecordId = RecordId::of("s");
    const ANN: RecordId = RecordId::of("ann");
    const TWIN: RecordId = RecordId::of("twin");
    /// 22 November 2026, 08:40 in Shanghai.
    const NOW: i64 = 1_795_308_000_000;

    fn run_on(day: &str) -> RunId {
        RunId { shop: SHOP, template: DAILY.id.to_owned(), date: parse_date(day).expect("a date"), by: None }
    }

    fn act(desk: &mut Desk, command: impl Into<Command>) {
        desk.act(&command.into()).expect("allowed");
    }

    /// The 20th by Ann's twin with a failed banner, the 21st by Ann without.
    fn two_days() -> Desk<'static> {
        let mut desk = Desk::new(&ZONE, 1, NOW);
        let (name, industry, zone) = ("云栖".to_owned(), String::new(), "Asia/Shanghai".to_owned());
        act(&mut desk, shops::Command::Create { id: SHOP, name, platform: shops::Platform::Tmall, industry, zone });
        for id in [ANN, TWIN] {
            act(&mut desk, people::Command::Create { id, name: "Ann".into(), role: "assistant".into() });
        }
        for (day, by, outcome) in [("2026-11-20", TWIN, Outcome::Fail), ("2026-11-21", ANN, Outcome::Pass)] {
            desk.sit(&by);
            let (run, group, entry) = (run_on(day), "INSP-02".to_owned(), "e".to_owned());
            let at = Spot { run: run.clone(), check: "INSP-02.1".into(), entry: entry.clone() };
            let name = if outcome == Outcome::Fail { "双１２主会场" } else { "会员日" }.to_owned();
            act(&mut desk, inspections::Command::NameEntry { run: run.clone(), group, entry, name });
            act(&mut desk, inspections::Command::Answer { at: at.clone(), outcome: Some(outcome) });
            act(&mut desk, inspections::Command::Note { at, text: "看过".into() });
            act(&mut desk, inspections::Command::Submit { run });
        }
        act(&mut desk, people::Command::Join { kept: ANN, duplicate: TWIN });
        desk
    }

    fn found(desk: &Desk, narrowing: &Narrowing) -> Vec<String> {
        let shop = Shop::read(desk.records.by_key(&shops::key(&SHOP)).expect("the shop"));
        let words = narrowing.words(TABLE.clone());
        let fits = |day: &Day| narrowing.fits(&desk.records, day, &words);
        let fitting = days(&desk.records, &shop, &DAILY, NOW, &ZONE).filter(fits);
        fitting.map(|day| day.run.date.to_string()).collect()
    }

    #[test]
    fn each_part_narrows_and_none_asks_for_nothing() {
        let desk = two_days();
        let all = Narrowing::default();
        assert!(all.is_empty());
        assert_eq!(found(&desk, &all), ["2026-11-22", "2026-11-21", "2026-11-20"]);
        let by_ann = Narrowing { person: Some(ANN), ..all.clone() };
        assert_eq!(found(&desk, &by_ann), ["2026-11-21", "2026-11-20"]);
        let failed = Narrowing { group: Some("INSP-02".into()), ..all.clone() };
        assert_eq!(found(&desk, &failed), ["2026-11-20"]);
        assert_eq!(found(&desk, &Narrowing { group: Some("INSP-01".into()), ..by_ann.clone() }), [""; 0]);
        let named = Narrowing { entry: " 双12 ".into(), ..all.clone() };
        assert_eq!(found(&desk, &named), ["2026-11-20"]);
        let traditional = Narrowing { entry: "會場".into(), ..all.clone() };
        assert_eq!(found(&desk, &traditional), ["2026-11-20"]);
        assert_eq!(found(&desk, &Narrowing { entry: "hyr".into(), ..all.clone() }), ["2026-11-21"], "by initials");
        assert_eq!(found(&desk, &Narrowing { entry: "会员".into(), ..failed }), [""; 0]);
    }
}
