/** One action: its form, what it would do, and the sending of it, exactly once. */
import './schema-form.js';
import './ruling-form.js';
import { View, html, nothing } from '../core/lit.js';
import { Refusal, kebab, send } from '../core/api.js';
import { t, word } from '../core/i18n.js';
import { draft, forget, keep } from '../core/drafts.js';
import { labelOf, schemaOf, stillNeeded } from '../core/schema.js';
import { isRuling, lacking } from '../core/ruling.js';
import { fitted, openSteps } from '../core/references.js';
import { rulesOf } from '../core/rules.js';
import { store } from '../core/store.js';
import { conflict } from './conflict.js';
import { lead } from './lead.js';
import { preview } from './preview.js';
import { refused, waiting } from './refused.js';

/** What was sent and had no answer yet, with its key, so that whoever opens the form again sends it no second time. @type {Map<string, {key: string, sent: string}>} */
const sending = new Map();

class Act extends View {
  static properties = { seen: { attribute: false }, events: { attribute: false }, given: { attribute: false }, command: {}, door: {}, eager: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */
    this.seen = null;
    /** @type {any[]} */
    this.events = [];
    this.command = '';
    /** What stands in the form at first. @type {Record<string, any>} */
    this.given = {};
    /** Where a command goes that begins a matter of its own. */
    this.door = '';
    /** Whether whoever opened it goes on in it, as from the palette. */
    this.eager = false;
    /** @type {string | undefined} */
    this.asked = undefined;
    /** @type {any} */
    this.schema = null;
    /** @type {any} what a dry run said */
    this.would = null;
    this.busy = false;
    /** @type {Refusal | null} */
    this.refused = null;
    this.version = 0;
    /** The version of the case that was refused as an old one, until a newer one is read; else -1. */
    this.outdated = -1;
    /** Whether something happened of which the reader sees nothing. */
    this.unseen = false;
    /** How many events the reader had before its eyes. */
    this.known = 0;
    /** What the rules of the case ask for, as long as nobody could say it: all that any of them do. */
    this.rules = { asksForReasons: true, asksForReferences: true };
    this.key = crypto.randomUUID();
    this.sent = '';
    /** The key that was already sent a second time. */
    this.askedAgain = '';
  }

  async willUpdate() {
    const asked = `${store.state.language} ${this.command}`;
    if (this.asked !== asked) {
      const first = this.asked === undefined;
      this.asked = asked;
      if (first) {
        this.version = this.seen.version;
        this.known = this.events.length;
        this.prefill();
        Object.assign(this, sending.get(this.sender));
        this.rules = this.seen.policy ? await rulesOf(this.seen.policy).catch(() => this.rules) : this.rules;
      }
      this.schema = await schemaOf(this.command).catch(() => ({ properties: {} }));
      this.requestUpdate();
    }
  }

  get place() {
    return `${this.seen.caseId} ${this.command}`;
  }

  get sender() {
    return `${store.state.me?.actor} ${this.place}`;
  }

  get body() {
    return draft(this.place) ?? {};
  }

  prefill() {
    if (draft(this.place) === undefined && Object.keys(this.given).length) {
      keep(this.place, this.given);
    }
    const offers = (this.seen.offers ?? []).filter((/** @type {any} */ each) => each.status === 'OPEN');
    if (draft(this.place) === undefined && /^(Accept|Decline)Offer$/.test(this.command) && offers.length) {
      keep(this.place, { offerId: offers[offers.length - 1].offerId });
    }
    const next = openSteps(this.seen)[0] ?? (this.seen.plan?.steps ?? []).find((/** @type {any} */ each) => !each.done)?.step;
    if (draft(this.place) === undefined && this.command === 'ConfirmStep' && next) {
      keep(this.place, { step: next });
    }
  }

  /** What this form asks for, by what is written in it so far. */
  get fitted() {
    return fitted(this.schema, this.command, this.body, this.seen, this.rules.asksForReferences);
  }

  /** @param {CustomEvent} event */
  changed(event) {
    keep(this.place, event.detail);
    this.would = null;
    this.unseen = false;
    this.requestUpdate();
  }

  get path() {
    return this.door || `/api/cases/${this.seen.caseId}/${kebab(this.command)}`;
  }

  async check() {
    this.busy = true;
    this.refused = null;
    this.would = null;
    this.outdated = -1;
    this.version = this.seen.version;
    this.known = this.events.length;
    this.requestUpdate();
    const asked = this.body;
    try {
      const would = await send(this.path, asked, { key: '', version: this.version, dryRun: true });
      // Whoever went on writing has not seen what that would do.
      this.would = JSON.stringify(asked) === JSON.stringify(this.body) ? would : null;
    } catch (no) {
      this.no(no);
    }
    this.busy = false;
    this.requestUpdate();
    lead(this);
  }

