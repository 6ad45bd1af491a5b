//! Words of the history of inspections, of a run's summary and review, and of a record's log.

use super::{Lang, common, format, roles, today};
use crate::domain::amount;
use crate::domain::ids::{Field, RecordId};
use crate::domain::inspections::{DayFilter, DayStatus, Outcome, ReviewOutcome};
use crate::domain::tasks::Owner;
use crate::domain::value::Value;

messages! {
    title = "巡检记录", "Inspection history";
    filter = "显示哪些", "Which days";
    filter_all = "全部", "All";
    filter_fails = "有不通过", "With fails";
    filter_missed = "漏检", "Missed";
    filter_to_review = "待审核", "To review";
    checked(answered: usize, total: usize) = "已检查 {answered}/{total}", "{answered}/{total} checked";
    submitted_by(name: &str) = "{name}提交", "by {name}";
    show_more = "显示更早的日子", "Show earlier days";
    none_fails = "没有出现“不通过”的日子。", "No day with a failed check.";
    none_missed = "一天也没有漏检。", "Not a single day was missed.";
    none_to_review = "没有等待审核的巡检。", "No inspection waits for a review.";
    more_filters = "更多筛选", "More filters";
    by_whom = "谁提交的", "Handed in by";
    anybody = "所有人", "Anybody";
    failed_group = "哪一组有不通过", "Fails in";
    any_group = "不限", "Any group or none";
    with_entry = "看过的 KV 图或商品", "Banner or item looked at";
    none_fits = "没有符合这些条件的日子。", "No day fits these filters.";
    clear_filters = "清除筛选", "Clear the filters";
    show_all = "显示全部日子", "Show all days";
    none = "还没有巡检记录。", "No inspections yet.";
    start_today = "开始今天的巡检", "Start today's inspection";

    print = "打印", "Print";
    go_on = "继续巡检", "Go on checking";
    back_to_run = "回到巡检修改", "Back to the inspection";
    not_begun = "这一天还没有检查任何一项。", "Nothing has been checked for this day yet.";
    late_counts = "这一天已经过去，现在补做仍会记下实际完成的时间。", "This day is over. You can still do it; the real time is recorded.";
    before_submitting = "提交前看一眼", "Before you submit";
    ready_to_submit = "全部检查完了，不通过的都有说明和跟进，可以提交。", "Everything is checked, and every fail has its evidence and follow-up. Ready to submit.";
    submit = "提交巡检", "Submit inspection";
    submit_with_open(n: usize) = "仍有 {n} 项未检查，提交", "Submit with {n} open";
    whole_page = "整页", "Whole page";
    submitted_at_by(name: &str, when: &str) = "{name} {when} 提交", "Submitted by {name}, {when}";
    reviewed_at_by(name: &str, when: &str) = "{name} {when} 审核", "Reviewed by {name}, {when}";
    comment_of(name: &str) = "{name}的审核意见", "Comment by {name}";
    returned_text = "这次巡检被退回，请按意见修改后再提交。", "This inspection was returned. Please change it as the comment says, then submit again.";
    waits_for_review = "已提交，等主管审核。", "Submitted; waits for a supervisor's review.";
    review = "审核", "Review";
    change_review = "修改审核结果", "Change the review";
    comment = "审核意见", "Comment";
    comment_hint = "选“有问题”或“退回”时必须写明原因。", "Needed when you return it, or accept it with issues.";
    approve = "审核通过", "Approve";
    accept_with_issues = "有问题，但接受", "Accept with issues";
    send_back = "退回修改", "Return";

    report = "检查结果", "Results";
    number = "编号", "No.";
    check = "检查项", "Check";
    result = "结果", "Result";
    price_shown = "图上价", "Shown";
    price_charged = "实际价", "Charged";
    price_gap(amount: &str) = "相差 {amount}", "differs by {amount}";
    prices_equal = "两个价格一致", "the prices agree";
    note = "备注", "Note";
    photos = "照片", "Photos";
    follow_up = "跟进", "Follow-up";
    to_check = "去检查", "To the check";
    inspector_signs = "检查人签字", "Inspector's signature";
    reviewer_signs = "审核人签字", "Reviewer's signature";

    log = "修改记录", "Log";
    log_at(when: &str) = "{when} · 修改记录", "{when} · log";
    log_of_run = "提交、审核与条目的修改记录", "Log of handing in, review and entries";
    log_empty = "这台设备上没有修改记录（数据可能来自不含日志的文件）。", "No log on this device (the data may have come from a file without one).";
    log_failed = "修改记录读不出来。", "The log cannot be read.";
    log_unknown = "（未知）", "(unknown)";
    log_nothing = "（空）", "(empty)";
    log_overruled = "同时有更晚的修改，未采用", "a later edit stands instead";
    field_result = "结果", "Result";
    field_photo = "照片", "Photo";
    field_mark = "照片标记", "Mark on a photo";
    field_value = "填写的内容", "What was entered";
    field_entry = "条目", "Entry";
    field_status = "状态", "Status";
    field_outcome = "审核结果", "Review";
    field_what = "要做的事", "What to do";
    field_owner = "负责人", "Owner";
    field_due = "期限", "Due";
    field_done_result = "处理结果", "What was done";
    field_sent_back = "退回次数", "Times sent back";
    field_deleted = "删除", "Deleted";
    value_added = "已添加", "added";
    value_removed = "已移除", "removed";
    value_open = "未完成", "open";
    value_submitted = "已提交", "submitted";
    value_reviewed = "已审核", "reviewed";
    value_done = "已完成", "done";
    value_rechecked = "复查通过", "re-checked";
    value_yes = "是", "yes";
    value_no = "否", "no";
}

