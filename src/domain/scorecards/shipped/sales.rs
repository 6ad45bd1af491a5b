//! The cards of those who sell and serve: operations specialist, promotion, service before and after the sale. Marks are
//! those that cards of such posts commonly print. Knows no other card.

use super::parts::{banded, complete, down, judged, of_target, per_cent, short_of, whole, worked_out};
use crate::domain::scorecards::{Computed, Group, Indicator, SCALE, Scoring, Source, Unit};

/// Sales 40 %, customers 25 %, efficiency 20 %, the rest 15 %. The shares within are ours: printed ones do not add up.
pub(super) fn specialist() -> Vec<Indicator> {
    use Group::{Customers, Shop, Tasks, Teamwork};
    vec![
        worked_out(Computed::ListingsOnTime, Tasks, 40),
        per_cent("order_accuracy", Tasks, 40, Some(99)),
        per_cent("stock_on_time", Tasks, 40, Some(95)),
        per_cent("shipping_on_time", Tasks, 40, Some(98)),
        per_cent("sell_through", Tasks, 40, Some(60)),
        of_target("sales", Shop, 250, Unit::Money),
        of_target("order_value", Shop, 75, Unit::Money),
        of_target("new_customers", Shop, 75, Unit::Count),
        short_of("customer_satisfaction", Customers, 70, Unit::Points, Some(whole(9) / 2), SCALE / 10),
        per_cent("reply_on_time", Customers, 60, Some(95)),
        per_cent("complaint_resolution", Customers, 60, Some(98)),
        per_cent("repurchase", Customers, 60, Some(30)),
        judged("teamwork", Teamwork, 80),
        judged("initiative", Teamwork, 70),
    ]
}

/// Marks of what the money brought, of sales and of the plan as printed for shop operators, full points made 100.
pub(super) fn promotion() -> Vec<Indicator> {
    use Group::{Behaviour, Shop, Tasks, Teamwork};
    let spent_well = [(120, 100), (100, 75), (80, 50), (60, 25)];
    let marks = spent_well.map(|(mark, given)| (whole(mark), given * 100)).to_vec();
    let ad_roi = of_target("ad_roi", Shop, 300, Unit::Index);
    vec![
        banded("plan_attainment", Tasks, 200, Unit::Percent, &[(100, 100), (90, 75), (80, 50)], 25),
        Indicator { scoring: Scoring::Share { steps: marks, below: 0 }, ..ad_roi },
        of_target("sales", Shop, 200, Unit::Money),
        of_target("click_rate", Shop, 100, Unit::Percent),
        down(of_target("click_cost", Shop, 100, Unit::Money)),
        judged("teamwork", Teamwork, 50),
        judged("discipline", Behaviour, 50),
    ]
}

/// As printed, but for the order value: an index against the shop's suits every shop, an amount suits one.
pub(super) fn pre_sales() -> Vec<Indicator> {
    use Group::{Behaviour, Customers, Shop};
    let sales = [(100, 100), (90, 85), (80, 70), (70, 55), (60, 40), (50, 25), (40, 10)];
    let index = [(11_200, 100), (10_800, 80), (10_600, 60)];
    let order_value = banded("order_value_index", Shop, 200, Unit::Index, &[], 50);
    let steps = index.map(|(mark, given)| (mark, given * 100)).to_vec();
    vec![
        banded("sales_attainment", Shop, 300, Unit::Percent, &sales, 0),
        banded("inquiry_conversion", Shop, 200, Unit::Percent, &[(45, 100), (40, 80), (35, 60)], 0),
        Indicator { target: Some(11_200), scoring: Scoring::Bands { steps, below: 5_000 }, ..order_value },
        banded("reply_rate", Customers, 200, Unit::Percent, &[(98, 100), (95, 80), (92, 60)], 0),
        down(banded("response_time", Customers, 50, Unit::Seconds, &[(35, 100), (45, 80), (55, 60)], 0)),
        Indicator { scoring: Scoring::Manual { most: 100 }, ..judged("attendance", Behaviour, 50) },
    ]
}

/// Marks of replies as printed; disputes, complaints and times within them are a proposal, and so are the weights.
pub(super) fn after_sales() -> Vec<Indicator> {
    use Group::{Behaviour, Customers, Shop, Tasks};
    let seconds = [(30, 100), (35, 90), (45, 80), (55, 60)];
    vec![
        worked_out(Computed::FollowUpsOnTime, Tasks, 100),
        complete("after_sales_on_time", Tasks, 200, Source::Typed),
        down(short_of("refund_disputes", Shop, 150, Unit::Percent, None, SCALE / 10)),
        banded("reply_rate", Customers, 150, Unit::Percent, &[(99, 100), (97, 80), (95, 60)], 50),
        down(banded("response_time", Customers, 150, Unit::Seconds, &seconds, 0)),
        per_cent("complaint_resolution", Customers, 150, Some(98)),
        judged("daily_performance", Behaviour, 100),
    ]
}
