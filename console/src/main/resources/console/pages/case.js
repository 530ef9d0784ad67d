/** One case: who holds the ball, what one may do, what happened, and how it stood at any time before. */
import '../parts/act.js';
import { View, html, nothing, repeat } from '../core/lit.js';
import { CaseData, holderOf, ownActs, stateAfter, whose } from '../core/case-data.js';
import { age, exact, moment } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { keys } from '../core/keys.js';
import { offer } from '../core/offers.js';
import { isOfMatter, outcomeWord } from '../core/outcomes.js';
import { referenceOf } from '../core/references.js';
import { onRoute, route } from '../core/router.js';
import { store } from '../core/store.js';
import { call } from '../core/api.js';
import { ball, dutyCard, isMine } from '../parts/ball.js';
import * as facts from '../parts/facts.js';
import { fault } from '../parts/fault.js';
import { reference } from '../parts/reference.js';
import { strip } from '../parts/strip.js';
import { timeline } from '../parts/timeline.js';
import '../parts/notices.js';
import '../parts/status-links.js';

/** What performs a duty that other acts may be done about, too. */
const PERFORMS = { RULE: 'IssueRuling', REVIEW: 'DecideAppeal', TRIAGE: 'AcceptIntervention', PROVE: 'SubmitEvidence' };
/** Actions that do not move the ball come after those that do. */
const SIDE = ['AddStatement', 'WithdrawComplaint', 'SuspendCase', 'HandOff', 'FileAgentComplaint', 'EscalateToSenior'];

class Case extends View {
  constructor() {
    super();
    this.data = new CaseData(() => this.requestUpdate());
    this.command = '';
    this.eager = false;
    /** @type {number | null} the event after which the case is shown; null is now */
    this.upTo = null;
    this.language = store.state.language;
    onRoute(() => this.isConnected && this.arrive());
  }

  connectedCallback() {
    super.connectedCallback();
    this.data.begin();
    this.offOffers = offer(() => this.offers());
    this.offKeys = keys({
      '[': () => this.travel(-1),
      ']': () => this.travel(1),
      a: () => /** @type {HTMLElement | null} */ (this.querySelector('.actions button'))?.focus(),
      Escape: () => this.goTo(null),
    });
    this.arrive();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.data.stop();
    this.offKeys?.();
    this.offOffers?.();
  }

  /** What the palette may do here. */
  offers() {
    return (this.data.behind ? [] : this.data.case?.allowedActions ?? []).map((/** @type {any} */ each) => ({ label: word('command', each.action), hint: t('case.actions'), run: () => this.act(each.action, true) }));
  }

  /** @param {string} command whose form is opened; none closes it @param {boolean} [eager] whether the reader goes on in it */
  act(command, eager = false) {
    this.command = command;
    this.eager = eager;
    this.requestUpdate();
  }

  arrive() {
    const { page, id } = route();
    if (page === 'cases' && id !== this.data.id) {
      this.command = '';
      this.upTo = null;
      this.data.load(id);
    }
  }

  willUpdate() {
    if (this.language !== store.state.language) {
      this.language = store.state.language;
      this.data.readAnew();
      this.goTo(this.upTo);
    }
  }

  /** @param {number | null} upTo after which event the case is shown; null is now */
  goTo(upTo) {
    this.upTo = upTo;
    if (upTo !== null && this.data.events[upTo - 1]) {
      this.data.lookBack(this.data.events[upTo - 1].seq);
    }
    this.requestUpdate();
  }

  /** @param {number} step */
  travel(step) {
    const last = this.data.events.length;
    const next = Math.max(1, Math.min(last, (this.upTo ?? last) + step));
    this.goTo(next === last ? null : next);
  }

