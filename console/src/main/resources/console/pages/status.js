/** For whoever was given a link by a party: where the case stands, whose turn it is, and what follows if nothing happens. */
import { View, html, nothing } from '../core/lit.js';
import { call } from '../core/api.js';
import { age, moment, moneyIfAny, toBreach, urgency } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { route } from '../core/router.js';
import { store } from '../core/store.js';
import { fault } from '../parts/fault.js';

class Status extends View {
  constructor() {
    super();
    /** As it was sent: the signature covers every letter. */
    this.text = '';
    /** @type {any} */
    this.seen = null;
    /** @type {import('../core/api.js').Refusal | null} */
    this.refused = null;
  }

  dependsOn() {
    const { page, id } = route();
    return page === 'status' ? `${id} ${store.state.language}` : null;
  }

  async load() {
    try {
      this.text = await (await call(`/api/status/${encodeURIComponent(route().id)}`, { token: null })).text();
      this.seen = JSON.parse(this.text);
      this.refused = null;
    } catch (no) {
      this.seen = null;
      this.refused = /** @type {any} */ (no);
    }
    this.requestUpdate();
  }

  render() {
    if (this.refused) {
      const gone = [404, 410].includes(this.refused.status);
      return html`<section class="empty"><h1>${t('status.title')}</h1>${gone ? html`<p>${this.refused.message}</p><p>${t('status.gone-why')}</p><p><a class="button" href="/">${t('error.home')}</a></p>` : fault(this.refused.message, () => this.load())}</section>`;
    }
    if (!this.seen) {
      return html`<p class="pad dim" role="status">${t('shell.loading')}</p>`;
    }
    const { status, caseId, asOf } = this.seen;
    const held = age(status.filedAt, status.closedAt ? Date.parse(status.closedAt) : store.now());
    return html`<section class="page narrow"><header class="head"><h1>${t('status.title')}</h1><span class="mono dim">${caseId}</span><span class="tag">${word('stage', status.stage)}</span>
        ${status.outcome ? html`<span class="tag good">${word('outcome', status.outcome)}</span>` : nothing}</header>
      <p class="dim">${t('case.filed', { time: moment(status.filedAt), span: held })}</p>
      ${[...status.turn].sort((/** @type {any} */ a, /** @type {any} */ b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9')).map((/** @type {any} */ each) => turn(each))}
      <dl class="facts-list">${status.ruling ? html`<dt>${t('status.ruling')}</dt><dd>${word('result', status.ruling.result)} <span class="dim">${t(status.ruling.standsFinally ? 'status.final' : 'status.not-final')}</span></dd>` : nothing}
        ${amountIfAny('claimed', status.claimed)}${amountIfAny('granted', status.granted)}
        ${status.party ? html`<dt>${t('status.party')}</dt><dd><bdi>${person(status.party)}</bdi></dd>` : nothing}</dl>
      ${(status.words ?? []).map((/** @type {string} */ each) => html`<p class="quote pre" dir="auto">${each}</p>`)}
      <p class="dim">${t('status.signed', { time: moment(asOf) })}</p>
      <div class="buttons"><button data-do="save" @click=${this.save}>${t('status.save')}</button><a class="button" href="/verify">${t('page.verify')}</a></div></section>`;
  }

  save() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([this.text], { type: 'application/json' }));
    link.download = `${this.seen.caseId}.status.json`;
    link.click();
  }
}

/** @param {string} name @param {any} amount */
function amountIfAny(name, amount) {
  const said = moneyIfAny(amount);
  return said ? html`<dt>${t(`status.${name}`)}</dt><dd>${said}</dd>` : nothing;
}

/** @param {any} duty */
function turn(duty) {
  const kind = duty.dueAt ? urgency(duty.dueAt) : 'calm';
  return html`<div class="duty is-${kind}"><div class="when">${duty.dueAt ? html`<strong class=${kind}>${toBreach(duty.dueAt)}</strong><time datetime=${duty.dueAt}>${moment(duty.dueAt)}</time>` : html`<strong class="calm">${t('queue.no-clock')}</strong>`}</div>
    <div><h2>${word('role', duty.holder)}: ${word('duty', duty.duty)}</h2><p class="dim">${t('status.since', { time: moment(duty.since) })}</p>
      ${duty.ifSilent ? html`<p>${t('ball.silent', { what: word('consequence', duty.ifSilent) })}</p>` : nothing}</div></div>`;
}

customElements.define('bc-status', Status);
