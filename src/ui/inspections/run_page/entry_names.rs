//! The names of entries: adding banners and items, those of the last run at once, renaming, removing.

use super::page::Page;
use crate::domain::inspections::{Command, last_entry_names};
use crate::domain::templates::Group;
use crate::i18n::{Lang, inspections as msg};
use crate::ui::components::{Glyph, Icon};
use crate::ui::{Write, fresh_key};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What an entry is called within a sentence.
pub(super) fn entry_word(l: Lang, group: &Group) -> String {
    let word = group.entry.map(|entry| l.of(entry)).unwrap_or_default();
    if l == Lang::Zh {
        return word.to_owned();
    }
    let mut letters = word.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Another name for an entry, or out with it.
#[component]
pub(super) fn EditEntry(group: &'static Group, entry: String, name: Memo<String>) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let write = Write::here();
    let typed = RwSignal::new(name.get_untracked());
    let what = &entry_word(l, group);
    let id = StoredValue::new(entry);
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (run, entry) = (page.run_id(), id.get_value());
        write.run(Command::NameEntry { run, group: group.id.to_owned(), entry, name: typed.get_untracked() });
    };
    let remove = move |_| {
        write.run(Command::RemoveEntry { run: page.run_id(), group: group.id.to_owned(), entry: id.get_value() })
    };
    view! {
        <form class="entry-add" on:submit=rename>
            <input
                class="input" aria-label=msg::entry_name(l, what) data-testid="entry-rename" prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
            />
            <button class="button" data-testid="entry-rename-save">{msg::rename(l)}</button>
            <button type="button" class="button button-quiet" data-testid="entry-remove" on:click=remove>
                <Icon glyph=Glyph::Trash />
                {msg::remove_entry(l)}
            </button>
        </form>
        <p class="field-error" role="alert">{move || write.error.get()}</p>
    }
}

/// Adds a banner or item by its name, or those of the last run at once.
#[component]
pub(super) fn AddEntry(group: &'static Group) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let write = Write::here();
    let typed = RwSignal::new(String::new());
    let what = &entry_word(l, group);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let command = named(page, group, typed.get_untracked());
        write.run_then(command, move || {
            typed.try_set(String::new());
        });
    };
    let error_id = "entry-add-error";
    view! {
        <form class="entry-add" on:submit=add>
            <input
                class="input" aria-label=msg::entry_name(l, what) placeholder=msg::entry_hint(l, what) data-testid="entry-name"
                autocomplete="off" enterkeyhint="done" prop:value=typed
                aria-invalid=move || write.error.get().is_some().then_some("true")
                aria-describedby=error_id
                on:input=move |event| typed.set(event_target_value(&event))
            />
            <button class="button" data-testid="entry-add">
                <Icon glyph=Glyph::Plus />
                {msg::add_entry(l)}
            </button>
            <LastEntries group write />
        </form>
        <p class="field-error" role="alert" id=error_id>{move || write.error.get()}</p>
    }
}

fn named(page: Page, group: &Group, name: String) -> Command {
    Command::NameEntry { run: page.run_id(), group: group.id.to_owned(), entry: fresh_key(), name }
}

/// Takes over the names of the last run, as long as none is named in this one.
#[component]
fn LastEntries(group: &'static Group, write: Write) -> impl IntoView {
    let page = Page::here();
    let run = page.run_id();
    let names = StoredValue::new(page.app.peek(|records| last_entry_names(records, &run, group.id)));
    let none_named = Memo::new(move |_| page.look(|run| run.named_entries(group.id).is_empty()));
    let add_all = move |_| {
        spawn_local(async move {
            for name in names.try_get_value().unwrap_or_default() {
                if let Err(failure) = page.app.dispatch(named(page, group, name).into()).await {
                    write.error.try_set(Some(crate::ui::write::failure_words(page.lang, &failure)));
                }
            }
        });
    };
    move || {
        let names = names.get_value();
        (none_named.get() && !names.is_empty()).then(|| {
            view! {
                <button type="button" class="button button-quiet" data-testid="entries-of-last-run" title=names.join("、") on:click=add_all>
                    {msg::add_last(page.lang, names.len())}
                </button>
            }
        })
    }
}
