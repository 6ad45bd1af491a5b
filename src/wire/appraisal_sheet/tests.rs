//! The workbook, opened again: its formulas, worked out as a spreadsheet does (in floating point), come to our score.

mod evaluate;

use super::workbook;
use crate::domain::appraisals::paper::{Block, Line, LogLine, Numbers, Paper, Row, Section, Table, Words};
use crate::domain::ids::RecordId;
use crate::domain::scorecards::{Band, Bands, Rated, Rater, Raters, score, score_of};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use evaluate::{Book, Worth};
use proptest::prelude::*;
use std::io::Cursor;

fn words() -> Words {
    let all = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Words {
        summary: "汇总".into(),
        scores: "得分计算".into(),
        data: "数据".into(),
        log: "修改记录".into(),
        log_head: all(&["时间", "谁", "改了什么", "原来", "改为"]),
        data_head: all(&["姓名", "周期", "编号", "指标编号", "指标", "权重", "自", "上", "数", "目标", "实际"]),
        raters: all(&["自评", "上级", "数据"]),
        weight: "权重".into(),
        sum: "加权和".into(),
        rated: "已评权重".into(),
        score: "得分".into(),
        band: "等级".into(),
        bands: all(&["优秀", "良好", "合格", "不合格"]),
        typed_over: "改用".into(),
    }
}

fn text_of(hundredths: i64) -> String {
    format!("{}.{}", hundredths / 100, hundredths % 100 / 10)
}

/// A form with these points, as the app would put it in words.
fn paper(name: &str, rated: &[Rated], raters: Raters) -> Paper {
    let bands = Bands::default();
    let score = score(rated, &raters);
    let band = score.map(|score| bands.of(score));
    let at = |band: Band| Band::ALL.iter().position(|own| *own == band).unwrap_or_default();
    let line = |(at, rated): (usize, &Rated)| Line {
        id: format!("i{at}").into(),
        name: format!("指标 {at}"),
        weight: rated.weight,
        points: [rated.own, rated.superior, rated.data],
        ..Line::default()
    };
    let table = Table {
        head: vec!["指标".into(), "得分".into()],
        rows: vec![Row { cells: vec!["甲".into(), "1".into()], notes: vec!["★ 改".into()] }],
    };
    Paper {
        form: RecordId::new(format!("s:{name}:2026-10")),
        person: RecordId::new(name),
        name: name.into(),
        term: "2026-10".into(),
        stage: "closed".into(),
        title: format!("绩效考核表 · {name}"),
        subtitle: "店".into(),
        sections: vec![Section {
            code: "kpi".into(), title: "5. 考核指标".into(), blocks: vec![Block::Table(table)]
        }],
        numbers: Numbers {
            lines: rated.iter().enumerate().map(line).collect(),
            raters: Rater::ALL.map(|rater| raters.of(rater)),
            bands: [bands.excellent, bands.good, bands.pass],
            by: Rater::ALL.map(|rater| score_of(rated, rater)),
            score,
            score_text: score.map(text_of).unwrap_or_default(),
            band: band.map_or("", Band::code).into(),
            band_text: band.map(|band| words().bands[at(band)].clone()).unwrap_or_default(),
        },
        signatures: vec![("本人签字".into(), String::new())],
        log: vec![LogLine { at: "2026-11-01 09:00".into(), who: "林".into(), ..LogLine::default() }],
    }
}

fn rated(weight: i64, own: Option<i64>, superior: Option<i64>, data: Option<i64>) -> Rated {
    Rated { weight, own, superior, data }
}

/// The score of each form as a spreadsheet comes to it, with its band.
fn worked_out(papers: &[Paper]) -> Vec<(Worth, Worth)> {
    let book = Book::open(workbook(papers, &words()));
    (0..papers.len())
        .map(|at| (book.cell("得分计算", &format!("T{}", at + 2)), book.cell("得分计算", &format!("U{}", at + 2))))
        .collect()
}

fn assert_same(papers: &[Paper]) {
    for (paper, (score, band)) in papers.iter().zip(worked_out(papers)) {
        match paper.numbers.score {
            None => assert_eq!((score, band), (Worth::Nothing, Worth::Nothing)),
            Some(own) => {
                assert_eq!(score.tenths(), Some(own / 10), "{:?}", paper.numbers);
                assert_eq!(band, Worth::Text(paper.numbers.band_text.clone()), "{:?}", paper.numbers);
            }
        }
    }
}

