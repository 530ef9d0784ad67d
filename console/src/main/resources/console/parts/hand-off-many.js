/** Hands over everything that was selected in the queue, case by case, and tells what became of each. */
import { View, html } from '../core/lit.js';
import { send } from '../core/api.js';
import { t, word } from '../core/i18n.js';
import { store } from '../core/store.js';
import { ROLES_OF, personField } from './person-field.js';

const WHY = ['WRONG_QUEUE', 'SPECIALIST_NEEDED', 'ABSENCE', 'CONFLICT_OF_INTEREST', 'THIRD_PARTY_FACT'];

class HandOffMany extends View {
  static properties = { cases: { attribute: false } };

  constructor() {
    super();
    /** @type {string[]} */
    this.cases = [];
    this.busy = false;
    this.to = '';
  }

  /** @param {SubmitEvent} event */
  async hand(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const facts = String(form.get('newFacts')).split(/[\s,]+/).filter(Boolean);
    this.busy = true;
    this.requestUpdate();
    const refused = [];
    for (const caseId of this.cases) {
      try {
        await send(`/api/cases/${caseId}/hand-off`, { to: this.to, why: form.get('why'), newFacts: facts }, { key: crypto.randomUUID() });
      } catch (no) {
        refused.push(`${caseId}: ${/** @type {Error} */ (no).message}`);
      }
    }
    this.busy = false;
    store.tell(t('queue.handed', { n: this.cases.length - refused.length, of: this.cases.length }), refused.length ? 'bad' : 'ok', refused);
    this.dispatchEvent(new CustomEvent('done'));
  }

  render() {
    const words = Object.keys(store.state.words.handOffWhy ?? {});
    return html`<form class="selection row" @submit=${this.hand}>
      <strong>${t('queue.selected', { n: this.cases.length })}</strong>
      ${personField({ id: 'hand-to', label: t('queue.hand-to'), value: this.to, roles: ROLES_OF.to, put: (to) => { this.to = to; this.requestUpdate(); } })}
      <label class="field">${t('queue.hand-why')}<select name="why">${(words.length ? words : WHY).map((why) => html`<option value=${why}>${word('handOffWhy', why)}</option>`)}</select></label>
      <label class="field">${t('queue.hand-facts')}<input name="newFacts"></label>
      <button class="primary" ?disabled=${this.busy || !this.to}>${t('queue.hand-off')}</button>
    </form>`;
  }
}

customElements.define('bc-hand-off-many', HandOffMany);
