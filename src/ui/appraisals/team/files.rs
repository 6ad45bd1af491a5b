//! Forms as files: one of them, or all of a term that the person may see; and all of one's own.

use crate::browser::files;
use crate::domain::appraisals::{self, Form, Term};
use crate::domain::ids::RecordId;
use crate::i18n::{appraisals as base, appraisals_team as msg};
use crate::state::{App, ExchangeProgress, ReviewFormat, app};
use crate::ui::components::{Glyph, Icon};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui::appraisals) enum Wanted {
    /// One form.
    Form(RecordId),
    /// Every form of a term that the person may see.
    Term(Term),
    /// One's own of all terms.
    Own,
}

impl Wanted {
    /// The forms, and what the file is called.
    fn forms(&self, app: App) -> (Vec<RecordId>, String) {
        let l = lang();
        let Some(shop) = untrack(|| app.shop()) else { return (Vec::new(), String::new()) };
        let me = app.session.person.get_untracked();
        app.peek(|records| {
            let all = appraisals::of_shop(records, &shop.id);
            let is_own = |form: &Form| crate::domain::people::is_same(records, &form.person, &me);
            let fits = |form: &&Form| match self {
                Self::Form(id) => form.id == *id,
                Self::Term(term) => form.term == *term,
                Self::Own => is_own(form),
            };
            let chosen: Vec<&Form> = all.iter().filter(fits).collect();
            let name = |id: &RecordId| match crate::domain::people::find(records, id) {
                Some(person) => person.name,
                None => base::department(l).to_owned(),
            };
            let what = match (self, chosen.as_slice()) {
                (Self::Form(_), [form]) => format!("{}_{}", name(&form.person), form.term),
                (Self::Term(term), _) => format!("{}_{term}", shop.name),
                _ => name(&me),
            };
            (chosen.into_iter().map(|form| form.id.clone()).collect(), format!("{}_{what}", base::title(l)))
        })
    }
}

const TEST: [(ReviewFormat, &str, &str); 3] = [
    (ReviewFormat::Xlsx, "XLSX", "export-xlsx"),
    (ReviewFormat::Markdown, "Markdown", "export-md"),
    (ReviewFormat::Json, "JSON", "export-json"),
];

/// A fold-out with the formats.
#[component]
pub(in crate::ui::appraisals) fn Exports(wanted: Wanted) -> impl IntoView {
    let l = lang();
    let writing = Writing::here();
    let with_log = RwSignal::new(false);
    let wanted = StoredValue::new(wanted);
    let button = move |(format, name, test): (ReviewFormat, &'static str, &'static str)| {
        let press = move |_| writing.write(wanted.get_value(), vec![format], with_log.get_untracked());
        view! {
            <button type="button" class="button" data-testid=test disabled=move || writing.busy.get() on:click=press>
                <Icon glyph=Glyph::Download />{name}
            </button>
        }
    };
    view! {
        <details class="details hide-print" data-testid="appraisal-export">
            <summary>{msg::export(l)}</summary>
            <div class="details-body stack stack-tight">
                <p class="field-hint">{msg::export_hint(l)}</p>
                <label class="choice">
                    <input type="checkbox" data-testid="export-with-log" prop:checked=with_log
                        on:change=move |event| with_log.set(event_target_checked(&event)) />
                    <span>{msg::with_log(l)}</span>
                </label>
                <div class="bar">{TEST.map(button).collect_view()}</div>
                <p role="status" class="small" data-testid="export-said">{move || writing.said.get()}</p>
            </div>
        </details>
    }
}

/// All of one's own reviews, as Markdown and as JSON.
#[component]
pub(super) fn OwnExport() -> impl IntoView {
    let l = lang();
    let writing = Writing::here();
    let press = move |_| writing.write(Wanted::Own, vec![ReviewFormat::Markdown, ReviewFormat::Json], true);
    view! {
        <div class="bar hide-print">
            <button type="button" class="button button-quiet" data-testid="own-export" disabled=move || writing.busy.get() on:click=press>
                <Icon glyph=Glyph::Download />{msg::own_export(l)}
            </button>
            <span class="soft small">{msg::own_export_hint(l)}</span>
            <span class="small" role="status">{move || writing.said.get()}</span>
        </div>
    }
}

/// A place that writes files.
#[derive(Clone, Copy)]
struct Writing {
    app: App,
    busy: RwSignal<bool>,
    said: RwSignal<Option<String>>,
}

impl Writing {
    fn here() -> Self {
        Self { app: app(), busy: RwSignal::new(false), said: RwSignal::new(None) }
    }

    fn write(self, wanted: Wanted, formats: Vec<ReviewFormat>, with_log: bool) {
        let l = lang();
        let (forms, what) = wanted.forms(self.app);
        if forms.is_empty() {
            return self.said.set(Some(msg::nothing_to_export(l).to_owned()));
        }
        self.busy.set(true);
        self.said.set(None);
        let progress: ExchangeProgress = RwSignal::new(None);
        spawn_local(async move {
            let mut said = Vec::new();
            for format in formats {
                let written = self.app.export_reviews(l, &forms, &what, format, with_log, progress).await.ok();
                let saved = written.filter(|file| file.forms > 0 && files::save(&file.blob, &file.name).is_ok());
                said.push(saved.map_or_else(|| msg::not_exported(l).to_owned(), |file| msg::exported(l, &file.name)));
            }
            self.said.try_set(Some(said.join(" ")));
            self.busy.try_set(false);
        });
    }
}
