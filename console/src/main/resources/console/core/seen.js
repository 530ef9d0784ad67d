/** Which version of a case this reader saw last, as far as this browser knows. */

const KEY = 'seen';

/** @returns {Record<string, number>} */
function all() {
  return JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
}

/** @param {string} caseId @param {number} version */
export function saw(caseId, version) {
  sessionStorage.setItem(KEY, JSON.stringify({ ...all(), [caseId]: version }));
}

/** @param {{caseId: string, version?: number}} line */
export function unread(line) {
  const last = all()[line.caseId];
  return last !== undefined && line.version !== undefined && line.version > last;
}
