/** Which version of a case each reader saw last in this browser, also after it was closed; ids and numbers, no word of anybody. */
import { store } from './store.js';

/** The ones seen last are kept. */
const MOST = 2000;

const key = () => `seen ${store.state.me?.actor ?? ''}`;

/** What was read last, so that a queue of many rows is not parsed for each of them. @type {{text: string, seen: Record<string, number>}} */
let read = { text: '{}', seen: {} };

/** @returns {Record<string, number>} the one seen last stands last */
function all() {
  const text = localStorage.getItem(key()) ?? '{}';
  if (text !== read.text) {
    try {
      read = { text, seen: JSON.parse(text) };
    } catch {
      read = { text, seen: {} };
    }
  }
  return read.seen;
}

/** @param {string} caseId @param {number} version */
export function saw(caseId, version) {
  const { [caseId]: _, ...others } = all();
  localStorage.setItem(key(), JSON.stringify(Object.fromEntries([...Object.entries(others), [caseId, version]].slice(-MOST))));
}

/** @param {{caseId: string, version?: number}} line @returns {number} how many acts came since; none for a case that was never opened */
export function unread(line) {
  return Math.max(0, (line.version ?? 0) - (all()[line.caseId] ?? Infinity));
}
