//! The words of the shipped indicators that are measured, in the order of the cards. Kept by hand: one entry for each id. Knows no rule.

use super::Entry;
use crate::domain::templates::Text;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "inspection_completion",
        name: Text { zh: "巡检完成率", en: "Inspections completed" },
        definition: Text {
            zh: "应做的巡检里按要求交完的比例。",
            en: "How much of the inspections that were due was handed in.",
        },
        formula: Text { zh: "已提交的巡检 ÷ 应做的巡检", en: "inspections handed in ÷ inspections due" },
    },
    Entry {
        id: "inspection_on_time",
        name: Text { zh: "巡检按时率", en: "Inspections on time" },
        definition: Text {
            zh: "交上来的巡检里按时的比例。", en: "How much of the inspections handed in was on time."
        },
        formula: Text {
            zh: "按时提交的巡检 ÷ 已提交的巡检",
            en: "inspections handed in on time ÷ inspections handed in",
        },
    },
    Entry {
        id: "follow_ups_on_time",
        name: Text { zh: "跟进按时完成率", en: "Follow-ups on time" },
        definition: Text {
            zh: "本期到期的跟进任务里按时完成的比例。",
            en: "How much of the follow-ups due in the term was done by its date.",
        },
        formula: Text {
            zh: "按时完成的任务 ÷ 本期到期的任务", en: "follow-ups done by their date ÷ follow-ups due"
        },
    },
    Entry {
        id: "fix_time",
        name: Text { zh: "平均整改用时", en: "Mean time to fix" },
        definition: Text {
            zh: "从发现问题到处理完，平均要多少小时。",
            en: "How many hours pass on average from a problem being found to its end.",
        },
        formula: Text {
            zh: "处理用时之和 ÷ 处理完的任务数", en: "hours taken in all ÷ follow-ups done"
        },
    },
    Entry {
        id: "listings_on_time",
        name: Text { zh: "商品上架及时率", en: "Listings on time" },
        definition: Text {
            zh: "申请上架的商品里在规定天数内上架的比例。",
            en: "How much of the items asked for was on sale within the days allowed.",
        },
        formula: Text {
            zh: "及时上架的商品 ÷ 申请上架的商品", en: "items listed in time ÷ items asked for"
        },
    },
    Entry {
        id: "approvals_on_time",
        name: Text { zh: "审批及时率", en: "Decisions on time" },
        definition: Text {
            zh: "审批里在规定天数内作出的比例。",
            en: "How much of the decisions was made within the days allowed.",
        },
        formula: Text {
            zh: "按时作出的审批 ÷ 作出的审批", en: "decisions made in time ÷ decisions made"
        },
    },
    Entry {
        id: "people_scores",
        name: Text { zh: "部门成员平均得分", en: "Mean score of the people" },
        definition: Text {
            zh: "本季度部门成员各月考核得分的平均值。",
            en: "The mean of the scores of the department's people in the quarter.",
        },
        formula: Text { zh: "各月得分之和 ÷ 得分个数", en: "scores in all ÷ number of scores" },
    },
    Entry {
        id: "traffic",
        name: Text { zh: "访客数", en: "Visitors" },
        definition: Text {
            zh: "本月进店的访客，按天去重后相加。",
            en: "Visitors of the shop in the month, counted once a day.",
        },
        formula: Text { zh: "各日访客数之和", en: "sum of each day's visitors" },
    },
    Entry {
        id: "conversion",
        name: Text { zh: "支付转化率", en: "Payment conversion" },
        definition: Text { zh: "访客里付款的比例。", en: "How many of the visitors paid." },
        formula: Text { zh: "支付买家数 ÷ 访客数", en: "paying buyers ÷ visitors" },
    },
    Entry {
        id: "sales",
        name: Text { zh: "支付金额", en: "Sales" },
        definition: Text {
            zh: "本期付款的总金额，没有减去退款。",
            en: "All that was paid in the term, refunds not taken off.",
        },
        formula: Text { zh: "各笔支付金额之和", en: "sum of the amounts paid" },
    },
    Entry {
        id: "order_value",
        name: Text { zh: "客单价", en: "Average order value" },
        definition: Text { zh: "平均每位付款买家付了多少。", en: "What a paying buyer paid on average." },
        formula: Text { zh: "支付金额 ÷ 支付买家数", en: "sales ÷ paying buyers" },
    },
    Entry {
        id: "new_customers",
        name: Text { zh: "新客数", en: "New customers" },
        definition: Text {
            zh: "本期第一次在店里付款的买家数。",
            en: "Buyers who paid in the shop for the first time in the term.",
        },
        formula: Text { zh: "首次付款的买家数", en: "buyers who paid for the first time" },
    },
    Entry {
        id: "reply_on_time",
        name: Text { zh: "咨询回复及时率", en: "Replies on time" },
        definition: Text {
            zh: "客户咨询里在规定时间内回复的比例。",
            en: "How many questions of customers were answered within the time allowed.",
        },
        formula: Text {
            zh: "及时回复的咨询 ÷ 全部咨询", en: "questions answered in time ÷ all questions"
        },
    },
    Entry {
        id: "reply_accuracy",
        name: Text { zh: "咨询回复准确率", en: "Correct replies" },
        definition: Text {
            zh: "抽查的回复里内容正确的比例。", en: "How many of the replies looked at were correct."
        },
        formula: Text { zh: "正确的回复 ÷ 抽查的回复", en: "correct replies ÷ replies looked at" },
    },
    Entry {
        id: "complaint_satisfaction",
        name: Text { zh: "投诉处理满意度", en: "Satisfaction with complaints" },
        definition: Text {
            zh: "投诉客户对处理结果的平均评分，满分 5 分。",
            en: "What those who complained gave the handling on average, 5 at most.",
        },
        formula: Text { zh: "评分之和 ÷ 评分个数", en: "ratings in all ÷ number of ratings" },
    },
    Entry {
        id: "churn",
        name: Text { zh: "客户流失率", en: "Customers lost" },
        definition: Text {
            zh: "上期买过、这期没有再来的老客户比例。",
            en: "How many former customers did not come back in the term.",
        },
        formula: Text {
            zh: "流失的客户 ÷ 期初的老客户", en: "customers lost ÷ customers at the beginning"
        },
    },
    Entry {
        id: "customer_satisfaction",
        name: Text { zh: "客户满意度", en: "Customer satisfaction" },
        definition: Text {
            zh: "客户评价的平均分，满分 5 分。", en: "The mean of the customers' ratings, 5 at most."
        },
        formula: Text { zh: "评分之和 ÷ 评分个数", en: "ratings in all ÷ number of ratings" },
    },
    Entry {
        id: "complaint_resolution",
        name: Text { zh: "投诉解决率", en: "Complaints settled" },
        definition: Text { zh: "投诉里已经解决的比例。", en: "How many complaints were settled." },
        formula: Text { zh: "已解决的投诉 ÷ 全部投诉", en: "complaints settled ÷ all complaints" },
    },
    Entry {
        id: "repurchase",
        name: Text { zh: "复购率", en: "Repeat purchases" },
        definition: Text { zh: "买家里再次购买的比例。", en: "How many buyers bought again." },
        formula: Text { zh: "复购买家数 ÷ 买家数", en: "buyers who bought again ÷ buyers" },
    },
    Entry {
        id: "order_accuracy",
        name: Text { zh: "订单处理准确率", en: "Orders without a mistake" },
        definition: Text {
            zh: "订单里没有发错、漏发、写错的比例。",
            en: "How many orders went out with nothing wrong or missing.",
        },
        formula: Text { zh: "无差错的订单 ÷ 处理的订单", en: "orders without a mistake ÷ orders handled" },
    },
    Entry {
        id: "stock_on_time",
        name: Text { zh: "库存更新及时率", en: "Stock updated on time" },
        definition: Text {
            zh: "库存变动里按时更新的比例。", en: "How many changes of stock were entered in time."
        },
        formula: Text { zh: "及时更新的次数 ÷ 应更新的次数", en: "updates in time ÷ updates due" },
    },
    Entry {
        id: "stock_accuracy",
        name: Text { zh: "库存准确率", en: "Stock counted right" },
        definition: Text {
            zh: "盘点里账实相符的商品比例。", en: "How many items counted agreed with the books."
        },
        formula: Text { zh: "账实相符的商品 ÷ 盘点的商品", en: "items that agreed ÷ items counted" },
    },
    Entry {
        id: "shipping_on_time",
        name: Text { zh: "发货准时率", en: "Shipped on time" },
        definition: Text {
            zh: "订单里按承诺时间发货的比例。", en: "How many orders left by the time promised."
        },
        formula: Text {
            zh: "准时发货的订单 ÷ 发货的订单", en: "orders shipped in time ÷ orders shipped"
        },
    },
    Entry {
        id: "sell_through",
        name: Text { zh: "30 天动销率", en: "Sell-through in 30 days" },
        definition: Text {
            zh: "在售商品里近 30 天有销量的比例。",
            en: "How many items on sale sold at least once in 30 days.",
        },
        formula: Text { zh: "有销量的商品数 ÷ 在售商品数", en: "items that sold ÷ items on sale" },
    },
    Entry {
        id: "plan_attainment",
        name: Text { zh: "计划达成率", en: "Plan carried out" },
        definition: Text {
            zh: "月计划和周计划里已完成的比例。",
            en: "How much of the month's and weeks' plans was done.",
        },
        formula: Text { zh: "完成的计划项 ÷ 计划项", en: "items done ÷ items planned" },
    },
    Entry {
        id: "ad_roi",
        name: Text { zh: "投入产出比", en: "Return on advertising" },
        definition: Text {
            zh: "每花一元推广费带来的成交金额，按 7 天以上的归因周期统计。",
            en: "Sales for each unit of money spent on advertising, over seven days at least.",
        },
        formula: Text { zh: "推广成交金额 ÷ 推广花费", en: "sales from advertising ÷ spending" },
    },
    Entry {
        id: "click_rate",
        name: Text { zh: "点击率", en: "Click-through rate" },
        definition: Text { zh: "推广展现里被点击的比例。", en: "How many of the views were clicked." },
        formula: Text { zh: "点击量 ÷ 展现量", en: "clicks ÷ views" },
    },
    Entry {
        id: "click_cost",
        name: Text { zh: "平均点击花费", en: "Cost of a click" },
        definition: Text { zh: "平均每次点击花了多少推广费。", en: "What a click cost on average." },
        formula: Text { zh: "推广花费 ÷ 点击量", en: "spending ÷ clicks" },
    },
    Entry {
        id: "sales_attainment",
        name: Text { zh: "销售目标完成率", en: "Sales target reached" },
        definition: Text { zh: "实际销售额占计划的比例。", en: "What was sold against what was planned." },
        formula: Text { zh: "实际销售额 ÷ 计划销售额", en: "actual sales ÷ planned sales" },
    },
    Entry {
        id: "inquiry_conversion",
        name: Text { zh: "询单转化率", en: "Inquiries that paid" },
        definition: Text {
            zh: "询单客户里最终付款的比例；当天或次日付款，口径请先约定。",
            en: "How many of those who asked paid; agree first whether the next day counts.",
        },
        formula: Text { zh: "付款人数 ÷ 询单人数", en: "buyers ÷ people who asked" },
    },
    Entry {
        id: "order_value_index",
        name: Text { zh: "落实客单价", en: "Order value against the shop's" },
        definition: Text {
            zh: "客服经手的客单价是全店的几倍。",
            en: "The order value of the agent's buyers against the whole shop's.",
        },
        formula: Text { zh: "客服客单价 ÷ 店铺客单价", en: "agent's order value ÷ shop's order value" },
    },
    Entry {
        id: "reply_rate",
        name: Text { zh: "客服回复率", en: "Reply rate" },
        definition: Text {
            zh: "接待的客户里回复过的比例。", en: "How many of the customers received an answer."
        },
        formula: Text { zh: "回复过的客户 ÷ 接待的客户", en: "customers answered ÷ customers served" },
    },
    Entry {
        id: "response_time",
        name: Text { zh: "平均响应时间", en: "Mean response time" },
        definition: Text {
            zh: "平均多少秒回复客户一次。", en: "How many seconds an answer takes on average."
        },
        formula: Text { zh: "响应秒数之和 ÷ 响应次数", en: "seconds in all ÷ answers" },
    },
    Entry {
        id: "after_sales_on_time",
        name: Text { zh: "售后及时处理率", en: "After-sales on time" },
        definition: Text {
            zh: "售后里在规定时限（如 48 小时）内处理完的比例。",
            en: "How many after-sales cases were settled within the time allowed, such as 48 hours.",
        },
        formula: Text { zh: "按时处理的售后 ÷ 全部售后", en: "cases settled in time ÷ all cases" },
    },
    Entry {
        id: "refund_disputes",
        name: Text { zh: "退款纠纷率", en: "Refund disputes" },
        definition: Text {
            zh: "退款里由平台介入的比例，按近 28 天统计。",
            en: "How many refunds the platform had to step into, over 28 days.",
        },
        formula: Text { zh: "平台介入笔数 ÷ 退款笔数", en: "cases of the platform ÷ refunds" },
    },
    Entry {
        id: "revisions",
        name: Text { zh: "重复修改次数", en: "Revisions" },
        definition: Text {
            zh: "同一任务里因质量问题返工的次数；两次以内不扣分。",
            en: "How often a job came back for its quality; two are free.",
        },
        formula: Text {
            zh: "本月最多的一项任务的返工次数", en: "revisions of the job of the month that had the most"
        },
    },
    Entry {
        id: "late_designs",
        name: Text { zh: "延误次数", en: "Late jobs" },
        definition: Text {
            zh: "没有按约定时间交付的次数。", en: "Jobs that were not handed over in time."
        },
        formula: Text { zh: "延误交付的任务数", en: "jobs handed over late" },
    },
    Entry {
        id: "goal_attainment",
        name: Text { zh: "工作目标达成率", en: "Goals reached" },
        definition: Text {
            zh: "本季度部门各项工作目标的平均达成程度。",
            en: "How far the department's goals of the quarter were reached on average.",
        },
        formula: Text {
            zh: "各目标达成率之和 ÷ 目标个数", en: "attainment of each goal in all ÷ number of goals"
        },
    },
];
