//! The web app manifest: `public/manifest.json` with what depends on the base path.

use serde_json::{Value, json};

use crate::failure::{Failure, OrSay, Outcome};

/// Pictures of the app: address relative to the manifest, width and height.
pub type Screenshots = [(String, (u32, u32))];

/// The manifest for a base path.
///
/// Every address in it is relative to the manifest's own. Only `id` is not: browsers resolve it against the
/// origin, so it must hold the path, or two Wobbles on one host would be taken for the same app.
///
/// # Errors
/// The template is no JSON object.
pub fn render(template: &str, base: &str, screenshots: &Screenshots) -> Outcome<String> {
    let mut manifest: Value = serde_json::from_str(template).or_say(|| "public/manifest.json is no JSON.".into())?;
    let fields =
        manifest.as_object_mut().ok_or_else(|| Failure::new("public/manifest.json must be one JSON object."))?;
    if let Some(path) = path_of(base) {
        fields.insert("id".into(), json!(path));
    }
    if !screenshots.is_empty() {
        fields.insert("screenshots".into(), screenshots.iter().map(picture).collect());
    }
    serde_json::to_string(&manifest).or_say(|| "The manifest could not be written.".into())
}

fn picture((address, (width, height)): &(String, (u32, u32))) -> Value {
    let name = address.rsplit('/').next().unwrap_or(address);
    // a number in front only says which comes first
    let label =
        name.trim_end_matches(".png").trim_start_matches(|c: char| c.is_ascii_digit() || c == '-').replace('-', " ");
    json!({
        "src": address,
        "sizes": format!("{width}x{height}"),
        "type": "image/png",
        "form_factor": if width > height { "wide" } else { "narrow" },
        "label": label,
    })
}

/// The path of a public URL that says one.
fn path_of(base: &str) -> Option<&str> {
    if base.starts_with('/') {
        return Some(base);
    }
    let (_, after) = base.split_once("://")?;
    after.find('/').map(|at| &after[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_holds_the_path_and_all_else_is_relative() -> Outcome {
        let template = crate::place::read(&crate::place::root().join("public/manifest.json"))?;
        let manifest = render(&template, "/wobble/", &[("screenshots/1-a-b.png".into(), (4, 9))])?;
        let manifest: Value = serde_json::from_str(&manifest).or_say(|| "no JSON".into())?;
        assert_eq!(manifest["id"], "/wobble/");
        assert_eq!(manifest["start_url"], "./");
        assert_eq!(manifest["scope"], "./");
        assert_eq!(manifest["screenshots"][0]["form_factor"], "narrow");
        assert_eq!(manifest["screenshots"][0]["label"], "a b");
        let shortcuts = manifest["shortcuts"].to_string();
        assert!(!shortcuts.contains("\"/"), "{shortcuts}");
        Ok(())
    }

    #[test]
    fn a_base_that_says_no_path_leaves_the_id_to_the_browser() {
        assert_eq!(path_of("./"), None);
        assert_eq!(path_of("https://example.org/a/"), Some("/a/"));
    }
}
