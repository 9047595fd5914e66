//! Reads a drawing again: rectangles of a colour, points along a path.

use std::fmt::Write as _;

use plotters::style::RGBColor;
use wobble::charts::TracePaths;

pub fn hex(color: RGBColor) -> String {
    format!("#{:02x}{:02x}{:02x}", color.0, color.1, color.2)
}

#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Area {
    pub left: i32,
    pub top: i32,
    pub width: i32,
    pub height: i32,
}

/// The rectangles filled with `color`.
pub fn areas(svg: &str, color: RGBColor) -> Vec<Area> {
    let end = format!("\" fill=\"{}\"/>", hex(color));
    let paths = svg.split("<path d=\"").filter_map(|path| path.split_once(&end).map(|(data, _)| data));
    let area = |data: &str| {
        let numbers: Vec<i32> = numbers(data).into_iter().map(|n| n as i32).collect();
        let &[left, top, width, height, _] = numbers.as_slice() else { panic!("not a rectangle: {data}") };
        Area { left, top, width, height }
    };
    paths.flat_map(|data| data.split_terminator('z')).map(area).collect()
}

pub fn numbers(data: &str) -> Vec<f32> {
    data.split(|c: char| c != '-' && c != '.' && !c.is_ascii_digit())
        .filter(|word| !word.is_empty())
        .map(|word| word.parse().unwrap_or_else(|_| panic!("{word} in {data}")))
        .collect()
}

/// Points along path data of moves and curves, close together.
pub fn points(path: &str) -> Vec<(f32, f32)> {
    let mut points: Vec<(f32, f32)> = Vec::new();
    for command in path.split_inclusive(|_: char| true).fold(Vec::<String>::new(), |mut commands, letter| {
        match letter {
            "M" | "C" => commands.push(letter.into()),
            _ => commands.last_mut().expect("a path starts with a command").push_str(letter),
        }
        commands
    }) {
        match numbers(&command)[..] {
            [x, y] => points.push((x, y)),
            [ax, ay, bx, by, x, y] => {
                let from = *points.last().expect("a curve starts somewhere");
                for step in 1..=24 {
                    let t = step as f32 / 24.0;
                    let u = 1.0 - t;
                    let mix = |p: f32, a: f32, b: f32, q: f32| {
                        u * u * u * p + 3.0 * u * u * t * a + 3.0 * u * t * t * b + t * t * t * q
                    };
                    points.push((mix(from.0, ax, bx, x), mix(from.1, ay, by, y)));
                }
            }
            _ => panic!("{command}"),
        }
    }
    points
}

/// Traces as a picture, in the light theme's colours.
pub fn picture(traces: &[TracePaths], height: f32) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 412 {}\" fill=\"none\" stroke-linecap=\"round\">\n",
        height * traces.len() as f32
    );
    for (row, TracePaths { run, miss, end: (x, y), .. }) in traces.iter().enumerate() {
        let top = row as f32 * height;
        writeln!(
            svg,
            "<g transform=\"translate(0 {top})\"><path d=\"{run}\" stroke=\"#0a1e29\" stroke-width=\"2.25\"/>\n\
             <path d=\"{miss}\" stroke=\"#a05400\" stroke-width=\"3\"/>\n\
             <circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"#0a1e29\"/></g>"
        )
        .expect("a string takes everything");
    }
    svg + "</svg>\n"
}
