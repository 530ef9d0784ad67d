/** What became of what a webhook was told. */
import { html, nothing } from '../core/lit.js';
import { exact } from '../core/format.js';

/** How often what was delivered is looked at again, in milliseconds. */
export const ANEW = 2000;
export const AT_ONCE = 50;

/** @param {string} state @param {string} [cursor] */
export function deliveriesOf(state, cursor) {
  return new URLSearchParams({ limit: String(AT_ONCE), ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) });
}

/** The newest attempt alone. @param {any[]} answers */
export function answered(answers) {
  const last = (answers ?? [])[answers.length - 1];
  return last ? html`<span title=${exact(last.at)}>${last.status ?? last.trouble}</span>` : nothing;
}
