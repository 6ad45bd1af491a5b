//! The words of the marks of what a person says, best first, one per line. Knows no rule.

use crate::domain::templates::Text;

pub(super) const ANCHORS: &[(&str, Text)] = &[
    (
        "task_quality",
        Text {
            zh: "5 分：工作细致，几乎没有返工，常被当作范例\n4 分：质量稳定，偶有小改\n3 分：达到要求，有一般的修改\n2 分：时有差错，需要提醒\n1 分：差错多，影响他人工作",
            en: "5: Careful, hardly ever redone, an example to others\n4: Steady, small changes now and then\n3: As asked, with ordinary changes\n2: Mistakes now and then, needs reminding\n1: Many mistakes that cost others work",
        },
    ),
    (
        "attendance",
        Text {
            zh: "100 分：全勤\n80 分：迟到或早退不超过 3 次\n60 分：超过 3 次",
            en: "100: nothing missed\n80: late or early up to 3 times\n60: more often",
        },
    ),
    (
        "daily_performance",
        Text {
            zh: "5 分：态度热情，纪律好，是同事的榜样\n4 分：态度好，很少需要提醒\n3 分：达到要求\n2 分：有时需要提醒\n1 分：多次提醒仍未改进",
            en: "5: Warm, disciplined, an example to others\n4: Good, hardly needs reminding\n3: As asked\n2: Needs reminding now and then\n1: Reminded often without change",
        },
    ),
    (
        "design_satisfaction",
        Text {
            zh: "5 分：效果超出预期\n4 分：满意，没有保留意见\n3 分：基本满意，有小的意见\n2 分：有较多意见\n1 分：不满意，无法使用",
            en: "5: Better than hoped for\n4: Satisfied without reserve\n3: Satisfied on the whole, small wishes\n2: Many wishes\n1: Not satisfied, cannot be used",
        },
    ),
    (
        "innovation",
        Text {
            zh: "5 分：新方案带来明显的提升\n4 分：常有新想法并能实现\n3 分：偶有新想法\n2 分：多照搬以前的做法\n1 分：没有新想法",
            en: "5: New ideas with a clear effect\n4: New ideas often, and carried out\n3: New ideas now and then\n2: Mostly as before\n1: None",
        },
    ),
    (
        "initiative",
        Text {
            zh: "5 分：主动发现问题并推动解决\n4 分：主动提出建议\n3 分：交代的事能主动跟进\n2 分：需要催促\n1 分：推一步走一步",
            en: "5: Finds problems and moves them to an end\n4: Makes proposals unasked\n3: Follows up what was given\n2: Needs pushing\n1: Moves only when pushed",
        },
    ),
    (
        "learning",
        Text {
            zh: "5 分：学得快，还能带会别人\n4 分：很快学会并用到工作里\n3 分：在指导下能学会\n2 分：学得慢，用得少\n1 分：不愿学习",
            en: "5: Learns fast and teaches others\n4: Learns fast and uses it\n3: Learns with guidance\n2: Learns slowly, uses little\n1: Does not want to learn",
        },
    ),
    (
        "teamwork",
        Text {
            zh: "5 分：主动支援同事，是团队的纽带\n4 分：乐于配合，及时分享信息\n3 分：能按要求配合\n2 分：配合不积极\n1 分：不配合，影响团队",
            en: "5: Supports others unasked, holds the team together\n4: Glad to work together, shares in time\n3: Works together when asked\n2: Little support\n1: No support, to the harm of the team",
        },
    ),
    (
        "communication",
        Text {
            zh: "5 分：清楚及时，能协调不同意见\n4 分：清楚及时，很少误会\n3 分：基本清楚，偶有延误\n2 分：常要追问\n1 分：不反馈，误会多",
            en: "5: Clear and in time, brings views together\n4: Clear and in time, hardly misunderstood\n3: Clear on the whole, late now and then\n2: Has to be asked again often\n1: No answers, many misunderstandings",
        },
    ),
    (
        "problem_solving",
        Text {
            zh: "5 分：提出的办法多次解决问题\n4 分：积极讨论，常有可行的办法\n3 分：参加讨论，偶有建议\n2 分：很少发言\n1 分：不参加讨论",
            en: "5: Their ways solved problems several times\n4: Takes part gladly, often with ways that work\n3: Takes part, proposes now and then\n2: Says little\n1: Does not take part",
        },
    ),
    (
        "discipline",
        Text {
            zh: "5 分：自觉遵守，并提醒他人\n4 分：一贯遵守\n3 分：基本遵守\n2 分：有违反，提醒后改正\n1 分：多次违反",
            en: "5: Keeps the rules and reminds others\n4: Always keeps them\n3: Keeps them on the whole\n2: Broke them, put it right when told\n1: Broke them several times",
        },
    ),
    (
        "department_teamwork",
        Text {
            zh: "5 分：跨部门配合顺畅，常获好评\n4 分：配合顺畅，少有延误\n3 分：基本顺畅\n2 分：时有推诿或延误\n1 分：配合差，影响目标",
            en: "5: Smooth with other departments, often praised\n4: Smooth, hardly a delay\n3: Smooth on the whole\n2: Delays or passing on now and then\n1: Poor, to the harm of the goals",
        },
    ),
];
