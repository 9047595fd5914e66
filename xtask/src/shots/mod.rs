//! `cargo xtask shots`: pictures of every screen and its main states, in every theme and two sizes, to be looked at.
//!
//! ```text
//! tour         the way through the app
//! page         one page: found by role and name, pressed, photographed
//! names        what is on a page by role and name
//! png          pictures as it sends them
//! few_colours  smaller ones, for the README
//! sheet        one page that shows them all
//! ```
//!
//! The page's clocks stand still until the tour moves them (`clock.js`), nothing moves by itself, and the sample data come
//! from a seed: the same build gives the same pictures, but for the smoothing of a letter here and there.

mod few_colours;
mod names;
mod page;
mod png;
mod sheet;
mod tour;

use std::path::{Path, PathBuf};

use crate::arguments::Arguments;
use crate::chromium::Chromium;
use crate::failure::{Failure, OrSay, Outcome};
use crate::serve::Site;
use crate::{build, place, tools};
use few_colours::few_colours;
use page::{Page, Size};

/// The themes by their names in Settings, and whether the browser itself is dark there.
const THEMES: [(&str, bool); 3] = [("Light", false), ("Dark", true), ("Rink", true)];

const PHONE: Size = Size { width: 412, height: 915, scale: 1.5, phone: true };
const COMPUTER: Size = Size { width: 1280, height: 800, scale: 1.0, phone: false };

/// Colours of a picture in the README: no more than it takes until no difference is seen.
const COLOURS: usize = 96;

/// The README's pictures, and the install dialog's: of which shot, under which name. A name is a picture's label, too.
const README: [(&str, &str); 4] = [
    ("practice", "1-practice.png"),
    ("session-reflection", "2-session-with-reflection.png"),
    ("wrap-up", "3-wrap-up.png"),
    ("insights-chart", "4-insights.png"),
];

/// Builds Wobble, goes through it, and leaves the pictures in a folder; with `--readme` only those of the README, at
/// their place.
///
/// # Errors
/// A tool is missing, the app does not compile, something is not where it should be on a screen, or a page threw.
pub fn run(mut arguments: Arguments) -> Outcome {
    let out = arguments.value("out")?.map_or_else(|| Ok(place::target().join("shots")), |folder| absolute(&folder))?;
    let built = arguments.value("dist")?.map(|folder| absolute(&folder)).transpose()?;
    let readme = arguments.flag("readme")?;
    arguments.finish()?;
    let dist = match built {
        Some(dist) => dist,
        None => built_now()?,
    };
    tools::for_shots()?;
    let server = Site::new(dist, "/").listen(0)?;
    let site = format!("http://127.0.0.1:{}/", server.port());
    let mut chromium = Chromium::start()?;
    let mut taken = 0;
    if readme {
        let theme = THEMES[0];
        taken += walk(&mut chromium, &site, (theme, PHONE), &out, |page| tour::first_session(page, theme.0))?;
        taken += walk(&mut chromium, &site, (theme, PHONE), &out, |page| tour::sample(page, theme.0))?;
        for (shot, name) in README {
            let picture = place::read_bytes(&out.join(format!("{shot}{}.png", suffix(theme.0, PHONE))))?;
            let small = few_colours(&picture, COLOURS)?;
            place::write(&place::root().join("public").join("screenshots").join(name), small)?;
        }
    } else {
        for look in THEMES.into_iter().flat_map(|theme| [PHONE, COMPUTER].map(|size| (theme, size))) {
            let ((theme, _), size) = look;
            println!("{theme}, {} x {} ...", size.width, size.height);
            taken += walk(&mut chromium, &site, look, &out, |page| tour::empty(page, theme))?;
            taken += walk(&mut chromium, &site, look, &out, |page| tour::first_session(page, theme))?;
            taken += walk(&mut chromium, &site, look, &out, |page| tour::sample(page, theme))?;
        }
    }
    sheet::write(&out)?;
    println!("{taken} pictures are in {}; index.html there shows them all.", out.display());
    match chromium.errors().as_slice() {
        [] => Ok(()),
        errors => Err(Failure::new(format!("The pages had errors:\n{}", errors.join("\n")))),
    }
}

fn built_now() -> Outcome<PathBuf> {
    tools::for_build()?;
    let dist = place::target().join("dist-shots");
    build::release("/", &dist)?;
    Ok(dist)
}

/// One way through the app, in a browser that has never been here.
fn walk(
    chromium: &mut Chromium,
    site: &str,
    ((theme, dark), size): ((&str, bool), Size),
    out: &Path,
    tour: impl FnOnce(&mut Page) -> Outcome,
) -> Outcome<usize> {
    let suffix = suffix(theme, size);
    let mut page = Page::open(chromium, site, size, dark, out, &suffix)?;
    let done = tour(&mut page);
    if done.is_err() {
        // what was there instead says more than any sentence
        let _ = page.shot_here("stopped-here");
    }
    let taken = page.close()?;
    done.map(|()| taken)
}

/// What stands behind a picture's name: "-light-412".
fn suffix(theme: &str, size: Size) -> String {
    format!("-{}-{}", theme.to_lowercase(), size.width)
}

fn absolute(folder: &str) -> Outcome<PathBuf> {
    std::path::absolute(folder).or_say(|| format!("`{folder}` is no folder that can be written to."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_say_theme_and_width() {
        assert_eq!(suffix("Rink", PHONE), "-rink-412");
        assert_eq!(suffix("Light", COMPUTER), "-light-1280");
    }

    #[test]
    fn the_readme_shows_pictures_that_are_there() -> Outcome {
        let readme = place::read(&place::root().join("README.md"))?;
        for (_, name) in README {
            assert!(readme.contains(&format!("public/screenshots/{name}")), "{name}");
            let picture = place::read_bytes(&place::root().join("public").join("screenshots").join(name))?;
            assert_eq!(crate::icons::png_size(&picture), Some((618, 1373)), "{name}");
            assert!(picture.len() < 60_000, "{name}: {} bytes", picture.len());
        }
        Ok(())
    }
}
