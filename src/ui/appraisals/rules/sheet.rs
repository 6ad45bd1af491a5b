//! What is typed into the form of the rules until it is stored. What others change meanwhile comes in where nothing was
//! typed. Knows no layout.

use crate::domain::appraisals::{self, APPEAL_DAYS, Command, DUE_DAYS, RULE, Rules};
use crate::domain::ids::Field;
use crate::domain::scorecards::typing::{Way, points, points_in_field};
use crate::domain::shops::SHOP;
use crate::domain::value::Value;
use crate::i18n::{Lang, scorecards_page as msg};
use crate::state::{App, app};
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// The texts of the form. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    app: App,
    lang: Lang,
    texts: StoredValue<Vec<(Field, RwSignal<String>)>>,
    wrong: RwSignal<Vec<(Field, String)>>,
    /// Carries out the saving, and says what went wrong as a whole.
    pub(super) write: Write,
    /// Whether the last saving went well.
    pub(super) is_saved: RwSignal<bool>,
}

fn look(app: App) -> Rules {
    let Some(shop) = app.shop() else { return Rules::default() };
    app.watch(&[RULE, SHOP], |records| appraisals::rules(records, &shop.id))
}

/// As a rule stands in its field: bands as points, yes and no as something and nothing.
fn shown(field: &Field, value: &Value) -> String {
    match value {
        Value::Bool(is_on) => if *is_on { "1" } else { "" }.to_owned(),
        Value::Int(number) if field.parts().next() == Some("band") => points_in_field(*number),
        Value::Int(number) => number.to_string(),
        _ => String::new(),
    }
}

impl Sheet {
    /// For the component that is being rendered.
    pub(super) fn here() -> Self {
        let app = app();
        let stored = Memo::new(move |_| look(app));
        let texts = stored.get_untracked().fields().map(|(field, value)| {
            let text = RwSignal::new(shown(&field, &value));
            (field, text)
        });
        let sheet = Self {
            app,
            lang: lang(),
            texts: StoredValue::new(texts.to_vec()),
            wrong: RwSignal::default(),
            write: Write::here(),
            is_saved: RwSignal::new(false),
        };
        Effect::new(move |before: Option<Rules>| {
            let now = stored.get();
            if let Some(before) = before {
                sheet.follow(&before, &now);
            }
            now
        });
        sheet
    }

    fn follow(self, before: &Rules, now: &Rules) {
        for ((field, old), (_, new)) in before.fields().iter().zip(now.fields()) {
            let text = self.text(field);
            if text.with_untracked(|text| *text == shown(field, old)) {
                text.set(shown(field, &new));
            }
        }
    }

    /// The text of a rule.
    pub(super) fn text(self, field: &Field) -> RwSignal<String> {
        self.texts
            .with_value(|texts| texts.iter().find(|(own, _)| own == field).map(|(_, text)| *text))
            .unwrap_or_default()
    }

    /// What is wrong with a rule, in words.
    pub(super) fn error(self, field: Field) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.wrong.with(|wrong| wrong.iter().find(|(own, _)| *own == field).map(|(_, words)| words.clone()))
        })
    }

    /// Puts the shipped rules into the form; nothing is stored before it is saved.
    pub(super) fn show_shipped(self) {
        for (field, value) in Rules::default().fields() {
            self.text(&field).set(shown(&field, &value));
        }
    }

    /// Stores what the form says; what is as shipped is stored as nothing.
    pub(super) fn save(self) {
        self.is_saved.set(false);
        self.write.error.set(None);
        let shipped = Rules::default().fields();
        let read = shipped.into_iter().map(|(field, shipped)| {
            let value = self.read(&field);
            (field, value.map(|value| if value == shipped { Value::Null } else { value }))
        });
        let (mut edits, mut wrong) = (Vec::new(), Vec::new());
        for (field, value) in read {
            match value {
                Ok(value) => edits.push((field, value)),
                Err(words) => wrong.push((field, words)),
            }
        }
        let is_sound = wrong.is_empty();
        self.wrong.set(wrong);
        if let Some(shop) = untrack(|| self.app.shop()).filter(|_| is_sound) {
            let is_saved = self.is_saved;
            self.write.run_then(Command::Rule { shop: shop.id, edits }, move || {
                is_saved.try_set(true);
            });
        }
    }

    fn read(self, field: &Field) -> Result<Value, String> {
        let text = self.text(field).get_untracked();
        let parts: Vec<&str> = field.parts().collect();
        let number = |range: std::ops::RangeInclusive<i64>| {
            let number = text.trim().parse::<i64>().ok().filter(|number| range.contains(number));
            number.map(Value::from).ok_or_else(|| msg::not_whole_number(self.lang, *range.start(), *range.end()))
        };
        match parts.as_slice() {
            ["hidden"] => Ok((!text.is_empty()).into()),
            ["appeal_days"] => number(APPEAL_DAYS),
            ["rater", _] => number(0..=100),
            ["band", _] => {
                points(&text).map(Value::from).map_err(|why| msg::unread(self.lang, Way::Bands, why).to_owned())
            }
            _ => number(DUE_DAYS),
        }
    }
}
