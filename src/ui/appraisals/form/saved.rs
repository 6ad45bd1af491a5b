//! A field of a form: stored at each pause in typing, kept as a draft from the first letter on. Whoever may not write it
//! reads it. Knows neither what it is about nor who may.

use super::page::Page;
use super::section::element_id;
use super::shape::Shape;
use crate::domain::appraisals::Part;
use crate::domain::ids::Field;
use crate::domain::value::Value;
use crate::i18n::appraisals_form as msg;
use crate::state::Draft;
use crate::ui::inspections::{Pause, follow};
use leptos::prelude::*;

/// A field with its label; its id and its test id follow from the field's name: `own-<indicator>`.
#[component]
pub(super) fn Saved(
    /// Which one.
    field: Field,
    /// Whose part it belongs to.
    part: Part,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What it takes.
    #[prop(optional)]
    shape: Shape,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Whether nothing is shown to those who only read it, where nothing stands in it.
    #[prop(optional)]
    needless: bool,
) -> impl IntoView {
    let page = Page::here();
    let may = page.may(part);
    let stored = page.value(&field);
    move || {
        let label = label.clone();
        if may.get() {
            view! { <Input field=field.clone() may stored label shape hint=hint.clone() /> }.into_any()
        } else if needless && stored.with(Value::is_null) {
            ().into_any()
        } else {
            view! { <Said label stored shape /> }.into_any()
        }
    }
}

/// What stands in it.
#[component]
fn Said(label: String, stored: Memo<Value>, shape: Shape) -> impl IntoView {
    let l = Page::here().lang;
    let words = move || Some(shape.told(l, &stored.get())).filter(|words| !words.is_empty());
    view! {
        <div class="field appraisal-said">
            <span class="field-label">{label}</span>
            <p class="pre" class:soft=move || words().is_none()>{move || words().unwrap_or_else(|| msg::none_said(l).to_owned())}</p>
        </div>
    }
}

/// What is typed into one field. `Copy`.
#[derive(Clone, Copy)]
struct Typing {
    page: Page,
    field: StoredValue<Field>,
    draft: StoredValue<Draft>,
    shape: Shape,
    may: Memo<bool>,
    stored: Memo<String>,
    text: RwSignal<String>,
    error: RwSignal<Option<String>>,
}

impl Typing {
    fn of(page: Page, field: &Field, shape: Shape, may: Memo<bool>, stored: Memo<Value>) -> Self {
        let draft = page.draft(field);
        let stored = Memo::new(move |_| shape.shown(&stored.get()));
        let now = stored.get_untracked();
        let text = shape.kept(&draft, &now).unwrap_or(now);
        Self {
            page,
            field: StoredValue::new(field.clone()),
            draft: StoredValue::new(draft),
            shape,
            may,
            stored,
            text: RwSignal::new(text),
            error: RwSignal::new(None),
        }
    }

    fn typed(self, text: String) {
        self.text.set(text.clone());
        self.draft.with_value(|draft| draft.keep(&self.stored.get_untracked(), &text));
        self.field.with_value(|field| self.page.saving.typed(field));
    }

    /// Stores what stands in the field, if it is another than what is stored.
    fn store(self) {
        let (Some(text), Some(stored)) = (self.text.try_get_untracked(), self.stored.try_get_untracked()) else {
            return;
        };
        let (Some(draft), Some(field)) = (self.draft.try_get_value(), self.field.try_get_value()) else { return };
        if text == stored {
            draft.stored(&text, &stored);
            self.error.try_set(None);
            self.page.saving.done(&field);
            return;
        }
        if self.may.try_get_untracked() != Some(true) {
            // It was handed in or returned meanwhile, elsewhere: the words stay a draft.
            self.page.saving.failed(&field);
            return;
        }
        match self.shape.read(self.page.lang, &text) {
            Err(words) => self.failed(&field, words),
            Ok(value) => self.send(field, draft, text, value),
        }
    }

    fn send(self, field: Field, draft: Draft, text: String, value: Value) {
        let now = self.shape.shown(&value);
        self.page.write(vec![(field.clone(), value)], move |done| match done {
            Ok(()) => {
                draft.stored(&text, &now);
                self.error.try_set(None);
                // Somebody who went on typing has begun another pause.
                if self.text.try_get_untracked().is_none_or(|typed| typed == text) {
                    self.page.saving.done(&field);
                }
            }
            Err(words) => self.failed(&field, words),
        });
    }

    fn failed(self, field: &Field, words: String) {
        self.error.try_set(Some(words));
        self.page.saving.failed(field);
    }
}

#[component]
fn Input(
    field: Field,
    may: Memo<bool>,
    stored: Memo<Value>,
    label: String,
    shape: Shape,
    hint: Option<String>,
) -> impl IntoView {
    let page = Page::here();
    let id = element_id(&field);
    let typing = Typing::of(page, &field, shape, may, stored);
    let pause = Pause::new(move || typing.store());
    follow(typing.stored, typing.text);
    if typing.text.get_untracked() != typing.stored.get_untracked() {
        pause.typed();
    }
    let on_input = move |event| {
        typing.typed(event_target_value(&event));
        pause.typed();
    };
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described = format!("{hint_id} {error_id}");
    let invalid = move || typing.error.get().map(|_| "true");
    let control = if shape == Shape::Words {
        view! {
            <textarea class="input" id=id.clone() data-testid=id.clone() rows="2" prop:value=typing.text aria-invalid=invalid
                aria-describedby=described on:input=on_input on:blur=move |_| pause.now()
            ></textarea>
        }
        .into_any()
    } else {
        let kind = if shape == Shape::Date { "date" } else { "text" };
        view! {
            <input class="input" id=id.clone() data-testid=id.clone() type=kind inputmode=shape.input_mode() autocomplete="off"
                prop:value=typing.text aria-invalid=invalid aria-describedby=described
                on:input=on_input on:blur=move |_| pause.now() />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label class="field-label" for=id>{label}</label>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            {control}
            <p class="field-error" role="alert" id=error_id>{move || typing.error.get()}</p>
        </div>
    }
}
