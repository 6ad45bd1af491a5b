//! Markdown and JSON of a form: they say what the form says, and nothing that people wrote changes their shape.

use super::{json, markdown};
use crate::domain::appraisals::paper::{Block, Line, Numbers, Paper, Row, Section, Table, Words};
use crate::domain::ids::RecordId;

fn paper() -> Paper {
    let row = Row { cells: vec!["转化|率".into(), "★ 3.2%".into()], notes: vec!["★ 统计值为 3.1%".into()] };
    let table = Table { head: vec!["指标".into(), "实际".into()], rows: vec![row] };
    let section = |code: &str, title: &str, blocks| Section { code: code.into(), title: title.into(), blocks };
    Paper {
        form: RecordId::of("s:lin:2026-10"),
        person: RecordId::of("lin"),
        name: "林小雨".into(),
        term: "2026-10".into(),
        stage: "published".into(),
        title: "绩效考核表 · 林小雨".into(),
        subtitle: "茶铺 · 待面谈".into(),
        sections: vec![
            section(
                "achievements",
                "4. 工作成绩",
                vec![Block::Item("# 不是标题\n- 也不是".into(), vec!["依据：巡检".into()])],
            ),
            section("kpi", "5. 考核指标", vec![Block::Table(table)]),
            section("hr", "12. 人事数据", vec![Block::Nothing("无".into())]),
        ],
        numbers: Numbers {
            lines: vec![Line {
                id: "conversion".into(),
                name: "转化率".into(),
                weight: 125,
                actual: "3.2%".into(),
                is_typed_over: true,
                computed: "3.1%".into(),
                reason: "漏统计".into(),
                points: [Some(9_000), None, Some(8_650)],
                points_text: ["90.0".into(), String::new(), "86.5".into()],
                ..Line::default()
            }],
            raters: [20, 50, 30],
            bands: [9_000, 8_000, 6_000],
            by: [Some(9_000), None, Some(8_650)],
            score: Some(8_790),
            score_text: "87.9".into(),
            band: "good".into(),
            band_text: "良好".into(),
        },
        signatures: vec![("本人签字".into(), "林小雨，2026-11-02 09:00".into()), ("人事签字".into(), String::new())],
        log: Vec::new(),
    }
}

#[test]
fn markdown_says_what_the_form_says() {
    let text = markdown(&[paper(), paper()], &Words { score: "得分".into(), ..Words::default() });
    assert_eq!(text.matches("# 绩效考核表 · 林小雨").count(), 2);
    assert!(text.contains("**得分: 87.9 良好**") && text.contains("## 4. 工作成绩"), "{text}");
    assert!(text.contains("| 转化\\|率 | ★ 3.2% |") && text.contains("  - ★ 统计值为 3.1%"), "{text}");
    assert!(text.contains("- 人事签字: ＿＿＿＿＿＿"), "{text}");
}

#[test]
fn r29_what_people_wrote_stays_words() {
    let text = markdown(&[paper()], &Words::default());
    assert!(text.contains("- \\# 不是标题  \n    \\- 也不是"), "{text}");
    assert!(!text.lines().any(|line| line.starts_with("# 不是")));
}

#[test]
fn json_has_texts_and_whole_numbers() {
    let read: serde_json::Value = serde_json::from_str(&json(&[paper()])).expect("reads");
    assert_eq!((read["format"].as_str(), read["version"].as_u64()), (Some("dianxun-appraisals"), Some(1)));
    let form = &read["forms"][0];
    assert_eq!((form["score"].as_str(), form["score_hundredths"].as_i64()), (Some("87.9"), Some(8_790)));
    let line = &form["indicators"][0];
    assert_eq!((line["actual"].as_str(), line["computed"].as_str()), (Some("3.2%"), Some("3.1%")));
    assert_eq!(line["is_typed_over"].as_bool(), Some(true));
    assert_eq!(line["points"]["data"].as_str(), Some("86.5"));
    assert!(line["points"].get("superior").is_none(), "who said nothing is not nought");
    assert_eq!(form["sections"][0]["content"][0]["item"].as_str(), Some("# 不是标题\n- 也不是"));
    assert!(read["forms"].as_array().is_some_and(|forms| forms.len() == 1));
}
