//! Pictures that leave the page: a drawing as an image of dots, or as it is.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::files::{self, Handed};

/// A picture that is ready to be handed out.
#[derive(Clone)]
pub struct Picture {
    blob: Blob,
    kind: &'static str,
}

impl Picture {
    /// The drawing itself, from its SVG text; `None` where the browser cannot make a file.
    pub fn svg(text: &str) -> Option<Self> {
        let kind = "image/svg+xml";
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = js_sys::Array::of1(&JsValue::from_str(text));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        Some(Self { blob, kind })
    }

    /// Hands it to the person: by the phone's share sheet where there is one that takes it, else as a download. To be called from the
    /// press itself. `then` hears what became of it.
    pub fn hand_out(&self, name: &str, then: impl FnOnce(Handed) + 'static) {
        files::hand_out_blob(name, self.kind, &self.blob, then);
    }
}

/// Who hears of a picture.
type Then = Box<dyn FnOnce(Option<Picture>)>;

/// Draws an SVG text as a PNG of `scale` dots to a pixel and tells `then`; `None` where the browser cannot.
pub fn png(svg: &str, (width, height): (u32, u32), scale: u32, then: impl FnOnce(Option<Picture>) + 'static) {
    // whichever comes first, a picture or a failure, is told; the other one never comes
    let then: Rc<RefCell<Option<Then>>> = Rc::new(RefCell::new(Some(Box::new(then))));
    let tell = move |picture: Option<Picture>| {
        if let Some(then) = then.borrow_mut().take() {
            then(picture);
        }
    };
    let Ok(image) = HtmlImageElement::new() else { return tell(None) };
    let (loaded, failed) = {
        let (image, tell, fail) = (image.clone(), tell.clone(), tell);
        let loaded = move || {
            let told = tell.clone();
            if painted(&image, (width * scale, height * scale), tell).is_none() {
                told(None);
            }
        };
        (Closure::once_into_js(loaded), Closure::once_into_js(move || fail(None)))
    };
    image.set_onload(Some(loaded.unchecked_ref()));
    image.set_onerror(Some(failed.unchecked_ref()));
    // as data: some browsers let nothing be read back from a drawing that came as a file
    let text: String = js_sys::encode_uri_component(svg).into();
    image.set_src(&("data:image/svg+xml;charset=utf-8,".to_owned() + &text));
}

fn painted(
    image: &HtmlImageElement,
    (width, height): (u32, u32),
    tell: impl Fn(Option<Picture>) + 'static,
) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (w, h) = (f64::from(width), f64::from(height));
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, w, h).ok()?;
    let made = Closure::once_into_js(move |blob: JsValue| {
        tell(blob.dyn_into::<Blob>().ok().map(|blob| Picture { blob, kind: "image/png" }));
    });
    canvas.to_blob(made.unchecked_ref()).ok()
}
