//! Journeys.
#![cfg(test)]
