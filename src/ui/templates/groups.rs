//! The groups of a template, each with its checks; adding, sorting and taking out.

use super::checks::Checks;
use super::drag::Drag;
use super::editor::Editor;
use super::fields::Both;
use crate::domain::templates::{add_group, moved_group};
use crate::i18n::{Lang, templates as msg};
use crate::ui::Write;
use crate::ui::components::{Glyph, Icon};
use leptos::prelude::*;
use smol_str::format_smolstr;

/// All groups.
#[component]
pub(super) fn Groups() -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let write = Write::here();
    Drag::provide(write);
    let ids =
        Memo::new(move |_| editor.look(|content| content.groups().into_iter().map(str::to_owned).collect::<Vec<_>>()));
    let add = move |_| {
        let edits = editor.peek(|content| {
            add_group(content, &editor.fresh(), msg::new_group_zh(Lang::Zh), msg::new_group_en(Lang::En))
        });
        editor.edit(write, edits);
    };
    view! {
        <section class="stack" aria-labelledby="template-groups" data-testid="template-groups">
            <h3 id="template-groups">{msg::groups(l)}</h3>
            <For each=move || ids.get() key=String::clone let:id><Group id /></For>
            <Show when=move || editor.may.get()>
                <div class="bar"><button type="button" class="button" data-testid="add-group" on:click=add><Icon glyph=Glyph::Plus />{msg::add_group(l)}</button></div>
            </Show>
            <p class="field-error" role="alert">{move || write.error.get()}</p>
        </section>
    }
}

#[component]
fn Group(id: String) -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let path = |name: &str| format_smolstr!("group/{id}/{name}");
    let (zh, en) = (editor.text_at(path("zh")), editor.text_at(path("en")));
    let title = move || either(l, zh.get(), en.get());
    let key = StoredValue::new(id.clone());
    let is_out = Memo::new(move |_| key.with_value(|id| editor.look(|content| content.group(id).flag("archived"))));
    let (own, entry) = (path(""), path("entry_"));
    view! {
        <section class="template-group" data-group=id.clone() data-out=move || is_out.get().then_some("") data-testid="template-group">
            <h4 class="list-head">{title}</h4>
            <Checks group=key.get_value() />
            <Show when=move || editor.may.get()>
                <details class="details">
                    <summary class="soft">{msg::group_settings(l)}</summary>
                    <div class="details-body stack">
                        <Both path=own.clone() label=msg::name(l) />
                        <Both path=entry.clone() label=msg::entry(l) hint=msg::entry_hint(l) />
                        <Place key is_out />
                    </div>
                </details>
            </Show>
        </section>
    }
}

/// The name in this language, else in the other.
pub(super) fn either(l: Lang, zh: String, en: String) -> String {
    match l {
        Lang::Zh if zh.is_empty() => en,
        Lang::En if !en.is_empty() => en,
        _ => zh,
    }
}

/// Moving a group up, and taking it out.
#[component]
fn Place(key: StoredValue<String>, is_out: Memo<bool>) -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let write = Write::here();
    let before = Memo::new(move |_| {
        editor.look(|content| {
            let groups = content.groups();
            let at = key.with_value(|id| groups.iter().position(|own| own == id))?;
            Some(groups[at.checked_sub(1)?].to_owned())
        })
    });
    let up = move |_| {
        let edits =
            editor.peek(|content| key.with_value(|id| moved_group(content, id, before.get_untracked().as_deref())));
        editor.edit(write, edits);
    };
    let toggle =
        move |_| key.with_value(|id| editor.set(write, &format!("group/{id}/archived"), !is_out.get_untracked()));
    view! {
        <div class="bar">
            <button type="button" class="button button-quiet" disabled=move || before.get().is_none() on:click=up>{msg::move_up(l)}</button>
            <button type="button" class="button button-quiet" on:click=toggle>
                {move || if is_out.get() { msg::bring_back(l) } else { msg::take_out(l) }}
            </button>
        </div>
        <p class="field-error" role="alert">{move || write.error.get()}</p>
    }
}
