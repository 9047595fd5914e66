//! What no sentence on screen says.

#[test]
fn the_tone_is_a_good_coachs() {
    // no alarm, no guilt, no streak, no claim that the evidence does not carry
    const NEVER: [&str; 16] = [
        "error",
        "fail!",
        "failed you",
        "wrong!",
        "streak",
        "badge",
        "missed a day",
        "should have",
        "bad ",
        "dopamine",
        "neuro",
        "guarantee",
        "makes you",
        "faster learning",
        "you must",
        "lazy",
    ];
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).expect("readable") {
        let text = std::fs::read_to_string(entry.expect("readable").path()).expect("readable");
        for text in text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .flat_map(|line| line.split('"').skip(1).step_by(2))
        {
            read += 1;
            for never in NEVER {
                assert!(!text.to_lowercase().contains(never), "{never:?} in {text:?}");
            }
            assert!(!text.contains('!'), "a good coach does not shout: {text:?}");
        }
    }
    assert!(read > 150, "{read} texts");
}
