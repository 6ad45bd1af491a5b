//! What files would change, before they do: whose they are, how many records meet which fate, and the decisions.

use super::preview_line::PreviewLine;
use super::taking::Taking;
use crate::browser::clock;
use crate::domain::stamp::TOLERATED_AHEAD_MS;
use crate::i18n::{apart, format, incoming as msg, waiting};
use crate::state::{Fate, FileSeen, Found};
use crate::ui::components::{Banner, Tone};
use leptos::prelude::*;

/// The preview with its decisions and its two ends.
#[component]
pub(super) fn PreviewView(taking: Taking) -> impl IntoView {
    let l = taking.lang;
    let preview = taking.preview;
    let files: Vec<_> =
        preview.with_untracked(|preview| preview.files.iter().filter_map(|file| of_file(taking, file)).collect());
    let fates = Fate::ALL.into_iter().filter(|fate| preview.with_untracked(|preview| preview.count(*fate) > 0));
    let groups: Vec<_> = fates.clone().map(|fate| view! { <FateGroup taking fate /> }).collect();
    let counts: Vec<_> = fates.map(|fate| count(taking, fate)).collect();
    let photos = preview.with_untracked(|preview| preview.photos);
    let is_news = preview.with_untracked(|preview| preview.is_news());
    let as_new = taking.decision.as_new;
    let nothing = (!is_news).then(|| {
        view! { <div data-testid="import-outcome"><Banner inline=true tone=Tone::Ok text=msg::nothing_new(l) /></div> }
    });
    let hint = is_news.then(|| view! { <p class="soft small">{msg::preview_hint(l)}</p> });
    let photos = (photos > 0).then(|| view! { <li>{msg::photos(l, &format::count(photos))}</li> });
    let damaged = preview.with_untracked(|preview| preview.damaged);
    let damaged = (damaged > 0)
        .then(|| view! { <li data-testid="damaged-count">{waiting::in_preview(l, &format::count(damaged))}</li> });
    let ahead = preview.with_untracked(|preview| preview.ahead);
    let ahead = (ahead > 0)
        .then(|| view! { <li data-testid="ahead-count">{waiting::ahead_in_preview(l, &format::count(ahead))}</li> });
    view! {
        <section class="stack incoming" aria-labelledby="incoming-title" data-testid="preview">
            <h3 id="incoming-title">{msg::preview_title(l)}</h3>
            <ul class="stack stack-tight incoming-files">{files}</ul>
            <ul class="incoming-counts num">{counts}{photos}{ahead}{damaged}</ul>
            {nothing}
            {hint}
            <Deletions taking />
            {groups}
            <AsNew taking />
            <div class="bar bar-end">
                <button type="button" class="button" data-testid="leave-files" on:click=move |_| taking.leave()>{msg::not_now(l)}</button>
                <button type="button" class="button button-primary" data-testid="take-in" hidden=move || !(is_news || as_new.get()) on:click=move |_| taking.take_in()>
                    {msg::take_in(l)}
                </button>
            </div>
        </section>
    }
}

fn of_file(taking: Taking, file: &FileSeen) -> Option<impl IntoView + use<>> {
    let l = taking.lang;
    let Found::Ours(seen) = &file.found else { return None };
    let when = format::moment(l, &*taking.app.zone(), seen.time, untrack(|| taking.app.today()));
    let from = msg::from(l, &seen.person_name, &when);
    let ahead = seen.time - clock::now();
    let ahead = (ahead > TOLERATED_AHEAD_MS)
        .then(|| view! { <Banner inline=true tone=Tone::Warn text=msg::clock_ahead(l, &msg::span(l, ahead)) /> });
    Some(view! { <li><span class="strong">{apart(&file.name)}</span>" "<span class="soft">{from}</span>{ahead}</li> })
}

fn count(taking: Taking, fate: Fate) -> impl IntoView {
    let n = format::count(taking.preview.with_untracked(|preview| preview.count(fate)));
    view! {
        <li data-testid="fate-count" data-fate=code(fate)><span class="soft">{msg::fate(taking.lang, fate)}" "</span><strong>{n}</strong></li>
    }
}

/// A fate's name in tests and styles.
fn code(fate: Fate) -> &'static str {
    match fate {
        Fate::Conflicting => "conflicting",
        Fate::Deleted => "deleted",
        Fate::Added => "added",
        Fate::Changed => "changed",
        Fate::Held => "held",
        Fate::Declined => "declined",
        Fate::Unchanged => "unchanged",
    }
}

/// The records of one fate; those that need a person's eye are unfolded.
#[component]
fn FateGroup(taking: Taking, fate: Fate) -> impl IntoView {
    let l = taking.lang;
    let total = taking.preview.with_untracked(|preview| preview.count(fate));
    let shown = Memo::new(move |_| taking.lines.with(|lines| lines.get(&fate).map_or(0, Vec::len)));
    let asked = StoredValue::new(false);
    let unfold = move |_| {
        if shown.get_untracked() == 0 && !asked.get_value() {
            asked.set_value(true);
            taking.more(fate);
        }
    };
    let line = move |at: usize| {
        let line = taking.lines.with_untracked(|lines| lines.get(&fate).and_then(|lines| lines.get(at)).cloned());
        line.map(|line| view! { <PreviewLine taking line /> })
    };
    view! {
        <details class="details" open=matches!(fate, Fate::Conflicting | Fate::Deleted) on:toggle=unfold data-testid="fate" data-fate=code(fate)>
            <summary>{msg::fate(l, fate)}" "<span class="num soft">{format::count(total)}</span></summary>
            <div class="details-body stack stack-tight">
                {msg::fate_hint(l, fate).map(|hint| view! { <p class="soft small">{hint}</p> })}
                <ul class="list">
                    <For each=move || 0..shown.get() key=|at| *at children=line />
                </ul>
                <div class="bar" hidden=move || shown.get() as u64 >= total>
                    <button type="button" class="button" data-testid="more-lines" on:click=move |_| taking.more(fate)>{msg::more(l)}</button>
                </div>
            </div>
        </details>
    }
}

/// The question about very many deletions (R26).
#[component]
fn Deletions(taking: Taking) -> impl IntoView {
    let l = taking.lang;
    let (is_many, n) = taking.preview.with_untracked(|preview| (preview.deletes_many, preview.count(Fate::Deleted)));
    let deletes = taking.decision.deletes;
    is_many.then(|| {
        view! {
            <div class="stack stack-tight" data-testid="many-deletions">
                <Banner inline=true tone=Tone::Warn text=msg::many_deletions(l, &format::count(n)) />
                <label class="choice">
                    <input type="checkbox" data-testid="take-deletions" prop:checked=deletes
                        on:change=move |event| deletes.set(event_target_checked(&event)) />
                    <span>{msg::take_deletions(l)}</span>
                </label>
            </div>
        }
    })
}

/// The way to restore a backup so that it outlasts what came later (R27).
#[component]
fn AsNew(taking: Taking) -> impl IntoView {
    let l = taking.lang;
    let as_new = taking.decision.as_new;
    view! {
        <details class="details">
            <summary data-testid="other-ways">{msg::other_ways(l)}</summary>
            <div class="details-body field">
                <label class="choice">
                    <input type="checkbox" data-testid="as-new" aria-describedby="as-new-hint" prop:checked=as_new
                        on:change=move |event| as_new.set(event_target_checked(&event)) />
                    <span>{msg::as_new(l)}</span>
                </label>
                <p class="field-hint" id="as-new-hint">{msg::as_new_hint(l)}</p>
            </div>
        </details>
    }
}
