/** The workbench of a ruling: findings with what is presumed, shares that sum to 100, and what each side gets. */
import './schema-form.js';
import { View, html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { money } from '../core/format.js';
import { t, word } from '../core/i18n.js';
import { resolved } from '../core/schema.js';

const ACCOUNTS = ['SELLER', 'BUYER', 'CARRIER', 'SERVICE_PROVIDER', 'PLATFORM'];
const FINDINGS = ['PROVEN', 'REFUTED', 'UNCLEAR'];

class RulingForm extends View {
  static properties = { command: {}, schema: { attribute: false }, seen: { attribute: false }, value: { attribute: false }, faults: { attribute: false } };

  constructor() {
    super();
    this.command = 'IssueRuling';
    /** @type {any} */
    this.schema = null;
    /** @type {any} */
    this.seen = null;
    /** @type {any} */
    this.value = {};
    /** @type {any[]} */
    this.faults = [];
    /** @type {any} the draft by the policy's own rule, with like cases */
    this.draft = null;
    this.draftFailed = '';
  }

  /** The ruling itself lies inside the decision of an appeal. */
  get inside() {
    return this.command === 'DecideAppeal';
  }

  get ruling() {
    return this.inside ? (this.value.ruling ?? {}) : this.value;
  }

  get rulingSchema() {
    const root = this.schema?.root ?? this.schema;
    const inner = this.inside ? resolved(this.schema?.properties?.ruling, root) : this.schema;
    // The schema cannot know what the rules demand: reasons in words, here or of the decision around.
    const required = [...(inner?.required ?? []), ...(this.inside ? [] : ['reasons'])];
    return inner ? { ...inner, required, root } : null;
  }

  /** @param {any} next */
  put(next) {
    const clean = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== ''));
    this.tell(this.inside ? { ...this.value, ruling: clean } : clean);
  }

  /** @param {any} detail */
  tell(detail) {
    this.dispatchEvent(new CustomEvent('change-value', { detail }));
  }

  firstUpdated() {
    if (!this.ruling.findings && (this.seen.burdens ?? []).length && !this.inside) {
      const presumed = this.seen.burdens.filter((/** @type {any} */ each) => each.presumption)
        .map((/** @type {any} */ each) => ({ element: each.element, finding: each.presumption.finding, because: t('ruling.by-presumption') }));
      const { remedy, amount } = this.seen.claim ?? {};
      this.put({ remedy, amount, ...this.ruling, liability: this.ruling.liability ?? { SELLER: 100 }, ...(presumed.length ? { findings: presumed } : {}) });
    }
  }

  async suggest() {
    try {
      const { label, suggestion } = await json(`/api/cases/${this.seen.caseId}/suggestions`, { method: 'POST', body: {} });
      this.draft = { ...suggestion.proposal, id: suggestion.id, label };
    } catch (no) {
      this.draftFailed = /** @type {Error} */ (no).message;
    }
    this.requestUpdate();
  }

  /** The draft as it stands becomes the ruling to be sent, and counts as accepted. */
  async take() {
    const { result, remedy, amount, lines, liability, atFault, reasons, findings, id } = this.draft;
    const found = findings.map((/** @type {any} */ each) => ({ element: each.element, finding: each.finding, because: each.because, evidence: each.evidence }));
    this.put({ ...this.ruling, ...(lines ? { lines, remedy: undefined, amount: undefined } : { lines: undefined, remedy, amount: amount ?? undefined }), result, liability, atFault, reasons, findings: found });
    await json(`/api/suggestions/${id}/answer`, { method: 'POST', body: { accepted: true } }).catch(() => nothing);
  }

  /** @param {string} element @param {any} change */
  find(element, change) {
    const before = (this.ruling.findings ?? []).find((/** @type {any} */ each) => each.element === element) ?? { element };
    const rest = (this.ruling.findings ?? []).filter((/** @type {any} */ each) => each.element !== element);
    const next = { ...before, ...change };
    this.put({ ...this.ruling, findings: next.finding ? [...rest, next] : rest });
  }

  /** @param {string} account @param {number} share what one gains the largest other loses, so that the sum stays 100 */
  share(account, share) {
    const wanted = Math.max(0, Math.min(100, Math.round(share)));
    const shares = Object.fromEntries(ACCOUNTS.map((each) => [each, this.ruling.liability?.[each] ?? 0]));
    let change = wanted - shares[account];
    shares[account] = wanted;
    const others = ACCOUNTS.filter((each) => each !== account).sort((a, b) => shares[b] - shares[a]);
    for (const other of others) {
      const before = shares[other];
      shares[other] = Math.max(0, Math.min(100, before - change));
      change -= before - shares[other];
    }
    this.put({ ...this.ruling, liability: Object.fromEntries(Object.entries(shares).filter(([, each]) => each > 0)) });
  }

  render() {
    if (!this.schema || !this.seen) {
      return nothing;
    }
    return html`<div class="fields">
      ${this.inside ? html`<bc-schema-form .command=${this.command} .schema=${this.schema} .seen=${this.seen} .value=${this.value} .faults=${this.faults} @change-value=${(/** @type {CustomEvent} */ e) => { e.stopPropagation(); this.tell(e.detail); }}></bc-schema-form>` : nothing}
      ${this.inside && this.value.decision !== 'REVISED' ? nothing : html`
        ${this.findings()}
        <bc-schema-form .command=${'IssueRuling'} .schema=${this.rulingSchema} .seen=${this.seen} .value=${this.ruling} .faults=${this.faults}
          @change-value=${(/** @type {CustomEvent} */ e) => { e.stopPropagation(); this.put(e.detail); }}></bc-schema-form>
        ${this.shares()} ${this.evidence()} ${this.like()}`}</div>`;
  }

  findings() {
    const codes = resolved(resolved(this.rulingSchema?.properties?.findings, this.rulingSchema?.root)?.items, this.rulingSchema?.root)?.properties?.finding?.enum ?? FINDINGS;
    return html`<fieldset><legend>${t('ruling.findings')}</legend>${(this.seen.burdens ?? []).map((/** @type {any} */ each) => {
      const found = (this.ruling.findings ?? []).find((/** @type {any} */ one) => one.element === each.element) ?? {};
      return html`<div data-element=${each.element}><strong>${word('element', each.element)}</strong> <span class="dim">${t('ruling.bears', { who: word('role', each.bearsNow) })} · ${word('burdenStatus', each.status)}</span>
        ${each.presumption ? html`<span class="tag soon">${t('facts.presumed', { finding: word('finding', each.presumption.finding), who: word('role', each.presumption.against) })}</span>` : nothing}
        <div class="dim">${each.clauseText}</div>
        <div class="row"><label class="field">${t('ruling.finding')}<select @change=${(/** @type {any} */ e) => this.find(each.element, { finding: e.target.value })}><option value=""></option>${codes.map((/** @type {string} */ code) => html`<option value=${code} ?selected=${found.finding === code}>${word('finding', code)}</option>`)}</select></label>
          <label class="field grow">${t('ruling.because')}<input dir="auto" .value=${found.because ?? ''} @input=${(/** @type {any} */ e) => this.find(each.element, { because: e.target.value || undefined })}></label></div>
        <div class="choices">${(this.seen.evidence ?? []).map((/** @type {any} */ exhibit) => html`<label class="choice"><input type="checkbox" .checked=${(found.evidence ?? []).includes(exhibit.evidenceId)}
          @change=${(/** @type {any} */ e) => this.find(each.element, { evidence: e.target.checked ? [...(found.evidence ?? []), exhibit.evidenceId] : (found.evidence ?? []).filter((/** @type {string} */ id) => id !== exhibit.evidenceId) })}>${t('exhibit.n', { n: exhibit.exhibit })}</label>`)}</div></div>`;
    })}</fieldset>`;
  }

  shares() {
    const shares = this.ruling.liability ?? {};
    const sum = ACCOUNTS.reduce((total, each) => total + (shares[each] ?? 0), 0);
    const amount = Number(this.ruling.amount?.amount ?? this.seen.claim?.amount?.amount ?? 0);
    const currency = this.seen.claim?.amount?.currency ?? 'CNY';
    return html`<fieldset><legend>${t('ruling.shares')} <span class=${sum === 100 ? 'good' : 'late'}>${sum}%</span></legend>
      ${ACCOUNTS.map((each) => html`<label class="share"><span>${word('account', each)}</span><input type="range" min="0" max="100" .value=${String(shares[each] ?? 0)} aria-label=${word('account', each)} @input=${(/** @type {any} */ e) => this.share(each, Number(e.target.value))}>
        <input type="number" min="0" max="100" aria-label="${word('account', each)} %" .value=${String(shares[each] ?? 0)} @change=${(/** @type {any} */ e) => this.share(each, Number(e.target.value))}>
        <span class="number">${money({ amount: ((amount * (shares[each] ?? 0)) / 100).toFixed(2), currency })}</span></label>`)}
      <p class="dim">${t('ruling.preview', { amount: money({ amount: amount.toFixed(2), currency }) })}</p></fieldset>`;
  }

  evidence() {
    const side = (/** @type {string} */ role) => (this.seen.evidence ?? []).filter((/** @type {any} */ each) => (each.uploadedBy ?? '').startsWith(`${role}/`));
    return (this.seen.evidence ?? []).length === 0 ? nothing : html`<fieldset><legend>${t('ruling.exhibits')}</legend><div class="sides">${['BUYER', 'SELLER'].map((role) => html`<div><strong>${word('role', role)}</strong>
      ${side(role).map((/** @type {any} */ each) => html`<bc-exhibit .exhibit=${each} large></bc-exhibit>`)}</div>`)}</div></fieldset>`;
  }

  like() {
    return html`<fieldset><legend>${t('ruling.like')}</legend>${this.draft ? html`
      <p class="dim">${this.draft.label}</p>
      ${this.draft.result ? html`<p class="draft">${word('result', this.draft.result)} ${word('remedy', this.draft.remedy)} ${this.draft.amount ? money(this.draft.amount) : nothing} ${this.draft.by ? html`<span class="tag soon">${word('role', this.draft.by)}</span>` : nothing}
        ${this.inside ? nothing : html`<button data-do="take-draft" @click=${this.take}>${t('ruling.take-draft')}</button>`}</p>` : html`<p class="draft">${t('ruling.no-draft')}</p>`}
      <ul>${this.draft.like.map((/** @type {any} */ each) => html`<li><a href="/cases/${each.caseId}">${each.caseId}</a> ${word('result', each.result)} <bdi class="dim">${each.remedy ? word('remedy', each.remedy) : ''}</bdi></li>`)}</ul>
      ${this.draft.like.length === 0 ? html`<p class="dim">${t('ruling.no-like')}</p>` : nothing}` : html`<button data-do="draft" @click=${this.suggest}>${t('ruling.ask-like')}</button>`}
      ${this.draftFailed ? html`<p class="fault">${this.draftFailed}</p>` : nothing}</fieldset>`;
  }
}

customElements.define('bc-ruling-form', RulingForm);
