// Both of the page's clocks, standing still until the tour moves them: pictures of the same build are the same.
(() => {
  const began = Date.UTC(2026, 2, 14, 9, 30); // a Saturday
  let passed = 0;
  const Wall = Date;
  globalThis.Date = class extends Wall {
    constructor(...parts) {
      if (parts.length) super(...parts);
      else super(began + passed);
    }
    static now() {
      return began + passed;
    }
  };
  performance.now = () => 1000 + passed;
  Object.defineProperty(globalThis, 'letPass', { value: (millis) => { passed += millis; } });
})();
