// Brings Wobble from its first run to a running session. Names and classes as in the app's own browser tests.

/** The visible button whose words begin with `text`, once there is one. */
const button = async (page, text) => {
  const found = await page.waitForFunction((text) => [...document.querySelectorAll('button')].find((b) => {
    const words = (b.getAttribute('aria-label') ?? b.textContent).trim();
    return b.checkVisibility({ visibilityProperty: true }) && words.startsWith(text);
  }), { timeout: 20000 }, text);
  return found.asElement();
};

export const startSession = async (page) => {
  await (await button(page, 'Ice skating')).tap();
  await (await button(page, 'Start session')).tap();
  await page.waitForSelector('button.pad.micro', { visible: true, timeout: 20000 });
};

/** Whether the ten-second reflection covers the upper half. */
export const reflecting = (page) => page.evaluate(() => document.querySelector('section.reflect')?.checkVisibility({ visibilityProperty: true }) ?? false);

export const closeReflection = async (page, sleep) => {
  for (let tries = 0; tries < 10 && await reflecting(page); tries++) {
    await (await button(page, 'Later')).tap();
    await sleep(200);
  }
  if (await reflecting(page)) throw new Error('the reflection does not close');
};
