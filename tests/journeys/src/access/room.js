// What does not hold together on the page as it is: cut, covered, overlapping or too small, too wide, moving, or told by
// colour alone. Argument: how wide the window is, the least side of a target, and which further questions are asked.
// Answers sentences. It knows no class: styles are asked of the browser as it worked them out.
const [{ width, target, paper, still, forced, scrolls }] = arguments;
const faults = new Set();
const tidy = (text) => text.replace(/\s+/g, ' ').trim();
const called = (e) => `${e.tagName.toLowerCase()} “${tidy(e.ariaLabel || e.innerText || e.closest('label, button, a')?.innerText || '').slice(0, 60)}”`;
const fault = (what, e) => faults.add(e ? `${what}: ${called(e)}` : what);
const ancestors = function* (e) { for (let a = e; a && a !== document.documentElement; a = a.parentElement) yield a; };
const find = (e, fits) => { for (const a of ancestors(e)) if (fits(a, styleOf(a))) return a; return null; };
const styles = new Map();
const styleOf = (e) => { if (!styles.has(e)) styles.set(e, getComputedStyle(e)); return styles.get(e); };

// What is out of sight need not be laid out; here it is, for it is looked at.
for (const e of document.querySelectorAll('*')) if (getComputedStyle(e).contentVisibility === 'auto') e.style.contentVisibility = 'visible';

// Only for a screen reader, or not there at all.
const unseen = (a, s) => s.visibility === 'hidden' || s.display === 'none' || s.clipPath.startsWith('inset(50%') || a.ariaHidden === 'true';
// what lies under a dialog is nobody's matter while that is open
const modal = document.querySelector('dialog:modal');
const shown = (e) => e.getClientRects().length > 0 && !find(e, unseen) && !e.closest('[inert]') && (!modal || modal.contains(e));
const all = [...document.body.querySelectorAll('*')].filter((e) => !e.closest('svg') && shown(e));

// A place that one pushes sideways, as rails of chips are.
const pushed = (e) => find(e.parentElement, (a, s) => /auto|scroll/.test(s.overflowX) && a.scrollWidth > a.clientWidth + 1);
const floats = (e) => find(e, (a, s) => s.position === 'fixed' || s.position === 'sticky' || (/auto|scroll/.test(s.overflowY) && a.scrollHeight > a.clientHeight + 1));
// A surface, as the pads and Start are: what is cut out of it by an arc, or by its neighbour's, is no fault. Its words are asked for.
const arc = (e) => e.matches('button') && e.getBoundingClientRect().height > 90;

const CONTROLS = 'a[href], button, select, textarea, input, summary';
// What a finger goes for: a chip's label, not the input in it.
const touched = (e) => (e.matches('input') && !e.matches('[type=range]') && e.closest('label')?.matches(':has(input[type=radio], input[type=checkbox], input[type=file])') ? e.closest('label') : e);
const controls = all.filter((e) => e.matches(CONTROLS));
const targets = [...new Set(controls.map(touched))];

// 1. the page is as wide as the window
const wide = document.scrollingElement.scrollWidth;
if (wide > width) {
  fault(`the page is ${wide} wide in a window of ${width}`);
  all.filter((e) => e.getBoundingClientRect().right > width + 1 && !pushed(e) && !floats(e)).slice(-1).forEach((e) => fault('  up to', e));
}

