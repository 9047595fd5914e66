// Starts the worker that draws. Only a promise knows that its program could not be loaded: thrown again, the page hears of it.
// A browser's first number and first day take it 20 ms, once for page and worker together: here nobody waits for them.
new Intl.NumberFormat([], { numberingSystem: 'latn' }).format(1.5);
new Intl.DateTimeFormat([], { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(0);
importScripts('wobble-draw.js');
wasm_bindgen({ module_or_path: 'wobble-draw_bg.wasm' }).catch((error) => setTimeout(() => { throw error; }));
