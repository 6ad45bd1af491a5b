//! A form in words, as it goes on paper and into files: its fourteen sections, its numbers, its lines to sign on. One
//! value for all of them, so that they say what the screen says. Knows neither page nor format.

mod numbers;
mod sections;

use super::{Lang, appraisals as base, format, indicators, journal, roles, scorecards};
use crate::domain::appraisals::paper::{Paper, Words};
use crate::domain::appraisals::{Form, Line, Outcome, Sight, key, lines, sight, team};
use crate::domain::calendar::{self, Zone};
use crate::domain::ids::{Key, RecordId};
use crate::domain::people;
use crate::domain::records::Records;
use crate::domain::scorecards::{Band, Rater};
use crate::domain::shops;
use crate::domain::tasks::Owner;

pub use numbers::{points_or_none, score_words};

messages! {
    form_title(name: &str, term: &str) = "绩效考核表 · {name} · {term}", "Appraisal · {name} · {term}";
    department_title(term: &str) = "部门季度绩效考核表 · {term}", "The department's quarter · {term}";
    s_header = "基本信息", "Heading";
    s_attendance = "出勤与奖惩", "Attendance, rewards and penalties";
    s_duties = "本期职责与目标", "Duties and goals";
    s_achievements = "工作成绩", "Achievements";
    s_kpi = "考核指标", "Indicators";
    s_behaviour = "态度与能力", "Attitude and ability";
    s_shortcomings = "不足", "Shortcomings";
    s_measures = "改进措施", "Improvement measures";
    s_plan = "下期计划", "Plan for the next term";
    s_support = "培训与支持", "Training and support wanted";
    s_superior = "上级评语与得分", "Superior's words and the score";
    s_hr = "人事数据", "Figures of the personnel department";
    s_interview = "绩效面谈", "Interview";
    s_signing = "确认与申诉", "Sign-off and appeal";
    numbered(number: usize, title: &str) = "{number}. {title}", "{number}. {title}";
    nothing = "无", "None";
    hidden_own = "自评还没有提交，提交后才显示。", "The self-review was not handed in yet; it is shown then.";
    hidden_above = "结果还没有公布，公布后才显示。", "The result is not known yet; it is shown then.";
    name = "姓名", "Name";
    post = "岗位", "Post";
    term = "考核周期", "Term";
    stage = "状态", "State";
    superior = "直接上级", "Superior";
    c_indicator = "指标", "Indicator";
    c_weight = "权重", "Weight";
    c_target = "目标", "Target";
    c_actual = "实际", "Actual";
    c_data = "数据得分", "Data";
    c_own = "自评", "Self";
    c_above = "上级", "Superior";
    total = "合计", "In all";
    no_data = "无数据", "no data";
    left_out = "没有数据，不计入数据得分（不按 0 分算）。", "No data: left out of the data's score, not counted as nought.";
    typed_over(computed: &str, reason: &str) = "★ 改用填写的值；统计值为 {computed}。原因：{reason}", "★ The typed value counts; the records say {computed}. Why: {reason}";
    share(part: i64, whole: i64) = "统计：{part} / {whole}", "Counted: {part} of {whole}";
    own_says(words: &str) = "自评：{words}", "Self: {words}";
    above_says(words: &str) = "上级：{words}", "Superior: {words}";
    proof(record: &str) = "依据：{record}", "Shown by {record}";
    owner_until(owner: &str, due: &str) = "{owner}，{due} 前", "{owner}, until {due}";
    someone = "未指定", "nobody yet";
    some_day = "未定日期", "no day yet";
    training = "培训需求", "Training wanted";
    support = "需要的支持", "Support wanted";
    comment = "评语", "Words";
    weights(own: i64, above: i64, data: i64) = "自评 {own}% · 上级 {above}% · 数据 {data}%", "Self {own}% · superior {above}% · data {data}%";
    raters = "评分权重", "Weights of the raters";
    score = "得分", "Score";
    band = "等级", "Band";
    first_score = "申诉前得分", "Score before the appeal";
    difference = "复议前后相差", "Difference made by the appeal";
    from_file(file: &str) = "来自 {file}", "from {file}";
    step_by(who: &str, when: &str) = "{who}，{when}", "{who}, {when}";
    appeal = "申诉理由", "Why it was appealed against";
    disputed = "有异议的记录", "Disputed records";
    decision = "复议结论", "Decision on the appeal";
    consequence = "结果应用", "What followed";
    sign_own = "本人签字", "The person";
    sign_above = "直接上级签字", "The superior";
    sign_hr = "人事签字", "Personnel department";
    sign_manager = "总经理签字", "General manager";
    c_form = "考核表编号", "Form (id)";
    c_indicator_id = "指标编号", "Indicator (id)";
    c_typed_over = "统计值与改用填写值的原因", "What the records say, and why a typed value counts";
    c_points_own = "自评（百分之一分）", "Self (hundredths)";
    c_points_above = "上级（百分之一分）", "Superior (hundredths)";
    c_points_data = "数据（百分之一分）", "Data (hundredths)";
    c_weight_tenths = "权重（千分之一）", "Weight (tenths of a per cent)";
    c_rater_weight = "评分权重（%）", "Weight (%)";
    c_sum = "加权和", "Weighted sum";
    c_rated = "已评权重", "Rated weight";
    sheet_scores = "得分计算", "Scores";
    sheet_data = "数据", "Data";
    sheet_log = "修改记录", "Log";
    sheet_team = "汇总", "Summary";
    log_at = "时间", "When";
    log_who = "谁", "Who";
    log_what = "改了什么", "What";
    log_old = "原来", "Before";
    log_new = "改为", "After";
}

