//! Random bits for new ids.

/// 52 random bits.
pub fn bits() -> u64 {
    // Enough for names that only have to differ between one person's devices; the cryptographic source is missing on
    // pages without a secure context, and this is there everywhere.
    (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64
}
