/** What the reader was told, newest first. */
import { View, html, nothing, repeat } from '../core/lit.js';
import { call, json } from '../core/api.js';
import { exact, moment } from '../core/format.js';
import { t } from '../core/i18n.js';
import { store } from '../core/store.js';
import { fault, noLines } from '../parts/fault.js';
import { follow } from '../core/sse.js';

/** A notice of a webhook names that one, which has no page. @param {string} id */
function isCase(id) {
  return !id.startsWith('wh_');
}

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

  disconnectedCallback() {
    super.disconnectedCallback();
    this.following?.abort();
  }

  /** Followed before it is read, so that nothing falls between; and anew in another language. */
  follow() {
    this.following?.abort();
    this.following = new AbortController();
    const { signal } = this.following;
    follow('/api/inbox/stream', signal, { event: (notice) => !signal.aborted && this.arrives(notice), connected: () => !signal.aborted && this.begin() });
  }

  /** @param {any} notice */
  arrives(notice) {
    this.notices = [{ ...notice, fresh: true }, ...this.notices.filter((each) => each.id !== notice.id)];
    this.requestUpdate();
  }

  dependsOn() {
    return store.state.language;
  }

  load() {
    this.follow();
    this.begin();
  }

  async begin() {
    try {
      const page = await json('/api/inbox?limit=50');
      const came = this.notices.filter((each) => each.fresh && !page.notices.some((/** @type {any} */ one) => one.id === each.id));
      this.notices = [...came, ...page.notices];
      this.cursor = page.cursor ?? null;
      this.failed = '';
    } catch (no) {
      this.failed = /** @type {Error} */ (no).message;
    }
    this.loaded = true;
    this.requestUpdate();
  }

  async more() {
    try {
      const page = await json(`/api/inbox?limit=50&cursor=${encodeURIComponent(this.cursor ?? '')}`);
      this.notices = [...this.notices, ...page.notices];
      this.cursor = page.cursor ?? null;
      this.failed = '';
    } catch (no) {
      this.failed = /** @type {Error} */ (no).message;
    }
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
      ${this.notices.length === 0 ? noLines({ read: this.loaded, failed: this.failed !== '', none: t('inbox.none') }) : nothing}
      <ul class="notices">${repeat(this.notices, (each) => each.id, (each) => html`<li class="${each.read ? 'dim' : ''} ${each.fresh ? 'moved' : ''}" data-notice=${each.id}><details @toggle=${() => this.read(each)}><summary><strong dir="auto">${timed(each.subject, each.times)}</strong> <time class="dim" title=${exact(each.at)}>${moment(each.at)}</time>
        <span class="dim excerpt" dir="auto">${timed(excerpt(each.body), each.times)}</span></summary>
        <p class="pre quote" dir="auto">${timed(each.body, each.times)}</p>${isCase(each.caseId) ? html`<a href="/cases/${each.caseId}">${t('inbox.open')}</a>` : nothing}</details></li>`)}</ul>
      ${this.cursor ? html`<button @click=${this.more}>${t('inbox.more')}</button>` : nothing}</section>`;
  }
}

/** Enough to know which case it is: its lines one behind the other, without the marks of a list. @param {string} body */
function excerpt(body) {
  return body.split('\n').map((line) => line.trim().replace(/^- /, '')).filter(Boolean).join(' · ');
}

/** Each time that it names by the reader's own clock; whoever points at it reads it as it was told, in the zone of the market. @param {string} text @param {{text: string, at: string}[]} [times] */
function timed(text, times = []) {
  /** @type {any[]} */
  let parts = [text];
  for (const time of times) {
    parts = parts.flatMap((part) => (typeof part === 'string'
      ? part.split(time.text).flatMap((piece, n) => (n ? [html`<time datetime=${time.at} title=${time.text}>${moment(time.at)}</time>`, piece] : [piece]))
      : [part]));
  }
  return parts;
}

customElements.define('bc-inbox', Inbox);
