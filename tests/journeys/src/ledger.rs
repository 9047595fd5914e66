//! The reflection learns: what worked in two sessions is said and offered in the third, and given again with one tap.

use serde_json::{Value, json};

use crate::browser::{Browser, Device, Engine};
use crate::feel::listened_to;
use crate::person::Role;
use crate::site::Site;
use crate::told::{Told, Trouble};

/// A voice of this device, which writes down what it says and that it was stopped.
const SPEAK: &str = "
    window.said = [];
    speechSynthesis.getVoices = () => [{ localService: false, lang: 'en-GB' }, { localService: true, lang: 'en-GB' }];
    speechSynthesis.speak = (sentence) => { said.push(sentence.voice.localService ? sentence.text : 'sent out'); };
    speechSynthesis.cancel = () => { said.push('stop'); };
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };";

/// A session of misses that leaned back, each with its tweak and a retry that is clean or not.
async fn practise(page: &Browser, retries: &[(&str, bool)]) -> Told {
    page.press(Role::Button, "Start session").await?;
    for (tweak, is_clean) in retries {
        page.press(Role::Button, "Micro-failure").await?;
        page.press(Role::Radio, "Leaned back").await?;
        page.press(Role::Radio, tweak).await?;
        page.press(Role::Button, if *is_clean { "Clean" } else { "Micro-failure" }).await?;
        if !is_clean {
            page.press(Role::Button, "Later").await?;
        }
    }
    page.press(Role::Button, "End session").await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await.map(drop)
}

/// The places of these radio buttons among all, by the beginnings of their names.
async fn places<const N: usize>(page: &Browser, names: [&str; N]) -> Told<[usize; N]> {
    let all: Vec<String> = page.all(Role::Radio).await?.into_iter().map(|radio| radio.name).collect();
    let mut places = [0; N];
    for (place, name) in places.iter_mut().zip(names) {
        let found = all.iter().position(|radio| radio.starts_with(name));
        *place = found.ok_or_else(|| Trouble::new(format!("no “{name}” in {all:?}")))?;
    }
    Ok(places)
}

/// The reflections that are stored of the session, in their order.
async fn reflections(page: &Browser) -> Told<Vec<Value>> {
    let events = page.records("e").await?.into_values();
    let all: Vec<Value> = events.map(|event| serde_json::from_str(&event)).collect::<Result<_, _>>()?;
    Ok(all.iter().map(|event| event[3][1]["r"][1].clone()).filter(Value::is_object).collect())
}

#[tokio::test]
async fn what_worked_is_said_and_offered_and_given_again_with_one_tap() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = listened_to(&phone, &site, SPEAK).await?;
    page.press(Role::Link, "Settings").await?;
    page.press(Role::Switch, "Spoken questions").await?;
    page.press(Role::Link, "Practice").await?;
    practise(&page, &[("Slower in", true), ("Slower in", true), ("Bend knees", false)]).await?;
    practise(&page, &[("Slower in", true), ("Bend knees", false)]).await?;

    // the icon is the first tap
    page.go(&site.at("")).await?;
    page.press(Role::Button, "Start session").await?;
    page.reads("So far 3 of 3 retries after slower in were clean.").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.until("a voice", "return said.join() === 'What went wrong? Try: slower in.';").await?;
    // the surest first; what never worked after what was never tried
    let [leaned, looked] = places(&page, ["Leaned back", "Looked down"]).await?;
    assert!(leaned < looked, "what is given most comes first");
    let [slower, sink, knees] =
        places(&page, ["Slower in 3 of 3 retries clean", "Sink as it scrapes", "Bend knees"]).await?;
    assert!(slower < sink && sink < knees, "{slower} {sink} {knees}");
    assert!(!page.shows("So far 3 of 3").await?, "the line of attempts has its place back");
    // and with this the miss is reflected whole, with the fifth tap
    page.press(Role::Radio, "Wobble").await?;
    assert_eq!(
        page.run("return said.splice(0);", Vec::new()).await?,
        json!(["What went wrong? Try: slower in.", "stop"])
    );
    page.press(Role::Button, "Same as last time Leaned back, then bend knees").await?;
    let said = reflections(&page).await?;
    assert_eq!(said.len(), 2, "the size, and both others at once: {said:?}");
    assert!(["s", "c", "t"].iter().all(|part| !said[1][part].is_null()), "{said:?}");

    page.reload().await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.see(Role::Button, "Same as last time").await?;
    let [slower, knees] = places(&page, ["Slower in 3 of 3 retries clean", "Bend knees 1 of 3 retries clean"]).await?;
    assert!(slower < knees);
    page.press(Role::Button, "Same as last time").await?;
    let said = reflections(&page).await?;
    assert_eq!((said.len(), &said[1]["t"], &said[1]["c"]), (3, &said[2]["t"], &said[2]["c"]), "without the size");

    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "End session").await?;
    page.press(Role::Button, "Finish").await?;
    page.press(Role::Link, "Insights").await?;
    page.see(Role::Region, "3 of 3 retries after slower in were clean.").await?;
    page.press(Role::Button, "Show as table (what works)").await?;
    page.reads("2 of 4").await?;
    page.see(Role::Button, "Share (what works)").await?;
    // it follows the filters as every chart does, and hours say that they do not
    page.press(Role::Button, "Filters").await?;
    page.press(Role::Radio, "A partner").await?;
    page.see(Role::Region, "What works for you").await?;
    page.press(Role::Button, "Show as table (hours)").await?;
    page.reads("3 sessions, of all time and whoever logged.").await?;
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}
