/** Hands over everything that was selected in the queue, case by case: first what would become of each, then what became of it. */
import { View, html, nothing } from '../core/lit.js';
import { json, send } from '../core/api.js';
import { labelOf, schemaOf } from '../core/schema.js';
import { t, word } from '../core/i18n.js';
import { store } from '../core/store.js';
import { ROLES_OF, personField } from './person-field.js';
import { refused } from './refused.js';

const WHY = ['WRONG_QUEUE', 'SPECIALIST_NEEDED', 'ABSENCE', 'CONFLICT_OF_INTEREST', 'THIRD_PARTY_FACT'];

class HandOffMany extends View {
  static properties = { cases: { attribute: false } };

  constructor() {
    super();
    /** @type {string[]} */
    this.cases = [];
    this.busy = false;
    this.to = '';
    this.why = '';
    /** Exhibits that were new, by case. @type {Record<string, string[]>} */
    this.facts = {};
    /** What was read of each case, so that its exhibits can be ticked. @type {Map<string, any>} */
    this.seen = new Map();
    /** What a dry run said of each. @type {Map<string, {would?: any, no?: import('../core/api.js').Refusal}>} */
    this.foreseen = new Map();
    /** @type {any} */
    this.schema = null;
  }

  async willUpdate() {
    if (!this.schema) {
      this.schema = {};
      this.schema = await schemaOf('HandOff').catch(() => ({}));
      this.requestUpdate();
    }
    for (const caseId of this.cases.filter((each) => !this.seen.has(each))) {
      this.seen.set(caseId, {});
      json(`/api/cases/${caseId}`).then((seen) => {
        this.seen.set(caseId, seen);
        this.requestUpdate();
      }, () => this.seen.delete(caseId));
    }
  }

  /** @param {Partial<HandOffMany>} change */
  put(change) {
    Object.assign(this, change);
    this.foreseen = new Map();
    this.requestUpdate();
  }

  /** @param {string} caseId @param {string} exhibit @param {boolean} on */
  tick(caseId, exhibit, on) {
    const rest = (this.facts[caseId] ?? []).filter((each) => each !== exhibit);
    this.put({ facts: { ...this.facts, [caseId]: on ? [...rest, exhibit] : rest } });
  }

  /** @param {string} caseId */
  body(caseId) {
    return { to: this.to, why: this.why || undefined, newFacts: this.facts[caseId] ?? [] };
  }

  async check() {
    this.busy = true;
    this.requestUpdate();
    const asked = JSON.stringify(this.cases.map((each) => this.body(each)));
    /** @type {typeof this.foreseen} */
    const foreseen = new Map();
    for (const caseId of this.cases) {
      foreseen.set(caseId, await send(`/api/cases/${caseId}/hand-off`, this.body(caseId), { key: '', dryRun: true }).then((would) => ({ would }), (no) => ({ no })));
    }
    // Whoever went on choosing has not seen what that would do.
    this.foreseen = asked === JSON.stringify(this.cases.map((each) => this.body(each))) ? foreseen : new Map();
    this.busy = false;
    this.requestUpdate();
  }

  async hand() {
    this.busy = true;
    this.requestUpdate();
    const label = (/** @type {string} */ field) => labelOf(this.schema, field, {});
    const no = [];
    const meant = this.cases.filter((each) => this.foreseen.get(each)?.would);
    for (const caseId of meant) {
      try {
        await send(`/api/cases/${caseId}/hand-off`, this.body(caseId), { key: crypto.randomUUID() });
      } catch (failed) {
        const { faults, message } = /** @type {import('../core/api.js').Refusal} */ (failed);
        no.push(`${this.name(caseId)}: ${faults.length ? faults.map((fault) => `${label(fault.field)}: ${fault.message}`).join('; ') : message}`);
      }
    }
    this.busy = false;
    store.tell(t('queue.handed', { n: meant.length - no.length, of: this.cases.length }), no.length ? 'bad' : 'ok', no);
    this.dispatchEvent(new CustomEvent('done'));
  }

  /** @param {string} caseId */
  name(caseId) {
    return `${caseId} ${this.seen.get(caseId)?.order?.title ?? ''}`;
  }

  render() {
    const words = Object.keys(store.state.words.handOffWhy ?? {});
    const ready = [...this.foreseen.values()].some((each) => each.would);
    return html`<section class="selection" aria-label=${t('queue.hand-off')}><div class="row">
      <strong>${t('queue.selected', { n: this.cases.length })}</strong>
      ${personField({ id: 'hand-to', label: t('queue.hand-to'), value: this.to, roles: ROLES_OF.to, put: (to) => this.put({ to }) })}
      <label class="field">${t('queue.hand-why')}<select name="why" @change=${(/** @type {any} */ e) => this.put({ why: e.target.value })}><option value=""></option>${(words.length ? words : WHY).map((why) => html`<option value=${why} ?selected=${why === this.why}>${word('handOffWhy', why)}</option>`)}</select></label>
      <button class=${ready ? '' : 'primary'} data-do="check" ?disabled=${this.busy || !this.to || !this.why} @click=${this.check}>${t('act.check')}</button>
      <button class=${ready ? 'primary' : ''} data-do="hand" ?disabled=${this.busy || !ready} @click=${this.hand}>${t('queue.hand-off')}</button></div>
      <ul>${this.cases.map((caseId) => this.one(caseId))}</ul></section>`;
  }

  /** @param {string} caseId */
  one(caseId) {
    const exhibits = this.seen.get(caseId)?.evidence ?? [];
    const { would, no } = this.foreseen.get(caseId) ?? {};
    return html`<li data-hand=${caseId}><span class="mono">${caseId}</span> <bdi>${this.seen.get(caseId)?.order?.title ?? ''}</bdi>
      ${exhibits.length ? html`<fieldset class="choices"><legend>${t('queue.hand-facts')}</legend>${exhibits.map((/** @type {any} */ each) => html`<label class="choice"><input type="checkbox" .checked=${(this.facts[caseId] ?? []).includes(each.evidenceId)}
        @change=${(/** @type {any} */ e) => this.tick(caseId, each.evidenceId, e.target.checked)}>${t('exhibit.n', { n: each.exhibit })} ${word('evidenceKind', each.kind)}</label>`)}</fieldset>` : nothing}
      ${would ? html`<span class="good" data-would>${(would.events ?? []).map((/** @type {any} */ event) => word('event', event.type)).join(' · ')}${would.events?.some((/** @type {any} */ event) => event.empty) ? html` <span class="tag late">${t('timeline.empty')}</span>` : nothing}</span>` : nothing}
      ${no ? refused(no, (field) => labelOf(this.schema, field, {})) : nothing}</li>`;
  }
}

customElements.define('bc-hand-off-many', HandOffMany);
