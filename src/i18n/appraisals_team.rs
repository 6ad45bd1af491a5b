//! Words of the team's page: whose turn it is, scores side by side, months as a picture, files, passcodes. Knows no page.

use super::Lang;
use super::appraisals::{points, rater_name};
use crate::domain::appraisals::team::{Apart, Turn};

messages! {
    lead = "每月初自评上个月的工作，上级评分后公布结果。", "At the start of each month people review the month before; their superior scores it, then the result is made known.";
    no_shop = "请先建立店铺。", "Please set up a shop first.";
    earlier = "上一期", "The term before";
    later = "下一期", "The term after";
    by_month = "个人（按月）", "People (by month)";
    by_quarter = "部门（按季度）", "Department (by quarter)";
    own_title = "我的自评", "My own review";
    own_earlier = "我以前的考核", "My earlier ones";
    own_history = "我的历次成绩", "My months as a picture";
    own_none = "这个月的自评还没有开始。", "This month's review has not been begun.";
    begin = "开始自评", "Begin it";
    open = "打开", "Open it";
    open_for = "替他打开", "Open one";
    open_department = "开始部门考核", "Begin the department's form";
    card_is(name: &str) = "使用考核表：{name}", "Scorecard: {name}";
    no_card = "还没有适合这个岗位的考核表，请先在“考核表”里建立。", "There is no scorecard for this role yet; please make one under Scorecards.";
    not_begun = "这个周期还没有开始。", "This term has not begun.";
    dates(own: &str, above: &str) = "自评 {own} 截止，上级评分 {above} 截止。", "Self-review due {own}, superior's scores due {above}.";
    department_date(day: &str) = "部门考核 {day} 截止。", "The department's form is due {day}.";
    due_on(day: &str) = "{day} 截止", "due {day}";
    overdue_since(day: &str) = "已逾期（{day} 截止）", "overdue (was due {day})";
    turn_own = "等本人", "the person's turn";
    turn_above = "等上级", "the superior's turn";
    turn_nobody = "已结束", "nothing left to do";
    team_title = "团队", "The team";
    team_none = "这里还没有人员。", "There are no people yet.";
    guides = "这里按岗位显示该看的考核，只是约定，不是保护：能打开这台设备的人都能看到里面的数据。", "What is shown here follows people's roles. It guides and does not protect: whoever can use this device can read what is in it.";
    only_own = "别人的考核只给上级和人事看。", "Other people's forms are for their superior and the personnel department.";
    no_form = "未开始", "Not begun";
    c_person = "人员", "Person";
    c_total = "得分", "Score";
    c_band = "等级", "Band";
    calibration = "评分校准", "Scores side by side";
    calibration_hint = "把大家的得分放在一起看，差得远的先谈一谈，再公布。", "All scores beside one another; talk about those that lie far apart before they are made known.";
    calibration_none = "还没有得分。", "No scores yet.";
    spread(count: usize, lowest: &str, median: &str, highest: &str, range: &str) = "{count} 人 · 最低 {lowest} · 中位 {median} · 最高 {highest} · 相差 {range}", "{count} people · lowest {lowest} · median {median} · highest {highest} · range {range}";
    far_title = "差得远的评分", "Scores that lie far apart";
    far_none(most: &str) = "没有相差超过 {most} 分的评分。", "No scores lie more than {most} points apart.";
    far_above(name: &str, one: &str, other: &str, by: &str) = "{name}：{one}比{other}高 {by} 分", "{name}: {one} {by} points above {other}";
    far_below(name: &str, one: &str, other: &str, by: &str) = "{name}：{one}比{other}低 {by} 分", "{name}: {one} {by} points below {other}";
    band_line(band: &str, score: &str) = "{band} {score} 分起", "{band} from {score}";
    quarter_title = "部门本季度", "The department's quarter";
    quarter_mean = "平均", "Mean";
    quarter_none = "这个季度还没有公布的个人结果。", "No results of people are known in this quarter yet.";
    quarter_own = "部门考核", "The department's own form";
    history_title(name: &str) = "{name}的历次考核", "{name}: the months";
    history_none = "还没有公布的结果。公布后，这里会按月显示得分和每个指标。", "No results are known yet. They will be shown here month by month, the score and each indicator.";
    history_hidden = "这个人的考核只给本人、上级和人事看。", "These forms are for the person, the superior and the personnel department.";
    history_total = "总分", "Score";
    history_line(term: &str, points: &str) = "{term}：{points} 分", "{term}: {points} points";
    history_with(term: &str, points: &str, value: &str) = "{term}：{points} 分（{value}）", "{term}: {points} points ({value})";
    no_points = "无", "none";
    back = "返回考核列表", "Back to the appraisals";
    to_history = "历次成绩", "Months";
    print_form = "打印", "Print";
    print_team = "打印全部", "Print all";
    export = "导出", "Export";
    export_hint = "导出的内容和屏幕上完全一致；XLSX 里的得分用公式重新计算。", "The files say exactly what the screen says; in the workbook formulas work the score out again.";
    with_log = "包含修改记录", "Log included";
    exported(name: &str) = "已导出 {name}。", "Exported {name}.";
    not_exported = "没有导出成功，请再试一次。", "It could not be exported; please try again.";
    nothing_to_export = "没有可以导出的考核。", "There is nothing to export.";
    unknown = "这份考核不存在，或还没有同步到这台设备，或不归你看。", "This form does not exist, has not reached this device yet, or is not yours to see.";
    to_form = "返回考核", "Back to the form";
    paper_title = "纸质考核表", "On paper";
    paper_hint = "打印时选 A4；行不会被分页截断，页脚有页码。", "Print on A4: no row is split, and pages are numbered.";
    own_export = "导出我的全部考核", "Export all of my own reviews";
    own_export_hint = "Markdown 和 JSON 各一份，只含你能看到的内容。", "As Markdown and as JSON, with what is yours to see.";
    table_title = "导入店铺指标和个人指标", "Take figures in from a table";
    table_hint = "表格第一行是列名：人员（店铺指标可以不填）、指标、月份、数值，例如 林小雨、客单价、2026-10、128.5。CSV 或 Excel。", "The first row names the columns: person (empty for figures of the shop), indicator, month, value, such as Lin, Average order value, 2026-10, 128.5. CSV or Excel.";
    table_choose = "选择表格", "Choose a table";
    table_reading = "正在读取…", "Reading…";
    table_seen(name: &str, good: usize, wrong: usize) = "{name}：{good} 个数值可以导入，{wrong} 行有问题", "{name}: {good} values can be taken in, {wrong} rows cannot";
    table_take(count: usize) = "导入 {count} 个数值", "Take {count} values in";
    table_taken(count: usize) = "已导入 {count} 个数值", "{count} values taken in";
    hr_title = "人事数据", "Figures of the personnel department";
    hr_hint = "从表格粘贴：每行一人，依次为姓名、项目、数值，用制表符或逗号分开。", "Paste from a table: one line each with name, what it is, and the figure, separated by tabs or commas.";
    hr_paste = "粘贴的表格", "Pasted table";
    hr_from = "来自哪个文件", "From which file";
    hr_take = "加入考核", "Attach them";
    hr_taken(count: usize) = "已加入 {count} 项。", "{count} figures attached.";
    hr_found(count: usize) = "可以加入 {count} 项。", "{count} figures can be attached.";
    hr_bad_cells(line: usize) = "第 {line} 行：要有姓名、项目、数值三格。", "Line {line}: name, what it is, and the figure are wanted.";
    hr_bad_person(line: usize, name: &str) = "第 {line} 行：没有叫“{name}”的人。", "Line {line}: there is nobody called “{name}”.";
    hr_two_persons(line: usize, name: &str) = "第 {line} 行：有几个人叫“{name}”，请在考核里直接填写。", "Line {line}: several people are called “{name}”; please enter it in the form.";
    hr_no_form(line: usize, name: &str) = "第 {line} 行：{name}这个月还没有开始考核，或已经公布。", "Line {line}: {name} has no form of this month that still takes figures.";
    pass_title = "查看密码", "Passcode";
    pass_lead = "共用平板时，可以给自己的考核设一个密码，打开考核前要输入，每次打开应用问一次。", "On a shared tablet you can put a passcode before appraisals; it is asked for once each time the app is opened.";
    pass_limits = "它只挡住随手点开的人。数据没有加密：会用浏览器工具的人、拿到导出文件的人，不用密码也能看到。", "It keeps out those who merely tap. Nothing is encrypted by it: whoever knows the browser's tools, or holds an exported file, needs no passcode.";
    pass_forgotten = "忘了密码：让主管在这台设备上登录为自己，打开这一页清除；清除不会删除任何考核。", "Forgotten: a supervisor who is at this device as themself can take it away on this page. Nothing of the appraisals is lost by that.";
    pass_new = "新密码（至少 4 位）", "New passcode (4 signs at least)";
    pass_again = "再输入一次", "Once more";
    pass_set = "设置密码", "Set it";
    pass_clear = "清除密码", "Take it away";
    pass_clear_of(name: &str) = "清除{name}的密码", "Take {name}'s passcode away";
    pass_is_set = "已设置密码。", "A passcode is set.";
    pass_short = "密码太短，请至少输入 4 位。", "The passcode is too short; 4 signs at least.";
    pass_differ = "两次输入的不一样，请重新输入。", "The two differ; please type it again.";
    pass_ask(name: &str) = "{name}，请输入查看考核的密码", "{name}, please enter your passcode for appraisals";
    pass_enter = "密码", "Passcode";
    pass_open = "打开考核", "Open appraisals";
    pass_wrong = "密码不对，请再试一次。", "That is not the passcode; please try again.";
    pass_failed = "这个浏览器不能设置密码（需要 https 或本机地址）。", "This browser cannot set a passcode (it needs https or a local address).";
}

/// Whose turn it is.
pub fn turn_name(l: Lang, turn: Turn) -> &'static str {
    match turn {
        Turn::Own => turn_own(l),
        Turn::Above => turn_above(l),
        Turn::Nobody => turn_nobody(l),
    }
}

/// Two raters who are far apart, in a sentence.
pub fn apart_words(l: Lang, name: &str, apart: &Apart) -> String {
    let (one, other) = (rater_name(l, apart.one), rater_name(l, apart.other));
    let by = points(apart.by.abs());
    if apart.by > 0 { far_above(l, name, one, other, &by) } else { far_below(l, name, one, other, &by) }
}
