// Starts the worker that draws. Only a promise knows that its program could not be loaded: thrown again, the page hears of it.
importScripts('wobble-draw.js');
wasm_bindgen({ module_or_path: 'wobble-draw_bg.wasm' }).catch((error) => setTimeout(() => { throw error; }));
