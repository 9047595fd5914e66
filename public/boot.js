// Starts the app. Trunk.toml puts two preload links into the page; both addresses are read from there.
const app = document.querySelector('link[rel="modulepreload"]');
const wasm = document.querySelector('link[rel="preload"][as="fetch"]');

// What is fetched later: the page says the names, which hold their content's hash.
const later = document.querySelector('[data-draw]')?.dataset;

// The worker that draws.
window.wobbleDraw = () => new Worker(later.draw);

// The further screens' program and style sheet: fetched when one of them is opened, and started once. Where the host answers
// but has it no more, there is a newer version, and the answer is nothing.
let further;
let tries = 0;
const load = async () => {
  const sheet = document.createElement('link');
  try {
    const dressed = new Promise((resolve, reject) => Object.assign(sheet, { onload: resolve, onerror: reject }));
    sheet.rel = 'stylesheet';
    sheet.href = later.further.replace('.js', '.css');
    document.head.append(sheet);
    // a browser may keep a module that failed once as failed: every try has an address of its own
    const [program] = await Promise.all([import(`./${later.further}?${tries++}`), dressed]);
    await program.default({ module_or_path: later.further.replace('.js', '_bg.wasm') });
    return program;
  } catch (error) {
    sheet.remove();
    further = undefined;
    const answer = await fetch(later.further).catch(() => {});
    if (answer?.status < 500 && !/javascript/.test(answer.headers.get('content-type'))) return;
    throw error;
  }
};
window.wobbleFurther = () => (further ??= load());

// A newer version may be the cure, and nothing runs here that it could disturb: let it take over.
const heal = async () => {
  const registration = await navigator.serviceWorker?.getRegistration();
  const ask = (worker) => worker?.postMessage({ wobble: 1, ask: 'take-over' });
  if (!registration) return;
  ask(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => worker.state === 'installed' && ask(worker));
  });
  await registration.update();
};

try {
  // WebKit answers a fetch from the preload only in this mode; in any other it downloads the file twice.
  const code = fetch(wasm.href, { mode: 'no-cors', credentials: 'include' });
  const [{ default: start }, response] = await Promise.all([import(app.href), code]);
  await start({ module_or_path: response });
  // on the home screen browsers promise without a question to keep what is stored
  if (matchMedia('(display-mode: standalone)').matches) navigator.storage?.persist?.().catch(() => {});
} catch (error) {
  console.error(error);
  const message = document.getElementById('boot-failed');
  if (message) message.hidden = false;
  heal().catch(() => {}); // offline: the message stands, and the next start tries again
}
