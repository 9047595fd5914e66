//! Bytes that are a table: quotes, delimiters, byte order marks; and what is refused.

use wobble::store::csv::*;

use crate::read;

#[test]
fn quotes_line_ends_and_ragged_rows_are_read_as_they_are_meant() {
    let table = read(
        "day,note\r\n1/2/2026,\"two\r\nlines, \"\"quoted\"\"\"\r\n\r\n2/2/2026\r\n3/2/2026,torn \"here\",\r4/2/2026,\"a\" b\n",
    );
    assert_eq!(table.names(), ["day", "note"]);
    let rows: Vec<(u32, Vec<String>)> = (0..table.rows())
        .map(|row| (table.line(row), table.cells(row).iter().map(|cell| cell.to_string()).collect()))
        .collect();
    let row = |line, cells: &[&str]| (line, cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
    assert_eq!(
        rows,
        [
            row(2, &["1/2/2026", "two\r\nlines, \"quoted\""]),
            row(5, &["2/2/2026"]),
            row(6, &["3/2/2026", "torn \"here\"", ""]),
            row(7, &["4/2/2026", "a b"]),
        ]
    );
}

#[test]
fn delimiters_names_and_byte_order_marks_are_recognised() {
    let cases = [
        ("date,minutes\n2026-11-01,20\n", ',', true),
        ("\u{feff}date;note\r\n2026-11-01;a, b\r\n2026-11-02;c, d\r\n", ';', true),
        ("date\tnote\n2026-11-01\ta; b, c\n", '\t', true),
        ("sep=;\ndate;note\n2026-11-01;x\n", ';', true),
        ("2026-11-01,20\n2026-11-02,25\n", ',', false),
        ("just one column\nof words\n", ',', true),
    ];
    for (text, delimiter, has_names) in cases {
        let table = read(text);
        assert_eq!((table.delimiter(), table.has_names()), (delimiter, has_names), "{text:?}");
    }
    assert_eq!(read("2026-11-01,20\n2026-11-02,25\n").rows(), 2, "without names every row is one");
}

#[test]
fn what_is_too_much_or_no_table_is_refused() {
    let refused = |bytes: &[u8]| table(bytes).err();
    assert_eq!(refused(b""), Some(Unreadable::Empty));
    assert_eq!(refused(b"\xef\xbb\xbf\r\n,,\r\n"), Some(Unreadable::Empty));
    assert_eq!(refused(b"date,minutes\n"), Some(Unreadable::Empty));
    assert_eq!(refused(b"date,note\n2026-11-01,\xfcbung\n"), Some(Unreadable::NotUtf8(2)));
    assert_eq!(refused(b"\xff\xfed\0a\0"), Some(Unreadable::NotUtf8(1)));
    assert_eq!(refused(b"d\0a\0"), Some(Unreadable::NotUtf8(1)));
    assert_eq!(refused(b"date,note\n2026-11-01,\"open\n2026-11-02,x\n"), Some(Unreadable::OpenQuote(2)));
    let columns = |n: usize| format!("a{}\nb\n", ",a".repeat(n - 1));
    assert_eq!(refused(columns(MAX_COLUMNS).as_bytes()), None);
    assert_eq!(refused(columns(MAX_COLUMNS + 1).as_bytes()), Some(Unreadable::TooManyColumns(1)));
    let cell = |n: usize| format!("date,note\n2026-11-01,{}\n", "é".repeat(n));
    assert_eq!(refused(cell(MAX_CELL).as_bytes()), None);
    assert_eq!(refused(cell(MAX_CELL + 1).as_bytes()), Some(Unreadable::CellTooLong(2)));
    let rows = |n: usize| format!("date,n\n{}", "2026-11-01,1\n".repeat(n));
    assert_eq!(table(rows(MAX_ROWS).as_bytes()).map(|table| table.rows()), Ok(MAX_ROWS));
    assert_eq!(refused(rows(MAX_ROWS + 1).as_bytes()), Some(Unreadable::TooManyRows));
    assert_eq!(refused(&vec![b'a'; MAX_BYTES + 1]), Some(Unreadable::TooLarge));
}
