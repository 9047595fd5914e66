//! Stands in for the crate of the same name.
//!
//! Leptos always builds its server functions, and they name this crate to stream to and from a server. Wobble has no server and
//! calls none of them; but the real crate exports four classes to JavaScript, and what is exported no linker can leave
//! out: with it the first load is 5.5 kB larger, and the drawing worker 8 kB. Cargo.toml's `[patch]` puts this one in its place. It has the few names that
//! Leptos compiles against, and nothing behind them.
#![cfg(target_arch = "wasm32")]

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream of the browser's.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// The browser's own form of it.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// From the browser's own form.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// From a stream of Rust.
    ///
    /// # Panics
    /// Always.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        panic!("streams to a server are not part of this build")
    }

    /// As a stream of Rust.
    ///
    /// # Panics
    /// Always.
    pub fn into_stream(self) -> IntoStream {
        panic!("streams from a server are not part of this build")
    }
}

/// A stream that nobody can make.
#[derive(Debug)]
pub enum IntoStream {}

impl Stream for IntoStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match *self {}
    }
}
