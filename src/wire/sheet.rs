//! A workbook of one sheet (XLSX), written row by row: every cell is a text, so that no spreadsheet works anything out of
//! it or shortens a long number (R32). Knows no record and no language.

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use std::io::Write;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const ROOT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const PARTS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const SHEET: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;

/// A workbook that is being written.
pub struct Workbook {
    zip: Zip,
    sheet: Member,
    row: u64,
}

impl Default for Workbook {
    fn default() -> Self {
        let mut zip = Zip::default();
        for (name, text) in [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", ROOT),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", PARTS),
        ] {
            let mut member = Member::new(name);
            member.write(text);
            zip.add(member);
        }
        let mut sheet = Member::new("xl/worksheets/sheet1.xml");
        sheet.write(SHEET);
        Self { zip, sheet, row: 0 }
    }
}

impl Workbook {
    /// Adds a row.
    pub fn row<C: AsRef<str>>(&mut self, cells: &[C]) {
        self.row += 1;
        let mut text = format!("<row r=\"{}\">", self.row);
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.as_ref().is_empty()) {
            text += &format!("<c r=\"{}{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">", column(at), self.row);
            escape(&mut text, cell.as_ref());
            text += "</t></is></c>";
        }
        text += "</row>";
        self.sheet.write(&text);
    }

    /// The file.
    pub fn finish(mut self) -> Vec<u8> {
        self.sheet.write("</sheetData></worksheet>");
        self.zip.add(self.sheet);
        self.zip.finish()
    }
}

/// `0` → `A`, `26` → `AA`.
fn column(at: usize) -> String {
    let last = char::from(b'A' + (at % 26) as u8);
    if at < 26 { last.to_string() } else { format!("{}{last}", column(at / 26 - 1)) }
}

/// Signs that XML has no form for are left out.
fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(letter),
            letter if letter < ' ' || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => out.push(letter),
        }
    }
}

/// A file within the archive.
struct Member {
    name: &'static str,
    encoder: DeflateEncoder<Vec<u8>>,
    crc: Crc,
}

impl Member {
    fn new(name: &'static str) -> Self {
        Self { name, encoder: DeflateEncoder::new(Vec::new(), Compression::fast()), crc: Crc::new() }
    }

    fn write(&mut self, text: &str) {
        self.crc.update(text.as_bytes());
        // Writing into memory does not fail.
        let _ = self.encoder.write_all(text.as_bytes());
    }
}

/// An archive: members, and the directory behind them.
#[derive(Default)]
struct Zip {
    out: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Zip {
    fn add(&mut self, member: Member) {
        let at = self.out.len() as u32;
        let (crc, size) = (member.crc.sum(), member.crc.amount());
        let packed = member.encoder.finish().unwrap_or_default();
        let mut head = Vec::new();
        // Version, UTF-8 names, deflate, no time (1980-01-01), checksum, sizes, lengths of the names.
        let fields: [u16; 5] = [20, 1 << 11, 8, 0, 0x21];
        fields.iter().for_each(|field| head.extend(field.to_le_bytes()));
        [crc, packed.len() as u32, size].iter().for_each(|field| head.extend(field.to_le_bytes()));
        [member.name.len() as u16, 0].iter().for_each(|field| head.extend(field.to_le_bytes()));
        self.out.extend(b"PK\x03\x04");
        self.out.extend(&head);
        self.out.extend(member.name.as_bytes());
        self.out.extend(packed);
        self.directory.extend(b"PK\x01\x02\x14\x00");
        self.directory.extend(&head);
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(member.name.as_bytes());
        self.count += 1;
    }

    fn finish(mut self) -> Vec<u8> {
        let at = self.out.len() as u32;
        let size = self.directory.len() as u32;
        self.out.append(&mut self.directory);
        self.out.extend(b"PK\x05\x06\0\0\0\0");
        [self.count, self.count].iter().for_each(|count| self.out.extend(count.to_le_bytes()));
        [size, at].iter().for_each(|field| self.out.extend(field.to_le_bytes()));
        self.out.extend([0; 2]);
        self.out
    }
}
