//! A person's months as a picture: the score and each indicator as a small line with its numbers, the bands as lines
//! across. Only results that are known are shown.

use super::calibration::lines_of;
use crate::domain::appraisals::team::{Course, course};
use crate::domain::appraisals::{self, APPRAISAL, Term, may_appraise};
use crate::domain::ids::RecordId;
use crate::domain::people::{self, PERSON, ROLE};
use crate::domain::scorecards::Bands;
use crate::i18n::{appraisals as base, appraisals_team as msg, indicators, scorecards};
use crate::state::{App, app};
use crate::ui::appraisals::lock::Locked;
use crate::ui::appraisals::{AppraisalTabs, route};
use crate::ui::components::{Empty, Glyph, Icon};
use crate::ui::lang;
use crate::ui::log::known_name;
use leptos::prelude::*;

/// The picture of one person.
#[component]
pub(in crate::ui::appraisals) fn HistoryPage(person: RecordId) -> impl IntoView {
    let l = lang();
    let app = app();
    let name = known_name(app, &person);
    let courses = Memo::new(move |_| look(app, &person));
    let content = move || {
        match courses.get() {
        None => view! { <Empty glyph=Glyph::Person text=msg::history_hidden(l) /> }.into_any(),
        Some((courses, _)) if courses.iter().all(|course| course.points.is_empty()) => {
            view! { <Empty glyph=Glyph::History text=msg::history_none(l) /> }.into_any()
        }
        Some((courses, bands)) => {
            view! { <div class="courses">{courses.into_iter().map(|course| figure(course, bands)).collect_view()}</div> }.into_any()
        }
    }
    };
    let content = StoredValue::new(content);
    view! {
        <div class="beside-page" data-testid="appraisal-history">
            <AppraisalTabs />
            <a class="button button-quiet page-back" href=route(&[]).href()><Icon glyph=Glyph::ArrowLeft />{msg::back(l)}</a>
            <header class="page-head"><h1>{msg::history_title(l, &name)}</h1></header>
            <Locked>{move || content.with_value(|content| content())}</Locked>
        </div>
    }
}

fn look(app: App, person: &RecordId) -> Option<(Vec<Course>, Bands)> {
    let shop = app.shop()?;
    let me = app.session.person.get();
    app.watch(&[APPRAISAL, appraisals::RULE, PERSON, ROLE], |records| {
        let is_theirs = people::is_same(records, person, &me) || may_appraise(records, &me);
        let forms = appraisals::of_person(records, &shop.id, person);
        is_theirs.then(|| (course(records, &forms), appraisals::rules(records, &shop.id).bands))
    })
}

/// The height and the distance of months in a picture, in its own units.
const HIGH: i64 = 100;
const STEP: i64 = 40;
const EDGE: i64 = 12;

fn figure(course: Course, bands: Bands) -> impl IntoView {
    let l = lang();
    let name = match &course.indicator {
        Some(indicator) => indicators::name_of(l, indicator),
        None => msg::history_total(l).to_owned(),
    };
    let wide = EDGE * 2 + STEP * (course.points.len().max(6) as i64 - 1);
    let words: Vec<String> = course.points.iter().map(|point| words(&course, point)).collect();
    let label = format!("{name} {}", words.join("; "));
    let places: Vec<(i64, i64)> = course
        .points
        .iter()
        .enumerate()
        .filter_map(|(at, (_, points, _))| points.map(|points| (EDGE + STEP * at as i64, HIGH - points / 100)))
        .collect();
    let path: Vec<String> = places.iter().map(|(x, y)| format!("{x},{y}")).collect();
    let bands = lines_of(bands).map(|(_, from)| {
        let y = HIGH - from / 100;
        view! { <line class="course-band" x1="0" x2=wide.to_string() y1=y.to_string() y2=y.to_string() /> }
    });
    let dots = places
        .into_iter()
        .map(|(x, y)| view! { <circle class="course-dot" cx=x.to_string() cy=y.to_string() r="2.5" /> });
    view! {
        <figure class="course" data-testid="course">
            <figcaption class="strong">{name}</figcaption>
            <svg class="course-picture" viewBox=format!("0 -4 {wide} 108") role="img" aria-label=label>
                {bands.collect_view()}
                <polyline class="course-line" points=path.join(" ") />
                {dots.collect_view()}
            </svg>
            <ol class="course-words small num">{words.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ol>
        </figure>
    }
}

fn words(course: &Course, (term, points, actual): &(Term, Option<i64>, Option<i64>)) -> String {
    let l = lang();
    let term = base::term_name(l, *term);
    let points = points.map_or_else(|| msg::no_points(l).to_owned(), base::points);
    match (&course.indicator, actual) {
        (Some(indicator), Some(actual)) => {
            msg::history_with(l, &term, &points, &scorecards::measured_value(l, indicator.unit, *actual))
        }
        _ => msg::history_line(l, &term, &points),
    }
}
