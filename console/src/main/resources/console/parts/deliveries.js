/** What became of what a webhook was told. */
import { html, nothing } from '../core/lit.js';
import { exact } from '../core/format.js';

/** How often what still waits is looked at again, in milliseconds: each look is kept in the audit. */
export const ANEW = 15000;
export const AT_ONCE = 50;

/** @param {string} state @param {string} [cursor] */
export function deliveriesOf(state, cursor) {
  return new URLSearchParams({ limit: String(AT_ONCE), ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) });
}

/** Whether anything is still to become of one of them. @param {any[]} deliveries */
export function waiting(deliveries) {
  return deliveries.some((each) => each.state === 'WAITING');
}

/** The newest attempt alone. @param {any[]} answers */
export function answered(answers) {
  const last = (answers ?? [])[answers.length - 1];
  return last ? html`<span title=${exact(last.at)}>${last.status ?? last.trouble}</span>` : nothing;
}
