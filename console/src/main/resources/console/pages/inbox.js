/** What the reader was told, newest first. */
import { View, html, nothing } from '../core/lit.js';
import { call, json } from '../core/api.js';
import { exact, moment } from '../core/format.js';
import { t } from '../core/i18n.js';
import { store } from '../core/store.js';
import { fault } from '../parts/fault.js';
import { onEvent } from '../core/stream.js';

/** The notice of an event comes a moment after the event. */
const AFTER = 1500;

class Inbox extends View {
  constructor() {
    super();
    /** @type {any[]} */
    this.notices = [];
    /** @type {string | null} */
    this.cursor = null;
    this.failed = '';
    this.loaded = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.end = onEvent(() => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.load(), AFTER);
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.end?.();
  }

  dependsOn() {
    return store.state.language;
  }

  async load() {
    try {
      const page = await json('/api/inbox?limit=50');
      this.notices = page.notices;
      this.cursor = page.cursor ?? null;
      this.failed = '';
    } catch (no) {
      this.failed = /** @type {Error} */ (no).message;
    }
    this.loaded = true;
    this.requestUpdate();
  }

  async more() {
    const page = await json(`/api/inbox?limit=50&cursor=${encodeURIComponent(this.cursor ?? '')}`);
    this.notices = [...this.notices, ...page.notices];
    this.cursor = page.cursor ?? null;
    this.requestUpdate();
  }

  /** @param {any} notice */
  async read(notice) {
    if (!notice.read) {
      notice.read = true;
      this.requestUpdate();
      await call(`/api/inbox/${notice.id}/read`, { method: 'POST' }).catch(() => null);
    }
  }

  render() {
    return html`<section class="page narrow"><h1>${t('page.inbox')}</h1>${fault(this.failed, () => this.load())}
      ${this.loaded && this.notices.length === 0 ? html`<p class="dim">${t('inbox.none')}</p>` : nothing}
      <ul class="notices">${this.notices.map((each) => html`<li class=${each.read ? 'dim' : ''}><details @toggle=${() => this.read(each)}><summary><strong dir="auto">${each.subject}</strong> <time class="dim" title=${exact(each.at)}>${moment(each.at)}</time></summary>
        <p class="pre quote" dir="auto">${each.body}</p><a href="/cases/${each.caseId}">${t('inbox.open')}</a></details></li>`)}</ul>
      ${this.cursor ? html`<button @click=${this.more}>${t('inbox.more')}</button>` : nothing}</section>`;
  }
}

customElements.define('bc-inbox', Inbox);
