//! Journeys.
#![cfg(test)]

mod browser;
mod offline;
mod pads;
mod person;
mod site;
mod told;

mod core;
mod rink;
