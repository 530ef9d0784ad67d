/** Why a page could not be read, and the way on. */
import { html, nothing } from '../core/lit.js';
import { t } from '../core/i18n.js';

/** @param {string} text empty where nothing failed @param {() => void} again */
export function fault(text, again) {
  return text ? html`<p class="fault" role="alert">${text} <button data-do="again" @click=${again}>${t('error.again')}</button></p>` : nothing;
}
