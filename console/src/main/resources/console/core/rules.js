/** What a form has to know of the rules that a case stands under. */
import { json } from './api.js';

/**
 * The currencies that one may claim in, each with its market, the installation's own first.
 * @returns {Promise<{currency: string, market: string}[]>}
 */
export async function currencies() {
  const { inForce, policies } = await json('/api/policies');
  const all = policies.filter((/** @type {any} */ each) => each.inForce).sort((/** @type {any} */ a, /** @type {any} */ b) => Number(b.version === inForce) - Number(a.version === inForce));
  return all.filter((/** @type {any} */ each, /** @type {number} */ at) => all.findIndex((/** @type {any} */ other) => other.currency === each.currency) === at);
}

/** @type {Map<string, Promise<{market: string, asksForReasons: boolean, asksForReferences: boolean}>>} by version, which never changes */
const known = new Map();

/** @param {string} version @returns {Promise<{market: string, asksForReasons: boolean, asksForReferences: boolean}>} */
export function rulesOf(version) {
  const found = known.get(version) ?? ask(version);
  known.set(version, found);
  found.catch(() => known.delete(version));
  return found;
}

/** @param {string} version */
async function ask(version) {
  const { market, secondEdition } = await json(`/api/policies/${version}`);
  return { market, asksForReasons: Boolean(secondEdition), asksForReferences: Boolean(secondEdition) };
}
