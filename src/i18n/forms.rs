//! Words of the paper form of a run, on screen, on paper and in a spreadsheet.

use super::{Lang, common, format, history, inspections, roles, tasks, today};
use crate::domain::calendar::{Zone, clock_time, local};
use crate::domain::inspections::{Answer, Form, FormRow, Outcome, Responsible, Signed};
use crate::domain::money;
use crate::domain::tasks::{Status, Task};
use crate::domain::templates::Ask;
use chrono::NaiveDate;

messages! {
    title = "打印巡检表", "Print inspection forms";
    file_title(shop: &str, dates: &str) = "巡检表 {shop} {dates}", "Inspection {shop} {dates}";
    print = "打印 / 存为 PDF", "Print / save as PDF";
    with_photos = "带照片", "With photos";
    hint = "下面就是打印出来的样子。要存成 PDF，请在打印窗口里选“存为 PDF”。", "This is what will be printed. For a PDF, choose \"Save as PDF\" in the print window.";
    preparing(done: usize, total: usize) = "正在准备 {done}/{total}", "Preparing {done} of {total}";
    stop = "停止", "Stop";
    stopped(done: usize, total: usize) = "已停止：共 {total} 张，下面有 {done} 张，只打印这些。", "Stopped: {done} of {total} forms are below, and only these will be printed.";
    go_on = "继续", "Go on";
    none = "这段时间没有巡检记录，换一段时间试试。", "There are no inspections in this period. Try another one.";
    too_many(count: usize, most: usize) = "这段时间有 {count} 张巡检表，一次最多打印 {most} 张，请选短一些的时间。", "This period has {count} forms; at most {most} can be printed at once. Please choose a shorter one.";
    unknown = "这个链接里没有写明要打印哪次巡检。", "This link does not say which inspection to print.";
    to_history = "去巡检记录", "To the inspection history";
    back = "返回", "Back";

    industry = "行业", "Industry";
    shop = "店铺", "Shop";
    date = "日期", "Date";
    inspector = "检查人", "Inspector";
    status = "状态", "Status";
    reviewer = "审核人", "Reviewer";
    comment = "审核意见", "Comment";
    category = "分类", "Category";
    check = "检查项目", "Check";
    requirement = "要求", "Requirement";
    result = "结果", "Result";
    problem = "问题", "Problem";
    owner = "跟进人", "Follow-up by";
    outcome = "处理结果", "Outcome";
    as_above = "同上", "As above";
    see_photos(numbers: &str) = "照片 {numbers}", "Photo {numbers}";
    photos = "照片", "Photos";
    signature_of(check: &str) = "签名：{check}", "Signature: {check}";
    photo(number: usize, check: &str) = "照片 {number} · {check}", "Photo {number} · {check}";
    until(day: &str) = "未完成，{day}前", "Open, by {day}";
    with_result(status: &str, result: &str) = "{status}：{result}", "{status}: {result}";
    missed_days(days: &str) = "漏检的日子：{days}", "Missed days: {days}";

    period = "打印或导出一段时间", "Print or export a period";
    from = "从", "From";
    to = "到", "To";
    print_period = "打印表格", "Print the forms";
    csv = "下载 CSV", "Download CSV";
    csv_hint = "表格每项检查一行，可以用 Excel 或 WPS 打开。", "One row per check; opens in Excel and other spreadsheets.";
    bad_period = "请选好起止日期，开始不能晚于结束。", "Please choose both dates; the first must not be after the second.";
    writing(done: usize, total: usize) = "正在写入 {done}/{total} 天", "Writing day {done} of {total}";
    csv_done(name: &str, rows: usize) = "已下载 {name}，共 {rows} 行。", "Downloaded {name} with {rows} rows.";
    csv_failed = "文件没有存下来，请再试一次。", "The file could not be handed over. Please try again.";

    check_id = "编号", "Check no.";
    entry = "条目", "Entry";
    answered_with = "填写的内容", "Answered with";
    price_shown = "图上价", "Price shown";
    price_charged = "实际价", "Price charged";
    note = "备注", "Note";
    follow_up = "跟进事项", "Follow-up";
    due = "期限", "Due";
    follow_up_status = "跟进状态", "Follow-up status";
    answered_at = "检查时间", "Answered at";
}

