//! What would become of the rows: new ones, changed ones field by field, and what is wrong with which line and column.

use super::taking::Taking;
use crate::domain::ids::Field;
use crate::domain::listings::import::{Fate, Fault, Why};
use crate::i18n::{Lang, apart, listings_import as msg};
use crate::state::{TableLine, TablePreview};
use leptos::prelude::*;

/// The lists. Each is made anew with the preview; it is short.
#[component]
pub(super) fn Fates(taking: Taking) -> impl IntoView {
    let l = taking.lang;
    view! {
        {move || taking.preview.with(|seen| seen.as_ref().map(|seen| view! {
            {faults(taking, seen)}
            {group(l, seen, Fate::Changed)}
            {group(l, seen, Fate::New)}
        }))}
    }
}

fn group(l: Lang, seen: &TablePreview, fate: Fate) -> Option<impl IntoView + use<>> {
    let lines: Vec<TableLine> = seen.lines.iter().filter(|line| line.fate == fate).cloned().collect();
    let total = seen.counts.get(&fate).copied().unwrap_or_default();
    let shown = msg::shown(l, lines.len() as u64, total);
    (!lines.is_empty()).then(|| {
        view! {
            <details class="details" open=fate == Fate::Changed data-testid="table-fate">
                <summary>{msg::fate(l, fate)}</summary>
                <div class="details-body stack stack-tight">
                    <ul class="list">{lines.into_iter().map(|line| row(l, &line)).collect_view()}</ul>
                    {shown.map(|words| view! { <p class="soft small">{words}</p> })}
                </div>
            </details>
        }
    })
}

fn row(l: Lang, line: &TableLine) -> impl IntoView + use<> {
    let changes = (line.fate == Fate::Changed).then(|| {
        let change = |field: &crate::domain::listings::import::FieldLine| {
            let words = |value| short(&msg::value(l, &field.field, value));
            msg::change(l, &msg::field(l, &field.field), &words(&field.before), &words(&field.after))
        };
        let changes = line.fields.iter().map(change);
        changes.map(|words| view! { <li class="small">{words}</li> }).collect_view()
    });
    view! {
        <li class="table-row">
            <span>{apart(&line.title).to_string()}</span>" "
            <span class="soft small num">{apart(&line.key).to_string()}" "{msg::at_line(l, line.line)}</span>
            {changes.map(|changes| view! { <ul class="table-changes">{changes}</ul> })}
        </li>
    }
}

/// So much of a value is told in one line.
const SHORT: usize = 120;

fn short(text: &str) -> String {
    match text.char_indices().nth(SHORT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn faults(taking: Taking, seen: &TablePreview) -> Option<impl IntoView + use<>> {
    let l = taking.lang;
    let (noted, wrong): (Vec<&Fault>, Vec<&Fault>) = seen.faults.iter().partition(|fault| fault.why.is_note());
    let has_refused = seen.counts.get(&Fate::Refused).is_some_and(|count| *count > 0);
    let list = |faults: Vec<&Fault>| {
        let lines: Vec<_> = faults.into_iter().map(|one| fault(l, seen, one)).collect();
        (!lines.is_empty()).then(|| view! { <ul class="list">{lines}</ul> })
    };
    let shown = msg::shown(l, seen.faults.len() as u64, seen.fault_count);
    let (wrong, noted) = (list(wrong), list(noted));
    (!seen.faults.is_empty()).then(|| {
        view! {
            <section class="section stack" aria-labelledby="table-faults" data-testid="table-faults">
                <div class="section-head"><h2 id="table-faults">{msg::faults(l)}</h2></div>
                {has_refused.then(|| view! {
                    <p class="soft small">{msg::faults_hint(l)}</p>
                    <div class="bar">
                        <button type="button" class="button" data-testid="table-faulty" disabled=move || taking.busy.get().is_some()
                            on:click=move |_| taking.save_faulty()>{msg::faulty_csv(l)}</button>
                    </div>
                })}
                {wrong}
                {noted.map(|noted| view! { <h3>{msg::noted(l)}</h3>{noted} })}
                {shown.map(|words| view! { <p class="soft small">{words}</p> })}
            </section>
        }
    })
}

fn fault(l: Lang, seen: &TablePreview, fault: &Fault) -> impl IntoView + use<> {
    let column = fault.column.and_then(|at| seen.columns.get(at)).map(|column| column.name.as_str());
    let place = match column {
        Some(column) => msg::in_column(l, fault.line, column),
        None => msg::at_line(l, fault.line),
    };
    // What has to be approved is a field of ours, all else a text of the table's.
    let said = match fault.why {
        Why::NeedsApproval => msg::field(l, &Field::new(&fault.value)),
        _ => apart(&fault.value).to_string(),
    };
    view! {
        <li class="table-row">
            <span class="soft small num">{place}</span>" "
            <span>{msg::why(l, &fault.why)}</span>" "
            <span class="soft">{said}</span>
        </li>
    }
}
