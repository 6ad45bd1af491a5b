//! The form of an appraisal: all sections of one page, as its person fills them in and as the superior scores them. Knows
//! the sections and their order, not their inside.

mod achievements;
mod after;
mod appeal;
mod attendance;
mod choice;
mod decide;
mod decided;
mod evidence;
mod gone;
mod head;
mod hr;
mod judged;
mod kept;
mod kpi;
mod measures;
mod page;
mod plain;
mod saved;
mod saving;
mod scores;
mod section;
mod shape;
mod signing;
mod steps;
mod texts;
mod total;

use crate::domain::ids::RecordId;
use crate::i18n::appraisals_form as msg;
use crate::ui::components::{Empty, Glyph};
use leptos::prelude::*;
use page::Page;

/// The form with this id, or words for one that is not here or not for whoever looks at it.
#[component]
pub(super) fn FormPage(id: RecordId) -> impl IntoView {
    let page = Page::open(id);
    provide_context(page);
    let l = page.lang;
    leptos::task::spawn_local(page.app.take_over_drafts());
    let is_here = Memo::new(move |_| page.form.with(Option::is_some));
    let is_seen = Memo::new(move |_| page.rights.with(|rights| rights.is_own || rights.is_above));
    let home = super::route(&[]).href();
    let gone = {
        let home = home.clone();
        move || view! { <Empty glyph=Glyph::List text=msg::unknown(l) action=msg::back(l) href=home.clone() /> }
    };
    view! {
        <div class="page appraisal-form" data-testid="appraisal-form">
            <super::AppraisalTabs />
            <Show when=move || is_here.get() fallback=gone>
                <Show
                    when=move || is_seen.get()
                    fallback={
                        let home = home.clone();
                        move || view! { <Empty glyph=Glyph::Person text=msg::not_for_you(l) action=msg::back(l) href=home.clone() /> }
                    }
                >
                    <article class="stack">
                        <head::Head />
                        <Review />
                        <Result />
                        <signing::SignOff />
                        <steps::Steps />
                        <appeal::Appeal />
                        <decide::Decide />
                        <decided::Decided />
                        <after::After />
                    </article>
                    <total::Total />
                </Show>
            </Show>
        </div>
    }
}

/// The self-review: of others only once it was handed in, where the rules say so. What the personnel department writes
/// stands apart from it.
#[component]
fn Review() -> impl IntoView {
    let page = Page::here();
    let is_hidden = Memo::new(move |_| page.rights.with(|rights| rights.is_hidden));
    view! {
        <head::Heading />
        <attendance::Attendance />
        <Show when=move || !is_hidden.get() fallback=move || view! {
            <p class="sheet soft" data-testid="hidden-until">{msg::hidden_until(page.lang)}</p>
        }>
            <plain::Duties />
            <achievements::Achievements />
            <kpi::Indicators />
            <judged::Behaviour />
            <texts::Shortcomings />
            <measures::Measures />
            <texts::Goals />
            <plain::Training />
        </Show>
    }
}

/// What others say: the superior, the personnel department, the interview.
#[component]
fn Result() -> impl IntoView {
    view! {
        <plain::Comment />
        <hr::Hr />
        <plain::Interview />
    }
}
