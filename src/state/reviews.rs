//! Forms as files: put in words one by one so that the page stays alive, and written. A workbook is written by the worker.
//! Knows no screen.

use super::app::App;
use super::exchange::{ExchangeFailure, ExchangeProgress};
use crate::browser::turns::Turns;
use crate::browser::{clock, files};
use crate::domain::appraisals::paper::{LogLine, Paper};
use crate::domain::appraisals::{APPRAISAL, Form, Part, Sight, key, sight};
use crate::domain::files::in_file_name;
use crate::domain::history::{LogEntry, log};
use crate::domain::ids::RecordId;
use crate::domain::people;
use crate::i18n::appraisals_paper::{self as words, Asked};
use crate::i18n::fields::{self, Told};
use crate::i18n::{Lang, common};
use crate::storage::messages::{Outcome, ReviewOrder, Task};
use crate::storage::tables::SheetFormat;
use crate::wire::appraisal_text;
use leptos::prelude::*;

/// In what form reviews go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewFormat {
    /// A workbook.
    Xlsx,
    /// Markdown.
    Markdown,
    /// JSON.
    Json,
}

impl ReviewFormat {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Markdown, Self::Json];

    /// How the name of such a file ends.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => ".xlsx",
            Self::Markdown => ".md",
            Self::Json => ".json",
        }
    }
}

/// Forms in a file, ready to be handed to the person: `browser::files::save(&file.blob, &file.name)`.
pub struct ReviewFile {
    /// Its bytes.
    pub blob: files::Blob,
    /// `dianxun_<what>.xlsx`
    pub name: String,
    /// How many forms are in it.
    pub forms: usize,
}

impl App {
    /// A form in words, as the person at the device may see it.
    pub fn paper(&self, l: Lang, form: &RecordId) -> Option<Paper> {
        let viewer = self.session.person.get_untracked();
        let zone = self.zone();
        self.peek(|records| {
            let form =
                records.by_key(&key(form)).filter(|record| !record.is_deleted()).and_then(|own| Form::read(own))?;
            words::paper(l, &Asked { records, zone: &*zone, now: clock::now(), viewer: &viewer }, &form)
        })
    }

    /// Forms in words, in slices so that the page stays alive; those that are not theirs to see are left out.
    pub async fn papers(&self, l: Lang, forms: &[RecordId], with_log: bool) -> Vec<Paper> {
        let (mut papers, mut turns) = (Vec::new(), Turns::begin());
        for form in forms {
            let Some(mut paper) = self.paper(l, form) else { continue };
            if with_log {
                paper.log = self.log_of(l, form).await;
            }
            papers.push(paper);
            if turns.is_over() {
                turns.next().await;
            }
        }
        papers
    }

    /// Forms as a file called `dianxun_<what>`.
    ///
    /// # Errors
    /// The worker could not, or the browser refuses the file.
    pub async fn export_reviews(
        &self,
        l: Lang,
        forms: &[RecordId],
        what: &str,
        format: ReviewFormat,
        with_log: bool,
        progress: ExchangeProgress,
    ) -> Result<ReviewFile, ExchangeFailure> {
        let papers = self.papers(l, forms, with_log).await;
        let count = papers.len();
        let own = words::words(l);
        let blob = match format {
            ReviewFormat::Markdown => blob(&appraisal_text::markdown(&papers, &own), "text/markdown;charset=utf-8")?,
            ReviewFormat::Json => blob(&appraisal_text::json(&papers), SheetFormat::Json.media_type())?,
            ReviewFormat::Xlsx => {
                let order = serde_json::to_string(&ReviewOrder { papers, words: own });
                let order = Task::Reviews(order.map_err(|_| ExchangeFailure::other())?);
                match self.worker(order, &[], progress).await? {
                    (Outcome::Sheet(_), Some(blob)) => blob,
                    _ => return Err(ExchangeFailure::other()),
                }
            }
        };
        let name = format!("dianxun_{}{}", in_file_name(what), format.extension());
        Ok(ReviewFile { blob, name, forms: count })
    }

    /// The journal of a form, without what is hidden from the person; empty where it cannot be read.
    async fn log_of(&self, l: Lang, form: &RecordId) -> Vec<LogLine> {
        let key = key(form);
        let rows = self.history(&key).await.unwrap_or_default();
        let viewer = self.session.person.get_untracked();
        let seen = self.peek(|records| {
            let form = Form::read(records.by_key(&key)?)?;
            sight(records, &form, &viewer)
        });
        let Some(seen) = seen else { return Vec::new() };
        let zone = self.zone();
        let moment = |at| words::moment(&*zone, at);
        let name_of = |id: &RecordId| {
            let found = self.peek(|records| people::find(records, id)).map(|person| person.name);
            found.unwrap_or_else(|| common::unknown_person(l).to_owned())
        };
        let told = Told { name_of: &name_of, moment: &moment };
        let line = |entry: LogEntry| LogLine {
            at: moment(entry.at()),
            who: name_of(&entry.person),
            what: fields::name(l, &APPRAISAL, &entry.field),
            old: entry
                .old
                .as_ref()
                .map(|old| fields::value(l, &APPRAISAL, &entry.field, old, &told))
                .unwrap_or_default(),
            new: fields::value(l, &APPRAISAL, &entry.field, &entry.new, &told),
        };
        log(&key, &rows).into_iter().filter(|entry| is_told(entry, seen)).map(line).collect()
    }
}

/// Whether a change may be told: not what is hidden on the form itself.
fn is_told(entry: &LogEntry, seen: Sight) -> bool {
    match Part::of(&entry.field) {
        Some(Part::Own) => seen.own,
        Some(Part::Superior | Part::Interview | Part::After) => seen.above,
        Some(Part::Personnel) => true,
        None => seen.above || !matches!(entry.field.as_str(), "result" | "final" | "scored_at" | "scored_by"),
    }
}

fn blob(text: &str, media_type: &str) -> Result<files::Blob, ExchangeFailure> {
    files::blob(text.as_bytes(), media_type).map_err(|_| ExchangeFailure::other())
}
