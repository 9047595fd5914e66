//! The screens' addresses, below whatever base path the app is served from.

use crate::words;

/// A screen.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Address {
    /// `practice`, and the root.
    Practice,
    /// `session`
    Session,
    /// `session/end`: its wrap-up.
    SessionEnd,
    /// `waiting`
    Waiting,
    /// `insights`
    Insights,
    /// `journal`
    Journal,
    /// `skills`
    Skills,
    /// `settings`
    Settings,
    /// `sessions`: those that are over.
    Sessions,
    /// `sessions/` and an id: one of them, see [`App::session_at`](super::App::session_at).
    OneSession,
    /// `about`
    About,
    /// `settings/import`: a table from elsewhere.
    Import,
    /// Anything else.
    Lost,
}

const NAMED: [(Address, &str); 12] = [
    (Address::Practice, "practice"),
    (Address::Session, "session"),
    (Address::SessionEnd, "session/end"),
    (Address::Waiting, "waiting"),
    (Address::Insights, "insights"),
    (Address::Journal, "journal"),
    (Address::Skills, "skills"),
    (Address::Settings, "settings"),
    (Address::Sessions, "sessions"),
    (Address::OneSession, "sessions/"),
    (Address::About, "about"),
    (Address::Import, "settings/import"),
];

impl Address {
    /// The screen at `path`, as the browser shows it, under the base path `base` ("/", "/wobble/").
    pub fn of(path: &str, base: &str) -> Self {
        let below = path.strip_prefix(base.trim_end_matches('/')).unwrap_or(path).trim_matches('/');
        if below.is_empty() || below == "index.html" {
            return Self::Practice;
        }
        if below.starts_with(Self::OneSession.path()) {
            return Self::OneSession;
        }
        NAMED.iter().find(|(_, name)| *name == below).map_or(Self::Lost, |(address, _)| *address)
    }

    /// Its name on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Practice => words::PRACTICE,
            Self::Session | Self::SessionEnd => words::SESSION,
            Self::Waiting => words::WAITING,
            Self::Insights => words::INSIGHTS,
            Self::Journal => words::JOURNAL,
            Self::Skills => words::SKILLS,
            Self::Settings => words::SETTINGS,
            Self::Sessions | Self::OneSession => words::SESSIONS,
            Self::About => words::ABOUT,
            Self::Import => words::IMPORT_CSV,
            Self::Lost => words::LOST_HEAD,
        }
    }

    /// The main screen that it belongs to.
    pub fn section(self) -> Self {
        match self {
            Self::Sessions | Self::OneSession => Self::Insights,
            Self::About | Self::Import => Self::Settings,
            Self::Waiting => Self::Practice,
            main => main,
        }
    }

    /// True if the second program shows it.
    pub fn is_further(self) -> bool {
        !matches!(self, Self::Practice | Self::Session | Self::Lost)
    }

    /// Its path, without the base path and its slash.
    pub fn path(self) -> &'static str {
        NAMED.iter().find(|(address, _)| *address == self).map_or("practice", |(_, name)| *name)
    }
}
