/** What a form has to know of the rules that a case stands under. */
import { json } from './api.js';

/** @type {Map<string, Promise<{market: string, asksForReasons: boolean}>>} by version, which never changes */
const known = new Map();

/** @param {string} version @returns {Promise<{market: string, asksForReasons: boolean}>} */
export function rulesOf(version) {
  const found = known.get(version) ?? ask(version);
  known.set(version, found);
  found.catch(() => known.delete(version));
  return found;
}

/** @param {string} version */
async function ask(version) {
  const { market, secondEdition } = await json(`/api/policies/${version}`);
  return { market, asksForReasons: Boolean(secondEdition) };
}
