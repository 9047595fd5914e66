//! Level and upright lines on whole pixels: half on one and half on the next, a thin line is a wide and pale one.

/// The nearest place to `at` where a level or upright line that is `pixels` wide covers whole pixels, in a drawing of `fine` units to a pixel.
pub(super) fn crisp(at: i32, pixels: i32, fine: i32) -> i32 {
    let half = pixels % 2 * fine / 2;
    (at - half + fine / 2).div_euclid(fine) * fine + half
}

#[cfg(test)]
mod tests {
    use super::crisp;

    #[test]
    fn a_line_covers_whole_pixels_and_hardly_moves() {
        for at in -9..9 {
            for pixels in 1..=3 {
                let found = crisp(at, pixels, 4);
                assert_eq!((found * 2 - pixels * 4).rem_euclid(8), 0, "{at} {pixels}: {found}");
                assert!((found - at).abs() <= 2, "{at} {pixels}: {found}");
            }
        }
    }
}
