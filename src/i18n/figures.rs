//! Words of the month calendar and of the figures over weeks.

use super::Lang;

messages! {
    which = "哪种检查", "Which inspection";
    view = "怎么看", "View";
    as_list = "列表", "List";
    as_month = "月历", "Month";
    earlier_month = "上个月", "Earlier month";
    later_month = "下个月", "Later month";
    legend = "图例和天数", "Signs and days";

    title = "巡检统计", "Inspection figures";
    link = "统计", "Figures";
    back = "巡检记录", "Inspection history";
    period = "最近多久", "How far back";
    weeks(n: u64) = "{n} 周", "{n} wk";
    days_counted(runs: usize) = "共 {runs} 次巡检", "{runs} inspections";
    none = "这段时间没有巡检。", "Nothing was inspected in this time.";

    per_week = "每周不通过", "Fails per week";
    group = "哪一组", "Group";
    all_groups = "全部", "All";
    week = "周", "Week";
    week_of(day: &str) = "{day} 起", "from {day}";
    inspected = "巡检", "Runs";
    failed = "不通过", "Fails";

    checks = "最常不通过的检查", "Checks that fail most";
    entries = "最常出问题的条目", "Banners and items that fail most";
    times(fails: usize, of: usize) = "{fails}/{of} 次", "{fails} of {of}";
    none_failed = "没有不通过。", "Nothing failed.";
    more(n: usize) = "另外 {n} 项", "{n} more";

    mending = "整改", "Follow-ups";
    mean_time = "平均用时", "Mean time to mend";
    mended = "已完成", "Done";
    not_mended = "未完成", "Open";
    not_yet = "还没有完成的", "none done yet";
    minutes(n: i64) = "{n} 分钟", "{n} min";
    hours(n: i64) = "{n} 小时", "{n} h";
    days(n: i64, hours: i64) = "{n} 天 {hours} 小时", "{n} d {hours} h";

    people = "谁按时提交", "Who handed in in time";
    person = "人员", "Person";
    handed_in = "提交", "Handed in";
    in_time = "按时", "In time";
    share(percent: usize) = "{percent}%", "{percent}%";
}

/// A stretch of time, rounded as people say it.
pub fn duration(lang: Lang, ms: i64) -> String {
    match ms / 60_000 {
        minutes @ ..120 => self::minutes(lang, minutes),
        minutes @ 120..2_880 => hours(lang, (minutes + 30) / 60),
        minutes => days(lang, minutes / 1_440, minutes % 1_440 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_of_time_is_said_as_people_say_it() {
        let said = |minutes: i64| duration(Lang::Zh, minutes * 60_000);
        assert_eq!(said(0), "0 分钟");
        assert_eq!(said(119), "119 分钟");
        assert_eq!(said(150), "3 小时");
        assert_eq!(said(2_880 + 125), "2 天 2 小时");
    }
}
