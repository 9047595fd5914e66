//! Wobble: taps, ten seconds of thought, and weeks of evidence, for people who learn something hard.
//!
//! The rooms, from the rules outwards; ARCHITECTURE.md has the map and what is absent from each:
//! - [`domain`]: skills, sessions, attempts, and the rules between them
//! - [`insights`]: what weeks of sessions show
//! - [`store`]: how it is kept: formats, checksums, backup
//! - [`json`]: trees of JSON, and what has a form in it
//! - [`charts`]: how it is drawn
//! - [`drawing`]: what the page asks of the worker that draws
//! - [`figures`]: what weeks say, in a sentence and a drawing
//! - [`decks`]: ready-made skills
//! - [`sample`]: somebody's half-year, to look around in
//! - [`sound`]: what a tap sounds and feels like
//! - [`words`]: every sentence on screen
//! - `platform`, `dom`, `app`, `views`, `widgets`: the browser's edge, compiled for wasm32 only
#![warn(missing_docs)]

#[macro_use]
pub mod json;

pub mod charts;
pub mod decks;
pub mod domain;
pub mod drawing;
pub mod figures;
pub mod insights;
pub mod sample;
pub mod sound;
pub mod store;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
mod views;
#[cfg(target_arch = "wasm32")]
mod widgets;
