//! Every screen and its main states, as places that one comes by: a list, so that whoever looks at all of them walks the
//! same way.

use crate::browser::Browser;
use crate::person::Role;
use crate::site::Site;
use crate::told::{Told, Trouble};

/// One thing that is done on the way.
#[derive(Copy, Clone)]
enum Step {
    /// Goes to an address.
    Go(&'static str),
    /// Waits for something.
    See(Role, &'static str),
    /// Waits for at least so many things, whatever they are called.
    SeeAny(Role, usize),
    Press(Role, &'static str),
    /// Presses the first whose name begins so.
    PressFirst(Role, &'static str),
    /// Turns a switch on or off.
    Turn(&'static str, bool),
    Write(&'static str, &'static str),
    /// Does something that no hand can do.
    Happen(&'static str),
}

/// A screen in one state.
pub struct Place {
    /// What one would call it.
    pub name: &'static str,
    /// Whether it is looked at on the ice: everything on it is for a glove.
    pub on_the_ice: bool,
    steps: &'static [Step],
}

impl Place {
    /// A place that one is at already.
    pub const fn here(name: &'static str) -> Self {
        at(name, &[])
    }
}

const fn at(name: &'static str, steps: &'static [Step]) -> Place {
    Place { name, on_the_ice: false, steps }
}

const fn on_the_ice(name: &'static str, steps: &'static [Step]) -> Place {
    Place { name, on_the_ice: true, steps }
}

/// Picks a table with days that can be read in two ways, and a row that is left out.
const PICK: &str = "const data = new DataTransfer(); \
    data.items.add(new File(['day,result,cause\\n13/4/2026,miss,thumb\\n14/4/2026,ok,\\nnever,ok,\\n'], 'guitar.csv')); \
    const input = document.querySelector('input[type=file]'); input.files = data.files; input.dispatchEvent(new Event('change'));";
/// Picks a file without a row.
const PICK_NOTHING: &str = "const data = new DataTransfer(); data.items.add(new File(['day,result\\n'], 'empty.csv')); \
    const input = document.querySelector('input[type=file]'); input.files = data.files; input.dispatchEvent(new Event('change'));";

/// Further down, where charts are drawn as one comes near.
const FURTHER: &str = "document.getElementById('causes-finding').scrollIntoView();";
/// No control is half beneath the bar that stays, also when charts above come in: whoever wants it scrolls on.
const CLEAR: &str = "const bar = () => document.querySelector('.how-far')?.getBoundingClientRect().bottom ?? 0;
    const isCut = (one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return top < bar() && bottom > bar() && !one.closest('.how-far');
    };
    const clear = (left) => {
        for (let n = 0; n < 40 && [...document.querySelectorAll('main button, main a')].some(isCut); n += 1) {
            scrollBy(0, 8);
        }
        if (left > 0) setTimeout(clear, 50, left - 1);
    };
    clear(60);";
const FARTHEST: &str = "document.getElementById('hours-finding').scrollIntoView();";
/// Back to the top of the page: nothing lies below what stays there.
const TOP: &str = "document.activeElement.blur(); scrollTo(0, 0);";
/// Makes every write fail, as on a phone without room.
const FULL: &str = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };";
/// Something that nobody wrote, among the stored records.
const DAMAGE: &str = "localStorage.setItem('wobble:/:set', 'torn');";

/// A backup with one lesson in it is picked.
const BACKUP: &str = r#"
    const text = String.raw`{"wobble":"backup","version":1,"saved":0,"count":1,"check":"e0a73d94","records":[["j.1m7wyd4m00000009","[\"W3\",\"adc53bc6\",\"me\",{\"i\":\"1m7wyd4m00000009\",\"k\":\"1m7wtz900000a50h\",\"a\":1795195600000,\"t\":\"Knees first\"}]"]]}`;
    const picked = new DataTransfer();
    picked.items.add(new File([text], 'backup.json'));
    const input = document.getElementById('restore');
    input.files = picked.files;
    input.dispatchEvent(new Event('change'));
"#;
/// A backup of somebody else is picked.
const ANOTHERS_BACKUP: &str = r#"
    const text = String.raw`{"wobble":"backup","version":1,"saved":0,"count":1,"check":"a685707d","records":[["l.1m7wyd4m0000000m","[\"W5\",\"d2a67f81\",\"1m7wyd4m0000000m\",{\"i\":\"1m7wyd4m0000000m\",\"n\":\"Ana\",\"e\":1795195600000}]"]]}`;
    const picked = new DataTransfer();
    picked.items.add(new File([text], 'backup.json'));
    const input = document.getElementById('restore');
    input.files = picked.files;
    input.dispatchEvent(new Event('change'));
"#;
/// Whoever learns here last, and first, is chosen.
const LAST_LEARNER: &str = "const all = document.querySelector('main select'); all.selectedIndex = all.length - 1; all.dispatchEvent(new Event('change', { bubbles: true }));";
const FIRST_LEARNER: &str = "const all = document.querySelector('main select'); all.selectedIndex = 0; all.dispatchEvent(new Event('change', { bubbles: true }));";
/// Another tab takes the session that goes on.
const TAKEN: &str =
    "navigator.locks.request('wobble:/:session', { steal: true }, () => new Promise(() => {})).catch(() => {});";
/// Two weeks and a day pass.
const TWO_WEEKS: &str = "const now = Date.now; Date.now = () => now() + 15 * 86_400_000;";
/// Nothing happened for eleven minutes.
const ELEVEN_MINUTES: &str = "const now = Date.now; Date.now = () => now() + 11 * 60_000;";
/// Fills the storage so far that it is told; and makes room again.
const FILLED: &str = "localStorage.setItem('filler', 'x'.repeat(4_400_000));";
const FREED: &str = "localStorage.removeItem('filler');";

use Role::{Alert, Button, Combobox, Heading, Img, Link, Radio, RadioGroup, Region, Spinbutton, Textbox, Timer};
use Step::{Go, Happen, Press, PressFirst, See, SeeAny, Turn, Write};

/// On a new phone, in this order.
pub const PLACES: &[Place] = &[
    at("first run", &[Press(Link, "Practice"), See(Button, "Ice skating")]),
    at("first run, hint open", &[Press(Button, "Keep on device")]),
    at("first run, own skill", &[Press(Button, "My own skill"), See(Textbox, "What is it called?")]),
    at("insights, empty", &[Go("insights"), See(Heading, "Nothing to draw yet")]),
    at("sessions, empty", &[Go("sessions"), See(Heading, "No session yet")]),
    at("journal, empty", &[Go("journal"), See(Heading, "No notes yet")]),
    at("waiting, empty", &[Go("waiting"), See(Heading, "Nothing waits")]),
    at("skills, empty", &[Go("skills"), See(Heading, "No skill yet")]),
    at("no session", &[Go("session"), See(Heading, "No session is running")]),
    at("unknown address", &[Go("no-such-screen"), See(Heading, "There is nothing at this address")]),
    at("a session that is not here", &[Go("sessions/none"), See(Heading, "")]),
    at("about", &[Go("about"), See(Heading, "The idea")]),
    at("settings", &[Go("settings"), See(Heading, "Settings"), Press(Radio, "Until closed")]),
    at("a backup, before it is restored", &[Happen(BACKUP), See(Button, "Leave it")]),
    at("a backup, restored", &[Press(Button, "Restore"), See(Button, "Undo restore")]),
    at(
        "settings, archive",
        &[Press(Button, "Undo restore"), Press(Button, "Archive old years"), SeeAny(Role::Status, 2)],
    ),
    at("delete everything", &[Press(Button, "Delete everything"), See(Textbox, "To go on")]),
    at("keyboard", &[Press(Button, "All keys"), See(Button, "Close")]),
    at("settings, tables", &[Press(Button, "Close"), Press(Button, "Export CSV"), See(Button, "Save attempts")]),
    at("import", &[Go("settings/import"), See(Heading, "Import CSV")]),
    at("import, refused", &[Happen(PICK_NOTHING), SeeAny(Alert, 1)]),
    at("import, a table", &[Happen(PICK), See(Button, "Add 2 sessions")]),
    // with the sample data
    at("practice, sample", &[Go(""), Press(Button, "Look around with sample data"), See(Button, "Start session")]),
    at("settings, sample", &[Press(Link, "Settings"), Turn("Gloves", false), Press(Radio, "Until closed")]),
    at("insights", &[Press(Link, "Insights"), SeeAny(Img, 2)]),
    at("insights, a bar", &[PressFirst(Button, "Earlier")]),
    at("insights, tables", &[PressFirst(Button, "Show as table"), PressFirst(Button, "How it is worked out")]),
    at("insights, a picture", &[PressFirst(Button, "Share"), See(Button, "Picture (PNG)")]),
    at(
        "insights, filters",
        &[Happen(TOP), Press(Button, "Filters"), Press(Radio, "Standard chart"), See(Radio, "A partner")],
    ),
    at("insights, a change", &[Press(Button, "Mark a change"), See(Textbox, "What changed?")]),
    at("insights, a change without words", &[Press(Button, "Keep"), SeeAny(Alert, 1)]),
    at("insights, by name", &[Press(Button, "Cancel"), Press(Button, "Go to a chart"), See(Button, "Learning curve")]),
    at("insights, further down", &[Press(Button, "Go to a chart"), Happen(FURTHER), SeeAny(Img, 4), Happen(CLEAR)]),
    at("insights, the end", &[Happen(FARTHEST), See(Button, "Report on one page")]),
    at("insights, the report", &[Press(Button, "Report on one page"), See(Button, "Print")]),
    at("sessions", &[Press(Link, "Sessions"), See(Button, "Show earlier")]),
    at("sessions, by hand", &[Press(Button, "Add one by hand"), See(Spinbutton, "Minutes of practice")]),
    at("one session, by hand", &[Press(Button, "Add"), See(Heading, "Line by line")]),
    at(
        "one session",
        &[
            Press(Link, "Insights"),
            Press(Link, "Sessions"),
            See(Button, "Show earlier"),
            Happen("[...document.querySelectorAll('main a')].at(-1).click();"),
            See(Heading, "Line by line"),
        ],
    ),
    at("one session, a miss open", &[PressFirst(Button, "Edit Miss"), See(RadioGroup, "Size")]),
    at("journal", &[Press(Link, "Journal"), See(Role::Searchbox, "Search")]),
    at("journal, a lesson", &[Press(Button, "Write"), See(Button, "Keep"), Turn("A line on charts", true)]),
    at(
        "journal, a verdict turned round",
        &[
            Press(Radio, "“I suck at this”"),
            Write("What do you tell yourself?", "I suck at two-foot stops"),
            Press(Button, "Look at the data"),
            See(Button, "Let it go"),
        ],
    ),
    at("journal, milestones", &[Press(Radio, "Milestones"), SeeAny(Role::ListItem, 2)]),
    at("skills", &[Press(Link, "Skills"), See(Role::Combobox, "Skill")]),
    at("skills, a branch open", &[PressFirst(Button, "Move")]),
    at("skills, a component", &[Press(Button, "Two-foot stop"), See(Heading, "Two-foot stop")]),
    at("skills, a form", &[Press(Button, "Edit No barrier"), See(Textbox, "Name")]),
    at("skills, splitting", &[Press(Button, "Split"), See(Textbox, "What is in it?"), Happen(TOP)]),
    at("skills, merging", &[Press(Button, "Merge"), See(Role::Combobox, "Merge into"), Happen(TOP)]),
    at("skills, part of", &[Press(Button, "Part of"), See(Role::Combobox, "Part of"), Happen(TOP)]),
    on_the_ice("session", &[Press(Link, "Practice"), Press(Button, "Start session"), See(Timer, "Session time")]),
    on_the_ice("session, taps", &[Press(Button, "Clean"), Press(Button, "Clean")]),
    on_the_ice("reflection", &[Press(Button, "Micro-failure"), See(Region, "Reflection")]),
    on_the_ice("reflection, answered", &[Press(Radio, "Wobble"), PressFirst(Radio, "Leaned back")]),
    on_the_ice("reflection, a stumble", &[Press(Radio, "Stumble")]),
    on_the_ice("reflection, a fall", &[Press(Radio, "Fall"), See(Button, "I’m up")]),
    on_the_ice("session, after a miss", &[Press(Button, "Later")]),
    on_the_ice("session, switching", &[Press(Button, "Switch component")]),
    on_the_ice("session, paused", &[Press(Button, "Switch component"), Press(Button, "Pause"), See(Button, "Resume")]),
    on_the_ice("ladder", &[Press(Button, "Breakdown ladder"), See(Button, "Stop the ladder")]),
    on_the_ice(
        "ladder, broken",
        &[
            Press(Button, "Micro-failure"),
            Press(Button, "Later"),
            Press(Button, "Micro-failure"),
            Press(Button, "Later"),
            Press(Button, "Micro-failure"),
            Press(Button, "Later"),
            See(Button, "Harder"),
        ],
    ),
    on_the_ice(
        "wrap-up, a guess",
        &[
            Press(Button, "Clean"),
            Press(Button, "Clean"),
            Press(Button, "Clean"),
            Press(Button, "Clean"),
            Press(Button, "Clean"),
            Press(Button, "End session"),
            See(Button, "7 of 10"),
        ],
    ),
    at("wrap-up", &[Press(Button, "7 of 10"), Press(Button, "Keep a lesson"), See(Textbox, "What got better?")]),
    at(
        "practice, sample, after",
        &[
            Write("What got better?", "I trusted the bent knee before I felt ready."),
            Press(Button, "Finish"),
            See(Button, "Start session"),
        ],
    ),
    at(
        "practice, the shape",
        &[Press(Button, "Two pads, one component"), Press(Radio, "Mix"), See(Radio, "5 attempts")],
    ),
    on_the_ice(
        "session, three sizes",
        &[
            Press(Radio, "One component"),
            Press(Radio, "Three sizes"),
            Press(Button, "Start session"),
            See(Button, "Micro-failure: Wobble"),
        ],
    ),
    on_the_ice("session, paused, other pads", &[Press(Button, "Pause"), Press(Radio, "Causes"), See(Button, "Resume")]),
    on_the_ice("session, causes", &[Press(Button, "Resume"), See(Button, "Micro-failure: Leaned back")]),
    on_the_ice(
        "session, causes, a miss",
        &[Press(Button, "Micro-failure: Leaned back"), See(RadioGroup, "What will you change?")],
    ),
    on_the_ice("session, causes, a fall", &[Press(Button, "Micro-failure: Fall"), See(Button, "I’m up")]),
    on_the_ice(
        "session, time for a breath",
        &[Press(Button, "Later"), Happen(ELEVEN_MINUTES), See(Button, "Rest 40 s")],
    ),
    on_the_ice("session, a breath", &[Press(Button, "Rest 40 s"), See(Button, "Back to it")]),
    at(
        "practice, sample, again",
        &[
            Press(Button, "Back to it"),
            Press(Button, "End session"),
            Press(Button, "Finish"),
            Press(Button, "Causes, one component"),
            Press(Radio, "Two pads"),
            See(Button, "Start session"),
        ],
    ),
    at("waiting", &[Happen("document.querySelector('main a').click();"), See(Button, "Later")]),
    at("waiting, a cause chosen", &[PressFirst(Radio, "Leaned back"), See(RadioGroup, "What will you change?")]),
    at("waiting, the rest left", &[Press(Button, "Leave the rest"), See(Heading, "They can wait")]),
    // one's own
    at("practice, new", &[Press(Button, "Leave"), Press(Button, "Ice skating"), See(Button, "Start session")]),
    at(
        "journal, a setback",
        &[Press(Link, "Journal"), Press(Button, "Write"), Press(Button, "Setback"), See(Textbox, "What happened?")],
    ),
    at(
        "journal, out of the game",
        &[Press(Button, "Skip"), Press(Button, "No, I am out of it"), See(Textbox, "What is still there?")],
    ),
    at(
        "journal, still in the game",
        &[Press(Button, "Back"), Press(Button, "Yes, still in it"), See(Textbox, "What did it teach?")],
    ),
    at(
        "journal, the next attempt",
        &[
            Press(Button, "Skip"),
            Write("What is the next small attempt?", "One page."),
            See(Button, "Keep as a lesson"),
        ],
    ),
    at("journal, when to look again", &[Press(Button, "Next"), Press(Button, "Skip"), See(Button, "In 2 weeks")]),
    at(
        "journal, a setback that came back",
        &[Press(Button, "In 2 weeks"), Happen(TWO_WEEKS), See(Heading, "You wanted to look at this again")],
    ),
    at(
        "settings, a learner",
        &[
            Press(Link, "Settings"),
            Press(Button, "Add a learner"),
            Write("Name or nickname", "Mia with a long name that takes more than a line"),
            Press(Button, "Add"),
            Press(Button, "Edit Mia with"),
            See(Button, "Hide"),
        ],
    ),
    at("a backup of somebody else", &[Happen(ANOTHERS_BACKUP), See(Heading, "Whose are they?")]),
    at("practice, learners", &[Press(Button, "Leave it"), Press(Link, "Practice"), See(Combobox, "Learner")]),
    at("practice, a learner begins", &[Happen(LAST_LEARNER), See(Heading, "What does Mia with")]),
    at("insights, whose", &[Go("insights"), See(Heading, "Nothing to draw yet")]),
    at(
        "practice, the first learner",
        &[Go(""), See(Combobox, "Learner"), Happen(FIRST_LEARNER), See(Button, "Start session")],
    ),
    at("practice, room is short", &[Happen(FILLED), Go(""), See(Link, "See Settings")]),
    on_the_ice(
        "gloves, size",
        &[
            Happen(FREED),
            Press(Link, "Settings"),
            Turn("Gloves", true),
            Press(Radio, "Until closed"),
            Press(Link, "Practice"),
            Press(Button, "Start session"),
            Press(Button, "Micro-failure"),
            See(RadioGroup, "Size"),
        ],
    ),
    on_the_ice("gloves, cause", &[Press(Radio, "Stumble"), See(RadioGroup, "What exactly went wrong?")]),
    on_the_ice("gloves, tweak", &[PressFirst(Radio, "Leaned back"), See(RadioGroup, "What will you change?")]),
    on_the_ice(
        "gloves, as last time",
        &[PressFirst(Radio, "Bend knees"), Press(Button, "Micro-failure"), See(Button, "Same as last time")],
    ),
    on_the_ice("gloves, cause as last time", &[Press(Radio, "Stumble"), See(RadioGroup, "What exactly went wrong?")]),
    on_the_ice(
        "session, tempo",
        &[
            Press(Button, "Later"),
            Go("skills"),
            Press(Button, "Two-foot stop"),
            Press(Button, "Edit Hand on the barrier"),
            Write("How much", "92"),
            Write("Unit", "bpm"),
            Press(Button, "Change"),
            Go("session"),
            Press(Button, "Metronome, 92 bpm"),
            See(Timer, "Session time"),
        ],
    ),
    on_the_ice("session in another tab", &[Happen(TAKEN), See(Button, "Go on here")]),
    on_the_ice(
        "session, full phone",
        &[Press(Button, "Go on here"), See(Button, "Clean"), Happen(FULL), Press(Button, "Clean"), SeeAny(Alert, 1)],
    ),
    at("practice, damaged records", &[Go(""), Happen(DAMAGE), Go(""), SeeAny(Alert, 1)]),
];

/// Goes to the next place.
pub async fn come_by(page: &Browser, site: &Site, place: &Place) -> Told {
    for step in place.steps {
        take(page, site, *step).await.map_err(|why| Trouble::new(format!("on the way to “{}”: {why}", place.name)))?;
    }
    Ok(())
}

async fn take(page: &Browser, site: &Site, step: Step) -> Told {
    match step {
        Go(screen) => page.go(&site.at(screen)).await,
        See(role, name) => page.see(role, name).await.map(drop),
        SeeAny(role, least) => page.see_many(role, least).await,
        Press(role, name) => page.press(role, name).await,
        PressFirst(role, name) => page.press_first(role, name).await,
        Turn(name, on) => match page.see(Role::Switch, name).await?.checked == Some(on) {
            true => Ok(()),
            false => page.press(Role::Switch, name).await,
        },
        Write(name, text) => page.insert(name, text).await,
        Happen(body) => page.run(body, Vec::new()).await.map(drop),
    }
}
