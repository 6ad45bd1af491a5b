//! The checks of a group as lines that open: sorted by dragging or by key, added, brought back.

use super::check::CheckFields;
use super::drag::{Drag, Handle};
use super::editor::Editor;
use super::groups::either;
use crate::domain::templates::{Content, add_check};
use crate::i18n::{Lang, templates as msg};
use crate::ui::Write;
use crate::ui::components::{Glyph, Icon};
use leptos::prelude::*;
use smol_str::format_smolstr;

/// The checks of a group.
#[component]
pub(super) fn Checks(group: String) -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let write = Write::here();
    let group = StoredValue::new(group);
    let ids = move |out: bool| {
        Memo::new(move |_| editor.look(|content| group.with_value(|group| of_group(content, group, out))))
    };
    let (asked, out) = (ids(false), ids(true));
    let drag = Drag::here();
    let opened = RwSignal::new(String::new());
    let add = move |_| {
        let id = editor.fresh();
        let edits = editor.peek(|content| {
            let (zh, en) = (msg::new_check_zh(Lang::Zh), msg::new_check_en(Lang::En));
            group.with_value(|group| add_check(content, group, &id, zh, en))
        });
        editor.edit_then(write, edits, move || opened.set(id));
    };
    view! {
        <ol class="template-checks" data-testid="template-checks">
            <For each=move || asked.get() key=String::clone let:id><Line id drag opened /></For>
        </ol>
        <details class="details" hidden=move || out.with(Vec::is_empty)>
            <summary class="soft">{move || msg::taken_out(l, out.with(Vec::len))}</summary>
            <ol class="template-checks" data-testid="template-out">
                <For each=move || out.get() key=String::clone let:id><Line id drag opened /></For>
            </ol>
        </details>
        <Show when=move || editor.may.get()>
            <button type="button" class="button button-quiet" data-testid="add-check" on:click=add><Icon glyph=Glyph::Plus />{msg::add_check(l)}</button>
        </Show>
        <p class="field-error" role="alert">{move || write.error.get()}</p>
    }
}

fn of_group(content: &Content, group: &str, out: bool) -> Vec<String> {
    let ids = content.checks(group).into_iter();
    ids.filter(|id| content.check(id).flag("archived") == out).map(str::to_owned).collect()
}

/// One check; its fields are made when it is opened.
#[component]
fn Line(id: String, drag: Drag, opened: RwSignal<String>) -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let path = |name: &str| format_smolstr!("check/{id}/{name}");
    let (zh, en) = (editor.text_at(path("zh")), editor.text_at(path("en")));
    let title = Memo::new(move |_| either(l, zh.get(), en.get()));
    let key = StoredValue::new(id.clone());
    let facts = Memo::new(move |_| key.with_value(|id| editor.look(|content| facts(l, content, id))));
    let is_open = RwSignal::new(opened.with_untracked(|opened| *opened == id));
    let toggled = move |event: leptos::ev::Event| {
        use wasm_bindgen::JsCast;
        let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        is_open.set(element.is_some_and(|details| details.has_attribute("open")));
    };
    view! {
        <li class="template-check" data-check=id.clone() data-testid="template-check" data-target=move || drag.is_over(&id)>
            <Show when=move || editor.may.get()><Handle key drag name=title /></Show>
            <details class="template-check-body" open=is_open.get_untracked() on:toggle=toggled>
                <summary>
                    <span class="list-main">
                        <span class="list-title">{title}</span>
                        <span class="list-sub">{move || facts.get()}</span>
                    </span>
                </summary>
                <Show when=move || is_open.get()><CheckFields key /></Show>
            </details>
        </li>
    }
}

/// What is special about a check, in a line: its id, how it is answered, what it needs.
fn facts(l: Lang, content: &Content, id: &str) -> String {
    let part = content.check(id);
    let kind = part.text("kind");
    let facts = [
        Some(id.to_owned()).filter(|id| id.len() < 12),
        Some(super::check::kind_name(l, kind).to_owned()).filter(|_| !matches!(kind, "" | "pass_fail")),
        part.int("weight").filter(|weight| *weight != 1).map(|weight| msg::weight_short(l, weight)),
        Some(msg::critical(l).to_owned()).filter(|_| !part.text("critical").is_empty()),
        Some(msg::camera(l).to_owned()).filter(|_| part.flag("camera")),
        Some(msg::tell(l).to_owned()).filter(|_| !part.chosen("tell").is_empty()),
        Some(msg::conditional(l).to_owned()).filter(|_| !part.text("if_check").is_empty()),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
