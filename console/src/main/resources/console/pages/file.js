/** Filing by an order number and one's own words: the rules suggest the reason, and say what will follow. */
import { View, html, nothing } from '../core/lit.js';
import { Refusal, json, send } from '../core/api.js';
import { currencyName, duration, money, span } from '../core/format.js';
import { t, word } from '../core/i18n.js';
import { draft, forget, keep } from '../core/drafts.js';
import { go } from '../core/router.js';
import { currencies } from '../core/rules.js';
import { labelOf, schemaOf } from '../core/schema.js';
import { store } from '../core/store.js';
import { amountInput } from '../parts/amount-field.js';
import { lead } from '../parts/lead.js';
import { preview } from '../parts/preview.js';
import { refused, waiting } from '../parts/refused.js';
import '../parts/upload.js';

const REASONS = ['QUALITY_DEFECT', 'NOT_AS_DESCRIBED', 'FALSE_ADVERTISING', 'COUNTERFEIT', 'FRAUD', 'PARCEL_LOST', 'PARCEL_DAMAGED', 'DELIVERY_STALLED', 'WARRANTY_REFUSED',
  'SERVICE_PROMISE_BROKEN', 'RETURN_REFUSED', 'REFUND_UNPAID', 'NO_REASON_RETURN', 'INJURY_OR_ALLERGY', 'SELLER_MISCONDUCT'];
const REMEDIES = ['REFUND', 'RETURN_AND_REFUND', 'PARTIAL_REFUND', 'REPLACEMENT', 'REPAIR', 'COMPENSATION'];
/** Under which a complaint that was begun outlives a look at another page. */
const PLACE = 'filing';
const WITH_AMOUNT = ['PARTIAL_REFUND', 'COMPENSATION'];

/** The seller's answer to a claim, and to a small one. */
const ANSWERS = ['ANSWER_CLAIM', 'ANSWER_SMALL_CLAIM'];

/** Refusals that are about the order alone. */
const OF_ORDER = ['UNKNOWN_ORDER', 'NOT_YOUR_ORDER'];
/** What the product calls a field of this page. @type {Record<string, string>} */
const FIELD_OF = { orderId: 'order', orderLineId: 'order' };

/** @param {string} field @param {string} of */
function within(field, of) {
  return field === of || field.startsWith(`${of}.`);
}

class File extends View {
  constructor() {
    super();
    this.draft = draft(PLACE) ?? { orderId: '', orderLineId: '1', statement: '', reason: '', remedy: '', amount: '', currency: '', urgent: false };
    /** @type {any} */
    this.guide = null;
    /** @type {any[]} */
    this.others = [];
    /** Of which the order has one; which, is known to the order system alone. @type {{currency: string, market: string}[]} */
    this.currencies = [];
    /** @type {Refusal | null} */
    this.refused = null;
    /** @type {any} */
    this.would = null;
    this.key = crypto.randomUUID();
    this.busy = false;
    /** @type {any} */
    this.schema = null;
    /** What is still to be mended. @type {{field: string, message: string}[]} */
    this.faulty = [];
  }

  async connectedCallback() {
    super.connectedCallback();
    [this.schema, this.currencies] = await Promise.all([schemaOf('FileComplaint').catch(() => null), currencies().catch(() => [])]);
    this.requestUpdate();
  }

  /** @param {any} change */
  put(change) {
    const before = JSON.stringify(this.body());
    this.draft = { ...this.draft, ...change };
    keep(PLACE, this.draft);
    // A suggestion that comes late and changes nothing leaves what was looked at as it is.
    if (JSON.stringify(this.body()) !== before) {
      this.faulty = this.faulty.filter((fault) => !Object.keys(change).some((name) => within(fault.field, FIELD_OF[name] ?? name)));
      this.refused = this.faulty.length ? this.refused : null;
      this.would = null;
      this.key = crypto.randomUUID();
    }
    this.requestUpdate();
    if (('reason' in change || 'currency' in change) && this.draft.reason) {
      this.ask();
    }
  }

  currency() {
    return this.draft.currency || (this.currencies[0]?.currency ?? 'CNY');
  }

  /** By the rules of the market whose money is asked for, as far as money is. */
  async ask() {
    const { reason } = this.draft;
    const market = this.currencies.find((each) => each.currency === this.draft.currency)?.market;
    const guide = await json(`/api/filing-guide?${new URLSearchParams({ reason, ...(market ? { market } : {}) })}`, { token: null }).catch(() => null);
    if (reason === this.draft.reason) {
      this.guide = guide;
      this.requestUpdate();
    }
  }