/// KPI: 89.95 is 90.0 and excellent, 89.94 is 89.9 and good; who said nothing counts neither way.
#[test]
fn formulas_round_half_up_at_the_edge_of_a_band() {
    let only_superior = Raters { own: 0, superior: 100, data: 0 };
    let one = |points| [rated(1_000, None, Some(points), None)];
    let papers = [
        paper("甲", &one(8_995), only_superior),
        paper("乙", &one(8_994), only_superior),
        paper("丙", &one(9_000), only_superior),
        paper(
            "丁",
            &[rated(400, Some(7_000), None, None), rated(600, Some(8_050), Some(9_000), None)],
            Raters::default(),
        ),
        paper("戊", &[rated(1_000, None, None, None)], Raters::default()),
    ];
    let scores: Vec<Option<i64>> = papers.iter().map(|paper| paper.numbers.score).collect();
    assert_eq!(scores[..3], [Some(9_000), Some(8_990), Some(9_000)]);
    assert_eq!((&*papers[0].numbers.band_text, &*papers[1].numbers.band_text), ("优秀", "良好"));
    assert_eq!(scores[4], None);
    assert_same(&papers);
}

/// What stands in the cells before anything is worked out anew is the same, on each sheet that shows it.
#[test]
fn each_sheet_shows_what_the_screen_shows() {
    let own = paper(
        "林 小雨",
        &[rated(700, Some(9_000), Some(8_500), Some(8_123)), rated(300, Some(8_000), Some(7_000), None)],
        Raters::default(),
    );
    let mut book: Xlsx<_> =
        open_workbook_from_rs(Cursor::new(workbook(std::slice::from_ref(&own), &words()))).expect("opens");
    assert_eq!(book.sheet_names(), ["汇总", "林 小雨 2026-10", "得分计算", "数据", "修改记录"]);
    let score: f64 = own.numbers.score_text.parse().expect("a number");
    let mut shown = |sheet: &str, at| book.worksheet_range(sheet).expect("a sheet").get_value(at).cloned();
    assert_eq!(shown("汇总", (1, 5)), Some(Data::Float(score)));
    assert_eq!(shown("汇总", (1, 6)), Some(Data::String(own.numbers.band_text.clone())));
    assert_eq!(shown("林 小雨 2026-10", (2, 1)), Some(Data::Float(score)));
    assert_eq!(shown("得分计算", (1, 19)), Some(Data::Float(score)));
    assert_eq!(shown("数据", (1, 5)), Some(Data::Float(700.0)));
    assert!(matches!(shown("数据", (2, 8)), None | Some(Data::Empty)), "no data is an empty cell, not nought");
    let evaluated = Book::open(workbook(std::slice::from_ref(&own), &words()));
    assert_eq!(evaluated.cell("汇总", "F2").tenths(), own.numbers.score.map(|score| score / 10));
    assert_eq!(evaluated.cell("汇总", "C2").tenths(), own.numbers.by[0].map(|by| by / 10));
}

/// What a person may not see yet cannot be worked out from the workbook either.
#[test]
fn a_hidden_score_has_no_formula() {
    let mut own = paper("林", &[rated(1_000, Some(9_000), None, None)], Raters::default());
    (own.numbers.score, own.numbers.score_text, own.numbers.band_text) = (None, String::new(), String::new());
    own.numbers.by = [Some(9_000), None, None];
    assert_eq!(worked_out(&[own]), [(Worth::Nothing, Worth::Nothing)]);
}

fn any_points() -> impl Strategy<Value = Option<i64>> {
    prop_oneof![2 => Just(None), 1 => Just(Some(0)), 1 => Just(Some(10_000)), 6 => (0..=10_000_i64).prop_map(Some)]
}

fn any_rated() -> impl Strategy<Value = Vec<Rated>> {
    let one = (0..=250_i64, any_points(), any_points(), any_points());
    proptest::collection::vec(one, 1..12).prop_map(|all| {
        let mut all: Vec<Rated> =
            all.into_iter().map(|(weight, own, superior, data)| rated(weight, own, superior, data)).collect();
        let rest = 1_000 - all.iter().skip(1).map(|one| one.weight).sum::<i64>();
        all[0].weight = rest.max(0);
        all
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever was said by whom: the formulas come to the score that the app shows.
    #[test]
    fn formulas_come_to_our_score(forms in proptest::collection::vec((any_rated(), 0..=100_i64, 0..=100_i64), 1..6)) {
        let papers: Vec<Paper> = forms
            .iter()
            .enumerate()
            .map(|(at, (rated, own, superior))| {
                let superior = (*superior).min(100 - own);
                paper(&format!("人{at}"), rated, Raters { own: *own, superior, data: 100 - own - superior })
            })
            .collect();
        assert_same(&papers);
    }
}
