/** For whoever has the role for it: erasing a person after a look at what there is, the log of that, and the cases that a court wants. */
import { View, html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { focusOn } from '../core/focus.js';
import { moment } from '../core/format.js';
import { person, t } from '../core/i18n.js';
import { store } from '../core/store.js';
import { fault, noLines } from '../parts/fault.js';
import { faultsAt, faultsElsewhere } from '../parts/field-faults.js';
import { ROLES_OF, typed } from '../parts/person-field.js';
import '../parts/legal-holds.js';

const FIELDS = ['person', 'cases', 'why'];

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
    this.loading = false;
    /** How often the log was asked for: what an older question found is not the answer to the newest. */
    this.asked = 0;
    this.failed = '';
  }

  dependsOn() {
    return store.state.language;
  }

  async load(more = false) {
    this.asked += 1;
    const { asked } = this;
    this.loading = true;
    this.requestUpdate();
    const query = new URLSearchParams({ limit: '25', retention: String(this.byTime), ...(more ? { cursor: this.cursor } : {}) });
    const { found, failed } = await json(`/api/erasures?${query}`).then((found) => ({ found, failed: '' }), (no) => ({ found: null, failed: no.message }));
    if (asked !== this.asked) {
      return;
    }
    if (found) {
      this.log = more ? [...this.log, ...found.erasures] : found.erasures;
      this.cursor = found.cursor ?? '';
    }
    this.failed = failed;
    this.loading = false;
    this.loaded = true;
    this.requestUpdate();
  }

  /** What was read under the other choice does not stand there meanwhile. @param {boolean} byTime */
  choose(byTime) {
    Object.assign(this, { byTime, log: [], cursor: '', loaded: false, failed: '' });
    return this.load();
  }

  /** What a look asks for, as the form stands. */
  body() {
    const cases = this.cases.split(/[\s,，]+/).filter(Boolean);
    return { person: this.who, ...(cases.length ? { cases } : {}) };
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

  /** @param {() => Promise<any>} what @param {string} then where the focus goes on @param {() => boolean} [stands] whether what is refused is still asked for */
  async act(what, then, stands = () => true) {
    this.busy = true;
    this.no = null;
    this.requestUpdate();
    try {
      await what();
    } catch (no) {
      this.no = stands() ? /** @type {import('../core/api.js').Refusal} */ (no) : null;
    }
    this.busy = false;
    this.requestUpdate();
    await focusOn(this, this.no?.faults.length ? '[aria-invalid=true]' : then);
  }

  look() {
    const body = this.body();
    // What was found of another person, or in other cases, is no answer to what the form asks by then.
    const stands = () => JSON.stringify(body) === JSON.stringify(this.body());
    return this.act(async () => {
      this.seen = null;
      this.done = null;
      const found = await json('/api/erasures?dryRun=true', { method: 'POST', body });
      this.seen = stands() ? { found, body } : null;
    }, '[data-do=look] .buttons button', stands);
  }

  erase() {
    const { body } = /** @type {{body: any}} */ (this.seen);
    return this.act(async () => {
      this.done = { ...await json('/api/erasures', { method: 'POST', body: { ...body, why: this.why } }), cases: body.cases };
      this.seen = null;
      this.again = '';
      this.why = '';
      this.load();
    }, '[data-erased]');
  }

  render() {
    const [whom, cases] = [faultsAt(this.no, 'person', 'subject-fault'), faultsAt(this.no, 'cases', 'cases-fault')];
    return html`<section class="page narrow"><h1>${t('page.erasures')}</h1><p class="dim">${t('erasures.what')}</p>
      <form class="act" data-do="look" @submit=${(/** @type {Event} */ e) => { e.preventDefault(); this.look(); }}>
        ${typed({ id: 'subject', label: t('erasures.whom'), value: this.who, roles: ROLES_OF.erased, written: this.written, described: whom.described, put: (who) => this.put({ who }) })}${whom.said}
        <label class="field">${t('erasures.cases')}<input name="cases" autocomplete="off" placeholder="BC-..." aria-invalid=${cases.invalid} aria-describedby=${cases.described} .value=${this.cases} @input=${(/** @type {any} */ e) => this.put({ cases: e.target.value })}></label>${cases.said}
        <div class="buttons"><button class=${this.seen ? '' : 'primary'} ?disabled=${this.busy || !this.who}>${t('erasures.look')}</button></div></form>
      ${faultsElsewhere(this.no, FIELDS, () => '')}
      <div aria-live="polite">${this.seen ? this.would(this.seen) : nothing}
        ${this.done ? html`<div class="preview" tabindex="-1" data-erased><h4>${t('erasures.done', { who: person(this.done.person), time: moment(this.done.at) })}</h4>${found(this.done, this.done.cases)}</div>` : nothing}</div>
      <h2>${t('erasures.holds')}</h2><bc-legal-holds></bc-legal-holds>
      <h2>${t('erasures.log')}</h2>${this.past()}</section>`;
  }

  /** @param {{found: any, body: any}} seen */
  would(seen) {
    const subject = seen.body.person;
    const why = faultsAt(this.no, 'why', 'why-fault');
    return html`<form class="preview" data-do="erase" @submit=${(/** @type {Event} */ e) => { e.preventDefault(); this.erase(); }}>
      <h4>${t('erasures.would', { who: person(subject) })}</h4>${found(seen.found, seen.body.cases)}
      <p class="late">${t(seen.body.cases ? 'erasures.for-good-there' : 'erasures.for-good')}</p>
      <label class="field">${t('erasures.why')}<input name="why" maxlength="1000" autocomplete="off" aria-invalid=${why.invalid} aria-describedby=${why.described} .value=${this.why} @input=${(/** @type {any} */ e) => { this.why = e.target.value; this.requestUpdate(); }}></label>${why.said}
      <label class="field">${t('erasures.again', { who: nameOf(subject) })}<input name="again" autocomplete="off" spellcheck="false" .value=${this.again} @input=${(/** @type {any} */ e) => { this.again = e.target.value; this.requestUpdate(); }}></label>
      <div class="buttons"><button class="primary" ?disabled=${this.busy || !this.why.trim() || ![subject, nameOf(subject)].includes(this.again.trim())}>${t('erasures.erase')}</button></div></form>`;
  }

  past() {
    return html`<label class="choice"><input type="checkbox" name="retention" .checked=${this.byTime} @change=${(/** @type {any} */ e) => this.choose(e.target.checked)}>${t('erasures.by-time')}</label>
      ${fault(this.failed, () => this.load())}
      ${this.log.length === 0 ? noLines({ read: this.loaded, failed: this.failed !== '', none: t('erasures.none') }) : html`<div class="scroll" tabindex="0"><table class="erased"><thead><tr><th>${t('audit.when')}</th><th>${t('erasures.whom')}</th><th>${t('erasures.in')}</th><th>${t('erasures.why')}</th><th>${t('erasures.by')}</th><th>${t('groups.outcome')}</th></tr></thead>
        <tbody>${this.log.map((each) => html`<tr><td>${moment(each.at)}</td><td><bdi>${person(each.person)}</bdi></td><td>${each.cases.length ? ids(each.cases) : t('erasures.everything')}</td><td><bdi>${each.by === 'SYSTEM/ballcourt' ? t('erasures.retention') : each.why}</bdi></td><td><bdi>${each.by === 'SYSTEM/ballcourt' ? t('erasures.itself') : each.by}</bdi></td>
          <td><span class="tag ${each.complete ? 'good' : 'soon'}">${t(each.complete ? 'erasures.complete' : 'erasures.going-on')}</span>${each.kept.length ? html`<div class="soon" data-kept>${t('erasures.kept')} ${ids(each.kept)}</div>` : nothing}</td></tr>`)}</tbody></table></div>`}
      ${this.cursor ? html`<p><button ?disabled=${this.loading} @click=${() => this.load(true)}>${t('inbox.more')}</button></p>` : nothing}`;
  }
}

/** @param {string} subject ROLE/id */
function nameOf(subject) {
  return subject.slice(subject.indexOf('/') + 1);
}

/** @param {any} what of a person there is or was @param {string[]} [cases] to which it is confined */
function found(what, cases) {
  return html`<dl class="facts-list"><dt>${t('erasures.in')}</dt><dd data-in>${cases ? ids(cases) : t('erasures.everything')}</dd><dt>${t('erasures.places')}</dt><dd>${what.places.length ? ids(what.places) : t('erasures.no-places')}</dd><dt>${t('erasures.files')}</dt><dd>${what.files}</dd>
    ${what.kept.length ? html`<dt>${t('erasures.kept')}</dt><dd class="soon">${ids(what.kept)}</dd>` : nothing}</dl>`;
}

/** @param {string[]} all */
function ids(all) {
  return all.map((each) => html`<span class="mono">${each}</span> `);
}

customElements.define('bc-erasures', Erasures);
