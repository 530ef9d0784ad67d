/** For whoever has the role for it: erasing a person after a look at what there is, the log of that, and the cases that a court wants. */
import { View, html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { moment } from '../core/format.js';
import { person, t } from '../core/i18n.js';
import { store } from '../core/store.js';
import { fault, noLines } from '../parts/fault.js';
import { ROLES_OF, typed } from '../parts/person-field.js';
import { refused } from '../parts/refused.js';
import '../parts/legal-holds.js';

class Erasures extends View {
  constructor() {
    super();
    this.who = '';
    /** @type {Map<string, string | undefined>} */
    this.written = new Map();
    /** Cases to which it is confined, as they were written. */
    this.cases = '';
    this.why = '';
    this.again = '';
    /** What a look found, and what it was asked for. @type {{found: any, body: any} | null} */
    this.seen = null;
    /** @type {any} what was erased last */
    this.done = null;
    /** @type {import('../core/api.js').Refusal | null} */
    this.no = null;
    this.busy = false;
    /** @type {any[]} */
    this.log = [];
    this.cursor = '';
    this.byTime = false;
    this.loaded = false;
    this.failed = '';
  }

  dependsOn() {
    return store.state.language;
  }

  async load(more = false) {
    const { byTime } = this;
    try {
      const query = new URLSearchParams({ limit: '25', retention: String(byTime), ...(more ? { cursor: this.cursor } : {}) });
      const found = await json(`/api/erasures?${query}`);
      if (byTime !== this.byTime) {
        return;
      }
      this.log = more ? [...this.log, ...found.erasures] : found.erasures;
      this.cursor = found.cursor ?? '';
      this.failed = '';
    } catch (no) {
      this.failed = /** @type {Error} */ (no).message;
    }
    this.loaded = true;
    this.requestUpdate();
  }

  /** Whoever goes on writing has not seen what there is of that one. @param {Partial<Erasures>} change */
  put(change) {
    Object.assign(this, change);
    this.seen = null;
    this.done = null;
    this.no = null;
    this.again = '';
    this.requestUpdate();
  }

  /** @param {() => Promise<any>} what */
  async act(what) {
    this.busy = true;
    this.no = null;
    this.requestUpdate();
    try {
      await what();
    } catch (no) {
      this.no = /** @type {import('../core/api.js').Refusal} */ (no);
    }
    this.busy = false;
    this.requestUpdate();
  }

  look() {
    const cases = this.cases.split(/[\s,，]+/).filter(Boolean);
    const body = { person: this.who, ...(cases.length ? { cases } : {}) };
    return this.act(async () => {
      this.seen = null;
      const found = await json('/api/erasures?dryRun=true', { method: 'POST', body });
      // Whoever was changed meanwhile is somebody else.
      this.seen = body.person === this.who ? { found, body } : null;
    });
  }

  erase() {
    const { body } = /** @type {{body: any}} */ (this.seen);
    return this.act(async () => {
      this.done = await json('/api/erasures', { method: 'POST', body: { ...body, why: this.why } });
      this.seen = null;
      this.again = '';
      this.why = '';
      await this.load();
    });
  }

  render() {
    return html`<section class="page narrow"><h1>${t('page.erasures')}</h1><p class="dim">${t('erasures.what')}</p>
      <form class="act" data-do="look" @submit=${(/** @type {Event} */ e) => { e.preventDefault(); this.look(); }}>
        ${typed({ id: 'subject', label: t('erasures.whom'), value: this.who, roles: ROLES_OF.erased, written: this.written, put: (who) => this.put({ who }) })}${this.said('person')}
        <label class="field">${t('erasures.cases')}<input name="cases" autocomplete="off" placeholder="BC-..." .value=${this.cases} @input=${(/** @type {any} */ e) => this.put({ cases: e.target.value })}></label>${this.said('cases')}
        <div class="buttons"><button class=${this.seen ? '' : 'primary'} ?disabled=${this.busy || !this.who}>${t('erasures.look')}</button></div></form>
      ${this.no && !this.no.faults.length ? refused(this.no, () => '') : nothing}
      ${this.seen ? this.would(this.seen) : nothing}
      ${this.done ? html`<div class="preview" role="status" data-erased><h4>${t('erasures.done', { who: person(this.done.person), time: moment(this.done.at) })}</h4>${found(this.done)}</div>` : nothing}
      <h2>${t('erasures.holds')}</h2><bc-legal-holds></bc-legal-holds>
      <h2>${t('erasures.log')}</h2>${this.past()}</section>`;
  }

  /** @param {{found: any, body: any}} seen */
  would(seen) {
    const subject = seen.body.person;
    return html`<form class="preview" data-do="erase" @submit=${(/** @type {Event} */ e) => { e.preventDefault(); this.erase(); }}>
      <h4>${t('erasures.would', { who: person(subject) })}</h4>${found(seen.found)}
      <p class="late">${t(seen.body.cases ? 'erasures.for-good-there' : 'erasures.for-good')}</p>
      <label class="field">${t('erasures.why')}<input name="why" maxlength="1000" autocomplete="off" .value=${this.why} @input=${(/** @type {any} */ e) => { this.why = e.target.value; this.requestUpdate(); }}></label>${this.said('why')}
      <label class="field">${t('erasures.again', { who: subject })}<input name="again" autocomplete="off" spellcheck="false" .value=${this.again} @input=${(/** @type {any} */ e) => { this.again = e.target.value; this.requestUpdate(); }}></label>
      <div class="buttons"><button class="primary" ?disabled=${this.busy || !this.why.trim() || this.again.trim() !== subject}>${t('erasures.erase')}</button></div></form>`;
  }

  /** @param {string} field */
  said(field) {
    return (this.no?.faults ?? []).filter((each) => each.field === field).map((each) => html`<p class="fault" role="alert">${each.message}</p>`);
  }

  past() {
    const choose = (/** @type {any} */ e) => { this.byTime = e.target.checked; this.load(); };
    return html`<label class="choice"><input type="checkbox" name="retention" .checked=${this.byTime} @change=${choose}>${t('erasures.by-time')}</label>
      ${fault(this.failed, () => this.load())}
      ${this.log.length === 0 ? noLines({ read: this.loaded, failed: this.failed !== '', none: t('erasures.none') }) : html`<div class="scroll" tabindex="0"><table class="erased"><thead><tr><th>${t('audit.when')}</th><th>${t('erasures.whom')}</th><th>${t('erasures.in')}</th><th>${t('erasures.why')}</th><th>${t('desk.by')}</th><th>${t('groups.outcome')}</th></tr></thead>
        <tbody>${this.log.map((each) => html`<tr><td>${moment(each.at)}</td><td><bdi>${person(each.person)}</bdi></td><td>${each.cases.length ? ids(each.cases) : t('erasures.everything')}</td><td><bdi>${each.why === 'retention' ? t('erasures.retention') : each.why}</bdi></td><td><bdi>${each.by === 'SYSTEM/system' ? t('erasures.itself') : each.by}</bdi></td>
          <td><span class="tag ${each.complete ? 'good' : 'soon'}">${t(each.complete ? 'erasures.complete' : 'erasures.going-on')}</span></td></tr>`)}</tbody></table></div>`}
      ${this.cursor ? html`<p><button @click=${() => this.load(true)}>${t('inbox.more')}</button></p>` : nothing}`;
  }
}

/** @param {any} what of a person there is or was */
function found(what) {
  return html`<dl class="facts-list"><dt>${t('erasures.places')}</dt><dd>${what.places.length ? ids(what.places) : t('erasures.no-places')}</dd><dt>${t('erasures.files')}</dt><dd>${what.files}</dd>
    ${what.kept.length ? html`<dt>${t('erasures.kept')}</dt><dd class="soon">${ids(what.kept)}</dd>` : nothing}</dl>`;
}

/** @param {string[]} all */
function ids(all) {
  return all.map((each) => html`<span class="mono">${each}</span> `);
}

customElements.define('bc-erasures', Erasures);