// 2. every text lies within the window, within its control, and within whatever cuts
const linesOf = (e) => [...e.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE && n.data.trim()).flatMap((n) => {
  const range = document.createRange();
  range.selectNodeContents(n);
  return [...range.getClientRects()].filter((r) => r.width > 1);
});
// The same word by word: a space at the end of a line may hang beyond it, and nobody sees it.
const wordsOf = (e) => [...e.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE).flatMap((n) => [...n.data.matchAll(/\S+/g)].flatMap((word) => {
  const range = document.createRange();
  range.setStart(n, word.index);
  range.setEnd(n, word.index + word[0].length);
  return [...range.getClientRects()];
}));
const beyond = (r, box, slack) => r.left < box.left - slack || r.right > box.right + slack || r.top < box.top - slack || r.bottom > box.bottom + slack;
for (const e of all) {
  const lines = linesOf(e);
  if (!lines.length || e.matches('option')) continue;
  const style = styleOf(e);
  if (style.textOverflow === 'ellipsis') continue;
  const rail = pushed(e);
  for (const r of lines) {
    if (!rail && (r.left < -1 || r.right > width + 1)) fault('beyond the window', e);
    const control = e.closest('button, a, summary') ?? find(e, (a) => a.matches('label') && a.querySelector('input'));
    // letters may be taller than their line
    if (control && styleOf(control).display !== 'inline') {
      const [box, slack] = [control.getBoundingClientRect(), Math.max(2, r.height * 0.12)];
      if (beyond(r, box, slack) && wordsOf(e).some((word) => beyond(word, box, slack))) fault('beyond its control', e);
    }
    for (const a of ancestors(e)) {
      if (a === rail) break;
      const s = styleOf(a);
      const box = a.getBoundingClientRect();
      const slack = Math.max(2, r.height * 0.12);
      if (/hidden|clip/.test(s.overflowX) && (r.left < box.left - 2 || r.right > box.right + 2)) fault('cut at a side', e);
      if (/hidden|clip/.test(s.overflowY) && (r.top < box.top - slack || r.bottom > box.bottom + slack) && !find(e, (b, t) => a.contains(b) && /auto|scroll/.test(t.overflowY) && b.scrollHeight > b.clientHeight + 1)) fault('cut above or below', e);
      if (s.position === 'fixed') break;
    }
  }
  // a sentence is read in lines of a length that an eye finds back from
  const text = tidy([...e.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE).map((n) => n.data).join(' '));
  const rows = new Set(lines.map((r) => Math.round(r.top / 4))).size;
  if (rows > 1 && text.length / rows > 82) fault(`${Math.round(text.length / rows)} letters a line`, e);
}
// what is said for somebody who has typed nothing yet
for (const e of controls.filter((e) => e.matches('textarea, input[placeholder]') && e.placeholder && !e.value)) {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = styleOf(e).font;
  const room = e.clientWidth - parseFloat(styleOf(e).paddingLeft) - parseFloat(styleOf(e).paddingRight);
  if (e.matches('input') && pen.measureText(e.placeholder).width > room + 1) fault(`what is asked for is cut (“${e.placeholder}”)`, e);
}

// 3. what scrolls within the page does so where that is meant: in a list, in a notice
const meant = (e) => e.matches('textarea, dialog, [role=group]') || e.querySelector(':scope > [role=alert]');
for (const e of all) {
  if (/auto|scroll/.test(styleOf(e).overflowY) && e.scrollHeight > e.clientHeight + 1 && !scrolls && !meant(e)) fault(`${e.scrollHeight - e.clientHeight} px are out of sight`, e);
}

// 4. targets: large enough, and none over another
for (const e of targets) {
  const r = e.getBoundingClientRect();
  if (styleOf(e).display === 'inline' && e.matches('a')) continue;
  if (r.width < target - 0.5 || r.height < target - 0.5) fault(`${Math.round(r.width)} × ${Math.round(r.height)} is small for a finger`, e);
}
const whole = targets.filter((e) => !arc(e)).map((e) => [e, e.getBoundingClientRect(), floats(e), pushed(e)]);
for (const [i, [a, ra, fa, pa]] of whole.entries()) {
  for (const [b, rb, fb, pb] of whole.slice(i + 1)) {
    if (fa !== fb || pa !== pb || a.contains(b) || b.contains(a)) continue;
    const [x, y] = [Math.min(ra.right, rb.right) - Math.max(ra.left, rb.left), Math.min(ra.bottom, rb.bottom) - Math.max(ra.top, rb.top)];
    if (x > 1 && y > 1) fault(`overlaps ${called(b)}`, a);
  }
}

