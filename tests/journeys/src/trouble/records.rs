//! Any note is kept as it was typed; a record that is damaged is put aside and told, once.

use serde_json::json;

use super::finish;
use crate::browser::{Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

#[tokio::test]
async fn any_note_is_kept_and_shown_as_it_was_typed() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    let strange = "<script>window.taken = true</script><img src=x onerror='window.taken = true'> \u{1f3c2}\u{1f469}\u{200d}\u{1f9bd} \
                   \u{5d4}\u{5d7}\u{5dc}\u{5e7}\u{5ea}\u{5d9} \u{202e}abc\u{202c} \"]} \\u0000 ";
    let note = format!("{strange}{}.", "ice ".repeat((10_000 - strange.len()) / 4));
    page.press(Role::Button, "End session").await?;
    page.insert("What got better?", &note).await?;
    // it is kept while it is being typed
    page.reload().await?;
    assert_eq!(page.see(Role::Textbox, "What got better?").await?.text, note);
    page.press(Role::Button, "Finish").await?;
    page.press(Role::Link, "Journal").await?;
    let shown = "const all = [...document.querySelectorAll('main li p')]; return all.some((p) => p.textContent === arguments[0]);";
    page.see(Role::Heading, "Journal").await?;
    assert_eq!(page.run(shown, vec![json!(note)]).await?, json!(true), "every character, as text");
    let harm = "return [window.taken ?? null, document.querySelectorAll('main script, main img').length];";
    assert_eq!(page.run(harm, Vec::new()).await?, json!([null, 0]));
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}

#[tokio::test]
async fn a_damaged_record_is_put_aside_and_told() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    finish(&page, "First.").await?;
    let damage = "const key = Object.keys(localStorage).find((key) => key.includes(':n.'));
        localStorage.setItem(key, localStorage.getItem(key).replace('First', 'Worst'));
        return [key.split(':n.')[1], localStorage.getItem(key)];";
    let damaged = page.run(damage, Vec::new()).await?;
    let (id, value) = (damaged[0].as_str().unwrap_or_default(), damaged[1].as_str().unwrap_or_default());
    page.reload().await?;
    page.hear(Role::Alert, "Something could not be read").await?;
    let aside = page.records("q").await?;
    assert_eq!(aside.get(&format!("0.n.{id}")).map(String::as_str), Some(value), "as it was: {aside:?}");
    let backup = std::fs::read_to_string(page.export(&phone).await?)?;
    assert!(backup.contains("Worst"), "and it is in every backup");
    page.press(Role::Link, "Settings").await?;
    page.reads("1 record could not be read").await?;
    // everything else works
    page.press(Role::Link, "Insights").await?;
    page.see(Role::Img, "0 misses in").await?;
    page.close().await
}

#[tokio::test]
async fn what_was_told_and_dismissed_is_not_told_again() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    finish(&page, "First.").await?;
    page.run("for (const key in localStorage) if (key.includes(':n.')) localStorage[key] = 'damaged';", Vec::new())
        .await?;
    page.reload().await?;
    page.hear(Role::Alert, "Something could not be read").await?;
    page.press(Role::Button, "All right").await?;
    page.gone(Role::Alert, "").await?;
    for screen in ["Settings", "Insights", "Practice"] {
        page.press(Role::Link, screen).await?;
        page.stays_gone(Role::Alert, "").await?;
    }
    page.close().await
}
