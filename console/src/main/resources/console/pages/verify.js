/** For anyone: drops a bundle and sees it checked here, in the browser; nothing is sent. */
import { View, html, nothing } from '../core/lit.js';
import { twice, verify } from '../core/bundle.js';
import { moment } from '../core/format.js';
import { readable, t, word } from '../core/i18n.js';

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
    const bad = new Set(found.faults.map((fault) => Number(/^event (\d+)/.exec(fault.place)?.[1])));
    return html`<h2 class=${found.faults.length ? 'late' : 'good'} role="status" data-verified=${found.faults.length === 0}>${t(found.faults.length > 1 ? 'verify.broken' : found.faults.length ? 'verify.broken-one' : 'verify.holds', { n: found.faults.length })}</h2>
      <ul>${found.faults.map((fault) => html`<li class="late"><span class="mono">${fault.place}</span>: ${t(`verify.fault-${fault.what}`)}</li>`)}</ul>
      <p class="dim">${this.bundle.status ? t('verify.status', { time: when(this.bundle.asOf) }) : t('verify.counts', { events: found.events, receipts: found.receipts, roots: found.roots })}</p>
      <p class="dim">${t('verify.key')} <span class="mono">${found.fingerprint}</span></p>
      <ol class="timeline">${(this.bundle.events ?? []).map((/** @type {any} */ event) => html`<li class="event ${bad.has(event.seq) ? 'lapsed' : ''}"><div class="gutter"><span>${when(at(event))}</span><span>${event.seq}</span></div>
        <div><strong>${name(event)}</strong> ${bad.has(event.seq) ? html`<span class="tag late">${t('verify.here')}</span>` : nothing}</div></li>`)}</ol>`;
  }
}

/** @param {any} event @param {string} pointer */
function leaf(event, pointer) {
  return (event.leaves ?? []).find((/** @type {any} */ each) => each.pointer === pointer)?.value;
}

/** @param {any} event */
function at(event) {
  return event.at ?? leaf(event, '/at');
}

/** What is no time is shown as it stands: the place is marked, and the reader sees why. @param {any} value @returns {string} */
function when(value) {
  return value === undefined || value === null ? '' : Number.isNaN(Date.parse(value)) ? String(value) : moment(value);
}

/** @param {any} event complaint-filed.v1 is told as the word for ComplaintFiled */
function name(event) {
  const type = event.type ?? leaf(event, '/type');
  if (!type) {
    return t('verify.hidden');
  }
  const short = type.replace(/\.v\d+$/, '').split('-').map((/** @type {string} */ part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  return word('event', short) || readable(short);
}

customElements.define('bc-verify', Verify);
