//! Words of the templates: the list, the editor, when they are due, the role's page.

use super::{Lang, format, roles};
use crate::domain::templates::{Malformed, Repeat, Schedule, Who};

messages! {
    title = "检查模板", "Checklist templates";
    sub = "每种检查问什么、什么时候做、谁来做。改动从下一次检查开始生效，做过的检查保持原样。", "What each inspection asks, when, and of whom. A change counts from the next inspection on; those already begun stay as they are.";
    in_use = "正在使用", "In use";
    own = "自建、未启用", "Own, not in use";
    offered = "可以启用", "To be taken into use";
    offered_for(platform: &str) = "适用于{platform}", "for {platform}";
    coming = "正在读取模板…", "Reading the templates…";
    not_fetched = "有些自带模板没能读取。连上网后再打开这一页。", "Some shipped templates could not be read. Open this page again when you are online.";
    new = "新建模板", "New template";
    new_zh = "新模板", "新模板";
    new_en = "New template", "New template";
    new_group_zh = "新分组", "新分组";
    new_group_en = "New group", "New group";
    new_check_zh = "新检查项", "新检查项";
    new_check_en = "New check", "New check";
    import = "从文件导入", "Import from a file";
    export = "导出为文件", "Export as a file";
    exported(name: &str) = "已导出：{name}", "Exported: {name}";
    imported(name: &str) = "已导入“{name}”，可以先看一遍再启用。", "“{name}” was imported. Look it over before you use it.";
    duplicate = "复制一份", "Duplicate";
    copy_zh(name: &str) = "{name}（副本）", "{name}（副本）";
    copy_en(name: &str) = "{name} (copy)", "{name} (copy)";
    take = "在这个店铺启用", "Use in this shop";
    put_away = "停用", "Put away";
    used_since(day: &str) = "{day}起启用", "in use since {day}";
    not_used = "未启用", "not in use";
    begin = "现在检查", "Inspect now";
    preview = "预览", "Preview";
    preview_hint = "全部检查项和能选的答案。", "All checks and the answers that can be given.";
    preview_page = "在巡检页面里看", "See it as the inspection page";
    choose = "选一个模板来看它问什么。", "Choose a template to see what it asks.";
    unknown = "没有这个模板，可能还没同步到这台设备。", "There is no such template, or it has not reached this device yet.";
    limited(level: &str) = "只能查看。修改模板需要{level}及以上级别。", "To read only. Changing templates needs the level “{level}” or above.";
    checks(n: usize) = "{n} 项检查", "{n} checks";
    name = "名称", "Name";
    zh = "中文", "Chinese";
    en = "英文", "English";
    in_language(label: &str, language: &str) = "{label}（{language}）", "{label} ({language})";
    one_is_enough = "只填一种语言也可以，另一种会用它代替。", "One language is enough; it then stands for both.";
    note = "说明", "What it is for";
    when = "什么时候做", "When it is due";
    repeat = "重复", "Repeat";
    repeat_none = "需要时再做", "On demand";
    repeat_daily = "每天", "Every day";
    repeat_weekdays = "周一到周五", "Monday to Friday";
    repeat_days = "每隔几天", "Every few days";
    repeat_weekly = "每周", "Weekly";
    repeat_monthly = "每月", "Monthly";
    every_days = "每几天一次", "Every how many days";
    every_weeks = "每几周一次", "Every how many weeks";
    every_months = "每几个月一次", "Every how many months";
    weekdays = "星期几", "Days of the week";
    day_of_month = "几号（31 为月底）", "Day of the month (31: the last)";
    from = "从哪天算起", "Counted from";
    time = "截止时间", "Due at";
    time_hint = "不填就用店铺的巡检截止时间。", "Empty: the shop's own time for inspections.";
    grace = "宽限小时数", "Hours of grace";
    grace_hint = "不填就用店铺的宽限。", "Empty: the shop's own.";
    who = "谁来做", "Whose duty";
    anybody = "谁都可以", "Anybody";
    everyone = "每个人各做一次", "Everyone, each their own";
    pass_mark = "合格分（%）", "Pass mark (%)";
    pass_mark_hint = "按权重算，不适用的不计。不填就不打分。", "By weight; what is not applicable does not count. Empty: no score.";
    groups = "分组和检查项", "Groups and checks";
    add_group = "添加分组", "Add a group";
    add_check = "添加检查项", "Add a check";
    group_settings = "分组设置", "Group";
    entry = "逐个检查的对象", "Checked one by one";
    entry_hint = "例如“商品”。填了以后，这一组的检查会按每个对象重复。", "For example “Item”. When set, the checks of this group repeat for each one.";
    take_out = "移除", "Take out";
    bring_back = "恢复", "Bring back";
    taken_out(n: usize) = "已移除 {n} 项", "Taken out: {n}";
    copy = "复制", "Duplicate";
    move_check = "拖动排序；键盘用上下方向键", "Drag to sort; with the keyboard, arrow up and down";
    move_up = "上移", "Move up";
    moved(position: usize) = "已移到第 {position} 位", "Moved to position {position}";
    into_group = "所在分组", "Group";
    label = "检查什么", "What to confirm";
    label_hint = "写成一切正常时成立的一句话。", "A statement that is true when all is well.";
    how = "怎么检查", "How to check";
    kind = "怎么回答", "Answered with";
    kind_pass_fail = "通过 / 不通过 / 不适用", "Pass, fail, n/a";
    kind_yes_no = "是 / 否", "Yes or no";
    kind_number = "数值", "A number";
    kind_prices = "两个价格比对", "Two prices, compared";
    kind_choice = "单选", "One of several";
    kind_text = "文字", "Words";
    kind_photo = "照片", "A photo";
    kind_signature = "手写签名", "A signature";
    unit = "单位", "Unit";
    min = "最低（通过）", "Lowest that passes";
    max = "最高（通过）", "Highest that passes";
    options = "选项", "Choices";
    option = "选项名称", "Choice";
    option_result = "算作", "Counts as";
    add_option = "添加选项", "Add a choice";
    evidence = "要求的凭据", "Evidence";
    note_always = "必须写备注", "A note is compulsory";
    photos = "至少几张照片", "Photos at least";
    fail_photos = "不通过时至少几张", "At a fail, photos at least";
    camera = "只收现场拍的照片", "Only photos taken on the spot";
    weight = "权重", "Weight";
    critical = "关键项", "Critical";
    critical_no = "不是关键项", "Not critical";
    critical_alarm = "不通过时整次检查不合格", "A fail fails the whole inspection";
    critical_stop = "不通过时检查到此结束", "A fail ends the inspection";
    tell = "不通过时马上告知", "Told at once of a fail";
    tell_hint = "这些岗位的人打开店巡就会看到。", "People in these roles see it as soon as they open the app.";
    mender = "通常谁来整改", "Usually put right by";
    inspector = "检查人", "The inspector";
    only_if = "什么时候才问", "Asked only if";
    conditional = "有条件才问", "asked on a condition";
    always_asked = "总是问", "Always asked";
    only_if_is = "的结果是", "has the result";
    weight_short(n: i64) = "权重 {n}", "weight {n}";
    not_a_number = "请填整数。", "Please enter a whole number.";
    not_a_template = "这个文件不是检查模板。没有导入。", "This file is not a checklist template. Nothing was imported.";
    bad_id(id: &str) = "文件里的编号“{id}”缺失、重复或不能用。没有导入。", "The id “{id}” in the file is missing, stands twice or cannot be used. Nothing was imported.";
    bad_property(path: &str, value: &str) = "文件里 {path} 的内容“{value}”不符合要求。没有导入。", "In the file, {path} holds “{value}”, which it cannot hold. Nothing was imported.";
    every_n_days(n: i64) = "每 {n} 天", "every {n} days";
    every_n_weeks(n: i64, days: &str) = "每 {n} 周的{days}", "every {n} weeks on {days}";
    each_week(days: &str) = "每周{days}", "weekly on {days}";
    every_n_months(n: i64, day: u32) = "每 {n} 个月的 {day} 号", "every {n} months on day {day}";
    each_month(day: u32) = "每月 {day} 号", "monthly on day {day}";
    end_of_month = "每月月底", "on the last day of the month";
    until(time: &str) = "{time} 前", "by {time}";
    role_sub(level: &str) = "级别：{level}", "Level: {level}";
    role_duties = "这个岗位的检查", "Inspections of this role";
    role_people = "在这个岗位上的人", "People in this role";
    role_nobody = "这个岗位上还没有人。", "Nobody is in this role yet.";
    role_due = "现在要做的", "Due now";
    role_all = "负责的检查模板", "Its templates";
    role_anybody = "谁都可以做的", "Open to anybody";
    role_alarms = "不通过时马上告知这个岗位", "Told at once of these fails";
    role_menders = "通常由这个岗位整改", "Usually put right by this role";
    role_none = "没有指定给这个岗位的检查。", "No inspection names this role.";
    role_follow_ups(n: usize) = "未完成的跟进 {n} 项", "open follow-ups: {n}";
    score(percent: &str) = "得分 {percent}%", "score {percent}%";
    passed = "合格", "passed";
    not_passed = "不合格", "not passed";
    critical_failed(label: &str) = "关键项不通过：{label}", "Critical fail: {label}";
}