  async suggest() {
    const text = this.draft.statement.trim();
    if (text.length < 5 || text === this.draft.asked) {
      return;
    }
    const { suggestion } = await json('/api/suggestions', { method: 'POST', body: { text } }).catch(() => ({}));
    // Whoever went on writing is asked about the newer words next; what the reader chose stays chosen.
    if (suggestion?.proposal && text === this.draft.statement.trim()) {
      this.others = suggestion.proposal.others ?? [];
      const { byHand = [] } = this.draft;
      this.put({
        asked: text,
        ...(byHand.includes('reason') ? {} : { reason: suggestion.proposal.reason ?? '' }),
        ...(byHand.includes('remedy') ? {} : { remedy: suggestion.proposal.remedy ?? '' }),
      });
    }
  }

  /** By the reader, and not by the rules. @param {'reason' | 'remedy'} field @param {string} code */
  choose(field, code) {
    this.put({ [field]: code, byHand: [...(this.draft.byHand ?? []).filter((/** @type {string} */ each) => each !== field), ...(code ? [field] : [])] });
  }

  body() {
    const { orderId, orderLineId, statement, reason, remedy, amount, urgent, newFacts = [] } = this.draft;
    return { order: { orderId, orderLineId }, reason, remedy, statement, ...(urgent ? { urgent } : {}), ...(newFacts.length ? { newFacts } : {}), ...(amount && WITH_AMOUNT.includes(remedy) ? { amount: { amount, currency: this.currency() } } : {}) };
  }

  /** @param {boolean} dryRun */
  async submit(dryRun) {
    this.busy = true;
    this.refused = null;
    this.requestUpdate();
    const key = this.key;
    try {
      const answer = await send('/api/cases', this.body(), { key, dryRun });
      if (dryRun) {
        // Each change has a key of its own: whoever went on writing has not seen what that would do.
        this.would = key === this.key ? answer : null;
      } else {
        forget(PLACE);
        store.tell(t('file.done'));
        go(`/cases/${answer.caseId}`);
      }
    } catch (no) {
      this.refused = /** @type {Refusal} */ (no);
      const ofOrder = this.refused.faults.length === 0 && OF_ORDER.includes(this.refused.code);
      this.faulty = ofOrder ? [{ field: 'order.orderId', message: this.refused.message }] : this.refused.faults;
    }
    this.busy = false;
    this.requestUpdate();
    lead(this);
  }

  /** @param {string} field @param {boolean} [part] whether parts of it have a place of their own */
  faults(field, part) {
    return this.faulty.filter((fault) => (part ? fault.field === field : within(fault.field, field))).map((fault) => html`<p class="fault">${fault.message}</p>`);
  }

  render() {
    const { orderId, orderLineId, statement, reason, remedy, urgent } = this.draft;
    const ready = orderId && reason && remedy;
    return html`<section class="page narrow"><h1>${t('file.title')}</h1><p class="dim">${t('file.why')}</p><div class="fields">
      <div class="short"><label class="field">${t('file.order')}<input name="orderId" .value=${orderId} @input=${(/** @type {any} */ e) => this.put({ orderId: e.target.value.trim() })}></label>${this.faults('order.orderId')}${this.faults('order', true)}</div>
      <div class="short"><label class="field">${t('file.line')}<input name="orderLineId" .value=${orderLineId} @input=${(/** @type {any} */ e) => this.put({ orderLineId: e.target.value.trim() })}></label>${this.faults('order.orderLineId')}</div>
      <div><label class="field">${t('file.what')}<textarea name="statement" maxlength="4000" dir="auto" .value=${statement} @input=${(/** @type {any} */ e) => this.put({ statement: e.target.value })} @blur=${this.suggest}></textarea></label>${this.faults('statement')}</div>
      <div class="short"><label class="field">${t('file.reason')}<select name="reason" @change=${(/** @type {any} */ e) => this.choose('reason', e.target.value)}><option value=""></option>${REASONS.map((each) => html`<option value=${each} ?selected=${each === reason}>${word('reason', each)}</option>`)}</select></label>
        ${this.others.length > 1 ? html`<p class="help">${t('file.others')} ${this.others.filter((each) => each.reason !== reason).map((each) => html`<button class="plain" @click=${() => this.choose('reason', each.reason)}>${word('reason', each.reason)}</button>`)}</p>` : nothing}${this.faults('reason')}</div>
      <div class="short"><label class="field">${t('file.remedy')}<select name="remedy" @change=${(/** @type {any} */ e) => this.choose('remedy', e.target.value)}><option value=""></option>${REMEDIES.map((each) => html`<option value=${each} ?selected=${each === remedy}>${word('remedy', each)}</option>`)}</select></label>${this.faults('remedy')}</div>
      ${WITH_AMOUNT.includes(remedy) ? this.amount() : nothing}
      <div><label class="choice"><input type="checkbox" .checked=${urgent} @change=${(/** @type {any} */ e) => this.put({ urgent: e.target.checked })}>${t('file.urgent')}</label></div>${this.newFacts()}</div>
      ${this.guide ? this.told() : nothing}
      ${refused(this.refused, (field) => labelOf(this.schema, field, this.body()))}
      ${this.would ? preview(this.would, {}) : nothing}
      <div class="buttons"><button class=${this.would ? '' : 'primary'} data-do="check" ?disabled=${this.busy || !ready} @click=${() => this.submit(true)}>${t('act.check')}</button>
        <button class=${this.would ? 'primary' : ''} data-do="send" ?disabled=${this.busy || !this.would} @click=${() => this.submit(false)}>${t('file.go')}</button>${waiting(this.busy)}</div></section>`;
  }

