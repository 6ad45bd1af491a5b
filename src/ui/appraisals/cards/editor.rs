//! Editing one indicator: what was typed until it is stored, and the dialog around its form. What others change at the same
//! time stays, since only what differs from the opening is written.

use super::form::Fields;
use crate::domain::ids::RecordId;
use crate::domain::scorecards::typing::{self, Edits, Spot, Typed, Unread};
use crate::domain::scorecards::{Card, Command, Indicator, Source};
use crate::i18n::{Lang, indicators, scorecards_page as msg};
use crate::ui::components::{Dialog, Glyph, Icon};
use crate::ui::placements::Failed;
use crate::ui::{Write, fresh_key, lang};
use leptos::prelude::*;

/// The editing of a card's indicators. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Editor {
    card: Memo<Option<Card>>,
    /// Whether who sits here may change it.
    pub(super) may: Memo<bool>,
    /// The indicator as it was when its form was opened, and whether it is a new one.
    was: RwSignal<Option<(Indicator, bool)>>,
    /// The texts of the form.
    pub(super) typed: RwSignal<Typed>,
    wrong: RwSignal<Vec<(Spot, Unread)>>,
    write: Write,
}

impl Editor {
    /// For the component that is being rendered.
    pub(super) fn here(card: Memo<Option<Card>>, may: Memo<bool>) -> Self {
        Self {
            card,
            may,
            was: RwSignal::new(None),
            typed: RwSignal::new(Typed::of(&Indicator::new(""))),
            wrong: RwSignal::default(),
            write: Write::here(),
        }
    }

    /// Opens the form of an indicator.
    pub(super) fn open(self, indicator: Indicator) {
        self.show(indicator, false);
    }

    /// Opens the form of a new one.
    pub(super) fn begin(self) {
        self.show(Indicator::new(&fresh_key()), true);
    }

    fn show(self, indicator: Indicator, is_new: bool) {
        self.typed.set(Typed::of(&indicator));
        self.wrong.set(Vec::new());
        self.write.error.set(None);
        self.was.set(Some((indicator, is_new)));
    }

    fn close(self) {
        self.was.try_set(None);
    }

    /// The indicator as it was when its form was opened.
    pub(super) fn before(self) -> Indicator {
        self.was.with_untracked(|was| was.as_ref().map_or_else(|| Indicator::new(""), |(was, _)| was.clone()))
    }

    /// What is typed, as an indicator; `None` while something cannot be read.
    pub(super) fn reads(self) -> Option<Indicator> {
        let was = self.was.with(|was| was.as_ref().map(|(was, _)| was.clone()))?;
        // A value can be tried before the weight is right.
        self.typed.with(|typed| Typed { weight: String::new(), ..typed.clone() }.read(&was).ok())
    }

    /// All weights together if this were stored, tenths of a per cent; `None` while the weight cannot be read.
    pub(super) fn total(self) -> Option<i64> {
        let own = self.typed.with(Typed::weight).ok()?;
        let id = self.before().id;
        let others = |card: &Card| card.live().filter(|one| one.id != id).map(|one| one.weight).sum::<i64>();
        Some(own + self.card.with(|card| card.as_ref().map(others).unwrap_or_default()))
    }

    /// What is wrong with a text, in words.
    pub(super) fn error(self, spot: Spot) -> Signal<Option<String>> {
        let l = lang();
        Signal::derive(move || {
            let way = self.typed.with(|typed| typed.way);
            let why = self.wrong.with(|wrong| wrong.iter().find(|(at, _)| *at == spot).map(|(_, why)| *why))?;
            Some(if spot == Spot::Name { msg::need_name(l) } else { msg::unread(l, way, why) }.to_owned())
        })
    }

    /// Changes a text; what was wrong with it is asked anew when it is saved.
    pub(super) fn put(self, change: impl FnOnce(&mut Typed)) {
        self.typed.update(change);
    }

    /// Stores edits of the card; nothing for none.
    pub(super) fn edit(self, write: Write, edits: Edits) {
        let card = self.card.with_untracked(|card| card.as_ref().map(|card| card.id.clone()));
        if let Some(card) = card.filter(|_| !edits.is_empty()) {
            write.run(Command::Edit { card, edits });
        }
    }

    fn save(self) {
        let Some((was, is_new)) = self.was.get_untracked() else { return };
        let Some(card) = self.card.get_untracked() else { return };
        let read = self.typed.with_untracked(|typed| typed.read(&was));
        let read = read.and_then(|is| if has_name(&is) { Ok(is) } else { Err(vec![(Spot::Name, Unread::Empty)]) });
        match read {
            Err(wrong) => self.wrong.set(wrong),
            Ok(is) => {
                self.wrong.set(Vec::new());
                let edits = if is_new { typing::added(&card, &is) } else { typing::edits(&was, &is) };
                self.store(card.id, edits);
            }
        }
    }

    fn store(self, card: RecordId, edits: Edits) {
        if edits.is_empty() {
            return self.close();
        }
        self.write.run_then(Command::Edit { card, edits }, move || self.close());
    }
}

/// Whether something says what it is called: its own words, or shipped ones, which are there in both languages.
fn has_name(indicator: &Indicator) -> bool {
    let ships = indicators::name(Lang::Zh, &indicator.id).is_some();
    !indicator.name.is_empty() || ships || matches!(indicator.source, Source::Computed(_))
}

/// The form of an indicator in a dialog.
#[component]
pub(super) fn EditDialog(editor: Editor) -> impl IntoView {
    let l = lang();
    let open = Signal::derive(move || editor.was.with(Option::is_some));
    let title = move || {
        editor.was.with(|was| match was {
            Some((was, false)) => msg::change_of(l, &indicators::name_of(l, was)),
            _ => msg::new_indicator(l).to_owned(),
        })
    };
    let foot = move || {
        view! {
            <button type="button" class="button button-quiet" on:click=move |_| editor.close()>{msg::cancel(l)}</button>
            <button type="button" class="button button-primary" data-testid="indicator-save"
                disabled=move || editor.write.pending.get() on:click=move |_| editor.save()
            ><Icon glyph=Glyph::Check />{msg::save(l)}</button>
        }
    };
    view! {
        <Dialog open title on_close=move |()| editor.close() close_label=msg::close(l) wide=true foot>
            <div class="stack" data-testid="indicator-form">
                <Fields editor />
                <Failed error=editor.write.error />
            </div>
        </Dialog>
    }
}