  render() {
    const seen = this.data.case;
    if (this.data.failed && !this.data.old) {
      const gone = this.data.failed.status === 404;
      return html`<section class="empty"><h1>${gone ? t('error.gone') : this.data.failed.message}</h1><p>${gone ? t('error.gone-why') : ''}</p>
        <p><button @click=${() => this.data.read()}>${t('error.again')}</button> <a class="button" href="/queue">${t('page.queue')}</a></p></section>`;
    }
    if (!seen) {
      return html`<p class="pad dim" role="status">${t('shell.loading')}</p>`;
    }
    const { events } = this.data;
    const past = this.upTo !== null;
    const upTo = this.upTo ?? events.length;
    const shown = events.slice(0, upTo);
    // The past is measured by its own clock, and shows nothing that came later.
    const at = past ? Date.parse(shown[upTo - 1].at) : store.now();
    const stage = past ? stateAfter(shown).stage : seen.stage;
    const then = past ? this.data.before.get(shown[upTo - 1].seq) : seen;
    const failed = this.data.failed ?? (past ? this.data.failedAfter : null);
    return html`<section class="page case">
      <header class="head"><h1><bdi>${seen.order?.title ?? (seen.tracking?.trackingNumber ? `${t('facts.parcel')} ${seen.tracking.trackingNumber}` : word('kind', seen.kind))}</bdi></h1><span class="mono dim">${seen.caseId}</span>
        <span class="tag">${word('stage', stage)}</span>${seen.claim?.urgent ? html`<span class="tag late">${t('queue.urgent')}</span>` : nothing}
        ${seen.outcome && !past ? html`<span class="tag good">${outcomeWord(seen.outcome, isOfMatter(events))}</span>` : nothing}
        <span class="dim">${seen.buyer ? html`<bdi>${seen.buyer}</bdi> / <bdi>${seen.seller ?? ''}</bdi> · ` : nothing}${seen.filedAt ? html`<span title=${exact(seen.filedAt)}>${t('case.filed', { time: moment(seen.filedAt), span: age(seen.filedAt, seen.closedAt && !past ? Date.parse(seen.closedAt) : at) })}</span>` : nothing}</span></header>
      ${fault(failed?.message ?? '', () => { this.data.read(); this.goTo(this.upTo); })}
      ${this.slider(events)}
      <div class="columns"><div class="left">
        ${past ? html`<div class="conflict">${t('case.past', { n: upTo, of: events.length })} <button class="plain" @click=${() => this.goTo(null)}>${t('case.now')}</button></div>${this.past(shown, then)}` : html`${ball(seen, events)}${this.actions(seen, events)}`}
        ${past ? strip(shown, at) : strip(shown)}
        <section><h2>${t('case.timeline')}</h2>${timeline(events, seen.evidence ?? [], upTo)}</section>
      </div><div class="right">
        ${then ? html`${facts.matter(then)} ${facts.requests(then)} ${facts.claim(then)} ${facts.burdens(then)} ${facts.offers(then)} ${facts.ruling(then)} ${facts.plan(then, shown)}` : failed ? nothing : html`<p class="dim" role="status">${t('shell.loading')}</p>`} ${facts.moneyLedger(shown)} ${this.proof(seen)}
      </div></div></section>`;
  }

  /** @param {any[]} shown @param {any} stood how the case stood then, as far as that was read */
  past(shown, stood) {
    const then = stateAfter(shown);
    const last = shown[shown.length - 1];
    return html`<p><strong>${word('event', last.type)}</strong> <bdi class="dim">${person(whose(last))}</bdi> ${moment(last.at)} · ${word('stage', then.stage)}${reference(referenceOf(last))}</p>
      <ul class="changes">${(last.ball?.ended ?? []).map((/** @type {any} */ each) => html`<li>− ${person(holderOf(each))}: ${word('duty', each.kind)} <span class="dim">${word('dutyEnding', each.how)}</span></li>`)}
        ${(last.ball?.opened ?? []).map((/** @type {any} */ each) => html`<li>+ ${person(holderOf(each))}: ${word('duty', each.kind)}, ${moment(each.dueAt)}</li>`)}</ul>
      ${(stood?.ball ?? then.ball).map((/** @type {any} */ duty) => dutyCard(duty, shown, Date.parse(last.at)))}`;
  }

