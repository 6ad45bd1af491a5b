//! The foot that stays in sight: what each rater gives, the score and its band, and whether all is stored.

use super::page::Page;
use super::saving::State;
use crate::domain::scorecards::Rater;
use crate::i18n::{appraisals, appraisals_form as msg};
use leptos::prelude::*;

/// The foot. The superior's points and the score are left out for whom they are not known to yet; of others, so is all
/// while the self-review is hidden.
#[component]
pub(super) fn Total() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let outcome = Memo::new(move |_| page.outcome());
    let sees = move |rater: Rater| {
        page.rights.with(|rights| match rater {
            Rater::Superior => rights.sees_result,
            _ => !rights.is_hidden,
        })
    };
    let of = move |rater: Rater| {
        let points = outcome.with(|outcome| outcome.as_ref().and_then(|outcome| outcome.by.get(&rater).copied()));
        let words = points.map_or_else(|| "–".to_owned(), appraisals::points);
        sees(rater).then(|| {
            view! {
                <span class="appraisal-rater" data-testid=format!("total-{}", rater.code())>
                    <span class="soft small">{appraisals::rater_name(l, rater)}</span>" "<strong class="num">{words}</strong>
                </span>
            }
        })
    };
    let whole = move || {
        let (sees, is_hidden) = page.rights.with(|rights| (rights.sees_result, rights.is_hidden));
        if is_hidden {
            return "–".to_owned();
        }
        if !sees {
            return msg::after_publishing(l).to_owned();
        }
        outcome.with(|outcome| outcome.as_ref().map(|outcome| msg::result(l, outcome))).unwrap_or_default()
    };
    let raters = move || {
        page.with(|form| {
            let raters = form.rules.raters;
            msg::raters(l, raters.own, raters.superior, raters.data)
        })
    };
    let state = move || match page.saving.state() {
        State::Saved => msg::saved(l).to_owned(),
        State::Saving => msg::saving(l).to_owned(),
        State::Failed(count) => msg::not_saved(l, count),
    };
    let is_failed = move || matches!(page.saving.state(), State::Failed(_));
    view! {
        <aside class="appraisal-total hide-print" aria-label=msg::total(l) data-testid="total">
            {move || Rater::ALL.map(of).into_iter().collect_view()}
            <span class="appraisal-rater" data-testid="total-whole" title=raters>
                <span class="soft small">{msg::whole(l)}</span>" "<strong class="num">{whole}</strong>
            </span>
            <span class="small push" class:tone-danger=is_failed role="status" data-testid="saved">{state}</span>
        </aside>
    }
}