/// `2 fails`.
pub fn fails(lang: Lang, n: usize) -> String {
    counted(lang, n, "项不通过", "fail", "fails")
}

/// `2 follow-ups open`.
pub fn open_follow_ups(lang: Lang, n: usize) -> String {
    counted(lang, n, "条跟进未完成", "follow-up open", "follow-ups open")
}

/// `3 checks are open`.
pub fn open_checks(lang: Lang, n: usize) -> String {
    counted(lang, n, "项还没检查", "check is open", "checks are open")
}

/// `2 fails need a note or photo`.
pub fn need_evidence(lang: Lang, n: usize) -> String {
    counted(
        lang,
        n,
        "项不通过还没有备注或照片，补上才能提交",
        "fail needs a note or photo before you can submit",
        "fails need a note or photo before you can submit",
    )
}

/// `2 fails have no follow-up`.
pub fn need_follow_up(lang: Lang, n: usize) -> String {
    counted(lang, n, "项不通过还没有人跟进", "fail has no follow-up", "fails have no follow-up")
}

fn counted(lang: Lang, n: usize, zh: &str, one: &str, many: &str) -> String {
    match lang {
        Lang::Zh => format!("{n} {zh}"),
        Lang::En => format::plural(n, one, many),
    }
}

/// A supervisor's decision.
fn review_outcome(lang: Lang, outcome: ReviewOutcome) -> &'static str {
    today::status(
        lang,
        match outcome {
            ReviewOutcome::Returned => DayStatus::Returned,
            outcome => DayStatus::Completed(outcome),
        },
    )
}

/// The two characters of a day's stamp; `None` where the language has no word that short.
pub fn stamp_word(lang: Lang, status: DayStatus) -> Option<&'static str> {
    match (lang, status) {
        (Lang::Zh, DayStatus::Completed(ReviewOutcome::Approved)) => Some("通过"),
        (Lang::En, DayStatus::Completed(ReviewOutcome::Approved)) => Some("OK"),
        (Lang::Zh, DayStatus::Completed(_)) => Some("有误"),
        (Lang::Zh, DayStatus::Submitted) => Some("待审"),
        (Lang::Zh, DayStatus::Returned) => Some("退回"),
        _ => None,
    }
}

/// A filter of the history.
pub fn day_filter(lang: Lang, filter: DayFilter) -> &'static str {
    match filter {
        DayFilter::All => filter_all(lang),
        DayFilter::Fails => filter_fails(lang),
        DayFilter::Missed => filter_missed(lang),
        DayFilter::ToReview => filter_to_review(lang),
    }
}

/// What a filter without days says.
pub fn no_days(lang: Lang, filter: DayFilter) -> &'static str {
    match filter {
        DayFilter::All => none(lang),
        DayFilter::Fails => none_fails(lang),
        DayFilter::Missed => none_missed(lang),
        DayFilter::ToReview => none_to_review(lang),
    }
}

/// A result; `None` is not checked yet.
pub fn outcome(lang: Lang, outcome: Option<Outcome>) -> &'static str {
    match outcome {
        Some(Outcome::Pass) => common::pass(lang),
        Some(Outcome::Fail) => common::fail(lang),
        Some(Outcome::Na) => common::na(lang),
        None => common::not_checked(lang),
    }
}

/// The first part of a keyed field, the whole of another.
fn head(field: &Field) -> &str {
    field.parts().next().unwrap_or_default()
}

