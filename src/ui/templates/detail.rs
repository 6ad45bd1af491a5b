//! One template: whether it is used, what it is for, when it is due, what it asks.

use super::editor::Editor;
use super::fields::{Both, NumberField};
use super::files::export;
use super::groups::Groups;
use super::list::name;
use super::preview::Preview;
use super::schedule::ScheduleFields;
use crate::browser::{clock, ids};
use crate::domain::ids::RecordId;
use crate::domain::inspections::Turn;
use crate::domain::people::{PERSON, Permission};
use crate::domain::shops::SHOP;
use crate::domain::templates::{Command, TEMPLATE, copy_of, current, used_since};
use crate::i18n::{format, roles, templates as msg};
use crate::ui::Write;
use crate::ui::components::{Banner, Glyph, Icon, Tone};
use crate::ui::routes::{self, Route};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The page of a template.
#[component]
pub(super) fn Detail(id: String) -> impl IntoView {
    let editor = Editor::of(id);
    let l = editor.lang;
    provide_context(editor);
    let is_known = Memo::new(move |_| editor.content.with(Option::is_some));
    let back = Route::Templates(String::new()).href();
    view! {
        <a class="button button-quiet split-back" href=back><Icon glyph=Glyph::ArrowLeft />{msg::title(l)}</a>
        <Show when=move || is_known.get() fallback=move || view! { <p class="soft" data-testid="unknown-template">{msg::unknown(l)}</p> }>
            <Known />
        </Show>
        <p class="visually-hidden" role="status" aria-live="polite">{move || editor.said.get()}</p>
    }
}

#[component]
fn Known() -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let title = Memo::new(move |_| editor.look(|content| name(l, content)));
    let note = Memo::new(move |_| {
        let tag = if l == crate::i18n::Lang::Zh { "note_zh" } else { "note_en" };
        editor.look(|content| content.root().text(tag).to_owned())
    });
    view! {
        <header class="stack stack-tight">
            <h2 data-testid="template-name">{title}</h2>
            <p class="soft" hidden=move || note.with(String::is_empty)>{note}</p>
            <Use />
        </header>
        <Show when=move || !editor.may.get()>
            <Banner inline=true tone=Tone::Info text=msg::limited(l, &roles::level(l, Permission::EditTemplates.level())) />
        </Show>
        <fieldset class="plain-set stack template-form" disabled=move || !editor.may.get()>
            <details class="details" data-testid="template-name-part">
                <summary>{msg::name(l)}</summary>
                <div class="details-body stack">
                    <Both path="".into() label=msg::name(l) hint=msg::one_is_enough(l) />
                    <Both path="note_".into() label=msg::note(l) long=true />
                    <NumberField path="pass_mark".into() label=msg::pass_mark(l) hint=msg::pass_mark_hint(l) />
                </div>
            </details>
            <details class="details" data-testid="template-when">
                <summary>{msg::when(l)}" "<span class="soft">{move || rhythm(editor)}</span></summary>
                <div class="details-body stack"><ScheduleFields /></div>
            </details>
            <Groups />
        </fieldset>
    }
}

/// When it is due, in a few words.
fn rhythm(editor: Editor) -> String {
    let schedule = editor.look(|content| Some(content.rhythm()));
    schedule.map(|schedule| msg::rhythm(editor.lang, &schedule)).unwrap_or_default()
}

/// Since when the shop uses it, and what can be done with the template as a whole.
#[component]
fn Use() -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let write = Write::here();
    let since = Memo::new(move |_| {
        let shop = editor.app.shop()?;
        editor.app.watch(&[TEMPLATE, SHOP], |records| used_since(records, &shop, &editor.id()))
    });
    let words = move || match since.get() {
        Some(day) if day == NaiveDate::default() => msg::in_use(l).to_owned(),
        Some(day) => msg::used_since(l, &format::near_day(l, day, editor.app.today())),
        None => msg::not_used(l).to_owned(),
    };
    let set = move |on: bool| {
        let Some(shop) = untrack(|| editor.app.shop()) else { return };
        write.run(Command::Use { template: RecordId::new(editor.id()), base: editor.base(), shop: shop.id, on });
    };
    let toggle = move || {
        match (since.get().is_some(), editor.may.get()) {
        (_, false) => ().into_any(),
        (true, _) => view! { <button type="button" class="button" data-testid="put-away" on:click=move |_| set(false)>{msg::put_away(l)}</button> }.into_any(),
        (false, _) => view! { <button type="button" class="button button-primary" data-testid="take" on:click=move |_| set(true)>{msg::take(l)}</button> }.into_any(),
    }
    };
    view! {
        <p class="soft" data-testid="template-use">{words}</p>
        <div class="bar">
            {toggle}
            <Show when=move || since.get().is_some()>
                <a class="button" data-testid="inspect-now" href=move || todays_run(editor)>{msg::begin(l)}</a>
            </Show>
            <Preview />
            <Copies write />
        </div>
        <p class="field-error" role="alert">{move || write.error.get()}</p>
    }
}

/// The run of today, whether or not it is due.
fn todays_run(editor: Editor) -> String {
    let app = editor.app;
    let (shop, person, today) = (app.shop(), app.session.person.get(), app.today());
    let run = app.watch(&[TEMPLATE, PERSON], |records| {
        let template = current(records, &editor.id())?;
        Some(Turn::of(records, template, today, &person).run(&shop?.id, template))
    });
    run.map(|run| Route::Run(run.record_id()).href()).unwrap_or_default()
}

/// Duplicating it, and handing it on as a file.
#[component]
fn Copies(write: Write) -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let said = RwSignal::new(None::<String>);
    let duplicate = move |_| {
        let content = editor.peek(|content| {
            let root = content.root();
            copy_of(content, &copied(root.text("zh"), true), &copied(root.text("en"), false))
        });
        let id = ids::record(clock::now());
        let to = Route::Templates(id.as_str().to_owned());
        write.run_then(Command::Create { id, content }, move || routes::go(&to));
    };
    let hand_on = move |_| {
        let file = editor.peek(|content| export(&editor.id(), content, &name(l, content)));
        said.set(file.map(|file| msg::exported(l, &file)));
    };
    view! {
        <Show when=move || editor.may.get()>
            <button type="button" class="button button-quiet" data-testid="duplicate-template" on:click=duplicate>{msg::duplicate(l)}</button>
        </Show>
        <button type="button" class="button button-quiet" data-testid="export-template" on:click=hand_on>{msg::export(l)}</button>
        <span class="soft small" role="status">{move || said.get()}</span>
    }
}

fn copied(name: &str, zh: bool) -> String {
    match (name, zh) {
        ("", _) => String::new(),
        (name, true) => msg::copy_zh(crate::i18n::Lang::Zh, name),
        (name, false) => msg::copy_en(crate::i18n::Lang::En, name),
    }
}
