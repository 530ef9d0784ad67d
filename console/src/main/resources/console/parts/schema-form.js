/** A form made from a command's schema: words for its fields and codes, and what can be chosen from the case instead of typed. */
import './remedy-lines.js';
import './upload.js';
import { View, html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { money } from '../core/format.js';
import { told as t } from '../core/words.js';
import { openSteps } from '../core/references.js';
import { rulesOf } from '../core/rules.js';
import { capital, codesOf, filled, resolved } from '../core/schema.js';
import { cited } from '../core/cited.js';
import { caseName, desk, eventsOf, ownCases } from '../core/own-cases.js';
import { actorOf, person } from '../core/i18n.js';
import { store } from '../core/store.js';
import { amountInput } from './amount-field.js';
import { choicesOf, elementsOf } from './choices.js';
import { ANOTHER, ROLES_OF, personField } from './person-field.js';

/** Fields that the workbench of a ruling has a place of its own for. */
const NOT_HERE = ['findings', 'liability', 'ruling'];
/** What another field of the same form says, too. @type {Record<string, string[]>} */
const SAID_ELSEWHERE = { ReportViolation: ['seller'] };
/** Commands that are about nothing without something that is given. */
const GIVE_SOMETHING = ['MakeOffer', 'ProposeSettlement'];

export class SchemaForm extends View {
  static properties = { command: {}, schema: { attribute: false }, value: { attribute: false }, faults: { attribute: false }, seen: { attribute: false }, events: { attribute: false }, skip: { attribute: false } };

  constructor() {
    super();
    this.command = '';
    /** @type {any} */
    this.schema = null;
    /** @type {Record<string, any>} */
    this.value = {};
    /** @type {{field: string, message: string}[]} */
    this.faults = [];
    /** @type {any} */
    this.seen = null;
    /** What happened in the case. @type {any[]} */
    this.events = [];
    /** @type {string[]} */
    this.skip = [];
    /** What is to be proven by the rules, where the case does not say it yet. @type {string[]} */
    this.elements = [];
    /** The reader's own, where the form asks for one of them. @type {any[]} */
    this.cases = [];
    /** What happened in the one that was chosen. @type {any[]} */
    this.chosen = [];
    /** Fields in which somebody is written who is on no list, each with the role that was chosen. @type {Map<string, string | undefined>} */
    this.written = new Map();
  }

  dependsOn() {
    const asked = [this.reason ?? '', this.asksForCase ? `case ${this.value.caseId ?? ''}` : ''];
    return asked.some(Boolean) ? asked.join(' ') : null;
  }

  /** Before there are burdens, the rules say what will have to be proven. */
  get reason() {
    const reason = this.seen?.claim?.reason;
    return this.schema?.properties?.element && reason && !this.seen.burdens?.length ? reason : null;
  }

  get asksForCase() {
    return this.schema?.properties?.caseId && !this.skip.includes('caseId');
  }

  async load() {
    await Promise.all([this.reason ? this.readElements() : null, this.asksForCase ? this.readCases() : null]);
    this.requestUpdate();
  }

  async readCases() {
    const { caseId } = this.value;
    this.cases = this.cases.length ? this.cases : await ownCases();
    const chosen = this.schema.properties.agent && this.cases.some((each) => each.caseId === caseId) ? await eventsOf(caseId) : [];
    if (caseId === this.value.caseId) {
      this.chosen = chosen;
    }
  }

  async readElements() {
    const { goodsClass } = this.seen.order ?? {};
    const market = (await rulesOf(this.seen.policy).catch(() => null))?.market;
    const asked = Object.entries({ reason: this.seen.claim.reason, goodsClass, market }).filter(([, value]) => value);
    const guide = await json(`/api/filing-guide?${new URLSearchParams(asked)}`, { token: null }).catch(() => null);
    this.elements = (guide?.checklist ?? []).map((/** @type {any} */ each) => each.element);
  }

  /** @param {string} field @param {any} value */
  put(field, value) {
    const next = { ...this.value };
    if (value === '' || value === undefined || (Array.isArray(value) && value.length === 0)) {
      delete next[field];
    } else {
      next[field] = value;
    }
    this.dispatchEvent(new CustomEvent('change-value', { detail: next }));
  }

  render() {
    if (!this.schema) {
      return nothing;
    }
    const required = this.schema.required ?? [];
    const several = Boolean(this.schema.properties?.lines);
    const inLines = several ? ['remedy', 'amount'] : [];
    const names = Object.keys(this.schema.properties ?? {}).filter((name) => ![...NOT_HERE, ...inLines, ...this.skip, ...(SAID_ELSEWHERE[this.command] ?? [])].includes(name));
    const sorted = [...names.filter((name) => required.includes(name)), ...(several ? ['lines'] : []), ...names.filter((name) => !required.includes(name) && name !== 'lines')];
    return html`<div class="fields">${sorted.map((name) => (name === 'lines' ? this.lines() : this.field(name, resolved(this.schema.properties[name], this.schema.root ?? this.schema), required.includes(name))))}</div>`;
  }

  lines() {
    return html`<bc-remedy-lines .command=${this.command} .schema=${this.schema} .seen=${this.seen} .value=${this.value} .faults=${this.faults} .needed=${GIVE_SOMETHING.includes(this.command)}
      @change-value=${(/** @type {CustomEvent} */ e) => { e.stopPropagation(); this.dispatchEvent(new CustomEvent('change-value', { detail: e.detail })); }}></bc-remedy-lines>`;
  }

  /** @param {string} name @param {any} schema @param {boolean} required */
  field(name, schema, required) {
    const choices = this.choices(name);
    if (choices?.length === 0 && !required) {
      return nothing;
    }
    const faults = this.faults.filter((fault) => fault.field === name || fault.field.startsWith(`${name}.`) || fault.field.startsWith(`${name}[`) || fault.field.startsWith(`/${name}`));
    const label = html`<span>${capital(schema.title ?? name)}${required ? '' : html` <span class="dim">(${t('form.optional')})</span>`}</span>`;
    const id = `f-${this.command}-${name}`;
    return html`<div class="${faults.length ? 'invalid' : ''} ${short(schema) ? 'short' : ''}" data-field=${name}>
      ${this.control(name, schema, required, label, id, faults.length > 0, choices?.length ? choices : null)}
      ${schema.description ? html`<div class="help">${schema.description}</div>` : nothing}
      ${faults.map((fault) => html`<p class="fault" id="${id}-fault">${fault.message}</p>`)}</div>`;
  }

  /** @param {string} name @param {any} schema @param {boolean} required @param {any} label @param {string} id @param {boolean} bad @param {string[][] | null} choices */
  control(name, schema, required, label, id, bad, choices) {
    const value = this.value[name];
    const coded = (/** @type {string} */ text) => (schema.type === 'integer' && text !== '' ? Number(text) : text);
    const described = bad ? `${id}-fault` : nothing;
    if (schema.enum || choices) {
      const values = choices ?? this.possible(name, codesOf(schema));
      return html`<label class="field">${label}<select id=${id} ?required=${required} aria-describedby=${described} @change=${(/** @type {any} */ e) => this.choose(name, coded(e.target.value))}>
        ${required && value ? nothing : html`<option value="" ?selected=${value === undefined}></option>`}
        ${values.map(([code, text]) => html`<option value=${code} ?selected=${String(value) === code}>${text}</option>`)}</select></label>`;
    }
    if (ROLES_OF[name] && schema.type === 'string') {
      return personField({ id, label: html`<span>${capital((schema.title ?? name).replace(/\s*[(（][^)）]*[)）]$/, ''))}${required ? '' : html` <span class="dim">(${t('form.optional')})</span>`}</span>`,
        value: value ?? '', roles: ROLES_OF[name], written: this.written, known: this.known().filter((each) => name !== 'subject' || each !== store.state.me?.actor), roleAlone: name === 'from', described, put: (text) => this.put(name, text) });
    }
    if (schema.type === 'boolean') {
      return html`<label class="choice"><input type="checkbox" id=${id} .checked=${value === true} @change=${(/** @type {any} */ e) => this.put(name, e.target.checked || undefined)}>${label}</label>`;
    }
    if (schema.properties?.currency) {
      const currency = this.seen?.claim?.amount?.currency ?? 'CNY';
      return html`<label class="field"><span>${label} ${this.seen?.lineAccount ? html`<span class="help">${t('form.at-most', '', { amount: money(this.seen.lineAccount.left) })}</span>` : nothing}</span>
        ${amountInput({ id, value: value?.amount ?? '', currency, described, put: (text) => this.put(name, text ? { amount: text, currency } : undefined) })}</label>`;
    }
    if (schema.properties) {
      const put = (/** @type {string} */ inner, /** @type {string} */ text) => this.put(name, filled({ ...value, [inner]: text }));
      return html`<fieldset><legend>${label}</legend>${Object.entries(schema.properties).map(([inner, each]) => html`<label class="field">${capital(/** @type {any} */ (each).title ?? inner)}<input id="${id}-${inner}" autocomplete="off" aria-describedby=${described} .value=${value?.[inner] ?? ''} @input=${(/** @type {any} */ e) => put(inner, e.target.value)}></label>`)}</fieldset>`;
    }
    if (name === 'evidence' || name === 'newFacts') {
      return html`<fieldset><legend>${label}</legend><bc-evidence-picker .seen=${this.seen} .several=${schema.type === 'array'} .value=${value} .statements=${cited(this.command, this.events)}
        @picked=${(/** @type {CustomEvent} */ e) => this.put(name, e.detail)}></bc-evidence-picker></fieldset>`;
    }
    if (schema.type === 'array') {
      const items = resolved(schema.items, this.schema.root ?? this.schema);
      const codes = name === 'clauses' ? [...new Map((this.seen?.burdens ?? []).map((/** @type {any} */ each) => [each.clause, each.clauseText]))] : codesOf(items);
      return codes.length === 0 ? nothing : html`<fieldset><legend>${label}</legend><div class="choices">${codes.map((/** @type {string[]} */ [code, text]) => html`<label class="choice"><input type="checkbox" .checked=${(value ?? []).includes(code)}
        @change=${(/** @type {any} */ e) => this.put(name, e.target.checked ? [...(value ?? []), code] : (value ?? []).filter((/** @type {string} */ each) => each !== code))}>${text}</label>`)}</div></fieldset>`;
    }
    if (schema.type === 'integer') {
      return html`<label class="field">${label}<input id=${id} type="number" min=${schema.minimum ?? nothing} max=${schema.maximum ?? nothing} .value=${value ?? ''} aria-describedby=${described} @input=${(/** @type {any} */ e) => this.put(name, e.target.value === '' ? undefined : Number(e.target.value))}></label>`;
    }
    if ((schema.maxLength ?? 0) > 300) {
      return html`<label class="field">${label}<textarea id=${id} maxlength=${schema.maxLength} dir="auto" aria-describedby=${described} .value=${value ?? ''} @input=${(/** @type {any} */ e) => this.put(name, e.target.value)}></textarea></label>`;
    }
    return html`<label class="field">${label}<input id=${id} .value=${value ?? ''} dir="auto" autocomplete="off" aria-describedby=${described} @input=${(/** @type {any} */ e) => this.put(name, e.target.value)}
      @change=${(/** @type {any} */ e) => name === 'agent' && this.put(name, actorOf(e.target.value.trim()))}></label>`;
  }

  /** What the case itself gives to choose from. @param {string} name @returns {string[][] | null} */
  choices(name) {
    if (name === 'element') {
      return elementsOf(this.seen, this.elements);
    }
    if (name === 'agent') {
      return this.agents();
    }
    if (name === 'caseId') {
      const isWritten = this.written.has(name) || (this.value.caseId && !this.cases.some((each) => each.caseId === this.value.caseId));
      return this.cases.length === 0 || isWritten ? null : [...this.cases.map((each) => [each.caseId, caseName(each)]), [ANOTHER, t('ask.another-case')]];
    }
    return choicesOf(name, this.seen ?? {});
  }

  /** Those whom the reader saw acting, or another one, who is written. @returns {string[][] | null} */
  agents() {
    const names = desk([...this.events, ...this.chosen]).map((each) => [each.split('/')[1], person(each)]);
    const ids = [...new Set(names.map(([id]) => id))];
    const isWritten = this.written.has('agent') || (this.value.agent && !ids.includes(this.value.agent));
    const listed = ids.map((id) => [id, names.filter(([other]) => other === id).map(([, name]) => name).join(', ')]);
    return ids.length === 0 || isWritten ? null : [...listed, [ANOTHER, t('people.another')]];
  }

  /** @param {string} name @param {any} chosen */
  choose(name, chosen) {
    if (chosen === ANOTHER) {
      this.written.set(name, undefined);
    }
    this.put(name, chosen === ANOTHER ? undefined : chosen);
  }

  /** @param {string} name @param {string[][]} codes */
  possible(name, codes) {
    const planned = (this.seen?.plan?.steps ?? []).map((/** @type {any} */ each) => each.step);
    const open = this.command === 'ConfirmStep' ? openSteps(this.seen) : [];
    const steps = open.length ? open : planned;
    return name === 'step' && steps.length ? codes.filter(([code]) => steps.includes(code) || code === this.value.step) : codes;
  }

  /** Whom the case names. @returns {string[]} */
  known() {
    /** @type {any} */
    const { buyer, seller, order, owner } = { ...this.seen, ...this.cases.find((each) => each.caseId === this.value.caseId) };
    return [buyer && `BUYER/${buyer}`, seller && `SELLER/${seller}`, order?.carrier && `CARRIER/${order.carrier}`, owner].filter(Boolean);
  }
}

/** @param {any} schema whether two such fields find room beside each other */
function short(schema) {
  return Boolean(schema.enum || schema.properties?.currency || schema.type === 'integer');
}

customElements.define('bc-schema-form', SchemaForm);
