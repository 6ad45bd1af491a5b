//! The text of a description that is HTML: without its tags, with line breaks where it had blocks. It is read, never
//! shown as HTML (R29). Knows no listing.

/// Tags that begin a line of their own.
const BLOCKS: [&str; 11] = ["p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "table", "ul"];
/// Whose content is no text.
const SILENT: [&str; 2] = ["script", "style"];

/// Whether a text is HTML: it has a tag, or a name for a letter.
pub(super) fn is_html(text: &str) -> bool {
    let end = text.rfind('>').unwrap_or_default();
    let begins = |at: usize| text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    let has_tag = text[..end].match_indices('<').any(|(at, _)| begins(at));
    has_tag || ["&nbsp;", "&amp;", "&lt;", "&gt;", "&quot;"].iter().any(|name| text.contains(name))
}

/// The text within.
pub(super) fn text_of(html: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(html.len() / 2), html);
    while let Some((before, tagged)) = rest.split_once('<') {
        out.push_str(before);
        let Some((tag, after)) = tagged.split_once('>') else {
            // A sign for "less than", not a tag.
            out.push('<');
            out.push_str(tagged);
            rest = "";
            break;
        };
        rest = passed(tag, after, &mut out);
    }
    out.push_str(rest);
    tidy(&named(&named(&out)))
}

/// Passes a tag over, and what is no text behind it; returns what follows.
fn passed<'h>(tag: &str, after: &'h str, out: &mut String) -> &'h str {
    let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    if BLOCKS.contains(&name.as_str()) {
        out.push('\n');
    }
    if SILENT.contains(&name.as_str()) && !tag.starts_with('/') {
        let end = format!("</{name}");
        let is_end = |bytes: &[u8]| bytes.eq_ignore_ascii_case(end.as_bytes());
        let from = after.as_bytes().windows(end.len()).position(is_end).unwrap_or(after.len());
        return after[from..].split_once('>').map_or("", |(_, rest)| rest);
    }
    after
}

/// Names of letters as the letters. Some writers name them twice (`&amp;gt;`), so this is done twice.
fn named(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let names = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'")];
    let without = names.iter().fold(text.to_owned(), |text, (name, letter)| text.replace(name, letter));
    without.replace("&amp;", "&")
}

/// Without blanks at the ends of lines, and no more than one empty line at once.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines().map(|line| line.trim_matches(|c: char| c.is_whitespace())) {
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.trim().to_owned()
}
