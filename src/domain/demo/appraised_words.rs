//! What people of the demo shop write in their self-reviews, in both languages. Data only.

use super::words::text;
use crate::domain::templates::Text;

/// What somebody writes about a month.
pub(super) struct Written {
    pub(super) duties: Text,
    pub(super) achieved: [Text; 2],
    pub(super) fell_short: Text,
    pub(super) measure: Text,
    pub(super) goal: Text,
    pub(super) training: Text,
    pub(super) comment: Text,
}

pub(super) const FILE: Text = text("店铺经营数据.xlsx", "shop-figures.xlsx");
pub(super) const MEASURE_DONE: Text = text("已经养成习惯", "It has become a habit");

pub(super) const FIRST: Written = Written {
    duties: text("每天页面巡检、商品上架、首页维护", "Daily page inspection, new listings, the home page"),
    achieved: [
        text(
            "每天早上按时完成巡检，价格问题当天改好",
            "Inspected in time every morning; wrong prices were put right the same day",
        ),
        text("秋季新品全部按计划上架", "All autumn items went on sale as planned"),
    ],
    fell_short: text("有两次发现问题没有马上拍照留证", "Twice no photo was taken when something was found"),
    measure: text("发现问题先拍照再处理", "Take the photo first, then deal with it"),
    goal: text("巡检按时率保持 100%", "Keep all inspections in time"),
    training: text("商品标题优化", "Writing better titles"),
    comment: text("工作认真，发现问题及时，继续保持。", "Careful work, problems found early; keep it up."),
};

pub(super) const SECOND: Written = Written {
    duties: text(
        "页面巡检、活动素材核对、售后问题登记",
        "Inspections, checking campaign pictures, noting after-sales problems",
    ),
    achieved: [
        text(
            "巡检中发现主图价格和实际价格不一致，避免了客诉",
            "Found prices in pictures that differed from those charged, before any buyer complained",
        ),
        text("协助完成活动页面切换", "Helped to switch the pages for the campaign"),
    ],
    fell_short: text("活动前一天才核对完素材，时间太紧", "The campaign’s pictures were checked only the day before"),
    measure: text("活动素材提前三天核对", "Check campaign pictures three days ahead"),
    goal: text("双十二活动素材零差错", "No mistake in the pictures of Double-12"),
    training: text("生意参谋数据分析", "Reading the shop’s figures"),
    comment: text("进步明显，注意时间安排。", "Clear progress; mind the timing."),
};

pub(super) const SPECIALISTS: Written = Written {
    duties: text("活动策划、首页装修、数据跟踪", "Planning campaigns, the home page, following the figures"),
    achieved: [
        text("活动页面提前两天上线", "The campaign’s pages were online two days early"),
        text("首页点击率比上月提高", "More clicks on the home page than the month before"),
    ],
    fell_short: text("有一张横幅忘了加链接", "One banner had no link"),
    measure: text("上线前逐个点击检查链接", "Tap every link before a page goes online"),
    goal: text("完成双十二预热页面", "Finish the warm-up pages for Double-12"),
    training: text("活动数据复盘方法", "Looking back at a campaign’s figures"),
    comment: text("活动执行到位，细节再仔细一些。", "Well carried out; look closer at the details."),
};

pub(super) const DEPARTMENTS: Written = Written {
    duties: text("全季度经营目标、页面质量、团队协作", "The quarter’s goals, the quality of pages, working together"),
    achieved: [
        text(
            "页面巡检形成日常制度，问题平均当天改好",
            "The page inspection is daily routine; problems are mended the same day",
        ),
        text("季度销售目标基本达成", "The quarter’s sales goal was nearly reached"),
    ],
    fell_short: text("周末值班交接不够清楚", "Handing over at weekends was not clear enough"),
    measure: text("周五下班前完成周末交接清单", "Finish the list for the weekend before Friday evening"),
    goal: text("下季度退款率继续下降", "Bring refunds down further next quarter"),
    training: text("团队沟通", "Talking with one another"),
    comment: text("团队配合良好。", "The team works well together."),
};

/// Strengths, gaps, plan and goals of an interview.
pub(super) const INTERVIEW: [(&str, Text); 4] = [
    ("strengths", text("责任心强，巡检从不拖延", "Reliable; inspections are never late")),
    ("gaps", text("留证意识要加强", "Evidence could be kept better")),
    ("plan", text("每周五一起看一次整改记录", "Look through the follow-ups together every Friday")),
    ("goals", text("半年内独立负责一次活动", "Be in charge of a campaign within half a year")),
];

/// What is written in the course of the month.
pub(super) const BEGUN: Text = text("完成冬季新品上架前检查", "Checked the winter items before they went on sale");