/// The days of a period on which nobody was there.
pub fn missed(lang: Lang, days: &[NaiveDate]) -> String {
    let days: Vec<String> = days.iter().map(|day| format::day(lang, *day, *day)).collect();
    let between = match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    missed_days(lang, &days.join(between))
}

/// With the year, since paper is read years later: `2026-11-21 周六`, `Sat 2026-11-21`.
pub fn full_date(lang: Lang, date: NaiveDate) -> String {
    let weekday = format::weekday_name(lang, date);
    match lang {
        Lang::Zh => format!("{date} 周{weekday}"),
        Lang::En => format!("{weekday} {date}"),
    }
}

/// Who follows up: a person's name or a role.
pub fn responsible(lang: Lang, who: &Responsible) -> String {
    match who {
        Responsible::Person(name) if name.is_empty() => common::unknown_person(lang).to_owned(),
        Responsible::Person(name) => name.clone(),
        Responsible::Role(code) => roles::role(lang, code),
    }
}

/// A name on the form; empty where nobody has signed.
pub fn name(lang: Lang, signed: Option<&Signed>) -> String {
    match signed {
        Some(signed) if signed.name.is_empty() => common::unknown_person(lang).to_owned(),
        Some(signed) => signed.name.clone(),
        None => String::new(),
    }
}

/// The word beside the seal of a result, and what was filled in, beneath it. Where yes, no or a signature is the answer,
/// that is the word.
pub fn result_words(lang: Lang, row: &FormRow) -> (String, Option<String>) {
    let words = answer_words(lang, row);
    let is_yes_or_no = row.check.ask == Ask::YesNo;
    let is_signed = row.signature().is_some() && row.answer.outcome == Some(Outcome::Pass);
    match words {
        Some(words) if is_yes_or_no || is_signed => (words, None),
        words => (history::outcome(lang, row.answer.outcome).to_owned(), words),
    }
}

/// What a row was answered with in words, beside its result; of what nobody answered there is nothing to say.
fn answer_words(lang: Lang, row: &FormRow) -> Option<String> {
    let is_left = row.check.ask == Ask::Signature && row.answer == Answer::default();
    if is_left { None } else { inspections::answer_words(lang, row.check, &row.answer) }
}

/// What came of a follow-up, in a cell of the form.
pub fn came_of(lang: Lang, task: &Task) -> String {
    let state = match (task.status, task.due) {
        (Status::Open, Some(due)) => return until(lang, &format::day(lang, due, due)),
        (state, _) => state_of(lang, state),
    };
    if task.result.is_empty() { state.to_owned() } else { with_result(lang, state, &task.result) }
}

fn state_of(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Open => tasks::open(lang),
        Status::Done => tasks::done(lang),
        Status::Rechecked => tasks::rechecked(lang),
    }
}

/// How many cells a row of the spreadsheet has.
pub const CELLS: usize = 18;

/// The first row of the spreadsheet.
pub fn csv_head(l: Lang) -> [&'static str; CELLS] {
    [
        date(l),
        shop(l),
        status(l),
        inspector(l),
        category(l),
        check_id(l),
        check(l),
        entry(l),
        result(l),
        answered_with(l),
        price_shown(l),
        price_charged(l),
        note(l),
        follow_up(l),
        owner(l),
        due(l),
        follow_up_status(l),
        answered_at(l),
    ]
}

/// A row of the spreadsheet. Prices are plain numbers, dates and times as they sort.
pub fn csv_row(l: Lang, shop: &str, form: &Form, row: &FormRow, zone: &dyn Zone) -> [String; CELLS] {
    let task = row.follow_up.as_ref();
    [
        form.day.run.date.to_string(),
        shop.to_owned(),
        today::status(l, form.day.status).to_owned(),
        name(l, form.submitted.as_ref()),
        l.of(row.group.name).to_owned(),
        row.check.id.to_owned(),
        l.of(row.check.label).to_owned(),
        row.entry.name.clone(),
        history::outcome(l, row.answer.outcome).to_owned(),
        answer_words(l, row).unwrap_or_default(),
        money::in_field(row.answer.shown),
        money::in_field(row.answer.charged),
        row.answer.note.clone(),
        task.map(|task| task.what.clone()).unwrap_or_default(),
        row.owner.as_ref().map(|who| responsible(l, who)).unwrap_or_default(),
        task.and_then(|task| task.due).map(|due| due.to_string()).unwrap_or_default(),
        task.map(|task| state_of(l, task.status).to_owned()).unwrap_or_default(),
        row.changed.map(|at| date_and_time(zone, at)).unwrap_or_default(),
    ]
}

