//! The small form that a fail opens in place: what is to be done, who, until when. Filled in by the domain.

use super::page::Page;
use crate::browser::clock;
use crate::domain::calendar::parse_date;
use crate::domain::command::Ctx;
use crate::domain::inspections::Spot;
use crate::domain::people::{self, DEFAULT_ROLES};
use crate::domain::tasks::{self, Command, Owner, Proposal};
use crate::i18n::{Lang, apart, inspections as msg, roles};
use crate::state::Draft;
use crate::ui::Write;
use leptos::html::Form;
use leptos::prelude::*;

/// The form.
#[component]
pub(super) fn FollowUpForm(at: Spot) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let write = Write::here();
    let offered = proposed(page, &at);
    let draft = Draft::of(&at, "what");
    let what = RwSignal::new(draft.over("").unwrap_or_else(|| offered.what(l == Lang::Zh)));
    let (owner, due) = (RwSignal::new(offered.owner.code()), RwSignal::new(offered.due.to_string()));
    let id = at.entry.clone();
    let form = NodeRef::<Form>::new();
    bring_into_view(page, form);
    let kept = draft.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(date) = parse_date(&due.get_untracked()) else {
            return write.error.set(Some(msg::not_a_date(l).to_owned()));
        };
        let Some(owner) = Owner::from_code(&owner.get_untracked()) else { return };
        let draft = draft.clone();
        let command = Command::FollowUp { at: at.clone(), what: what.get_untracked(), owner, due: date };
        write.run_then(command, move || draft.forget());
    };
    view! {
        <form class="inset" data-testid="follow-up-form" node_ref=form on:submit=submit>
            <What what draft=kept id=format!("what-{id}") />
            <div class="form-pair">
                <Who owner id=format!("who-{id}") />
                <Until due id=format!("until-{id}") />
            </div>
            <p class="field-error" role="alert">{move || write.error.get()}</p>
            <div class="bar bar-end">
                <button class="button button-primary" data-testid="follow-up-create" aria-busy=move || write.pending.get().to_string()>
                    {msg::open_follow_up(l)}
                </button>
            </div>
        </form>
    }
}

/// A form that a tap has just opened is seen as a whole; one that stood there already does not move the page.
fn bring_into_view(page: Page, form: NodeRef<Form>) {
    let just_failed = page.just_failed.try_update_value(std::mem::take).unwrap_or_default();
    Effect::new(move |_| {
        if let Some(form) = form.get().filter(|_| just_failed) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            form.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// What the domain offers at this spot.
fn proposed(page: Page, at: &Spot) -> Proposal {
    let zone = page.app.zone();
    let ctx = Ctx { now: clock::now(), zone: &*zone, person: page.app.session.person.get_untracked() };
    page.app.peek(|records| tasks::proposal(records, at, &ctx))
}

#[component]
fn What(what: RwSignal<String>, draft: Draft, id: String) -> impl IntoView {
    let l = Page::here().lang;
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{msg::what(l)}</label>
            <textarea
                class="input" rows="1" id=id data-testid="follow-up-what" prop:value=what
                on:input=move |event| {
                    what.set(event_target_value(&event));
                    draft.keep("", &what.get_untracked());
                }
            ></textarea>
        </div>
    }
}

#[component]
fn Who(owner: RwSignal<String>, id: String) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let option = move |(code, name): (String, String)| {
        let value = code.clone();
        view! { <option value=value selected=move || owner.get() == code>{name}</option> }
    };
    let people = page.app.peek(people::list).into_iter().filter(|person| !person.retired);
    let people = people.map(|person| {
        let words = format!("{} · {}", apart(&person.name), roles::role(l, &person.role));
        (Owner::Person(person.id).code(), words)
    });
    let roles = DEFAULT_ROLES.iter().map(|role| (Owner::Role(role.code.to_owned()).code(), roles::role(l, role.code)));
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{msg::who(l)}</label>
            <span class="select-box">
                <select class="input" id=id data-testid="follow-up-owner" on:change=move |event| owner.set(event_target_value(&event))>
                    <optgroup label=msg::people(l)>{people.map(option).collect_view()}</optgroup>
                    <optgroup label=msg::roles(l)>{roles.map(option).collect_view()}</optgroup>
                </select>
            </span>
        </div>
    }
}

#[component]
fn Until(due: RwSignal<String>, id: String) -> impl IntoView {
    let l = Page::here().lang;
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{msg::until(l)}</label>
            <input
                class="input num" type="date" id=id data-testid="follow-up-due" prop:value=due
                on:input=move |event| due.set(event_target_value(&event))
            />
        </div>
    }
}
