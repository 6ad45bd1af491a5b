//! Words of the form page of appraisals: its sections, whose turn it is, how points come about. Knows no page.

use super::scorecards::measured_value;
use super::{Lang, appraisals, format};
use crate::domain::appraisals::Stage;
use crate::domain::scorecards::{Direction, Indicator, NotAMeasure, Scoring, Unit};

messages! {
    unknown = "这张自评表不存在，或还没有同步到这台设备。", "This form does not exist, or has not reached this device yet.";
    back = "返回考核列表", "Back to the appraisals";
    print = "打印", "Print";
    history = "历次考核", "Earlier months";
    not_for_you = "这张表给本人、上级和人事看。请从列表打开自己的表。", "This form is for its person, the superior and the personnel department. Please open your own from the list.";
    hidden_until = "自评提交后，上级才能看到内容。", "The superior sees the self-review once it has been handed in.";
    returned_because(why: &str) = "已退回修改：{why}", "Returned: {why}";
    due_by(day: &str) = "{day}前", "by {day}";
    overdue = "已过期限", "Overdue";
    superior_in_general = "上级", "the superior";
    turn_write(name: &str, day: &str) = "现在请 {name} 填写自评并提交，{day}截止。", "Now {name} writes the self-review and hands it in, due {day}.";
    turn_score(name: &str, day: &str) = "现在请 {name} 评分，{day}截止。", "Now {name} scores it, due {day}.";
    turn_publish(name: &str) = "现在请 {name} 向本人公布结果。", "Now {name} makes the result known to the person.";
    turn_interview(name: &str, other: &str) = "现在请 {other} 和 {name} 面谈，并记录下来。", "Now {other} holds the interview with {name} and writes it down.";
    turn_confirm(name: &str, day: &str) = "现在请 {name} 确认结果；不同意可在{day}当天结束前申诉。", "Now {name} takes note of the result, or appeals against it until the end of {day}.";
    turn_close(name: &str) = "现在请 {name} 归档。", "Now {name} closes the form.";
    turn_decide(name: &str) = "现在请 {name} 或人事核查并复议。", "Now {name} or the personnel department looks into the appeal and decides.";
    turn_over = "已归档，不再变动。", "Closed; nothing changes any more.";

    head = "基本信息", "Heading";
    person = "姓名", "Name";
    nobody_named = "不指定（有考核权限的人）", "Nobody in particular (whoever may appraise)";
    attendance_head = "出勤与奖惩", "Attendance, rewards and penalties";
    duties_head = "本期主要职责与目标", "Duties and goals";
    achievements_head = "工作成绩", "Achievements";
    kpi_head = "指标考核", "Indicators";
    behaviour_head = "行为评价", "Behaviour";
    shortcomings_head = "不足", "Shortcomings";
    measures_head = "改进措施", "Improvement measures";
    goals_head = "下期计划", "Plan for the next term";
    training_head = "培训与支持", "Training and support";
    comment_head = "上级评语", "The superior's words";
    hr_head = "人事数据", "Figures of the personnel department";
    interview_head = "绩效面谈", "Interview";
    sign_head = "进度与签字", "Steps and signatures";
    appeal_head = "申诉与复议", "Appeal and decision";
    after_head = "结果应用", "What follows";

    one_achievement = "成绩", "Achievement";
    one_shortcoming = "不足之处", "What fell short";
    one_goal = "计划", "Plan";
    one_training = "想参加的培训", "Training wanted";
    add_achievement = "添加成绩", "Add an achievement";
    add_shortcoming = "添加不足", "Add a shortcoming";
    add_goal = "添加计划", "Add a plan";
    add_training = "添加培训", "Add a training";
    add_measure = "添加措施", "Add a measure";
    remove = "移除", "Remove";
    none_said = "未填写", "Nothing written";
    proofs = "依据", "Proof";
    add_proof = "添加依据", "Add proof";
    choose_proof = "选一条记录", "Choose a record";
    no_records = "本期还没有可用的记录。", "There are no records of this term yet.";
    remove_proof(what: &str) = "移除依据：{what}", "Remove the proof {what}";
    offers = "从记录里带入", "Take over from the records";
    offers_hint = "下面是系统从记录里整理的，点“带入”后可以改写。", "This is what the records say. Take a line over and change its words as you like.";
    take_over = "带入", "Take over";

    measure_what = "措施", "What";
    measure_owner = "负责人", "Who";
    measure_due = "完成日期", "By when";
    measures_hint = "提交后，每条措施会成为一条跟进。", "When handed in, each measure becomes a follow-up.";
    choose = "请选择", "Please choose";

    weight(percent: &str) = "权重 {percent}%", "Weight {percent}%";
    target(value: &str) = "目标 {value}", "Target {value}";
    definition = "指标说明与评分标准", "Definition and scoring";
    how_scored = "评分标准", "Scoring";
    formula = "计算方法", "How it is worked out";
    actual = "实际值", "Actual value";
    from_records = "由记录统计", "worked out from the records";
    from_table = "来自表格", "from a table";
    was_typed = "手工填写", "typed";
    left_out = "没有数据，不计入得分（不按 0 分算）。", "No data: left out of the score, and not counted as nought.";
    evidence(count: usize) = "查看依据（{count} 条记录）", "Records behind it ({count})";
    evidence_none = "查看依据", "Records behind it";
    no_evidence = "没有相关记录。", "There are no records.";
    sum(part: i64, whole: i64, value: &str) = "{part} ÷ {whole} = {value}", "{part} ÷ {whole} = {value}";
    sum_of(count: usize, value: &str) = "{count} 条记录，结果 {value}", "{count} records, {value}";
    counts(part: i64, whole: i64) = "计 {part}/{whole}", "counts {part} of {whole}";
    changed_since(value: &str) = "提交之后记录有变化，现在统计为 {value}。考核按提交时的值。", "The records have changed since the handing in and now say {value}. The value of the handing in counts.";
    more_records = "显示更多", "Show more";
    overrule = "改用填写的值", "Use a typed value instead";
    overrule_hint = "两个值都会保留，必须写明原因。", "Both values stay; a reason is needed.";
    overruled(typed: &str, computed: &str) = "已改用填写值 {typed}，统计值 {computed}", "Typed value {typed} in the place of the computed {computed}";
    overruled_none(typed: &str) = "已改用填写值 {typed}，没有统计值", "Typed value {typed}; there is no computed one";
    why(reason: &str) = "原因：{reason}", "Reason: {reason}";
    data_points = "数据得分", "Points of the data";
    own_points = "自评分", "Own points";
    above_points = "上级评分", "Superior's points";
    own_note = "自评说明", "Own words";
    above_note = "上级说明", "Superior's words";
    take_data(points: &str) = "按数据填 {points} 分", "Take the data's {points}";
    points_hint = "0 到 100 分", "0 to 100";
    after_publishing = "公布后可见", "Shown once it is made known";

    hr_label = "数据名称", "What it is";
    hr_value = "数值", "Figure";
    add_hr = "添加数据", "Add a figure";
    hr_from(file: &str) = "来自 {file}", "from {file}";
    hr_none = "人事还没有附上数据。", "The personnel department has attached nothing.";

    step_by(name: &str, when: &str) = "{name} {when}", "{name}, {when}";
    step_open = "还没有", "Not yet";
    missing = "还缺这些，点一下就跳到那里：", "Still missing; tap one to go there:";
    hand_in = "提交自评", "Hand in";
    hand_in_hint = "提交后不能再改；统计值会固定下来，改进措施会成为跟进。", "Afterwards nothing of it can be changed; the figures are kept as they are, and the measures become follow-ups.";
    send_back = "退回修改", "Return it";
    return_why = "退回原因", "Why it is returned";
    score_done = "完成评分", "Scoring is done";
    publish = "公布结果", "Make the result known";
    publish_hint = "公布后本人能看到上级评分和总分，申诉期从今天开始算。", "The person then sees the superior's points and the score; the time for an appeal begins today.";
    interview_held = "面谈已完成", "The interview was held";
    acknowledge = "确认结果", "Take note of the result";
    acknowledge_hint = "确认表示已经知道结果。不同意请用下面的申诉。", "This says that you know the result. If you disagree, appeal below.";
    close_form = "归档", "Close the form";
    close_hint = "归档后不再变动。", "Nothing changes afterwards.";

    appeal_open(day: &str) = "不同意结果？{day}当天结束前可以申诉。", "Do you disagree? You can appeal until the end of {day}.";
    appeal_text = "申诉理由", "Why you disagree";
    appeal_records = "有异议的记录", "Disputed records";
    appeal_records_hint = "勾选你认为有问题的记录，可以不选。", "Tick the records that you think are wrong; none is needed.";
    appeal = "提交申诉", "Appeal";
    no_appeal = "没有申诉。", "No appeal.";
    appeal_over = "申诉期已过。", "The time for an appeal is over.";
    decision = "复议结论", "Decision";
    decision_text = "复议理由", "Reasons of the decision";
    corrections = "更正", "Corrections";
    corrections_hint = "只填要更正的，其余保持不变。", "Fill in only what is corrected; all else stays.";
    corrected_actual = "更正后的实际值", "Corrected value";
    corrected_above = "更正后的上级评分", "Corrected superior's points";
    decide = "作出复议决定", "Decide";
    would_be(before: &str, after: &str) = "总分 {before} → {after}", "Score {before} → {after}";
    first_result = "首次结果", "First result";
    final_result = "复议后结果", "After the decision";
    unchanged = "复议后各项没有变化。", "The decision changed nothing.";

    consequence_what = "类别", "Kind";
    consequence_text = "内容", "What";
    add_consequence = "记录", "Record it";
    no_consequence = "还没有记录。系统不会建议处罚，由人记录实际做了什么。", "Nothing is recorded. The app proposes no penalty; people record what was done.";
    plan_head = "绩效改进计划", "Improvement plan";
    plan_offer = "最近两次公布的结果都不合格，可以一起制定改进计划。", "The last two results were below the bar: an improvement plan can be agreed on.";
    plan_goals = "改进目标", "Goals";
    plan_support = "提供的支持", "Support";
    plan_coach = "辅导人", "Coach";
    plan_from = "开始日期", "From";
    plan_until = "结束日期", "Until";
    plan_outcome = "结果", "Outcome";
    nobody = "未指定", "Nobody";

    total = "得分", "Score";
    whole = "总分", "Whole";
    raters(own: i64, superior: i64, data: i64) = "自评 {own}% · 上级 {superior}% · 数据 {data}%", "Self {own}% · superior {superior}% · data {data}%";
    saved = "已全部保存", "All saved";
    saving = "正在保存…", "Saving…";
    not_saved(count: usize) = "有 {count} 处没有保存，填写的内容还在。", "{count} not saved; what was typed is still there.";
    bad_number = "请填数字。", "Please enter a number.";
    too_fine = "小数位太多，请缩短。", "Too many decimals; please shorten it.";
    too_large = "数字太大，请检查。", "That is too large; please check it.";
    bad_points = "请填 0 到 100 的分数，最多两位小数。", "Please enter 0 to 100, with at most two decimals.";
    bad_count = "请填 0 到 744 的整数。", "Please enter a whole number from 0 to 744.";
    bad_date = "请选一个日期。", "Please choose a date.";
    band_at(mark: &str, points: &str) = "{mark}：{points} 分", "{mark}: {points} points";
    share_at(share: &str, points: &str) = "达到目标的 {share}：{points} 分", "{share} of the target: {points} points";
    band_else(points: &str) = "其余：{points} 分", "Otherwise: {points} points";
    between = "两点之间按比例计分。", "In between in proportion.";
    full_at(mark: &str) = "达到 {mark}：100 分", "{mark} reached: 100 points";
    full_at_target = "达到目标值：100 分", "Target reached: 100 points";
    off(step: &str, points: &str, floor: &str) = "每差 {step} 扣 {points} 分，最低 {floor} 分", "{points} points off for each {step} missed, at least {floor}";
    by_hand(most: i64) = "由人评分，最高 {most}", "A person says, at most {most}";
}

