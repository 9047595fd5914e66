//! Changes that a person marks below the chart that has their lines: a new tweak, a new coach, new skates.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::super::lesson::{lesson_form, opener_of};
use super::slot::{Page, gone};
use crate::app::App;
use crate::dom::{El, Var, dynamic, el, list, nothing, only_if};
use crate::domain::Lesson;
use crate::figures::{Seen, day, is_line_of};
use crate::platform::page;
use crate::widgets::{button, icon, icons};
use crate::words;

/// All lessons that are lines on charts, as they are stored, oldest first.
fn marked(app: App) -> Arc<Vec<Lesson>> {
    let mut lessons = app.lessons();
    lessons.retain(|lesson| lesson.line.is_some());
    Arc::new(lessons)
}

/// The same, whatever happens to them while the page is there. They are read in a task of their own, and meanwhile there are none.
pub fn followed(app: App) -> (Var<Arc<Vec<Lesson>>>, El) {
    let (lessons, turn) = (Var::new(Arc::default()), Cell::new(0_u32));
    let gone = gone();
    page::after(0, move || {
        if !gone.load(Ordering::Relaxed) {
            lessons.set(marked(app));
        }
    });
    let told = move || {
        app.read(|_| ());
        turn.set(turn.get().wrapping_add(1));
        turn.get()
    };
    let following = dynamic(told, move |turn| {
        let found = (*turn > 1).then(|| marked(app));
        if let Some(found) = found.filter(|found| lessons.peek(|known| known != found)) {
            lessons.set(found);
        }
        nothing()
    });
    (lessons, following)
}

/// Those of the days that are looked at, and where these go on until now those to come, newest first; and the way to mark another.
pub fn changes(whole: &Page, seen: &Arc<Seen>) -> El {
    let desk = whole.desk;
    let days = seen.window.days(seen.now).map_or(i64::MIN..=i64::MAX, |(from, to)| match seen.window.back {
        0 => from..=i64::MAX,
        _ => from..=to,
    });
    let mut shown: Vec<Lesson> = whole.lessons.peek(|lessons| {
        let is_shown = |lesson: &&Lesson| {
            is_line_of(lesson, &seen.skill, seen.component)
                && lesson.line.is_some_and(|line| days.contains(&line.into()))
        };
        lessons.iter().filter(is_shown).cloned().collect()
    });
    shown.sort_by_key(|lesson| std::cmp::Reverse(lesson.line));
    let one = |lesson: &Lesson| {
        let (asked, opened, id, lesson) = (lesson.id.clone(), lesson.clone(), lesson.id.clone(), lesson.clone());
        let said = words::change_of_day(&day(lesson.line.unwrap_or_default().into(), seen.has_years), &lesson.text);
        let edit = button("link", move || desk.turn(Some(&opened)))
            .attr("id", &opener_of(Some(&id)))
            .attr_of("aria-expanded", move || desk.is_open(Some(&asked)).to_string())
            .text(words::EDIT)
            .child(el("span.vh").text(&words::of_change(&lesson.text)));
        el("li")
            .child(el("span").attr("dir", "auto").text(&said))
            .child(edit)
            .child(only_if(move || desk.is_open(Some(&id)), move || lesson_form(desk, Some(&lesson))))
    };
    let (skill, component) = (seen.skill.id.clone(), seen.component);
    let begin = move || {
        let skill = skill.clone();
        desk.turn_change(|lesson| Lesson { skill, component, ..lesson });
    };
    let mark = button("link", begin)
        .attr("id", &opener_of(None))
        .attr_of("aria-expanded", move || desk.is_open(None).to_string())
        .child(icon(icons::PLUS))
        .text(words::MARK_CHANGE);
    let known = match shown.is_empty() {
        true => nothing(),
        false => el("ul").attr("aria-label", words::CHANGES).children(shown.iter().map(one)),
    };
    let new = move || list([el("p.note").text(words::MARK_CHANGE_MORE), lesson_form(desk, None)]);
    el("div.changes").child(list([known, mark, only_if(move || desk.is_open(None), new)]))
}
