//! Words of the pages of scorecards and of the rules for appraisals. Knows the cards, not how they are shown.

use super::appraisals::points as with_one_decimal;
use super::scorecards::{measured, measured_value};
use super::{Lang, format};
use crate::domain::scorecards::shipped::{self, Origin};
use crate::domain::scorecards::typing::{Unread, Way};
use crate::domain::scorecards::{Card, Direction, Indicator, NotAMeasure, Scoring, Unit};

messages! {
    title = "考核表", "Scorecards";
    hint = "考核表规定一个岗位按什么指标、什么权重考核。改动只影响以后开始的考核；已开始的用当时的版本。", "A scorecard says by which indicators and weights a post is appraised. Changes count for forms opened later; those already open keep what they began with.";
    choose = "选一份考核表，在这里查看和修改。", "Choose a scorecard to see and change it here.";
    back = "返回考核表列表", "Back to the scorecards";
    limited(level: &str) = "只有“{level}”及以上级别可以修改。", "Only people at the level “{level}” or above can change this.";
    shipped_name(role: &str) = "{role}考核表", "Scorecard: {role}";
    shipped_sign = "自带", "Shipped";
    own_sign = "自建", "Own";
    count_of(count: usize) = "{count} 个指标", "{count} indicators";
    total(percent: &str) = "权重合计 {percent}%", "Weights: {percent} % in all";
    total_short(percent: &str) = "还差 {percent}%，合计等于 100% 才能用来考核。", "{percent} % are missing; it can be used when they make 100 %.";
    total_over(percent: &str) = "多了 {percent}%，合计等于 100% 才能用来考核。", "{percent} % too many; it can be used when they make 100 %.";
    put_away = "已停用的考核表", "Put away";
    new = "新建考核表", "New scorecard";
    from = "从哪份开始", "Begin with";
    from_nothing = "空白", "An empty one";
    create = "新建", "Create it";
    copy = "复制成新的考核表", "Copy it";
    copy_of(name: &str) = "{name}（副本）", "{name} (copy)";
    settings = "名称与岗位", "Name and post";
    name_hint = "不填就用自带的名称。", "Empty: the shipped name.";
    save = "保存", "Save";
    saved = "已保存", "Saved";
    archive = "停用", "Put it away";
    unarchive = "重新启用", "Use it again";
    archive_hint = "停用后不再用于新的考核，已开始的考核不受影响。", "It is not used for new forms any more; those already open stay as they are.";
    weights_printed = "权重：参考同类岗位常见的考核表。", "Weights: as commonly printed for such posts.";
    weights_proposed = "权重：本工具的建议，请按店铺情况调整。", "Weights: our own proposal; please fit them to the shop.";
    marks_printed = "评分标准：参考同类岗位常见的标准；目标值由店铺自己定。", "Marks: as commonly printed for such posts; the targets are the shop's to set.";
    marks_proposed = "评分标准：本工具的建议；目标值由店铺自己定。", "Marks: our own proposal; the targets are the shop's to set.";
    no_indicators = "还没有指标。", "No indicators yet.";
    add = "添加指标", "Add an indicator";
    new_indicator = "新指标", "New indicator";
    change = "修改", "Change";
    change_of(name: &str) = "修改“{name}”", "Change “{name}”";
    up_of(name: &str) = "“{name}”上移", "Move “{name}” up";
    down_of(name: &str) = "“{name}”下移", "Move “{name}” down";
    take_out = "移出", "Take out";
    take_out_of(name: &str) = "移出“{name}”", "Take “{name}” out";
    bring_back = "加回来", "Bring back";
    bring_back_of(name: &str) = "把“{name}”加回来", "Bring “{name}” back";
    taken_out = "已移出的指标", "Taken out";
    cancel = "不改了", "Leave it as it was";
    close = "关闭", "Close";
    no_target = "未定", "not set";
    needs_target = "还没有目标值，暂时不计分。请先填目标值。", "There is no target yet, so it gives no points. Please set one.";
    weight_of(name: &str) = "“{name}”的权重（%）", "Weight of “{name}” (%)";
    weight_percent = "权重（%）", "Weight (%)";
    weight_with(percent: &str) = "保存后合计 {percent}%", "{percent} % in all when saved";
    target_in(unit: &str) = "目标值（{unit}）", "Target ({unit})";
    target_hint = "不填就用自带的目标值；没有自带的就不设目标。", "Empty: the shipped target, or none where there is none.";
    own_words_hint = "不填就用自带的说法。", "Empty: the shipped words.";
    anchors_hint = "每行一档，从好到差。", "One mark per line, the best first.";
    way = "怎样评分", "How it is scored";
    way_bands = "分档", "By bands";
    way_share = "按目标完成率分档", "By share of the target";
    way_linear = "按直线折算", "On a straight line";
    way_deduct = "差多少扣多少", "So much off per step";
    way_manual = "人工评分", "A person says";
    mark_reaches(at: usize, unit: &str) = "第 {at} 档：达到（{unit}）", "Mark {at}: reaches ({unit})";
    mark_within(at: usize, unit: &str) = "第 {at} 档：不超过（{unit}）", "Mark {at}: at most ({unit})";
    mark_value(at: usize, unit: &str) = "第 {at} 点：数值（{unit}）", "Point {at}: value ({unit})";
    given = "得分", "Points";
    row_add = "加一行", "Add a row";
    row_remove(at: usize) = "删除第 {at} 行", "Remove row {at}";
    bands_hint = "从好到差排列，取达到的最高一档。", "The best first; the best mark that is reached counts.";
    share_hint = "按实际值占目标值的百分比分档；越低越好的指标按目标值占实际值的百分比。", "Marks are per cent of the target that was reached; where less is better, of the value that the target is.";
    linear_hint = "数值从小到大排列，两点之间按直线折算。", "Values from small to large; between two points on a straight line.";
    below = "都没达到时得分", "Points where none is reached";
    deduct_from(unit: &str) = "从哪里开始扣（{unit}）", "Full points at ({unit})";
    deduct_from_hint = "不填就从目标值开始。", "Empty: the target.";
    deduct_step(unit: &str) = "每差多少（{unit}）", "For each ({unit})";
    deduct_off = "扣几分", "Points off";
    deduct_floor = "最低几分", "At least";
    most = "满分", "Full points";
    most_of(most: i64) = "{most} 分", "{most}";
    try_value(unit: &str) = "试一个数值（{unit}）", "Try a value ({unit})";
    gives(value: &str, points: &str) = "{value} 得 {points} 分", "{value} gives {points} points";
    not_yet = "评分标准填好后才能试算。", "It can be tried when the scoring is complete.";
    line_up(mark: &str, points: &str) = "≥{mark}：{points} 分", "≥{mark}: {points}";
    line_down(mark: &str, points: &str) = "≤{mark}：{points} 分", "≤{mark}: {points}";
    line_share(mark: &str, points: &str) = "达到目标的 {mark}：{points} 分", "{mark} of the target: {points}";
    line_point(mark: &str, points: &str) = "{mark}：{points} 分，中间按直线折算", "{mark}: {points}, straight in between";
    line_else(points: &str) = "其余：{points} 分", "otherwise: {points}";
    line_deduct(from: &str, step: &str, off: &str, floor: &str) = "{from} 起满分，每差 {step} 扣 {off} 分，最低 {floor} 分", "full points at {from}, {off} off for each {step}, at least {floor}";
    line_deduct_target(step: &str, off: &str, floor: &str) = "达到目标满分，每差 {step} 扣 {off} 分，最低 {floor} 分", "full points at the target, {off} off for each {step}, at least {floor}";
    line_manual(most: i64) = "人工评 0～{most} 分", "a person says 0 to {most}";
    empty = "请填写。", "Please fill this in.";
    need_name = "请填写指标名称。", "Please enter a name.";
    not_a_number = "请填数字，例如 98.5。", "Please enter a number, such as 98.5.";
    too_fine = "小数最多四位。", "Four decimals at most.";
    too_large = "数字太大。", "The number is too large.";
    not_points = "得分要在 0 到 100 之间，最多两位小数。", "Points are 0 to 100, with two decimals at most.";
    not_a_weight = "权重要在 0 到 100 之间，最多一位小数。", "A weight is 0 to 100, with one decimal at most.";
    bad_rows = "评分标准前后矛盾：从好到差排列，分数不能随表现变差而上升。", "The rows contradict one another: the best first, and points must not rise as the value gets worse.";
    bad_line = "数值要从小到大，至少两行，分数要随表现变好而上升。", "Values from small to large, two rows at least, and points must follow the value.";
    rules_hint = "改动只影响以后开始的考核；已开始的用当时的规则。", "Changes count for forms opened later; those already open keep the rules they began with.";
    rules_days = "截止时间", "When things are due";
    self_due = "自评截止日（次月几号）", "Self-review due on day";
    self_due_hint = "考核月结束后，本人在这天之前提交自评。1 到 28。", "The day of the month after by which the self-review is handed in. 1 to 28.";
    superior_due = "上级评分截止日（次月几号）", "Superior's scores due on day";
    superior_due_hint = "上级在这天之前完成评分，不能早于自评截止日。1 到 28。", "The day by which the superior has scored; not before the self-review is due. 1 to 28.";
    department_due = "部门考核截止日（季度后几号）", "Department's form due on day";
    department_due_hint = "季度结束后，部门考核在这天之前完成。1 到 28。", "The day of the month after a quarter by which the department's form is done. 1 to 28.";
    appeal_days = "申诉期（工作日）", "Working days for an appeal";
    appeal_days_hint = "公布结果后多少个工作日内可以申诉。周六、周日不算，节假日照算。0 到 60。", "How many working days after the result an appeal is possible. Saturdays and Sundays do not count, public holidays do. 0 to 60.";
    hidden = "提交之前，上级看不到自评内容", "Superiors see the self-review only when it is handed in";
    hidden_hint = "关闭后，上级随时可以看到正在填写的内容。", "Otherwise superiors see what is being written at any time.";
    raters = "三方评分权重", "Who weighs how much";
    raters_hint = "合计要等于 100%。某一方没有评分时，其余各方按比例分摊。20 / 50 / 30 是本工具的建议。", "They must make 100 %. Where one has said nothing, the others weigh as much more. 20 / 50 / 30 is our own proposal.";
    rater_own = "自评（%）", "Self (%)";
    rater_superior = "上级（%）", "Superior (%)";
    rater_data = "数据（%）", "Recorded work (%)";
    raters_total(sum: i64) = "合计 {sum}%", "{sum} % in all";
    raters_wrong(sum: i64) = "合计 {sum}%，要等于 100% 才能保存。", "{sum} % in all; they must make 100 % to be saved.";
    bands = "等级分数线", "Which score is how good";
    bands_of_scores_hint = "得分四舍五入到一位小数，再按分数线定等级；低于最后一条线为不合格。", "A score is rounded to one decimal and then compared; below the last line it is a fail.";
    band_excellent = "优秀（不低于）", "Excellent from";
    band_good = "良好（不低于）", "Good from";
    band_pass = "合格（不低于）", "Pass from";
    not_whole_number(least: i64, most: i64) = "请填 {least} 到 {most} 的整数。", "Please enter a whole number from {least} to {most}.";
    restore = "恢复自带的规则", "Back to the shipped rules";
}

