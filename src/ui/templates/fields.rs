//! Fields of a template's properties: each is stored when it is left, and what was typed stays when it is refused.

use super::editor::Editor;
use crate::domain::amount;
use crate::domain::people::DEFAULT_ROLES;
use crate::domain::templates::Content;
use crate::domain::value::Value;
use crate::i18n::{Lang, errors, roles, templates as msg};
use crate::ui::Write;
use crate::ui::components::{Select, TextArea, TextField};
use leptos::prelude::*;
use smol_str::{SmolStr, format_smolstr};

/// What a field says.
type Words = &'static str;

/// The words of a property in both languages, side by side; `path` ends before the language.
#[component]
pub(super) fn Both(
    path: SmolStr,
    label: Words,
    #[prop(optional)] hint: Words,
    #[prop(optional)] long: bool,
) -> impl IntoView {
    let l = Editor::here().lang;
    let name = |word: Words| msg::in_language(l, label, word);
    let zh = view! { <One path=format_smolstr!("{path}zh") label=name(msg::zh(l)) long /> };
    let en = view! { <One path=format_smolstr!("{path}en") label=name(msg::en(l)) long /> };
    view! {
        {(!hint.is_empty()).then(|| view! { <p class="field-hint">{hint}</p> })}
        <div class="form-pair">{zh}{en}</div>
    }
}

/// The words of a property in one language.
#[component]
pub(super) fn One(path: SmolStr, label: String, #[prop(optional)] long: bool) -> impl IntoView {
    let editor = Editor::here();
    let write = Write::here();
    let stored = editor.text_at(path.clone());
    let typed = RwSignal::new(stored.get_untracked());
    Effect::new(move |_| typed.set(stored.get()));
    let id = path.replace('/', "-");
    let save = move |text: String| editor.set(write, &path, text.trim());
    let input = move |text| typed.set(text);
    match long {
        true => view! { <TextArea id label value=typed error=write.error on_input=input on_commit=save /> }.into_any(),
        false => {
            view! { <TextField id label value=typed error=write.error on_input=input on_commit=save /> }.into_any()
        }
    }
}

/// What a number counts.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Counts {
    /// Whole things.
    Whole,
    /// Thousandths of a unit.
    Amount,
}

/// A number; empty takes it away.
#[component]
pub(super) fn NumberField(
    path: SmolStr,
    label: Words,
    #[prop(optional)] hint: Words,
    #[prop(default = Counts::Whole)] counts: Counts,
) -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let write = Write::here();
    let own = path.clone();
    let shown = move |number: i64| if counts == Counts::Whole { number.to_string() } else { amount::plain(number) };
    let stored = Memo::new(move |_| {
        editor.look(|content| content.get(&own).and_then(Value::as_int).map(shown).unwrap_or_default())
    });
    let typed = RwSignal::new(stored.get_untracked());
    Effect::new(move |_| typed.set(stored.get()));
    let id = path.replace('/', "-");
    let save = move |text: String| match read(l, &text, counts) {
        Ok(value) => editor.set(write, &path, value),
        Err(words) => write.error.set(Some(words)),
    };
    let input = move |text| typed.set(text);
    match hint {
        "" => view! { <TextField id label value=typed error=write.error on_input=input on_commit=save /> }.into_any(),
        hint => {
            view! { <TextField id label hint value=typed error=write.error on_input=input on_commit=save /> }.into_any()
        }
    }
}

fn read(l: Lang, typed: &str, counts: Counts) -> Result<Value, String> {
    let number = amount::parse(typed).map_err(|error| errors::amount(l, error))?;
    match (number, counts) {
        (None, _) => Ok("".into()),
        (Some(number), Counts::Amount) => Ok(number.into()),
        (Some(number), Counts::Whole) if number % 1_000 == 0 => Ok((number / 1_000).into()),
        _ => Err(msg::not_a_number(l).to_owned()),
    }
}

/// A date or a time of day.
#[component]
pub(super) fn MomentField(
    path: &'static str,
    label: Words,
    kind: Words,
    #[prop(optional)] hint: Words,
) -> impl IntoView {
    let editor = Editor::here();
    let write = Write::here();
    let value = editor.text(path);
    let save = move |text: String| editor.set(write, path, text);
    match hint {
        "" => {
            view! { <TextField id=path label kind value error=write.error on_input=|_| {} on_commit=save /> }.into_any()
        }
        hint => view! { <TextField id=path label kind hint value error=write.error on_input=|_| {} on_commit=save /> }
            .into_any(),
    }
}

/// One of several codes; the first is what stands for none.
#[component]
pub(super) fn CodeField(path: SmolStr, label: Words, options: Signal<Vec<(String, String)>>) -> impl IntoView {
    let editor = Editor::here();
    let write = Write::here();
    let value = editor.text_at(path.clone());
    let id = path.replace('/', "-");
    view! { <Select id label options value error=write.error on_change=move |code: String| editor.set(write, &path, code) /> }
}

/// Yes or no.
#[component]
pub(super) fn FlagField(path: SmolStr, label: Words, #[prop(optional)] code: Words) -> impl IntoView {
    let editor = Editor::here();
    let write = Write::here();
    let (own, id) = (path.clone(), path.replace('/', "-"));
    let is_set = Memo::new(move |_| {
        editor.look(|content: &Content| content.get(&own).is_some_and(|value| *value != Value::Bool(false)))
    });
    let save = move |event| {
        let on = event_target_checked(&event);
        match code {
            "" => editor.set(write, &path, on),
            code => editor.set(write, &path, if on { code } else { "" }),
        }
    };
    view! {
        <label class="choice">
            <input type="checkbox" data-testid=id prop:checked=is_set on:change=save />
            <span>{label}</span>
        </label>
        <p class="field-error" role="alert">{move || write.error.get()}</p>
    }
}

/// Several that are each on or off, with their codes: each is a property of its own.
#[component]
pub(super) fn SetField(
    path: SmolStr,
    legend: Words,
    #[prop(optional)] hint: Words,
    choices: Vec<(String, String)>,
) -> impl IntoView {
    let editor = Editor::here();
    let write = Write::here();
    let id = path.replace('/', "-");
    let box_of = move |(code, name): (String, String)| {
        let path = format_smolstr!("{path}/{code}");
        let own = path.clone();
        let is_on = Memo::new(move |_| editor.look(|content| content.get(&own).and_then(Value::as_bool) == Some(true)));
        let toggle = move |event| {
            // What is not chosen is not there, as in a list.
            let value = if event_target_checked(&event) { Value::from(true) } else { Value::from("") };
            editor.set(write, &path, value);
        };
        view! {
            <label class="choice">
                <input type="checkbox" data-code=code prop:checked=is_on on:change=toggle />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <fieldset class="set-field" data-testid=id>
            <legend class="field-label">{legend}</legend>
            {(!hint.is_empty()).then(|| view! { <p class="field-hint">{hint}</p> })}
            <div class="set-choices">{choices.into_iter().map(box_of).collect_view()}</div>
            <p class="field-error" role="alert">{move || write.error.get()}</p>
        </fieldset>
    }
}

/// All roles, as (code, name).
pub(super) fn role_names(l: Lang) -> Vec<(String, String)> {
    DEFAULT_ROLES.iter().map(|role| (role.code.to_owned(), roles::role(l, role.code))).collect()
}
