/** The workbench of a ruling: findings with what is presumed, shares that sum to 100, and what each side gets. */
import './schema-form.js';
import { View, html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { money } from '../core/format.js';
import { t, word } from '../core/i18n.js';
import { asItStands, shareOut } from '../core/ruling.js';
import { resolved } from '../core/schema.js';
import { linesOf, withLines } from './remedy-lines.js';
import { asked, exhibits, like, exhibitName } from './ruling-beside.js';

const ACCOUNTS = ['SELLER', 'BUYER', 'CARRIER', 'SERVICE_PROVIDER', 'PLATFORM'];
const FINDINGS = ['PROVEN', 'REFUTED', 'UNCLEAR'];

class RulingForm extends View {
  static properties = { command: {}, schema: { attribute: false }, seen: { attribute: false }, value: { attribute: false }, faults: { attribute: false }, asksForReasons: { attribute: false }, events: { attribute: false } };

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
    /** Whether the rules of the case do. */
    this.asksForReasons = true;
    /** @type {any[]} */
    this.events = [];
    /** Accounts in the order in which their shares were written. @type {string[]} */
    this.written = [];
    /** Those whose share changed to make a hundred. @type {string[]} */
    this.fills = [];
    /** What was written and is no share. @type {{account: string, text: string} | null} */
    this.refusedShare = null;
    /** @type {any} the draft by the policy's own rule, with like cases */
    this.draft = null;
    this.draftFailed = '';
    /** @type {any} as far as it was written when the decision became another one */
    this.revision = undefined;
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
    const required = [...(inner?.required ?? []), ...(this.inside ? [] : this.reasons)];
    return inner ? { ...inner, required, root } : null;
  }

  /** The reasons of the decision are those of what it revises, too. */
  get decisionSchema() {
    return { ...this.schema, required: [...(this.schema.required ?? []), ...this.reasons] };
  }

  get reasons() {
    return this.asksForReasons ? ['reasons'] : [];
  }

  /** Of somebody who declined to take the case there is no ruling to revise. */
  get revises() {
    return this.inside && this.value.decision === 'REVISED' && Boolean(this.seen.ruling);
  }

  /** @param {any} next */
  put(next) {
    const clean = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== ''));
    this.tell(this.inside ? { ...this.value, ruling: clean } : clean);
  }

  /** A revision begins with what is revised. One that was given up is not sent, and is there again for whoever comes back to it. @param {any} detail */
  decide({ ruling = this.revision, ...detail }) {
    this.revision = ruling;
    const revises = detail.decision === 'REVISED' && this.seen.ruling;
    this.tell(revises ? { ...detail, ruling: ruling ?? asItStands(this.seen.ruling) } : detail);
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
      this.put({ ...(this.ruling.lines ? {} : { remedy, amount }), ...this.ruling, liability: this.ruling.liability ?? { SELLER: 100 }, ...(presumed.length ? { findings: presumed } : {}) });
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
    this.put({ ...withLines(this.ruling, lines ?? [{ remedy, amount: amount ?? undefined }]), result, liability, atFault, reasons, findings: found });
    await json(`/api/suggestions/${id}/answer`, { method: 'POST', body: { accepted: true } }).catch(() => nothing);
  }

  /** @param {string} element @param {any} change */
  find(element, change) {
    const before = (this.ruling.findings ?? []).find((/** @type {any} */ each) => each.element === element) ?? { element };
    const rest = (this.ruling.findings ?? []).filter((/** @type {any} */ each) => each.element !== element);
    const next = { ...before, ...change };
    this.put({ ...this.ruling, findings: next.finding ? [...rest, next] : rest });
  }

  /** Whoever writes a share has it; the rest is taken up by whoever was written longest ago, or never. @param {string} account @param {HTMLInputElement} input */
  share(account, input) {
    const wanted = Number(input.value);
    if (input.value.trim() === '' || !Number.isInteger(wanted) || wanted < 0 || wanted > 100) {
      this.refusedShare = { account, text: input.value };
      input.value = String(this.ruling.liability?.[account] ?? 0);
      this.requestUpdate();
      return;
    }
    this.refusedShare = null;
    this.written = [...this.written.filter((each) => each !== account), account];
    const shared = shareOut(this.ruling.liability ?? {}, account, wanted, this.othersThan(account));
    this.fills = shared.fills;
    this.put({ ...this.ruling, liability: shared.liability });
  }

  /** Who takes up the rest, in this order. @param {string} account */
  othersThan(account) {
    const age = (/** @type {string} */ each) => this.written.indexOf(each);
    const share = (/** @type {string} */ each) => this.ruling.liability?.[each] ?? 0;
    return this.accounts.filter((each) => each !== account).sort((a, b) => age(a) - age(b) || share(b) - share(a));
  }

  /** The accounts of those who have a part in the case; another one alone where it has a share already. */
  get accounts() {
    const asked = this.events.filter((event) => event.type === 'EvidenceRequested').map((event) => event.from);
    const present = ['SELLER', 'BUYER', 'PLATFORM', ...(this.seen.order?.carrier ? ['CARRIER'] : []), ...asked, ...Object.keys(this.ruling.liability ?? {})];
    return ACCOUNTS.filter((each) => present.includes(each));
  }

  /** The faults of the ruling itself, wherever it lies in what was sent. @returns {{field: string, message: string}[]} */
  get ownFaults() {
    const within = this.inside ? 'ruling.' : '';
    return this.faults.filter((fault) => fault.field.startsWith(within)).map((fault) => ({ ...fault, field: fault.field.slice(within.length) }));
  }

  /** @param {string} place a field of the ruling, or a part of one */
  said(place) {
    return this.ownFaults.filter((fault) => fault.field === place || fault.field.startsWith(`${place}.`)).map((fault) => html`<p class="fault">${fault.message}</p>`);
  }

  render() {
    if (!this.schema || !this.seen) {
      return nothing;
    }
    const own = (/** @type {CustomEvent} */ e, /** @type {(detail: any) => void} */ then) => { e.stopPropagation(); then(e.detail); };
    return html`<div class="bench"><div class="fields">
      ${this.inside ? html`<bc-schema-form .command=${this.command} .schema=${this.decisionSchema} .seen=${this.seen} .value=${this.value} .faults=${this.faults} @change-value=${(/** @type {CustomEvent} */ e) => own(e, (detail) => this.decide(detail))}></bc-schema-form>` : nothing}
      ${this.inside && !this.revises ? nothing : html`
        ${this.findings()}
        <bc-schema-form .command=${'IssueRuling'} .schema=${this.rulingSchema} .seen=${this.seen} .value=${this.ruling} .faults=${this.ownFaults} .skip=${this.inside ? ['reasons'] : []}
          @change-value=${(/** @type {CustomEvent} */ e) => own(e, (detail) => this.put(detail))}></bc-schema-form>
        ${this.shares()}`}</div>
      <div class="beside fields">${asked(this.seen.claim)}${exhibits(this.seen)}${like({ draft: this.draft, failed: this.draftFailed, inside: this.inside, suggest: () => this.suggest(), take: () => this.take() })}</div></div>`;
  }

  findings() {
    const codes = resolved(resolved(this.rulingSchema?.properties?.findings, this.rulingSchema?.root)?.items, this.rulingSchema?.root)?.properties?.finding?.enum ?? FINDINGS;
    const whole = this.ownFaults.filter((fault) => fault.field === 'findings');
    const missing = whole.length ? html`<p class="fault">${t('ruling.finding-missing')}</p>` : nothing;
    return html`<fieldset><legend>${t('ruling.findings')}</legend>${(this.seen.burdens ?? []).map((/** @type {any} */ each) => {
      const place = (this.ruling.findings ?? []).findIndex((/** @type {any} */ one) => one.element === each.element);
      const found = this.ruling.findings?.[place] ?? {};
      return html`<div data-element=${each.element}><strong>${word('element', each.element)}</strong> <span class="dim">${t('ruling.bears', { who: word('role', each.bearsNow) })} · ${word('burdenStatus', each.status)}</span>
        ${each.presumption ? html`<span class="tag soon">${t('facts.presumed', { finding: word('finding', each.presumption.finding), who: word('role', each.presumption.against) })}</span>` : nothing}
        <div class="dim">${each.clauseText}</div>
        <div class="row"><label class="field">${t('ruling.finding')}<select aria-invalid=${place < 0 && whole.length ? 'true' : nothing} @change=${(/** @type {any} */ e) => this.find(each.element, { finding: e.target.value })}><option value=""></option>${codes.map((/** @type {string} */ code) => html`<option value=${code} ?selected=${found.finding === code}>${word('finding', code)}</option>`)}</select></label>
          <label class="field grow">${t('ruling.because')}<input dir="auto" aria-invalid=${place >= 0 && this.said(`findings.${place}.because`).length ? 'true' : nothing} .value=${found.because ?? ''} @input=${(/** @type {any} */ e) => this.find(each.element, { because: e.target.value || undefined })}></label></div>
        ${(this.seen.evidence ?? []).length === 0 ? nothing : html`<div class="choices">${this.seen.evidence.map((/** @type {any} */ exhibit) => html`<label class="choice"><input type="checkbox" .checked=${(found.evidence ?? []).includes(exhibit.evidenceId)}
          @change=${(/** @type {any} */ e) => this.find(each.element, { evidence: e.target.checked ? [...(found.evidence ?? []), exhibit.evidenceId] : (found.evidence ?? []).filter((/** @type {string} */ id) => id !== exhibit.evidenceId) })}>${exhibitName(exhibit)}</label>`)}</div>`}${place < 0 ? missing : this.said(`findings.${place}`)}</div>`;
    })}${whole.map((fault) => html`<p class="fault">${fault.message}</p>`)}</fieldset>`;
  }

  shares() {
    const shares = this.ruling.liability ?? {};
    const sum = ACCOUNTS.reduce((total, each) => total + (shares[each] ?? 0), 0);
    const given = linesOf(this.ruling).filter((line) => line.amount).map((line) => Number(line.amount.amount) || 0);
    const amount = given.length ? given.reduce((sum, each) => sum + each, 0) : Number(this.seen.claim?.amount?.amount ?? 0);
    const currency = this.seen.claim?.amount?.currency ?? 'CNY';
    return html`<fieldset><legend>${t('ruling.shares')} <span class=${sum === 100 ? 'good' : 'late'}>${sum}%</span></legend>
      ${this.accounts.map((each) => html`<label class="share" data-account=${each}><span>${word('account', each)} ${this.fills.includes(each) ? html`<span class="tag" data-fills>${t('ruling.fills')}</span>` : nothing}</span>
        <input type="range" min="0" max="100" .value=${String(shares[each] ?? 0)} aria-label=${word('account', each)} @input=${(/** @type {any} */ e) => this.share(each, e.target)}>
        <input type="number" min="0" max="100" step="1" aria-label="${word('account', each)} %" .value=${String(shares[each] ?? 0)} @change=${(/** @type {any} */ e) => this.share(each, e.target)}>
        <span class="number">${money({ amount: ((amount * (shares[each] ?? 0)) / 100).toFixed(2), currency })}</span></label>
        ${this.refusedShare?.account === each ? html`<p class="fault" role="alert">${t('ruling.no-share', { text: this.refusedShare.text })}</p>` : nothing}`)}
      ${this.said('liability')}<p class="dim">${t('ruling.preview', { amount: money({ amount: amount.toFixed(2), currency }) })}</p></fieldset>`;
  }
}

customElements.define('bc-ruling-form', RulingForm);