/// What a card is called: its own name, else that of the post that its shipped one is for.
pub fn card_name(l: Lang, card: &Card) -> String {
    if card.name.trim().is_empty() { shipped_name(l, &measured(l, &card.base)) } else { card.name.clone() }
}

/// Where the numbers of a shipped card come from, in sentences of ours; none of a card made from nothing.
pub fn origin_words(l: Lang, base: &str) -> Option<[&'static str; 2]> {
    let origin = shipped::origin(base)?;
    let weights = match origin.weights {
        Origin::Printed => weights_printed(l),
        Origin::Proposed => weights_proposed(l),
    };
    let marks = match origin.marks {
        Origin::Printed => marks_printed(l),
        Origin::Proposed => marks_proposed(l),
    };
    Some([weights, marks])
}

/// What a way of scoring is called.
pub fn way_name(l: Lang, way: Way) -> &'static str {
    match way {
        Way::Bands => way_bands(l),
        Way::Share => way_share(l),
        Way::Linear => way_linear(l),
        Way::Deduct => way_deduct(l),
        Way::Manual => way_manual(l),
    }
}

/// Tenths of a per cent without the sign: `12.5`.
pub fn weight(tenths: i64) -> String {
    format::hundredths(tenths * 10)
}

/// What the total of the weights says: the sum, and what is missing or too much.
pub fn total_words(l: Lang, tenths: i64) -> String {
    let apart = tenths - crate::domain::scorecards::WHOLE;
    let sum = total(l, &weight(tenths));
    match apart {
        0 => sum,
        apart if apart < 0 => format!("{sum} · {}", total_short(l, &weight(-apart))),
        apart => format!("{sum} · {}", total_over(l, &weight(apart))),
    }
}

