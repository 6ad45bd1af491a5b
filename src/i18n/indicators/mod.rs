//! Words of indicators: name, meaning, formula and marks of the shipped ones by their ids, and the shop's own words before
//! them. Knows no card.

mod anchors;
mod said;
mod words;

use super::Lang;
use crate::domain::scorecards::{Indicator, Source};
use crate::domain::templates::Text;

messages! {
    unnamed = "未命名的指标", "Unnamed indicator";
}

/// What is written down about a shipped indicator.
struct Entry {
    id: &'static str,
    name: Text,
    definition: Text,
    formula: Text,
}

fn entries() -> impl Iterator<Item = &'static Entry> {
    words::ENTRIES.iter().chain(said::ENTRIES)
}

fn entry(id: &str) -> Option<&'static Entry> {
    entries().find(|entry| entry.id == id)
}

/// The name of a shipped indicator.
pub fn name(l: Lang, id: &str) -> Option<&'static str> {
    entry(id).map(|entry| l.of(entry.name))
}

/// What a shipped indicator means.
pub fn definition(l: Lang, id: &str) -> Option<&'static str> {
    entry(id).map(|entry| l.of(entry.definition))
}

/// How a shipped indicator is worked out; none for what a person says.
pub fn formula(l: Lang, id: &str) -> Option<&'static str> {
    entry(id).map(|entry| l.of(entry.formula)).filter(|words| !words.is_empty())
}

/// The marks of a shipped indicator that a person says, best first, one per line.
pub fn anchors(l: Lang, id: &str) -> Option<&'static str> {
    anchors::ANCHORS.iter().find(|(own, _)| *own == id).map(|(_, words)| l.of(*words))
}

/// The name of an indicator: the shop's own, else the shipped one, else that of what is worked out.
pub fn name_of(l: Lang, indicator: &Indicator) -> String {
    let computed = match indicator.source {
        Source::Computed(what) => Some(super::scorecards::computed_name(l, what)),
        _ => None,
    };
    own(&indicator.name, name(l, &indicator.id).or(computed).or_else(|| Some(unnamed(l))))
}

/// What an indicator means; empty where nobody said so.
pub fn definition_of(l: Lang, indicator: &Indicator) -> String {
    own(&indicator.definition, definition(l, &indicator.id))
}

/// How an indicator is worked out; empty where nobody said so.
pub fn formula_of(l: Lang, indicator: &Indicator) -> String {
    own(&indicator.formula, formula(l, &indicator.id))
}

/// The words of its marks, best first, one per line; empty where there are none.
pub fn anchors_of(l: Lang, indicator: &Indicator) -> String {
    own(&indicator.anchors, anchors(l, &indicator.id))
}

fn own(own: &str, shipped: Option<&'static str>) -> String {
    if own.trim().is_empty() { shipped.unwrap_or_default().to_owned() } else { own.to_owned() }
}

#[cfg(test)]
mod tests {
    //! Every shipped indicator has words in both languages.

    use super::*;
    use crate::domain::scorecards::{Scoring, shipped};

    fn all() -> Vec<Indicator> {
        shipped::CODES.into_iter().filter_map(shipped::card).flat_map(|card| card.indicators).collect()
    }

    #[test]
    fn every_shipped_indicator_has_name_and_meaning_and_what_it_needs() {
        for l in Lang::ALL {
            for indicator in all() {
                let id = indicator.id.as_str();
                assert!(name(l, id).is_some_and(|words| !words.is_empty()), "{id}");
                assert!(definition(l, id).is_some_and(|words| !words.is_empty()), "{id}");
                let is_judged = matches!(indicator.scoring, Scoring::Manual { .. });
                assert_eq!(formula(l, id).is_none(), is_judged, "{id}");
                assert_eq!(anchors(l, id).is_some(), is_judged, "{id}");
            }
        }
    }

    #[test]
    fn what_is_said_in_five_levels_has_five_words() {
        for l in Lang::ALL {
            for indicator in all().into_iter().filter(|one| one.scoring == Scoring::Manual { most: 5 }) {
                assert_eq!(anchors_of(l, &indicator).lines().count(), 5, "{}", indicator.id);
            }
        }
    }

    #[test]
    fn no_two_entries_share_an_id_and_none_is_of_no_card() {
        let ids: std::collections::BTreeSet<_> = entries().map(|entry| entry.id).collect();
        assert_eq!(ids.len(), entries().count());
        let used: std::collections::BTreeSet<_> = all().into_iter().map(|one| one.id).collect();
        assert!(ids.iter().all(|id| used.contains(*id)), "{:?}", ids.iter().find(|id| !used.contains(**id)));
    }

    #[test]
    fn the_shops_own_words_come_first() {
        let shipped = Indicator::new("traffic");
        assert_eq!(name_of(Lang::Zh, &shipped), "访客数");
        let renamed = Indicator { name: "进店人数".into(), definition: "按日去重".into(), ..shipped };
        assert_eq!(name_of(Lang::En, &renamed), "进店人数");
        assert_eq!(definition_of(Lang::En, &renamed), "按日去重");
        assert_eq!(name_of(Lang::En, &Indicator::new("i1")), "Unnamed indicator");
    }
}
