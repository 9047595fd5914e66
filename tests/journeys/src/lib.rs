//! Journeys.
#![cfg(test)]

mod browser;
mod person;
mod site;
mod told;

mod core;
mod rink;
