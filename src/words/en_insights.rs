//! English: what is looked at on Insights.

/// To the weeks before those that are shown.
pub const WEEKS_BEFORE: &str = said!("Weeks before");
/// And back.
pub const WEEKS_AFTER: &str = said!("Weeks after");
/// What is asked for seldom.
pub const MORE_FILTERS: &str = said!("Filters");
/// Which attempts.
pub const LOGGED_BY: &str = said!("Logged by");
/// However they were logged.
pub const ANY_SOURCE: &str = said!("Anyone");
/// With a finger on a pad.
pub const BY_TOUCH: &str = said!("Touch");
/// With a key or a pedal.
pub const BY_KEY: &str = said!("Key or pedal");
/// By somebody else.
pub const BY_PARTNER: &str = said!("A partner");
/// Whether they are shown.
pub const CLEAN_ATTEMPTS: &str = said!("Clean attempts");
/// They are.
pub const WITH_CLEANS: &str = said!("With cleans");
/// They are not.
pub const WITHOUT_CLEANS: &str = said!("Without cleans");

/// "Only attempts logged by: A partner. Without clean attempts."; nothing where nothing is left out.
pub fn filtered(source: Option<&str>, without_cleans: bool) -> String {
    let source = source.map(|source| format!("Only attempts logged by: {source}.")).unwrap_or_default();
    let cleans = if without_cleans { said!("Clean attempts are not shown.") } else { "" };
    let blank = if source.is_empty() || cleans.is_empty() { "" } else { " " };
    source + blank + cleans
}
