//! Scores side by side: where each rater stands on the line from 0 to 100, how far scores lie apart, and what does not
//! agree with the recorded work. Every place on the line stands as a number beside it.

use super::Look;
use crate::domain::appraisals::team::{FAR, Member, apart, spread};
use crate::domain::scorecards::{Band, Bands, Rater};
use crate::i18n::appraisals::{band_name, points, rater_name};
use crate::i18n::{appraisals_paper::score_words, appraisals_team as msg};
use crate::ui::lang;
use leptos::prelude::*;

/// The section.
#[component]
pub(super) fn Calibration(look: Look) -> impl IntoView {
    let l = lang();
    let has_any = |member: &&Member| member.outcome.as_ref().is_some_and(|outcome| !outcome.by.is_empty());
    let members: Vec<Member> = look.team.iter().filter(has_any).cloned().collect();
    let scores: Vec<i64> = members.iter().filter_map(|member| member.outcome.as_ref()?.score).collect();
    let spread = spread(&scores).map(|spread| {
        let [low, median, high, range] = [spread.lowest, spread.median, spread.highest, spread.range()].map(points);
        msg::spread(l, spread.count, &low, &median, &high, &range)
    });
    let far: Vec<String> = members.iter().flat_map(far_words).collect();
    let bands = look.rules.bands;
    view! {
        <section class="stack" aria-labelledby="calibration-title" data-testid="calibration">
            <div class="section-head"><h2 id="calibration-title">{msg::calibration(l)}</h2></div>
            <p class="soft small prose">{msg::calibration_hint(l)}</p>
            {members.is_empty().then(|| view! { <p class="soft">{msg::calibration_none(l)}</p> })}
            {spread.map(|spread| view! { <p class="num" data-testid="spread">{spread}</p> })}
            {(!members.is_empty()).then(|| view! {
                <Legend bands />
                <ul class="calibration">{members.iter().map(|member| line(member, bands)).collect_view()}</ul>
                <h3>{msg::far_title(l)}</h3>
                <FarList far />
            })}
        </section>
    }
}

fn far_words(member: &Member) -> Vec<String> {
    let Some(outcome) = &member.outcome else { return Vec::new() };
    apart(outcome).iter().map(|far| msg::apart_words(lang(), &member.person.name, far)).collect()
}

#[component]
fn FarList(far: Vec<String>) -> impl IntoView {
    let l = lang();
    if far.is_empty() {
        return view! { <p class="soft" data-testid="far-none">{msg::far_none(l, &points(FAR))}</p> }.into_any();
    }
    let lines = far.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
    view! { <ul class="far-list" data-testid="far-list">{lines}</ul> }.into_any()
}

/// Which sign is whose, and where the bands begin.
#[component]
fn Legend(bands: Bands) -> impl IntoView {
    let l = lang();
    let raters = Rater::ALL.map(|rater| view! { <li><span class="rater-mark" data-rater=rater.code() aria-hidden="true"></span>{rater_name(l, rater)}</li> });
    let lines =
        lines_of(bands).map(|(band, from)| view! { <li>{msg::band_line(l, band_name(l, band), &points(from))}</li> });
    view! { <ul class="calibration-legend small soft">{raters.collect_view()}<li class="calibration-score">{msg::c_total(l)}</li>{lines.collect_view()}</ul> }
}

/// The bands that begin somewhere, with their lowest score.
pub(super) fn lines_of(bands: Bands) -> [(Band, i64); 3] {
    [(Band::Excellent, bands.excellent), (Band::Good, bands.good), (Band::Pass, bands.pass)]
}

fn line(member: &Member, bands: Bands) -> impl IntoView + use<> {
    let l = lang();
    let outcome = member.outcome.clone();
    let of = |rater: Rater| outcome.as_ref().and_then(|outcome| outcome.by.get(&rater).copied());
    let said: Vec<(Rater, i64)> = Rater::ALL.into_iter().filter_map(|rater| Some((rater, of(rater)?))).collect();
    let marks = said.iter().map(|(rater, at)| mark(*rater, *at)).collect_view();
    let words: Vec<String> =
        said.iter().map(|(rater, at)| format!("{} {}", rater_name(l, *rater), points(*at))).collect();
    let score = outcome.as_ref().map(|outcome| score_words(l, outcome.score, outcome.band)).unwrap_or_default();
    let bar = outcome.as_ref().and_then(|outcome| outcome.score).map(percent);
    let bars = lines_of(bands)
        .map(|(_, from)| view! { <span class="calibration-band" style:inset-inline-start=percent(from)></span> });
    view! {
        <li class="calibration-line">
            <span class="calibration-name">{member.person.name.clone()}</span>
            <span class="calibration-track" aria-hidden="true">
                {bar.map(|bar| view! { <span class="calibration-bar" style:inline-size=bar></span> })}
                {bars.collect_view()}
                {marks}
            </span>
            <span class="calibration-words num small">{words.join(" · ")}" "<b>{score}</b></span>
        </li>
    }
}

fn mark(rater: Rater, at: i64) -> impl IntoView {
    view! { <span class="rater-mark" data-rater=rater.code() style:inset-inline-start=percent(at)></span> }
}

/// Where points lie on the line: `86.5%`.
pub(super) fn percent(hundredths: i64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