  /** What nobody knew when the order line was decided before; where that is needed, the product says so here. */
  newFacts() {
    const { newFacts = [], files = [] } = this.draft;
    const needed = this.faulty.some((fault) => within(fault.field, 'newFacts'));
    return html`<details data-field="newFacts" ?open=${needed || newFacts.length > 0}><summary>${t('file.new-facts')}</summary><p class="help">${t('file.new-facts-why')}</p>
      <fieldset><legend>${t('file.new-facts')}</legend><bc-evidence-picker .several=${true} .seen=${{ evidence: files }} .value=${newFacts} @stored=${(/** @type {CustomEvent} */ e) => this.put({ files: [...files, e.detail] })}
        @picked=${(/** @type {CustomEvent} */ e) => this.put({ newFacts: e.detail })}></bc-evidence-picker>${this.faults('newFacts')}</fieldset></details>`;
  }

  amount() {
    const currency = this.currency();
    return html`<div class="short"><div class="row"><label class="field grow">${t('field.amount')}${amountInput({ id: 'file-amount', name: 'amount', value: this.draft.amount, currency, put: (text) => this.put({ amount: text.trim() }) })}</label>
      ${this.currencies.length > 1 ? html`<label class="field">${t('file.currency')}<select name="currency" @change=${(/** @type {any} */ e) => this.put({ currency: e.target.value })}>
        ${this.currencies.map((each) => html`<option value=${each.currency} ?selected=${each.currency === currency}>${currencyName(each.currency)}</option>`)}</select></label>` : nothing}</div>${this.faults('amount')}</div>`;
  }

  /** Which silence of the seller's is meant: on a small claim it brings something else, and of the whole order's value only the product knows whether it is one. */
  answers() {
    const { amount, remedy } = this.draft;
    const { smallClaim } = this.guide;
    if (!smallClaim || !WITH_AMOUNT.includes(remedy) || !Number(amount) || this.currency() !== smallClaim.currency) {
      return smallClaim ? ANSWERS : ANSWERS.slice(0, 1);
    }
    return [ANSWERS[Number(amount) <= Number(smallClaim.amount) ? 1 : 0]];
  }

  told() {
    const guide = this.guide;
    const first = guide.clocks.filter((/** @type {any} */ each) => [...this.answers(), 'ANSWER_REJECTION', 'TRIAGE', 'PROVE', 'RULE_BY_AGENT'].includes(each.term));
    const until = (/** @type {any} */ each) => (ANSWERS.includes(each.term) && this.answers().length > 1 ? t(`file.${each.term}`, { amount: money(guide.smallClaim) }) : '');
    return html`<section class="act"><h3>${t('file.bring')}</h3><ul>${guide.checklist.map((/** @type {any} */ each) => html`<li><strong>${word('role', each.bearer)}</strong>: ${word('element', each.element)} <span class="dim">${each.kinds.map((/** @type {string} */ kind) => word('evidenceKind', kind)).join(', ')}</span></li>`)}</ul>
      <h3>${t('file.clocks')}</h3><ul>${first.map((/** @type {any} */ each) => html`<li data-term=${each.term}>${word('duty', each.duty)}${until(each)}: ${span(duration(this.draft.urgent && each.urgent ? each.urgent : each.time))} <span class="dim">(${word('clock', each.clock)}) ${t('queue.silence')} ${word('consequence', each.ifSilent)}</span></li>`)}</ul>
      <p class="dim">${t('file.window', { n: guide.windowDays })} · ${guide.policy}</p></section>`;
  }
}

customElements.define('bc-file', File);
