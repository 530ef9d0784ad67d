/** Facets of the queue with their counts; all of them stand in the address, so that a view can be kept and sent. */
import { View, html, nothing } from '../core/lit.js';
import { count } from '../core/format.js';
import { t, word } from '../core/i18n.js';
import { go, narrow, route } from '../core/router.js';
import { store } from '../core/store.js';

const FACETS = [['stage', 'byStage', 'stage'], ['holder', 'byHolder', 'role'], ['reason', 'byReason', 'reason'],
  ['goodsClass', 'byGoodsClass', 'goodsClass'], ['market', 'byMarket', 'market']];
const MATTERS = ['DISPUTE', 'AGENT_COMPLAINT', 'VIOLATION', 'CONTEST', 'CONTACT'];
const AMOUNTS = ['..50', '50..500', '500..5000', '5000..'];
const STAGES = ['NEGOTIATION', 'ACCEPTANCE', 'EVIDENCE', 'MEDIATION', 'ADJUDICATION', 'APPEAL_WINDOW', 'REVIEW', 'ENFORCEMENT', 'SUSPENDED', 'CLOSED'];

class QueueFilters extends View {
  static properties = { counts: { attribute: false }, desk: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */
    this.counts = null;
    this.desk = false;
    /** On a telephone, where all of them would fill the screen before the first row. */
    this.open = false;
  }

  views() {
    const me = store.state.me;
    const views = [{ key: 'all', query: '', n: undefined }, { key: 'turn', query: `holder=${encodeURIComponent(me?.actor ?? '')}`, n: this.counts?.mine }];
    if (this.desk) {
      views.push({ key: 'desk', query: `desk=${me?.role}`, n: this.counts?.myDesk });
      views.push({ key: 'own', query: `owner=${encodeURIComponent(me?.actor ?? '')}`, n: undefined });
    }
    views.push({ key: 'overdue', query: 'overdue=true', n: this.counts?.overdue }, { key: 'urgent', query: 'urgent=true', n: this.counts?.urgent },
      { key: 'open', query: 'open=true', n: this.counts?.open });
    return views;
  }

  /** @returns {{name: string, query: string}[]} */
  saved() {
    return JSON.parse(localStorage.getItem('views') ?? '[]');
  }

  save() {
    const name = prompt(t('queue.name-view'));
    if (name) {
      localStorage.setItem('views', JSON.stringify([...this.saved(), { name, query: location.search.slice(1) }]));
      this.requestUpdate();
    }
  }

  /** @param {string} name */
  forget(name) {
    localStorage.setItem('views', JSON.stringify(this.saved().filter((view) => view.name !== name)));
    this.requestUpdate();
  }

  /** @param {string} query @param {any} label @param {number | undefined} n */
  tab(query, label, n) {
    const here = decodeURIComponent(location.search.slice(1)) === decodeURIComponent(query);
    return html`<a class="tab" href="/queue${query ? `?${query}` : ''}" aria-current=${here ? 'page' : nothing}>${label}${n ? html` <span class="n">${count(n, this.counts?.more)}</span>` : nothing}</a>`;
  }

  render() {
    const { query } = route();
    return html`<div class="filters">
      <div class="tabs">${this.views().map((view) => this.tab(view.query, t(`queue.view-${view.key}`), view.n))}
        ${this.saved().map((view) => html`<span class="saved">${this.tab(view.query, html`<bdi>${view.name}</bdi>`, undefined)}<button class="plain" aria-label=${t('queue.forget-view', { name: view.name })}
          @click=${() => this.forget(view.name)}>×</button></span>`)}
        ${location.search ? html`<button class="plain" @click=${this.save}>${t('queue.save-view')}</button>` : nothing}</div>
      <div class="facets ${this.open ? 'open' : ''}">
        <input type="search" aria-label=${t('queue.search')} placeholder=${t('queue.search')} .value=${query.get('text') ?? ''}
          @change=${(/** @type {Event} */ event) => narrow({ text: /** @type {HTMLInputElement} */ (event.target).value })}>
        <button class="plain toggle" aria-expanded=${this.open} @click=${() => { this.open = !this.open; this.requestUpdate(); }}>${t('queue.filters')}</button>
        ${this.desk ? this.facet('kind', 'byKind', 'kind', query.get('kind') ?? '') : nothing}
        ${FACETS.map(([name, by, kind]) => this.facet(name, by, kind, query.get(name) ?? ''))}
        <select class=${query.get('amount') ? 'chosen' : ''} aria-label=${t('queue.facet-amount')}
          @change=${(/** @type {Event} */ event) => narrow({ amount: /** @type {HTMLSelectElement} */ (event.target).value })}>
          <option value="">${t('queue.facet-amount')}</option>
          ${AMOUNTS.map((range) => html`<option value=${range} ?selected=${range === query.get('amount')}>${t(`queue.amount-${range}`)}</option>`)}
        </select>
        <select aria-label=${t('queue.sort')} @change=${(/** @type {Event} */ event) => narrow({ sort: /** @type {HTMLSelectElement} */ (event.target).value })}>
          ${['', '-amount', '-openedAt', 'openedAt'].map((sort) => html`<option value=${sort} ?selected=${(query.get('sort') ?? '') === sort}>${t(`queue.sort-${sort || 'dueAt'}`)}</option>`)}
        </select>
        ${location.search ? html`<button class="plain" @click=${() => go('/queue')}>${t('queue.clear')}</button>` : nothing}
      </div></div>`;
  }

  /** What may be among those that were not counted. @param {string} name @param {string} kind @returns {string[]} */
  possible(name, kind) {
    const codes = ['reason', 'goodsClass'].includes(name) && this.counts?.more ? Object.keys(store.state.words[kind] ?? {}) : [];
    return name === 'stage' ? STAGES : name === 'kind' ? MATTERS : codes;
  }

  /** @param {string} name @param {string} by @param {string} kind @param {string} chosen */
  facet(name, by, kind, chosen) {
    /** @type {Record<string, number>} */
    const counts = this.counts?.[by] ?? {};
    const counted = Object.keys(counts);
    const possible = counted.length === 0 || this.counts?.more ? this.possible(name, kind) : [];
    const values = [...new Set([...(chosen ? [chosen] : []), ...counted, ...possible])];
    if (values.length === 0) {
      return nothing;
    }
    return html`<select class=${chosen ? 'chosen' : ''} aria-label=${t(`queue.facet-${name}`)}
      @change=${(/** @type {Event} */ event) => narrow({ [name]: /** @type {HTMLSelectElement} */ (event.target).value })}>
      <option value="">${t(`queue.facet-${name}`)}</option>
      ${values.map((value) => html`<option value=${value} ?selected=${value === chosen}>${word(kind, value.split('/')[0])}${value.includes('/') ? ` ${value.split('/')[1]}` : ''}${counts[value] ? ` (${count(counts[value], this.counts?.more)})` : ''}</option>`)}
    </select>`;
  }
}

customElements.define('bc-queue-filters', QueueFilters);
