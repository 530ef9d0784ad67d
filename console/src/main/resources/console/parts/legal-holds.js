/** The cases of which nothing is erased, since a court or an authority wants them: set, seen and ended, each with a reason. */
import { View, html, nothing } from '../core/lit.js';
import { call, json } from '../core/api.js';
import { focusOn } from '../core/focus.js';
import { moment } from '../core/format.js';
import { person, t } from '../core/i18n.js';
import { store } from '../core/store.js';
import { fault, noLines } from './fault.js';
import { faultsAt, faultsElsewhere } from './field-faults.js';

class LegalHolds extends View {
  constructor() {
    super();
    /** @type {any[]} */
    this.holds = [];
    /** The hold that has just ended, where it had kept something from being erased. @type {any} */
    this.again = null;
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
      const ended = held ? (await json('/api/holds')).holds.find((/** @type {any} */ each) => each.caseId === held) : null;
      await call(held ? `${path}/lift` : path, { method: held ? 'POST' : 'PUT', body: { why: String(given.get('why')) } });
      form.reset();
      this.ending = '';
      this.again = ended?.kept.length ? ended : null;
      store.tell(t(held ? 'erasures.hold-ended' : 'erasures.hold-begun', { id: caseId }));
      await this.load();
    } catch (no) {
      this.no = { of: held ?? '', refusal: /** @type {import('../core/api.js').Refusal} */ (no) };
    }
    this.busy = false;
    this.requestUpdate();
    await focusOn(this, this.no?.refusal.faults.length ? '[aria-invalid=true]' : '[data-do=hold] input');
  }

  /** @param {string} caseId the case whose hold is to be ended; empty for none any more */
  ask(caseId) {
    const line = `[data-hold="${caseId || this.ending}"]`;
    this.ending = caseId;
    this.no = null;
    this.requestUpdate();
    return focusOn(this, caseId ? `${line} input` : `${line} button`);
  }

  /** Why, as the forms of both ask for it. @param {string} of @param {any} label */
  why(of, label) {
    const why = faultsAt(this.noOf(of), 'why', `hold-why-${of}`);
    return html`<label class="field grow">${label}<input name="why" required maxlength="1000" autocomplete="off" aria-invalid=${why.invalid} aria-describedby=${why.described}></label>${why.said}`;
  }

  /** @param {string} of the case whose hold ends, or empty */
  noOf(of) {
    return this.no?.of === of ? this.no.refusal : null;
  }

  render() {
    return html`<p class="dim">${t('erasures.holds-why')}</p>${fault(this.failed, () => this.load())}
      <form class="row" data-do="hold" @submit=${(/** @type {SubmitEvent} */ e) => this.send(e)}><label class="field">${t('groups.case')}<input name="caseId" required autocomplete="off" placeholder="BC-..."></label>
        ${this.why('', t('erasures.why'))}<button ?disabled=${this.busy}>${t('erasures.hold')}</button></form>${this.otherwise('')}
      ${this.again ? html`<p class="preview" role="status" data-again>${t('erasures.hold-kept', { id: this.again.caseId })} ${these(this.again.kept)}</p>` : nothing}
      ${this.holds.length === 0 ? noLines({ read: this.loaded && !this.failed, failed: this.failed !== '', none: t('erasures.no-holds') }) : html`<ul class="holds">${this.holds.map((each) => this.one(each))}</ul>`}`;
  }

  /** @param {any} hold */
  one({ caseId, why, by, at, kept }) {
    return html`<li data-hold=${caseId}><strong class="mono">${caseId}</strong> <bdi>${why}</bdi> <span class="dim"><bdi>${by}</bdi> · ${moment(at)}</span>
      ${kept.length === 0 ? nothing : html`<p class="dim">${t('erasures.hold-keeps')} ${these(kept)}</p>`}
      ${this.ending === caseId ? html`<form class="row" data-do="lift" @submit=${(/** @type {SubmitEvent} */ e) => this.send(e, caseId)}>${this.why(caseId, t('erasures.end-why'))}<button ?disabled=${this.busy}>${t('erasures.end-really')}</button>
        <button type="button" class="plain" data-do="not" @click=${() => this.ask('')}>${t('act.close')}</button></form>${this.otherwise(caseId)}`
    : html`<button data-do="end" @click=${() => this.ask(caseId)}>${t('erasures.end')}</button>`}</li>`;
  }

  /** @param {string} of */
  otherwise(of) {
    return faultsElsewhere(this.noOf(of), ['why'], (field) => (field === 'why' ? t('erasures.why') : t('groups.case')));
  }
}

/** @param {any[]} kept */
function these(kept) {
  return kept.map((each) => html`<bdi>${person(each.person)}</bdi> (${moment(each.at)}) `);
}

customElements.define('bc-legal-holds', LegalHolds);
