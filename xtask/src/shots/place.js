// Where a finger goes to press this element: the label of a chip, in view, and nothing over it. Called on the element.
function place() {
  const target = (this.matches('input') && this.closest('label')) || this;
  const middle = () => {
    const box = target.getClientRects()[0] ?? target.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  const under = () => document.elementFromPoint(...middle());
  if (!target.contains(under())) target.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const [x, y] = middle();
  return { x, y, coveredBy: target.contains(under()) ? '' : (under()?.outerHTML ?? 'nothing').slice(0, 120) };
}
