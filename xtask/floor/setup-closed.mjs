// Taps on Micro-failure while no reflection is open.
import { closeReflection, startSession } from './session.mjs';

export default startSession;
export const each = async (page, _, { sleep }) => {
  await closeReflection(page, sleep);
  await sleep(250); // let closing be painted before the next tap is timed
};
