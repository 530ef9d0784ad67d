/** What somebody else did meanwhile in the case in which one acts. */
import { html, nothing } from '../core/lit.js';
import { moment } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { referenceOf } from '../core/references.js';
import { reference } from './reference.js';

/**
 * @param {{since: any[], outdated: boolean, unseen: boolean, again: () => void}} what
 *   since is what happened, as far as it was read; outdated where it has still to be read; unseen where the reader is shown nothing of it
 */
export function conflict({ since, outdated, unseen, again }) {
  if (since.length) {
    return html`<div class="conflict" role="alert" tabindex="-1"><strong>${t('act.meanwhile')}</strong><ul>${since.map((event) => html`<li>${word('event', event.type)} <bdi>${person(event.actor)}</bdi> ${moment(event.at)}${reference(referenceOf(event))}</li>`)}</ul>${t('act.kept')}</div>`;
  }
  if (outdated) {
    return html`<div class="conflict" role="alert" tabindex="-1">${t('act.outdated')} <button data-do="read-again" @click=${again}>${t('act.read-again')}</button></div>`;
  }
  return unseen ? html`<div class="conflict" role="status">${t('act.unseen')}</div>` : nothing;
}
