//! What the local server answers; pure over a folder, so that it is tested without a network.

use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};

use super::content_type;

/// The parts of a request that decide the answer.
pub struct Asked<'a> {
    /// GET, HEAD, ...
    pub method: &'a str,
    /// Path and query.
    pub address: &'a str,
    /// The `Accept` header.
    pub accept: String,
    /// The `If-None-Match` header.
    pub known: Option<String>,
}

/// A response in full.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The content.
    pub body: Vec<u8>,
}

/// Answers as a static host would: the file, or the page for addresses that only the app knows.
#[must_use]
pub fn to(asked: &Asked, folder: &Path, base: &str) -> Answer {
    if !matches!(asked.method, "GET" | "HEAD") {
        return plain(405, "Only GET and HEAD are answered here.");
    }
    let path = asked.address.split(['?', '#']).next().unwrap_or_default();
    if !base.is_empty() && path == base.trim_end_matches('/') && path != base {
        let mut moved = plain(301, "");
        moved.headers.push(("Location", base.to_owned()));
        return moved;
    }
    let Some(relative) = path.strip_prefix(base) else {
        return plain(404, &format!("Wobble is at {base}"));
    };
    let Some(mut file) = inside(folder, relative) else {
        return plain(404, "There is no such address.");
    };
    if !file.is_file() {
        // Navigations only: a missing script or picture must not become a page.
        if !relative.is_empty() && !asked.accept.contains("text/html") {
            return plain(404, "There is no such file.");
        }
        file = folder.join("index.html");
    }
    let Ok(body) = std::fs::read(&file) else {
        return plain(404, "The file cannot be read.");
    };
    let hash = Sha256::digest(&body);
    let tag = hash.iter().take(8).map(|b| format!("{b:02x}"));
    let tag = format!("\"{}\"", tag.collect::<String>());
    let known = asked.known.as_ref().is_some_and(|all| all.contains(&tag));
    Answer {
        status: if known { 304 } else { 200 },
        headers: vec![
            ("Content-Type", content_type(&file).to_owned()),
            ("Cache-Control", "no-cache".to_owned()),
            ("ETag", tag),
        ],
        body: if known { Vec::new() } else { body },
    }
}

fn plain(status: u16, text: &str) -> Answer {
    Answer {
        status,
        headers: vec![("Content-Type", "text/plain; charset=utf-8".to_owned())],
        body: text.as_bytes().to_vec(),
    }
}

/// The file that an address names below a folder; none if the address leads out of it.
fn inside(folder: &Path, relative: &str) -> Option<PathBuf> {
    let relative = PathBuf::from(decoded(relative)?);
    let stays = relative.components().all(|c| matches!(c, Component::Normal(_)));
    stays.then(|| folder.join(relative))
}

/// An address with its `%xx` resolved.
fn decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = address.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |b: u8| char::from(b).to_digit(16);
        let value = digit(rest.next()?)? * 16 + digit(rest.next()?)?;
        bytes.push(u8::try_from(value).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;
    use crate::failure::Outcome;
    use crate::place;

    fn ask(address: &str, accept: &str) -> Outcome<Answer> {
        // a folder for each question: tests run side by side
        static ASKED: AtomicU32 = AtomicU32::new(0);
        let place = place::target().join("test-serve").join(ASKED.fetch_add(1, Ordering::Relaxed).to_string());
        let folder = place.join("served");
        place::write(&folder.join("index.html"), "page")?;
        place::write(&folder.join("a b.wasm"), "code")?;
        place::write(&place.join("secret"), "secret")?;
        let asked = Asked { method: "GET", address, accept: accept.to_owned(), known: None };
        Ok(to(&asked, &folder, "/w/"))
    }

    #[test]
    fn files_have_their_type_and_unknown_navigations_get_the_page() -> Outcome {
        let file = ask("/w/a%20b.wasm?x", "*/*")?;
        assert_eq!((file.status, file.body.as_slice()), (200, &b"code"[..]));
        assert!(file.headers.contains(&("Content-Type", "application/wasm".into())));
        assert_eq!(ask("/w/session", "text/html,*/*")?.body, b"page");
        assert_eq!(ask("/w/", "*/*")?.body, b"page");
        Ok(())
    }

    #[test]
    fn what_is_missing_or_outside_is_not_found() -> Outcome {
        for address in ["/w/missing.js", "/other", "/w/../secret", "/w/%2e%2e/secret", "/w//etc/passwd", "/w/%zz"] {
            assert_eq!(ask(address, "*/*")?.status, 404, "{address}");
        }
        assert_eq!(ask("/w", "text/html")?.status, 301);
        Ok(())
    }
}
