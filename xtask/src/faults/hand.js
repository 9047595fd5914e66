// Tells every change of the storage as it happens, and acts as somebody who practises: `act(r)` does one thing, which one r
// in [0, 1) says. It goes on from wherever the page is.
(() => {
  const tell = (key, value) => globalThis.change?.(JSON.stringify([Date.now(), key, value]));
  const { setItem, removeItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) { setItem.call(this, key, value); tell(key, value); };
  Storage.prototype.removeItem = function (key) { removeItem.call(this, key); tell(key, null); };

  const name = (e) => (e.ariaLabel || e.innerText).trim();
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && !e.closest('[inert]');
  const named = (begin) => [...document.querySelectorAll('button, a')].find((e) => seen(e) && name(e).startsWith(begin));
  const press = (begin) => { const e = named(begin); e?.click(); return Boolean(e); };
  const key = (key) => dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const write = (field, text) => { field.value += text; field.dispatchEvent(new Event('input', { bubbles: true })); };
  const any = (all, r) => all[Math.floor(r * 997) % all.length];

  globalThis.act = (r) => {
    if (press('I’m up')) return 'up';
    const note = document.querySelector('textarea');
    if (named('Finish') && note) {
      if (r < 0.6) { write(note, any(['It held. ', 'Eyes up, ', 'зуб ', '氷 ', 'again and again; '], r)); return 'note'; }
      if (r < 0.7) { press('Back'); return 'back'; }
      press('Finish'); return 'finish';
    }
    if (named('Micro-failure')) {
      const chips = [...document.querySelectorAll('section input[type=radio]')].filter(seen);
      if (chips.length && r < 0.45) { any(chips, r).click(); return 'reflect'; }
      if (r < 0.65) { key('c'); return 'clean'; }
      if (r < 0.85) { key(' '); return 'miss'; }
      if (r < 0.92) { press('Undo'); return 'undo'; }
      if (r < 0.95) { press(named('Harder') ? 'Harder' : 'Easier'); return 'level'; }
      if (r < 0.97) { press('Pause'); return 'pause'; }
      press('End session'); return 'end';
    }
    if (press('Resume')) return 'resume';
    if (press('Ice skating')) return 'skill';
    if (location.pathname.endsWith('/sessions') && r < 0.5) {
      const past = [...document.querySelectorAll('main a')].filter((e) => /sessions\/./.test(e.href));
      if (past.length) { any(past, r).click(); return 'one'; }
    }
    if (named('Delete session')) { press(r < 0.6 ? 'Delete session' : 'Practice'); return 'delete'; }
    if (r < 0.12 && press('Undo')) return 'undo delete';
    if (r < 0.2 && press('Sessions')) return 'sessions';
    if (r < 0.25 && press('Insights')) return 'insights';
    // whatever Practice begins or goes on with
    const go = document.querySelector('[aria-keyshortcuts=s]');
    if (go) { go.click(); return 'start'; }
    press('Practice');
    return 'practice';
  };
})();
