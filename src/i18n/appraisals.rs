//! Words of appraisals: what fields, stages and bands are called, and why a step is refused. Knows no page.

use super::fields::Told;
use super::{Lang, format};
use crate::domain::appraisals::{Stage, Term};
use crate::domain::ids::RecordId;
use crate::domain::scorecards::{Band, Rater, rounded};
use crate::domain::tasks::Owner;
use crate::domain::value::Value;

messages! {
    title = "绩效考核", "Appraisals";
    tab_cards = "考核表", "Scorecards";
    tab_rules = "考核规则", "Rules";
    kind = "考核自评表", "Appraisal";
    kind_rule = "考核规则", "Rules of appraisals";
    department = "部门", "Department";
    term = "考核周期", "Month or quarter";
    person = "被考核人", "Whose";
    card = "考核表（已固定）", "Scorecard (frozen)";
    rules = "考核规则（已固定）", "Rules (frozen)";
    opened_at = "开始填写的时间", "Opened at";
    superior = "直接上级", "Superior";
    duties = "主要工作职责与目标", "Duties and goals";
    support = "需要的支持", "Support wanted";
    comment = "上级评语", "Superior's words";
    header = "基本信息", "Heading";
    attendance = "出勤与奖惩", "Attendance, rewards and penalties";
    achievement = "工作成绩", "Achievement";
    proof = "工作成绩的依据", "Proof of an achievement";
    shortcoming = "不足", "Shortcoming";
    measure = "改进措施", "Improvement measure";
    goal = "下月计划", "Plan for the next month";
    training = "培训需求", "Training wanted";
    actual = "实际值", "Actual value";
    reason = "改用填写值的原因", "Why the typed value counts";
    figure = "提交时的统计值", "Computed value when handed in";
    own = "自评分", "Own points";
    own_note = "自评说明", "Own words";
    above = "上级评分", "Superior's points";
    above_note = "上级说明", "Superior's words";
    hr = "人事数据", "Figures of the personnel department";
    interview = "绩效面谈", "Interview";
    appeal = "申诉理由", "Why it is appealed against";
    disputed = "有异议的记录", "Disputed record";
    decision = "复议结论", "Decision on the appeal";
    result = "考核结果", "Result";
    final_result = "复议后的结果", "Result after the appeal";
    consequence = "结果应用", "What followed";
    plan = "绩效改进计划", "Improvement plan";
    handed = "提交自评", "Self-review handed in";
    returned = "退回修改", "Returned";
    returned_why = "退回原因", "Why it was returned";
    scored = "上级评分完成", "Scored by the superior";
    published = "公布结果", "Result made known";
    interviewed = "完成面谈", "Interview held";
    acknowledged = "本人确认", "Acknowledged by the person";
    appealed = "提出申诉", "Appealed against";
    decided = "复议完成", "Appeal decided";
    closed = "归档", "Closed";
    self_due = "自评截止日（次月几号）", "Self-review due on day";
    superior_due = "上级评分截止日（次月几号）", "Superior's scores due on day";
    department_due = "部门考核截止日（季度后几号）", "Department's form due on day";
    appeal_days = "申诉期（工作日）", "Working days for an appeal";
    hidden = "提交前上级看不到自评", "Superiors see it only when handed in";
    rater_weight = "评分权重", "Weight of a rater";
    band_from = "等级分数线", "Lowest score of a band";
    quarter_of(year: i32, quarter: u32) = "{year}年第{quarter}季度", "Q{quarter} {year}";
    late = "迟到（次）", "Late (times)";
    absent = "旷工（天）", "Absent (days)";
    sick = "病假（天）", "Sick (days)";
    personal = "事假（天）", "Personal leave (days)";
    reward = "奖励", "Rewards";
    penalty = "处分", "Penalties";
    post = "岗位", "Post";
    joined = "入职日期", "Joined on";
    interview_on = "面谈日期", "Held on";
    strengths = "肯定的成绩", "Strengths";
    gaps = "指出的不足", "Gaps";
    interview_plan = "共同商定的改进计划", "Plan agreed on";
    goals = "发展目标", "Goals";
    as_frozen = "（内容见考核表）", "(see the form)";
    due_write(term: &str) = "填写{term}自评表", "Write your self-review of {term}";
    due_score(name: &str, term: &str) = "给{name}的{term}考核评分", "Score {name}'s {term}";
    due_answer(term: &str) = "确认{term}考核结果，或提出申诉", "Acknowledge your result of {term}, or appeal";
    due_decide(name: &str, term: &str) = "复议{name}的{term}考核", "Decide about {name}'s appeal of {term}";
    due_until(day: &str) = "{day}前完成", "due by {day}";
    not_yours_to_read = "（仅本人、上级和人事可见）", "(for the person, the superior and the personnel department)";
    not_begun = "这个周期还没有开始，不能提前开始考核。", "This term has not begun; its form cannot be opened yet.";
    not_a_term = "个人按月考核，部门按季度考核。请改选周期。", "People are appraised by month, the department by quarter. Please choose another term.";
    card_not_whole = "这份考核表的权重合计不是 100%，不能使用。请先在“考核表”里调整。", "The weights of this scorecard do not make 100 %. Please put them right under Scorecards first.";
    opened_already = "这个周期的考核已经开始了，请从列表打开。", "This form was opened already; open it from the list.";
    not_now(stage: &str) = "现在的状态是“{stage}”，不能做这一步。没有改动。", "It is at “{stage}”; this step is not possible now. Nothing was changed.";
    not_yours = "这一步只能由被考核人本人来做。", "Only the person themself can do this.";
    own_form = "不能给自己评分、面谈或复议，请由上级或人事来做。", "Nobody scores, interviews or decides about themself; a superior or the personnel department does.";
    missing = "还有必填的内容没有填完，请看上面列出的几项。", "Something is still missing: see the list above.";
    need_reason = "改用了填写的值，请写明原因。", "A typed value counts in the place of the computed one; please say why.";
    need_why = "请写明原因。", "Please say why.";
    too_late = "申诉期已过，不能再提出申诉。请直接与上级或人事沟通。", "The time for an appeal is over. Please talk to your superior or the personnel department.";
    still_open = "申诉期还没结束，本人也还没有确认，暂时不能归档。", "The person can still appeal and has not acknowledged it; it cannot be closed yet.";
    not_allowed = "这一项不能填这个值，请检查后再保存。", "This cannot hold that value; please check it and save again.";
    not_whole = "三方权重合计要等于 100%，等级分数线要从高到低，自评截止日不能晚于上级评分截止日。", "The three weights must make 100 %, the bands must follow one another, and the self-review cannot be due after the superior's scores.";
    points_out_of(points: &str) = "{points} 分", "{points} points";
}