/// When a template is due, in a few words: `每周 周一 · 16:00 前`.
pub fn rhythm(lang: Lang, schedule: &Schedule) -> String {
    let repeat = match schedule.repeat {
        Repeat::OnDemand => repeat_none(lang).to_owned(),
        Repeat::Daily => repeat_daily(lang).to_owned(),
        Repeat::Weekdays => repeat_weekdays(lang).to_owned(),
        Repeat::Days(every) => every_n_days(lang, every),
        Repeat::Weekly { days, every } => match (every, named_days(lang, days)) {
            (1, days) => each_week(lang, &days),
            (every, days) => every_n_weeks(lang, every, &days),
        },
        Repeat::Monthly { day: 31, every: 1 } => end_of_month(lang).to_owned(),
        Repeat::Monthly { day, every: 1 } => each_month(lang, day),
        Repeat::Monthly { day, every } => every_n_months(lang, every, day),
    };
    let time = schedule.time.filter(|_| schedule.repeat != Repeat::OnDemand);
    match time {
        Some(time) => format!("{repeat} · {}", until(lang, &crate::domain::calendar::clock_time(time))),
        None => repeat,
    }
}

fn named_days(lang: Lang, days: u8) -> String {
    let names = format::weekdays(lang).into_iter().enumerate();
    let named: Vec<String> = names
        .filter(|(day, _)| days & (1 << day) != 0)
        .map(|(_, name)| if lang == Lang::Zh { format!("周{name}") } else { name.to_owned() })
        .collect();
    named.join(if lang == Lang::Zh { "、" } else { ", " })
}

/// Whose duty a template is; `person` names a person.
pub fn whose(lang: Lang, who: Who, person: impl Fn(&str) -> String) -> String {
    match who {
        Who::Anybody => anybody(lang).to_owned(),
        Who::Everyone => everyone(lang).to_owned(),
        Who::Role(code) => roles::role(lang, code),
        Who::Person(id) => person(id),
    }
}

/// Why a file was not taken as a template.
pub fn refused(lang: Lang, why: &Malformed) -> String {
    match why {
        Malformed::NotJson(_) | Malformed::NoTemplate => not_a_template(lang).to_owned(),
        Malformed::BadId(id) => bad_id(lang, id),
        Malformed::BadProperty { path, value } => bad_property(lang, path, value),
    }
}
