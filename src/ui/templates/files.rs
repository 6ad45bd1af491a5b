//! Templates as files: handing one on, taking one in. A file that is no template says what is wrong with it.

use crate::browser::{clock, files, ids};
use crate::domain::templates::{Command, Content, of_file, to_file};
use crate::i18n::templates as msg;
use crate::ui::routes::{self, Route};
use crate::ui::{Write, lang};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Takes a template from a file, as a new one: nobody's template is written over.
#[component]
pub(super) fn Import(write: Write) -> impl IntoView {
    let l = lang();
    let picked = move |event: leptos::ev::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let file = input.files().and_then(|files| files.get(0));
        input.set_value("");
        let Some(file) = file else { return };
        spawn_local(async move {
            let bytes = files::bytes(&file).await.unwrap_or_default();
            match of_file(&String::from_utf8_lossy(&bytes)) {
                Ok((_, content)) => {
                    let id = ids::record(clock::now());
                    let to = Route::Templates(id.as_str().to_owned());
                    write.run_then(Command::Create { id, content }, move || routes::go(&to));
                }
                Err(why) => drop(write.error.try_set(Some(msg::refused(l, &why)))),
            }
        });
    };
    view! {
        <label class="button file-pick">
            {msg::import(l)}
            <input type="file" class="visually-hidden" accept="application/json,.json" data-testid="import-template" on:change=picked />
        </label>
    }
}

/// Hands a template to the person as a file; tells what came of it.
pub(super) fn export(id: &str, content: &Content, name: &str) -> Option<String> {
    let file = format!("dianxun_template_{}.json", crate::domain::files::in_file_name(name));
    let blob = files::blob(to_file(id, content).as_bytes(), "application/json").ok()?;
    files::save(&blob, &file).ok()?;
    Some(file)
}
