/** The cases of which nothing is erased, since a court or an authority wants them: set, seen and ended, each with a reason. */
import { View, html, nothing } from '../core/lit.js';
import { call, json } from '../core/api.js';
import { moment } from '../core/format.js';
import { t } from '../core/i18n.js';
import { store } from '../core/store.js';
import { fault, noLines } from './fault.js';
import { refused } from './refused.js';

class LegalHolds extends View {
  constructor() {
    super();
    /** @type {any[]} */
    this.holds = [];
    this.loaded = false;
    this.failed = '';
    /** The case whose hold is to be ended, while a reason is asked for. */
    this.ending = '';
    /** @type {{of: string, refusal: import('../core/api.js').Refusal} | null} */
    this.no = null;
    this.busy = false;
  }

  dependsOn() {
    return store.state.language;
  }

  async load() {
    try {
      this.holds = (await json('/api/holds')).holds;
      this.failed = '';
    } catch (no) {
      this.failed = /** @type {Error} */ (no).message;
    }
    this.loaded = true;
    this.requestUpdate();
  }

  /** @param {SubmitEvent} event @param {string} [held] the case whose hold ends; else one begins */
  async send(event, held) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const given = new FormData(form);
    const caseId = held ?? String(given.get('caseId')).trim();
    const path = `/api/holds/${encodeURIComponent(caseId)}`;
    this.busy = true;
    this.no = null;
    this.requestUpdate();
    try {
      await call(held ? `${path}/lift` : path, { method: held ? 'POST' : 'PUT', body: { why: String(given.get('why')) } });
      form.reset();
      this.ending = '';
      store.tell(t(held ? 'erasures.hold-ended' : 'erasures.hold-begun', { id: caseId }));
      await this.load();
    } catch (no) {
      this.no = { of: held ?? '', refusal: /** @type {import('../core/api.js').Refusal} */ (no) };
    }
    this.busy = false;
    this.requestUpdate();
  }

  render() {
    const said = (/** @type {string} */ of) => (this.no?.of === of ? refused(this.no.refusal, (field) => t(field === 'why' ? 'erasures.why' : 'groups.case')) : nothing);
    return html`<p class="dim">${t('erasures.holds-why')}</p>${fault(this.failed, () => this.load())}
      <form class="row" data-do="hold" @submit=${(/** @type {SubmitEvent} */ e) => this.send(e)}><label class="field">${t('groups.case')}<input name="caseId" required autocomplete="off" placeholder="BC-..."></label>
        <label class="field grow">${t('erasures.why')}<input name="why" required maxlength="1000" autocomplete="off"></label><button ?disabled=${this.busy}>${t('erasures.hold')}</button></form>${said('')}
      ${this.holds.length === 0 ? noLines({ read: this.loaded && !this.failed, failed: this.failed !== '', none: t('erasures.no-holds') }) : html`<ul class="holds">${this.holds.map((each) => html`<li data-hold=${each.caseId}><strong class="mono">${each.caseId}</strong> <bdi>${each.why}</bdi> <span class="dim"><bdi>${each.by}</bdi> · ${moment(each.at)}</span>
        ${this.ending === each.caseId ? html`<form class="row" data-do="lift" @submit=${(/** @type {SubmitEvent} */ e) => this.send(e, each.caseId)}><label class="field grow">${t('erasures.end-why')}<input name="why" required maxlength="1000" autocomplete="off"></label><button ?disabled=${this.busy}>${t('erasures.end-really')}</button></form>${said(each.caseId)}`
    : html`<button data-do="end" @click=${() => { this.ending = each.caseId; this.requestUpdate(); }}>${t('erasures.end')}</button>`}</li>`)}</ul>`}`;
  }
}

customElements.define('bc-legal-holds', LegalHolds);
