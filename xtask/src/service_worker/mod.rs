//! Trunk's last step: completes the finished folder and lists it for the service worker.
//!
//! Trunk's own JavaScript and WebAssembly are never edited here: their names and checks were made from their content.
//! In its HTML only the names change of what is fetched later.

mod names;

use std::path::Path;

use serde_json::json;
use sha2::{Digest, Sha256};

use crate::failure::{Failure, OrSay, Outcome};
use crate::{icons, manifest, place};

const TEMPLATE: &str = include_str!("template.js");

/// `cargo xtask service-worker`, called by trunk (see `Trunk.toml`).
///
/// # Errors
/// It was not called by trunk, or a file cannot be read or written.
pub fn run() -> Outcome {
    let variable = |name: &str| {
        std::env::var(name)
            .or_say(|| format!("{name} is not set: this chore is trunk's last step, see `cargo xtask build`."))
    };
    let staging = variable("TRUNK_STAGING_DIR")?;
    let base = variable("TRUNK_PUBLIC_URL")?;
    complete(Path::new(&staging), &base)
}

/// Adds icons, manifest, `404.html` and `sw.js` to a folder that trunk has built for a base path, and names what is
/// fetched later by its content.
///
/// # Errors
/// A file cannot be read or written.
pub fn complete(staging: &Path, base: &str) -> Outcome {
    let public = place::root().join("public");
    icons::render(&place::read(&public.join("icon.svg"))?, staging)?;
    let screenshots = copy_screenshots(&public, staging)?;
    let template = place::read(&public.join("manifest.json"))?;
    let manifest = manifest::render(&template, base, &screenshots)?;
    place::write(&staging.join("manifest.webmanifest"), manifest)?;
    names::seal(staging)?;
    // Static hosts send 404.html for addresses that are no files: the app opens and reads the address itself.
    let page = place::read_bytes(&staging.join("index.html"))?;
    place::write(&staging.join("404.html"), page)?;
    let mut files = Vec::new();
    for file in place::files_below(staging)? {
        if belongs_offline(&file) {
            let bytes = place::read_bytes(&staging.join(&file))?;
            files.push((file, bytes));
        }
    }
    place::write(&staging.join("sw.js"), render(&files)?)
}

/// The pictures that a store or an install dialog may show, with their sizes.
fn copy_screenshots(public: &Path, staging: &Path) -> Outcome<Vec<(String, (u32, u32))>> {
    let folder = public.join("screenshots");
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for file in place::files_below(&folder)? {
        let bytes = place::read_bytes(&folder.join(&file))?;
        let size =
            icons::png_size(&bytes).ok_or_else(|| Failure::new(format!("public/screenshots/{file} is no PNG.")))?;
        let address = format!("screenshots/{file}");
        place::write(&staging.join(&address), bytes)?;
        found.push((address, size));
    }
    Ok(found)
}

/// Whether the app needs a file while offline.
fn belongs_offline(file: &str) -> bool {
    let hidden = file.split('/').any(|part| part.starts_with('.'));
    let online_only = file == "404.html" || file == "sw.js" || file.starts_with("screenshots/");
    let for_developers = [".map", ".gz", ".br", ".d.ts"].iter().any(|end| file.ends_with(end));
    !hidden && !online_only && !for_developers
}

/// The worker for these files. Its version covers the files and the worker's own text, so that a cache's name
/// stands for one content and one way of using it.
fn render(files: &[(String, Vec<u8>)]) -> Outcome<String> {
    let list: Vec<_> = files
        .iter()
        .map(|(file, bytes)| {
            // Hosts may redirect /index.html; the folder's own address is safe everywhere.
            let address = if file == "index.html" { "" } else { file };
            json!([encoded(address), hex(&Sha256::digest(bytes))])
        })
        .collect();
    let list = serde_json::to_string(&list).or_say(|| "The file list could not be written.".into())?;
    let list = list.replace("],[", "],\n  [").replace("[[", "[\n  [").replace("]]", "],\n]");
    let version = hex(&Sha256::digest(format!("{TEMPLATE}{list}")));
    Ok(TEMPLATE.replace("@VERSION@", &version[..16]).replace("@FILES@", &list))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // writing to a String cannot fail
        text
    })
}

/// A path as it stands in an address.
fn encoded(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"/-._~".contains(&b);
    path.bytes().fold(String::new(), |address, b| {
        if plain(b) { address + char::from(b).encode_utf8(&mut [0; 4]) } else { format!("{address}%{b:02X}") }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(files: &[(&str, &str)]) -> Outcome<String> {
        let files: Vec<_> = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
        let worker = render(&files)?;
        let line = worker.lines().find(|l| l.starts_with("const VERSION"));
        Ok(line.unwrap_or_default().to_owned())
    }

    #[test]
    fn the_version_changes_with_any_file_and_with_nothing_else() -> Outcome {
        let one = version(&[("index.html", "a"), ("app.js", "b")])?;
        assert_eq!(one, version(&[("index.html", "a"), ("app.js", "b")])?);
        assert_ne!(one, version(&[("index.html", "a"), ("app.js", "c")])?);
        assert_ne!(one, version(&[("index.html", "a"), ("app2.js", "b")])?);
        Ok(())
    }

    #[test]
    fn the_page_is_listed_by_its_folder_and_nothing_is_left_to_fill_in() -> Outcome {
        let worker = render(&[("index.html".into(), b"abc".to_vec())])?;
        let sha = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert!(worker.contains(&format!("[\"\",\"{sha}\"]")));
        assert!(!worker.contains("@VERSION@") && !worker.contains("@FILES@"));
        Ok(())
    }

    #[test]
    fn only_what_the_app_needs_is_kept_offline() {
        for file in ["index.html", "a-1.js", "snippets/x.js", "icon-192.png"] {
            assert!(belongs_offline(file), "{file}");
        }
        for file in ["404.html", "sw.js", ".trunk-lock", "a.js.map", "screenshots/1.png"] {
            assert!(!belongs_offline(file), "{file}");
        }
    }

    #[test]
    fn addresses_are_plain_ascii() {
        assert_eq!(encoded("a b/ü.js"), "a%20b/%C3%BC.js");
    }
}