/// Points, hundredths, as short as they are: `90`, `92.5`.
fn short(points: i64) -> String {
    format::hundredths(points)
}

/// A mark with its direction: `≥ 98%`.
fn mark(l: Lang, indicator: &Indicator, value: i64) -> String {
    let sign = match indicator.direction {
        Direction::Up => "≥",
        Direction::Down => "≤",
    };
    format!("{sign} {}", measured_value(l, indicator.unit, value))
}

/// How a value of an indicator becomes points, a line for each mark.
pub fn scoring(l: Lang, indicator: &Indicator) -> Vec<String> {
    match &indicator.scoring {
        Scoring::Bands { steps, below } => {
            let of = |(at, points): &(i64, i64)| band_at(l, &mark(l, indicator, *at), &short(*points));
            steps.iter().map(of).chain([band_else(l, &short(*below))]).collect()
        }
        Scoring::Share { steps, below } => {
            let of =
                |(share, points): &(i64, i64)| share_at(l, &measured_value(l, Unit::Percent, *share), &short(*points));
            steps.iter().map(of).chain([band_else(l, &short(*below))]).collect()
        }
        Scoring::Linear { points } => {
            let of = |(at, points): &(i64, i64)| band_at(l, &measured_value(l, indicator.unit, *at), &short(*points));
            points.iter().map(of).chain([between(l).to_owned()]).collect()
        }
        Scoring::Deduct { from, step, off: each, floor } => {
            let full = from.map_or_else(
                || full_at_target(l).to_owned(),
                |from| full_at(l, &measured_value(l, indicator.unit, from)),
            );
            let step = measured_value(l, indicator.unit, *step);
            vec![full, off(l, &step, &short(*each), &short(*floor))]
        }
        Scoring::Manual { most } => vec![by_hand(l, *most)],
    }
}