/// How a value becomes points, a line for each mark.
pub fn scoring_lines(l: Lang, indicator: &Indicator) -> Vec<String> {
    let value = |at: i64| measured_value(l, indicator.unit, at);
    let given = format::hundredths;
    let mark = |(at, points): &(i64, i64)| match indicator.direction {
        Direction::Up => line_up(l, &value(*at), &given(*points)),
        Direction::Down => line_down(l, &value(*at), &given(*points)),
    };
    let share = |(at, points): &(i64, i64)| line_share(l, &measured_value(l, Unit::Percent, *at), &given(*points));
    let ended = |lines: Vec<String>, below: i64| lines.into_iter().chain([line_else(l, &given(below))]).collect();
    match &indicator.scoring {
        Scoring::Bands { steps, below } => ended(steps.iter().map(mark).collect(), *below),
        Scoring::Share { steps, below } => ended(steps.iter().map(share).collect(), *below),
        Scoring::Linear { points } => points.iter().map(|(at, got)| line_point(l, &value(*at), &given(*got))).collect(),
        Scoring::Deduct { from, step, off, floor } => {
            let (step, off, floor) = (value(*step), given(*off), given(*floor));
            vec![match from {
                Some(from) => line_deduct(l, &value(*from), &step, &off, &floor),
                None => line_deduct_target(l, &step, &off, &floor),
            }]
        }
        Scoring::Manual { most } => vec![line_manual(l, *most)],
    }
}

