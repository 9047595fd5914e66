//! Journeys.
#![cfg(test)]

mod browser;
mod offline;
mod person;
mod site;
mod told;

mod core;
mod rink;
