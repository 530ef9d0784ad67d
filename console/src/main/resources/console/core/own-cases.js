/** The reader's own cases, for whoever asks the desk about one: known by what was bought, and the people by what they did there. */
import { json } from './api.js';
import { isDesk } from './case-data.js';
import { word } from './i18n.js';

/** How many there are to choose from, the newest first. */
const MOST = 100;

/** @returns {Promise<any[]>} none where they cannot be read: then a case is written */
export function ownCases() {
  return json(`/api/cases?sort=-openedAt&limit=${MOST}`).then((found) => found.cases, () => []);
}

/** What happened in one of them. @param {string} caseId @returns {Promise<any[]>} */
export function eventsOf(caseId) {
  return json(`/api/cases/${encodeURIComponent(caseId)}/events`).then((log) => log.events, () => []);
}

/** @param {any} line */
export function caseName(line) {
  return [line.title ?? word('kind', line.kind), word('stage', line.stage), line.caseId].join(' · ');
}

/** Those of the platform who did something in a case. @param {any[]} events @returns {string[]} */
export function desk(events) {
  return [...new Set(events.map((event) => event.actor).filter((actor) => isDesk(actor.split('/')[0]) && !actor.startsWith('SYSTEM')))];
}