/// What a value that was tried comes to, with one decimal.
pub fn tried(l: Lang, indicator: &Indicator, value: i64) -> String {
    match indicator.points(value) {
        Some(points) => gives(l, &measured_value(l, indicator.unit, value), &with_one_decimal(points)),
        None => needs_target(l).to_owned(),
    }
}

/// Why a text of the form was not understood.
pub fn unread(l: Lang, way: Way, why: Unread) -> &'static str {
    match why {
        Unread::Empty => empty(l),
        Unread::NotAMeasure(NotAMeasure::NotANumber) => not_a_number(l),
        Unread::NotAMeasure(NotAMeasure::TooFine) => too_fine(l),
        Unread::NotAMeasure(NotAMeasure::TooLarge) => too_large(l),
        Unread::NotPoints => not_points(l),
        Unread::NotAWeight => not_a_weight(l),
        Unread::NotAScoring if way == Way::Linear => bad_line(l),
        Unread::NotAScoring => bad_rows(l),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scoring_reads_as_it_works() {
        let card = shipped::card("pre_sales").expect("a card");
        let lines = |id| scoring_lines(Lang::Zh, card.indicator(id).expect("an indicator"));
        assert_eq!(lines("reply_rate")[0].replace(['\u{2068}', '\u{2069}'], ""), "≥98%：100 分");
        assert_eq!(lines("response_time")[2].replace(['\u{2068}', '\u{2069}'], ""), "≤55 秒：60 分");
        assert_eq!(lines("response_time").len(), 4);
    }

    #[test]
    fn the_total_says_what_is_missing() {
        let words = |tenths| total_words(Lang::En, tenths).replace(['\u{2068}', '\u{2069}'], "");
        assert_eq!(words(1_000), "Weights: 100 % in all");
        assert!(words(875).contains("12.5 % are missing"));
        assert!(words(1_005).contains("0.5 % too many"));
    }

    #[test]
    fn every_shipped_card_says_where_its_numbers_come_from() {
        for code in shipped::CODES {
            assert!(origin_words(Lang::Zh, code).is_some(), "{code}");
        }
        assert_eq!(origin_words(Lang::Zh, ""), None);
    }
}
