//! Numbers in sentences, written as the person's browser writes them.

use std::cell::Cell;

/// Writes a number with so many decimals.
pub type Writer = fn(f64, u8) -> String;

thread_local! {
    static WRITER: Cell<Writer> = const { Cell::new(plain) };
}

/// Has all numbers that differ between languages written by `writer` from now on: those with thousands or decimals.
pub fn numbers_by(writer: Writer) {
    WRITER.set(writer);
}

/// Digits without thousands marks, and a point: until a writer is there, and where there is none.
fn plain(value: f64, places: u8) -> String {
    let unit = 10_u64.pow(u32::from(places.min(9)));
    let scaled = (value * unit as f64).round().max(0.0) as u64;
    let (whole, rest) = (scaled / unit, scaled % unit);
    if places == 0 { whole.to_string() } else { format!("{whole}.{rest:0width$}", width = usize::from(places)) }
}

/// "42", "1,998": a count.
pub fn number(n: usize) -> String {
    if n < 1000 { n.to_string() } else { WRITER.get()(n as f64, 0) }
}

/// "0.44": a number with so many decimals; what is below zero or no number is zero.
pub fn decimal(value: f64, places: u8) -> String {
    WRITER.get()(value.max(0.0), places)
}

/// What parts whole from fraction: "." or ",".
pub fn decimal_sign() -> String {
    decimal(0.5, 1).chars().filter(|sign| !sign.is_ascii_digit()).collect()
}
