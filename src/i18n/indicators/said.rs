//! The words of the shipped indicators that a person says. There is nothing to work out. Knows no rule.

use super::Entry;
use crate::domain::templates::Text;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "task_quality",
        name: Text { zh: "工作完成质量", en: "Quality of work" },
        definition: Text {
            zh: "职责内的工作是否做得细致、少返工。",
            en: "Whether the work of the post is done with care and needs little redoing.",
        },
        formula: Text { zh: "", en: "" },
    },
    Entry {
        id: "attendance",
        name: Text { zh: "出勤", en: "Attendance" },
        definition: Text { zh: "本月是否全勤。", en: "Whether nothing was missed in the month." },
        formula: Text { zh: "", en: "" },
    },
    Entry {
        id: "daily_performance",
        name: Text { zh: "平时表现", en: "Daily performance" },
        definition: Text {
            zh: "上级对日常服务态度和工作纪律的评价。",
            en: "What the superior says of attitude and discipline from day to day.",
        },
        formula: Text { zh: "", en: "" },
    },
    Entry {
        id: "design_satisfaction",
        name: Text { zh: "效果满意度", en: "Satisfaction with the result" },
        definition: Text {
            zh: "需求方对成品效果是否满意。",
            en: "Whether those who asked for it are satisfied with the result.",
        },
        formula: Text { zh: "", en: "" },
    },
    Entry {
        id: "innovation",
        name: Text { zh: "创新", en: "New ideas" },
        definition: Text {
            zh: "作品是否有新意，能否带来更好的效果。",
            en: "Whether the work brings new ideas that do better.",
        },
        formula: Text { zh: "", en: "" },
    },
    Entry {
        id: "initiative",
        name: Text { zh: "主动性", en: "Initiative" },
        definition: Text {
            zh: "能否主动发现问题并推动解决。",
            en: "Whether problems are seen and moved forward without being asked.",
        },
        formula: Text { zh: "", en: "" },
    },
    Entry {
        id: "learning",
        name: Text { zh: "学习能力", en: "Learning" },
        definition: Text {
            zh: "能否较快学会新的工具和方法并用到工作里。",
            en: "Whether new tools and ways are learnt fast and put to use.",
        },
        formula: Text { zh: "", en: "" },
    },
    Entry {
        id: "teamwork",
        name: Text { zh: "团队协作", en: "Teamwork" },
        definition: Text {
            zh: "能否配合同事，及时分享信息。",
            en: "Whether colleagues are supported and told what they need.",
        },
        formula: Text { zh: "", en: "" },
    },
    Entry {
        id: "communication",
        name: Text { zh: "沟通", en: "Communication" },
        definition: Text {
            zh: "表达是否清楚，反馈是否及时。",
            en: "Whether words are clear and answers come in time.",
        },
        formula: Text { zh: "", en: "" },
    },
    Entry {
        id: "problem_solving",
        name: Text { zh: "参与讨论和解决问题", en: "Discussing and solving problems" },
        definition: Text {
            zh: "能否积极参加团队讨论，提出可行的办法。",
            en: "Whether they take part in discussions and bring ways that work.",
        },
        formula: Text { zh: "", en: "" },
    },
    Entry {
        id: "discipline",
        name: Text { zh: "工作纪律", en: "Discipline" },
        definition: Text { zh: "能否遵守制度和流程。", en: "Whether rules and procedures are kept." },
        formula: Text { zh: "", en: "" },
    },
    Entry {
        id: "department_teamwork",
        name: Text { zh: "部门协作", en: "Teamwork of the department" },
        definition: Text {
            zh: "部门内部和跨部门配合是否顺畅。",
            en: "Whether work goes smoothly within the department and with others.",
        },
        formula: Text { zh: "", en: "" },
    },
];
