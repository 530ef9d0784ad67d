/** Under which name a clause is cited: for the desk, which cites it; the sides read its text alone. */
import { html, nothing } from '../core/lit.js';
import { isDesk } from '../core/case-data.js';
import { store } from '../core/store.js';

/** @param {string | undefined} clause */
export function clauseId(clause) {
  return clause && isDesk(store.state.me?.role ?? '') ? html` <small class="mono dim">${clause}</small>` : nothing;
}
