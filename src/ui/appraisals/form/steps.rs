//! The buttons of the steps: each only for whom and when it is possible, with what it still wants and why it was refused
//! beside it.

use super::kept::{Kept, KeptText};
use super::page::Page;
use super::section::jump;
use crate::domain::appraisals::{APPRAISAL, Command, Step, missing_for, without_reason};
use crate::domain::ids::{Field, RecordId};
use crate::i18n::{appraisals_form as msg, fields, indicators};
use crate::ui::Write;
use crate::ui::components::{Glyph, Icon};
use crate::ui::placements::Failed;
use leptos::prelude::*;

/// All steps that are a tap.
#[component]
pub(super) fn Steps() -> impl IntoView {
    let l = Page::here().lang;
    view! {
        <div class="stack hide-print">
            <Tap step=Step::HandIn testid="hand-in" label=msg::hand_in(l) hint=msg::hand_in_hint(l) command=|form| Command::HandIn { form } />
            <Tap step=Step::Score testid="score-done" label=msg::score_done(l) command=|form| Command::Score { form } />
            <Tap step=Step::Publish testid="publish" label=msg::publish(l) hint=msg::publish_hint(l) command=|form| Command::Publish { form } />
            <Return />
            <Tap step=Step::Interview testid="interview-held" label=msg::interview_held(l) command=|form| Command::Interview { form } />
            <Tap step=Step::Acknowledge testid="acknowledge" label=msg::acknowledge(l) hint=msg::acknowledge_hint(l)
                command=|form| Command::Acknowledge { form } />
            <Tap step=Step::Close testid="close-form" label=msg::close_form(l) hint=msg::close_hint(l) command=|form| Command::Close { form } />
        </div>
    }
}

/// What a step still wants.
fn missing(page: Page, step: Step) -> Vec<Field> {
    let wanted = |form: &_| {
        let reason = (step == Step::HandIn).then(|| without_reason(form)).flatten();
        missing_for(step, form).into_iter().chain(reason).collect()
    };
    page.with(wanted).unwrap_or_default()
}

/// A field in words: of an indicator with its name.
fn name(page: Page, field: &Field) -> String {
    let words = fields::name(page.lang, &APPRAISAL, field);
    let mut parts = field.parts();
    let indicator = parts.nth(1).and_then(|id| page.indicators().into_iter().find(|one| one.id == id));
    match indicator {
        Some(indicator) => format!("{words} · {}", indicators::name_of(page.lang, &indicator)),
        None => words,
    }
}

#[component]
fn Tap(
    step: Step,
    testid: &'static str,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    command: fn(RecordId) -> Command,
) -> impl IntoView {
    let page = Page::here();
    let write = Write::here();
    let may = page.may_do(step);
    let wanted = Memo::new(move |_| if may.get() { missing(page, step) } else { Vec::new() });
    view! {
        <Show when=move || may.get()>
            <section class="appraisal-step stack stack-tight">
                <Missing wanted />
                {(!hint.is_empty()).then(|| view! { <p class="field-hint">{hint}</p> })}
                <Failed error=write.error />
                <div class="bar bar-end">
                    <button type="button" class="button button-primary" data-testid=testid
                        disabled=move || write.pending.get() on:click=move |_| write.run(command(page.id()))
                    ><Icon glyph=Glyph::Check />{label}</button>
                </div>
            </section>
        </Show>
    }
}

/// What is missing: each leads to its field.
#[component]
fn Missing(wanted: Memo<Vec<Field>>) -> impl IntoView {
    let page = Page::here();
    let one = move |field: Field| {
        let words = name(page, &field);
        view! {
            <li>
                <button type="button" class="button button-quiet" data-testid="missing" on:click=move |_| jump(&field)>
                    {words}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !wanted.with(Vec::is_empty)>
            <p class="small">{msg::missing(page.lang)}</p>
            <ul class="appraisal-missing">{move || wanted.get().into_iter().map(one).collect_view()}</ul>
        </Show>
    }
}

/// Giving it back, with a reason.
#[component]
fn Return() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let write = Write::here();
    let may = page.may_do(Step::Return);
    let why = Kept::of(page, "returned_why");
    let send = move |_| {
        let command = Command::Return { form: page.id(), why: why.text.get_untracked() };
        write.run_then(command, move || why.done());
    };
    view! {
        <Show when=move || may.get()>
            <details class="details">
                <summary>{msg::send_back(l)}</summary>
                <div class="details-body stack stack-tight">
                    <KeptText kept=why id="return-why" label=msg::return_why(l) />
                    <Failed error=write.error />
                    <div class="bar bar-end">
                        <button type="button" class="button" data-testid="return" disabled=move || write.pending.get() on:click=send>
                            <Icon glyph=Glyph::Undo />{msg::send_back(l)}
                        </button>
                    </div>
                </div>
            </details>
        </Show>
    }
}
