//! The choices of a check: their names, and what each counts as. Each is of its own, so that two people who change the
//! choices of the same check meet; what is taken out stands below and comes back with one tap.

use super::editor::Editor;
use super::fields::{CodeField, One};
use super::groups::either;
use crate::domain::templates::{Content, add_option};
use crate::i18n::{Lang, common, templates as msg};
use crate::ui::Write;
use crate::ui::components::{Glyph, Icon};
use leptos::prelude::*;
use smol_str::{SmolStr, format_smolstr};

/// The choices of a check.
#[component]
pub(super) fn Options(check: StoredValue<String>) -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let write = Write::here();
    let paths = move |out: bool| {
        Memo::new(move |_| editor.look(|content| check.with_value(|check| of_check(content, check, out))))
    };
    let (asked, out) = (paths(false), paths(true));
    let add = move |_| {
        let edits = editor.peek(|content| {
            let (zh, en) = (msg::option(Lang::Zh), msg::option(Lang::En));
            check.with_value(|check| add_option(content, check, &editor.fresh(), zh, en))
        });
        editor.edit(write, edits);
    };
    view! {
        <fieldset class="set-field" data-testid="options">
            <legend class="field-label">{msg::options(l)}</legend>
            <For each=move || asked.get() key=SmolStr::clone let:path><OneOption path write /></For>
            <button type="button" class="button button-quiet" data-testid="add-option" on:click=add><Icon glyph=Glyph::Plus />{msg::add_option(l)}</button>
            <details class="details" hidden=move || out.with(Vec::is_empty)>
                <summary class="soft">{move || msg::taken_out(l, out.with(Vec::len))}</summary>
                <ul class="list details-body" data-testid="options-out">
                    <For each=move || out.get() key=SmolStr::clone let:path><OneOut path write /></For>
                </ul>
            </details>
            <p class="field-error" role="alert">{move || write.error.get()}</p>
        </fieldset>
    }
}

/// The paths of the choices of a check that can be chosen, or of those that were taken out.
fn of_check(content: &Content, check: &str, out: bool) -> Vec<SmolStr> {
    let options = content.check(check).options().into_iter().map(|(_, option)| option);
    options.filter(|option| option.flag("archived") == out).map(|option| option.path("")).collect()
}

#[component]
fn OneOption(path: SmolStr, write: Write) -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let at = |name: &str| format_smolstr!("{path}{name}");
    let results = [("pass", common::pass(l)), ("fail", common::fail(l)), ("na", common::na(l))];
    let results = results.map(|(code, name)| (code.to_owned(), name.to_owned())).to_vec();
    let name = |word| msg::in_language(l, msg::option(l), word);
    let (zh, en, result, out) = (at("zh"), at("en"), at("result"), at("archived"));
    view! {
        <div class="option-row" data-testid="option">
            <One path=zh label=name(msg::zh(l)) />
            <One path=en label=name(msg::en(l)) />
            <CodeField path=result label=msg::option_result(l) options=Signal::stored(results) />
            <button type="button" class="button button-icon" data-testid="option-take-out" aria-label=msg::take_out(l) title=msg::take_out(l)
                on:click=move |_| editor.set(write, &out, true)><Icon glyph=Glyph::Cross /></button>
        </div>
    }
}

/// A choice that was taken out: its name, and the way back.
#[component]
fn OneOut(path: SmolStr, write: Write) -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let at = |name: &str| format_smolstr!("{path}{name}");
    let (zh, en, out) = (editor.text_at(at("zh")), editor.text_at(at("en")), at("archived"));
    view! {
        <li class="list-row">
            <span class="list-main">{move || either(l, zh.get(), en.get())}</span>
            <button type="button" class="button button-quiet" data-testid="option-bring-back"
                on:click=move |_| editor.set(write, &out, false)>{msg::bring_back(l)}</button>
        </li>
    }
}