  /** The same text goes under the same key, so that what may have arrived is not done a second time. */
  async send() {
    const text = JSON.stringify(this.body);
    if (this.sent !== '' && this.sent !== text) {
      this.key = crypto.randomUUID();
    }
    this.sent = text;
    sending.set(this.sender, { key: this.key, sent: text });
    this.busy = true;
    this.refused = null;
    this.requestUpdate();
    try {
      this.done(await send(this.path, this.body, { key: this.key, version: this.version }));
    } catch (no) {
      this.no(no);
    }
    this.busy = false;
    this.requestUpdate();
    lead(this);
  }

  /** @param {{version: number, caseId: string}} answer */
  done(answer) {
    forget(this.place);
    sending.delete(this.sender);
    this.sent = '';
    store.tell(t('act.done', { what: word('command', this.command) }));
    this.dispatchEvent(new CustomEvent('acted', { bubbles: true, detail: answer }));
  }

  /** Where the answer never came, but an act of the reader's own stands in the log since, the same key tells whether it is this one. */
  updated() {
    if (this.eager && this.schema) {
      this.eager = false;
      // Its parts are drawn right after it.
      setTimeout(() => /** @type {HTMLElement | null} */ (this.querySelector('input, select, textarea, button'))?.focus());
    }
    if (this.outdated >= 0 && this.seen.version > this.outdated && !this.busy) {
      this.goOn();
    }
    const lost = this.sent === JSON.stringify(this.body) && this.refused?.status === 0 && !this.busy && this.askedAgain !== this.key;
    if (lost && this.events.slice(this.known).some((event) => event.actor === store.state.me?.actor)) {
      this.askedAgain = this.key;
      this.send();
    }
  }

  /** @param {any} no */
  no(no) {
    this.refused = no instanceof Refusal ? no : new Refusal(0, { detail: String(no) });
    if (this.refused.code === 'MALFORMED') {
      const named = this.refused.faults.map((fault) => fault.field);
      this.refused.faults.push(...lacking(this.command, this.body, this.seen, this.rules.asksForReasons).filter((fault) => !named.includes(fault.field)));
    }
    if (this.refused.faults.length > 0) {
      this.refused.faults.push(...stillNeeded(this.fitted, this.body, this.refused.faults).map((/** @type {string} */ field) => ({ field, message: t('form.required') })));
    }
    if (this.refused.status !== 0 && this.refused.status < 500) {
      this.key = crypto.randomUUID();
      this.sent = '';
      sending.delete(this.sender);
    }
    if (this.refused.status === 409) {
      this.would = null;
      this.readAgain();
    }
    if (this.refused.code === 'STALE_VERSION') {
      this.would = null;
      this.outdated = this.version;
      this.refused = null;
    }
  }

  readAgain() {
    this.dispatchEvent(new CustomEvent('stale', { bubbles: true }));
  }

  /** The case is read anew: what happened is told, or, where the reader may see nothing of it, it is looked at once more what this will do. */
  goOn() {
    this.outdated = -1;
    this.unseen = this.events.length === this.known;
    if (this.unseen) {
      this.check();
    } else {
      this.requestUpdate();
    }
  }

  render() {
    const since = this.events.slice(this.known);
    const ruling = isRuling(this.command);
    const schema = this.fitted;
    return html`<section class="act" aria-labelledby="act-title" data-command=${this.command}><h3 id="act-title">${word('command', this.command)}</h3>
      ${conflict({ since, outdated: this.outdated >= 0, unseen: this.unseen, again: () => this.readAgain() })}
      ${ruling ? html`<bc-ruling-form .command=${this.command} .schema=${this.schema} .seen=${this.seen} .events=${this.events} .asksForReasons=${this.rules.asksForReasons} .value=${this.body} .faults=${this.refused?.faults ?? []} @change-value=${this.changed}></bc-ruling-form>`
        : html`<bc-schema-form .command=${this.command} .schema=${schema} .seen=${this.seen} .events=${this.events} .skip=${this.door ? [] : ['caseId']} .value=${this.body} .faults=${this.refused?.faults ?? []} @change-value=${this.changed}></bc-schema-form>`}
      ${refused(this.refused, (field) => labelOf(schema, field, this.body))}
      ${this.would ? preview(this.would, this.seen) : nothing}
      <div class="buttons"><button class=${this.would ? '' : 'primary'} data-do="check" ?disabled=${this.busy} @click=${this.check}>${t('act.check')}</button>
        <button class=${this.would ? 'primary' : ''} data-do="send" ?disabled=${this.busy || !this.would || since.length > 0} @click=${this.send}>${t('act.send')}</button>
        <button class="plain" @click=${() => this.dispatchEvent(new CustomEvent('closed'))}>${t('act.close')}</button>${waiting(this.busy)}</div></section>`;
  }
}

customElements.define('bc-act', Act);
