/** The queue: whose turn it is, until when, and what silence brings; the breached ones stay on top. */
import '../parts/queue-filters.js';
import '../parts/hand-off-many.js';
import { View, html, nothing, repeat, styled } from '../core/lit.js';
import { Refusal } from '../core/api.js';
import { count } from '../core/format.js';
import { readable, t } from '../core/i18n.js';
import { keys } from '../core/keys.js';
import { QueueData } from '../core/queue-data.js';
import { go, onRoute, route } from '../core/router.js';
import { store } from '../core/store.js';
import { fault } from '../parts/fault.js';
import { refused } from '../parts/refused.js';
import { row } from '../parts/queue-row.js';

const AROUND = 12;

class Queue extends View {
  constructor() {
    super();
    this.data = new QueueData(() => this.requestUpdate());
    this.at = 0;
    this.from = 0;
    this.asked = '?';
    this.scroller = () => this.scrolled();
    /** @type {Set<string>} */
    this.selected = new Set();
    onRoute(() => this.isConnected && this.ask());
  }

  connectedCallback() {
    super.connectedCallback();
    this.data.begin();
    this.offKeys = keys({
      j: () => this.move(1),
      k: () => this.move(-1),
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
      Enter: () => this.marked() && go(`/cases/${this.marked()}`),
      x: () => this.marked() && this.select(this.marked()),
      '/': () => this.querySelector('input')?.focus(),
    });
    document.addEventListener('scroll', this.scroller, { passive: true, capture: true });
    this.ask();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.data.stop();
    this.offKeys?.();
    document.removeEventListener('scroll', this.scroller, { capture: true });
  }

  ask() {
    if (route().page === 'queue' && this.asked !== location.search) {
      this.asked = location.search;
      this.at = 0;
      this.data.load(location.search.slice(1));
    }
  }

  /** The case that keys act on; none while the rows are those of another question. */
  marked() {
    return this.data.late ? '' : (this.data.rows[this.at]?.caseId ?? '');
  }

  /** @param {number} step */
  move(step) {
    this.at = Math.max(0, Math.min(this.data.rows.length - 1, this.at + step));
    this.requestUpdate();
    const list = this.querySelector('.rows');
    if (list) {
      const top = list.getBoundingClientRect().top + this.at * this.height();
      const height = this.height();
      if (top < 60 || top + height > innerHeight - 20) {
        document.querySelector('main')?.scrollBy({ top: top < 60 ? top - 60 : top + height - innerHeight + 20 });
      }
    }
    this.data.look(this.from, Math.max(this.from + this.seen(), this.at));
  }

  height() {
    return matchMedia('(max-width: 860px)').matches ? 152 : 60;
  }

  /** @param {string} caseId */
  select(caseId) {
    this.selected.has(caseId) ? this.selected.delete(caseId) : this.selected.add(caseId);
    this.requestUpdate();
  }

  scrolled() {
    const list = this.querySelector('.rows');
    if (list) {
      const from = Math.max(0, Math.floor(-list.getBoundingClientRect().top / this.height()) - AROUND);
      const end = from + this.seen();
      if (Math.abs(from - this.from) >= AROUND / 2) {
        this.from = from;
        this.requestUpdate();
      }
      this.data.look(from, end);
    }
  }

  seen() {
    return Math.ceil(innerHeight / this.height()) + 2 * AROUND;
  }

  /** Whoever handed off goes on at the head of the list: the row where one was may be gone. @param {CustomEvent<string[]>} event those that were not handed off */
  async handed(event) {
    this.selected = new Set(event.detail);
    this.requestUpdate();
    await this.updateComplete;
    if (this.selected.size === 0) {
      this.querySelector('h1')?.focus();
    }
  }

  render() {
    const { rows, counts, loading, failed } = this.data;
    const desk = ['AGENT', 'SENIOR', 'REVIEWER', 'SUPERVISOR'].includes(store.state.me?.role ?? '');
    return html`<section class="page queue">
      <header class="head"><h1 tabindex="-1">${t(desk ? 'page.queue' : 'queue.mine')}</h1>
        ${counts ? html`<span class="dim count">${t(counts.more ? 'queue.total-more' : 'queue.total', { n: count(counts.total) })}</span>` : nothing}
        ${store.state.connection === 'live' ? html`<span class="live">${t('queue.live')}</span>` : nothing}</header>
      <bc-queue-filters .counts=${counts} .desk=${desk}></bc-queue-filters>
      ${this.selected.size > 0 ? html`<bc-hand-off-many .cases=${[...this.selected]}
        @done=${this.handed}></bc-hand-off-many>` : nothing}
      ${failed?.faults.length ? html`${refused(plainly(failed), filterName)}<p class="pad"><a class="button" href="/queue">${t('queue.all')}</a></p>` : fault(failed?.message ?? '', () => this.data.load(location.search.slice(1)))}
      ${!failed && !loading && rows.length === 0 ? this.empty() : this.list(rows)}
      ${loading && rows.length === 0 ? html`<p class="dim pad" role="status">${t('shell.loading')}</p>` : nothing}
    </section>`;
  }

  /** @param {any[]} rows */
  list(rows) {
    const height = this.height();
    const from = Math.min(this.from, Math.max(0, rows.length - 1));
    const shown = rows.slice(from, from + this.seen());
    return html`<ul class="rows" aria-busy=${this.data.late} aria-label=${t('page.queue')}>
      <li class="spacer" aria-hidden="true" ${styled({ height: `${from * height}px` })}></li>
      ${repeat(shown, (each) => each.caseId, (each, index) => row(each, {
        at: from + index === this.at,
        selected: this.selected.has(each.caseId),
        moved: this.data.moved.has(each.caseId),
        select: () => this.select(each.caseId),
        enter: () => { this.at = from + index; },
      }))}
      <li class="spacer" aria-hidden="true" ${styled({ height: `${Math.max(0, rows.length - from - shown.length) * height}px` })}></li>
    </ul>`;
  }

  empty() {
    const narrowed = location.search !== '';
    return html`<div class="empty"><h2>${t(narrowed ? 'queue.none-such' : 'queue.none')}</h2>
      ${narrowed ? html`<p><a href="/queue">${t('queue.all')}</a></p>` : nothing}
      ${store.state.me?.role === 'BUYER' ? html`<p><a class="button primary" href="/file">${t('page.file')}</a></p>` : nothing}</div>`;
  }
}

/** What an address may ask the queue for. */
const FILTERS = ['kind', 'holder', 'stage', 'dueBefore', 'overdue', 'seller', 'buyer', 'reason', 'goodsClass', 'urgent', 'open', 'owner', 'market', 'amount', 'desk', 'text', 'sort', 'cursor', 'limit'];

/** Nobody at this page needs to know by which names programs ask. @param {Refusal} no */
function plainly(no) {
  const told = new Refusal(no.status, no.problem);
  told.faults = no.faults.map((fault) => (FILTERS.includes(fault.field) ? fault : { ...fault, message: t('queue.no-filter') }));
  return told;
}

/** @param {string} field of the address */
function filterName(field) {
  return store.state.messages[`queue.facet-${field}`] ?? readable(field);
}

customElements.define('bc-queue', Queue);
