//! Journeys through Wobble in real browsers, told as a person lives them. `cargo xtask test` builds the app, says by
//! environment variables where it and the drivers are, and runs them one after the other.
//!
//! | module | what it tells |
//! |---|---|
//! | `rink` | the minute at the rink, with a real touch screen; nothing leaves the phone |
//! | `core` | the same in short in Firefox, in WebKit, and below a path of a host |
//! | `charts` | what Insights shows of a session, how far back, and where bars say their numbers |
//! | `changes` | a change that is marked below a chart, and what it parts |
//! | `closing` | the end of a session: a guess, how it felt, a lesson
//! | `pads` | finger, key, pedal, switch: each tap counts once, and is stored |
//! | `layouts` | pads for a partner, for sizes, for a finger that stays; components in turn |
//! | `past` | sessions that are over, the journal, deleting everything |
//! | `bench` | misses that wait for a cause |
//! | `tables` | tables out, tables from elsewhere in, the share sheet, the next backup |
//! | `forms` | what cannot be is told beside its field, and nothing changes |
//! | `tabs` | two tabs, and nothing lost between them |
//! | `practice` | what Practice and the wrap-up say of a session, and of skills that are put away |
//! | `skills` | a skill is taken apart, put away, brought back and practised |
//! | `feel` | what is heard and felt, the chime |
//! | `learners` | two pupils on a coach's device, and what one of them takes home |
//! | `ladder` | the breakdown ladder, and the metronome |
//! | `awake` | the screen that stays awake, page hidden or seen, lock granted, taken back or refused |
//! | `journal` | a setback, and the day on which it comes back; misses that stop asking |
//! | `kept` | what becomes of what is stored, as Settings says it |
//! | `offline` | no network; from one version to the next |
//! | `old_page` | a page asks for the rest of its program after an update, or once more |
//! | `sample` | looking around with sample data, and what is one's own as it was |
//! | `ledger` | what worked is said, offered first, and given again with one tap |
//! | `quick` | how few taps and how little time it takes |
//! | `scale` | what the first screen reads, however much there is; what was counted is counted again where it is wrong |
//! | `trouble` | damaged files, full and blocked storage, strange notes |
//! | `access` | every screen in every theme before axe; a keyboard alone |
//!
//! What they are told with: `browser` starts browsers, `person` is what a person does in one, `site` serves the app,
//! `told` is what each step answers.
//!
//! *Invariant*: no journey names a CSS class; nothing is found but by what a screen reader says of it.
#![cfg(test)]

mod access;
mod awake;
mod bench;
mod browser;
mod changes;
mod charts;
mod closing;
mod core;
mod feel;
mod forms;
mod journal;
mod kept;
mod ladder;
mod layouts;
mod learners;
mod ledger;
mod offline;
mod old_page;
mod pads;
mod past;
mod person;
mod practice;
mod quick;
mod rink;
mod sample;
mod scale;
mod site;
mod skills;
mod tables;
mod tabs;
mod told;
mod trouble;
