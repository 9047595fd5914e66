//! Reads the addresses out of a built `index.html`.
//!
//! Only what trunk and our own page write has to be understood: tags without `>` inside attribute values,
//! values in double, single or (after minifying) no quotes.

/// One tag's attributes, in order; a bare attribute has an empty value.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag {
    /// The tag's name, in lower case.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// An attribute's value.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        all.find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// Every start tag of a page.
#[must_use]
pub fn tags(html: &str) -> Vec<Tag> {
    html.split('<')
        .skip(1)
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|rest| rest.split_once('>'))
        .map(|(inside, _)| tag(inside))
        .collect()
}

fn tag(inside: &str) -> Tag {
    let (name, mut rest) = inside.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|c: char| c == '=' || c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let value;
        (value, rest) = match after.strip_prefix('=') {
            None => ("", after),
            Some(after) => match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                _ => after.split_at(after.find(|c: char| c.is_ascii_whitespace()).unwrap_or(after.len())),
            },
        };
        if !key.is_empty() {
            attributes.push((key.to_ascii_lowercase(), value.to_owned()));
        } else if after.is_empty() {
            break;
        }
    }
    Tag { name: name.to_ascii_lowercase(), attributes }
}

/// The files that a first visit fetches, relative to the page's folder, `index.html` first.
///
/// Icons for other systems' home screens and the service worker's own copies are not part of it.
#[must_use]
pub fn first_visit(html: &str) -> Vec<String> {
    let tags = tags(html);
    let base = tags.iter().find(|t| t.name == "base").and_then(|t| t.get("href")).unwrap_or("/");
    let mut files = vec!["index.html".to_owned()];
    for tag in &tags {
        let address = match (tag.name.as_str(), tag.get("rel")) {
            ("script", _) => tag.get("src"),
            ("link", Some("stylesheet" | "icon" | "manifest" | "modulepreload" | "preload")) => tag.get("href"),
            _ => None,
        };
        let Some(address) = address else { continue };
        let file = address.strip_prefix(base).unwrap_or(address).to_owned();
        if !files.contains(&file) && !file.starts_with("data:") {
            files.push(file);
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_and_bare_values_are_read() {
        let t = tags("<link rel=icon href='a b.svg'><script async src=\"/x/b.js\" type=module></script>");
        assert_eq!(t[0].get("href"), Some("a b.svg"));
        assert_eq!(t[1].get("src"), Some("/x/b.js"));
        assert_eq!(t[1].get("async"), Some(""));
        assert_eq!(t[1].get("type"), Some("module"));
    }

    #[test]
    fn the_first_visit_is_what_the_page_names() {
        let html = "<!doctype html><base href=/w/><link rel=manifest href=m.webmanifest>\
            <link rel=apple-touch-icon href=t.png><link rel=modulepreload href=/w/a.js>\
            <link rel=preload as=fetch href=/w/a.wasm><script src=/w/boot.js></script><script src=/w/boot.js></script>";
        assert_eq!(first_visit(html), ["index.html", "m.webmanifest", "a.js", "a.wasm", "boot.js"]);
    }
}
