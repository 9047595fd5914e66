//! Small numbers as text. `{:.1}` would bring all of float formatting into the download; a chart needs tenths and
//! thousandths of modest size.

/// Appends a whole number.
pub(crate) fn push_int(out: &mut String, value: i32) {
    if value < 0 {
        out.push('-');
    }
    push_digits(out, value.unsigned_abs(), 1);
}

/// Appends `tenths / 10`, without a trailing zero: 125 as "12.5", -5 as "-0.5", 40 as "4".
pub(crate) fn push_tenths(out: &mut String, tenths: i32) {
    if tenths < 0 {
        out.push('-');
    }
    push_fraction(out, tenths.unsigned_abs(), 1, '.');
}

/// Appends `thousandths / 1000` with the person's own decimal sign, without trailing zeros: 500 as "0.5" or "0,5".
pub(crate) fn push_thousandths(out: &mut String, thousandths: u32, sign: char) {
    push_fraction(out, thousandths, 3, sign);
}

/// Appends `millionths / 1000000` with the person's own decimal sign, without trailing zeros: 2500 as "0.0025".
pub(crate) fn push_millionths(out: &mut String, millionths: i64, sign: char) {
    if millionths < 0 {
        // a minus, not a hyphen: it is as wide as a digit
        out.push('\u{2212}');
    }
    let value = millionths.unsigned_abs();
    match u32::try_from(value) {
        Ok(value) => push_fraction(out, value, 6, sign),
        // above four thousand nobody reads a fraction
        Err(_) => push_digits(out, u32::try_from(value / 1_000_000).unwrap_or(u32::MAX), 1),
    }
}

fn push_fraction(out: &mut String, value: u32, places: u32, sign: char) {
    let unit = 10_u32.pow(places);
    push_digits(out, value / unit, 1);
    let mut rest = value % unit;
    let mut digits = places;
    if rest == 0 {
        return;
    }
    while rest.is_multiple_of(10) {
        rest /= 10;
        digits -= 1;
    }
    out.push(sign);
    push_digits(out, rest, digits);
}

/// Appends `value`, filled with zeros to `width` digits.
fn push_digits(out: &mut String, value: u32, width: u32) {
    if value > 9 || width > 1 {
        push_digits(out, value / 10, width.saturating_sub(1));
    }
    out.push(char::from(b'0' + (value % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(push: impl FnOnce(&mut String)) -> String {
        let mut out = String::new();
        push(&mut out);
        out
    }

    #[test]
    fn whole_numbers() {
        for value in [0, 7, 10, -1, 412, i32::MAX, i32::MIN] {
            assert_eq!(text(|o| push_int(o, value)), value.to_string());
        }
    }

    #[test]
    fn tenths_drop_a_trailing_zero_and_keep_the_sign() {
        for (tenths, expected) in [(0, "0"), (5, "0.5"), (-5, "-0.5"), (40, "4"), (125, "12.5"), (-1000, "-100")] {
            assert_eq!(text(|o| push_tenths(o, tenths)), expected);
        }
    }

    #[test]
    fn millionths_of_any_size() {
        let of = |value| text(|out| push_millionths(out, value, '.'));
        for (value, expected) in
            [(0, "0"), (1_000, "0.001"), (250_000, "0.25"), (50_000_000, "50"), (-30_000_000, "−30")]
        {
            assert_eq!(of(value), expected);
        }
        assert_eq!([6_000_500_000, i64::MAX].map(of), ["6000", "4294967295"]);
    }

    #[test]
    fn thousandths_use_the_sign_of_the_language() {
        for (value, expected) in [(0, "0"), (5, "0,005"), (50, "0,05"), (500, "0,5"), (1250, "1,25"), (2000, "2")] {
            assert_eq!(text(|o| push_thousandths(o, value, ',')), expected);
        }
    }
}
