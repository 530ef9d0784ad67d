/** How far the reader has seen each case: kept by the product for the person, so that it is the same in every browser. */
import { call } from './api.js';
import { store } from './store.js';

/** What this window has told already, or is about to: a row that was asked for before knows it not yet. @type {Map<string, number>} */
const told = new Map();

/** @param {string} caseId */
const key = (caseId) => `${store.state.me?.actor ?? ''} ${caseId}`;

/** Tells it once; what did not arrive is told again when the case is read again. @param {string} caseId @param {number} version */
export async function saw(caseId, version) {
  const place = key(caseId);
  const before = told.get(place);
  if (version <= (before ?? 0)) {
    return;
  }
  told.set(place, version);
  try {
    await call(`/api/cases/${encodeURIComponent(caseId)}/seen`, { method: 'PUT', body: { version } });
  } catch {
    if (told.get(place) === version) {
      before === undefined ? told.delete(place) : told.set(place, before);
    }
  }
}

/** @param {{caseId: string, version?: number, unread?: number}} line @returns {number} how many acts came since; none for a case that was never opened */
export function unread(line) {
  const here = told.get(key(line.caseId));
  const sinceHere = here === undefined ? Infinity : Math.max(0, (line.version ?? 0) - here);
  const since = Math.min(line.unread ?? Infinity, sinceHere);
  return since === Infinity ? 0 : since;
}
