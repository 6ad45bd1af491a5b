//! The backups that lie inside this browser: restore one, or save it as a file. Also where all else is lost.

use super::taking::Taking;
use crate::domain::files::FileName;
use crate::i18n::{apart, format, places as msg};
use crate::state::{Listed, save_file};
use crate::ui::components::{Banner, Tone};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The list, newest first; nothing where there is none. What is restored goes through the preview.
#[component]
pub(super) fn KeptInside(taking: Taking) -> impl IntoView {
    let app = taking.app;
    let l = lang();
    let listed: RwSignal<Vec<Listed>> = RwSignal::default();
    let failed: RwSignal<Option<String>> = RwSignal::new(None);
    Effect::new(move |_| {
        app.safety.track();
        spawn_local(async move {
            let found = app.backups_inside().await.unwrap_or_default();
            if listed.try_get_untracked().is_some_and(|before| before != found) {
                listed.try_set(found);
            }
        });
    });
    let fetch = move |name: String, is_restored: bool| {
        failed.set(None);
        spawn_local(async move {
            let outcome = match app.backup_inside(&name).await {
                Ok(file) if is_restored => {
                    taking.choose(vec![file]);
                    Ok(())
                }
                Ok(file) => save_file(&file).await,
                Err(error) => Err(error),
            };
            failed.try_set(outcome.err().map(|error| msg::refused(l, &error)));
        });
    };
    let line = move |backup: Listed| {
        let name = StoredValue::new(backup.name.clone());
        let when = FileName::parse(&backup.name)
            .map(|name| format!("{} {}", name.at.date(), crate::domain::calendar::clock_time(name.at.time())));
        view! {
            <li class="bar bar-apart exchange-row" data-testid="kept-inside">
                <span>
                    <span class="num">{when}</span>" "<span class="num soft">{format::bytes(backup.size)}</span>
                    <br /><span class="soft small">{apart(&backup.name)}</span>
                </span>
                <span class="bar">
                    <button type="button" class="button" data-testid="restore" on:click=move |_| fetch(name.get_value(), true)>{msg::restore(l)}</button>
                    <button type="button" class="button button-quiet" data-testid="save-as" on:click=move |_| fetch(name.get_value(), false)>{msg::save_as(l)}</button>
                </span>
            </li>
        }
    };
    view! {
        <div class="stack stack-tight" hidden=move || listed.with(Vec::is_empty)>
            <h3>{msg::inside_title(l)}</h3>
            <ul class="list">{move || listed.get().into_iter().map(line).collect_view()}</ul>
            <div role="status">
                {move || failed.get().map(|text| view! { <Banner inline=true tone=Tone::Danger text /> })}
            </div>
        </div>
    }
}
