//! A workbook (XLSX), written row by row: of one sheet in which every cell is a text, so that no spreadsheet works anything
//! out of it or shortens a long number (R32); or of several, with numbers and formulas where somebody wants to work on.
//! Knows no record and no language.

mod zip;

use zip::{Member, Zip};

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const SHEET: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#;
/// On A4, as wide as the page and as long as need be.
const FIT: &str = r#"<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>"#;
const PAPER: &str = r#"<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="portrait" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>"#;
/// The styles, in the order of [`Style`].
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="15"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#;

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As it comes.
    #[default]
    Plain,
    /// Long words, in lines.
    Wrapped,
    /// A name.
    Bold,
    /// What stands above all.
    Title,
    /// Of a table with lines around its cells.
    Ruled,
    /// A score, with one decimal.
    Score,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(Style, String),
    /// A whole number.
    Whole(i64),
    /// What is worked out, without the sign of equality, and what it comes to: of a number its digits.
    Formula(Style, String, Cached),
}

/// What a formula comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cached {
    /// A number, as its digits.
    Number(String),
    /// A text.
    Text(String),
}

/// A workbook that is being written.
pub struct Workbook {
    zip: Zip,
    sheet: Option<Member>,
    begun: usize,
    row: u64,
}

impl Default for Workbook {
    /// Of one sheet.
    fn default() -> Self {
        let mut book = Self::of(&["Sheet1".to_owned()]);
        book.sheet(&[]);
        book
    }
}

impl Workbook {
    /// Of sheets with these names, which are begun one after the other by [`Workbook::sheet`]; as many as there are names.
    pub fn of(names: &[String]) -> Self {
        let mut zip = Zip::default();
        for (name, text) in [
            ("[Content_Types].xml", types(names.len())),
            ("_rels/.rels", ROOT.to_owned()),
            ("xl/workbook.xml", book(names)),
            ("xl/_rels/workbook.xml.rels", parts(names.len())),
            ("xl/styles.xml", STYLES.to_owned()),
        ] {
            let mut member = Member::new(name);
            member.write(XML);
            member.write(&text);
            zip.add(member);
        }
        Self { zip, sheet: None, begun: 0, row: 0 }
    }

    /// Begins the next sheet; its columns are so many signs wide, as it comes where nothing is said.
    pub fn sheet(&mut self, widths: &[u32]) {
        self.close();
        self.begun += 1;
        self.row = 0;
        let mut sheet = Member::new(&format!("xl/worksheets/sheet{}.xml", self.begun));
        sheet.write(XML);
        sheet.write(SHEET);
        if !widths.is_empty() {
            sheet.write(FIT);
            sheet.write(&columns(widths));
        }
        sheet.write("<sheetData>");
        self.sheet = Some(sheet);
    }

    fn close(&mut self) {
        if let Some(mut sheet) = self.sheet.take() {
            sheet.write("</sheetData>");
            sheet.write(PAPER);
            sheet.write("</worksheet>");
            self.zip.add(sheet);
        }
    }

    /// Adds a row of texts.
    pub fn row<C: AsRef<str>>(&mut self, cells: &[C]) {
        let cell = |cell: &C| match cell.as_ref() {
            "" => Cell::Empty,
            text => Cell::Text(Style::Plain, text.to_owned()),
        };
        let cells: Vec<Cell> = cells.iter().map(cell).collect();
        self.cells(&cells);
    }

    /// Adds a row; tells its number, from 1 on.
    pub fn cells(&mut self, cells: &[Cell]) -> u64 {
        self.row += 1;
        let mut text = format!("<row r=\"{}\">", self.row);
        for (at, cell) in cells.iter().enumerate() {
            write(&mut text, &format!("{}{}", column(at), self.row), cell);
        }
        text += "</row>";
        if let Some(sheet) = &mut self.sheet {
            sheet.write(&text);
        }
        self.row
    }

    /// The file.
    pub fn finish(mut self) -> Vec<u8> {
        self.close();
        self.zip.finish()
    }
}

fn write(out: &mut String, place: &str, cell: &Cell) {
    match cell {
        Cell::Empty => {}
        Cell::Whole(number) => *out += &format!("<c r=\"{place}\"><v>{number}</v></c>"),
        Cell::Text(style, text) => {
            *out += &format!("<c r=\"{place}\"{} t=\"inlineStr\"><is><t xml:space=\"preserve\">", styled(*style));
            escape(out, text);
            *out += "</t></is></c>";
        }
        Cell::Formula(style, formula, cached) => {
            let (kind, value) = match cached {
                Cached::Number(digits) => ("", digits),
                Cached::Text(text) => (" t=\"str\"", text),
            };
            *out += &format!("<c r=\"{place}\"{}{kind}><f>", styled(*style));
            escape(out, formula);
            *out += "</f><v>";
            escape(out, value);
            *out += "</v></c>";
        }
    }
}

fn styled(style: Style) -> String {
    if style == Style::Plain { String::new() } else { format!(" s=\"{}\"", style as u8) }
}

fn columns(widths: &[u32]) -> String {
    let one = |(at, width): (usize, &u32)| {
        let at = at + 1;
        format!("<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>")
    };
    format!("<cols>{}</cols>", widths.iter().enumerate().map(one).collect::<String>())
}

fn types(sheets: usize) -> String {
    const HEAD: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"#;
    const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    let one = |at| format!("<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"{TYPE}\"/>");
    format!("{HEAD}{}</Types>", (1..=sheets).map(one).collect::<String>())
}

/// What comes to be worked out is worked out anew when the file is opened.
fn book(names: &[String]) -> String {
    const HEAD: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>"#;
    let mut out = HEAD.to_owned();
    for (at, name) in names.iter().enumerate() {
        out += "<sheet name=\"";
        escape(&mut out, &name.replace('"', "'"));
        out += &format!("\" sheetId=\"{0}\" r:id=\"rId{0}\"/>", at + 1);
    }
    out + "</sheets><calcPr fullCalcOnLoad=\"1\"/></workbook>"
}

fn parts(sheets: usize) -> String {
    const HEAD: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#;
    const OF: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let one =
        |at| format!("<Relationship Id=\"rId{at}\" Type=\"{OF}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>");
    let styles = format!("<Relationship Id=\"rId{}\" Type=\"{OF}/styles\" Target=\"styles.xml\"/>", sheets + 1);
    format!("{HEAD}{}{styles}</Relationships>", (1..=sheets).map(one).collect::<String>())
}

/// Names for sheets as spreadsheets allow them: at most 31 signs, none of `[]:*?/\`, each once.
pub fn sheet_names(wanted: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for text in wanted {
        let plain: String = text.chars().map(|c| if "[]:*?/\\'".contains(c) || c < ' ' { ' ' } else { c }).collect();
        let plain = if plain.trim().is_empty() { "-" } else { plain.trim() };
        let is_free = |name: &String| names.iter().all(|own| own.to_lowercase() != name.to_lowercase());
        let numbered = (2..).map(|number: usize| {
            let tail = format!(" {number}");
            plain.chars().take(31 - tail.len()).collect::<String>() + &tail
        });
        let first = std::iter::once(plain.chars().take(31).collect::<String>());
        names.extend(first.chain(numbered).find(is_free));
    }
    names
}

/// `0` → `A`, `26` → `AA`.
pub(super) fn column(at: usize) -> String {
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

#[cfg(test)]
mod tests;
