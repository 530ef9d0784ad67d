/** For anyone: drops a bundle and sees it checked here, in the browser; nothing is sent. */
import { View, html, nothing } from '../core/lit.js';
import { verify } from '../core/bundle.js';
import { moment } from '../core/format.js';
import { readable, t, word } from '../core/i18n.js';
import { twice } from '../core/twice.js';

class Verify extends View {
  constructor() {
    super();
    /** @type {any} */
    this.bundle = null;
    /** @type {Awaited<ReturnType<typeof verify>> | null} */
    this.found = null;
    this.unreadable = '';
    this.busy = false;
  }

  /** @param {File | undefined} file */
  async read(file) {
    if (!file) {
      return;
    }
    this.busy = true;
    this.found = null;
    this.unreadable = '';
    this.requestUpdate();
    try {
      const text = await file.text();
      this.bundle = JSON.parse(text);
      const again = twice(text);
      if (!['ballcourt-bundle', 'ballcourt-status'].includes(this.bundle?.format)) {
        this.refuse(t('verify.no-bundle'));
      } else if (again !== null) {
        this.refuse(t('verify.twice', { name: again }));
      } else {
        this.found = await verify(this.bundle);
      }
    } catch (broken) {
      // What an engine says about it is in its own language and for programmers.
      this.refuse(t(broken instanceof SyntaxError ? 'verify.no-json' : 'verify.incomplete'));
    }
    this.busy = false;
    this.requestUpdate();
  }

  /** @param {string} why */
  refuse(why) {
    this.unreadable = t('verify.unreadable', { why });
  }

  render() {
    return html`<section class="page narrow"><h1>${t('verify.title')}</h1><p class="dim">${t('verify.why')}</p>
      <label class="drop" @dragover=${(/** @type {DragEvent} */ e) => e.preventDefault()} @drop=${(/** @type {DragEvent} */ e) => { e.preventDefault(); this.read(e.dataTransfer?.files[0]); }}>
        <span>${t('verify.drop')}</span><input type="file" accept=".json,application/json" @click=${(/** @type {any} */ e) => { e.target.value = ''; }} @change=${(/** @type {any} */ e) => this.read(e.target.files[0])}></label>
      ${this.busy ? html`<p role="status">${t('shell.loading')}</p>` : nothing}
      ${this.unreadable ? html`<p class="fault" role="alert">${this.unreadable}</p>` : nothing}
      ${this.found ? this.result(this.found) : nothing}</section>`;
  }

  /** @param {Awaited<ReturnType<typeof verify>>} found */
  result(found) {
    return html`<h2 class=${found.faults.length ? 'late' : 'good'} role="status" data-verified=${found.faults.length === 0}>${t(found.faults.length > 1 ? 'verify.broken' : found.faults.length ? 'verify.broken-one' : 'verify.holds', { n: found.faults.length })}</h2>
      <ul>${found.faults.map((fault) => html`<li class="late"><span class="mono">${fault.place}</span>: ${said(fault)}</li>`)}</ul>
      <p class="dim">${this.bundle.status ? t('verify.status', { time: when(this.bundle.asOf) }) : t('verify.counts', { events: found.events, receipts: found.receipts, roots: found.roots })}</p>
      ${found.fingerprint ? html`<p class="dim">${t('verify.key')} <span class="mono">${found.fingerprint}</span></p>` : nothing}
      <ol class="timeline">${(Array.isArray(this.bundle.events) ? this.bundle.events : []).map((/** @type {any} */ event) => this.event(event, found.faults))}</ol>`;
  }

  /** What is missing is marked where it would stand. @param {any} event @param {import('../core/bundle-part.js').Fault[]} faults */
  event(event, faults) {
    const missing = faults.filter((fault) => fault.what === 'event.missing' && fault.with?.seq === event?.seq);
    const wrong = faults.filter((fault) => fault.what !== 'event.missing' && `${fault.place} `.startsWith(`event ${event?.seq} `));
    return html`${missing.map((fault) => html`<li class="event lapsed" data-missing><div class="gutter"><span></span><span>${fault.place.replace('event ', '')}</span></div><div><span class="tag late">${t('verify.gone')}</span></div></li>`)}
      <li class="event ${wrong.length ? 'lapsed' : ''}"><div class="gutter"><span>${when(at(event))}</span><span>${event?.seq}</span></div>
        <div><strong>${name(event)}</strong> ${wrong.map((fault) => html`<span class="tag late">${fault.place.replace(/^event \d+ ?/, '')} ${said(fault)}</span> `)}</div></li>`;
  }
}

/** In the words of the command. @param {import('../core/bundle-part.js').Fault} fault */
function said(fault) {
  return t(`proof.${fault.what}`, fault.with);
}

/** @param {any} event @param {string} pointer */
function leaf(event, pointer) {
  const leaves = Array.isArray(event?.leaves) ? event.leaves : [];
  return leaves.find((/** @type {any} */ each) => each?.pointer === pointer)?.value;
}

/** Of an event that is shown whole, or of one that is shown in part. @param {any} event @param {string} field */
function dataOf(event, field) {
  try {
    return leaf(event, `/data/${field}`) ?? JSON.parse(event.payload)[field];
  } catch {
    return undefined;
  }
}

/** @param {any} event */
function at(event) {
  return event?.at ?? leaf(event, '/at');
}

/** What is no time is shown as it stands: the place is marked, and the reader sees why. @param {any} value @returns {string} */
function when(value) {
  return value === undefined || value === null ? '' : Number.isNaN(Date.parse(value)) ? String(value) : moment(value);
}

/** @param {any} event complaint-filed.v1 is told as the word for ComplaintFiled */
function name(event) {
  const type = event?.type ?? leaf(event, '/type');
  if (typeof type !== 'string') {
    return t('verify.hidden');
  }
  if (type.startsWith('duty-lapsed.') && dataOf(event, 'duty') === 'MAY_APPEAL') {
    return t('timeline.not-used');
  }
  const short = type.replace(/\.v\d+$/, '').split('-').map((/** @type {string} */ part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  return word('event', short) || readable(short);
}

customElements.define('bc-verify', Verify);
