//! What waits for the person about appraisals, on the page of today. Knows no form's content.

use super::route;
use crate::domain::appraisals::{APPRAISAL, Due, Duty, RULE, duties};
use crate::domain::people::{self, PERSON};
use crate::domain::scorecards::SCORECARD;
use crate::domain::shops::Shop;
use crate::i18n::{Lang, appraisals as msg, format};
use crate::state::{App, app};
use crate::ui::components::{Glyph, Icon};
use crate::ui::lang;
use leptos::prelude::*;

/// The lines; nothing where nothing waits.
#[component]
pub(in crate::ui) fn DueAppraisals(shop: Shop) -> impl IntoView {
    let (app, l) = (app(), lang());
    let due = Memo::new(move |_| {
        let (person, today) = (app.session.person.get(), app.today());
        app.watch(&[APPRAISAL, RULE, SCORECARD, PERSON], |records| duties(records, &shop.id, &person, today))
    });
    move || {
        let due = due.get();
        (!due.is_empty()).then(|| {
            view! {
                <section data-testid="today-appraisals" aria-labelledby="today-appraisals-head">
                    <div class="section-head">
                        <h2 id="today-appraisals-head">{msg::title(l)}" "<span class="count">{due.len()}</span></h2>
                    </div>
                    <ul class="list">{due.into_iter().map(|due| view! { <Line app l due /> }).collect_view()}</ul>
                </section>
            }
        })
    }
}

#[component]
fn Line(app: App, l: Lang, due: Due) -> impl IntoView {
    let name = app.peek(|records| people::find(records, &due.person).map(|person| person.name));
    let name = name.unwrap_or_else(|| msg::department(l).to_owned());
    let term = msg::term_name(l, due.term);
    let words = match due.duty {
        Duty::Write => msg::due_write(l, &term),
        Duty::Score => msg::due_score(l, &name, &term),
        Duty::Answer => msg::due_answer(l, &term),
        Duty::Decide => msg::due_decide(l, &name, &term),
    };
    let today = app.today();
    let until = due.until.map(|until| (until < today, msg::due_until(l, &format::day(l, until, today))));
    // A form that nobody opened yet is opened from the list.
    let is_open = app.peek(|records| records.get(&APPRAISAL, &due.form).is_some_and(|record| !record.is_deleted()));
    let address = if is_open { route(&["form", due.form.as_str()]) } else { route(&[&due.term.to_string()]) };
    view! {
        <li>
            <a class="list-row" href=address.href() data-testid="due-appraisal">
                <Icon glyph=Glyph::Flag />
                <span class="list-main">
                    <span class="list-title">{words}</span>
                    {until.map(|(is_late, words)| view! { <span class="list-sub" class:tone-danger=is_late>{words}</span> })}
                </span>
                <span class="list-end"><Icon glyph=Glyph::ChevronRight /></span>
            </a>
        </li>
    }
}