/// Why a typed value was not understood.
pub fn not_a_measure(l: Lang, error: NotAMeasure) -> &'static str {
    match error {
        NotAMeasure::NotANumber => bad_number(l),
        NotAMeasure::TooFine => too_fine(l),
        NotAMeasure::TooLarge => too_large(l),
    }
}

/// Whose turn it is, what is to be done, until when: one sentence.
pub fn turn(l: Lang, stage: Stage, name: &str, above: &str, day: &str) -> String {
    match stage {
        Stage::Open => turn_write(l, name, day),
        Stage::Handed => turn_score(l, above, day),
        Stage::Scored => turn_publish(l, above),
        Stage::Published => turn_interview(l, name, above),
        Stage::Interviewed => turn_confirm(l, name, day),
        Stage::Acknowledged | Stage::Decided => turn_close(l, above),
        Stage::Appealed => turn_decide(l, above),
        Stage::Closed => turn_over(l).to_owned(),
    }
}

/// What a consequence is called, by its code.
pub fn consequence(l: Lang, code: &str) -> &'static str {
    let (zh, en) = match code {
        "reward" => ("奖励", "Reward"),
        "training" => ("培训机会", "Training"),
        "pay" => ("薪酬", "Pay"),
        "promotion" => ("晋升", "Promotion"),
        "transfer" => ("调岗", "Transfer"),
        _ => ("其他", "Other"),
    };
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The score and how good it is: `86.5 良好`.
pub fn result(l: Lang, outcome: &crate::domain::appraisals::Outcome) -> String {
    let score = outcome.score.map_or_else(|| "–".to_owned(), appraisals::points);
    match outcome.band {
        Some(band) => format!("{score} {}", appraisals::band_name(l, band)),
        None => score,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scoring_is_told_line_by_line() {
        let bands = Scoring::Bands { steps: vec![(980_000, 10_000), (950_000, 8_000)], below: 0 };
        let indicator = Indicator { unit: Unit::Percent, scoring: bands, ..Indicator::new("x") };
        assert_eq!(scoring(Lang::Zh, &indicator), ["≥ 98%：100 分", "≥ 95%：80 分", "其余：0 分"]);
        let late = Scoring::Deduct { from: Some(350_000), step: 100_000, off: 500, floor: 2_000 };
        let indicator =
            Indicator { unit: Unit::Seconds, direction: Direction::Down, scoring: late, ..Indicator::new("x") };
        assert_eq!(scoring(Lang::Zh, &indicator), ["达到 35 秒：100 分", "每差 10 秒 扣 5 分，最低 20 分"]);
    }
}
