//! English: sentences that are always the same.

/// A constant sentence with its name.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $text:expr;)*) => {
        $(#[doc = $text] pub const $name: &str = $text;)*
    };
}

words! {
    APP = "Wobble";
    PRACTICE = "Practice";
    SESSION = "Session";
    INSIGHTS = "Insights";
    JOURNAL = "Journal";
    SKILLS = "Skills";
    SETTINGS = "Settings";
    MAIN_NAVIGATION = "Main";

    FIRST_HEAD = "Every miss leaves a\u{a0}trace. Read\u{a0}it.";
    FIRST_TAP = "Tap when you miss.";
    FIRST_TAP_MORE = " A small one is a signal, not a failure.";
    FIRST_TEN = "Ten seconds.";
    FIRST_TEN_MORE = " What went wrong? What will you change? Then try again.";
    FIRST_WATCH = "Watch it change.";
    FIRST_WATCH_MORE = " Over weeks: fewer, smaller, easier to recover from.";
    FIRST_EVERYONE = "Everyone on this rink has fallen.";
    WHAT_ARE_YOU_LEARNING = "What are you learning?";
    MY_OWN_SKILL = "My own skill";
    NAME_OF_SKILL = "What is it called?";
    NAME_OF_COMPONENT = "Which part of it first?";
    BEGIN = "Begin";
    DECK_NOT_FETCHED = "This skill could not be loaded. Check the connection and tap it again, or begin with a skill of your own.";
    STAYS_HERE = "Everything stays on this phone. No account, works offline.";
    KEEP_ON_PHONE = "Keep on phone";
    KEEP_HINT_IPHONE = "In Safari: the share button, then “Add to Home Screen”. Do it before your first session: what was logged here stays here.";
    KEEP_HINT_OTHER = "In the browser’s menu: “Install app” or “Add to Home screen”.";

    SKILL = "Skill";
    COMPONENT = "Component";
    START_SESSION = "Start session";
    SESSION_RUNNING = "A session is running";
    BACK_TO_SESSION = "Back to session";
    SESSION_LENGTH = "Session length";
    LAST_NOTE = "Last note of progress";
    NO_ATTEMPTS_YET = "No attempts yet. The first one draws the line.";
    WEAR = "Helmet on, phone in the pocket or standing still.";

    MICRO_FAILURE = "Micro-failure";
    TAP_FOR_EVERY_MISS = "Tap for every miss";
    SIGNAL_COLLECTED = "Signal collected";
    CLEAN = "Clean";
    UNDO = "Undo";
    PAUSE = "Pause";
    RESUME = "Resume";
    PAUSED = "Paused";
    PAUSED_MORE = "Nothing counts until you resume.";
    END_SESSION = "End session";
    HARDER = "Harder";
    EASIER = "Easier";
    SWITCH = "Switch";
    SESSION_TIME = "Session time";
    EDGE = "Edge";
    EDGE_NEEDS_CLEANS = "needs clean attempts, too";
    SCREEN_MAY_SLEEP = "Screen may sleep";
    EASY = "easy";
    HARD = "hard";
    NOTHING_TO_UNDO = "nothing yet";
    UNDO_LEVEL = "level";
    UNDO_SWITCH = "switch";
    TIME_IS_UP = "Time to end on a note of progress.";

    REFLECTION = "Reflection";
    SIZE = "Size";
    WOBBLE = "Wobble";
    STUMBLE = "Stumble";
    FALL = "Fall";
    WHAT_WENT_WRONG = "What exactly went wrong?";
    WHAT_WILL_YOU_CHANGE = "What will you change?";
    RETRY = "Retry";
    LATER = "Later";
    MORE = "More";
    ALL_RIGHT = "All right? Get up first.";
    ALL_RIGHT_MORE = "The miss is kept. It waits until you are ready.";
    I_AM_UP = "I’m up";

    AWAY_STOPPED = "I stopped then";
    AWAY_BREAK = "I took a break";
    AWAY_PRACTISED = "I kept practising";

    WHAT_GOT_BETTER = "What got better?";
    ONE_SENTENCE = "One sentence, however small";
    FINISH = "Finish";
    PRACTISE_ON = "Practise on";
    KIND_BODY = "Good work, and a warm drink. The ice keeps.";
    KIND = "Good work. Rest is part of it.";
    SESSION_EMPTY = "You were here.";
    SESSION_EMPTY_MORE = "Nothing was logged. That is a session too.";
    SESSION_AS_LINE = "The whole session as a line";

    CHART_FAILED = "The chart could not be drawn here. The table has the same numbers.";
    NOTHING_TO_DRAW = "Nothing to draw yet";
    FIRST_DOT = "One session puts the first bar here.";
    SHOW_AS_TABLE = "Show as table";
    SESSIONS_AS_TABLE = "Sessions as a table";
    HOW_WORKED_OUT = "How it is worked out";
    FREQUENCY_METHOD = "Misses divided by the minutes that the session ran; pauses are left out. A plain count, not an estimate, so there is no interval. Wobble: recovered without stopping. Stumble: had to stop and restart. Fall: the big one.";
    MISSES_PER_MINUTE = "misses a minute";
    UNSIZED = "Size unknown";
    DAY = "Day";
    MINUTES = "Min";

    THEME = "Theme";
    LOOK = "Look";
    AS_THE_PHONE = "As the phone";
    LIGHT = "Light";
    DARK = "Dark";
    RINK = "Rink";
    RINK_MORE = "Rink: black, white and yellow, for glare and gloves.";
    ON_THE_ICE = "In a session";
    PLANNED_LENGTH = "Planned length";
    REFLECTION_TIME = "Reflection stays";
    TEN_SECONDS = "10 s";
    THIRTY_SECONDS = "30 s";
    UNTIL_CLOSED = "Until closed";
    GLOVES = "Gloves";
    GLOVES_MORE = "One question at a time, bigger chips";
    LEFT_HAND = "Left hand";
    LEFT_HAND_MORE = "Mirrors the pads";
    SOUNDS = "Sounds";
    SOUNDS_MORE = "A low tock for a miss, glass for clean";
    VIBRATION = "Vibration";
    VIBRATION_MORE = "One tick for a miss, two light ones for clean";
    TRY_THEM = "Try them";
    MISS = "Miss";
    TIME = "Time";
    LOG_CLEANS = "Log clean attempts";
    LOG_CLEANS_MORE = "Off: one giant pad for misses, no retries and no edge. From the next session on.";
    BOUNCE = "Bounce window";
    BOUNCE_MORE = "Gloves bounce: a second touch of the same pad this soon does not count.";
    SCREEN_AWAKE = "The screen stays awake";
    SCREEN_AWAKE_MORE = "While a session runs and you can see it.";
    SCREEN_SLEEPS = "The screen may sleep";
    SCREEN_SLEEPS_MORE = "This browser cannot keep it awake. The timer goes on and no tap is lost; a longer screen timeout in the phone’s settings helps.";
    YOUR_DATA = "Your data";
    STORAGE_USED = "Storage used";
    KEPT_HERE_ONLY = "Kept on this phone only.";
    NO_BACKUP_YET = "No backup yet.";
    EXPORT_BACKUP = "Export backup";
    RESTORE_BACKUP = "Restore backup";
    RESTORE_ADD = "Add what is missing";
    RESTORE_CANCEL = "Leave it";
    RESTORE_KEEPS = "What is here stays as it is.";
    READY_OFFLINE = "Ready offline";
    READY_OFFLINE_MORE = "Everything Wobble needs is on this phone.";
    NOT_OFFLINE = "Not ready offline yet";
    NOT_OFFLINE_MORE = "Open it once more with a connection.";
    UPDATE_WAITS = "A new version is ready";
    UPDATE_WAITS_MORE = "Your data stays. It takes a second.";
    UPDATE_NOW = "Update now";

    FULL_HEAD = "This phone has no room left";
    FULL_MORE = "What was saved is safe. The last taps are kept in memory while this page stays open. Export a backup, then free some space.";
    BLOCKED_HEAD = "This browser keeps nothing for this page";
    BLOCKED_MORE = "Private mode, or cookies are off. You can practise; when the page is closed it is gone. Export a backup before you close it.";
    NEWER_HEAD = "A newer Wobble wrote here";
    NEWER_MORE = "Its records are left alone and safe. Update this one to go on with them.";
    OTHER_HEAD = "A write did not succeed";
    OTHER_MORE = "What was saved before is safe. The last change is kept in memory and tried again. The browser said: ";
    DAMAGED_HEAD = "Something could not be read";
    DAMAGED_MORE = "It was put aside, unchanged, and goes into every backup. Everything else works.";
    TRY_AGAIN = "Try again";
    DISMISS = "All right";

    FILE_NOT_OURS = "This file is not a Wobble backup. Nothing was changed.";
    FILE_CUT_SHORT = "This backup is cut short: its end is missing. Nothing was changed. Look for a complete copy.";
    FILE_DAMAGED = "This backup was changed or damaged since it was saved. Nothing was changed here.";
    FILE_NEWER = "A newer Wobble saved this backup. Nothing was changed. Update Wobble, then try again.";
    FILE_TOO_LARGE = "This file is larger than any backup can be. Nothing was changed.";
    FILE_UNREADABLE = "The browser could not read this file. Nothing was changed.";
    FILE_NO_ROOM = "There is not enough room for this backup. Nothing was changed.";
    FILE_NOT_SAVED = "The browser could not save the file. Your data is unchanged.";

    LOST_HEAD = "There is nothing at this address";
    LOST_MORE = "Everything you logged is safe.";
    GO_TO_PRACTICE = "Go to Practice";

    NO_NOTES = "No notes yet";
    NO_NOTES_MORE = "Every session ends with one sentence: what got better. They gather here.";
    NOTE_OF_PROGRESS = "Note of progress";
    WAITING = "Waiting";
    WAITING_LIST = "Waiting for a cause";
    NOTHING_WAITS = "Nothing waits";
    NOTHING_WAITS_MORE = "Misses without a cause gather here during a session. Label them on the bench.";
    CAUSES = "Causes";
    TWEAKS = "Tweaks";
    LEVELS = "Levels";
    NO_SESSION_HEAD = "No session is running";
    NO_SESSION_MORE = "Start one from Practice.";
}
