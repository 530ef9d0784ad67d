/** For supervisors: who read or tried what, how it was answered, and whether the log of that holds. */
import { View, html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { duration, exact, localInput, moment, span } from '../core/format.js';
import { actorOf, person, readable, t, word } from '../core/i18n.js';
import { go, narrow, route } from '../core/router.js';
import { askEach, places } from '../core/services.js';
import { store } from '../core/store.js';
import { told } from '../core/words.js';
import { fault, noLines } from '../parts/fault.js';

const FILTERS = ['actor', 'of', 'from', 'until', 'refused'];
/** Of which list of words the codes are that a door is asked for, where it is called otherwise. */
const LISTS = new Map([['holder', 'role'], ['desk', 'role']]);
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const CASE = /^[A-Z]{2}-[A-Z0-9]+$/;
const PEOPLE = /^[A-Z_]+\/.+$/;

class Audit extends View {
  constructor() {
    super();
    /** @type {any[]} of all who keep one, the newest first */
    this.records = [];
    /** Where each of those who have more goes on. @type {Map<string, string>} */
    this.cursors = new Map();
    /** @type {any[] | null} */
    this.chains = null;
    /** @type {any} what was signed over the chains, and whether they still are that */
    this.roots = null;
    this.failed = '';
    this.loaded = false;
  }

  dependsOn() {
    return `${location.search} ${store.state.language}`;
  }

  async load(more = false) {
    const asked = location.search;
    const query = new URLSearchParams({ limit: '50' });
    FILTERS.forEach((name) => route().query.get(name) && query.set(name, route().query.get(name) ?? ''));
    const cursors = more ? this.cursors : new Map();
    try {
      const bases = more ? [...cursors.keys()] : await places();
      const { answers, failed } = await askEach(bases, (base) => `/api/audit?${new URLSearchParams([...query, ...(more ? [['cursor', cursors.get(base) ?? '']] : [])])}`);
      if (asked !== location.search) {
        return;
      }
      const found = answers.flatMap(({ answer }) => answer.records);
      this.records = [...(more ? this.records : []), ...found].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
      this.cursors = new Map(cursors);
      answers.forEach(({ base, answer }) => (answer.cursor ? this.cursors.set(base, answer.cursor) : this.cursors.delete(base)));
      this.failed = failed;
    } catch (no) {
      if (asked !== location.search) {
        return;
      }
      this.failed = /** @type {Error} */ (no).message;
    }
    this.loaded = true;
    this.requestUpdate();
  }

  /** @param {SubmitEvent} event */
  search(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const text = (/** @type {string} */ name) => String(given.get(name) ?? '').trim();
    const time = (/** @type {string} */ name) => (text(name) ? new Date(text(name)).toISOString() : '');
    narrow({ actor: actorOf(text('actor')), of: actorOf(text('of')), refused: text('refused'), from: time('from'), until: time('until') });
  }

  async check() {
    try {
      const { answers, failed } = await askEach(await places(), () => '/api/audit/streams');
      this.chains = await Promise.all(answers.flatMap(({ base, answer }) => answer.streams.map((/** @type {string} */ each) => json(`${base}/api/audit/streams/${encodeURIComponent(each)}`))));
      this.roots = await json('/api/audit-roots');
      this.failed = failed;
    } catch (no) {
      store.tell(/** @type {Error} */ (no).message, 'bad');
    }
    this.requestUpdate();
  }

  render() {
    return html`<section class="page"><header class="head"><h1>${t('page.audit')}</h1><p class="dim">${t('audit.why')}</p></header>
      ${this.filters()}
      ${fault(this.failed, () => this.load())}
      ${backwards() ? nothing : this.records.length === 0 ? html`${noLines({ read: this.loaded, failed: this.failed !== '', none: t('audit.none') })}${this.loaded ? noId() : nothing}` : nothing}
      ${this.records.length ? this.table() : nothing}
      ${this.cursors.size ? html`<p><button @click=${() => this.load(true)}>${t('inbox.more')}</button></p>` : nothing}
      <h2>${t('audit.chains')}</h2>${this.chains ? this.checked() : html`<button data-do="check" @click=${this.check}>${t('audit.check')}</button>`}</section>`;
  }

  filters() {
    const { query } = route();
    const field = (/** @type {string} */ name, /** @type {string} */ hint) => html`<label class="field grow">${t(`audit.${name}`)}<input name=${name} placeholder=${hint} .value=${query.get(name) ?? ''}></label>`;
    const late = backwards();
    const time = (/** @type {string} */ name) => html`<label class="field">${t(`audit.${name}`)}<input type="datetime-local" name=${name} aria-invalid=${late ? 'true' : nothing} aria-describedby=${late ? 'audit-backwards' : nothing} .value=${localInput(query.get(name))}></label>`;
    return html`<form class="row" role="search" @submit=${this.search}>${field('actor', person('AGENT/wang'))}${field('of', 'BC-...')}<div class=${late ? 'invalid' : ''} data-field="time"><div class="row">${time('from')}${time('until')}</div>${late ? html`<p class="fault" id="audit-backwards" role="alert">${t('audit.backwards')}</p>` : nothing}</div>
      <label class="field">${t('audit.answer')}<select name="refused">${['', 'true', 'false'].map((each) => html`<option value=${each} ?selected=${(query.get('refused') ?? '') === each}>${t(`audit.refused-${each || 'any'}`)}</option>`)}</select></label>
      <button class="primary">${t('audit.search')}</button>${location.search ? html`<button type="button" class="plain" @click=${() => go('/audit')}>${t('queue.clear')}</button>` : nothing}</form>`;
  }

  table() {
    return html`<div class="scroll" tabindex="0"><table class="audit"><thead><tr><th>${t('audit.when')}</th><th>${t('audit.who')}</th><th>${t('audit.what')}</th><th>${t('audit.answer')}</th><th>${t('audit.about')}</th></tr></thead>
      <tbody>${this.records.map((each) => html`<tr><td title=${exact(each.at)}>${moment(each.at)}</td><td>${who(each.actor)}</td>
        <td class="asked">${asked(each)}<span class="mono dim">${each.door ?? ''}</span>${words(each.words)}</td>
        <td><span class="tag ${each.status >= 400 ? 'late' : 'good'}">${each.status >= 400 ? t('audit.refused-true') : t('audit.refused-false')} ${each.status}</span></td><td>${about(each.of)}</td></tr>`)}</tbody></table></div>`;
  }

  signed() {
    const { roots, brokenAt, lost } = this.roots;
    return html`<p class="signed">${brokenAt ? html`<span class="late">${t('audit.root-broken', { n: brokenAt })}</span>` : html`<span class="good">${t('audit.roots-hold', { n: roots })}</span>`}
      ${lost.map((/** @type {any} */ head) => html`<br><span class="late">${t('audit.lost', { stream: head.stream, n: head.seq })}</span>`)}</p>`;
  }

  checked() {
    return html`${this.signed()}<ul>${(this.chains ?? []).map((each) => html`<li class="chain"><span class="mono">${each.stream}</span> ${each.brokenAt === null || each.brokenAt === undefined
      ? html`<span class="good">${t('audit.holds', { n: each.records })}</span>` : html`<span class="late">${t('audit.broken', { n: each.brokenAt })}</span>`}</li>`)}</ul>`;
  }
}

/** Whether it is asked for a time that ends before it begins. */
function backwards() {
  const { query } = route();
  const [from, until] = ['from', 'until'].map((name) => Date.parse(query.get(name) ?? ''));
  return from >= until;
}

/** What is written down is found by numbers: whoever wrote a title is told so, and where titles are looked for. */
function noId() {
  const of = route().query.get('of') ?? '';
  return of === '' || CASE.test(of) || PEOPLE.test(of) ? nothing : html`<p data-no-id>${t('audit.no-id')} <a href="/queue?text=${encodeURIComponent(of)}">${t('audit.look-for', { what: of })}</a></p>`;
}

/** @param {string | null} actor a person, whose lines are one click away, or a program */
function who(actor) {
  return actor ? html`<a href="/audit?actor=${encodeURIComponent(actor)}"><bdi>${person(actor)}</bdi></a>` : html`<span class="dim">${t('audit.nobody')}</span>`;
}

/** @param {string} key empty where there are no words for it */
function ofDoor(key) {
  return key in store.state.messages ? t(key) : '';
}

/** What was asked for, in words: as whoever answered it calls it, or as its door does. @param {any} record */
function asked({ what, door }) {
  const named = what ? told(`audit.what-${what}`, what) : ofDoor(`audit.door-${door}`);
  return named ? html`<strong>${named}</strong> ` : nothing;
}

/** @param {string | null} asked the query as it was sent, told in words; what was left empty was not asked */
function words(asked) {
  return [...new URLSearchParams(asked ?? '')].filter(([, value]) => value !== '')
    .map(([name, value]) => html`<div><span class="dim">${told(`audit.word-${name}`, readable(name))}</span> <bdi>${said(name, value)}</bdi></div>`);
}

/** @param {string} name @param {string} value */
function said(name, value) {
  const { messages, words: known } = store.state;
  const kind = LISTS.get(name) ?? name;
  return INSTANT.test(value) ? moment(value) : /^P(T?\d+[DHMS])+$/.test(value) ? span(duration(value)) : PEOPLE.test(value) ? person(value)
    : name === 'state' ? messages[`webhooks.state-${value}`] ?? messages[`groups.state-${value}`] ?? readable(value)
    : messages[`audit.value-${value}`] ?? messages[`queue.${name}-${value}`] ?? messages[`${kind}.${value}`] ?? (known[kind]?.[value] ? word(kind, value) : value);
}

/** @param {string[]} ids */
function about(ids) {
  const link = (/** @type {string} */ id) => (CASE.test(id) ? html`<a class="mono" href="/cases/${id}">${id}</a>`
    : PEOPLE.test(id) ? html`<bdi>${person(id)}</bdi>` : html`<span class="mono">${id}</span>`);
  const line = (/** @type {string} */ id) => html`<div>${link(id)} <a class="dim" href="/audit?of=${encodeURIComponent(id)}" aria-label=${t('audit.of-this', { what: id })}>${t('audit.more-of')}</a></div>`;
  return ids.length <= 3 ? ids.map(line) : html`${ids.slice(0, 2).map(line)}<details><summary>${t('audit.others', { n: ids.length - 2 })}</summary>${ids.slice(2).map(line)}</details>`;
}

customElements.define('bc-audit', Audit);
