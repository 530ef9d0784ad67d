/** For buyer and seller: the links by which they show others where their case stands, what each shows, and taking one back. */
import { View, html, nothing } from '../core/lit.js';
import { call, json } from '../core/api.js';
import { moment } from '../core/format.js';
import { t } from '../core/i18n.js';
import { store } from '../core/store.js';
import { fault } from './fault.js';

const SHOWS = ['NAME', 'WORDS', 'AMOUNTS'];

class StatusLinks extends View {
  static properties = { caseId: {} };

  constructor() {
    super();
    this.caseId = '';
    /** @type {any[]} */
    this.links = [];
    this.failed = '';
    /** Told once, by the answer that made it. */
    this.fresh = '';
  }

  dependsOn() {
    return this.caseId;
  }

  async load() {
    this.fresh = '';
    try {
      this.links = (await json(this.path())).links;
      this.failed = '';
    } catch (no) {
      this.failed = /** @type {Error} */ (no).message;
    }
    this.requestUpdate();
  }

  path() {
    return `/api/cases/${this.caseId}/status-links`;
  }

  /** @param {SubmitEvent} event */
  async open(event) {
    event.preventDefault();
    const shows = new FormData(/** @type {HTMLFormElement} */ (event.target)).getAll('shows');
    try {
      const made = await json(this.path(), { method: 'POST', body: { shows } });
      await this.load();
      this.fresh = location.origin + made.status.replace('/api/', '/');
      this.requestUpdate();
    } catch (no) {
      store.tell(/** @type {Error} */ (no).message, 'bad');
    }
  }

  /** @param {string} id */
  async withdraw(id) {
    try {
      await call(`${this.path()}/${id}`, { method: 'DELETE' });
    } catch (no) {
      store.tell(/** @type {Error} */ (no).message, 'bad');
    }
    await this.load();
  }

  render() {
    return html`<details class="status-links"><summary>${t('status.links', { n: this.failed ? '?' : this.links.filter((each) => !each.withdrawnAt).length })}</summary><p class="dim">${t('status.links-why')}</p>${fault(this.failed, () => this.load())}
      <form class="row" @submit=${this.open}>${SHOWS.map((each) => html`<label><input type="checkbox" name="shows" value=${each}> ${t(`status.shows-${each}`)}</label>`)}<button>${t('status.open')}</button></form>
      ${this.fresh ? html`<p role="status">${t('status.fresh')} <a class="mono" data-link href=${this.fresh} target="_blank" rel="noopener">${this.fresh}</a></p>` : nothing}
      <ul>${this.links.map((each) => html`<li>${moment(each.createdAt)} <span class="dim">${each.shows.map((/** @type {string} */ one) => t(`status.shows-${one}`)).join(', ')} ${t('status.reads', { n: each.reads + each.pictureReads })}</span>
        ${each.withdrawnAt ? html`<span class="tag">${t('status.withdrawn')}</span>` : html`<button class="plain" data-do="withdraw" @click=${() => this.withdraw(each.id)}>${t('status.withdraw')}</button>`}</li>`)}</ul></details>`;
  }
}

customElements.define('bc-status-links', StatusLinks);
