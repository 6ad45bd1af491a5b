//! Makes the search's table (`public/fold.bin`) from maintained tables and holds the committed file against it:
//! compatibility forms and case from ICU4X (Unicode), traditional to simplified from OpenCC, pinyin from pinyin-data.
//! `DIANXUN_WRITE=1 cargo test --test fold` writes it anew, when one of them has a new version.
#![cfg(not(target_arch = "wasm32"))]

use dianxun::domain::folding::{Folding, Letters, by_arithmetic};
use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use icu_casemap::{CaseMapper, CaseMapperBorrowed};
use icu_normalizer::{
    ComposingNormalizer, ComposingNormalizerBorrowed, DecomposingNormalizer, DecomposingNormalizerBorrowed,
};
use pinyin::{Pinyin, ToPinyinMulti};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use xxhash_rust::xxh64::xxh64;

/// Characters without pinyin that do not end a row: a new row costs more than they do.
const GAP: u32 = 16;

/// The tables that it is made from, and what they say of every character.
struct Sources {
    folds: Vec<String>,
    tables: Tables,
}

impl Sources {
    fn new() -> Self {
        let tables = Tables::new();
        let mut folds = vec![String::new(); u32::from(char::MAX) as usize + 1];
        all().for_each(|c| folds[u32::from(c) as usize] = tables.fold(c));
        Self { folds, tables }
    }

    fn fold(&self, c: char) -> &str {
        &self.folds[u32::from(c) as usize]
    }

    /// With which letters the readings begin, of the character as written and as folded.
    fn initials(&self, c: char) -> BTreeSet<char> {
        let mut folded = self.fold(c).chars();
        let same = folded.next().filter(|_| folded.next().is_none());
        let readings = same.into_iter().chain([c]).filter_map(|c| c.to_pinyin_multi()).flatten();
        readings.filter_map(|reading| self.tables.letter(reading)).collect()
    }
}

struct Tables {
    apart: DecomposingNormalizerBorrowed<'static>,
    together: ComposingNormalizerBorrowed<'static>,
    case: CaseMapperBorrowed<'static>,
    simplified: OpenCC,
}

impl Tables {
    fn new() -> Self {
        Self {
            apart: DecomposingNormalizer::new_nfkd(),
            together: ComposingNormalizer::new_nfkc(),
            case: CaseMapper::new(),
            simplified: OpenCC::from_config(BuiltinConfig::T2s).expect("OpenCC's tables"),
        }
    }

    /// Compatibility forms taken apart, so that a mark written behind its letter (`ﾊﾞ`) equals the two in one (`バ`).
    fn compatible(&self, c: char) -> String {
        let text = c.to_string();
        let apart = self.apart.normalize(&text);
        // A lone mark stands on a space in Unicode; a space would part the word that is looked for.
        if apart.chars().count() > 1 && apart.contains(char::is_whitespace) {
            return text;
        }
        // Korean syllables stay whole: eleven thousand of them would be half of the table.
        let korean = apart.chars().any(|c| ('\u{1100}'..='\u{11ff}').contains(&c));
        if korean { self.together.normalize(&text).into_owned() } else { apart.into_owned() }
    }

    fn step(&self, text: &str) -> String {
        let compatible: String = text.chars().map(|c| self.compatible(c)).collect();
        let folded = self.case.fold_string(&compatible).into_owned();
        folded.chars().map(|c| self.simplified.convert(&c.to_string())).collect()
    }

    /// Step after step until nothing changes: what has been folded folds to itself.
    fn fold(&self, c: char) -> String {
        let mut folded: String = by_arithmetic(c).collect();
        for _ in 0..8 {
            let next = self.step(&folded);
            if next == folded {
                return folded;
            }
            folded = next;
        }
        panic!("{c} never settles: {folded}");
    }

    /// `ê` counts as `e`.
    fn letter(&self, reading: Pinyin) -> Option<char> {
        self.apart.normalize(reading.plain()).chars().next().filter(char::is_ascii_lowercase)
    }
}

