//! Section 2: what was counted of attendance, and rewards and penalties in words.

use super::page::Page;
use super::saved::Saved;
use super::section::Section;
use super::shape::Shape;
use crate::domain::appraisals::{Part, field};
use crate::i18n::{appraisals, appraisals_form as msg};
use leptos::prelude::*;

/// Late, absent, sick, personal leave; rewards, penalties.
#[component]
pub(super) fn Attendance() -> impl IntoView {
    let l = Page::here().lang;
    let counts = [
        ("late", appraisals::late(l)),
        ("absent", appraisals::absent(l)),
        ("sick", appraisals::sick(l)),
        ("personal", appraisals::personal(l)),
    ];
    let counts = counts.map(|(name, label)| {
        view! { <Saved field=field::attendance(name) part=Part::Personnel label=label shape=Shape::Count /> }
    });
    view! {
        <Section name="attendance" title=msg::attendance_head(l)>
            <div class="appraisal-counts">{counts.into_iter().collect_view()}</div>
            <div class="columns">
                <Saved field=field::attendance("reward") part=Part::Personnel label=appraisals::reward(l) />
                <Saved field=field::attendance("penalty") part=Part::Personnel label=appraisals::penalty(l) />
            </div>
        </Section>
    }
}