/// What has to be known to put a form in words.
pub struct Asked<'a> {
    /// The records.
    pub records: &'a Records,
    /// The shop's time zone.
    pub zone: &'a dyn Zone,
    /// The instant, UTC milliseconds.
    pub now: i64,
    /// Who looks: what is not theirs to see is not in it.
    pub viewer: &'a RecordId,
}

/// What sections are made from.
struct Told<'a> {
    l: Lang,
    asked: &'a Asked<'a>,
    form: &'a Form,
    sight: Sight,
    lines: Vec<Line>,
    outcome: Outcome,
    first: Option<Outcome>,
}

impl Told<'_> {
    fn name_of(&self, id: &RecordId) -> String {
        let found = people::find(self.asked.records, id).map(|person| person.name);
        found.filter(|name| !name.is_empty()).unwrap_or_else(|| super::common::unknown_person(self.l).to_owned())
    }

    fn owner(&self, owner: Option<&Owner>) -> String {
        match owner {
            Some(Owner::Person(id)) => self.name_of(id),
            Some(Owner::Role(code)) => roles::role(self.l, code),
            None => someone(self.l).to_owned(),
        }
    }

    /// A record as the journal names it.
    fn record(&self, key: &Key) -> String {
        let today = calendar::date(self.asked.zone, self.asked.now);
        journal::record(self.l, self.asked.records, key, today)
    }

    /// `2026-11-03 09:12`, in the shop's zone.
    fn moment(&self, at: i64) -> String {
        moment(self.asked.zone, at)
    }
}

/// An instant on paper: `2026-11-03 09:12`, in the shop's zone.
pub fn moment(zone: &dyn Zone, at: i64) -> String {
    format!("{} {}", calendar::date(zone, at), format::time(zone, at))
}

/// A form in words, as the viewer may see it; `None` where it is not theirs to see, or not there.
pub fn paper(l: Lang, asked: &Asked, form: &Form) -> Option<Paper> {
    let record = asked.records.by_key(&key(&form.id))?;
    let sight = sight(asked.records, form, asked.viewer)?;
    let lines = lines(asked.records, asked.zone, form, asked.now);
    let outcome = team::standing(asked.records, asked.zone, record, form, asked.now);
    let (first, after) = crate::domain::appraisals::known(record);
    let lines = lines.into_iter().map(|line| as_kept(line, &outcome)).collect();
    let told = Told { l, asked, form, sight, lines, outcome, first: first.filter(|_| after.is_some()) };
    let name = if form.is_department() { base::department(l).to_owned() } else { told.name_of(&form.person) };
    let term = base::term_name(l, form.term);
    let title = if form.is_department() { department_title(l, &term) } else { form_title(l, &name, &term) };
    let shop = shops::list(asked.records).into_iter().find(|shop| shop.id == form.shop).map(|shop| shop.name);
    let state = base::stage_name(l, form.stage);
    Some(Paper {
        form: form.id.clone(),
        person: form.person.clone(),
        name,
        term: form.term.to_string().into(),
        stage: stage_code(form).into(),
        title,
        subtitle: shop.into_iter().chain([state.to_owned()]).collect::<Vec<_>>().join(" · "),
        sections: sections::sections(&told),
        numbers: numbers::numbers(&told),
        signatures: sections::signatures(&told),
        log: Vec::new(),
    })
}

/// A line with the value and the points that the outcome was worked out from.
fn as_kept(mut line: Line, outcome: &Outcome) -> Line {
    if let Some([actual, own, superior, data]) = outcome.lines.get(&line.indicator.id).copied() {
        line.actual = actual;
        (line.rated.own, line.rated.superior, line.rated.data) = (own, superior, data);
    }
    line
}

/// The words of files that stand in no form.
pub fn words(l: Lang) -> Words {
    let own = |words: &str| words.to_owned();
    Words {
        summary: own(sheet_team(l)),
        scores: own(sheet_scores(l)),
        data: own(sheet_data(l)),
        log: own(sheet_log(l)),
        log_head: [log_at(l), log_who(l), log_what(l), log_old(l), log_new(l)].map(own).to_vec(),
        data_head: [
            name(l),
            term(l),
            c_form(l),
            c_indicator_id(l),
            c_indicator(l),
            c_weight_tenths(l),
            c_points_own(l),
            c_points_above(l),
            c_points_data(l),
            c_target(l),
            c_actual(l),
        ]
        .map(own)
        .to_vec(),
        raters: Rater::ALL.map(|rater| own(base::rater_name(l, rater))).to_vec(),
        weight: own(c_rater_weight(l)),
        sum: own(c_sum(l)),
        rated: own(c_rated(l)),
        score: own(score(l)),
        band: own(band(l)),
        bands: Band::ALL.map(|band| own(base::band_name(l, band))).to_vec(),
        typed_over: own(c_typed_over(l)),
    }
}

/// A stage's name in files for programs.
fn stage_code(form: &Form) -> &'static str {
    use crate::domain::appraisals::Stage;
    match form.stage {
        Stage::Open => "open",
        Stage::Handed => "handed",
        Stage::Scored => "scored",
        Stage::Published => "published",
        Stage::Interviewed => "interviewed",
        Stage::Acknowledged => "acknowledged",
        Stage::Appealed => "appealed",
        Stage::Decided => "decided",
        Stage::Closed => "closed",
    }
}

/// The weight of an indicator, tenths of a per cent: `12.5%`.
pub fn weight(tenths: i64) -> String {
    format!("{}%", format::hundredths(tenths * 10))
}

#[cfg(test)]
mod tests;