fn number(mut n: u32, out: &mut Vec<u8>) {
    while n >= 0x80 {
        out.push((n & 0x7f) as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

fn size(n: usize) -> u32 {
    u32::try_from(n).expect("a small number")
}

fn all() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

fn write_folds(sources: &Sources, out: &mut Vec<u8>) {
    let folds = all().map(|c| (c, sources.fold(c))).filter(|(c, folded)| !by_arithmetic(*c).eq(folded.chars()));
    let folds: Vec<(char, &str)> = folds.collect();
    number(size(folds.len()), out);
    let mut last = 0;
    for (c, _) in &folds {
        number(u32::from(*c) - last, out);
        last = u32::from(*c);
    }
    folds.iter().for_each(|(_, folded)| number(size(folded.chars().count()), out));
    let text: String = folds.into_iter().map(|(_, folded)| folded).collect();
    number(size(text.len()), out);
    out.extend(text.as_bytes());
}

fn mask(letters: &BTreeSet<char>) -> u32 {
    letters.iter().map(|letter| 1 << (u32::from(*letter) - u32::from('a'))).sum()
}

/// Characters with pinyin in rows: where each begins, and the letters of each character in it.
fn rows(sources: &Sources) -> Vec<(u32, Vec<u32>)> {
    let mut rows: Vec<(u32, Vec<u32>)> = Vec::new();
    let spoken = all().map(|c| (u32::from(c), mask(&sources.initials(c)))).filter(|(_, mask)| *mask > 0);
    for (code, mask) in spoken {
        let end = rows.last().map(|(first, masks)| first + size(masks.len()));
        match rows.last_mut().filter(|_| end.is_some_and(|end| code - end <= GAP)) {
            Some((first, masks)) => {
                masks.resize((code - *first) as usize, 0);
                masks.push(mask);
            }
            None => rows.push((code, vec![mask])),
        }
    }
    rows
}

/// The empty set, then the others, the most frequent first: their numbers are the shortest.
fn sets(rows: &[(u32, Vec<u32>)]) -> Vec<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    rows.iter()
        .flat_map(|(_, masks)| masks)
        .filter(|mask| **mask > 0)
        .for_each(|mask| *counts.entry(*mask).or_default() += 1);
    let mut sets: Vec<(u32, usize)> = counts.into_iter().collect();
    sets.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    [0].into_iter().chain(sets.into_iter().map(|(mask, _)| mask)).collect()
}

fn write_pinyin(sources: &Sources, out: &mut Vec<u8>) {
    let rows = rows(sources);
    let sets = sets(&rows);
    number(size(sets.len()), out);
    sets.iter().for_each(|set| number(*set, out));
    number(size(rows.len()), out);
    let mut end = 0;
    for (first, masks) in rows {
        number(first - end, out);
        number(size(masks.len()), out);
        end = first + size(masks.len());
        let place = |mask| sets.iter().position(|set| *set == mask).map(size);
        masks.into_iter().for_each(|mask| number(place(mask).expect("one of the sets"), out));
    }
}

fn made(sources: &Sources) -> Vec<u8> {
    let mut rest = Vec::new();
    write_folds(sources, &mut rest);
    write_pinyin(sources, &mut rest);
    [&b"DXFOLD1\0"[..], &xxh64(&rest, 0).to_le_bytes(), &rest].concat()
}

fn path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public/fold.bin")
}

fn committed() -> Folding {
    Folding::read(&std::fs::read(path()).expect("public/fold.bin")).expect("a table")
}

#[test]
fn the_table_is_what_its_sources_say() {
    let sources = Sources::new();
    let made = made(&sources);
    if std::env::var_os("DIANXUN_WRITE").is_some() {
        std::fs::write(path(), &made).expect("written");
    }
    let file = std::fs::read(path()).expect("public/fold.bin");
    assert!(file == made, "public/fold.bin is not what its sources say: DIANXUN_WRITE=1 cargo test --test fold");
    let folding = Folding::read(&made).expect("a table");
    for c in all() {
        let (folded, written) = (sources.fold(c), c.to_string());
        assert_eq!(folding.fold(&written), folded, "{c:?}");
        assert_eq!(folding.fold(folded), folded, "{c:?} folds on");
        // What arithmetic alone finds is still found.
        let plain: String = by_arithmetic(c).collect();
        assert_eq!(folding.fold(&plain), folded, "{c:?} folds otherwise than its plain form");
        for letter in sources.initials(c) {
            assert!(folding.initials(c).meets(Letters::of(letter)), "{c} begins with {letter}");
        }
    }
}

#[test]
fn the_forms_that_people_type_are_one() {
    let folding = committed();
    let same = [
        ("檢查", "检查"),
        ("價格", "价格"),
        ("促銷圖片過期", "促销图片过期"),
        ("ﾊﾞﾝｸ", "バンク"),
        ("①②⑳", "1220"),
        ("ﬁne", "FINE"),
        ("Straße", "STRASSE"),
        ("ＫＶ", "kv"),
        ("㎡", "m2"),
        ("½", "1⁄2"),
        ("Cafe\u{301}", "café"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("⼀", "一"),
        ("裡裏", "里里"),
    ];
    for (one, other) in same {
        assert_eq!(folding.fold(one), folding.fold(other), "{one} = {other}");
    }
    assert_ne!(folding.fold("价格"), folding.fold("价值"));
}

#[test]
fn every_reading_counts() {
    let folding = committed();
    let begins = |c: char, letter: char| folding.initials(c).meets(Letters::of(letter));
    for (c, letters) in [('林', "l"), ('单', "dsc"), ('曾', "zc"), ('重', "zc"), ('單', "dsc"), ('乾', "gq")] {
        assert!(letters.chars().all(|letter| begins(c, letter)), "{c}: {letters}");
    }
    assert!(!begins('林', 'x') && !begins('小', 'l'));
}
