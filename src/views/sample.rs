//! Looking around with sample data: the way in, the band that says what is shown, and the way out.

use crate::app::{App, Sample};
use crate::dom::{El, el, nothing, only_if};
use crate::widgets::{alert, button};
use crate::words;

/// The way in. Nothing where a session is going on.
pub fn look_around(app: App) -> El {
    let coming = move || app.sample.get() == Sample::Coming;
    let wait = || el("p.note").attr("role", "status").text(words::SAMPLE_COMES);
    // it is not disabled while the sample comes: it would lose the keyboard's focus
    let enter = move || {
        let enter = button("link", move || app.look_around()).text(words::LOOK_AROUND);
        el("div").child(enter).child(only_if(coming, wait))
    };
    only_if(move || app.may_look_around(), enter)
}

/// The band above a screen while the sample is shown: whose it is not, and the way out.
pub fn band(app: App, shown: bool) -> El {
    if !shown {
        return nothing();
    }
    let text = el("p").child(el("b").text(words::SAMPLE_DATA)).text(words::SAMPLE_NOT_YOURS);
    el("section.sample")
        .attr("aria-label", words::SAMPLE_DATA)
        .child(text)
        .child(button("link", move || app.leave_sample()).text(words::LEAVE))
}

/// That the sample could not be made.
pub fn not_made(app: App) -> El {
    let failed = move || app.sample.get() == Sample::Failed;
    let all_right = move || button("btn", move || app.sample.set(Sample::Off)).text(words::DISMISS);
    let told = move || alert(words::NO_SAMPLE_HEAD, words::NO_SAMPLE_MORE, [all_right()]);
    only_if(failed, move || el("div.notices").child(told()))
}

/// In Settings, in place of what can be done with one's own data.
pub fn instead_of_your_data() -> El {
    el("section.sec").child(el("h2").text(words::YOUR_DATA)).child(el("p").text(words::YOUR_DATA_IS_SAFE))
}