/// What a step of the way is called: `handed`, `scored` …
pub fn step(l: Lang, name: &str) -> Option<&'static str> {
    Some(match name {
        "handed" => handed(l),
        "returned" => returned(l),
        "scored" => scored(l),
        "published" => published(l),
        "interviewed" => interviewed(l),
        "acknowledged" => acknowledged(l),
        "appealed" => appealed(l),
        "decided" => decided(l),
        "closed" => closed(l),
        _ => return None,
    })
}

/// What a field of a form or of the rules is called, by its parts.
pub fn field_name(l: Lang, parts: &[&str]) -> Option<&'static str> {
    if let ["attendance" | "interview" | "header" | "plan", name] = parts
        && let Some(words) = named(l, parts[0], name)
    {
        return Some(words);
    }
    let head = *parts.first()?;
    if let Some(name) = head.strip_suffix("_at").or_else(|| head.strip_suffix("_by"))
        && let Some(words) = step(l, name)
    {
        return Some(words);
    }
    Some(match head {
        "shop" => super::fields::shop(l),
        "person" => person(l),
        "term" => term(l),
        "card" => card(l),
        "rules" => rules(l),
        "opened_at" => opened_at(l),
        "superior" => superior(l),
        "duties" => duties(l),
        "support" => support(l),
        "comment" => comment(l),
        "header" => header(l),
        "attendance" => attendance(l),
        "achievement" => achievement(l),
        "proof" => proof(l),
        "shortcoming" => shortcoming(l),
        "measure" => measure(l),
        "goal" => goal(l),
        "training" => training(l),
        "actual" => actual(l),
        "reason" => reason(l),
        "figure" => figure(l),
        "own" => own(l),
        "own_note" => own_note(l),
        "above" => above(l),
        "above_note" => above_note(l),
        "hr" => hr(l),
        "interview" => interview(l),
        "appeal" => appeal(l),
        "disputed" => disputed(l),
        "decision" => decision(l),
        "result" => result(l),
        "final" => final_result(l),
        "consequence" => consequence(l),
        "plan" => plan(l),
        "returned_why" => returned_why(l),
        "self_due" => self_due(l),
        "superior_due" => superior_due(l),
        "department_due" => department_due(l),
        "appeal_days" => appeal_days(l),
        "hidden" => hidden(l),
        "rater" => rater_weight(l),
        "band" => band_from(l),
        _ => return None,
    })
}

