//! Wobble's chores, run as `cargo xtask COMMAND`.
//!
//! | module | what it does |
//! |---|---|
//! | [`arguments`] | `--flag value` pairs of the command line |
//! | [`failure`] | errors as sentences: what happened and what to do |
//! | [`place`] | where everything is: checkout, tools, builds |
//! | [`run`] | starting other programs and reading what they say |
//! | [`tools`] | installs pinned tools under `.tools/`, once |
//! | [`build`] | a release build by trunk for one base path |
//! | [`styles`] | trunk's first step: one style sheet |
//! | [`sizes`] | what a first visit downloads, raw and compressed |
//! | [`page`] | reads the addresses out of a built `index.html` |
//! | [`serve`] | the local web server |
//! | [`service_worker`] | trunk's last step: icons, manifest, `sw.js` |
//! | [`icons`], [`manifest`] | parts of that step |
//! | [`check`], [`mod@test`] | what must hold before a change lands |
//! | [`screen`] | a virtual screen for browsers that need one |
//! | [`mod@bench`] | start-up and taps against bare apps, charts against uPlot |
//! | [`faults`] | a browser that is killed, over and over, and what is still there |
//! | [`hostile`] | damaged documents without number, read by the store |
//! | [`mod@scale`] | ten years of practice in a browser on a slow phone |
//! | [`chromium`] | the browser that these drive |
//! | [`shots`] | pictures of every screen, in every theme and size |
//!
//! *Invariant:* nothing here is part of the app; the app never depends on this crate.

pub mod arguments;
pub mod bench;
pub mod build;
pub mod check;
pub mod chromium;
pub mod failure;
pub mod faults;
pub mod hostile;
pub mod icons;
pub mod manifest;
pub mod page;
pub mod place;
pub mod run;
pub mod scale;
pub mod screen;
pub mod serve;
pub mod service_worker;
pub mod shots;
pub mod sizes;
pub mod styles;
pub mod test;
pub mod tools;