  /** @param {any[]} events */
  slider(events) {
    return events.length < 2 ? nothing : html`<label class="travel"><span>${t('case.travel')}</span><input type="range" min="1" max=${events.length} .value=${String(this.upTo ?? events.length)}
      @input=${(/** @type {any} */ e) => { const at = Number(e.target.value); this.goTo(at === events.length ? null : at); }}><span class="dim">${this.upTo ?? events.length}/${events.length}</span></label>`;
  }

  /** @param {any} seen @param {any[]} events */
  actions(seen, events) {
    const performing = (seen.ball ?? []).filter(isMine).map((/** @type {any} */ duty) => /** @type {Record<string, string>} */ (PERFORMS)[duty.duty]);
    const rank = (/** @type {any} */ each) => (performing.includes(each.action) ? 0 : SIDE.includes(each.action) ? 2 : 1);
    const allowed = [...(seen.allowedActions ?? [])].sort((a, b) => rank(a) - rank(b));
    if (allowed.length === 0 && !this.command) {
      return nothing;
    }
    const turn = (seen.ball ?? []).some(isMine);
    return html`<section class="actions" aria-label=${t('case.actions')}><h2>${t(turn ? 'case.your-turn' : 'case.actions')}</h2><div class="buttons">
      ${allowed.map((each, at) => html`<button data-action=${each.action} class=${turn && at === 0 && !SIDE.includes(each.action) && !this.command ? 'primary' : ''} aria-pressed=${each.action === this.command} ?disabled=${this.data.behind}
        @click=${() => this.act(this.command === each.action ? '' : each.action)} title=${each.until ? t('case.until', { time: moment(each.until) }) : ''}>${word('command', each.action)}</button>`)}</div>
      ${this.command ? repeat([this.command], (command) => command, (command) => html`<bc-act .seen=${seen} .events=${events} .command=${command} .eager=${this.eager} @closed=${() => this.act('')}
        @stale=${() => this.data.read()} @acted=${this.acted}></bc-act>`) : nothing}</section>`;
  }

  /** @param {CustomEvent<{version: number}>} event */
  acted(event) {
    this.command = '';
    this.data.expect(event.detail.version);
  }

  /** @param {any} seen */
  proof(seen) {
    const mine = ownActs(this.data.events);
    return html`<section><h2>${t('case.proof')}</h2><p class="dim">${t('case.proof-why')}</p><div class="buttons">
      <button @click=${() => this.save(`/api/cases/${seen.caseId}/bundle`, `${seen.caseId}.bundle.json`)}>${t('case.bundle')}</button><a class="button" href="/verify">${t('page.verify')}</a></div>
      ${mine.length ? html`<details><summary>${t('case.receipts', { n: mine.length })}</summary><ul>${mine.map((event) => html`<li>${word('event', event.type)} ${moment(event.at)}
        <button class="plain" @click=${() => this.save(`/api/cases/${seen.caseId}/receipts/${event.version}`, `${seen.caseId}-${event.version}.receipt.json`)}>${t('case.receipt')}</button></li>`)}</ul></details>` : nothing}
      <bc-notices .caseId=${seen.caseId}></bc-notices>${isSide(seen) ? html`<bc-status-links .caseId=${seen.caseId}></bc-status-links><p><a class="button" href="/ask?case=${seen.caseId}">${t('ask.about-case')}</a></p>` : nothing}</section>`;
  }

  /** @param {string} path @param {string} name */
  async save(path, name) {
    try {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await (await call(path)).blob());
      link.download = name;
      link.click();
    } catch (no) {
      store.tell(/** @type {Error} */ (no).message, 'bad');
    }
  }
}

/** Buyer and seller may show others where their case stands. @param {any} seen */
function isSide(seen) {
  const { me } = store.state;
  return (me?.role === 'BUYER' && seen.buyer === me.id) || (me?.role === 'SELLER' && seen.seller === me.id);
}

customElements.define('bc-case', Case);
