//! From the points of the indicators to one score and its band. Points are whole hundredths; the score is rounded once,
//! half up to one decimal, and the bands are asked with the rounded score. Knows neither how points came about nor whose
//! they are.

use super::measure::rounded;

/// Who scores. Settings of a shop, frozen with a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rater {
    /// The person.
    Own,
    /// Who stands above.
    Superior,
    /// The recorded work, by the indicator's scoring.
    Data,
}

impl Rater {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Own, Self::Superior, Self::Data];

    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Superior => "superior",
            Self::Data => "data",
        }
    }

    /// The shipped weight, in per cent: our assumption, since the source names the three and no weights.
    pub const fn shipped(self) -> i64 {
        match self {
            Self::Own => 20,
            Self::Superior => 50,
            Self::Data => 30,
        }
    }
}

/// The weights of the three, in whole per cent; together 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raters {
    /// Of the person.
    pub own: i64,
    /// Of who stands above.
    pub superior: i64,
    /// Of the recorded work.
    pub data: i64,
}

impl Default for Raters {
    fn default() -> Self {
        Self { own: Rater::Own.shipped(), superior: Rater::Superior.shipped(), data: Rater::Data.shipped() }
    }
}

impl Raters {
    /// The weight of one, per cent.
    pub fn of(&self, rater: Rater) -> i64 {
        match rater {
            Rater::Own => self.own,
            Rater::Superior => self.superior,
            Rater::Data => self.data,
        }
    }

    /// Whether they are weights that make a whole.
    pub fn is_whole(&self) -> bool {
        let all = [self.own, self.superior, self.data];
        all.iter().all(|weight| (0..=100).contains(weight)) && all.iter().sum::<i64>() == 100
    }
}

/// How good a score is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// 优秀.
    Excellent,
    /// 良好.
    Good,
    /// 合格.
    Pass,
    /// 不合格.
    Fail,
}

impl Band {
    /// All, the best first.
    pub const ALL: [Self; 4] = [Self::Excellent, Self::Good, Self::Pass, Self::Fail];

    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Excellent => "excellent",
            Self::Good => "good",
            Self::Pass => "pass",
            Self::Fail => "fail",
        }
    }

    /// From a record.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.code() == code)
    }
}

/// The lowest score of each band but the last, hundredths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bands {
    /// Of excellent.
    pub excellent: i64,
    /// Of good.
    pub good: i64,
    /// Of pass.
    pub pass: i64,
}

impl Default for Bands {
    /// 90, 80 and 60 points.
    fn default() -> Self {
        Self { excellent: 9_000, good: 8_000, pass: 6_000 }
    }
}

impl Bands {
    /// The band of a score, hundredths, that was rounded already.
    pub fn of(&self, score: i64) -> Band {
        match score {
            score if score >= self.excellent => Band::Excellent,
            score if score >= self.good => Band::Good,
            score if score >= self.pass => Band::Pass,
            _ => Band::Fail,
        }
    }

    /// Whether they come one after the other within the points there are.
    pub fn is_sound(&self) -> bool {
        0 < self.pass && self.pass < self.good && self.good < self.excellent && self.excellent <= super::FULL
    }
}

/// What the raters say of one indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Rated {
    /// The indicator's weight, tenths of a per cent.
    pub weight: i64,
    /// The person's points, hundredths.
    pub own: Option<i64>,
    /// The superior's.
    pub superior: Option<i64>,
    /// Those of the recorded work.
    pub data: Option<i64>,
}

impl Rated {
    /// The points that one gave.
    pub fn of(&self, rater: Rater) -> Option<i64> {
        match rater {
            Rater::Own => self.own,
            Rater::Superior => self.superior,
            Rater::Data => self.data,
        }
    }
}

/// Weighted points of one rater: the sum of weight × points, and the weight that was rated.
fn weighed(rated: &[Rated], rater: Rater) -> (i128, i128) {
    let said = rated.iter().filter_map(|one| one.of(rater).map(|points| (i128::from(one.weight), i128::from(points))));
    said.fold((0, 0), |(sum, weight), (of_one, points)| (sum + of_one * points, weight + of_one))
}

/// What one rater gives in all, hundredths, half up to one decimal; indicators without points are left out and count
/// neither way. `None` before anything was said. For showing: the score is worked out from the points.
pub fn score_of(rated: &[Rated], rater: Rater) -> Option<i64> {
    let (sum, weight) = weighed(rated, rater);
    rounded(sum, weight * 10).map(|tenths| tenths * 10)
}

/// The score of a form, hundredths, rounded once, half up to one decimal. A rater without a word is left out, and the
/// others weigh as much more; so is an indicator without points. `None` where nobody said anything.
pub fn score(rated: &[Rated], raters: &Raters) -> Option<i64> {
    let said: Vec<(i128, i128, i128)> = Rater::ALL
        .into_iter()
        .map(|rater| (i128::from(raters.of(rater)), weighed(rated, rater)))
        .filter(|(share, (_, weight))| *share > 0 && *weight > 0)
        .map(|(share, (sum, weight))| (share, sum, weight))
        .collect();
    let shares: i128 = said.iter().map(|(share, ..)| share).sum();
    let whole: i128 = said.iter().map(|(_, _, weight)| weight).product();
    let sum: i128 = said.iter().map(|(share, sum, weight)| share * sum * (whole / weight)).sum();
    rounded(sum, shares * whole * 10).map(|tenths| tenths * 10)
}
