//! What the first screen asks of the storage, however much is in it; and years that are counted while one waits.

use std::collections::BTreeMap;

use crate::browser::{Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

/// So many sessions as somebody has after years: the same one again and again, under other keys.
const YEARS: &str = "const all = { ...localStorage };
    const [key, value] = Object.entries(all).find(([key]) => key.includes(':s.'));
    for (let n = 0; n < 3000; n += 1) localStorage.setItem('beside' + key.slice(6) + n, value);";

#[tokio::test]
async fn the_first_screen_reads_five_records_and_lists_no_keys() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "End session").await?;
    page.insert("What got better?", "It held.").await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await?;
    page.run(YEARS, Vec::new()).await?;
    let script = "const seen = globalThis.asked = { reads: [], lists: 0 };
        const { getItem, key } = Storage.prototype;
        Storage.prototype.getItem = function (name) { seen.reads.push(name); return getItem.call(this, name); };
        Storage.prototype.key = function (nth) { seen.lists += 1; return key.call(this, nth); };
        for (const [of, name] of [[Reflect, 'ownKeys'], [Object, 'keys']]) {
            const list = of[name];
            of[name] = (object) => { seen.lists += object instanceof Storage ? 1 : 0; return list(object); };
        }
        const look = () => document.querySelector('[aria-keyshortcuts=s]')
            ? seen.first = { reads: [...new Set(seen.reads)], lists: seen.lists } : requestAnimationFrame(look);
        requestAnimationFrame(look);";
    let source = serde_json::json!({ "source": script });
    page.web.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
    page.go(&site.at("")).await?;
    page.see(Role::Button, "Start session").await?;
    page.reads("It held.").await?;
    let first = page.run("return asked.first;", Vec::new()).await?;
    let reads: Vec<String> = serde_json::from_value(first["reads"].clone())?;
    assert!((1..=5).contains(&reads.len()) && first["lists"] == 0, "{first}");
    // the look at everything comes later, and asks for more
    page.until("everything is looked at", "return asked.lists > 0;").await?;
    page.close().await
}

#[tokio::test]
async fn what_was_counted_is_counted_again_where_it_is_wrong() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Button, "Later").await?;
    page.press(Role::Button, "End session").await?;
    page.press(Role::Button, "Finish").await?;
    page.press(Role::Link, "Insights").await?;
    page.see(Role::Img, "1 miss in").await?;
    let counted = page.records("r").await?;
    assert_eq!(counted.len(), 1, "a year of a skill");
    // damaged: it is put aside, and made again
    let damage = "const key = Object.keys(localStorage).find((key) => key.includes(':r.'));
        localStorage.setItem(key, localStorage.getItem(key).slice(0, -9) + localStorage.getItem(key).slice(-8));";
    page.run(damage, Vec::new()).await?;
    page.reload().await?;
    page.see(Role::Img, "1 miss in").await?;
    assert_eq!(page.records("r").await?, counted);
    let aside: BTreeMap<String, String> = page.records("q").await?;
    assert_eq!(aside.len(), 1);
    page.close().await
}
