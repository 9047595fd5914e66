//! FORMAT.md, held against the code: every field and every kind of key is in it, and its worked example is right.

use std::fs;
use std::path::Path;

use wobble::domain::{Id, Note};
use wobble::store::frame;

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What FORMAT.md says under the heading that begins with `heading`.
fn section(heading: &str) -> String {
    let format = text("FORMAT.md");
    let after = format.split(&format!("\n### {heading}")).nth(1).unwrap_or_else(|| panic!("no “{heading}”"));
    after.split("\n### ").next().unwrap_or_default().to_owned()
}

/// The records of a source, each with the letters of its fields.
fn records(path: &str) -> Vec<(String, Vec<String>)> {
    let source = text(path);
    let tables = source.split("record!(").skip(1).filter_map(|rest| rest.split_once("});"));
    let table = |(table, _): (&str, &str)| {
        let (name, fields) = table.split_once('{')?;
        let letters = fields.split(',').filter_map(|field| field.split('"').nth(1)).map(str::to_owned).collect();
        Some((name.trim().to_owned(), letters))
    };
    tables.filter_map(table).collect()
}

#[test]
fn every_field_of_every_record_is_told() {
    let mut told = 0;
    let sources =
        ["forms", "columns", "archive", "rollup_form", "ledgers"].map(|file| (file, format!("src/store/{file}.rs")));
    let all = sources.iter().flat_map(|(file, path)| records(path).into_iter().map(move |record| (*file, record)));
    for (file, (record, letters)) in all {
        let section = section(match record.as_str() {
            "Settings" => "The choices",
            "Skill" | "Component" | "Level" | "Label" => "A skill",
            "Columns" | "Apart" if file == "columns" => "A finished session",
            _ => "The others",
        });
        for letter in letters {
            assert!(section.contains(&format!("`{letter}`")), "{record}: {letter}");
            told += 1;
        }
    }
    assert!(told > 70, "{told} fields");
}

#[test]
fn every_kind_of_key_is_told() {
    let (format, keys) = (text("FORMAT.md"), text("src/store/keys.rs"));
    let kinds: Vec<&str> = keys
        .lines()
        .filter(|line| line.starts_with("pub const "))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
        .collect();
    assert!(kinds.len() > 9, "{kinds:?}");
    for kind in kinds {
        assert!(format.contains(&format!("`{kind}")), "{kind}");
    }
}

#[test]
fn the_worked_example_is_right() {
    let format = text("FORMAT.md");
    let value = format.lines().find(|line| line.starts_with("[\"W") && line.ends_with("}]")).expect("an example");
    let key = "n.1m7wyd4m00000001";
    assert!(format.contains(&format!("Under `{key}`")));
    let (learner, note) = frame::decode::<Note>(key, value).expect("it is whole");
    assert_eq!((learner, note.text.as_str()), (Id::me(), "Knees"));
    assert_eq!(frame::encode(key, &Id::me(), &note), value, "as it is written today");
    assert!(format.contains(&format!("`W{}`", frame::VERSION)));
}
