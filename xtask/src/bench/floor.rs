//! The bare Leptos app, built with Wobble's own page around it.

use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::{build, place};

/// Builds it into a folder, for `/`.
///
/// # Errors
/// Wobble's page is not what this module expects, or the app does not compile.
pub fn build(dist: &Path) -> Outcome {
    let shell = place::read(&place::root().join("index.html"))?;
    let folder = place::root().join("xtask").join("floor").join("leptos-button");
    let page = folder.join("index.html");
    place::write(&page, swapped(&shell)?)?;
    build::page(&page, "/", dist)
}

/// The names of what is fetched later.
const LATER: &str = " data-further=\"wobble-further.js\" data-draw=\"draw.js\"";

/// The page with its app swapped: the rust link names the other program, everything else that trunk reads keeps
/// its place, seen from three folders further down.
fn swapped(shell: &str) -> Outcome<String> {
    let ours = "data-bin=\"wobble-app\"";
    if shell.matches(ours).count() != 1 {
        return Err(Failure::new(format!("index.html must hold `{ours}` exactly once.")));
    }
    // the worker's program is loaded when it is needed, and is no part of a start
    let shell: String = shell.split_inclusive('\n').filter(|line| !line.contains("data-type=\"worker\"")).collect();
    let shell = shell.replace(LATER, "");
    let mut page = String::new();
    let mut rest = shell.as_str();
    while let Some(at) = rest.find("data-trunk ") {
        let (before, after) = rest.split_at(at);
        let end = after.find('>').unwrap_or(after.len());
        let (tag, beyond) = after.split_at(end);
        page.push_str(before);
        page.push_str(&tag.replace("href=\"", "href=\"../../../").replace("src=\"", "src=\"../../../"));
        rest = beyond;
    }
    page.push_str(rest);
    Ok(page.replace(ours, "data-bin=\"leptos-button\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_app_and_the_way_to_the_files_change() -> Outcome {
        let shell = "<base data-trunk-public-url><link rel=\"icon\" href=\"icon.svg\"><link data-trunk rel=\"css\" href=\"style/a.css\">\
            <link data-trunk rel=\"rust\" data-bin=\"wobble-app\">\n<link data-bin=\"wobble-draw\" data-type=\"worker\">\n\
            <script data-trunk src=\"public/boot.js\"></script>";
        let page = "<base data-trunk-public-url><link rel=\"icon\" href=\"icon.svg\"><link data-trunk rel=\"css\" href=\"../../../style/a.css\">\
            <link data-trunk rel=\"rust\" data-bin=\"leptos-button\">\n<script data-trunk src=\"../../../public/boot.js\"></script>";
        assert_eq!(swapped(shell)?, page);
        assert!(swapped("<html>").is_err());
        let shell = place::read(&place::root().join("index.html"))?;
        assert!(shell.contains(LATER) && !swapped(&shell)?.contains("data-further"));
        Ok(())
    }
}
