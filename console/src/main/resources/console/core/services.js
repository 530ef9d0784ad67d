/** What each service answers for itself: its audit, its lag, what it laid aside. Behind one address each has a place of its own; the product in one process answers for all. */
import { Refusal, json } from './api.js';

const APART = ['/case-service', '/escalation-service', '/evidence-service', '/notification-service'];
/** @type {string[] | null} */
let known = null;

/** What stands before such an address, once for each that answers. @returns {Promise<string[]>} */
export async function places() {
  known ??= await json('/api/operations').then(() => [''], (no) => {
    if (no instanceof Refusal && no.status === 404) {
      return APART;
    }
    throw no;
  });
  return known;
}

/**
 * Who does not answer keeps nobody else's answer back.
 * @param {string[]} bases @param {(base: string) => string} path
 * @returns {Promise<{answers: {base: string, answer: any}[], failed: string}>} with who failed and how, or nothing
 */
export async function askEach(bases, path) {
  const all = await Promise.allSettled(bases.map((base) => json(`${base}${path(base)}`)));
  /** @type {{base: string, answer: any}[]} */
  const answers = [];
  /** @type {string[]} */
  const failed = [];
  all.forEach((each, at) => {
    if (each.status === 'fulfilled') {
      answers.push({ base: bases[at], answer: each.value });
    } else {
      failed.push(`${bases[at].slice(1)} ${each.reason.message}`.trim());
    }
  });
  return { answers, failed: failed.join(' / ') };
}
