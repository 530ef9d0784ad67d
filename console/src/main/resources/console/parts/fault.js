/** Why a page could not be read, and the way on. */
import { html, nothing } from '../core/lit.js';
import { t } from '../core/i18n.js';

/** @param {string} text empty where nothing failed @param {() => void} again */
export function fault(text, again) {
  return text ? html`<p class="fault" role="alert">${text} <button data-do="again" @click=${again}>${t('error.again')}</button></p>` : nothing;
}

/** What stands where a list would: nobody may take what could not be read for nothing. @param {{read: boolean, failed: boolean, none: string, good?: boolean}} what */
export function noLines({ read, failed, none, good = false }) {
  if (failed) {
    return html`<p class="soon" data-unknown>${t('error.unknown')}</p>`;
  }
  return read ? html`<p class=${good ? 'good' : 'dim'}>${none}</p>` : nothing;
}
