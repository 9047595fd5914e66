//! Two phones with five years each, of which each has a part that the other has not, put together in either order.

use super::page::Phone;
use super::{Restored, Rows, TASK, restored};
use crate::chromium::Chromium;
use crate::failure::Outcome;
use crate::scale::years::Years;

/// So many years.
const YEARS: u16 = 5;
/// From the press until the answer, in milliseconds.
const TOGETHER: f64 = 1000.0;

/// Remembers the file that the page hands out.
const CATCH: &str = "(() => { const make = URL.createObjectURL; \
     URL.createObjectURL = (file) => { scale.file = file; return make.call(URL, file); }; })()";
/// What is in it but for the moment: how many records, and a checksum of them.
const CAUGHT: &str = "(async () => { const { records } = JSON.parse(await scale.file.text()); \
     const bytes = new TextEncoder().encode(JSON.stringify(records)); \
     const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)); \
     return records.length + ' ' + [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join(''); })()";

/// Restores each phone's backup onto the other, and compares what both hand out afterwards.
pub(super) fn put_together(chromium: &mut Chromium, site: &str, rows: &mut Rows) -> Outcome {
    let both = Years::on_two_devices(YEARS)?;
    let mut handed_out = Vec::new();
    for (here, there) in [(0, 1), (1, 0)] {
        println!("Putting two phones together ...");
        let phone = Phone::new(chromium, site)?;
        let mut page = phone.open(chromium, "")?;
        page.fill(&both[here].records)?;
        page.close()?;
        let mut page = phone.open(chromium, "settings")?;
        page.run(CATCH)?;
        let Restored { previewed, restored, longest } = restored(&mut page, &both[there])?;
        let order = if here == 0 { "second into first" } else { "first into second" };
        rows.one(&format!("{order}: previewed, ms"), previewed, None);
        rows.one(&format!("{order}: put together, ms"), restored, Some(TOGETHER));
        rows.one(&format!("{order}: longest task after it, ms"), longest[2], Some(TASK));
        page.press("Export backup")?;
        page.until("Boolean(scale.file)")?;
        handed_out.push(page.run(CAUGHT)?);
        page.close()?;
    }
    let differ = f64::from(u8::from(handed_out[0] != handed_out[1]));
    println!("The backups afterwards: {} and {}", handed_out[0], handed_out[1]);
    rows.one("backups that differ with the order", differ, Some(0.0));
    Ok(())
}
