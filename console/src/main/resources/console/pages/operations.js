/** For whoever runs the product: what is due within the hour, what is late, and what was parked and why. */
import { View, html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { moment, toBreach, urgency } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { store } from '../core/store.js';
import { fault } from '../parts/fault.js';

const HOUR = 3600000;

class Operations extends View {
  constructor() {
    super();
    /** @type {any[]} */
    this.due = [];
    /** @type {any[]} */
    this.parked = [];
    /** @type {any[]} */
    this.records = [];
    this.failed = '';
    this.asked = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    this.timer = setInterval(() => this.load(), 15000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  async load() {
    try {
      const before = new Date(store.now() + HOUR).toISOString();
      const [due, parked, records] = await Promise.all([json(`/api/cases?dueBefore=${before}&sort=dueAt&limit=100`), json('/api/parked'), json('/api/parked/records')]);
      this.due = due.cases;
      this.parked = parked.cases ?? [];
      this.records = records.records ?? [];
      this.failed = '';
    } catch (no) {
      this.failed = /** @type {Error} */ (no).message;
    }
    this.asked = true;
    this.requestUpdate();
  }

  /** @param {SubmitEvent} event @param {string} path */
  async retry(event, path) {
    event.preventDefault();
    const why = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('why'));
    try {
      await json(path, { method: 'POST', body: { why } });
      store.tell(t('operations.again-done'));
    } catch (no) {
      store.tell(/** @type {Error} */ (no).message, 'bad');
    }
    this.load();
  }

  render() {
    const late = this.due.filter((each) => each.dueAt && urgency(each.dueAt) === 'late');
    const soon = this.due.filter((each) => !late.includes(each));
    return html`<section class="page"><h1>${t('page.operations')}</h1>${fault(this.failed, () => this.load())}
      <h2>${t('operations.late', { n: late.length })}</h2>${this.table(late)}<h2>${t('operations.soon', { n: soon.length })}</h2>${this.table(soon)}
      <h2>${t('operations.parked', { n: this.parked.length })}</h2>
      ${this.parked.length ? html`<ul>${this.parked.map((each) => html`<li><span class="mono">${each.group} <a href="/cases/${each.caseId}">${each.caseId}</a></span> <span class="tag late">${each.kind ?? ''}</span> ${each.reason ?? each.why ?? ''}</li>`)}</ul>
        <form class="row" @submit=${(/** @type {SubmitEvent} */ e) => this.retry(e, '/api/parked/retry')}><label class="field grow">${t('operations.why')}<input name="why" required></label><button>${t('operations.again')}</button></form>` : this.none()}
      <h2>${t('operations.records', { n: this.records.length })}</h2>
      ${this.records.length ? html`<ul>${this.records.map((each) => html`<li><span class="mono">${each.topic ?? ''} ${each.id ?? ''}</span> ${each.reason ?? ''} ${each.at ? moment(each.at) : ''}</li>`)}</ul>
        <form class="row" @submit=${(/** @type {SubmitEvent} */ e) => this.retry(e, '/api/parked/records/retry')}><label class="field grow">${t('operations.why')}<input name="why" required></label><button>${t('operations.again')}</button></form>` : this.none()}
      <p class="dim"><a href="/actuator/prometheus" target="_blank" rel="noopener">${t('operations.metrics')}</a></p></section>`;
  }

  none() {
    return this.asked ? html`<p class="good">${t('operations.none')}</p>` : nothing;
  }

  /** @param {any[]} lines */
  table(lines) {
    return lines.length === 0 ? this.none() : html`<div class="scroll" tabindex="0"><table><tbody>${lines.map((each) => html`<tr><td class=${urgency(each.dueAt)}><strong>${toBreach(each.dueAt)}</strong></td><td>${moment(each.dueAt)}</td><td><a href="/cases/${each.caseId}"><bdi>${each.title ?? each.caseId}</bdi></a></td>
      <td>${(each.ball ?? []).map((/** @type {any} */ duty) => html`<div>${person(duty.holderId ? `${duty.holder}/${duty.holderId}` : duty.holder)}: ${word('duty', duty.duty)}</div>`)}</td></tr>`)}</tbody></table></div>`;
  }
}

customElements.define('bc-operations', Operations);
