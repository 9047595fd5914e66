// Resolves when nothing moves any more: pictures are loaded, what moves for a while has moved, two frames have passed.
(async () => {
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  const ends = (animation) => animation.effect && animation.effect.getComputedTiming().endTime < 5000;
  await Promise.all(document.getAnimations().filter(ends).map((animation) => animation.finished.catch(() => {})));
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  await frame();
  return document.documentElement.scrollHeight;
})()
