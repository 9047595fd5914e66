// Draws the measuring harness's numbers with the program that is shipped: as the app does, by the worker (bench.html), or
// in the page's own thread (bench.html?page), where a slowed processor slows it, too. Sets what the harness calls:
// __bench(name, points) -> milliseconds until it was painted; the harness sets __benchData, __painted, __root and __size.
const draw = document.currentScript.dataset.draw;

// A function that sends an order's text, and promises the answer's.
const beside = () => {
  const worker = new Worker(draw);
  const answers = [];
  const ready = new Promise((listens) => answers.push(listens));
  worker.onmessage = ({ data }) => answers.shift()(data);
  return async (order) => {
    await ready;
    return new Promise((answered) => { answers.push(answered); worker.postMessage(order); });
  };
};
const within = async () => {
  const [script] = (await (await fetch(draw)).text()).match(/wobble-draw-[0-9a-f]+\.js/);
  const tag = Object.assign(document.createElement('script'), { src: script });
  await new Promise((loaded) => { tag.onload = loaded; document.head.append(tag); });
  // the program speaks as in a worker: to whoever started it
  let answer;
  window.postMessage = (data) => { answer = data; };
  await wasm_bindgen({ module_or_path: script.replace('.js', '_bg.wasm') });
  const hear = window.onmessage;
  window.onmessage = null;
  delete window.postMessage;
  return async (order) => {
    window.postMessage = (data) => { answer = data; };
    hear({ data: order });
    delete window.postMessage;
    return answer;
  };
};

// The same picture as the other libraries': minutes as a line, failures as dots, both on one axis of powers of ten.
const millionths = (value) => Math.round(value * 1e6);
const powers = (value) => millionths(Math.log10(value) + 1);
const months = (x, pick) => {
  const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  const name = (at) => `${names[at.getMonth()]} ${at.getFullYear()}`;
  return x.flatMap((at, n) => (n % pick ? [] : [[at, name(new Date(at * 1000))]]));
};
const plots = {
  sessions: ({ x, min, fails }) => ({
    levels: ['0.1', '1', '10', '100', '1000'].map((label, n) => [millionths(n), label]),
    bounds: [0, millionths(4)],
    series: [
      { ink: 'clean', line: x.flatMap((at, n) => [at, powers(min[n])]) },
      { ink: 'miss', dots: x.flatMap((at, n) => [at, powers(fails[n])]) },
    ],
  }),
  line: ({ x, series }) => ({
    series: series.map((values, k) => ({ ink: ['clean', 'ink', 'miss'][k], line: x.flatMap((at, n) => [at, millionths(values[n])]) })),
  }),
};

const answerer = location.search === '?page' ? within() : Promise.resolve(beside());
answerer.then((ask) => {
  window.__bench = async (name, points) => {
    const data = window.__benchData(name, points);
    const root = document.getElementById('root');
    root.replaceChildren();
    const { width, height } = window.__size;
    const begin = performance.now();
    const { x } = data;
    const plot = { from: x[0], to: x[x.length - 1], along: months(x, Math.ceil(x.length / 5)), caption: name, ...plots[name](data) };
    const order = { what: { plot }, decimal_sign: '.', theme: 'light', size: [width, height], title: 'finding' };
    const answer = await ask(JSON.stringify(order));
    root.innerHTML = answer.slice(answer.indexOf('\n') + 1);
    return (await window.__painted()) - begin;
  };
});
