//! Refusals of scorecards and appraisals in words. Knows no screen.

use super::too_long;
use crate::domain::{appraisals, scorecards};
use crate::i18n::Lang;

/// A refused command about scorecards.
pub(super) fn scorecard(lang: Lang, refusal: &scorecards::Refusal) -> String {
    use crate::i18n::scorecards as msg;
    use scorecards::Refusal;
    match refusal {
        Refusal::NoName => msg::need_name(lang).to_owned(),
        Refusal::TooLong { most, .. } => too_long(lang, *most),
        Refusal::UnknownRole => msg::unknown_role(lang).to_owned(),
        Refusal::UnknownCard => msg::unknown_card(lang).to_owned(),
        Refusal::NotAllowed(_) => msg::not_allowed(lang).to_owned(),
        Refusal::NotAScoring(_) => msg::not_a_scoring(lang).to_owned(),
        Refusal::TooMany(most) => msg::too_many(lang, *most),
    }
}

/// A refused command about appraisals.
pub(super) fn appraisal(lang: Lang, refusal: &appraisals::Refusal) -> String {
    use crate::i18n::appraisals as msg;
    use appraisals::Refusal;
    match refusal {
        Refusal::NotBegun => msg::not_begun(lang).to_owned(),
        Refusal::NotATerm => msg::not_a_term(lang).to_owned(),
        Refusal::CardNotWhole => msg::card_not_whole(lang).to_owned(),
        Refusal::OpenedAlready => msg::opened_already(lang).to_owned(),
        Refusal::NotNow(stage) => msg::not_now(lang, msg::stage_name(lang, *stage)),
        Refusal::NotYours => msg::not_yours(lang).to_owned(),
        Refusal::OwnForm => msg::own_form(lang).to_owned(),
        // What is missing stands beside the button, with a way to each field.
        Refusal::Missing(_) => msg::missing(lang).to_owned(),
        Refusal::NoReason(_) => msg::need_reason(lang).to_owned(),
        Refusal::NoWhy => msg::need_why(lang).to_owned(),
        Refusal::TooLate => msg::too_late(lang).to_owned(),
        Refusal::StillOpen => msg::still_open(lang).to_owned(),
        Refusal::NotAllowed(_) => msg::not_allowed(lang).to_owned(),
        Refusal::TooLong { most, .. } => too_long(lang, *most),
        Refusal::NotWhole => msg::not_whole(lang).to_owned(),
    }
}