fn named(l: Lang, head: &str, name: &str) -> Option<&'static str> {
    Some(match (head, name) {
        ("attendance", "late") => late(l),
        ("attendance", "absent") => absent(l),
        ("attendance", "sick") => sick(l),
        ("attendance", "personal") => personal(l),
        ("attendance", "reward") => reward(l),
        ("attendance", "penalty") => penalty(l),
        ("header", "department") => department(l),
        ("header", "post") => post(l),
        ("header", "joined") => joined(l),
        ("interview", "on") => interview_on(l),
        ("interview", "strengths") => strengths(l),
        ("interview", "gaps") => gaps(l),
        ("interview", "plan") => interview_plan(l),
        ("interview" | "plan", "goals") => goals(l),
        _ => return None,
    })
}

/// A value of a form's field in words.
pub fn value(l: Lang, parts: &[&str], value: &Value, told: &Told) -> Option<String> {
    let head = *parts.first()?;
    Some(match (head, value) {
        (_, Value::Int(at)) if head.ends_with("_at") => (told.moment)(*at),
        ("superior" | "person", Value::Text(id)) => (told.name_of)(&RecordId::new(id)),
        (_, Value::Text(id)) if head.ends_with("_by") => (told.name_of)(&RecordId::new(id)),
        ("measure", Value::Text(code)) if parts.last() == Some(&"owner") => owner(l, code, told),
        ("term", Value::Text(text)) => Term::parse(text).map_or_else(|| text.to_string(), |term| term_name(l, term)),
        ("own" | "above", Value::Int(points)) => points_out_of(l, &format::hundredths(*points)),
        ("actual", Value::Int(parts)) => format::hundredths(parts / 100),
        ("hr" | "consequence", Value::Map(members)) => {
            let texts: Vec<&str> = members.values().filter_map(Value::as_str).filter(|text| !text.is_empty()).collect();
            texts.join(" · ")
        }
        (_, Value::Map(_)) => as_frozen(l).to_owned(),
        (_, Value::Text(text)) => text.to_string(),
        (_, Value::Int(number)) => number.to_string(),
        _ => return None,
    })
}

fn owner(l: Lang, code: &str, told: &Told) -> String {
    match Owner::from_code(code) {
        Some(Owner::Person(id)) => (told.name_of)(&id),
        Some(Owner::Role(role)) => super::roles::role(l, &role),
        None => code.to_owned(),
    }
}

/// Points, hundredths, with one decimal, half up: `86.5`.
pub fn points(hundredths: i64) -> String {
    let tenths = rounded(i128::from(hundredths), 10).unwrap_or_default();
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// A term in words.
pub fn term_name(l: Lang, term: Term) -> String {
    match term {
        Term::Month(year, month) => format::month(l, year, month),
        Term::Quarter(year, quarter) => quarter_of(l, year, quarter),
    }
}

/// Where a form is.
pub fn stage_name(l: Lang, stage: Stage) -> &'static str {
    let (zh, en) = match stage {
        Stage::Open => ("自评中", "Being written"),
        Stage::Handed => ("待上级评分", "Waits for the superior"),
        Stage::Scored => ("待公布", "Scored"),
        Stage::Published => ("待面谈", "Waits for the interview"),
        Stage::Interviewed => ("待本人确认", "Waits for the person"),
        Stage::Acknowledged => ("本人已确认", "Acknowledged"),
        Stage::Appealed => ("申诉中", "Appealed against"),
        Stage::Decided => ("复议完成", "Appeal decided"),
        Stage::Closed => ("已归档", "Closed"),
    };
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// How good a score is.
pub fn band_name(l: Lang, band: Band) -> &'static str {
    let (zh, en) = match band {
        Band::Excellent => ("优秀", "Excellent"),
        Band::Good => ("良好", "Good"),
        Band::Pass => ("合格", "Pass"),
        Band::Fail => ("不合格", "Fail"),
    };
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Who scores.
pub fn rater_name(l: Lang, rater: Rater) -> &'static str {
    let (zh, en) = match rater {
        Rater::Own => ("自评", "Self"),
        Rater::Superior => ("上级", "Superior"),
        Rater::Data => ("数据", "Data"),
    };
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::points;

    #[test]
    fn points_have_one_decimal_half_up() {
        for (hundredths, words) in [(8_650, "86.5"), (10_000, "100.0"), (8_995, "90.0"), (8_994, "89.9"), (0, "0.0")] {
            assert_eq!(points(hundredths), words);
        }
    }
}
