//! What can be done with a request besides deciding: ask again, take it back, carry it out.

use super::detail::{Page, Shown};
use super::words::moment;
use crate::domain::approvals::chain::{Standing, Verdict};
use crate::domain::approvals::{Command, Stage, What};
use crate::i18n::approvals as msg;
use crate::state::app;
use crate::ui::components::{Glyph, Icon};
use crate::ui::log::known_name;
use crate::ui::{Write, fresh_key, lang};
use leptos::prelude::*;

/// What is offered.
#[derive(Clone, Copy, PartialEq)]
struct Offered {
    again: bool,
    withdraw: bool,
    done: Option<&'static str>,
}

fn offered(shown: &Shown) -> Offered {
    let l = lang();
    let (request, progress) = (&shown.entry.request, &shown.entry.progress);
    let is_through = |field: &crate::domain::ids::Field| !request.done.contains_key(field);
    let to_do = progress.standings.iter().any(|(field, one)| *one == Standing::Approved && is_through(field));
    let words = match request.what {
        what if what.is_of_listing() => msg::carry_out(l),
        What::Content | What::ContentConfidential => msg::mark_published(l),
        What::Access => msg::mark_granted(l),
        _ => msg::mark_done(l),
    };
    let is_open = !matches!(progress.stage, Stage::Done | Stage::Withdrawn);
    Offered {
        again: shown.is_own && progress.stage == Stage::Returned,
        withdraw: shown.is_own && is_open,
        done: (is_open && to_do && progress.stage != Stage::Paused).then_some(words),
    }
}

/// The buttons, and who carried it out.
#[component]
pub(super) fn Onward(page: Page) -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let offered = Memo::new(move |_| page.with(offered));
    let id = move || page.shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.entry.request.id.clone()));
    let run = move |command: fn(crate::domain::ids::RecordId) -> Command| {
        if let Some(id) = id() {
            write.run(command(id));
        }
    };
    let button = move |test: &'static str, glyph: Glyph, words: &'static str, command: fn(_) -> Command| {
        view! {
            <button type="button" class="button" data-testid=test disabled=move || write.pending.get()
                on:click=move |_| run(command)
            ><Icon glyph />{words}</button>
        }
    };
    let done = move || {
        page.with(|shown| {
            let request = &shown.entry.request;
            request.done_at.map(|at| msg::done_by(l, &known_name(app, &request.done_by), &moment(at)))
        })
        .flatten()
        .map(|words| view! { <p class="soft small num" data-testid="request-done-by">{words}</p> })
    };
    view! {
        <div class="stack stack-tight hide-print">
            {done}
            <Refused write />
            <div class="bar">
                {move || offered.get().and_then(|offered| offered.done).map(|words| {
                    button("request-done", Glyph::Check, words, |request| Command::Done { request })
                })}
                {move || offered.get().filter(|offered| offered.again).map(|_| {
                    button("ask-again", Glyph::Upload, msg::ask_again(l), asked_again)
                })}
                {move || offered.get().filter(|offered| offered.withdraw).map(|_| {
                    button("withdraw", Glyph::Undo, msg::withdraw(l), |request| Command::Withdraw { request })
                })}
            </div>
        </div>
    }
}

fn asked_again(request: crate::domain::ids::RecordId) -> Command {
    Command::Decide {
        request,
        id: fresh_key(),
        step: 0,
        verdict: Verdict::AskedAgain,
        fields: Vec::new(),
        why: String::new(),
        back: None,
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
