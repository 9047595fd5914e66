// Taps on Micro-failure while the reflection of the miss before is open.
import { reflecting, startSession } from './session.mjs';

export default async (page, { sleep }) => {
  await startSession(page);
  await (await page.$('button.pad.micro')).tap();
  await sleep(500);
  if (!await reflecting(page)) throw new Error('no reflection opened');
};