// 5. what a keyboard comes to can be seen: nothing lies over it
const before = scrollY;
const covers = new Map();
for (const e of controls) {
  const spot = touched(e);
  e.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const r = spot.getBoundingClientRect();
  const text = linesOf(spot)[0] ?? [...spot.querySelectorAll('*')].filter((c) => !c.closest('svg') && shown(c)).flatMap(linesOf)[0];
  const t = text && arc(spot) ? text : r;
  // at its middle, near its top and near its end: a part is no more than half
  const [x, y] = [Math.min(0.5, 6 / t.width), Math.min(0.5, 6 / t.height)];
  const points = [[0.5, 0.5], [0.5, y], [0.5, 1 - y], ...(arc(spot) ? [[x, 0.5], [1 - x, 0.5]] : [])].map(([x, y]) => [t.left + t.width * x, t.top + t.height * y]);
  for (const [x, y] of points) {
    const over = document.elementFromPoint(x, Math.min(Math.max(y, 0), innerHeight - 1));
    if (over && !spot.contains(over) && !over.contains(spot) && !over.closest('label')?.contains(spot)) { covers.set(floats(over) ?? over, [...(covers.get(floats(over) ?? over) ?? []), e]); break; }
    if (t.height < innerHeight / 2 && (y < 0 || y > innerHeight || x < 0 || x > width)) { fault('cannot be brought into sight', e); break; }
  }
}
scrollTo(0, before);
for (const [over, below] of covers) fault(`covers ${below.length}, first ${called(below[0])}`, over);

// 6. nothing moves where somebody wants no motion
if (still) {
  const seconds = (list) => Math.max(...list.split(',').map((t) => parseFloat(t) * (t.trim().endsWith('ms') ? 0.001 : 1)));
  for (const e of document.querySelectorAll('body, body *')) {
    for (const part of [null, '::before', '::after']) {
      const s = getComputedStyle(e, part);
      if (s.transitionProperty !== 'none' && seconds(s.transitionDuration) > 0.01) fault('changes slowly', e);
      if (s.animationName !== 'none' && seconds(s.animationDuration) > 0.01) fault('moves', e);
    }
  }
  for (const a of document.getAnimations()) if (a.effect.getComputedTiming().activeDuration > 10) fault('is moving', a.effect.target);
}

// 7. where the person's own colours are forced upon the page, an outline says what a ground said before
if (forced) {
  const clear = (colour) => /transparent|, 0\)/.test(colour);
  const outlined = (e, part) => { const s = getComputedStyle(e, part); return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.borderTopStyle !== 'none' && parseFloat(s.borderTopWidth) > 0 && s.borderTopColor !== s.backgroundColor && !clear(s.borderTopColor); };
  const faces = (e) => [e, ...e.querySelectorAll('*')].filter((c) => !c.closest('svg'));
  for (const e of targets) {
    const named = e.matches('a, select, summary') || styleOf(e).textDecorationLine.includes('underline');
    if (!named && e.matches('button, label') && !faces(e).some((f) => outlined(f) || styleOf(f).borderBottomStyle !== 'none' && parseFloat(styleOf(f).borderBottomWidth) > 0)) fault('has no outline where colours are forced', e);
  }
  // chosen and not chosen look different by more than a ground that is forced away
  const look = (input) => faces(input.closest('label')).map((f) => [null, '::before', '::after'].map((p) => { const s = getComputedStyle(f, p); return [s.borderTopColor, s.borderTopWidth, s.borderTopStyle, s.backgroundColor, s.color, s.translate, s.display, s.fontWeight, s.content].join(); }).join()).join(';');
  for (const on of controls.filter((e) => e.checked && e.name)) {
    const off = controls.find((e) => e.name === on.name && !e.checked && e.closest('label'));
    if (off && on.closest('label') && look(on) === look(off)) fault('looks as if it were not chosen', on);
  }
}
return [...faults];
