//! Refusals of requests and findings in words. Knows no screen.

use super::say;
use crate::domain::{approvals, findings};
use crate::i18n::Lang;

/// A refused command about requests.
pub(super) fn request(lang: Lang, refusal: &approvals::Refusal) -> String {
    use crate::i18n::approvals as msg;
    use approvals::Refusal;
    match refusal {
        Refusal::NothingAsked => msg::nothing_asked(lang).to_owned(),
        Refusal::NoTitle => msg::need_title(lang).to_owned(),
        Refusal::TooLong(most) => {
            say(lang, format!("最多 {most} 个字，请缩短。"), format!("At most {most} characters; please shorten it."))
        }
        Refusal::AlreadyAsked => msg::already_asked(lang).to_owned(),
        Refusal::NotReady => msg::not_ready(lang).to_owned(),
        Refusal::Over => msg::over_already(lang).to_owned(),
        Refusal::Unknown => msg::of_other_version(lang).to_owned(),
        Refusal::StepNotOpen => msg::step_not_open(lang).to_owned(),
        Refusal::NotYours => msg::not_yours(lang).to_owned(),
        Refusal::NotTheAsker => msg::not_the_asker(lang).to_owned(),
        Refusal::NoReason => msg::need_reason(lang).to_owned(),
        Refusal::NotEarlier => msg::not_earlier(lang).to_owned(),
        Refusal::NotReturned => msg::not_returned(lang).to_owned(),
        Refusal::NotApproved => msg::not_approved(lang).to_owned(),
        Refusal::NotARule(_) => msg::not_a_rule(lang).to_owned(),
        Refusal::NotADeputy => msg::not_a_deputy(lang).to_owned(),
        Refusal::EndsBefore => msg::ends_before(lang).to_owned(),
    }
}

/// A refused command about findings.
pub(super) fn finding(lang: Lang, refusal: findings::Refusal) -> String {
    use crate::i18n::findings as msg;
    match refusal {
        findings::Refusal::NoReason => msg::need_reason(lang).to_owned(),
        findings::Refusal::NotANumber => msg::not_a_number(lang).to_owned(),
    }
}
