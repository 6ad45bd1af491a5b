//! What else is due: the other inspections, with how far each is and until when; and fails of which the person at this
//! device is to hear at once.

use super::days::{glyph, seal, tone};
use super::rows::{Row, section};
use crate::domain::inspections::{Alarm, Day, RUN, alarms as found};
use crate::domain::people::PERSON;
use crate::domain::shops::Shop;
use crate::domain::tasks::TASK;
use crate::domain::templates::{Duty, TEMPLATE, Template};
use crate::i18n::{format, today};
use crate::state::{App, app};
use crate::ui::components::{Glyph, SealKind, Tone};
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::prelude::*;

/// All that are due but the first, which has its slip.
pub(super) fn others(due: Memo<Vec<(Duty, Day)>>) -> AnyView {
    let app = app();
    let rows = move || due.get().into_iter().skip(1).map(|(duty, day)| due_row(app, duty.template, day)).collect();
    section("also-due", today::also_due(lang()), Memo::new(move |_| rows()).into())
}

fn due_row(app: App, template: &'static Template, day: Day) -> Row {
    let l = lang();
    let (on, hour) = (day.run.date, format::time(&*app.zone(), day.due));
    let when = if on == app.today() { hour } else { format!("{} {hour}", format::near_day(l, on, app.today())) };
    let id = day.run.record_id();
    Row {
        href: if day.status.is_done() { Route::Summary(id) } else { Route::Run(id) }.href(),
        test_id: "due-run",
        seal: seal(day.status),
        title: l.of(template.name).to_owned(),
        sub: vec![today::due(l, &when), format!("{}/{}", day.progress.answered(), day.progress.total)],
        tone: tone(day.status),
        glyph: glyph(day.status),
        chip: today::status(l, day.status).to_owned(),
    }
}

/// Fails that this person's role is told of.
pub(super) fn alarms(shop: Shop) -> AnyView {
    let app = app();
    let alarms = move || {
        let (person, on) = (app.session.person.get(), app.today());
        app.watch(&[RUN, TASK, PERSON, TEMPLATE], |records| found(records, &shop, &person, on))
    };
    let rows = move || alarms().into_iter().map(|alarm| alarm_row(app, alarm)).collect();
    section("alarms", today::alarms(lang()), Memo::new(move |_| rows()).into())
}

fn alarm_row(app: App, alarm: Alarm) -> Row {
    let l = lang();
    Row {
        href: Route::Summary(alarm.at.run.record_id()).href(),
        test_id: "alarm",
        seal: SealKind::Fail,
        title: l.of(alarm.check.label).to_owned(),
        sub: vec![format::near_day(l, alarm.at.run.date, app.today())],
        tone: Tone::Danger,
        glyph: Glyph::Warning,
        chip: today::failed(l).to_owned(),
    }
}
