//! The report of a problem: shown as it is, then downloaded. Holds no business data.

use crate::browser::{clock, files};
use crate::i18n::settings;
use crate::state::{App, app, report};
use crate::ui::components::{Glyph, Icon};
use crate::ui::lang;
use leptos::prelude::*;

#[component]
pub(super) fn ProblemReport() -> impl IntoView {
    let app = app();
    let l = lang();
    let failed = RwSignal::new(false);
    // The report as it was when it was looked at is the one that is saved.
    let text = Memo::new(move |_| {
        app.problems.track();
        json(app)
    });
    let save = move |_| {
        let blob = files::blob(text.get_untracked().as_bytes(), "application/json");
        let saved = blob.and_then(|blob| files::save(&blob, "dianxun_problem.json"));
        failed.set(saved.is_err());
    };
    view! {
        <p class="prose">{settings::problem_text(l)}</p>
        <details class="details">
            <summary data-testid="see-report">{settings::problem_show(l)}</summary>
            <div class="details-body"><pre class="pre small" tabindex="0" data-testid="report">{text}</pre></div>
        </details>
        <div class="bar">
            <button type="button" class="button" data-testid="save-report" on:click=save>
                <Icon glyph=Glyph::Download />{settings::problem_save(l)}
            </button>
        </div>
        <p class="field-error" role="alert">{move || failed.get().then(|| settings::problem_not_saved(l))}</p>
    }
}

fn json(app: App) -> String {
    let browser = window().navigator().user_agent().unwrap_or_default();
    let records = app.peek(|records| records.len());
    app.problems.with_untracked(|problems| {
        report(clock::now(), browser, app.session.lang.get_untracked().code(), records, problems)
    })
}
