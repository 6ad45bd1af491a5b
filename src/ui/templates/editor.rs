//! What the parts of a template's page share: its content, and the one way to change it.

use super::shipped::Shipped;
use crate::browser::{clock, ids};
use crate::domain::ids::RecordId;
use crate::domain::people::Permission;
use crate::domain::templates::{Command, Content, DAILY, Edits, TEMPLATE, content};
use crate::domain::value::Value;
use crate::i18n::Lang;
use crate::state::{App, app};
use crate::ui::{Write, lang};
use leptos::prelude::*;
use smol_str::SmolStr;

/// The template that is looked at. `Copy`; its parts take it from the context.
#[derive(Clone, Copy)]
pub(super) struct Editor {
    pub(super) app: App,
    pub(super) lang: Lang,
    /// The content as it is now; `None` while it is not known.
    pub(super) content: Memo<Option<Content>>,
    /// Whether this person may change it.
    pub(super) may: Memo<bool>,
    /// What a screen reader is told.
    pub(super) said: RwSignal<String>,
    id: StoredValue<String>,
    shipped: Shipped,
}

impl Editor {
    /// The editor of a template.
    pub(super) fn of(id: String) -> Self {
        let (app, shipped) = (app(), expect_context::<Shipped>());
        let own = id.clone();
        let content = Memo::new(move |_| {
            app.watch(&[TEMPLATE], |records| content(records, &own)).or_else(|| shipped.content(&own))
        });
        let may = Memo::new(move |_| app.may(Permission::EditTemplates));
        let said = RwSignal::default();
        Self { app, lang: lang(), content, may, said, id: StoredValue::new(id), shipped }
    }

    /// The editor around this part.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// The template's id.
    pub(super) fn id(self) -> String {
        self.id.get_value()
    }

    /// Looks at the content; runs again when it changes.
    pub(super) fn look<T: Default>(self, look: impl FnOnce(&Content) -> T) -> T {
        self.content.try_with(|content| content.as_ref().map(look)).flatten().unwrap_or_default()
    }

    /// Looks at the content once.
    pub(super) fn peek<T: Default>(self, look: impl FnOnce(&Content) -> T) -> T {
        untrack(|| self.look(look))
    }

    /// A property as text.
    pub(super) fn text(self, path: &'static str) -> Memo<String> {
        self.text_at(path.into())
    }

    /// A property as text, at a path made at run time.
    pub(super) fn text_at(self, path: SmolStr) -> Memo<String> {
        Memo::new(move |_| {
            self.look(|content| content.get(&path).and_then(Value::as_str).unwrap_or_default().to_owned())
        })
    }

    /// The shipped content under the shop's changes, where it is not part of the program.
    pub(super) fn base(self) -> Option<Content> {
        let id = self.id();
        if id == DAILY.id { None } else { untrack(|| self.shipped.content(&id)) }
    }

    /// Changes one property.
    pub(super) fn set(self, write: Write, path: &str, value: impl Into<Value>) {
        self.edit(write, vec![(path.into(), value.into())]);
    }

    /// Changes several properties as one step.
    pub(super) fn edit(self, write: Write, edits: Edits) {
        self.edit_then(write, edits, || {});
    }

    /// Changes several properties and goes on when they are stored.
    pub(super) fn edit_then(self, write: Write, edits: Edits, then: impl FnOnce() + 'static) {
        let command = Command::Edit { template: RecordId::new(self.id()), base: self.base(), edits };
        write.run_then(command, then);
    }

    /// A fresh id for a group or check.
    pub(super) fn fresh(self) -> String {
        ids::key(clock::now())
    }
}
