/** What one was told about a case. */
import { View, html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { moment } from '../core/format.js';
import { t } from '../core/i18n.js';
import { store } from '../core/store.js';
import { onEvent } from '../core/stream.js';
import { fault } from './fault.js';

/** When the notices of an event are looked for, in milliseconds after it. */
const WRITTEN = [1000, 4000, 12000];

/** What the reader was told about the case, and when. */
class Notices extends View {
  static properties = { caseId: {} };

  constructor() {
    super();
    this.caseId = '';
    /** @type {any[]} */
    this.notices = [];
    this.failed = '';
    /** @type {ReturnType<typeof setTimeout>[]} */
    this.later = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.end = onEvent((event) => event.caseId === this.caseId && this.soon());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.end?.();
    this.later.forEach(clearTimeout);
  }

  /** Notices are written after what they tell of has happened. */
  soon() {
    this.later.forEach(clearTimeout);
    this.later = WRITTEN.map((after) => setTimeout(() => this.load(), after));
  }

  dependsOn() {
    return `${this.caseId} ${store.state.language}`;
  }

  async load() {
    try {
      const found = await json('/api/inbox?limit=200');
      this.notices = found.notices.filter((/** @type {any} */ each) => each.caseId === this.caseId);
      this.failed = '';
    } catch (no) {
      this.failed = /** @type {Error} */ (no).message;
    }
    this.requestUpdate();
  }

  render() {
    return this.notices.length === 0 ? fault(this.failed, () => this.load()) : html`<details><summary>${t('case.notices', { n: this.notices.length })}</summary><ul>${this.notices.map((/** @type {any} */ each) => html`<li>${moment(each.at)} <span dir="auto">${each.subject}</span></li>`)}</ul></details>`;
  }
}

customElements.define('bc-notices', Notices);
