//! A campaign's own fields as texts, as they stand in a form while people type, and what the texts say. Knows no screen
//! and no words.

use super::{Campaign, field};
use crate::domain::amount;
use crate::domain::calendar::Zone;
use crate::domain::ids::Field;
use crate::domain::period;
use crate::domain::value::Value;

/// The fields that are texts, in the order of [`texts_of`].
pub const TEXT_FIELDS: [Field; 7] =
    [field::NAME, field::CONTENT, field::RULES, field::PAGE, field::FROM, field::UNTIL, field::MEMBER];

/// Fields with what they shall hold.
pub type Edits = Vec<(Field, Value)>;

/// Why a text was not understood. It stays in its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// Not a date with a time.
    #[error("not a date and a time")]
    Moment,
    /// Not a number of per cent with two decimals at most.
    #[error("not a number of per cent")]
    Share,
}

/// A campaign as texts, in the order of [`TEXT_FIELDS`]; the members' share in per cent.
pub fn texts_of(campaign: &Campaign, zone: &dyn Zone) -> [String; 7] {
    [
        campaign.name.clone(),
        campaign.content.clone(),
        campaign.rules.clone(),
        campaign.page.clone(),
        period::in_field(zone, campaign.from),
        period::in_field(zone, campaign.until),
        campaign.member.map(|share| amount::plain(i64::from(share) * 10)).unwrap_or_default(),
    ]
}

/// What the texts say otherwise than the campaign does, as fields to be written: what was not touched stays as it is, a
/// moment to the millisecond, and what somebody else changed meanwhile is left alone.
///
/// # Errors
/// Every text that was not understood, by its field.
pub fn edits_of(zone: &dyn Zone, texts: &[String], stored: &Campaign) -> Result<Edits, Vec<(Field, Unread)>> {
    let before = texts_of(stored, zone);
    let touched = TEXT_FIELDS.into_iter().zip(texts.iter().zip(&before)).filter(|(_, (text, before))| text != before);
    let (mut edits, mut errors) = (Vec::new(), Vec::new());
    for (field, (text, _)) in touched {
        match read(zone, &field, text) {
            Ok(value) => edits.push((field, value)),
            Err(error) => errors.push((field, error)),
        }
    }
    if errors.is_empty() { Ok(edits) } else { Err(errors) }
}

fn read(zone: &dyn Zone, field: &Field, text: &str) -> Result<Value, Unread> {
    let number = |number: Option<i64>| number.map_or(Value::Null, Value::Int);
    match () {
        () if *field == field::FROM || *field == field::UNTIL => {
            period::typed(zone, text).map(number).map_err(|_| Unread::Moment)
        }
        () if *field == field::MEMBER => share(text).map(number),
        () => Ok(text.into()),
    }
}

/// Per cent as people type them, in ten-thousandths: `95`, `95.5 %`.
fn share(text: &str) -> Result<Option<i64>, Unread> {
    let thousandths = amount::parse(text.trim().trim_end_matches(['%', '％'])).map_err(|_| Unread::Share)?;
    match thousandths {
        Some(thousandths) if thousandths % 10 != 0 => Err(Unread::Share),
        thousandths => Ok(thousandths.map(|thousandths| thousandths / 10)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Fixed;
    use crate::domain::ids::RecordId;
    use proptest::prelude::*;

    const ZONE: Fixed = Fixed(480);

    fn campaign(name: &str, from: Option<i64>, until: Option<i64>, member: Option<u16>) -> Campaign {
        Campaign {
            id: RecordId::of("c"),
            shop: RecordId::of("s"),
            name: name.to_owned(),
            content: name.to_owned(),
            rules: String::new(),
            page: String::new(),
            from,
            until,
            items: Vec::new(),
            savings: Vec::new(),
            member,
        }
    }

    fn moment() -> impl Strategy<Value = Option<i64>> {
        proptest::option::of(0_i64..2_000_000_000_000)
    }

    proptest! {
        #[test]
        fn what_nobody_touched_is_not_written(from in moment(), until in moment(), member in proptest::option::of(1_u16..=10_000)) {
            let stored = campaign("双十二", from, until, member);
            prop_assert_eq!(edits_of(&ZONE, &texts_of(&stored, &ZONE), &stored), Ok(Vec::new()));
        }

        /// Typed into an empty form, every share reads back.
        #[test]
        fn a_share_reads_back(member in 1_u16..=10_000) {
            let texts = texts_of(&campaign("", None, None, Some(member)), &ZONE);
            let edits = edits_of(&ZONE, &texts, &campaign("", None, None, None));
            prop_assert_eq!(edits, Ok(vec![(field::MEMBER, Value::Int(member.into()))]));
        }
    }

    #[test]
    fn each_text_is_read_or_told_at_its_field() {
        let stored = campaign("双十二", Some(0), None, Some(9_500));
        let mut texts = texts_of(&stored, &ZONE);
        (texts[4], texts[6]) = (String::new(), "９５.５％".to_owned());
        let edits = vec![(field::FROM, Value::Null), (field::MEMBER, Value::Int(9_550))];
        assert_eq!(edits_of(&ZONE, &texts, &stored), Ok(edits));
        (texts[5], texts[6]) = ("morgen".to_owned(), "95.555".to_owned());
        let errors = vec![(field::UNTIL, Unread::Moment), (field::MEMBER, Unread::Share)];
        assert_eq!(edits_of(&ZONE, &texts, &stored), Err(errors));
    }
}
