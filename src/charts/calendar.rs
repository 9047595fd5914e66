//! One line a week: waves where there was practice. More waves are more minutes, deeper ones more misses a minute; rest is a plain
//! line, for it is part of the work.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement};
use plotters::style::Color;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_backend::DrawingBackend;

use super::crisp::crisp;
use super::segment::Drawn;
use super::text::LINE;
use super::{Places, SvgBackend, Theme, text};

/// Units of the picture in a pixel.
const FINE: i32 = 4;
/// From one week to the next, and how far a wave may reach up and down.
const PITCH: i32 = 30 * FINE;
const REACH: i32 = 11 * FINE;
/// Between a label and its line.
const GAP: i32 = 10 * FINE;
/// Points of a wave.
const POINTS: i32 = 40;
/// So many minutes are one wave, and there are no more of them than this.
const WAVE: u32 = 12;
const MOST: u32 = 6;
/// The columns.
const DAYS: usize = 7;

/// Weeks, day by day.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Calendar {
    /// The weeks' names, oldest first.
    pub weeks: Vec<String>,
    /// The names of the seven days, from the first.
    pub days: Vec<String>,
    /// Minutes of practice, for each day of each week.
    pub minutes: Vec<u32>,
    /// Misses, likewise.
    pub misses: Vec<u32>,
    /// Which of the days is today; after it nothing is drawn.
    pub today: Option<u32>,
}

struct Layout {
    width: i32,
    height: i32,
    left: i32,
    top: i32,
    cell: i32,
}

impl Layout {
    fn new(calendar: &Calendar, width: u32) -> Self {
        let width = width.clamp(120, 1 << 13) as i32 * FINE;
        let widest = calendar.weeks.iter().map(|week| text::width_bold(week) * FINE).max().unwrap_or(0);
        let left = widest + GAP;
        let top = LINE * FINE + 4 * FINE;
        Self {
            width,
            height: top + calendar.weeks.len() as i32 * PITCH,
            left,
            top,
            cell: ((width - left) / DAYS as i32).max(FINE),
        }
    }

    fn middle(&self, week: usize) -> i32 {
        crisp(self.top + week as i32 * PITCH + PITCH / 2, 1, FINE)
    }
}

fn draw<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    calendar: &Calendar,
    layout: &Layout,
    theme: &Theme,
    selected: Option<usize>,
) -> Drawn<DB> {
    let quiet = text::sized(&theme.ink_2, FINE as u32, false);
    for (n, day) in calendar.days.iter().take(DAYS).enumerate() {
        let x = layout.left + n as i32 * layout.cell + layout.cell / 2;
        root.draw_text(day, &quiet.pos(Pos::new(HPos::Center, VPos::Top)), (x, 0))?;
    }
    // misses in a thousand minutes, so that days are compared by their frequency
    let rate = |cell: usize| {
        let (minutes, misses) = (calendar.minutes.get(cell)?, calendar.misses.get(cell)?);
        (u64::from(*misses) * 1000).checked_div(u64::from(*minutes))
    };
    let highest = (0..calendar.minutes.len()).filter_map(rate).max().unwrap_or(0).max(1);
    let bold = text::sized(&theme.ink, FINE as u32, true);
    for (week, name) in calendar.weeks.iter().enumerate() {
        let y = layout.middle(week);
        let is_last = calendar.today.is_some_and(|today| today as usize / DAYS == week);
        let style = if is_last { &bold } else { &quiet };
        root.draw_text(name, &style.pos(Pos::new(HPos::Left, VPos::Center)), (0, y))?;
        for day in 0..DAYS {
            let cell = week * DAYS + day;
            if calendar.today.is_some_and(|today| cell > today as usize) {
                continue;
            }
            let from = layout.left + day as i32 * layout.cell;
            let to = from + layout.cell;
            match rate(cell) {
                None => root.draw(&PathElement::new([(from, y), (to, y)], theme.edge.stroke_width(FINE as u32)))?,
                Some(0) => {
                    root.draw(&PathElement::new([(from, y), (to, y)], theme.clean_mark.stroke_width(3 * FINE as u32)))?
                }
                Some(rate) => {
                    let waves = (calendar.minutes.get(cell).copied().unwrap_or(0) / WAVE).clamp(1, MOST);
                    let depth = FINE * 3 + ((REACH - FINE * 3) as u64 * rate / highest) as i32;
                    let line = wave((from, to), y, waves, depth);
                    root.draw(&PathElement::new(line, theme.micro_mark.stroke_width(2 * FINE as u32)))?;
                }
            }
        }
    }
    if let Some(today) = calendar.today.map(|today| today as usize) {
        let x = layout.left + (today % DAYS) as i32 * layout.cell + layout.cell / 2;
        let y = layout.middle(today / DAYS);
        if rate(today).is_none() {
            root.draw(&Circle::new((x, y), 4 * FINE as u32, theme.ink.filled()))?;
        }
    }
    let Some(cell) = selected.filter(|cell| *cell < calendar.minutes.len()) else { return Ok(()) };
    let x = layout.left + (cell % DAYS) as i32 * layout.cell;
    let y = layout.middle(cell / DAYS);
    for x in [x, x + layout.cell] {
        root.draw(&PathElement::new(
            [(x, y - PITCH / 2), (x, y + PITCH / 2)],
            theme.ink.stroke_width(2 * FINE as u32),
        ))?;
    }
    Ok(())
}

/// So many waves between two points of a line, as deep in the middle as `depth` and flat at the ends.
fn wave((from, to): (i32, i32), y: i32, waves: u32, depth: i32) -> Vec<(i32, i32)> {
    let point = |n: i32| {
        let along = f64::from(n) / f64::from(POINTS);
        let swell = (along * std::f64::consts::PI).sin();
        let turn = (along * std::f64::consts::TAU * f64::from(waves)).sin();
        let x = f64::from(from) + along * f64::from(to - from);
        (x as i32, y - (f64::from(depth) * swell * turn) as i32)
    };
    (0..=POINTS).map(point).collect()
}

/// The weeks as an SVG, `width` pixels wide and as high as they need, named by the element whose id is `title_id`; its width in its own
/// units, and where its days are.
pub fn calendar_svg(
    calendar: &Calendar,
    theme: &Theme,
    width: u32,
    title_id: &str,
    selected: Option<usize>,
) -> (String, u32, Places) {
    let mut svg = String::with_capacity(16_384);
    let layout = Layout::new(calendar, width);
    let root = SvgBackend::new(&mut svg, (layout.width as u32, layout.height as u32), title_id).into_drawing_area();
    // writing to a string cannot fail
    let drawn = draw(&root, calendar, &layout, theme, selected);
    debug_assert!(drawn.is_ok());
    drop(root);
    let last = calendar.today.map_or(calendar.minutes.len() as u32, |today| today + 1);
    let places = Places {
        down: true,
        begin: layout.top as u32,
        pitch: PITCH as u32,
        shown: (0, last.min(calendar.minutes.len() as u32)),
        columns: vec![layout.left as u32, layout.cell as u32, DAYS as u32],
        fine: FINE as u32,
        ..Places::default()
    };
    (svg, layout.width as u32, places)
}
