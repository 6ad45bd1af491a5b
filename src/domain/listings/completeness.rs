//! How much of a listing is there 完整度 (LST-01, LST-02, LST-15): what its category asks for, what of that is missing, and
//! how many per cent that makes. Knows no record and no words.

use super::title;
use smol_str::SmolStr;

/// What a category asks of its listings. Nothing is asked where a number is 0 and a list is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asks {
    /// The names of attributes that must be filled in.
    pub attributes: Vec<SmolStr>,
    /// So many main images.
    pub images: usize,
    /// The shorter side of each, in pixels.
    pub side: u32,
    /// The longest title, in bytes of GBK.
    pub title: usize,
    /// So many keywords.
    pub keywords: usize,
    /// So many selling points.
    pub selling_points: usize,
}

impl Default for Asks {
    /// As Taobao and Tmall ask: five images of 800 pixels, a title of 60 bytes; and a keyword.
    fn default() -> Self {
        Self { attributes: Vec::new(), images: 5, side: 800, title: 60, keywords: 1, selling_points: 0 }
    }
}

/// What is there of a listing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct There<'a> {
    /// The title.
    pub title: &'a str,
    /// The description, as text.
    pub description: &'a str,
    /// The category that it stands in.
    pub category: &'a str,
    /// The selling price, minor units; of variants the lowest.
    pub price: Option<i64>,
    /// How many are in stock, of all variants.
    pub stock: Option<i64>,
    /// The names of the attributes that say something.
    pub attributes: Vec<&'a str>,
    /// Width and height of each main image, in pixels; none where they are not known.
    pub images: Vec<Option<(u32, u32)>>,
    /// How many keywords.
    pub keywords: usize,
    /// How many selling points.
    pub selling_points: usize,
}

/// What is missing, or not as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// There is no title.
    Title,
    /// The title is longer than platforms take.
    TitleTooLong {
        /// How long it is, in bytes of GBK.
        bytes: usize,
        /// How long it may be.
        limit: usize,
    },
    /// There is no description.
    Description,
    /// It stands in no category.
    Category,
    /// There is no price.
    Price,
    /// Nobody said how many are in stock.
    Stock,
    /// An attribute that the category asks for.
    Attribute(SmolStr),
    /// Too few main images.
    Images {
        /// How many there are.
        there: usize,
        /// How many are asked for.
        asked: usize,
    },
    /// Main images that are too small, by their places from 1.
    SmallImages(Vec<usize>),
    /// Too few keywords.
    Keywords {
        /// How many there are.
        there: usize,
        /// How many are asked for.
        asked: usize,
    },
    /// Too few selling points.
    SellingPoints {
        /// How many there are.
        there: usize,
        /// How many are asked for.
        asked: usize,
    },
}

/// How complete a listing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// Whole per cent of what is asked for, rounded down: 100 only when nothing is missing.
    pub percent: u8,
    /// What is missing, as it is looked at from the top of a form down.
    pub missing: Vec<Missing>,
}

/// How it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// Too much is missing.
    Red,
    /// Something is missing.
    Amber,
    /// Nothing is missing.
    Green,
}

/// Below so many per cent it is red.
const RED: u8 = 60;

impl Light {
    /// The light of so many per cent.
    pub const fn of(percent: u8) -> Self {
        match percent {
            100.. => Self::Green,
            RED..100 => Self::Amber,
            _ => Self::Red,
        }
    }
}

impl Completeness {
    /// The light in which it is shown.
    pub fn light(&self) -> Light {
        Light::of(self.percent)
    }
}

impl Asks {
    /// Compares what is there with what is asked for. Every point counts alike, each attribute is one.
    pub fn look(&self, there: &There<'_>) -> Completeness {
        let (mut asked, mut missing) = (0, Vec::new());
        self.points(there, |point| {
            asked += 1;
            missing.extend(point);
        });
        Completeness { percent: percent(asked, missing.len()), missing }
    }

    /// How many per cent of what is asked for are there, without naming what is missing: for very many listings.
    pub fn percent(&self, there: &There<'_>) -> u8 {
        let (mut asked, mut missing) = (0, 0);
        self.points(there, |point| {
            asked += 1;
            missing += usize::from(point.is_some());
        });
        percent(asked, missing)
    }

    /// Each point that is asked for, with what is missing of it.
    fn points(&self, there: &There<'_>, mut point: impl FnMut(Option<Missing>)) {
        let blank = |text: &str| text.trim().is_empty();
        point(self.title(there.title));
        point(blank(there.description).then_some(Missing::Description));
        point(blank(there.category).then_some(Missing::Category));
        point(there.price.is_none().then_some(Missing::Price));
        point(there.stock.is_none().then_some(Missing::Stock));
        for name in &self.attributes {
            point((!there.attributes.contains(&name.as_str())).then(|| Missing::Attribute(name.clone())));
        }
        let mut counted = |there: usize, asked: usize, missing: Missing| {
            if asked > 0 {
                point((there < asked).then_some(missing));
            }
        };
        let (images, asked) = (there.images.len(), self.images);
        counted(images, asked, Missing::Images { there: images, asked });
        let (words, asked) = (there.keywords, self.keywords);
        counted(words, asked, Missing::Keywords { there: words, asked });
        let (points, asked) = (there.selling_points, self.selling_points);
        counted(points, asked, Missing::SellingPoints { there: points, asked });
        if self.side > 0 {
            point(self.small(&there.images));
        }
    }

    fn title(&self, title: &str) -> Option<Missing> {
        let bytes = title::bytes(title.trim());
        let is_long = self.title > 0 && bytes > self.title;
        if bytes == 0 {
            return Some(Missing::Title);
        }
        is_long.then_some(Missing::TitleTooLong { bytes, limit: self.title })
    }

    /// An image whose size nobody knows is not held against a listing.
    fn small(&self, images: &[Option<(u32, u32)>]) -> Option<Missing> {
        let is_small = |size: &Option<(u32, u32)>| size.is_some_and(|(width, height)| width.min(height) < self.side);
        let places: Vec<usize> = (1..).zip(images).filter(|(_, size)| is_small(size)).map(|(place, _)| place).collect();
        (!places.is_empty()).then_some(Missing::SmallImages(places))
    }
}

/// Whole per cent of what is asked for, rounded down.
fn percent(asked: usize, missing: usize) -> u8 {
    let asked = asked.max(1);
    u8::try_from((asked - missing.min(asked)) * 100 / asked).unwrap_or(100)
}

#[cfg(test)]
mod tests;
