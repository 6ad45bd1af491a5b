//! Figures of the personnel department, pasted from a table and attached to the forms of the month: name, what it is, and
//! the figure. What cannot be attached is said line by line, and what was pasted stays.

use super::Look;
use super::own::Refused;
use crate::domain::appraisals::team::Member;
use crate::domain::appraisals::{Command, Stage, field};
use crate::domain::ids::{Field, RecordId};
use crate::domain::value::Value;
use crate::i18n::appraisals_team as msg;
use crate::ui::components::{Glyph, Icon, TextArea, TextField};
use crate::ui::{Write, fresh_key, lang};
use leptos::prelude::*;
use smol_str::SmolStr;

/// A line that can be attached: to which form, what, and how much.
type Figure = (RecordId, String, String);

/// The section.
#[component]
pub(super) fn Personnel(look: Look) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let (pasted, from) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let taken = RwSignal::new(None::<String>);
    let members = StoredValue::new(look.own.into_iter().chain(look.team).collect::<Vec<Member>>());
    let read = Memo::new(move |_| members.with_value(|members| pasted.with(|text| read(text, members))));
    let count = move || read.with(|(figures, _)| figures.len());
    let take = move |_| {
        let figures = read.get_untracked().0;
        let count = figures.len();
        taken.set(None);
        attach(write, figures, from.get_untracked(), move || {
            pasted.try_set(String::new());
            taken.try_set(Some(msg::hr_taken(l, count)));
        });
    };
    view! {
        <details class="details hide-print" data-testid="appraisal-hr">
            <summary>{msg::hr_title(l)}</summary>
            <div class="details-body stack">
                <p class="field-hint">{msg::hr_hint(l)}</p>
                <TextArea label=msg::hr_paste(l) id="hr-paste" rows=5 value=pasted on_input=move |text| pasted.set(text) />
                <TextField label=msg::hr_from(l) id="hr-from" value=from on_input=move |text| from.set(text) />
                <ul class="far-list" data-testid="hr-problems">
                    {move || read.with(|(_, problems)| problems.iter().map(|words| view! { <li class="tone-danger small">{words.clone()}</li> }).collect_view())}
                </ul>
                <p role="status" class="small">{move || taken.get().or_else(|| (count() > 0).then(|| msg::hr_found(l, count())))}</p>
                <Refused write />
                <div class="bar">
                    <button type="button" class="button" data-testid="hr-take"
                        disabled=move || count() == 0 || write.pending.get() on:click=take
                    ><Icon glyph=Glyph::Check />{msg::hr_take(l)}</button>
                </div>
            </div>
        </details>
    }
}

/// The lines that can be attached, and what is wrong with the others.
fn read(text: &str, members: &[Member]) -> (Vec<Figure>, Vec<String>) {
    let (mut figures, mut problems) = (Vec::new(), Vec::new());
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    for (at, line) in lines {
        match figure(at + 1, line, members) {
            Ok(figure) => figures.push(figure),
            Err(problem) => problems.push(problem),
        }
    }
    (figures, problems)
}

fn figure(line: usize, text: &str, members: &[Member]) -> Result<Figure, String> {
    let l = lang();
    let separator = if text.contains('\t') { '\t' } else { ',' };
    let text = if separator == ',' { text.replace('，', ",") } else { text.to_owned() };
    let mut cells = text.splitn(3, separator).map(str::trim);
    let (Some(name), Some(label), Some(value)) = (cells.next(), cells.next(), cells.next()) else {
        return Err(msg::hr_bad_cells(l, line));
    };
    if name.is_empty() || label.is_empty() || value.is_empty() {
        return Err(msg::hr_bad_cells(l, line));
    }
    let mut called = members.iter().filter(|member| member.person.name.trim() == name);
    let member = called.next().ok_or_else(|| msg::hr_bad_person(l, line, name))?;
    if called.next().is_some() {
        return Err(msg::hr_two_persons(l, line, name));
    }
    let form = member.form.as_ref().filter(|form| form.stage <= Stage::Scored);
    let form = form.ok_or_else(|| msg::hr_no_form(l, line, name))?;
    Ok((form.id.clone(), label.to_owned(), value.to_owned()))
}

/// One write per form, one after the other; the first that is refused stops it.
fn attach(write: Write, figures: Vec<Figure>, from: String, then: impl FnOnce() + 'static) {
    let Some((form, ..)) = figures.first() else { return then() };
    let form = form.clone();
    let (now, rest): (Vec<Figure>, Vec<Figure>) = figures.into_iter().partition(|(own, ..)| *own == form);
    let edit = |(_, label, value): Figure| -> (Field, Value) {
        let members = [("label", label), ("value", value), ("from", from.trim().to_owned())];
        let members = members.into_iter().map(|(name, text)| (SmolStr::new_static(name), Value::from(text.as_str())));
        (field::hr(&fresh_key()), Value::Map(members.collect()))
    };
    let edits = now.into_iter().map(edit).collect();
    let next: Box<dyn FnOnce()> = Box::new(then);
    write.run_then(Command::Write { form, edits }, move || attach(write, rest, from, next));
}