/// What a field is called in a log; `None` for what only the machine needs.
pub fn field_name(lang: Lang, field: &Field) -> Option<&'static str> {
    // A run's `result/<check>/<entry>` is a result; a task's `result` is what was done.
    Some(match (head(field), field.parts().count()) {
        ("result", 1) => field_done_result(lang),
        ("result", _) => field_result(lang),
        ("note", _) => note(lang),
        ("shown", _) => price_shown(lang),
        ("charged", _) => price_charged(lang),
        ("value", 3) => field_value(lang),
        ("photo", _) => field_photo(lang),
        ("mark", _) => field_mark(lang),
        ("entry", 3) => field_entry(lang),
        ("status", _) => field_status(lang),
        ("outcome", _) => field_outcome(lang),
        ("comment", _) => comment(lang),
        ("what", _) => field_what(lang),
        ("owner", _) => field_owner(lang),
        ("due", _) => field_due(lang),
        ("sent_back", _) => field_sent_back(lang),
        ("deleted", _) => field_deleted(lang),
        _ => return None,
    })
}

/// A field's value in a log.
pub fn value(lang: Lang, field: &Field, value: &Value, name_of: &dyn Fn(&RecordId) -> String) -> String {
    match (head(field), value) {
        ("photo" | "mark", Value::Null) => value_removed(lang).to_owned(),
        ("photo" | "mark", _) => value_added(lang).to_owned(),
        ("result", Value::Null) if field.parts().count() > 1 => common::not_checked(lang).to_owned(),
        ("status", Value::Null) => value_open(lang).to_owned(),
        (_, Value::Null) => log_nothing(lang).to_owned(),
        ("shown" | "charged", Value::Int(minor)) => format::price(*minor),
        ("value", Value::Int(thousandths)) => amount::plain(*thousandths),
        ("owner", Value::Text(code)) => owner(lang, code, name_of),
        (_, Value::Text(text)) => coded(lang, field, text),
        (_, Value::Int(number)) => number.to_string(),
        (_, Value::Bool(yes)) => if *yes { value_yes(lang) } else { value_no(lang) }.to_owned(),
        (_, other) => other.canonical(),
    }
}

fn owner(lang: Lang, code: &str, name_of: &dyn Fn(&RecordId) -> String) -> String {
    match Owner::from_code(code) {
        Some(Owner::Person(id)) => name_of(&id),
        Some(Owner::Role(role)) => roles::role(lang, &role),
        None => code.to_owned(),
    }
}

fn coded(lang: Lang, field: &Field, text: &str) -> String {
    let known = match head(field) {
        "result" if field.parts().count() > 1 => Outcome::from_code(text).map(|found| outcome(lang, Some(found))),
        "outcome" => ReviewOutcome::from_code(text).map(|found| review_outcome(lang, found)),
        "status" => match text {
            "submitted" => Some(value_submitted(lang)),
            "reviewed" => Some(value_reviewed(lang)),
            "done" => Some(value_done(lang)),
            "rechecked" => Some(value_rechecked(lang)),
            _ => None,
        },
        _ => None,
    };
    known.unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(field: &str, new: Value) -> String {
        value(Lang::Zh, &Field::new(field), &new, &|id| format!("<{id}>"))
    }

    #[test]
    fn values_of_a_log_are_words() {
        assert_eq!(said("result/INSP-01.1/-", "fail".into()), "不通过");
        assert_eq!(said("result/INSP-01.1/-", Value::Null), "未检查");
        assert_eq!(said("shown/INSP-02.2/e", Value::Int(19_900)), "¥199.00");
        assert_eq!(said("value/WH-06a/-", Value::Int(1_500)), "1.5");
        assert_eq!(said("owner", "person:p1".into()), "<p1>");
        assert_eq!(said("owner", "role:designer".into()), "美工");
        assert_eq!(said("status", Value::Null), "未完成");
        assert_eq!(said("photo/INSP-01.1/-/x", Value::Null), "已移除");
        assert_eq!(said("note/INSP-01.1/-", "fail".into()), "fail", "a note is never read as a code");
    }

    /// A task's result is what somebody wrote, even when it reads like a code.
    #[test]
    fn the_two_fields_named_result_are_told_apart() {
        let name = |field: &str| field_name(Lang::En, &Field::new(field));
        assert_eq!(name("result"), Some("What was done"));
        assert_eq!(name("result/INSP-01.1/-"), Some("Result"));
        assert_eq!(said("result", "pass".into()), "pass");
        assert_eq!(name("submitted_at"), None);
    }
}
