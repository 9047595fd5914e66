// What a person finds on the page by its role and its accessible name: what screen readers and voice control use.
// Arguments: a role, the beginning of a name, a text that it contains, and whether a finger goes there next.
// Answers the matches, and in words all that is there.
const [wantedRole, wantedName, wantedText, toTouch] = arguments;

const BY_TAG = {
  A: (e) => (e.href ? 'link' : ''), BUTTON: () => 'button', SELECT: () => 'combobox', TEXTAREA: () => 'textbox',
  H1: () => 'heading', H2: () => 'heading', H3: () => 'heading', UL: () => 'list', OL: () => 'list', LI: () => 'listitem',
  NAV: () => 'navigation', MAIN: () => 'main', FIGURE: () => 'figure', TABLE: () => 'table', FIELDSET: () => 'group',
  TR: () => 'row', TD: () => 'cell', OPTION: () => 'option', TH: (e) => (e.scope === 'row' ? 'rowheader' : 'columnheader'),
  SECTION: (e) => (e.ariaLabel || e.hasAttribute('aria-labelledby') ? 'region' : ''),
  INPUT: (e) => ({ radio: 'radio', checkbox: 'checkbox', range: 'slider', file: 'file', number: 'spinbutton', search: 'searchbox' })[e.type] ?? 'textbox',
  SUMMARY: () => 'summary', IMG: () => 'img',
};
const role = (e) => e.getAttribute('role') ?? BY_TAG[e.tagName]?.(e) ?? '';

const shown = (e) => {
  if (e.closest('[hidden], [aria-hidden="true"], [inert]')) return false;
  const style = getComputedStyle(e);
  if (style.display === 'contents') return shown(e.parentElement);
  return style.visibility !== 'hidden' && e.getClientRects().length > 0;
};

const tidy = (text) => text.replace(/\s+/g, ' ').trim();
const words = (e, without) => [...e.childNodes].map((node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node === without || node.matches('[hidden], [aria-hidden="true"]')) return '';
  const style = getComputedStyle(node);
  if (style.display === 'none' || style.visibility === 'hidden') return '';
  const inside = node.getAttribute('aria-label') ?? node.getAttribute('alt') ?? words(node, without);
  return style.display === 'inline' ? inside : ` ${inside} `;
}).join('');
const content = (e, without) => tidy(words(e, without));

const FROM_CONTENT = ['button', 'link', 'heading', 'cell', 'rowheader', 'columnheader', 'option', 'summary', 'row'];
const name = (e) => {
  const by = e.getAttribute('aria-labelledby');
  if (by) return tidy(by.split(/\s+/).map((id) => document.getElementById(id)).map((e) => (e ? content(e) : '')).join(' '));
  const label = tidy(e.getAttribute('aria-label') ?? '');
  if (label) return label;
  if (e.labels?.length) return tidy([...e.labels].map((label) => content(label, e)).join(' '));
  if (FROM_CONTENT.includes(role(e))) return content(e);
  return tidy(e.getAttribute('title') ?? '');
};

const all = [...document.querySelectorAll('body *')].filter((e) => role(e) && shown(e));
const there = all.map((e) => ({ e, role: role(e), name: name(e), text: typeof e.value === 'string' && /^(textbox|searchbox|spinbutton)$/.test(role(e)) ? e.value : content(e) }));
const ofRole = there.filter((t) => t.role === wantedRole && (!wantedText || t.text.includes(wantedText)));
const begins = (text) => text.startsWith(wantedName) && !/^[\p{L}\p{N}]/u.test(text.slice(wantedName.length));
const exact = ofRole.filter((t) => t.name === wantedName);
const found = exact.length ? exact : ofRole.filter((t) => !wantedName || begins(t.name));

// Where a finger goes: a chip's input is smaller than its label.
const place = (e) => {
  const target = (['radio', 'checkbox', 'switch'].includes(role(e)) && e.closest('label')) || e;
  const middle = () => {
    const box = target.getClientRects()[0] ?? target.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  const under = () => document.elementFromPoint(...middle());
  if (!target.contains(under())) target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const [x, y] = middle();
  const hit = target.contains(under());
  return { x, y, hit, target, coveredBy: hit ? '' : (under()?.outerHTML ?? 'nothing: outside of the window').slice(0, 120) };
};

return {
  found: found.map(({ e, name, text }) => ({
    name, text, element: e, disabled: e.disabled ?? false, checked: e.checked ?? null,
    expanded: e.getAttribute('aria-expanded'), current: e.getAttribute('aria-current'), ...(toTouch && place(e)),
  })),
  there: there.map((t) => `${t.role} “${t.name || t.text.slice(0, 90)}”`),
};
