//! One page that shows all pictures of a folder: a row for every screen, its themes and sizes beside each other.

use std::collections::BTreeMap;
use std::path::Path;

use crate::failure::Outcome;
use crate::place;

/// Writes `index.html` over the pictures that are in a folder.
///
/// # Errors
/// The folder cannot be listed, or the file cannot be written.
pub fn write(folder: &Path) -> Outcome {
    place::write(&folder.join("index.html"), page(&place::files_below(folder)?))
}

fn page(files: &[String]) -> String {
    let mut rows: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for file in files {
        if let Some(screen) = screen(file) {
            rows.entry(screen).or_default().push(file);
        }
    }
    let mut html = "<!doctype html><meta charset=\"utf-8\"><title>Wobble, every screen</title>\
        <style>body{font:1rem system-ui;margin:2rem}div{display:flex;gap:1rem;overflow-x:auto;align-items:start}\
        img{max-height:32rem;border:1px solid}</style>"
        .to_owned();
    for (screen, files) in rows {
        let pictures: String = files
            .iter()
            .map(|file| format!("<a href=\"{file}\"><img src=\"{file}\" alt=\"{file}\" loading=\"lazy\"></a>"))
            .collect();
        html += &format!("\n<h2>{screen}</h2><div>{pictures}</div>");
    }
    html
}

/// "first-run" of "first-run-light-412-whole.png".
fn screen(file: &str) -> Option<&str> {
    let name = file.strip_suffix(".png")?;
    let name = name.strip_suffix("-whole").unwrap_or(name);
    let (name, _width) = name.rsplit_once('-')?;
    let (screen, _theme) = name.rsplit_once('-')?;
    Some(screen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_has_all_of_its_pictures_in_one_row() {
        assert_eq!(screen("first-run-light-412-whole.png"), Some("first-run"));
        assert_eq!(screen("index.html"), None);
        let html = page(&["a-b-dark-412.png".into(), "a-b-light-412.png".into(), "c-light-412.png".into()]);
        assert_eq!(html.matches("<h2>").count(), 2);
        assert_eq!(html.matches("<img").count(), 3);
    }
}
