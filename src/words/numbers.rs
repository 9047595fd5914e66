//! Numbers in sentences, written as the person's browser writes them.

use std::cell::Cell;

/// Writes a number with so many decimals.
pub type Writer = fn(f64, u8) -> String;

thread_local! {
    static WRITER: Cell<Option<Writer>> = const { Cell::new(None) };
}

/// Has all numbers that differ between languages written by `writer` from now on: those with thousands or decimals. Without one
/// they are digits and a point.
pub fn numbers_by(writer: Writer) {
    WRITER.set(Some(writer));
}

/// "42", "1,998": a count.
pub fn number(n: usize) -> String {
    match WRITER.get() {
        Some(write) if n > 999 => write(n as f64, 0),
        _ => n.to_string(),
    }
}

/// "0.4": so many tenths.
pub fn tenths(n: u64) -> String {
    fraction(n, 10, 1)
}

/// "0.44": so many hundredths.
pub fn hundredths(n: u64) -> String {
    fraction(n, 100, 2)
}

fn fraction(n: u64, unit: u64, places: u8) -> String {
    match WRITER.get() {
        Some(write) => write(n as f64 / unit as f64, places),
        None => format!("{}.{:0width$}", n / unit, n % unit, width = usize::from(places)),
    }
}

/// What parts whole from fraction: "." or ",".
pub fn decimal_sign() -> String {
    tenths(5).chars().filter(|sign| !sign.is_ascii_digit()).collect()
}
