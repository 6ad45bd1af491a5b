//! After a run was handed in: the review, for those who may; for others, that it waits.

use crate::domain::inspections::{self, ReviewOutcome, RunId, Stored};
use crate::domain::people::Permission;
use crate::i18n::history as msg;
use crate::state::app;
use crate::ui::components::{Glyph, Icon, TextArea};
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// The review of a submitted run; once decided, a way to decide anew.
#[component]
pub(super) fn ReviewSection(run: RunId, stored: Stored) -> impl IntoView {
    let l = lang();
    let app = app();
    let may = Memo::new(move |_| app.may(Permission::ReviewInspection));
    let run = StoredValue::new(run);
    let form = move || view! { <ReviewForm run=run.get_value() /> };
    if stored == Stored::Submitted {
        view! {
            <section class="report-section hide-print">
                <Show when=move || may.get() fallback=move || view! { <p class="soft">{msg::waits_for_review(l)}</p> }>
                    <h2>{msg::review(l)}</h2>
                    {form()}
                </Show>
            </section>
        }
        .into_any()
    } else {
        view! {
            <Show when=move || may.get()>
                <section class="report-section hide-print">
                    <details class="details" data-testid="change-review">
                        <summary>{msg::change_review(l)}</summary>
                        <div class="details-body">{form()}</div>
                    </details>
                </section>
            </Show>
        }
        .into_any()
    }
}

/// The words and the three decisions. What was typed stays when a decision is refused.
#[component]
fn ReviewForm(run: RunId) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let comment = RwSignal::new(String::new());
    let decide = Callback::new(move |outcome| {
        let comment = comment.get_untracked();
        write.run(inspections::Command::Review { run: run.clone(), outcome, comment });
    });
    view! {
        <div class="stack" data-testid="review-form">
            <TextArea
                id="review-comment"
                label=msg::comment(l)
                hint=msg::comment_hint(l)
                value=comment
                on_input=move |text| comment.set(text)
                error=write.error
            />
            <div class="bar bar-end">
                <Decision write decide outcome=ReviewOutcome::Returned id="review-returned" class="button"
                    glyph=Glyph::Undo words=msg::send_back(l) />
                <Decision write decide outcome=ReviewOutcome::HasIssues id="review-has-issues" class="button"
                    glyph=Glyph::Warning words=msg::accept_with_issues(l) />
                <Decision write decide outcome=ReviewOutcome::Approved id="review-approved" class="button button-primary"
                    glyph=Glyph::Check words=msg::approve(l) />
            </div>
        </div>
    }
}

#[component]
fn Decision(
    write: Write,
    decide: Callback<ReviewOutcome>,
    outcome: ReviewOutcome,
    id: &'static str,
    class: &'static str,
    glyph: Glyph,
    words: &'static str,
) -> impl IntoView {
    view! {
        <button type="button" class=class data-testid=id disabled=move || write.pending.get() on:click=move |_| decide.run(outcome)>
            <Icon glyph />{words}
        </button>
    }
}
