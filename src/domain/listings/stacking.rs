//! The lowest that a buyer can come to pay when everything that may be combined is combined 叠加后最低价: the price in
//! force, the member's price, spend-and-save, coupons. Minor units. Knows no campaign and no record.

/// What a shop takes off where a purchase reaches an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saving {
    /// From this amount on; 0 for a coupon without one.
    pub from: i64,
    /// So much off.
    pub off: i64,
    /// Whether each further such amount takes as much off again 每满.
    pub repeats: bool,
}

/// What may be combined with a price.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stack {
    /// What members pay of a price, in ten-thousandths: 9,500 is 95 %. All of it where nothing is said.
    pub member: Option<u16>,
    /// Spend-and-save and coupons that can be used together.
    pub savings: Vec<Saving>,
}

/// The whole, in ten-thousandths.
const WHOLE: i64 = 10_000;

impl Stack {
    /// The lowest that one item of a price can come to cost, never below nothing.
    ///
    /// A purchase that just reaches an amount gets the largest share of what is taken off, so that is what is counted:
    /// an item of 100 among others for 300 in all carries a third of "50 off 300". Each saving is reckoned from the
    /// member's price, before the others: shops and platforms differ in the order, and in no order can more come off.
    /// What does not come to a whole minor unit is taken off as well.
    pub fn lowest(&self, price: i64) -> i64 {
        let member = price * i64::from(self.member.unwrap_or(10_000).min(10_000)) / WHOLE;
        let off: i64 = self.savings.iter().map(|saving| saving.share_of(member)).sum();
        (member - off).max(0)
    }
}

impl Saving {
    /// The most that one item of a price can carry of it.
    fn share_of(&self, price: i64) -> i64 {
        if self.from <= 0 {
            return self.off.min(price);
        }
        let share = div_up(i128::from(price) * i128::from(self.off), i128::from(self.from));
        if self.repeats { share } else { share.min(self.off) }
    }
}

fn div_up(number: i128, by: i128) -> i64 {
    i64::try_from((number + by - 1) / by).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