/// `2026-11-21 08:40` in the shop's zone.
pub fn date_and_time(zone: &dyn Zone, at: i64) -> String {
    let local = local(zone, at);
    format!("{} {}", local.date(), clock_time(local.time()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{Fixed, parse_date};
    use crate::domain::demo;
    use crate::domain::inspections::{Entry, Period, Photo, form, runs_between};
    use crate::domain::records::Records;
    use crate::domain::shops::Shop;
    use crate::domain::templates::{Check, DAILY};

    /// 2026-11-21 08:52 in Shanghai.
    const NOW: i64 = 1_795_222_320_000;
    const ZONE: Fixed = Fixed(480);

    fn month(zh: bool) -> (Shop, Vec<Form>) {
        let mut records = Records::default();
        demo::rows(NOW, &ZONE, zh).iter().for_each(|row| {
            records.apply(row);
        });
        let shop = crate::domain::shops::list(&records).remove(0);
        let date = |text| parse_date(text).expect("a date");
        let period = Period { from: date("2026-11-01"), to: date("2026-11-30") };
        let runs = runs_between(&records, &shop, &DAILY, period, date("2026-11-21"), &ZONE).collect::<Vec<_>>();
        let forms = runs.iter().filter_map(|run| form(&records, &shop, run, NOW, &ZONE)).collect();
        (shop, forms)
    }

    fn rows(l: Lang) -> Vec<[String; CELLS]> {
        let (shop, forms) = month(l == Lang::Zh);
        let rows =
            |form: &Form| form.rows.iter().map(|row| csv_row(l, &shop.name, form, row, &ZONE)).collect::<Vec<_>>();
        forms.iter().flat_map(rows).collect()
    }

    fn column(name: &str) -> usize {
        csv_head(Lang::En).iter().position(|head| *head == name).expect("a column")
    }

    #[test]
    fn a_row_tells_all_of_a_fail_and_its_follow_up() {
        for l in Lang::ALL {
            let rows = rows(l);
            assert!(rows.len() > 21 * 23, "{} rows", rows.len());
            let cell = |row: &[String; CELLS], name: &str| row[column(name)].clone();
            let failed: Vec<_> = rows.iter().filter(|row| cell(row, "Result") == common::fail(l)).collect();
            assert!(failed.len() > 3);
            for row in failed {
                for name in ["Date", "Shop", "Status", "Check no.", "Note", "Follow-up", "Follow-up by", "Due"] {
                    assert!(!cell(row, name).is_empty(), "{name}: {row:?}");
                }
                let at = cell(row, "Answered at");
                assert!(at.len() == 16 && at >= cell(row, "Date"), "{at}");
            }
            let priced: Vec<_> = rows.iter().filter(|row| !cell(row, "Price shown").is_empty()).collect();
            assert!(priced.iter().all(|row| cell(row, "Price shown").parse::<f64>().is_ok()) && !priced.is_empty());
        }
    }

    /// A missed day is there with all its checks, so that nobody counts too few.
    #[test]
    fn a_missed_day_is_there_and_unanswered() {
        let rows = rows(Lang::En);
        let missed: Vec<_> = rows.iter().filter(|row| row[column("Status")] == "Missed").collect();
        assert_eq!(missed.len(), 23);
        assert!(missed.iter().all(|row| row[column("Result")] == "Not checked" && row[column("Inspector")].is_empty()));
    }

    #[test]
    fn dates_on_paper_have_their_year() {
        let day = parse_date("2026-11-21").expect("a date");
        assert_eq!(
            (full_date(Lang::Zh, day).as_str(), full_date(Lang::En, day).as_str()),
            ("2026-11-21 周六", "Sat 2026-11-21")
        );
        let next = parse_date("2026-11-22").expect("a date");
        assert_eq!(missed(Lang::Zh, &[day, next]), "漏检的日子：11月21日 周六、11月22日 周日");
    }

    #[test]
    fn what_came_of_a_follow_up_is_said_in_a_cell() {
        let (_, forms) = month(true);
        let tasks: Vec<_> = forms.iter().flat_map(|form| &form.rows).filter_map(|row| row.follow_up.clone()).collect();
        let said = |status| tasks.iter().find(|task| task.status == status).map(|task| came_of(Lang::Zh, task));
        assert!(said(Status::Open).is_some_and(|words| words.starts_with("未完成，")));
        assert!(said(Status::Rechecked).is_some_and(|words| words.starts_with("复查通过：")));
    }

    /// A row of a form, at a check that asks so.
    fn row(ask: Ask, outcome: Option<Outcome>, photos: usize) -> FormRow {
        let plain = DAILY.check("INSP-01.1").expect("a check");
        let text = plain.label;
        let check = Check { id: "c", label: text, how: text, tell: &[], only_if: None, critical: None, ask, ..*plain };
        let photo = |id: usize| Photo { id: id.to_string(), sha: format!("sha-{id}"), width: 900, height: 300 };
        FormRow {
            group: &DAILY.groups[0],
            check: Box::leak(Box::new(check)),
            entry: Entry { id: "-".to_owned(), name: String::new() },
            answer: Answer { outcome, photos: (0..photos).map(photo).collect(), ..Answer::default() },
            photos: (1..=photos).collect(),
            follow_up: None,
            owner: None,
            changed: None,
        }
    }

    /// As a cell of the paper has it, in both languages.
    fn cells(row: &FormRow) -> [(String, Option<String>); 2] {
        Lang::ALL.map(|l| result_words(l, row))
    }

    #[test]
    fn a_yes_or_no_is_told_in_its_own_words() {
        let said = |outcome| cells(&row(Ask::YesNo, outcome, 0)).map(|(word, beneath)| (word, beneath.is_some()));
        let both = |zh: &str, en: &str| [zh, en].map(|word| (word.to_owned(), false));
        assert_eq!(said(Some(Outcome::Pass)), both("是", "Yes"));
        assert_eq!(said(Some(Outcome::Fail)), both("否", "No"));
        assert_eq!(said(Some(Outcome::Na)), both("不适用", "N/A"));
        assert_eq!(said(None), both("未检查", "Not checked"));
        assert_eq!(cells(&row(Ask::PassFail, Some(Outcome::Fail), 0))[1], ("Fail".to_owned(), None));
    }

    #[test]
    fn a_signature_is_told_in_words_and_shown() {
        let signed = row(Ask::Signature, Some(Outcome::Pass), 2);
        assert_eq!(cells(&signed).map(|(word, _)| word), ["已签名", "Signed"]);
        assert_eq!(signed.signature().map(|photo| photo.sha.as_str()), Some("sha-0"));
        let refused = row(Ask::Signature, Some(Outcome::Fail), 0);
        assert_eq!(cells(&refused)[0], ("不通过".to_owned(), Some("未签名".to_owned())));
        assert_eq!(cells(&row(Ask::Signature, None, 0))[1], ("Not checked".to_owned(), None));
        assert_eq!(row(Ask::Photo, Some(Outcome::Pass), 1).signature(), None);
    }

    /// The result stays what a spreadsheet can count; the words stand in the column beside it.
    #[test]
    fn a_spreadsheet_has_the_same_words() {
        let (shop, forms) = month(true);
        let told = |l, row: &FormRow| {
            let cells = csv_row(l, &shop.name, &forms[0], row, &ZONE);
            ["Result", "Answered with"].map(|name| cells[column(name)].clone())
        };
        let no = row(Ask::YesNo, Some(Outcome::Fail), 0);
        assert_eq!(told(Lang::Zh, &no), ["不通过", "否"]);
        assert_eq!(told(Lang::En, &no), ["Fail", "No"]);
        let signed = row(Ask::Signature, Some(Outcome::Pass), 1);
        assert_eq!(told(Lang::Zh, &signed), ["通过", "已签名"]);
        assert_eq!(told(Lang::En, &signed), ["Pass", "Signed"]);
        assert_eq!(told(Lang::Zh, &row(Ask::Signature, None, 0)), ["未检查", ""]);
    }
}
