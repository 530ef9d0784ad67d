/** What decisions and ends are called, by what they were about: a report has no claim that could be dismissed, and no appeal. */
import { word } from './i18n.js';

const DECIDED = ['AgentComplaintDecided', 'ViolationDecided', 'ContestDecided'];

/** Whether these are events of a report, a complaint or a contest that was decided. @param {any[]} events */
export function isOfMatter(events) {
  return events.some((event) => DECIDED.includes(event.type));
}

/** @param {string | null | undefined} outcome @param {boolean} isMatter */
export function outcomeWord(outcome, isMatter) {
  return isMatter && outcome === 'CLAIM_DISMISSED' ? word('matterDecision', 'DISMISSED') : word('outcome', outcome);
}

/** The lists of words that a decision may be in. @param {string} type of the event */
export function decisionKinds(type) {
  return DECIDED.includes(type) ? ['matterDecision'] : ['appealDecision', 'traceDecision'];
}
