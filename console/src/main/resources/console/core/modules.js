/**
 * Fetches what is not needed at first. A browser takes a module that it could not fetch for broken as long as the document lives, so nothing is
 * imported before all that it needs was seen to be there.
 */
const PATIENCE = 30000;
const IMPORTS = /^(?:import|export)\s+(?:[^'"();=]*?\sfrom\s+)?'([^']+)'/gm;

/** @type {Set<string>} modules that a browser has in its cache, with all that they need */
const there = new Set();

/** @param {string} address from the root @returns {Promise<any>} */
export async function imported(address) {
  const url = new URL(address, location.origin).href;
  /** @type {Set<string>} */
  const found = new Set();
  await look(url, found);
  found.forEach((each) => there.add(each));
  return import(url);
}

/** @param {string} url @param {Set<string>} found with those that are being looked at */
async function look(url, found) {
  if (found.has(url) || there.has(url)) {
    return;
  }
  found.add(url);
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) {
    throw new Error(`${url} ${answer.status}`);
  }
  const text = await answer.text();
  // Libraries need no more than what their own file says, or lie here since the first page.
  const needed = url.includes('/console/lib/') ? [] : [...text.matchAll(IMPORTS)];
  await Promise.all(needed.map(([, each]) => look(new URL(each, url).href, found)));
}
