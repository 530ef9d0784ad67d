/** Where one's programs are told: registered, looked after and deleted by whoever owns them. */
import { View, html, nothing } from '../core/lit.js';
import { call, json } from '../core/api.js';
import { focusOn } from '../core/focus.js';
import { moment } from '../core/format.js';
import { t, word } from '../core/i18n.js';
import { store } from '../core/store.js';
import { told } from '../core/words.js';
import { ANEW, AT_ONCE, answered, deliveriesOf, waiting } from '../parts/deliveries.js';
import { fault, noLines } from '../parts/fault.js';
import { faultsElsewhere } from '../parts/field-faults.js';
import { FIELDS, NOTHING_YET, chosen, webhookFields } from '../parts/webhook-form.js';

const STATES = ['', 'DELIVERED', 'WAITING', 'PARKED'];

class Webhooks extends View {
  constructor() {
    super();
    /** @type {any[]} */
    this.webhooks = [];
    this.loaded = false;
    this.failed = '';
    /** @type {import('../core/api.js').Refusal | null} */
    this.no = null;
    this.wish = NOTHING_YET;
    /** The one that is being changed, and how it is to be. @type {{id: string, wish: import('../parts/webhook-form.js').Wish} | null} */
    this.changing = null;
    /** Which form or webhook the refusal is of; empty for the form of a new one. */
    this.of = '';
    /** The one whose secret is told, once. @type {any} */
    this.made = null;
    /** What is done once one has said a second time that it is meant. @type {{id: string, what: 'rotate' | 'remove'} | null} */
    this.meant = null;
    /** Whose deliveries are looked at, and in which state. */
    this.open = { id: '', state: '' };
    /** @type {{deliveries: any[], cursor?: string} | null} */
    this.page = null;
    /** Whether something was sent again since the deliveries were read. */
    this.sentAgain = false;
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.watching = setInterval(() => this.lookAgain(), ANEW);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.watching);
  }

  dependsOn() {
    return store.state.language;
  }

  /** What waits is delivered while one looks; whoever reads on further down is not disturbed. */
  async lookAgain() {
    const { open, page } = this;
    if (!page || this.busy || document.hidden || page.deliveries.length > AT_ONCE || !(this.sentAgain || waiting(page.deliveries))) {
      return;
    }
    this.sentAgain = false;
    const found = await json(`/api/webhooks/${open.id}/deliveries?${deliveriesOf(open.state)}`).catch(() => null);
    if (found && this.page === page && this.open === open) {
      this.page = found;
      this.requestUpdate();
    }
  }

  async load() {
    try {
      this.webhooks = (await json('/api/webhooks')).webhooks;
      this.failed = '';
    } catch (no) {
      this.failed = /** @type {Error} */ (no).message;
    }
    this.loaded = true;
    this.requestUpdate();
  }

  /** Does one thing, says what is wrong with it, and reads anew. @param {() => Promise<any>} what @param {string} [of] the webhook @param {string} [then] where the focus goes on */
  async act(what, of = '', then = '') {
    this.busy = true;
    this.no = null;
    this.of = of;
    this.meant = null;
    this.requestUpdate();
    try {
      await what();
      await this.load();
    } catch (no) {
      this.no = /** @type {any} */ (no);
    }
    this.busy = false;
    this.requestUpdate();
    if (this.no?.faults.length) {
      await focusOn(this, '[aria-invalid=true]');
    } else if (then && !this.no) {
      await focusOn(this, then);
    }
  }

  register() {
    return this.act(async () => {
      this.made = await json('/api/webhooks', { method: 'POST', body: this.wish });
      this.wish = NOTHING_YET;
    }, '', '[data-secret]');
  }

  /** @param {{id: string, wish: import('../parts/webhook-form.js').Wish}} changing */
  change({ id, wish }) {
    return this.act(async () => {
      await json(`/api/webhooks/${id}`, { method: 'PUT', body: wish });
      this.changing = null;
    }, id, `[data-webhook="${id}"] [data-do=change]`);
  }

  /** @param {string} id */
  rotate(id) {
    return this.act(async () => {
      this.made = await json(`/api/webhooks/${id}/rotate`, { method: 'POST' });
    }, id, '[data-secret]');
  }

  /** Its secret goes with it. @param {string} id */
  forget(id) {
    return this.act(async () => {
      await call(`/api/webhooks/${id}`, { method: 'DELETE' });
      this.made = this.made?.id === id ? null : this.made;
    }, id, '[data-do=register] input');
  }

  /** What was read of another one, or of another state, does not stand there meanwhile, nor where this cannot be read. @param {string} id @param {string} state @param {string} [cursor] */
  async look(id, state, cursor) {
    const open = { id, state };
    this.page = this.open.id === id && this.open.state === state ? this.page : null;
    this.open = open;
    await this.act(async () => {
      const found = await json(`/api/webhooks/${id}/deliveries?${deliveriesOf(state, cursor)}`);
      if (this.open === open) {
        this.page = cursor && this.page ? { ...found, deliveries: [...this.page.deliveries, ...found.deliveries] } : found;
      }
    }, id);
  }

  /** @param {SubmitEvent} event @param {string} id */
  again(event, id) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    return this.act(async () => {
      const sent = await json(`/api/webhooks/${id}/resend`, { method: 'POST', body: { caseId: String(given.get('caseId')).trim(), from: Number(given.get('from')) } });
      this.sentAgain = true;
      store.tell(t('webhooks.sent-again', { from: sent.from, last: sent.last }), 'ok');
    }, id);
  }

  render() {
    return html`<section class="page"><h1>${t('page.webhooks')}</h1><p class="dim">${t('webhooks.why')}</p>
      ${fault(this.failed, () => this.load())}
      <form class="act" data-do="register" @submit=${(/** @type {Event} */ e) => { e.preventDefault(); this.register(); }}>${webhookFields({ id: 'new', wish: this.wish, no: this.of === '' ? this.no : null, put: (wish) => { this.wish = wish; this.requestUpdate(); } })}
        ${this.of === '' ? this.otherwise() : nothing}
        <div class="buttons"><button class="primary" ?disabled=${this.busy || !this.wish.url}>${t('webhooks.register')}</button></div></form>
      ${this.made ? html`<div class="preview" role="status" tabindex="-1" data-secret><h4>${t('webhooks.secret')}</h4><p><bdi>${this.made.url}</bdi></p><p class="mono">${this.made.secret}</p>
        ${this.made.oldSecretUntil ? html`<p>${t('webhooks.old-until', { time: moment(this.made.oldSecretUntil) })}</p>` : nothing}
        <button class="plain" @click=${() => { this.made = null; this.requestUpdate(); }}>${t('help.close')}</button></div>` : nothing}
      ${this.webhooks.length === 0 ? noLines({ read: this.loaded && !this.failed, failed: this.failed !== '', none: t('webhooks.none') }) : this.webhooks.map((each) => this.one(each))}</section>`;
  }

  /** What is wrong and stands at no field of a form that says where to tell what. */
  otherwise() {
    return faultsElsewhere(this.no, FIELDS, (field) => told(`webhooks.field-${field}`, told(`webhooks.filter-${field}`, field)));
  }

  /** @param {any} hook */
  one(hook) {
    const filters = chosen(hook);
    return html`<article class="act" data-webhook=${hook.id}><h2><bdi>${hook.url}</bdi> <span class="tag ${hook.disabled ? 'late' : hook.failingSince ? 'soon' : 'good'}">${t(`webhooks.${hook.disabled ?? (hook.failingSince ? 'failing' : 'active')}`)}</span></h2>
      <p class="dim">${t('webhooks.since', { time: moment(hook.since) })} · ${filters.length ? filters.join(', ') : t('webhooks.everything')}${hook.failingSince ? html` · ${t('webhooks.failing-since', { time: moment(hook.failingSince) })}` : nothing}</p>
      <div class="buttons"><button data-do="change" ?disabled=${this.busy} @click=${() => this.begin(hook)}>${t('webhooks.change')}</button><button data-do="deliveries" ?disabled=${this.busy} @click=${() => this.look(hook.id, '')}>${t('webhooks.deliveries')}</button>
        <button data-do="rotate" ?disabled=${this.busy} @click=${() => this.ask(hook.id, 'rotate')}>${t('webhooks.rotate')}</button>
        ${hook.disabled && hook.disabled !== 'BY_PLATFORM' ? html`<button data-do="enable" ?disabled=${this.busy} @click=${() => this.act(() => call(`/api/webhooks/${hook.id}/enable`, { method: 'POST' }), hook.id)}>${t('webhooks.enable')}</button>` : nothing}
        <button data-do="remove" ?disabled=${this.busy} @click=${() => this.ask(hook.id, 'remove')}>${t('webhooks.remove')}</button></div>
      ${this.changing && this.changing.id === hook.id ? this.form(this.changing) : nothing}
      ${this.of === hook.id ? this.otherwise() : nothing}
      ${this.meant && this.meant.id === hook.id ? this.really(this.meant) : nothing}
      ${this.open.id === hook.id ? this.deliveries(hook.id, this.page) : nothing}</article>`;
  }

  /** @param {any} hook */
  begin(hook) {
    const { id, url, types = [], reasons = [], stages = [] } = hook;
    this.changing = { id, wish: { url, types, reasons, stages } };
    this.no = null;
    this.requestUpdate();
    return focusOn(this, `[data-webhook="${id}"] [data-do=save] input`);
  }

  /** @param {string} id */
  leave(id) {
    this.changing = null;
    this.requestUpdate();
    return focusOn(this, `[data-webhook="${id}"] [data-do=change]`);
  }

  /** @param {{id: string, wish: import('../parts/webhook-form.js').Wish}} changing */
  form(changing) {
    const put = (/** @type {import('../parts/webhook-form.js').Wish} */ wish) => { this.changing = { ...changing, wish }; this.requestUpdate(); };
    return html`<form class="preview" data-do="save" @submit=${(/** @type {Event} */ e) => { e.preventDefault(); this.change(changing); }}>${webhookFields({ id: changing.id, wish: changing.wish, no: this.of === changing.id ? this.no : null, put })}
      <p class="dim">${t('webhooks.change-means')}</p><div class="buttons"><button class="primary" ?disabled=${this.busy || !changing.wish.url}>${t('webhooks.save')}</button>
      <button type="button" class="plain" data-do="leave" @click=${() => this.leave(changing.id)}>${t('act.close')}</button></div></form>`;
  }

  /** @param {string} id @param {'rotate' | 'remove'} what */
  ask(id, what) {
    this.meant = { id, what };
    this.requestUpdate();
    return focusOn(this, '[data-do=not]');
  }

  /** @param {string} id @param {'rotate' | 'remove'} what */
  doubt(id, what) {
    this.meant = null;
    this.requestUpdate();
    return focusOn(this, `[data-webhook="${id}"] [data-do=${what}]`);
  }

  /** There is no way back from either. @param {{id: string, what: 'rotate' | 'remove'}} meant */
  really({ id, what }) {
    return html`<div class="conflict" role="alert"><p>${t(`webhooks.${what}-means`)}</p><div class="buttons">
      <button data-do="really" ?disabled=${this.busy} @click=${() => (what === 'remove' ? this.forget(id) : this.rotate(id))}>${t(`webhooks.${what}-really`)}</button>
      <button class="plain" data-do="not" @click=${() => this.doubt(id, what)}>${t('act.close')}</button></div></div>`;
  }

  /** @param {string} id @param {{deliveries: any[], cursor?: string} | null} page null until it is read */
  deliveries(id, page) {
    return html`<div class="tabs">${STATES.map((each) => html`<button class="tab plain" aria-current=${each === this.open.state ? 'page' : nothing} @click=${() => this.look(id, each)}>${t(`webhooks.state-${each || 'any'}`)}</button>`)}</div>
      ${!page ? nothing : page.deliveries.length === 0 ? html`<p class="dim" data-none>${t('webhooks.no-deliveries')}</p>` : html`<div class="scroll" tabindex="0"><table class="figures"><thead><tr><th>${t('groups.case')}</th><th>${t('webhooks.event')}</th><th>${t('webhooks.state')}</th><th class="number">${t('webhooks.attempts')}</th><th>${t('webhooks.answer')}</th><th>${t('webhooks.next')}</th></tr></thead>
        <tbody>${page.deliveries.map((each) => html`<tr><td><a class="mono" href="/cases/${each.caseId}">${each.caseId}</a></td><td>${each.seq} ${word('event', each.type)}</td><td><span class="tag ${each.state === 'DELIVERED' ? 'good' : each.state === 'PARKED' ? 'late' : 'soon'}">${t(`webhooks.state-${each.state}`)}</span></td>
          <td class="number">${each.attempts}</td><td>${answered(each.answers)}</td><td>${each.nextAttempt ? moment(each.nextAttempt) : ''}</td></tr>`)}</tbody></table></div>`}
      ${page?.cursor ? html`<p><button @click=${() => this.look(id, this.open.state, page.cursor)}>${t('inbox.more')}</button></p>` : nothing}
      <form class="row" data-do="resend" @submit=${(/** @type {SubmitEvent} */ e) => this.again(e, id)}><label class="field">${t('groups.case')}<input name="caseId" autocomplete="off"></label><label class="field">${t('webhooks.from')}<input name="from" type="number" min="1" value="1"></label>
        <button ?disabled=${this.busy}>${t('webhooks.resend')}</button></form>`;
  }
}

customElements.define('bc-webhooks', Webhooks);
