//! Fingers on a touch screen: Chromium's own input, from which the page gets real pointer and touch events.

use serde_json::{Value, json};

use super::Role;
use crate::browser::Browser;
use crate::told::Told;

/// A place for a finger, in CSS pixels of the window.
pub type Place = (f64, f64);

/// One finger's touch: where, and when, in seconds since 1970 (now, if nothing is said).
#[derive(Copy, Clone)]
pub struct Touch {
    /// Where it comes down.
    pub at: Place,
    /// When.
    pub time: Option<f64>,
}

impl Browser {
    /// One finger comes down and lifts.
    pub async fn tap(&self, at: Place) -> Told {
        self.touch(&[Touch { at, time: None }]).await
    }

    /// One finger comes down and stays.
    pub async fn touch_down(&self, at: Place) -> Told {
        self.fingers("touchStart", vec![json!({ "x": at.0, "y": at.1, "id": 0 })], None).await
    }

    /// The finger that stayed is dragged here.
    pub async fn drag_to(&self, at: Place) -> Told {
        self.fingers("touchMove", vec![json!({ "x": at.0, "y": at.1, "id": 0 })], None).await
    }

    /// The finger that stayed lifts.
    pub async fn lift(&self) -> Told {
        self.fingers("touchEnd", Vec::new(), None).await
    }

    /// Fingers come down at once and lift at once.
    pub async fn touch(&self, fingers: &[Touch]) -> Told {
        let points: Vec<Value> =
            fingers.iter().enumerate().map(|(id, f)| json!({ "x": f.at.0, "y": f.at.1, "id": id })).collect();
        let time = fingers.first().and_then(|finger| finger.time);
        self.fingers("touchStart", points, time).await?;
        self.fingers("touchEnd", Vec::new(), time.map(|time| time + 0.04)).await
    }

    async fn fingers(&self, kind: &str, points: Vec<Value>, time: Option<f64>) -> Told {
        let mut touch = json!({ "type": kind, "touchPoints": points });
        if let Some(time) = time {
            touch["timestamp"] = json!(time);
        }
        self.web.cdp().send_raw("Input.dispatchTouchEvent", touch).await?;
        Ok(())
    }

    /// Where a finger would touch something, once it can be touched.
    pub async fn place_of(&self, role: Role, name: &str) -> Told<Place> {
        Ok(self.ready(role, name).await?.place)
    }
}
