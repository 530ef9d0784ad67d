/** Where a program is told and of what: everything that one may say of a webhook, each fault at its field. */
import { html, live, noChange, nothing } from '../core/lit.js';
import { t, word } from '../core/i18n.js';
import { THIRD } from '../core/pages.js';
import { store } from '../core/store.js';
import { faultsAt } from './field-faults.js';

/** The filters, each with the list of words that it takes. */
const FILTERS = [['types', 'event'], ['reasons', 'reason'], ['stages', 'stage']];
/** All fields of the form. */
export const FIELDS = ['url', ...FILTERS.map(([name]) => name)];

/** @typedef {{url: string, types: string[], reasons: string[], stages: string[]}} Wish */

/** @type {Wish} */
export const NOTHING_YET = { url: '', types: [], reasons: [], stages: [] };

/** Third parties see neither what a dispute is about nor how far it is. */
function filters() {
  return THIRD.includes(store.state.me?.role ?? '') ? FILTERS.slice(0, 1) : FILTERS;
}

/** @param {any} hook @returns {string[]} what it is told of, in words */
export function chosen(hook) {
  return FILTERS.flatMap(([name, words]) => (hook[name] ?? []).map((/** @type {string} */ each) => word(words, each)));
}

/** @param {{id: string, wish: Wish, no: import('../core/api.js').Refusal | null, put: (wish: Wish) => void}} what */
export function webhookFields({ id, wish, no, put }) {
  const url = faultsAt(no, 'url', `${id}-url-fault`);
  return html`<label class="field grow">${t('webhooks.url')}<input name="url" inputmode="url" autocomplete="off" aria-invalid=${url.invalid} aria-describedby=${url.described} .value=${wish.url} @input=${(/** @type {any} */ e) => put({ ...wish, url: e.target.value.trim() })}></label>${url.said}
    ${filters().map(([name, words]) => filter({ id, name, words, wish, put, faults: faultsAt(no, name, `${id}-${name}-fault`) }))}`;
}

/** @param {{id: string, name: string, words: string, wish: any, put: (wish: any) => void, faults: ReturnType<typeof faultsAt>}} what */
function filter({ id, name, words, wish, put, faults }) {
  /** @type {string[]} */
  const value = wish[name];
  const codes = Object.keys(store.state.words[words] ?? {}).sort((one, other) => word(words, one).localeCompare(word(words, other)));
  const tick = (/** @type {string} */ code, /** @type {boolean} */ on) => put({ ...wish, [name]: on ? [...value, code] : value.filter((each) => each !== code) });
  return html`<details class="filter" data-filter=${name} ?open=${faults.bad ? live(true) : noChange}><summary>${t(`webhooks.filter-${name}`)}: ${value.length ? value.map((each) => word(words, each)).join(', ') : t('webhooks.filter-any')}</summary>
    <fieldset class="choices" aria-describedby=${faults.described}><legend>${t(`webhooks.filter-${name}`)}</legend>${codes.map((code) => html`<label class="choice"><input type="checkbox" id="${id}-${name}-${code}" value=${code} .checked=${value.includes(code)} @change=${(/** @type {any} */ e) => tick(code, e.target.checked)}>${word(words, code)}</label>`)}
      ${value.length ? html`<button type="button" class="plain" @click=${() => put({ ...wish, [name]: [] })}>${t('webhooks.filter-clear')}</button>` : nothing}</fieldset></details>${faults.said}`;
}
