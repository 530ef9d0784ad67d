/** Hands over everything that was selected in the queue, case by case: first what would become of each, then what became of it. */
import { View, html, nothing } from '../core/lit.js';
import { json, send } from '../core/api.js';
import { labelOf, schemaOf } from '../core/schema.js';
import { t, word } from '../core/i18n.js';
import { store } from '../core/store.js';
import { cited } from '../core/cited.js';
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
    /** @type {Map<string, string | undefined>} */
    this.written = new Map();
    this.why = '';
    /** Exhibits and events that were new, by case. @type {Record<string, string[]>} */
    this.facts = {};
    /** What was read of each case, so that its exhibits can be ticked. @type {Map<string, any>} */
    this.seen = new Map();
    /** What happened in each. @type {Map<string, any[]>} */
    this.events = new Map();
    /** What a dry run said of each, and of which version of the case. @type {Map<string, {would?: any, version?: number, no?: import('../core/api.js').Refusal}>} */
    this.foreseen = new Map();
    /** What was sent of each and had no answer yet, with its key, so that it is done once though it is sent again. @type {Map<string, {key: string, text: string}>} */
    this.sending = new Map();
    /** @type {any} */
    this.schema = null;
    /** One after the other: a hundred at once would be all that a person may ask for. @type {Promise<void>} */
    this.reading = Promise.resolve();
  }

  async willUpdate() {
    if (!this.schema) {
      this.schema = {};
      this.schema = await schemaOf('HandOff').catch(() => ({}));
      this.requestUpdate();
    }
    for (const caseId of this.cases.filter((each) => !this.seen.has(each))) {
      this.seen.set(caseId, {});
      this.reading = this.reading.then(() => this.read(caseId)).then(() => this.requestUpdate(), () => undefined);
    }
  }

  /** @param {string} caseId */
  async read(caseId) {
    const path = `/api/cases/${caseId}`;
    const [seen, log] = await Promise.all([json(path), json(`${path}/events`)]);
    this.seen.set(caseId, seen);
    this.events.set(caseId, log.events);
    return seen;
  }

  /** @param {Partial<HandOffMany>} change */
  put(change) {
    Object.assign(this, change);
    this.foreseen = new Map();
    this.requestUpdate();
  }

  /** @param {string} caseId @param {string} fact @param {boolean} on */
  tick(caseId, fact, on) {
    const rest = (this.facts[caseId] ?? []).filter((each) => each !== fact);
    this.put({ facts: { ...this.facts, [caseId]: on ? [...rest, fact] : rest } });
  }

  /** @param {string} caseId */
  body(caseId) {
    const offered = new Set(this.offered(caseId).map((each) => each.id));
    return { to: this.to, why: this.why || undefined, newFacts: (this.facts[caseId] ?? []).filter((each) => offered.has(each)) };
  }

  /** What may be new in a case. @param {string} caseId @returns {{id: string, text: string}[]} */
  offered(caseId) {
    const exhibits = (this.seen.get(caseId)?.evidence ?? []).map((/** @type {any} */ each) => ({ id: each.evidenceId, text: `${t('exhibit.n', { n: each.exhibit })} ${word('evidenceKind', each.kind)}` }));
    return [...exhibits, ...cited('HandOff', this.events.get(caseId) ?? [])];
  }

  async check() {
    this.busy = true;
    this.requestUpdate();
    const asked = JSON.stringify(this.cases.map((each) => this.body(each)));
    /** @type {typeof this.foreseen} */
    const foreseen = new Map();
    for (const caseId of this.cases) {
      foreseen.set(caseId, await this.foresee(caseId).catch((no) => ({ no })));
    }
    // Whoever went on choosing has not seen what that would do.
    this.foreseen = asked === JSON.stringify(this.cases.map((each) => this.body(each))) ? foreseen : new Map();
    this.busy = false;
    this.requestUpdate();
  }

  /** Of the case as it stands now: since it was selected it may have moved on. @param {string} caseId */
  async foresee(caseId) {
    const seen = await this.read(caseId);
    const would = await send(`/api/cases/${caseId}/hand-off`, this.body(caseId), { key: '', version: seen.version, dryRun: true });
    return { would, version: seen.version };
  }

  /** Those that were not handed over stay selected, to be looked at or sent again. */
  async hand() {
    this.busy = true;
    this.requestUpdate();
    const label = (/** @type {string} */ field) => labelOf(this.schema, field, {});
    // As it was looked at, whatever the reader goes on choosing meanwhile.
    const looked = this.foreseen;
    const of = this.cases.length;
    const meant = this.cases.filter((each) => looked.get(each)?.would).map((caseId) => ({ caseId, body: this.body(caseId), version: looked.get(caseId)?.version }));
    /** @type {typeof this.foreseen} */
    const foreseen = new Map(looked);
    const handed = new Set();
    const no = [];
    for (const each of meant) {
      const { caseId } = each;
      try {
        await this.handOver(each);
        handed.add(caseId);
      } catch (failed) {
        const refusal = /** @type {import('../core/api.js').Refusal} */ (failed);
        const { faults } = refusal;
        const message = refusal.code === 'STALE_VERSION' ? t('queue.moved-on') : refusal.message;
        no.push(`${this.name(caseId)}: ${faults.length ? faults.map((fault) => `${label(fault.field)}: ${fault.message}`).join('; ') : message}`);
        if (!lost(refusal)) {
          foreseen.set(caseId, { no: refusal });
        }
      }
    }
    store.tell(t('queue.handed', { n: handed.size, of }), no.length ? 'bad' : 'ok', no);
    handed.forEach((caseId) => foreseen.delete(caseId));
    this.foreseen = this.foreseen === looked ? foreseen : new Map();
    this.busy = false;
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('done', { detail: this.cases.filter((each) => !handed.has(each)) }));
  }

  /** The same goes under the same key, as what had no answer may have arrived. @param {{caseId: string, body: any, version?: number}} meant */
  async handOver({ caseId, body, version }) {
    const text = JSON.stringify(body);
    const before = this.sending.get(caseId);
    const key = before?.text === text ? before.key : crypto.randomUUID();
    this.sending.set(caseId, { key, text });
    try {
      await send(`/api/cases/${caseId}/hand-off`, body, { key, version });
      this.sending.delete(caseId);
    } catch (no) {
      if (!lost(no)) {
        this.sending.delete(caseId);
      }
      throw no;
    }
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
      ${personField({ id: 'hand-to', label: t('queue.hand-to'), value: this.to, roles: ROLES_OF.to, written: this.written, put: (to) => this.put({ to }) })}
      <label class="field">${t('queue.hand-why')}<select name="why" @change=${(/** @type {any} */ e) => this.put({ why: e.target.value })}><option value=""></option>${(words.length ? words : WHY).map((why) => html`<option value=${why} ?selected=${why === this.why}>${word('handOffWhy', why)}</option>`)}</select></label>
      <button class=${ready ? '' : 'primary'} data-do="check" ?disabled=${this.busy || !this.to || !this.why} @click=${this.check}>${t('act.check')}</button>
      <button class=${ready ? 'primary' : ''} data-do="hand" ?disabled=${this.busy || !ready} @click=${this.hand}>${t('queue.hand-off')}</button></div>
      ${this.foreseen.size ? html`<p role="status"><strong>${t('act.would')}</strong></p>` : nothing}
      <ul>${this.cases.map((caseId) => this.one(caseId))}</ul></section>`;
  }

  /** @param {string} caseId */
  one(caseId) {
    const known = this.offered(caseId);
    const { would, no } = this.foreseen.get(caseId) ?? {};
    return html`<li data-hand=${caseId}><span class="mono">${caseId}</span> <bdi>${this.seen.get(caseId)?.order?.title ?? ''}</bdi>
      ${known.length ? html`<fieldset class="choices"><legend>${t('queue.hand-facts')}</legend>${known.map((each) => html`<label class="choice"><input type="checkbox" data-fact=${each.id} .checked=${(this.facts[caseId] ?? []).includes(each.id)}
        @change=${(/** @type {any} */ e) => this.tick(caseId, each.id, e.target.checked)}><bdi>${each.text}</bdi></label>`)}</fieldset>` : nothing}
      ${would ? html`<span class="good" data-would>${(would.events ?? []).map((/** @type {any} */ event) => word('event', event.type)).join(' · ')}${would.events?.some((/** @type {any} */ event) => event.empty) ? html` <span class="tag late">${t('timeline.empty')}</span>` : nothing}</span>` : nothing}
      ${no?.code === 'STALE_VERSION' ? html`<p class="fault" role="alert">${t('queue.moved-on')}</p>` : no ? refused(no, (field) => labelOf(this.schema, field, {})) : nothing}</li>`;
  }
}

/** Whether nobody knows what became of what was sent. @param {any} no */
function lost(no) {
  return no.status === 0 || no.status >= 500;
}

customElements.define('bc-hand-off-many', HandOffMany);
