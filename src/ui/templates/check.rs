//! All that a check can have: words, kind of answer, evidence, weight, whom it tells, when it is asked.

use super::editor::Editor;
use super::fields::{Both, CodeField, Counts, FlagField, NumberField, SetField, role_names};
use super::groups::either;
use super::options::Options;
use crate::domain::templates::{Content, copy_check};
use crate::i18n::{Lang, common, templates as msg};
use crate::ui::Write;
use leptos::prelude::*;
use smol_str::{SmolStr, format_smolstr};

/// The fields of a check.
#[component]
pub(super) fn CheckFields(key: StoredValue<String>) -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let path = move |name: &str| key.with_value(|id| format_smolstr!("check/{id}/{name}"));
    let kind = editor.text_at(path("kind"));
    let is = move |code: &'static str| move || kind.with(|kind| kind == code);
    view! {
        <div class="stack details-body">
            <Both path=path("") label=msg::label(l) hint=msg::label_hint(l) />
            <Both path=path("how_") label=msg::how(l) long=true />
            <CodeField path=path("kind") label=msg::kind(l) options=Signal::stored(kinds(l)) />
            <Show when=is("number")>
                <Both path=path("unit_") label=msg::unit(l) />
                <div class="form-pair">
                    <NumberField path=path("min") label=msg::min(l) counts=Counts::Amount />
                    <NumberField path=path("max") label=msg::max(l) counts=Counts::Amount />
                </div>
            </Show>
            <Show when=is("choice")><Options check=key /></Show>
            <fieldset class="set-field">
                <legend class="field-label">{msg::evidence(l)}</legend>
                <FlagField path=path("note") label=msg::note_always(l) code="always" />
                <FlagField path=path("camera") label=msg::camera(l) />
                <div class="form-pair">
                    <NumberField path=path("photos") label=msg::photos(l) />
                    <NumberField path=path("fail_photos") label=msg::fail_photos(l) />
                </div>
            </fieldset>
            <div class="form-pair">
                <CodeField path=path("critical") label=msg::critical(l) options=Signal::stored(critical(l)) />
                <NumberField path=path("weight") label=msg::weight(l) />
            </div>
            <Condition key />
            <CodeField path=path("mender") label=msg::mender(l) options=Signal::stored(menders(l)) />
            <details class="details">
                <summary>{msg::tell(l)}</summary>
                <div class="details-body"><SetField path=path("tell") legend=msg::tell(l) hint=msg::tell_hint(l) choices=role_names(l) /></div>
            </details>
            <Actions key />
        </div>
    }
}

fn kinds(l: Lang) -> Vec<(String, String)> {
    let codes = ["pass_fail", "yes_no", "number", "prices", "choice", "text", "photo", "signature"];
    // The first stands for none as well: a check without a kind reads as it.
    let kinds =
        codes.map(|code| (if code == "pass_fail" { "" } else { code }.to_owned(), kind_name(l, code).to_owned()));
    kinds.to_vec()
}

/// What a kind of answer is called.
pub(super) fn kind_name(l: Lang, kind: &str) -> &'static str {
    match kind {
        "yes_no" => msg::kind_yes_no(l),
        "number" => msg::kind_number(l),
        "prices" => msg::kind_prices(l),
        "choice" => msg::kind_choice(l),
        "text" => msg::kind_text(l),
        "photo" => msg::kind_photo(l),
        "signature" => msg::kind_signature(l),
        _ => msg::kind_pass_fail(l),
    }
}

fn critical(l: Lang) -> Vec<(String, String)> {
    let ways = [("", msg::critical_no(l)), ("alarm", msg::critical_alarm(l)), ("stop", msg::critical_stop(l))];
    ways.map(|(code, name)| (code.to_owned(), name.to_owned())).to_vec()
}

fn menders(l: Lang) -> Vec<(String, String)> {
    std::iter::once((String::new(), msg::inspector(l).to_owned())).chain(role_names(l)).collect()
}

/// After which answer to an earlier check this one is asked.
#[component]
fn Condition(key: StoredValue<String>) -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let path = move |name: &str| key.with_value(|id| format_smolstr!("check/{id}/{name}"));
    let earlier = Signal::derive(move || {
        let none = (String::new(), msg::always_asked(l).to_owned());
        let found = editor.look(|content| key.with_value(|id| earlier(l, content, id)));
        std::iter::once(none).chain(found).collect::<Vec<_>>()
    });
    let other = editor.text_at(path("if_check"));
    let answers = Signal::derive(move || editor.look(|content| answers(l, content, &other.get())));
    let is_path: SmolStr = path("if_is");
    view! {
        <div class="form-pair">
            <CodeField path=path("if_check") label=msg::only_if(l) options=earlier />
            <Show when=move || !other.with(String::is_empty)>
                <CodeField path=is_path.clone() label=msg::only_if_is(l) options=answers />
            </Show>
        </div>
    }
}

/// The checks that stand before one, by id and name.
fn earlier(l: Lang, content: &Content, id: &str) -> Vec<(String, String)> {
    let all = content.groups().into_iter().flat_map(|group| content.checks(group));
    let before = all.take_while(|own| *own != id).filter(|own| !content.check(own).flag("archived"));
    let named = |id: &str| {
        let part = content.check(id);
        (id.to_owned(), either(l, part.text("zh").to_owned(), part.text("en").to_owned()))
    };
    before.map(named).collect()
}

/// The answers that a check can have.
fn answers(l: Lang, content: &Content, id: &str) -> Vec<(String, String)> {
    let results = [("", ""), ("pass", common::pass(l)), ("fail", common::fail(l)), ("na", common::na(l))];
    let results = results.map(|(code, name)| (code.to_owned(), name.to_owned()));
    let options = content.check(id).options().into_iter().filter(|(_, option)| !option.flag("archived"));
    let options =
        options.map(|(id, part)| (id.to_owned(), either(l, part.text("zh").to_owned(), part.text("en").to_owned())));
    results.into_iter().chain(options).collect()
}

/// Copying a check, and taking it out or bringing it back.
#[component]
fn Actions(key: StoredValue<String>) -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let write = Write::here();
    let is_out = Memo::new(move |_| key.with_value(|id| editor.look(|content| content.check(id).flag("archived"))));
    let copy = move |_| {
        let edits = editor.peek(|content| key.with_value(|id| copy_check(content, id, &editor.fresh())));
        editor.edit(write, edits);
    };
    let toggle =
        move |_| key.with_value(|id| editor.set(write, &format!("check/{id}/archived"), !is_out.get_untracked()));
    view! {
        <div class="bar">
            <button type="button" class="button button-quiet" data-testid="copy-check" on:click=copy>{msg::copy(l)}</button>
            <button type="button" class="button button-quiet" data-testid="take-out" on:click=toggle>
                {move || if is_out.get() { msg::bring_back(l) } else { msg::take_out(l) }}
            </button>
        </div>
        <p class="field-error" role="alert">{move || write.error.get()}</p>
    }
}
