/** What the palette offers beside pages and cases: whoever is on the page says what can be done there. */

/** @typedef {{label: string, hint: string, run: () => void}} Offer */

/** @type {Set<() => Offer[]>} */
const sources = new Set();

/** @param {() => Offer[]} source @returns {() => void} takes them away again */
export function offer(source) {
  sources.add(source);
  return () => sources.delete(source);
}

/** The nearest first. @returns {Offer[]} */
export function offered() {
  return [...sources].reverse().flatMap((source) => source());
}
