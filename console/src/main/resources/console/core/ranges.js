/** The spans of time that figures are shown for, and the steps that they are parted in. */
import { store } from './store.js';

const DAY = 86400000;
/** @type {Record<string, number>} days of a step, so that a range has some dozen of them */
const STEPS = { 7: 1, 30: 1, 90: 7, 365: 30 };

/** In days. */
export const RANGES = [7, 30, 90, 365];

/** As parameters of a question: steps end at the reader's midnight, and the last one is today. @param {number} days */
export function stepped(days) {
  const step = STEPS[days] ?? 1;
  const midnight = new Date(store.now());
  midnight.setHours(24, 0, 0, 0);
  const from = new Date(midnight.getTime() - Math.ceil(days / step) * step * DAY);
  return `from=${from.toISOString()}&until=${new Date(store.now()).toISOString()}&step=P${step}D`;
}
