/** The clock of test mode: lets time pass, and tells which deadlines fired by it. */
import { View, html, nothing } from '../core/lit.js';
import { Refusal, json } from '../core/api.js';
import { exact, moment } from '../core/format.js';
import { holderOf } from '../core/case-data.js';
import { person, t, word } from '../core/i18n.js';
import { offer } from '../core/offers.js';
import { askTime } from '../core/session.js';
import { store } from '../core/store.js';
import { onEvent } from '../core/stream.js';

/** How many of those that fired are told. */
const SHOWN = 8;
/** How long nothing more has to come, in milliseconds. */
const PAUSE = 300;

class ClockControl extends View {
  constructor() {
    super();
    this.busy = false;
    /** @type {any[]} what lapsed while the clock moved */
    this.fired = [];
    this.moved = false;
    /** What the cases are about whose deadlines fired, by their numbers. @type {Map<string, string>} */
    this.titles = new Map();
    onEvent((event) => {
      if (event.type === 'DutyLapsed' && this.moved) {
        this.fired = [...this.fired, event];
        this.requestUpdate();
      }
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.offOffers = offer(() => this.offers());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.offOffers?.();
    clearTimeout(this.later);
  }

  /** The last ones are shown: of a thousand more nobody has to know more than how many. */
  get shown() {
    return this.fired.slice(-SHOWN);
  }

  /** Each case that is asked for counts as looked at: only what stays in sight once no more comes is asked for. */
  updated() {
    clearTimeout(this.later);
    if (this.moved && !this.busy) {
      this.later = setTimeout(() => this.shown.forEach((event) => this.learn(event.caseId)), PAUSE);
    }
  }

  offers() {
    const moves = [['clock.hour', () => this.move({ advance: 'PT1H' })], ['clock.day', () => this.move({ advance: 'P1D' })], ['clock.real', () => this.move({ release: true })],
      ...(store.state.me ? [['clock.next', () => this.toNext()]] : [])];
    return this.busy ? [] : moves.map(([label, run]) => ({ label: t(/** @type {string} */ (label)), hint: t('palette.clock'), run: /** @type {() => void} */ (run) }));
  }

  /** @param {string} caseId */
  async learn(caseId) {
    if (!this.titles.has(caseId)) {
      this.titles.set(caseId, '');
      const seen = await json(`/api/cases/${caseId}`).catch(() => null);
      this.titles.set(caseId, seen?.order?.title ?? word('kind', seen?.kind));
      this.requestUpdate();
    }
  }

  /** @param {any} move */
  async move(move) {
    this.busy = true;
    this.fired = [];
    this.moved = true;
    this.requestUpdate();
    try {
      await json('/api/test/clock', { method: 'POST', body: move, token: null });
      await json('/api/test/settled', { token: null });
      await askTime();
    } catch (no) {
      store.tell(no instanceof Refusal ? no.message : String(no), 'bad');
    }
    this.busy = false;
    this.requestUpdate();
  }

  async toNext() {
    const { cases } = await json('/api/cases?sort=dueAt&limit=25');
    const next = cases.map((/** @type {any} */ each) => each.dueAt).find((/** @type {string} */ at) => Date.parse(at) > store.now());
    if (next) {
      await this.move({ set: new Date(Date.parse(next) + 1000).toISOString() });
    } else {
      store.tell(t('clock.none'));
    }
  }

  render() {
    const now = store.now();
    return html`<div class="clock" aria-busy=${this.busy}>
      <div class="time"><time title=${exact(now)}>${moment(now)}</time>${store.state.standsStill
        ? html` <span class="tag">${t('clock.stands')}</span>` : nothing}</div>
      <div class="row">
        <button ?disabled=${this.busy} @click=${() => this.move({ advance: 'PT1H' })}>${t('clock.hour')}</button>
        <button ?disabled=${this.busy} @click=${() => this.move({ advance: 'P1D' })}>${t('clock.day')}</button>
        ${store.state.me ? html`<button ?disabled=${this.busy} @click=${this.toNext}>${t('clock.next')}</button>` : nothing}
        <button ?disabled=${this.busy || !store.state.standsStill && Math.abs(store.state.offset) < 2000}
          @click=${() => this.move({ release: true })}>${t('clock.real')}</button>
      </div>
      ${this.moved && !this.busy ? html`<div class="fired" role="status">
        ${this.fired.length === 0 ? html`<p class="dim">${t('clock.nothing')}</p>` : html`<p>${t('clock.fired', { n: this.fired.length })}</p>
        <ul>${this.shown.map((event) => html`<li><a href="/cases/${event.caseId}" title=${event.caseId}><bdi>${this.titles.get(event.caseId) || event.caseId}</bdi></a>
          ${event.holder ? `${person(holderOf(event))}: ` : ''}${word('duty', event.duty)}. ${t('clock.so', { what: word('consequence', event.consequence) })}</li>`)}</ul>`}
      </div>` : nothing}
    </div>`;
  }
}

customElements.define('bc-clock', ClockControl);
