//! What can be done next with a follow-up: mark as done, re-check, open again. Errors stand beside the button.

use crate::domain::ids::RecordId;
use crate::domain::tasks::{self, Command, Status, Task};
use crate::i18n::tasks as msg;
use crate::ui::components::{Glyph, Icon, TextArea};
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// The next step.
#[component]
pub(super) fn Actions(id: RecordId, task: Memo<Option<Task>>) -> impl IntoView {
    let status = Memo::new(move |_| task.with(|task| task.as_ref().map(|task| task.status)));
    move || match status.get()? {
        Status::Open => Some(view! { <MarkDone id=id.clone() /> }.into_any()),
        Status::Done => Some(view! { <Recheck id=id.clone() /> }.into_any()),
        Status::Rechecked => Some(view! { <Reopen id=id.clone() /> }.into_any()),
    }
}

/// What was done, in words, and the button. The words stay when it could not be saved.
#[component]
fn MarkDone(id: RecordId) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let result = RwSignal::new(String::new());
    let done = move |_| write.run(Command::Done { task: id.clone(), result: result.get_untracked() });
    view! {
        <div class="stack stack-tight hide-print">
            <TextArea
                id="task-done-result"
                label=msg::result(l)
                value=result
                on_input=move |text| result.set(text)
                error=write.error
            />
            <div class="bar bar-end">
                <button type="button" class="button button-primary" data-testid="task-done"
                    disabled=move || write.pending.get() on:click=done
                ><Icon glyph=Glyph::Check />{msg::mark_done(l)}</button>
            </div>
        </div>
    }
}

#[component]
fn Recheck(id: RecordId) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let id = StoredValue::new(id);
    let recheck = move |passed| write.run(tasks::Command::Recheck { task: id.get_value(), passed });
    view! {
        <section class="stack stack-tight hide-print">
            <h3>{msg::recheck(l)}</h3>
            <p class="soft">{msg::recheck_hint(l)}</p>
            <Refused write />
            <div class="bar bar-end">
                <button type="button" class="button" data-testid="recheck-failed"
                    disabled=move || write.pending.get() on:click=move |_| recheck(false)
                ><Icon glyph=Glyph::Undo />{msg::failed(l)}</button>
                <button type="button" class="button button-primary" data-testid="recheck-passed"
                    disabled=move || write.pending.get() on:click=move |_| recheck(true)
                ><Icon glyph=Glyph::Check />{msg::passed(l)}</button>
            </div>
        </section>
    }
}

#[component]
fn Reopen(id: RecordId) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let reopen = move |_| write.run(Command::Reopen { task: id.clone() });
    view! {
        <div class="stack stack-tight hide-print">
            <Refused write />
            <div class="bar">
                <button type="button" class="button" data-testid="task-reopen"
                    disabled=move || write.pending.get() on:click=reopen
                ><Icon glyph=Glyph::Undo />{msg::reopen(l)}</button>
            </div>
        </div>
    }
}

/// Why it was not saved.
#[component]
pub(super) fn Refused(write: Write) -> impl IntoView {
    move || {
        write.error.get().map(|words| {
            view! { <p class="field-error" role="alert"><Icon glyph=Glyph::Warning /><span>{words}</span></p> }
        })
    }
}
