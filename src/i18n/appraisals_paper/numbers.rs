//! The numbers of a form: of each indicator, of each rater, and the score. Whole numbers, and beside them the texts that
//! the screen shows. Knows no section.

use super::{Lang, Told, base, indicators, scorecards};
use crate::domain::appraisals::Line;
use crate::domain::appraisals::paper::{Line as Numbered, Numbers};
use crate::domain::scorecards::{Indicator, Rater};
use smol_str::SmolStr;

/// Points as the screen has them; nothing for none.
pub fn points_or_none(points: Option<i64>) -> String {
    points.map(base::points).unwrap_or_default()
}

/// A score with its band: `87.2 良好`.
pub fn score_words(l: Lang, score: Option<i64>, band: Option<crate::domain::scorecards::Band>) -> String {
    let band = band.map(|band| base::band_name(l, band));
    score.map(base::points).into_iter().chain(band.map(str::to_owned)).collect::<Vec<_>>().join(" ")
}

/// A value with its unit as the screen has it; nothing for none.
pub(super) fn value(l: Lang, indicator: &Indicator, value: Option<i64>) -> String {
    value.map(|value| scorecards::measured_value(l, indicator.unit, value)).unwrap_or_default()
}

pub(super) fn numbers(told: &Told) -> Numbers {
    let outcome = &told.outcome;
    let by = |rater: Rater| outcome.by.get(&rater).copied().filter(|_| told.sight.has(rater));
    let score = outcome.score.filter(|_| told.sight.has_score());
    let band = outcome.band.filter(|_| score.is_some());
    let (raters, bands) = (&told.form.rules.raters, &told.form.rules.bands);
    Numbers {
        lines: told.lines.iter().map(|line| numbered(told, line)).collect(),
        raters: Rater::ALL.map(|rater| raters.of(rater)),
        bands: [bands.excellent, bands.good, bands.pass],
        by: Rater::ALL.map(by),
        score,
        score_text: points_or_none(score),
        band: SmolStr::new(band.map_or("", crate::domain::scorecards::Band::code)),
        band_text: band.map_or_else(String::new, |band| base::band_name(told.l, band).to_owned()),
    }
}

fn numbered(told: &Told, line: &Line) -> Numbered {
    let (l, indicator) = (told.l, &line.indicator);
    let points = Rater::ALL.map(|rater| line.rated.of(rater).filter(|_| told.sight.has(rater)));
    let over = line.is_override() && told.sight.own;
    let computed = line.computed.and_then(|(value, ..)| value);
    Numbered {
        id: indicator.id.clone(),
        name: indicators::name_of(l, indicator),
        weight: indicator.weight,
        target: value(l, indicator, indicator.target),
        actual: value(l, indicator, line.actual.filter(|_| told.sight.own)),
        is_typed_over: over,
        computed: if over { value(l, indicator, computed) } else { String::new() },
        reason: if over { line.reason.clone() } else { String::new() },
        points,
        points_text: points.map(points_or_none),
    }
}
