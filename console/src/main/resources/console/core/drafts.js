/** What somebody began to write: it outlives a lost connection, a look at another page and a sign-in that ended, and ends with the window. */
import { store } from './store.js';

/** @type {Map<string, any>} by person and place */
const drafts = new Map();
/** Whose they are while nobody is signed in: the one who was last. */
let last = '';

/** @param {string} place */
function key(place) {
  last = store.state.me?.actor ?? last;
  return `${last} ${place}`;
}

/** @param {string} place @returns {any} undefined where nothing was begun */
export function draft(place) {
  return drafts.get(key(place));
}

/** @param {string} place @param {any} value */
export function keep(place, value) {
  drafts.set(key(place), value);
}

/** @param {string} place */
export function forget(place) {
  drafts.delete(key(place));
}
