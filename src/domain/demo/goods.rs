//! What the demo shop sells and shows: listings at every step of their life, a campaign, the home page, and what
//! contradicts it. Made by the commands of people, like the rest. Knows their words, no screen.

use super::goods_words::{CAMPAIGN, GOODS, Good, PROPOSAL_WHY};
use super::script::{ASSISTANT, SPECIALIST, SUPERVISOR, Script};
use super::shop_id;
use crate::domain::approvals::{self, Asked, chain::Verdict};
use crate::domain::campaigns;
use crate::domain::ids::{Field, RecordId};
use crate::domain::listings::stacking::Saving;
use crate::domain::listings::{self, Image, POINTS, State, StoredWindow, field};
use crate::domain::placements::{self, Form, Page, Slot};
use crate::domain::shops::Platform;
use crate::domain::value::Value;

const MINUTE: i64 = 60_000;
const DAY: i64 = 86_400_000;
/// Days ago on which the listings that are on sale were made, and the campaign and the home page set up.
const MADE: i64 = 24;
const DECORATED: i64 = 6;

fn id_of(place: usize) -> RecordId {
    RecordId::new(format!("demo-listing-{place:02}"))
}

fn campaign_id() -> RecordId {
    RecordId::of("demo-campaign")
}

impl Script<'_> {
    /// All of it.
    pub(super) fn goods(&mut self) {
        for (place, good) in GOODS.iter().enumerate() {
            self.good(place, good);
        }
        self.campaign();
        self.home_page();
        self.what_happened_since();
    }

    fn good(&mut self, place: usize, good: &Good) {
        // Those that are not on sale yet are of these days.
        let ago = if good.until >= State::Listed { MADE - place as i64 % 3 } else { 1 };
        let mut at = self.at(ago, 13, 0) + place as i64 * 7 * MINUTE;
        let id = id_of(place);
        let title = self.say(good.title);
        let create = listings::Command::Create { id: id.clone(), shop: shop_id(), platform: Platform::Tmall, title };
        self.add(at, Some(ASSISTANT), create);
        self.add(
            at + MINUTE,
            Some(ASSISTANT),
            listings::Command::Edit { listing: id.clone(), edits: self.says(place, good) },
        );
        for to in [State::Checked, State::Categorised, State::Entered, State::Reviewed] {
            at += MINUTE;
            if to <= good.until {
                let points = POINTS.map(str::to_owned).to_vec();
                self.add(at + MINUTE, Some(ASSISTANT), listings::Command::Advance { listing: id.clone(), to, points });
            }
        }
        if good.until >= State::Reviewed {
            self.review_of(&id, at + 2 * MINUTE, good.until >= State::Listed);
        }
    }

    /// The final review (LST-05): asked for, and decided or not.
    fn review_of(&mut self, listing: &RecordId, at: i64, is_decided: bool) {
        let asked = Asked::List { listing: listing.clone(), text: String::new() };
        let request = RecordId::new(format!("{listing}:list"));
        self.add(at, Some(ASSISTANT), approvals::Command::Ask { id: request.clone(), shop: shop_id(), asked });
        if is_decided {
            let approve = approvals::Command::Decide {
                request,
                id: "demo".to_owned(),
                step: 0,
                verdict: Verdict::Approved,
                fields: Vec::new(),
                why: String::new(),
                back: None,
            };
            self.add(at + 40 * MINUTE, Some(SUPERVISOR), approve);
        }
    }

    /// What a listing says of itself.
    fn says(&self, place: usize, good: &Good) -> Vec<(Field, Value)> {
        let text = |text| Value::from(self.say(text));
        let mut says = vec![
            (field::CODE, format!("YQ-{:03}", 101 + place * 7).into()),
            (field::ITEM, format!("7{:011}", 20_031_877_455_u64 + place as u64 * 1_337).into()),
            (field::CATEGORY, text(good.category)),
            (field::SHOP_CATEGORY, text(good.shelf)),
            (field::KEYWORDS, text(good.category)),
            (field::PRICE, good.price.into()),
            (field::LIST_PRICE, (good.price * 13 / 10 / 100 * 100).into()),
            (field::FLOOR, (good.price * 6 / 10 / 100 * 100).into()),
            (field::SOLD_30, good.sold.into()),
        ];
        if let Some(stock) = good.stock {
            says.push((field::STOCK, stock.into()));
        }
        if good.is_described {
            says.push((field::DESCRIPTION, text(good.title)));
            says.extend((1..=5).map(|order| (field::image(&format!("demo-{order}")), picture(order).value())));
        }
        says.extend(good.part.map(|part| (field::PART, part.code().into())));
        says
    }

    /// The campaign of the month, with what may be combined.
    fn campaign(&mut self) {
        let at = self.at(DECORATED, 14, 0);
        let (name, content, rules) = (self.say(CAMPAIGN[0]), self.say(CAMPAIGN[1]), self.say(CAMPAIGN[2]));
        let (from, until) = (at - 2 * DAY, at + 20 * DAY);
        let id = campaign_id();
        let create =
            campaigns::Command::Create { id: id.clone(), shop: shop_id(), name, from: Some(from), until: Some(until) };
        self.add(at, Some(SPECIALIST), create);
        let edits = vec![(campaigns::field::CONTENT, content.into()), (campaigns::field::RULES, rules.into())];
        self.add(at + MINUTE, Some(SPECIALIST), campaigns::Command::Edit { campaign: id.clone(), edits });
        for (place, good) in GOODS.iter().enumerate().filter(|(place, _)| [0, 1, 8].contains(place)) {
            let price = Some(Some(good.price * 9 / 10 / 100 * 100));
            self.add(
                at + (2 + place as i64) * MINUTE,
                Some(SPECIALIST),
                campaigns::Command::Item { campaign: id.clone(), listing: id_of(place), price },
            );
        }
        let saving = Some((self.say(CAMPAIGN[3]), Saving { from: 30_000, off: 4_000, repeats: false }));
        self.add(
            at + 15 * MINUTE,
            Some(SPECIALIST),
            campaigns::Command::Saving { campaign: id, id: "demo".to_owned(), saving },
        );
    }

    /// What the home page shows: banners, promo pictures, hot items, ads at the side.
    fn home_page(&mut self) {
        let shown = [
            (Slot::Kv, 1, 0),
            (Slot::Kv, 2, 3),
            (Slot::Kv, 3, 8),
            (Slot::Promo, 1, 1),
            (Slot::Promo, 2, 4),
            (Slot::Promo, 3, 5),
            (Slot::Hot, 1, 2),
            (Slot::Hot, 2, 9),
            (Slot::RightAd, 1, 6),
            (Slot::RightAd, 2, 7),
        ];
        let begin = self.at(DECORATED, 15, 0);
        for (number, (slot, order, place)) in (0_i64..).zip(shown) {
            let good = &GOODS[place];
            let form = Form {
                listing: id_of(place),
                campaign: if slot == Slot::Kv && order == 1 { campaign_id() } else { RecordId::of("") },
                text: self.say(good.title),
                printed_price: matches!(slot, Slot::Kv | Slot::Promo).then_some(good.price),
                // One banner was forgotten.
                link: if (slot, order) == (Slot::Kv, 3) { String::new() } else { format!("#item-{}", 101 + place * 7) },
                ..Form::at(Page::Home, "", slot, order)
            };
            let id = RecordId::new(format!("demo-placement-{number}"));
            self.add(
                begin + number * 3 * MINUTE,
                Some(SPECIALIST),
                placements::Command::Create { id, shop: shop_id(), form },
            );
        }
    }

    /// What makes work for today: a price that changed, one that is sold out, one for a time, and a proposal.
    fn what_happened_since(&mut self) {
        let yesterday = self.at(1, 17, 10);
        let edit = |place: usize, field: Field, value: Value| listings::Command::Edit {
            listing: id_of(place),
            edits: vec![(field, value)],
        };
        self.add(yesterday, Some(SUPERVISOR), edit(4, field::PRICE, (GOODS[4].price + 3_000).into()));
        self.add(yesterday + MINUTE, Some(SPECIALIST), edit(9, field::STOCK, 0.into()));
        let window = StoredWindow {
            label: self.say(CAMPAIGN[0]),
            price: GOODS[0].price - 3_000,
            from: yesterday + DAY / 2,
            until: yesterday + 9 * DAY,
            ..StoredWindow::default()
        };
        self.add(yesterday + 2 * MINUTE, Some(SUPERVISOR), edit(0, field::window("demo"), window.value()));
        let edits = vec![(field::PRICE, (GOODS[5].price - 1_000).into())];
        let asked = Asked::Update { listing: id_of(5), edits, why: self.say(PROPOSAL_WHY) };
        let ask = approvals::Command::Ask { id: RecordId::of("demo-proposal"), shop: shop_id(), asked };
        self.add(yesterday + 3 * MINUTE, Some(ASSISTANT), ask);
    }
}

fn picture(order: i64) -> Image {
    Image {
        order,
        is_main: true,
        url: format!("https://img.example.com/yunqi/{order}.jpg"),
        size: Some((800, 800)),
        ..Image::default()
    }
}
