//! Pictures as Chromium sends them: PNG in base64.

use crate::failure::{Failure, Outcome};

/// The bytes that base64 stands for, with or without its padding.
///
/// # Errors
/// A character that base64 does not have.
pub fn of_base64(text: &str) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for sign in text.trim_end_matches('=').bytes() {
        let six = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return Err(Failure::new("Chromium sent a picture that is not base64.")),
        };
        (held, bits) = (held << 6 | u32::from(six), bits + 6);
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_any_length() -> Outcome {
        assert_eq!(of_base64("")?, b"");
        assert_eq!(of_base64("TQ==")?, b"M");
        assert_eq!(of_base64("TWE=")?, b"Ma");
        assert_eq!(of_base64("TWFu")?, b"Man");
        assert_eq!(of_base64("+/8=")?, [0xfb, 0xff]);
        assert!(of_base64("T!").is_err());
        Ok(())
    }
}
