//! Words of Today: the day's slip, reviews, follow-ups.

use super::{Lang, format};
use crate::domain::inspections::{DayStatus, ReviewOutcome};

messages! {
    start = "开始巡检", "Start inspection";
    next_check(check: &str) = "从 {check} 继续巡检", "Continue at {check}";
    hand_in = "检查完了，去提交", "All checked: go and submit";
    look = "查看总结", "See the summary";
    rework = "按退回意见修改", "Rework what was returned";
    late_start = "补做巡检", "Inspect after all";
    due(time: &str) = "{time} 截止", "Due {time}";
    left(span: &str) = "还剩 {span}", "{span} left";
    over(span: &str) = "已超时 {span}", "{span} overdue";
    groups = "六个分组", "The groups";
    progress(done: usize, total: usize) = "已查 {done} 项，共 {total} 项", "{done} of {total} checked";
    reviewer_says(who: &str, words: &str) = "{who}：{words}", "{who}: {words}";
    also_due = "今天还要做的检查", "Also due";
    alarms = "马上要知道的问题", "Tell me at once";
    failed = "不通过", "Failed";
    reviews = "等我审核", "Waiting for my review";
    to_review = "去审核", "Review";
    submitted_by(who: &str, when: &str) = "{who} 于 {when} 提交", "Submitted by {who}, {when}";
    returned = "退回待修改", "Returned for rework";
    sent_back = "待修改", "To rework";
    last_days = "最近 7 天", "The last 7 days";
    all_days = "全部记录", "All inspections";
    no_miss = "没有漏检", "None missed";
    follow_ups = "待跟进", "Open follow-ups";
    all_follow_ups = "全部跟进", "All follow-ups";
    overdue = "已逾期", "Overdue";
    mine_today = "我的，今天到期", "Mine, due today";
    others = "其他待跟进", "Other open ones";
    to_recheck = "已完成，等复查", "Done, waiting for re-check";
    nothing_open = "没有待跟进的问题。", "There is nothing to follow up.";
    recheck = "待复查", "Re-check";
    no_due = "没有期限", "No due date";
    more(n: usize) = "还有 {n} 条", "{n} more";
    no_shop = "这台设备上还没有店铺。", "There is no shop on this device.";
    no_shop_go = "从文件导入", "Import from a file";
}

/// `漏检 2 天`, `2 days missed`.
pub fn missed(lang: Lang, days: usize) -> String {
    match lang {
        Lang::Zh => format!("漏检 {days} 天"),
        Lang::En => format!("{} missed", format::plural(days, "day", "days")),
    }
}

/// A day's status.
pub fn status(lang: Lang, status: DayStatus) -> &'static str {
    let (zh, en) = match status {
        DayStatus::Scheduled => ("待巡检", "Scheduled"),
        DayStatus::InProgress => ("进行中", "In progress"),
        DayStatus::Overdue => ("已超时", "Overdue"),
        DayStatus::Missed => ("漏检", "Missed"),
        DayStatus::Submitted => ("待审核", "Submitted"),
        DayStatus::Completed(ReviewOutcome::HasIssues) => ("有问题", "Has issues"),
        DayStatus::Completed(_) => ("已通过", "Approved"),
        DayStatus::Returned => ("已退回", "Returned"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// `1 小时 20 分`, `1 h 20 min`; whole days from two on.
pub fn span(lang: Lang, milliseconds: i64) -> String {
    let minutes = milliseconds.abs() / 60_000;
    let (days, hours, rest) = (minutes / 1_440, minutes / 60, minutes % 60);
    match (lang, days, hours) {
        (Lang::Zh, 2.., _) => format!("{days} 天"),
        (Lang::En, 2.., _) => format!("{days} days"),
        (Lang::Zh, _, 0) => format!("{rest} 分钟"),
        (Lang::En, _, 0) => format!("{rest} min"),
        (Lang::Zh, ..) if rest == 0 => format!("{hours} 小时"),
        (Lang::Zh, ..) => format!("{hours} 小时 {rest} 分"),
        (Lang::En, ..) if rest == 0 => format!("{hours} h"),
        (Lang::En, ..) => format!("{hours} h {rest} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_read_naturally() {
        assert_eq!(span(Lang::Zh, 80 * 60_000), "1 小时 20 分");
        assert_eq!(span(Lang::Zh, 120 * 60_000), "2 小时");
        assert_eq!(span(Lang::En, 59_999), "0 min");
        assert_eq!(span(Lang::En, -25 * 3_600_000), "25 h");
        assert_eq!(span(Lang::En, 3 * 86_400_000), "3 days");
    }
}
