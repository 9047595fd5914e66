// What the page asks of its storage, how long its tasks are, when its first screen is there, how long a tap takes to be painted,
// and how much memory its programs have.
(() => {
  const seen = { reads: new Set(), listings: 0, first: null, tasks: [], taps: [], events: [], memories: [] };
  globalThis.scale = seen;
  const { getItem, key } = Storage.prototype;
  Storage.prototype.getItem = function (name) { seen.reads.add(name); return getItem.call(this, name); };
  Storage.prototype.key = function (nth) { seen.listings += 1; return key.call(this, nth); };
  for (const [of, name] of [[Reflect, 'ownKeys'], [Object, 'keys']]) {
    const list = of[name];
    of[name] = (object) => { if (object instanceof Storage) seen.listings += 1; return list(object); };
  }
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await make.apply(WebAssembly, given);
      const { memory } = (made.instance ?? made).exports;
      if (memory) seen.memories.push(memory);
      return made;
    };
  }
  const observe = (options, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ buffered: true, ...options });
  observe({ type: 'longtask' }, (task) => seen.tasks.push([task.startTime, task.duration]));
  observe({ type: 'event', durationThreshold: 16 }, (event) => {
    if (event.interactionId) seen.events.push([event.interactionId, event.duration]);
  });
  const painted = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  });
  addEventListener('pointerdown', ({ timeStamp }) => painted(() => seen.taps.push(performance.now() - timeStamp)), true);
  const look = () => {
    if (document.querySelector('[aria-keyshortcuts=s]')) {
      const first = { reads: [...seen.reads], listings: seen.listings };
      return painted(() => { seen.first = { ...first, ready: performance.now() }; });
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
