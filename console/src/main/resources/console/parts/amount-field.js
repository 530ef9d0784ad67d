/** An amount of money as people write it: 20 is 20.00 once the field is left. */
import { html, nothing } from '../core/lit.js';
import { plainAmount } from '../core/format.js';

/** @param {{id: string, name?: string, value: string, currency: string, described?: any, put: (text: string) => void}} what */
export function amountInput({ id, name = '', value, currency, described = nothing, put }) {
  const leave = (/** @type {any} */ e) => {
    const plain = plainAmount(e.target.value, currency);
    if (plain !== e.target.value) {
      put(plain);
    }
  };
  return html`<input id=${id} name=${name || nothing} inputmode="decimal" autocomplete="off" aria-describedby=${described} .value=${value}
    @input=${(/** @type {any} */ e) => put(e.target.value)} @change=${leave}>`;
}
