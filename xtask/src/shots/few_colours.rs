//! Smaller pictures for the README and the install dialog: the same pixels in a palette of few colours.
//!
//! Median cut: all colours begin in one box; the box that its mean stands for worst is halved until there are enough.

use std::collections::BTreeMap;
use std::io::Cursor;

use crate::failure::{Failure, OrSay, Outcome};

/// A colour, and how many pixels have it.
type Colour = ([u8; 3], u64);

/// The PNG again, with at most `most` colours (256 or fewer).
///
/// # Errors
/// It is no PNG of 8-bit colours.
pub fn few_colours(png: &[u8], most: usize) -> Outcome<Vec<u8>> {
    let (pixels, width, height) = decoded(png)?;
    let mut counts: BTreeMap<[u8; 3], u64> = BTreeMap::new();
    for pixel in &pixels {
        *counts.entry(*pixel).or_default() += 1;
    }
    let boxes = boxes(counts.into_iter().collect(), most.min(256));
    let palette: Vec<u8> = boxes.iter().flat_map(|of| mean(of)).collect();
    let number: BTreeMap<[u8; 3], u8> =
        (0..=255).zip(&boxes).flat_map(|(n, of)| of.iter().map(move |(colour, _)| (*colour, n))).collect();
    let indices: Vec<u8> = pixels.iter().map(|pixel| number.get(pixel).copied().unwrap_or_default()).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let say = || "The smaller picture could not be written.".to_owned();
    let mut writer = encoder.write_header().or_say(say)?;
    writer.write_image_data(&indices).or_say(say)?;
    writer.finish().or_say(say)?;
    Ok(bytes)
}

fn decoded(png: &[u8]) -> Outcome<(Vec<[u8; 3]>, u32, u32)> {
    let not_ours = || Failure::new("Only pictures of 8-bit colours can be made smaller.");
    let mut reader = png::Decoder::new(Cursor::new(png)).read_info().or_say(|| "This is no PNG.".into())?;
    let mut bytes = vec![0; reader.output_buffer_size().ok_or_else(not_ours)?];
    let frame = reader.next_frame(&mut bytes).or_say(|| "This PNG is damaged.".into())?;
    let samples = frame.color_type.samples();
    if samples < 3 || frame.bit_depth != png::BitDepth::Eight {
        return Err(not_ours());
    }
    let pixels = bytes[..frame.buffer_size()].chunks_exact(samples).map(|pixel| [pixel[0], pixel[1], pixel[2]]);
    Ok((pixels.collect(), frame.width, frame.height))
}

fn boxes(all: Vec<Colour>, most: usize) -> Vec<Vec<Colour>> {
    let mut boxes = vec![all];
    while boxes.len() < most {
        let worst = boxes.iter().enumerate().max_by_key(|(_, of)| badness(of));
        let Some((at, of)) = worst.filter(|(_, of)| badness(of) > 0) else { break };
        let halves = halves(of);
        boxes.swap_remove(at);
        boxes.extend(halves);
    }
    boxes
}

/// The channel in which a box is widest, and how wide it is there.
fn widest(of: &[Colour]) -> (usize, u64) {
    let width = |channel: usize| {
        let values = || of.iter().map(move |(colour, _)| u64::from(colour[channel]));
        values().max().unwrap_or(0) - values().min().unwrap_or(0)
    };
    (0..3).map(|channel| (channel, width(channel))).max_by_key(|(_, width)| *width).unwrap_or_default()
}

fn badness(of: &[Colour]) -> u64 {
    let pixels: u64 = of.iter().map(|(_, count)| count).sum();
    let (_, width) = widest(of);
    // by the root of their number: a wide sky of one blue must not take the colours of a thin line
    width * width * pixels.isqrt()
}

/// Two boxes with about as many pixels each, and at least one colour.
fn halves(of: &[Colour]) -> [Vec<Colour>; 2] {
    let (channel, _) = widest(of);
    let mut sorted = of.to_vec();
    sorted.sort_unstable_by_key(|(colour, _)| colour[channel]);
    let half = sorted.iter().map(|(_, count)| count).sum::<u64>() / 2;
    let mut passed = 0;
    let middle = sorted.iter().position(|(_, count)| {
        passed += count;
        passed > half
    });
    let right = sorted.split_off(middle.unwrap_or(0).max(1));
    [sorted, right]
}

fn mean(of: &[Colour]) -> [u8; 3] {
    let pixels: u64 = of.iter().map(|(_, count)| count).sum::<u64>().max(1);
    [0, 1, 2].map(|channel| {
        let sum: u64 = of.iter().map(|(colour, count)| u64::from(colour[channel]) * count).sum();
        ((sum + pixels / 2) / pixels) as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(pixels: &[[u8; 3]]) -> Outcome<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, pixels.len() as u32, 1);
        encoder.set_color(png::ColorType::Rgb);
        let mut writer = encoder.write_header().or_say(String::new)?;
        writer.write_image_data(&pixels.concat()).or_say(String::new)?;
        writer.finish().or_say(String::new)?;
        Ok(bytes)
    }

    fn palette(png: &[u8]) -> Outcome<Vec<u8>> {
        let reader = png::Decoder::new(Cursor::new(png)).read_info().or_say(String::new)?;
        Ok(reader.info().palette.as_deref().unwrap_or_default().to_vec())
    }

    #[test]
    fn few_enough_colours_stay_as_they_are() -> Outcome {
        let small = few_colours(&picture(&[[0, 0, 0], [9, 9, 9], [9, 9, 9], [255, 0, 0]])?, 8)?;
        let mut colours: Vec<[u8; 3]> = palette(&small)?.as_chunks::<3>().0.to_vec();
        colours.sort_unstable();
        assert_eq!(colours, [[0, 0, 0], [9, 9, 9], [255, 0, 0]]);
        assert_eq!(crate::icons::png_size(&small), Some((4, 1)));
        Ok(())
    }

    #[test]
    fn too_many_are_joined_with_their_neighbours() -> Outcome {
        let small = few_colours(&picture(&[[0, 0, 0], [2, 2, 2], [250, 0, 0], [254, 0, 0]])?, 2)?;
        let mut colours: Vec<[u8; 3]> = palette(&small)?.as_chunks::<3>().0.to_vec();
        colours.sort_unstable();
        assert_eq!(colours, [[1, 1, 1], [252, 0, 0]]);
        Ok(())
    }
}
